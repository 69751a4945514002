//! This module checks `default_json` with the grammar and the rules of schemas.

use super::default::{Expected, expected};
use crate::attr::FieldAttrs;
use crate::errors::Errors;
use crate::spelled::{Spelled, bare, is_bytes, is_word, literal_size, spelled, text};
use avro_ir::{Code, Diagnostic, Json, LoadOptions, Loaded, Sources, load};
use syn::{LitStr, Type};

/// The JSON that the text is, if it is a value of the type as far as that is spelled.
pub(super) fn check(
    literal: &LitStr,
    ty: Option<&Type>,
    attrs: &FieldAttrs,
    errors: &mut Errors,
) -> Option<Json> {
    let json = match parse(&literal.value()) {
        Ok(json) => json,
        Err(message) => {
            errors.push(literal.span(), format_args!("this is not JSON: {message}"));
            return None;
        }
    };
    let Some(ty) = ty else {
        return Some(json);
    };
    let misfit = schema(ty, attrs)
        .and_then(|schema| misfit(&schema, &literal.value()))
        .or_else(|| out_of_range(&json, ty, attrs));
    if let Some(message) = misfit {
        errors.push(
            literal.span(),
            format_args!("this JSON does not fit `{}`: {message}", text(ty)),
        );
        return None;
    }
    Some(json)
}

/// The JSON value that a text is.
fn parse(text: &str) -> Result<Json, String> {
    // As the only item of an attribute's array, the text cannot pass for more than one value.
    let loaded = read(&format!("{{\"type\":\"null\",\"value\":[{text}\n]}}"))?;
    if loaded
        .warnings
        .iter()
        .any(|warning| warning.code == Code::Comment)
    {
        return Err("it has a comment".to_owned());
    }
    let [root] = loaded.set.roots() else {
        return Err("one value is expected".to_owned());
    };
    let properties = &loaded.set.node(root.schema).properties;
    match properties.get("value") {
        Some(Json::Array(items)) if properties.len() == 1 => match items.as_slice() {
            [json] => Ok(json.clone()),
            _ => Err(format!("one value is expected, not {}", items.len())),
        },
        Some(_) | None => Err("one value is expected".to_owned()),
    }
}

/// Why a schema does not allow the text as a default.
fn misfit(schema: &str, default: &str) -> Option<String> {
    let record = format!(
        "{{\"type\":\"record\",\"name\":\"R\",\"fields\":[{{\"name\":\"f\",\"type\":{schema},\"default\":{default}\n}}]}}"
    );
    read(&record).err()
}

fn read(text: &str) -> Result<Loaded, String> {
    let mut sources = Sources::new();
    sources.add("default_json", text);
    load(sources, &LoadOptions::default()).map_err(|failure| {
        let first = failure.diagnostics.into_iter().find(Diagnostic::is_error);
        first.map_or_else(String::new, |diagnostic| {
            let label = diagnostic.primary.map(|label| label.text);
            // The label of a repeated key does not stand alone.
            let says_all =
                |label: &String| !label.is_empty() && diagnostic.code != Code::DuplicateKey;
            label.filter(says_all).unwrap_or(diagnostic.message)
        })
    })
}

/// The schema of a type that is spelled to the end, without its logical type.
fn schema(ty: &Type, attrs: &FieldAttrs) -> Option<String> {
    let bytes = |size: Option<usize>| {
        if attrs.array.is_some() {
            "{\"type\":\"array\",\"items\":\"int\"}".to_owned()
        } else if let Some(size) = size {
            format!("{{\"type\":\"fixed\",\"name\":\"F\",\"size\":{size}}}")
        } else {
            "\"bytes\"".to_owned()
        }
    };
    let fixed_size = attrs.fixed.as_ref().and_then(|fixed| fixed.size);
    Some(match spelled(ty) {
        Spelled::Unit => "\"null\"".to_owned(),
        Spelled::Bool => "\"boolean\"".to_owned(),
        Spelled::I8 | Spelled::I16 | Spelled::I32 | Spelled::U8 | Spelled::U16 => {
            "\"int\"".to_owned()
        }
        Spelled::I64 | Spelled::U32 => "\"long\"".to_owned(),
        Spelled::F32 => "\"float\"".to_owned(),
        Spelled::F64 => "\"double\"".to_owned(),
        Spelled::String | Spelled::Str => "\"string\"".to_owned(),
        Spelled::Bytes | Spelled::ByteSlice => bytes(fixed_size),
        Spelled::ByteArray(size) => bytes(Some(literal_size(size)?)),
        Spelled::Option(inner) => format!("[\"null\",{}]", schema(inner, attrs)?),
        Spelled::Vec(inner) => {
            format!("{{\"type\":\"array\",\"items\":{}}}", schema(inner, attrs)?)
        }
        Spelled::HashMap(_, value) | Spelled::BTreeMap(_, value) => {
            format!("{{\"type\":\"map\",\"values\":{}}}", schema(value, attrs)?)
        }
        Spelled::Box(inner) | Spelled::Cow(inner) => schema(inner, attrs)?,
        Spelled::Other if is_word(ty, "str") => "\"string\"".to_owned(),
        Spelled::Other if is_bytes(bare(ty)) => bytes(fixed_size),
        Spelled::Other | Spelled::Array(_) | Spelled::Unsupported(_) => return None,
    })
}

/// A number that the Avro type allows, but not the narrower Rust type.
fn out_of_range(json: &Json, ty: &Type, attrs: &FieldAttrs) -> Option<String> {
    match json {
        Json::Null | Json::Boolean(_) | Json::String(_) => None,
        Json::Number(number) => {
            let Expected::Int(min, max) = expected(ty, attrs) else {
                return None;
            };
            let number = number.parse::<i128>().ok()?;
            let is_outside = !(min..=max).contains(&number);
            is_outside.then(|| format!("{number} is not from {min} to {max}"))
        }
        Json::Array(items) => {
            let inner = element(ty)?;
            items
                .iter()
                .find_map(|item| out_of_range(item, inner, attrs))
        }
        Json::Object(members) => {
            let inner = element(ty)?;
            let mut values = members.iter().map(|(_, value)| value);
            values.find_map(|value| out_of_range(value, inner, attrs))
        }
    }
}

/// What a container holds, which may be optional itself.
fn element(ty: &Type) -> Option<&Type> {
    let spelled = spelled(ty);
    if let Spelled::Option(inner) | Spelled::Box(inner) = spelled {
        return element(inner);
    }
    let (Spelled::Vec(inner) | Spelled::HashMap(_, inner) | Spelled::BTreeMap(_, inner)) = spelled
    else {
        return None;
    };
    Some(inner)
}
