//! The texts of options that are Rust: what may stand where. What passes here fits every place where the
//! generated code has it.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Type;
use syn::parse::Parser;
use syn::punctuated::Punctuated;

/// What is wrong with a text, and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) problem: String,
    pub(crate) help: &'static str,
}

const TYPE: &str = "a type stands by itself, such as `crate::Money`, `::uuid::Uuid` or `Box<[u8]>`: without \
    `impl` and `_`, and with no lifetime but `'static`";
const PATH: &str = "a path is written as in `use`, such as `::billing::v2` or `crate::Money`";
const ATTRIBUTES: &str =
    "attributes are written with their brackets, such as `#[must_use]` or `#[derive(Hash)]`";
const IDENTIFIER: &str = "a name is a letter or `_`, then letters, digits and `_`, and no `self`, `Self`, `super` or `crate`";
const MODULE: &str =
    "a module is named by its path in the generated code, such as `events::orders`";

fn fault(problem: impl Into<String>, help: &'static str) -> Fault {
    Fault {
        problem: problem.into(),
        help,
    }
}

/// The tokens of a type that a field can have.
pub(crate) fn owned_type(text: &str) -> Result<TokenStream, Fault> {
    let parsed = syn::parse_str::<Type>(text);
    let ty = parsed.map_err(|error| fault(format!("is no Rust type: {error}"), TYPE))?;
    let tokens = ty.to_token_stream();
    let problem = shape(&ty).map_or_else(|| open_part(tokens.clone()), |it| Some(it.to_owned()));
    match problem {
        Some(problem) => Err(fault(problem, TYPE)),
        None => Ok(tokens),
    }
}

/// Why a type of this shape is none of a value that a field can hold.
fn shape(ty: &Type) -> Option<&'static str> {
    match ty {
        // The lifetime of a reference is looked at with the others.
        Type::Path(_) | Type::Tuple(_) | Type::Reference(_) => None,
        Type::Array(array) => shape(&array.elem),
        Type::Group(group) => shape(&group.elem),
        Type::Paren(paren) => shape(&paren.elem),
        Type::ImplTrait(_) => Some("is a trait, not a type"),
        Type::Infer(_) => Some("leaves open which type it is"),
        Type::Slice(_) | Type::TraitObject(_) => Some("has no size"),
        _ => Some("is no type of a value that Avro has"),
    }
}

