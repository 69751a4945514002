//! Identifiers as names.

use proc_macro2::Ident;

/// The text of an identifier, without `r#`.
#[must_use]
pub fn ident_text(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}
