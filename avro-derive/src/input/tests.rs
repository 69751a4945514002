//! What items are read as; `check` is for the tests of all that can be wrong.

mod attrs;
mod shape;

use super::*;
use quote::ToTokens as _;

/// Reads an item, and compares its errors: the text at fault, and the message. If the text is
/// in the item before, too, its number follows a `#`.
#[track_caller]
pub(crate) fn check(item: &str, expected: &[(&str, &str)]) {
    let derive = syn::parse_str(item).unwrap();
    let errors = input(&derive).err();
    let errors = errors.iter().flatten();
    let errors = errors.map(|error| (place(item, error.span()), error.to_string()));
    let errors = errors.collect::<Vec<_>>();
    let errors = errors
        .iter()
        .map(|(place, message)| (place.as_str(), message.as_str()));
    assert_eq!(errors.collect::<Vec<_>>(), expected);
}

/// As `check`, for a field of a struct.
#[track_caller]
pub(crate) fn check_field(field: &str, expected: &[(&str, &str)]) {
    check(&format!("struct S {{ {field} }}"), expected);
}

fn place(item: &str, span: proc_macro2::Span) -> String {
    let text = span.source_text().unwrap();
    // All items of the tests are one line.
    let start = item.char_indices().nth(span.start().column).unwrap().0;
    let number = item[..start].matches(&text).count() + 1;
    if number > 1 {
        format!("{text}#{number}")
    } else {
        text
    }
}

/// Reads an item without errors, and compares what `look` sees.
#[expect(clippy::needless_pass_by_value, reason = "the calls are shorter")]
#[track_caller]
fn read<T: PartialEq + std::fmt::Debug>(
    item: &str,
    look: impl FnOnce(&Input<'_>) -> T,
    expected: T,
) {
    let derive = syn::parse_str(item).unwrap();
    let seen = match input(&derive) {
        Ok(input) => look(&input),
        Err(error) => panic!("{error}"),
    };
    assert_eq!(seen, expected);
}

/// The shape, in short.
fn shape_of(input: &Input<'_>) -> String {
    match &input.shape {
        Shape::Record(fields) => format!("record({})", names(fields)),
        Shape::Transparent(field, skipped) => {
            let ty = field.ty.to_token_stream();
            format!("transparent({ty}; {})", names(skipped))
        }
        Shape::Fixed(_, size) => format!("fixed({})", size.to_token_stream()),
        Shape::Enum { symbols, default } => {
            let symbols = symbols.iter().map(|symbol| symbol.name.as_str());
            format!(
                "enum({}; {default:?})",
                symbols.collect::<Vec<_>>().join(" ")
            )
        }
        Shape::Union(variants) => format!("union({})", payloads(variants)),
        Shape::Tagged { variants, tag } => format!("tagged({}; {tag})", payloads(variants)),
    }
}

fn names(fields: &[Field<'_>]) -> String {
    let names = fields.iter().map(|field| field.name.value.as_str());
    names.collect::<Vec<_>>().join(" ")
}

fn payloads(variants: &[Variant<'_>]) -> String {
    let payloads = variants.iter().map(|variant| match &variant.payload {
        Payload::Unit => variant.name.clone(),
        Payload::Newtype(field) => format!("{}({})", variant.name, field.ty.to_token_stream()),
        Payload::Record(fields) => format!("{}{{{}}}", variant.name, names(fields)),
    });
    payloads.collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn has_shape(item: &str, expected: &str) {
    read(item, shape_of, expected.to_owned());
}

#[track_caller]
fn has_field<T: PartialEq + std::fmt::Debug>(
    field: &str,
    look: impl FnOnce(&Field<'_>) -> T,
    expected: T,
) {
    let look = |input: &Input<'_>| match &input.shape {
        Shape::Record(fields) => look(&fields[0]),
        _ => panic!("{}", shape_of(input)),
    };
    read(&format!("struct S {{ {field} }}"), look, expected);
}

#[test]
fn all_errors_of_an_item_come_at_once() {
    check(
        "#[avro(nam = \"X\")] struct S { #[avro(date)] a: String, b: char }",
        &[
            ("nam", "unknown word `nam`: did you mean `name`?"),
            (
                "date",
                "`String` does not carry the logical type `date`: use `i32`, or a type such as `avro_runtime::logical::Date`",
            ),
            (
                "char",
                "Avro has no characters: use `String`, or convert it with `#[avro(with = module)]`",
            ),
        ],
    );
}