/// Why the parts of a type do not tell which it is.
fn open_part(tokens: TokenStream) -> Option<String> {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let found = match token {
            TokenTree::Ident(ident) if ident == "impl" => Some("has `impl`".to_owned()),
            TokenTree::Ident(ident) if ident == "_" => Some("has `_`".to_owned()),
            TokenTree::Punct(mark) if mark.as_char() == '\'' => lifetime(tokens.next()),
            TokenTree::Punct(mark) if mark.as_char() == '&' => match tokens.peek() {
                Some(TokenTree::Punct(next)) if next.as_char() == '\'' => None,
                _ => Some("has a reference without a lifetime".to_owned()),
            },
            TokenTree::Group(group) => open_part(group.stream()),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn lifetime(name: Option<TokenTree>) -> Option<String> {
    let name = name.map(|name| name.to_string()).unwrap_or_default();
    (name != "static").then(|| format!("has the lifetime `'{name}`, which generated code has not"))
}

/// The tokens of a path without arguments.
pub(crate) fn path(text: &str) -> Result<TokenStream, Fault> {
    let parsed = syn::Path::parse_mod_style.parse_str(text);
    let path = parsed.map_err(|error| fault(format!("is no path: {error}"), PATH))?;
    Ok(path.to_token_stream())
}

/// The tokens of each attribute.
pub(crate) fn attributes(text: &str) -> Result<Vec<TokenStream>, Fault> {
    let wrong = |error: syn::Error| {
        let problem = format!("is not a list of attributes: {error}");
        fault(problem, ATTRIBUTES)
    };
    let attributes = syn::Attribute::parse_outer.parse_str(text).map_err(wrong)?;
    if attributes.is_empty() {
        return Err(fault("has no attribute", ATTRIBUTES));
    }
    for derive in attributes.iter().filter(|it| it.path().is_ident("derive")) {
        let paths = Punctuated::<_, syn::Token![,]>::parse_terminated_with;
        let paths = |input: syn::parse::ParseStream<'_>| paths(input, syn::Path::parse_mod_style);
        derive.parse_args_with(paths).map_err(wrong)?;
    }
    Ok(attributes
        .into_iter()
        .map(ToTokens::into_token_stream)
        .collect())
}

/// A name that an item or a field can have.
pub(crate) fn identifier(text: &str) -> Result<String, Fault> {
    let bare = text.strip_prefix("r#").unwrap_or(text);
    let raw = format!("r#{bare}");
    // Spaces and comments around it would be lost.
    match syn::parse_str::<Ident>(&raw) {
        Ok(ident) if ident == raw => Ok(bare.to_owned()),
        Ok(_) | Err(_) => Err(fault("is not a Rust identifier", IDENTIFIER)),
    }
}

/// The names of a module and those that it is in.
pub(crate) fn module_path(text: &str) -> Result<Vec<String>, Fault> {
    let segments = text.split("::").filter(|segment| !segment.is_empty());
    let names = segments.map(identifier).collect::<Result<_, _>>();
    names.map_err(|_| fault("is no path of a module", MODULE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_that_a_field_can_have_is_taken() {
        for text in [
            "u8",
            "crate::Money",
            "::uuid::Uuid",
            "Box<[u8]>",
            "[u8; 4]",
            "(i32, String)",
            "Cow<'static, str>",
            "&'static str",
            "Box<dyn crate::Shape + Send>",
            "<crate::A as crate::B>::C",
            "std::collections::HashMap<String, Vec<u8>>",
        ] {
            assert!(owned_type(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_type_that_is_not_told_is_refused() {
        for (text, problem) in [
            ("impl Copy", "is a trait, not a type"),
            ("Vec<impl Copy>", "has `impl`"),
            ("_", "leaves open which type it is"),
            ("Vec<_>", "has `_`"),
            ("[_; 4]", "leaves open which type it is"),
            ("&str", "has a reference without a lifetime"),
            ("Option<&str>", "has a reference without a lifetime"),
            (
                "&'a str",
                "has the lifetime `'a`, which generated code has not",
            ),
            (
                "Cow<'a, str>",
                "has the lifetime `'a`, which generated code has not",
            ),
            (
                "Cow<'_, str>",
                "has the lifetime `'_`, which generated code has not",
            ),
            (
                "Box<dyn Shape + 'a>",
                "has the lifetime `'a`, which generated code has not",
            ),
            ("[u8]", "has no size"),
            ("dyn Copy", "has no size"),
            ("!", "is no type of a value that Avro has"),
            ("*const u8", "is no type of a value that Avro has"),
            ("fn()", "is no type of a value that Avro has"),
            ("ty!()", "is no type of a value that Avro has"),
        ] {
            assert_eq!(owned_type(text).unwrap_err().problem, problem, "{text}");
        }
        assert!(owned_type("u8, u8").is_err());
        assert!(owned_type("").is_err());
    }

    #[test]
    fn a_path_has_no_arguments() {
        assert!(path("::billing::v2").is_ok() && path("crate::Money").is_ok());
        for text in [
            "Vec<u8>", "a::<'b>", "", "a::", "&a", "_", "Fn(u8)", "a b", "<A>::B",
        ] {
            assert!(path(text).is_err(), "{text}");
        }
    }

    #[test]
    fn attributes_are_whole_and_derives_have_paths() {
        assert_eq!(
            attributes("#[must_use] #[derive(Hash, ::serde::Serialize)]")
                .unwrap()
                .len(),
            2
        );
        for text in [
            "",
            "// no",
            "#![a]",
            "derive(Hash)",
            "#[derive]",
            "#[derive(\"Hash\")]",
            "#[derive(A = 1)]",
        ] {
            assert!(attributes(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_name_is_one_identifier() {
        assert_eq!(identifier("r#type"), identifier("type"));
        assert!(module_path("::events::orders").is_ok() && module_path("").is_ok());
        for text in [
            "", "_", "a b", " a", "a/**/", "a//", "1x", "crate", "Self", "a::b", "r#r#a",
        ] {
            assert!(identifier(text).is_err(), "{text}");
        }
    }
}
