//! Docs, names of traits, and literals of untrusted text.

use crate::model::{Derive, Path};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::fmt::Write as _;

/// One attribute for each line.
pub(super) fn docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| {
        let line = if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        };
        quote!(#[doc = #line])
    });
    quote!(#(#lines)*)
}

pub(super) fn derive(derive: Derive) -> TokenStream {
    match derive {
        Derive::Debug => quote!(::core::fmt::Debug),
        Derive::Clone => quote!(::core::clone::Clone),
        Derive::Copy => quote!(::core::marker::Copy),
        Derive::PartialEq => quote!(::core::cmp::PartialEq),
        Derive::Eq => quote!(::core::cmp::Eq),
        Derive::Hash => quote!(::core::hash::Hash),
        Derive::Default => quote!(::core::default::Default),
    }
}

pub(super) fn path(path: &Path) -> TokenStream {
    let Path {
        supers,
        modules,
        ident,
    } = path;
    if *supers == 0 && modules.is_empty() {
        return quote!(#ident);
    }
    let start = if *supers == 0 {
        quote!(self::)
    } else {
        TokenStream::new()
    };
    let supers = std::iter::repeat_n(quote!(super::), *supers);
    quote!(#start #(#supers)* #(#modules::)* #ident)
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digits = |hex, byte: &u8| format!("{hex}{byte:02x}");
    bytes.iter().fold(String::new(), digits)
}

/// A string literal that shows what it can: raw when that saves escapes, and with an escape for
/// everything that is not plainly visible, such as marks that change the direction of text.
pub(super) fn string(text: &str) -> Literal {
    let is_plain = |c: char| matches!(c, ' '..='~') || (c.is_alphanumeric() && !c.is_ascii());
    let spelled = if text.chars().all(is_plain) && text.contains(['"', '\\']) {
        let hashes = "#".repeat(longest_run(text) + 1);
        format!("r{hashes}\"{text}\"{hashes}")
    } else {
        format!("\"{}\"", escaped(text, is_plain))
    };
    spelled.parse().unwrap_or_else(|_| Literal::string(text))
}

fn escaped(text: &str, is_plain: impl Fn(char) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if is_plain(c) => escaped.push(c),
            c => write!(escaped, "\\u{{{:x}}}", u32::from(c))
                .expect("writing to a string cannot fail"),
        }
    }
    escaped
}

/// The longest run of `#`.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '#').map(str::len).max().unwrap_or(0)
}
