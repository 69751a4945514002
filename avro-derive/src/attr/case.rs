//! This module renames as `rename_all` says, with the rules of serde.

use std::str::FromStr;

/// A rule of `rename_all`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

const CASES: [(&str, Case); 8] = [
    ("lowercase", Case::Lower),
    ("UPPERCASE", Case::Upper),
    ("PascalCase", Case::Pascal),
    ("camelCase", Case::Camel),
    ("snake_case", Case::Snake),
    ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
    ("kebab-case", Case::Kebab),
    ("SCREAMING-KEBAB-CASE", Case::ScreamingKebab),
];

impl FromStr for Case {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let found = CASES.into_iter().find(|(name, _)| *name == word);
        found.map(|(_, case)| case).ok_or_else(|| {
            let names = CASES.map(|(name, _)| name);
            match avro_ir::closest(word, names) {
                Some(name) => format!("unknown case `{word}`: did you mean `{name}`?"),
                None => format!(
                    "unknown case `{word}`: the cases are `{}`",
                    names[..6].join("`, `")
                ),
            }
        })
    }
}

impl Case {
    /// The word that stands for it.
    pub(crate) fn word(self) -> &'static str {
        let found = CASES.into_iter().find(|(_, case)| *case == self);
        let (word, _) = found.expect("every case has a word");
        word
    }

    /// Whether the names that it gives have hyphens, which Avro does not allow.
    pub(crate) fn has_hyphens(self) -> bool {
        matches!(self, Self::Kebab | Self::ScreamingKebab)
    }

    /// The name of a field that is called `field` in Rust.
    pub(crate) fn of_field(self, field: &str) -> String {
        match self {
            Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Pascal => field.split('_').map(capitalized).collect(),
            Self::Camel => uncapitalized(&Self::Pascal.of_field(field)),
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
        }
    }

    /// The name of a variant that is called `variant` in Rust.
    pub(crate) fn of_variant(self, variant: &str) -> String {
        match self {
            Self::Pascal => variant.to_owned(),
            Self::Lower => variant.to_ascii_lowercase(),
            Self::Upper => variant.to_ascii_uppercase(),
            Self::Camel => uncapitalized(variant),
            Self::Snake => snake(variant),
            Self::ScreamingSnake => snake(variant).to_ascii_uppercase(),
            Self::Kebab => snake(variant).replace('_', "-"),
            Self::ScreamingKebab => snake(variant).to_ascii_uppercase().replace('_', "-"),
        }
    }
}

fn capitalized(part: &str) -> String {
    let mut name = part.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

fn uncapitalized(name: &str) -> String {
    let mut name = name.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    name
}

fn snake(variant: &str) -> String {
    let mut snake = String::new();
    for (index, letter) in variant.char_indices() {
        if index > 0 && letter.is_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [&str; 8] = [
        "lowercase",
        "UPPERCASE",
        "PascalCase",
        "camelCase",
        "snake_case",
        "SCREAMING_SNAKE_CASE",
        "kebab-case",
        "SCREAMING-KEBAB-CASE",
    ];

    fn check(rename: impl Fn(Case) -> String, expected: [&str; 8]) {
        let names = ALL.map(|word| rename(word.parse().unwrap()));
        assert_eq!(names, expected);
    }

    // The examples of the tests of serde_derive.

    #[test]
    fn variants_are_renamed_as_serde_does() {
        let check = |name: &str, expected| check(|case| case.of_variant(name), expected);
        check(
            "Outcome",
            [
                "outcome", "OUTCOME", "Outcome", "outcome", "outcome", "OUTCOME", "outcome",
                "OUTCOME",
            ],
        );
        check(
            "VeryTasty",
            [
                "verytasty",
                "VERYTASTY",
                "VeryTasty",
                "veryTasty",
                "very_tasty",
                "VERY_TASTY",
                "very-tasty",
                "VERY-TASTY",
            ],
        );
        check("A", ["a", "A", "A", "a", "a", "A", "a", "A"]);
        check(
            "Z42",
            ["z42", "Z42", "Z42", "z42", "z42", "Z42", "z42", "Z42"],
        );
    }

    #[test]
    fn fields_are_renamed_as_serde_does() {
        let check = |name: &str, expected| check(|case| case.of_field(name), expected);
        check(
            "outcome",
            [
                "outcome", "OUTCOME", "Outcome", "outcome", "outcome", "OUTCOME", "outcome",
                "OUTCOME",
            ],
        );
        check(
            "very_tasty",
            [
                "very_tasty",
                "VERY_TASTY",
                "VeryTasty",
                "veryTasty",
                "very_tasty",
                "VERY_TASTY",
                "very-tasty",
                "VERY-TASTY",
            ],
        );
        check("a", ["a", "A", "A", "a", "a", "A", "a", "A"]);
        check(
            "z42",
            ["z42", "Z42", "Z42", "z42", "z42", "Z42", "z42", "Z42"],
        );
    }

    #[test]
    fn names_that_serde_panics_at_are_kept() {
        assert_eq!(Case::Camel.of_variant("Éa"), "Éa");
        assert_eq!(Case::Camel.of_field("__"), "");
    }
}
