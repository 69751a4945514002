//! What items are read as; `check` is for the tests of everything else that can be wrong.

use super::*;
use crate::attr::{Logical, ValueKind};
use syn::spanned::Spanned as _;

/// Reads an item, and compares its errors: the text at fault, and the message. A text that is in
/// the item more than once has its number after a `#`.
#[track_caller]
pub(crate) fn check(item: &str, expected: &[(&str, &str)]) {
    let derive = syn::parse_str(item).unwrap();
    let errors = input(&derive).err();
    let errors = errors
        .iter()
        .flatten()
        .map(|error| (place(item, error.span()), error.to_string()));
    let errors = errors.collect::<Vec<_>>();
    let errors = errors
        .iter()
        .map(|(place, message)| (place.as_str(), message.as_str()));
    assert_eq!(errors.collect::<Vec<_>>(), expected);
}

fn place(item: &str, span: proc_macro2::Span) -> String {
    let text = span.source_text().unwrap();
    let start = item
        .split('\n')
        .take(span.start().line - 1)
        .map(|line| line.len() + 1);
    let start = start.sum::<usize>() + span.start().column;
    let count = item.matches(&text).count();
    let number = item[..start].matches(&text).count() + 1;
    if count > 1 {
        format!("{text}#{number}")
    } else {
        text
    }
}

/// As `check`, for a field of the type within a struct.
#[track_caller]
pub(crate) fn check_field(field: &str, expected: &[(&str, &str)]) {
    check(&format!("struct S {{ {field} }}"), expected);
}
