//! What generated code needs of the run time: its version and features. Without them the code is not
//! taken in, and one error says why.

use crate::options::Options;
use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::quote;
use std::collections::BTreeSet;

/// The features that are called after the crate whose types they are for.
const CRATES: [&str; 7] = [
    "bigdecimal",
    "bytes",
    "chrono",
    "jiff",
    "rust_decimal",
    "time",
    "uuid",
];

/// What some generated code needs.
pub(crate) struct Needs {
    has_serde: bool,
    features: BTreeSet<&'static str>,
}

impl Needs {
    /// What no items need.
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            has_serde: options.serde,
            features: BTreeSet::new(),
        }
    }

    /// Adds what these items need.
    pub(crate) fn add(&mut self, items: &TokenStream) {
        crates(items.clone(), &mut self.features);
        if self.has_serde && has_runtime_fields(items.clone()) {
            self.features.insert("serde");
        }
    }

    /// The items in the macro that takes them in.
    pub(crate) fn guarded(&self, items: &TokenStream) -> TokenStream {
        let needs = self.tokens();
        quote!(::avro_runtime::__private::generated! { #needs #items })
    }

    /// What the same is before the items, as text.
    #[cfg(feature = "render")]
    pub(crate) fn opening(&self) -> String {
        let features: Vec<&str> = self.features.iter().copied().collect();
        format!(
            "::avro_runtime::__private::generated! {{\n    for {RUNTIME:?}, by {COMPILER:?}, with [{}];\n\n",
            features.join(", "),
        )
    }

    /// What it is after them.
    #[cfg(feature = "render")]
    pub(crate) const CLOSING: &'static str = "}\n";

    fn tokens(&self) -> TokenStream {
        let features = self.features.iter();
        let features = features.map(|feature| Ident::new(feature, Span::call_site()));
        quote!(for #RUNTIME, by #COMPILER, with [#(#features),*];)
    }
}

/// The run time that the code is for: all patches of this minor version.
const RUNTIME: &str = concat!(
    env!("CARGO_PKG_VERSION_MAJOR"),
    ".",
    env!("CARGO_PKG_VERSION_MINOR")
);
const COMPILER: &str = env!("CARGO_PKG_VERSION");

/// Adds the crates that absolute paths begin with. Types of theirs come from many places, the user's
/// own choices among them; all of them stand in the tokens.
fn crates(tokens: TokenStream, found: &mut BTreeSet<&'static str>) {
    let mut last = Last::Other;
    for token in tokens {
        last = match token {
            TokenTree::Group(group) => {
                crates(group.stream(), found);
                Last::Other
            }
            TokenTree::Ident(ident) => {
                if matches!(last, Last::Root) {
                    found.extend(CRATES.iter().find(|name| ident == **name));
                }
                Last::Segment
            }
            TokenTree::Punct(punct) => last.then(&punct),
            TokenTree::Literal(_) => Last::Other,
        };
    }
}

/// Whether a struct or enum holds a type of the run time's, whose serde traits are a feature.
fn has_runtime_fields(tokens: TokenStream) -> bool {
    let mut is_type = false;
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => {
            is_type |= ident == "struct" || ident == "enum";
            false
        }
        TokenTree::Group(group) if is_type => {
            is_type = false;
            names_runtime(group.stream())
        }
        TokenTree::Group(group) => has_runtime_fields(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether the run time is named, in a path or in serde's `with`.
fn names_runtime(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => names_runtime(group.stream()),
        TokenTree::Ident(ident) => ident == "avro_runtime",
        TokenTree::Literal(literal) => literal.to_string().starts_with("\"::avro_runtime::"),
        TokenTree::Punct(_) => false,
    })
}

/// What comes before a token.
#[derive(Clone, Copy)]
enum Last {
    /// A part of a path, which may end here.
    Segment,
    /// The first `:` of a `::`: whether it begins a path.
    Colon {
        is_root: bool,
    },
    /// The `::` that a path begins with.
    Root,
    Other,
}

impl Last {
    fn then(self, punct: &Punct) -> Self {
        match (punct.as_char(), self) {
            (':', Self::Colon { is_root: true }) => Self::Root,
            (':', last) if punct.spacing() == Spacing::Joint => Self::Colon {
                is_root: !matches!(last, Self::Segment),
            },
            // The end of what a path's part is for, or of a path's first part: `<T as Trait>::`.
            ('>', _) => Self::Segment,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BTreeSet, crates, has_runtime_fields};

    #[track_caller]
    fn check(tokens: &str, expected: &[&str]) {
        let mut found = BTreeSet::new();
        crates(tokens.parse().unwrap(), &mut found);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn crates_are_what_absolute_paths_begin_with() {
        check("day: ::chrono::NaiveDate", &["chrono"]);
        check("Vec<Option<::uuid::Uuid>>", &["uuid"]);
        check(
            "{ <::bytes::Bytes as From<::time::Date>>::from(x) }",
            &["bytes", "time"],
        );
    }

    #[test]
    fn types_of_the_run_time_in_fields_are_found() {
        let check = |tokens: &str| has_runtime_fields(tokens.parse().unwrap());
        assert!(check(
            "mod a { struct A { day: ::avro_runtime::logical::Date } }"
        ));
        assert!(check(
            "struct H(#[serde(with = \"::avro_runtime::__private::serde_fixed\")] [u8; 4]);"
        ));
        assert!(!check(
            "struct A { id: i64 } impl ::avro_runtime::Encode for A { fn encode() {} }"
        ));
    }

    #[test]
    fn modules_and_fields_that_are_called_as_a_crate_are_none() {
        check("time: super::time::Time", &[]);
        check("time::Time { time: 1 }", &[]);
        check("<T>::time::X + \"::time::X\" + y::<u8>::time::Z", &[]);
    }
}
