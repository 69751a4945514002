//! This module reads documentation comments.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// The text of `///` and `#[doc = "…"]`, without the indentation that all lines share.
pub(crate) fn docs(attributes: &[Attribute]) -> Option<String> {
    let parts = attributes.iter().filter_map(text).collect::<Vec<_>>();
    let lines = parts.iter().flat_map(|part| lines(part));
    let lines = lines.map(str::trim_end).collect::<Vec<_>>();
    let indentation = lines
        .iter()
        .filter(|line| !line.is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()?;
    let lines = lines
        .iter()
        .map(|line| line.get(indentation..).unwrap_or(""))
        .collect::<Vec<_>>();
    Some(lines.join("\n").trim_matches('\n').to_owned())
}

/// The lines of a comment; those of a block without the column of asterisks before them, if there
/// is one.
fn lines(part: &str) -> Vec<&str> {
    let lines = part.split('\n').collect::<Vec<_>>();
    let stars = lines[1..]
        .iter()
        .map(|line| line.trim_start().strip_prefix('*'));
    match stars.collect::<Option<Vec<_>>>() {
        Some(stars) => [&lines[..1], &stars].concat(),
        None => lines,
    }
}

/// The text is unknown if a macro makes it.
fn text(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(meta) = &attribute.meta else {
        return None;
    };
    match &meta.value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) if meta.path.is_ident("doc") => Some(text.value()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse_quote;

    #[test]
    fn blocks_lose_their_column_of_asterisks() {
        let item: syn::ItemStruct =
            syn::parse_str("/** One\n * two\n *\n *  three */\nstruct S;").unwrap();
        assert_eq!(docs(&item.attrs).as_deref(), Some("One\ntwo\n\n three"));
        let item: syn::ItemStruct = syn::parse_str("/** One\n * two\nthree */\nstruct S;").unwrap();
        assert_eq!(docs(&item.attrs).as_deref(), Some(" One\n * two\nthree"));
    }

    #[test]
    fn lines_lose_the_space_that_they_share() {
        let item: syn::ItemStruct =
            syn::parse_str("/// One\n///\n///   two\n#[derive(Clone)]\nstruct S;").unwrap();
        assert_eq!(docs(&item.attrs).as_deref(), Some("One\n\n  two"));
    }

    #[test]
    fn a_block_is_read_as_lines() {
        let item: syn::ItemStruct = syn::parse_str("/**\n  One\n  two\n*/ struct S;").unwrap();
        assert_eq!(docs(&item.attrs).as_deref(), Some("One\ntwo"));
    }

    #[test]
    fn a_text_that_a_macro_makes_is_none() {
        let attribute = parse_quote!(#[doc = include_str!("README.md")]);
        assert_eq!(docs(&[attribute]), None);
    }
}
