//! This module reads the words of `#[serde(…)]` that matter to Avro too, and ignores all others.

use super::known::IGNORE_SERDE;
use super::word::{self, Argument, Word};
use super::{Case, Errors, Spanned, Written};
use avro_ir::is_valid_name;
use proc_macro2::Span;
use syn::Attribute;

/// What serde's attributes say.
#[derive(Default)]
pub(super) struct Serde {
    rename: Option<Renamed>,
    rename_all: Option<Renamed>,
    pub(super) aliases: Vec<Spanned<String>>,
    skip_serializing: Option<Span>,
    skip_deserializing: Option<Span>,
    pub(super) flatten: Option<Span>,
    pub(super) is_transparent: bool,
    /// What changes JSON, and Avro not.
    only_json: Vec<Spanned<String>>,
}

/// The words with which serde writes or reads something else than the fields as they are.
const ONLY_JSON: [&str; 10] = [
    "tag",
    "content",
    "untagged",
    "from",
    "try_from",
    "into",
    "with",
    "serialize_with",
    "deserialize_with",
    "rename_all_fields",
];

/// The argument of `rename` and `rename_all`.
enum Renamed {
    Same(Spanned<String>),
    /// One name for writing and another one for reading.
    Different(Span),
}

/// Whether serde leaves a field out.
#[derive(Clone, Copy, Debug)]
pub(super) enum Skipped {
    No,
    Both(Span),
    OneWay(Span),
}

impl Serde {
    pub(super) fn new(attributes: &[Attribute]) -> Self {
        let mut serde = Self::default();
        for word in word::serde(attributes) {
            let span = word.span;
            match word.name.as_str() {
                "rename" => serde.rename = renamed(&word),
                "rename_all" => serde.rename_all = renamed(&word),
                // An alias that Avro does not allow names what only other formats have.
                "alias" => {
                    let alias = word.text().ok();
                    serde
                        .aliases
                        .extend(alias.filter(|alias| is_valid_name(&alias.value)));
                }
                "skip" => {
                    serde.skip_serializing = Some(span);
                    serde.skip_deserializing = Some(span);
                }
                "skip_serializing" => serde.skip_serializing = Some(span),
                "skip_deserializing" => serde.skip_deserializing = Some(span),
                "flatten" => serde.flatten = Some(span),
                "transparent" => serde.is_transparent = true,
                word if ONLY_JSON.contains(&word) => {
                    let value = word.to_owned();
                    serde.only_json.push(Spanned { value, span });
                }
                _ => {}
            }
        }
        serde
    }

    /// The words that change JSON alone, unless the attributes of `avro` have said enough: `says`
    /// what of them stands for it.
    pub(super) fn only_json(&self, written: &Written, says: &[&str], errors: &mut Errors) {
        let is_said = written.among(says).next().is_some();
        if is_said || written.find(IGNORE_SERDE).is_some() {
            return;
        }
        for Spanned { value, span } in &self.only_json {
            let mend = match value.as_str() {
                "with" | "serialize_with" | "deserialize_with" => {
                    "say how Avro has it, as `#[avro(with = module)]` does, or add `#[avro(ignore_serde)]`"
                }
                "tag" | "content" => {
                    "add `#[avro(repr = \"tagged\")]` for a record with a tag, or `#[avro(ignore_serde)]`"
                }
                _ => "add `#[avro(ignore_serde)]` if that is meant",
            };
            errors.push(
                *span,
                format_args!("serde's `{value}` changes JSON, but not Avro: {mend}"),
            );
        }
    }

    /// That serde does not leave out a variant, which Avro has to write.
    pub(super) fn variant_stays(&self, written: &Written, errors: &mut Errors) {
        let (Skipped::Both(span) | Skipped::OneWay(span)) = self.skipped() else {
            return;
        };
        if written.find(IGNORE_SERDE).is_none() {
            errors.push(
                span,
                "serde leaves this variant out, but Avro writes each: add `#[avro(ignore_serde)]` if that is meant",
            );
        }
    }

    /// The name; `word` is the one of `avro` that would choose between two names.
    pub(super) fn name(&self, errors: &mut Errors, word: &str) -> Option<Spanned<String>> {
        match &self.rename {
            Some(Renamed::Same(name)) => Some(name.clone()),
            Some(Renamed::Different(span)) => {
                errors.push(
                    *span,
                    format_args!(
                        "serde has two names here, Avro has one: add `#[avro({word} = \"…\")]`"
                    ),
                );
                None
            }
            None => None,
        }
    }

    pub(super) fn rename_all(&self, errors: &mut Errors) -> Option<Case> {
        match &self.rename_all {
            // What is no case is for serde to report.
            Some(Renamed::Same(word)) => word.value.parse().ok(),
            Some(Renamed::Different(span)) => {
                errors.push(
                    *span,
                    "serde has two cases here, Avro has one: add `#[avro(rename_all = \"…\")]`",
                );
                None
            }
            None => None,
        }
    }

    pub(super) fn skipped(&self) -> Skipped {
        match (self.skip_serializing, self.skip_deserializing) {
            (None, None) => Skipped::No,
            (Some(span), Some(_)) => Skipped::Both(span),
            (Some(span), None) | (None, Some(span)) => Skipped::OneWay(span),
        }
    }
}

fn renamed(word: &Word) -> Option<Renamed> {
    let Argument::List(list) = &word.argument else {
        return word.text().ok().map(Renamed::Same);
    };
    let find = |direction: &str| {
        let found = list.iter().find(|word| word.name == direction);
        found.and_then(|word| word.text().ok())
    };
    match (find("serialize"), find("deserialize")) {
        (Some(written), Some(read)) if written.value == read.value => Some(Renamed::Same(written)),
        (None, None) => None,
        _ => Some(Renamed::Different(word.span)),
    }
}
