//! This module finds types that have no Avro form, by their spelling.

use crate::errors::Errors;
use crate::spelled::{Hint, Spelled, bare, is_word, spelled, text};
use syn::Type;

/// Finds what has no Avro form in a type, and in the containers that are spelled.
pub(super) fn check(ty: &Type, errors: &mut Errors) {
    match spelled(ty) {
        Spelled::Unsupported(hint) => errors.at(ty, unsupported(ty, hint)),
        Spelled::Array(item) => {
            let item = text(item);
            let message =
                format!("Avro has no arrays of a fixed length, but for bytes: use `Vec<{item}>`");
            errors.at(ty, message);
        }
        Spelled::Option(inner) => option(inner, errors),
        Spelled::Vec(inner) | Spelled::Box(inner) | Spelled::Cow(inner) => check(inner, errors),
        Spelled::HashMap(key, value) | Spelled::BTreeMap(key, value) => {
            map_key(key, errors);
            check(value, errors);
        }
        Spelled::Unit
        | Spelled::Bool
        | Spelled::I8
        | Spelled::I16
        | Spelled::I32
        | Spelled::I64
        | Spelled::U8
        | Spelled::U16
        | Spelled::U32
        | Spelled::F32
        | Spelled::F64
        | Spelled::String
        | Spelled::Str
        | Spelled::Bytes
        | Spelled::ByteSlice
        | Spelled::ByteArray(_) => {}
        Spelled::Other => {
            if let Type::Slice(slice) = bare(ty) {
                check(&slice.elem, errors);
            }
        }
    }
}

fn unsupported(ty: &Type, hint: Hint) -> String {
    let spelling = text(ty);
    let with = "or convert it with `#[avro(with = module)]`";
    match hint {
        Hint::Integer => format!(
            "`{spelling}` may not fit Avro's long of 64 bits: use `i64`, convert it with `#[avro(as = i64)]`, or use a fixed or a decimal"
        ),
        Hint::NonZero => {
            format!("`{spelling}` may not fit Avro's long of 64 bits: use `NonZeroI64`, {with}")
        }
        Hint::Duration => format!(
            "Avro has no type for a span of time, as its `duration` counts months, days and milliseconds: use an `i64` of the unit that you choose, {with}"
        ),
        Hint::Offset => format!(
            "an instant in Avro has no offset, so that `{spelling}` would not be read as it was written: use `DateTime<Utc>`, a record of instant and offset, {with}"
        ),
        Hint::Char => {
            "Avro has no characters: use `String`, or convert it with `#[avro(with = module)]`"
                .to_owned()
        }
        Hint::Tuple => format!("Avro has no tuples: use a struct, {with}"),
        Hint::Reference => {
            format!("only `&str` and `&[u8]` are read without a copy: use an owned type, {with}")
        }
        Hint::Pointer => format!("a pointer has no Avro form: use an owned type, {with}"),
        Hint::Function => {
            "a function has no Avro form: leave it out with `#[avro(skip)]`".to_owned()
        }
        Hint::TraitObject => format!("a trait object does not say what it is: use an enum, {with}"),
        Hint::ImplTrait => "`impl Trait` names no type: use a type parameter".to_owned(),
        Hint::Never => {
            "`!` has no values, and so no Avro form: leave the field out with `#[avro(skip)]`"
                .to_owned()
        }
    }
}

fn option(inner: &Type, errors: &mut Errors) {
    let unboxed = unboxed(inner);
    if matches!(unboxed, Spelled::Option(_)) {
        let message = "a union cannot hold a union, as an `Option` is one: use one `Option`";
        errors.at(inner, message);
    } else if matches!(unboxed, Spelled::Unit) {
        let message = "`()` is null, and so is `None`: use `bool`, or an enum";
        errors.at(inner, message);
    }
    // The inner option has been reported; what is in it has not.
    check(inner, errors);
}

/// What an option holds, in a box or not.
fn unboxed(mut ty: &Type) -> Spelled<'_> {
    while let Spelled::Box(inner) = spelled(ty) {
        ty = inner;
    }
    spelled(ty)
}

fn map_key(key: &Type, errors: &mut Errors) {
    let (is_borrowed, is_text) = match spelled(key) {
        Spelled::Cow(inner) => (is_word(inner, "str"), false),
        Spelled::Box(inner) => (false, is_word(inner, "str")),
        Spelled::Str => (true, false),
        spelled => (false, matches!(spelled, Spelled::String | Spelled::Other)),
    };
    if is_text {
        return;
    }
    let spelling = text(key);
    errors.at(
        key,
        if is_borrowed {
            format!(
                "the keys of a map are not borrowed from the input: use `String` for `{spelling}`"
            )
        } else {
            format!("the keys of an Avro map are strings, not `{spelling}`: use `String`")
        },
    );
}
