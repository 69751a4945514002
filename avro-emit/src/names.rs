//! Identifiers as names.

use proc_macro2::Ident;

/// The text of an identifier, without `r#`.
#[must_use]
pub fn ident_text(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}

/// What the run time calls what the specification has this word for, such as `LocalTimestampMicros`.
#[must_use]
pub fn runtime_name(word: &str) -> String {
    let capital = |part: &str| format!("{}{}", part[..1].to_ascii_uppercase(), &part[1..]);
    word.split('-').map(capital).collect()
}
