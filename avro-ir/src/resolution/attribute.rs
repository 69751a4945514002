//! This module finds where an attribute of a schema is written, so that a message about a long
//! schema points at what it is about.

use crate::location::{Location, Sources};

/// How many bytes of a schema are looked through.
const MAX_BYTES: usize = 1 << 16;

/// The place of the first of `names` that the schema at `location` has as an attribute.
pub(super) fn place(location: Location, names: &[&str], sources: &Sources) -> Option<Location> {
    let text = &sources.get(location.source)?.text;
    let text = text.get(location.range())?.as_bytes();
    let text = &text[..text.len().min(MAX_BYTES)];
    let values = names.iter().filter_map(|name| value(text, name));
    let (start, end) = values.into_iter().next()?;
    let first = location.range().start;
    Some(Location::new(location.source, first + start, first + end))
}

/// Whether the schema at `location` is written on several lines.
pub(super) fn is_long(location: Location, sources: &Sources) -> bool {
    let text = sources.get(location.source).map(|source| &source.text);
    let text = text.and_then(|text| text.get(location.range()));
    text.is_some_and(|text| text.as_bytes().contains(&b'\n'))
}

/// The range of an attribute's value in the text of an object: a string, a number, or the start of
/// something else.
fn value(text: &[u8], name: &str) -> Option<(usize, usize)> {
    let mut depth = 0;
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            b'"' => {
                let end = string_end(text, at)?;
                let is_name = depth == 1 && text.get(at + 1..end - 1) == Some(name.as_bytes());
                let colon = skip_space(text, end);
                if is_name && text.get(colon) == Some(&b':') {
                    let start = skip_space(text, colon + 1);
                    return Some((start, value_end(text, start)?));
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

fn value_end(text: &[u8], start: usize) -> Option<usize> {
    match text.get(start)? {
        b'"' => string_end(text, start),
        b'[' | b'{' => Some(start + 1),
        _ => {
            let rest = text[start..].iter();
            let is_end = |byte: &u8| b",}] \t\r\n".contains(byte);
            Some(start + rest.take_while(|byte| !is_end(byte)).count())
        }
    }
}

/// The byte after a string that starts at `start`.
fn string_end(text: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        match text.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

fn skip_space(text: &[u8], start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default().iter();
    start + rest.take_while(|byte| byte.is_ascii_whitespace()).count()
}
