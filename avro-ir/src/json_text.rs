//! This module reads JSON text to a tree in which every value knows where it is written.
//!
//! It is not a general JSON reader: it keeps the text of numbers and the order of members, finds
//! repeated keys, and goes on after what Avro files in the wild contain beyond JSON (a byte-order
//! mark, comments) with a warning.

pub(crate) mod grammar;
mod reader;
mod token;

use crate::diagnostic::Report;
use crate::location::Location;
use crate::options::ParseOptions;
use crate::schema::Json;
pub(crate) use reader::read;
use std::borrow::Cow;

/// A JSON value and its place.
#[derive(Debug)]
pub(crate) struct Value<'a> {
    pub(crate) data: Data<'a>,
    pub(crate) location: Location,
}

#[derive(Debug)]
pub(crate) enum Data<'a> {
    Null,
    Boolean(bool),
    Number(&'a str),
    String(Cow<'a, str>),
    Array(Vec<Value<'a>>),
    Object(Vec<Member<'a>>),
}

/// One `key: value` of an object.
#[derive(Debug)]
pub(crate) struct Member<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) key_location: Location,
    pub(crate) value: Value<'a>,
}

impl<'a> Value<'a> {
    pub(crate) fn as_str(&self) -> Option<&str> {
        match &self.data {
            Data::String(text) => Some(text),
            Data::Null | Data::Boolean(_) | Data::Number(_) | Data::Array(_) | Data::Object(_) => {
                None
            }
        }
    }

    pub(crate) fn as_array(&self) -> Option<&[Value<'a>]> {
        match &self.data {
            Data::Array(items) => Some(items),
            Data::Null | Data::Boolean(_) | Data::Number(_) | Data::String(_) | Data::Object(_) => {
                None
            }
        }
    }

    pub(crate) fn as_object(&self) -> Option<&[Member<'a>]> {
        match &self.data {
            Data::Object(members) => Some(members),
            Data::Null | Data::Boolean(_) | Data::Number(_) | Data::String(_) | Data::Array(_) => {
                None
            }
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    /// The kind of value with its article, for messages.
    pub(crate) fn describe(&self) -> &'static str {
        match self.data {
            Data::Null => "null",
            Data::Boolean(_) => "a boolean",
            Data::Number(_) => "a number",
            Data::String(_) => "a string",
            Data::Array(_) => "an array",
            Data::Object(_) => "an object",
        }
    }

    pub(crate) fn to_json(&self) -> Json {
        match &self.data {
            Data::Null => Json::Null,
            Data::Boolean(value) => Json::Boolean(*value),
            Data::Number(text) => Json::Number((*text).to_owned()),
            Data::String(text) => Json::String(text.clone().into_owned()),
            Data::Array(items) => Json::Array(items.iter().map(Value::to_json).collect()),
            Data::Object(members) => Json::Object(
                members
                    .iter()
                    .map(|member| (member.key.clone().into_owned(), member.value.to_json()))
                    .collect(),
            ),
        }
    }
}

/// The JSON pointer of the innermost value that holds all of `location`.
pub(crate) fn pointer(location: Location, text: &str) -> String {
    let options = ParseOptions {
        max_bytes: usize::MAX,
        ..ParseOptions::java()
    };
    let mut pointer = String::new();
    let root = read(location.source, text, &options, &mut Report::default());
    let Some(mut value) = root.as_ref() else {
        return pointer;
    };
    let holds = |outer: Location| outer.start <= location.start && location.end <= outer.end;
    loop {
        let next = match &value.data {
            Data::Array(items) => {
                let found = items
                    .iter()
                    .enumerate()
                    .find(|(_, item)| holds(item.location));
                found.map(|(index, item)| (index.to_string(), item))
            }
            Data::Object(members) => {
                let found = members
                    .iter()
                    .find(|member| holds(member.key_location) || holds(member.value.location));
                found.map(|member| {
                    (
                        member.key.replace('~', "~0").replace('/', "~1"),
                        &member.value,
                    )
                })
            }
            Data::Null | Data::Boolean(_) | Data::Number(_) | Data::String(_) => None,
        };
        let Some((key, inner)) = next else {
            return pointer;
        };
        pointer.push('/');
        pointer.push_str(&key);
        value = inner;
    }
}
