//! This module reads the words of `#[avro(…)]` and the ones of `#[serde(…)]` that matter to Avro.

mod case;
mod docs;
mod field;
mod known;
mod logical;
mod name;
mod serde;
#[cfg(test)]
mod tests;
mod types;
pub(crate) mod value;
mod variant;
mod word;

use crate::errors::Errors;
use avro_ir::LogicalType;
pub(crate) use case::Case;
pub(crate) use docs::docs;
use known::Level;
pub(crate) use logical::word_of;
pub(crate) use name::{GRAMMAR, is_primitive, primitive};
use proc_macro2::Span;
use syn::{LitStr, Path, Type, WherePredicate};
pub(crate) use types::krate;
pub(crate) use value::{Value, ValueKind};
use word::Word;

/// A value, and the place of what the user wrote.
#[derive(Clone, Debug)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// What is said of a struct or an enum.
#[derive(Default)]
pub(crate) struct TypeAttrs {
    /// The Avro name; it may hold `{T}` for a type parameter `T`.
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) namespace: Option<Spanned<String>>,
    pub(crate) aliases: Vec<Spanned<String>>,
    pub(crate) doc: Option<String>,
    pub(crate) props: Vec<(String, Value)>,
    pub(crate) rename_all: Option<Case>,
    /// Who says that the type stands for its one field, if anyone does.
    pub(crate) transparent: Option<Source>,
    /// `repr = "tagged"`
    pub(crate) tagged: Option<Span>,
    pub(crate) tag: Option<Spanned<String>>,
    /// The path of the schema file that the type has to match.
    pub(crate) schema: Option<Spanned<String>>,
    /// The type of another crate that this one stands for.
    pub(crate) remote: Option<Path>,
    /// The path of the run time.
    pub(crate) krate: Option<Path>,
    /// What is said of the type parameters instead of the bounds that would be inferred.
    pub(crate) bound: Option<Vec<WherePredicate>>,
    pub(crate) written: Written,
    /// What does not fit these attributes may fit those that were meant.
    pub(crate) has_errors: bool,
}

/// Whose attribute it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Avro,
    Serde,
}

/// What is said of a field.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) rename: Option<Spanned<String>>,
    pub(crate) aliases: Vec<Spanned<String>>,
    pub(crate) doc: Option<String>,
    pub(crate) props: Vec<(String, Value)>,
    pub(crate) default: Option<Default>,
    pub(crate) logical: Option<Spanned<LogicalType>>,
    /// A `logicalType` that nothing but the schema knows of.
    pub(crate) annotation: Option<Spanned<String>>,
    pub(crate) fixed: Option<Fixed>,
    /// The bytes are an array of ints.
    pub(crate) array: Option<Span>,
    /// `null` is the second branch of the optional type.
    pub(crate) null_last: Option<Span>,
    pub(crate) skip: Option<Span>,
    pub(crate) flatten: Option<Span>,
    pub(crate) convert: Option<Convert>,
    /// The function that gives any value of what is converted.
    pub(crate) blank: Option<Path>,
    pub(crate) written: Written,
    /// What does not fit these attributes may fit those that were meant.
    pub(crate) has_errors: bool,
}

/// What is said of a variant.
#[derive(Default)]
pub(crate) struct VariantAttrs {
    pub(crate) rename: Option<Spanned<String>>,
    /// The name of the record that named fields are.
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) doc: Option<String>,
    /// The variant is the enum's default.
    pub(crate) default: Option<Span>,
    /// serde's rule for the fields of the variant.
    pub(crate) rename_all: Option<Case>,
    pub(crate) written: Written,
}

/// The default of a field.
#[expect(
    clippy::enum_variant_names,
    reason = "it says which trait the value is from"
)]
pub(crate) enum Default {
    /// `default`: what the field's type has as its `Default`.
    FromDefault(Span),
    /// `default = literal`
    Literal(Value),
    /// `default_json = "…"`: text that is JSON.
    Json(LitStr),
}

/// Another type's codec for a field.
pub(crate) enum Convert {
    /// `as = Type`
    As(Box<Type>),
    /// `with = module`
    With(Path),
}

/// `fixed(name = "…", namespace = "…", size = N)`
pub(crate) struct Fixed {
    pub(crate) span: Span,
    pub(crate) name: Option<String>,
    pub(crate) namespace: Option<String>,
    pub(crate) size: Option<usize>,
}

/// The words of `#[avro(…)]`, in the order written.
#[derive(Default)]
pub(crate) struct Written(Vec<(String, Span)>);

impl Written {
    /// Where the word stands.
    pub(crate) fn find(&self, word: &str) -> Option<Span> {
        let found = self.0.iter().find(|(written, _)| written == word);
        found.map(|(_, span)| *span)
    }

    /// The words that are not among `allowed`.
    pub(crate) fn others(&self, allowed: &[&str]) -> impl Iterator<Item = (&str, Span)> {
        let words = self.0.iter().map(|(word, span)| (word.as_str(), *span));
        words.filter(|(word, _)| !allowed.contains(word))
    }

    /// The words that are among `unwanted`.
    pub(crate) fn among(&self, unwanted: &[&str]) -> impl Iterator<Item = (&str, Span)> {
        let words = self.0.iter().map(|(word, span)| (word.as_str(), *span));
        words.filter(|(word, _)| unwanted.contains(word))
    }

    /// Whether the word is not there yet, or may be there again.
    fn admits(&mut self, word: &Word, level: Level, errors: &mut Errors) -> bool {
        if !level.knows(&word.name) {
            // It will be reported as unknown.
            return true;
        }
        let is_new = Level::is_repeatable(&word.name) || self.find(&word.name).is_none();
        if !is_new {
            let name = &word.name;
            errors.push(
                word.span,
                format_args!("`{name}` is given twice: keep one of them"),
            );
        }
        self.0.push((word.name.clone(), word.span));
        is_new
    }
}
