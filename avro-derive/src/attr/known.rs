//! This module knows which words there are at which place, and what a word was meant to be.

use super::word_of;
use avro_ir::LogicalType;
use std::borrow::Cow;

/// What an attribute stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Type,
    Field,
    Variant,
}

const LEVELS: [Level; 3] = [Level::Type, Level::Field, Level::Variant];

/// What serde does to JSON alone is meant.
pub(super) const IGNORE_SERDE: &str = "ignore_serde";

const TYPE: [&str; 14] = [
    "name",
    "namespace",
    "alias",
    "rename_all",
    "doc",
    "prop",
    "transparent",
    "schema",
    "repr",
    "tag",
    "remote",
    "crate",
    "bound",
    IGNORE_SERDE,
];

const FIELD: [&str; 6] = ["rename", "alias", "doc", "prop", "default", "default_json"];

/// Words that say what a field is, after those of logical types.
const FIELD_TYPE: [&str; 10] = [
    "logical",
    "fixed",
    "array",
    "null_last",
    "skip",
    "flatten",
    "as",
    "with",
    "blank",
    IGNORE_SERDE,
];

const VARIANT: [&str; 5] = ["rename", "name", "default", "doc", IGNORE_SERDE];

impl Level {
    fn words(self) -> Vec<Cow<'static, str>> {
        match self {
            Self::Type => TYPE.map(Cow::Borrowed).into(),
            Self::Field => {
                let logical = LogicalType::ALL.map(word_of).map(Cow::Owned);
                let words = FIELD.map(Cow::Borrowed).into_iter().chain(logical);
                words.chain(FIELD_TYPE.map(Cow::Borrowed)).collect()
            }
            Self::Variant => VARIANT.map(Cow::Borrowed).into(),
        }
    }

    fn plural(self) -> &'static str {
        match self {
            Self::Type => "types",
            Self::Field => "fields",
            Self::Variant => "variants",
        }
    }

    pub(super) fn knows(self, word: &str) -> bool {
        self.words().iter().any(|known| known == word)
    }

    /// Whether the word may stand here more than once.
    pub(crate) fn is_repeatable(word: &str) -> bool {
        matches!(word, "alias" | "prop")
    }

    /// What to say of a word that is not known at this level.
    pub(crate) fn unknown(self, word: &str) -> String {
        match (self, word) {
            (Self::Field, "name") => return "`name` is for types: fields have `rename`".to_owned(),
            (Self::Type, "rename") => {
                return "`rename` is for fields and variants: types have `name`".to_owned();
            }
            _ => {}
        }
        let elsewhere = LEVELS.into_iter().filter(|level| level.knows(word));
        let elsewhere = elsewhere.map(Self::plural).collect::<Vec<_>>();
        if !elsewhere.is_empty() {
            return format!(
                "`{word}` is for {}, not for {}",
                elsewhere.join(" and "),
                self.plural()
            );
        }
        if let Some(meant) = avro_ir::closest(word, self.words().iter().map(|known| &**known)) {
            return format!("unknown word `{word}`: did you mean `{meant}`?");
        }
        let others = LEVELS.into_iter().filter(|level| *level != self);
        for level in others {
            if let Some(meant) = avro_ir::closest(word, level.words().iter().map(|known| &**known))
            {
                return format!(
                    "unknown word `{word}`: did you mean `{meant}`, which is for {}?",
                    level.plural()
                );
            }
        }
        format!(
            "unknown word `{word}`: {} have `{}`",
            self.plural(),
            self.words().join("`, `")
        )
    }
}

/// The words of a list that stands after `word`.
pub(crate) fn unknown_in(word: &str, list: &str, words: &[&str]) -> String {
    match avro_ir::closest(word, words.iter().copied()) {
        Some(meant) => format!("unknown word `{word}`: did you mean `{meant}`?"),
        None => format!(
            "unknown word `{word}`: `{list}` has `{}`",
            words.join("`, `")
        ),
    }
}
