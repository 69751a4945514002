//! Avro names as Rust identifiers: case, keywords and collisions. Every identifier of the output
//! comes from an [`Allocator`].

pub(crate) use avro_emit::ident_text as text;
use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};
use std::collections::{HashMap, HashSet};

/// The words that no edition of Rust lets stand as a plain identifier.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The words that cannot be raw identifiers either.
const NEVER_RAW: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// Names of built-in types: a module of that name would hide the type.
const BUILT_IN_TYPES: [&str; 17] = [
    "bool", "char", "str", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64",
    "u128", "usize", "f32", "f64",
];

/// The case convention of what is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Types and variants.
    UpperCamel,
    /// Fields and functions.
    Snake,
    /// Modules: snake case, and no built-in type's name.
    Module,
    /// Statics.
    Screaming,
}

/// The Rust spelling of `name`, before collisions are looked at.
pub(crate) fn spelling(name: &str, case: Case) -> String {
    let mut text = match case {
        Case::UpperCamel => name.to_upper_camel_case(),
        Case::Snake | Case::Module => name.to_snake_case(),
        Case::Screaming => name.to_snake_case().to_ascii_uppercase(),
    };
    text.retain(is_identifier_part);
    if text.is_empty() {
        text = if name.is_empty() { "_" } else { name }.replace(|c| c != '_', "_");
    } else if !text.starts_with(is_identifier_start) {
        text.insert(0, '_');
    }
    if NEVER_RAW.contains(&text.as_str())
        || (case == Case::Module && BUILT_IN_TYPES.contains(&text.as_str()))
    {
        text.push('_');
    }
    text
}

/// Not all letters and digits of Unicode may stand in an identifier: `ⓐ` and `½` may not.
fn is_identifier_part(c: char) -> bool {
    c == '_'
        || c.is_ascii_alphanumeric()
        || (c.is_alphanumeric() && is_identifier(&format!("_{c}")))
}

fn is_identifier_start(c: char) -> bool {
    c == '_' || c.is_ascii_alphabetic() || (!c.is_ascii() && is_identifier(&c.to_string()))
}

fn is_identifier(text: &str) -> bool {
    syn::parse_str::<Ident>(text).is_ok()
}

/// The identifier for a spelling that [`spelling`] or an [`Allocator`] gave: raw where it must be.
pub(crate) fn ident(text: &str) -> Ident {
    if KEYWORDS.contains(&text) {
        Ident::new_raw(text, Span::call_site())
    } else {
        Ident::new(text, Span::call_site())
    }
}

/// One name that wants an identifier.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request<'a> {
    /// The Avro name.
    pub(crate) name: &'a str,
    /// The identifier that the user asked for, if any.
    pub(crate) rename: Option<&'a str>,
}

/// The answer to a [`Request`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Allocation {
    /// The identifier's text, without `r#`.
    pub(crate) text: String,
    /// The index of the request that holds the plain spelling, when this one had to yield.
    pub(crate) yielded_to: Option<usize>,
}

/// The identifiers of one scope.
#[derive(Clone, Debug, Default)]
pub(crate) struct Allocator {
    taken: HashSet<String>,
    next_suffix: HashMap<String, usize>,
}

impl Allocator {
    /// Gives each request of a scope its identifier. A user's rename goes first, then the names
    /// that already are their own spelling, then the rest in order, with `_2`, `_3`, … on
    /// collision.
    pub(crate) fn allocate(&mut self, requests: &[Request<'_>], case: Case) -> Vec<Allocation> {
        let spellings: Vec<String> = requests
            .iter()
            .map(|request| {
                request
                    .rename
                    .map_or_else(|| spelling(request.name, case), str::to_owned)
            })
            .collect();
        let mut holders = HashMap::new();
        let mut result = vec![None; requests.len()];
        let rank = |index: usize| match requests[index] {
            Request {
                rename: Some(_), ..
            } => 0,
            Request { name, .. } if name == spellings[index] => 1,
            Request { .. } => 2,
        };
        let mut order: Vec<usize> = (0..requests.len()).collect();
        order.sort_by_key(|&index| rank(index));
        for index in order {
            let wanted = &spellings[index];
            let text = self.unique(wanted);
            let yielded_to = holders.get(wanted).copied();
            holders.entry(wanted.clone()).or_insert(index);
            result[index] = Some(Allocation { text, yielded_to });
        }
        result
            .into_iter()
            .map(|it| it.expect("every index is in the order"))
            .collect()
    }

    /// `wanted`, or with the first free suffix; the result is taken from now on.
    pub(crate) fn unique(&mut self, wanted: &str) -> String {
        if self.taken.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        let suffix = self.next_suffix.entry(wanted.to_owned()).or_insert(2);
        loop {
            let text = format!("{wanted}_{suffix}");
            *suffix += 1;
            if self.taken.insert(text.clone()) {
                return text;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], case: Case, expected: &[&str]) {
        let requests: Vec<_> = names
            .iter()
            .map(|name| Request { name, rename: None })
            .collect();
        let texts: Vec<_> = Allocator::default()
            .allocate(&requests, case)
            .into_iter()
            .map(|it| ident(&it.text).to_string())
            .collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn the_name_that_is_its_own_spelling_keeps_it() {
        check(
            &["fooBar", "foo_bar", "FooBar"],
            Case::Snake,
            &["foo_bar_2", "foo_bar", "foo_bar_3"],
        );
    }

    #[test]
    fn a_suffix_never_takes_a_name_that_is_in_use() {
        check(&["a_2", "A", "a"], Case::Snake, &["a_2", "a_3", "a"]);
    }

    #[test]
    fn keywords_become_raw_and_path_words_get_a_trailing_underscore() {
        check(
            &["type", "gen", "self", "Self"],
            Case::Snake,
            &["r#type", "r#gen", "self_", "self__2"],
        );
        check(&["Self", "self"], Case::UpperCamel, &["Self_", "Self__2"]);
    }

    #[test]
    fn names_without_letters_stay_identifiers() {
        check(&["_", "_1", "__"], Case::Snake, &["___2", "_1", "__"]);
        check(&["_", "1"], Case::UpperCamel, &["__", "_1"]);
    }

    #[test]
    fn names_of_any_text_become_identifiers_and_collide_as_all_others() {
        check(
            &[
                "shop-db", "Job$", "2nd line", "$", "a.b", "½ⓐ", "shop_db", "名前", "type-",
            ],
            Case::Snake,
            &[
                "shop_db_2",
                "job",
                "_2nd_line",
                "__",
                "a_b",
                "___2",
                "shop_db",
                "名前",
                "r#type",
            ],
        );
        check(
            &["Job$Row", "JobRow", "1"],
            Case::UpperCamel,
            &["JobRow_2", "JobRow", "_1"],
        );
    }

    #[test]
    fn a_module_does_not_hide_a_built_in_type() {
        check(
            &["i64", "str", "orders"],
            Case::Module,
            &["i64_", "str_", "orders"],
        );
    }

    /// Every character at the start of a name, and within one; rustc's parser says what it takes.
    #[test]
    fn every_character_makes_an_identifier_that_is_parsed() {
        for c in '\0'..=char::MAX {
            for name in [format!("{c}a"), format!("a{c}b")] {
                for case in [Case::UpperCamel, Case::Snake] {
                    let text = spelling(&name, case);
                    // It panics for what is none.
                    let ident = ident(&text).to_string();
                    assert!(
                        text.is_ascii() || is_identifier(&ident),
                        "{name:?}: {ident}"
                    );
                }
            }
        }
    }
}
