//! This module reads attributes that several kinds of schema share.

use super::Parser;
use crate::ast::Header;
use crate::json_text::{Data, Member, Value};
use crate::location::Location;
use crate::name::without_leading_dot;

/// The value of an attribute.
pub(super) fn find<'v>(members: &'v [Member<'v>], key: &str) -> Option<&'v Value<'v>> {
    members
        .iter()
        .find(|member| member.key == key)
        .map(|member| &member.value)
}

impl Parser<'_> {
    pub(super) fn header<'v>(
        &mut self,
        members: &'v [Member<'v>],
        what: &str,
        location: Location,
    ) -> Header<'v> {
        let (name, name_location) = self.name(members, what, location);
        let namespace = self.optional_text(members, "namespace");
        if let (Some(text), Some(value)) = (namespace, find(members, "namespace"))
            && !text.is_empty()
            && !name.is_some_and(|name| name.contains('.'))
        {
            self.check_dotted(text, "namespace", value.location);
        }
        Header {
            name,
            name_location,
            namespace,
            doc: self.optional_text(members, "doc"),
            aliases: self.aliases(members),
        }
    }

    fn name<'v>(
        &mut self,
        members: &'v [Member<'v>],
        what: &str,
        location: Location,
    ) -> (Option<&'v str>, Location) {
        let Some(value) = find(members, "name") else {
            self.missing(members, what, "name", location);
            return (None, location);
        };
        let Some(name) = value.as_str() else {
            self.wrong_type(value, "name", "a string");
            return (None, value.location);
        };
        self.check_dotted(without_leading_dot(name), "name", value.location);
        (Some(name), value.location)
    }

    fn check_dotted(&mut self, text: &str, what: &str, location: Location) {
        if !text.split('.').all(|part| self.is_name(part)) {
            self.bad_name(what, text, location);
        }
    }

    pub(super) fn check_simple(&mut self, text: &str, what: &str, location: Location) {
        if !self.is_name(text) {
            self.bad_name(what, text, location);
        }
    }

    fn is_name(&self, text: &str) -> bool {
        self.options.names.accept(text)
    }

    /// A text that may be absent; null counts as absent, as in files that tools have written.
    pub(super) fn optional_text<'v>(
        &mut self,
        members: &'v [Member<'v>],
        key: &str,
    ) -> Option<&'v str> {
        let value = find(members, key)?;
        if value.as_str().is_none() && !value.is_null() {
            self.wrong_type(value, key, "a string");
        }
        value.as_str()
    }

    /// Any text is accepted as an alias: aliases repair names of old.
    pub(super) fn aliases<'v>(&mut self, members: &'v [Member<'v>]) -> Vec<&'v str> {
        let Some(value) = find(members, "aliases") else {
            return Vec::new();
        };
        let Some(items) = value.as_array() else {
            self.wrong_type(value, "aliases", "an array of strings");
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| self.text(item, "aliases", "an array of strings"))
            .collect()
    }

    /// A text, or an error that says what `attribute` must be.
    pub(super) fn text<'v>(
        &mut self,
        value: &'v Value<'v>,
        attribute: &str,
        expected: &str,
    ) -> Option<&'v str> {
        match &value.data {
            Data::String(text) => Some(text),
            Data::Null | Data::Boolean(_) | Data::Number(_) | Data::Array(_) | Data::Object(_) => {
                self.wrong_type(value, attribute, expected);
                None
            }
        }
    }

    /// The items of an attribute that must be an array.
    pub(super) fn required_array<'v>(
        &mut self,
        members: &'v [Member<'v>],
        what: &str,
        attribute: &str,
        location: Location,
    ) -> &'v [Value<'v>] {
        let Some(value) = find(members, attribute) else {
            self.missing(members, what, attribute, location);
            return &[];
        };
        value.as_array().unwrap_or_else(|| {
            self.wrong_type(value, attribute, "an array");
            &[]
        })
    }
}
