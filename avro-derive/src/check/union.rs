//! This module finds branches that a union cannot hold side by side.

use crate::attr::Convert;
use crate::errors::Errors;
use crate::input::{Field, Payload, Variant};
use crate::spelled::{Spelled, bare, is_bytes, is_word, spelled, text};
use avro_ir::{LogicalType, Primitive};
use std::collections::HashMap;
use syn::Type;

/// What a branch is, as far as its spelling tells.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Branch {
    /// What a union holds once.
    Once(Once),
    Union,
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Once {
    /// A type without a name.
    Kind(&'static str),
    /// The spelling of a type that may have a name.
    Type(String),
}

pub(super) fn check(variants: &[Variant<'_>], errors: &mut Errors) {
    let mut seen = HashMap::new();
    for variant in variants {
        match &variant.payload {
            Payload::Unit => {
                let ident = variant.ident;
                errors.push(
                    ident.span(),
                    format_args!("`{ident}` holds nothing, the other variants hold a value: add `repr = \"tagged\"` to the enum, or use an `Option` of the enum for `null`"),
                );
            }
            Payload::Newtype(field) => newtype(field, &mut seen, errors),
            Payload::Record(_) => {}
        }
    }
}

fn newtype(field: &Field<'_>, seen: &mut HashMap<Once, String>, errors: &mut Errors) {
    let spelling = text(field.ty);
    let branch = branch_of_field(field);
    match branch {
        Branch::Union => {
            let message = "a union cannot hold a union, as an `Option` is one: use an `Option` of the enum, or put it into a record";
            errors.at(field.ty, message);
        }
        Branch::Once(once) => {
            if let Some(first) = seen.get(&once) {
                errors.at(field.ty, repeated(&once, first, &spelling));
            } else {
                seen.insert(once, spelling);
            }
        }
        Branch::Unknown => {}
    }
}

fn repeated(once: &Once, first: &str, second: &str) -> String {
    let mend = "add `repr = \"tagged\"` to the enum, or put one of them into a record";
    match once {
        Once::Kind(kind) if first == second => {
            format!("`{second}` is {kind}, which a union holds once: {mend}")
        }
        Once::Kind(kind) => {
            format!("`{first}` and `{second}` are both {kind}, which a union holds once: {mend}")
        }
        Once::Type(ty) => format!("a union holds `{ty}` once: {mend}"),
    }
}

fn branch_of_field(field: &Field<'_>) -> Branch {
    let attrs = &field.attrs;
    match (&attrs.convert, &attrs.logical, &attrs.fixed) {
        (Some(Convert::As(ty)), ..) => branch(ty),
        (Some(Convert::With(_)), ..) | (None, _, Some(_)) => Branch::Unknown,
        (None, Some(logical), None) if is_other(field.ty) => of_logical(logical.value),
        (None, Some(_) | None, None) if attrs.array.is_some() => kind("an array"),
        (None, Some(_) | None, None) => branch(field.ty),
    }
}

fn kind(kind: &'static str) -> Branch {
    Branch::Once(Once::Kind(kind))
}

fn is_other(ty: &Type) -> bool {
    matches!(spelled(ty), Spelled::Other)
}

fn of_logical(logical: LogicalType) -> Branch {
    let Some(primitive) = logical.primitive() else {
        return Branch::Unknown;
    };
    kind(match primitive {
        Primitive::Null => "null",
        Primitive::Boolean => "a boolean",
        Primitive::Int => "an int",
        Primitive::Long => "a long",
        Primitive::Float => "a float",
        Primitive::Double => "a double",
        Primitive::Bytes => "bytes",
        Primitive::String => "a string",
    })
}

fn branch(ty: &Type) -> Branch {
    Branch::Once(Once::Kind(match spelled(ty) {
        Spelled::Unit => "null",
        Spelled::Bool => "a boolean",
        Spelled::I8 | Spelled::I16 | Spelled::I32 | Spelled::U8 | Spelled::U16 => "an int",
        Spelled::I64 | Spelled::U32 => "a long",
        Spelled::F32 => "a float",
        Spelled::F64 => "a double",
        Spelled::String | Spelled::Str => "a string",
        Spelled::Bytes | Spelled::ByteSlice => "bytes",
        Spelled::Vec(_) => "an array",
        Spelled::HashMap(..) | Spelled::BTreeMap(..) => "a map",
        Spelled::Option(_) => return Branch::Union,
        Spelled::Box(inner) | Spelled::Cow(inner) => return unsized_branch(inner),
        Spelled::ByteArray(_) | Spelled::Array(_) | Spelled::Unsupported(_) => {
            return Branch::Unknown;
        }
        Spelled::Other => return Branch::Once(Once::Type(text(bare(ty)))),
    }))
}

/// What stands in a `Box` or a `Cow`.
fn unsized_branch(inner: &Type) -> Branch {
    match bare(inner) {
        word if is_word(word, "str") => kind("a string"),
        bytes if is_bytes(bytes) => kind("bytes"),
        Type::Slice(_) => kind("an array"),
        sized => branch(sized),
    }
}
