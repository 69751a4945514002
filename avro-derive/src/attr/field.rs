//! This module reads the words of fields, and finds those that cannot stand together.

use super::known::{IGNORE_SERDE, Level};
use super::serde::{Serde, Skipped};
use super::types::properties;
use super::word::{self, Argument, Word};
use super::{Convert, Default, Errors, FieldAttrs, Spanned, TypeAttrs, logical, name, word_of};
use avro_ir::LogicalType;
use proc_macro2::Span;
use syn::{Attribute, LitStr, Result};

/// Words that say how a field is written; those of logical types do, too.
const SAY_HOW: [&str; 5] = ["as", "with", "logical", "fixed", "array"];

impl FieldAttrs {
    /// What the attributes of a field say.
    pub(crate) fn new(attributes: &[Attribute], of: &TypeAttrs, errors: &mut Errors) -> Self {
        let before = errors.count();
        let mut attrs = <Self as std::default::Default>::default();
        for word in word::avro(attributes, errors) {
            if attrs.written.admits(&word, Level::Field, errors) {
                let set = attrs.set(&word, errors);
                errors.keep(set);
            }
        }
        attrs.exclusive(errors);
        let serde = Serde::new(attributes);
        attrs.merge(&serde, errors);
        let is_said = of.written.find(IGNORE_SERDE).is_some();
        if !is_said && attrs.skip.is_none() && attrs.logical.is_none() {
            serde.only_json(&attrs.written, &SAY_HOW, errors);
        }
        attrs.has_errors = errors.count() > before;
        attrs
    }

    fn set(&mut self, word: &Word, errors: &mut Errors) -> Result<()> {
        match word.name.as_str() {
            "rename" => {
                let rename = word.text()?;
                name::part(&rename)?;
                self.rename = Some(rename);
            }
            "alias" => {
                let alias = word.text()?;
                name::part(&alias)?;
                self.aliases.push(alias);
            }
            "doc" => self.doc = Some(word.text()?.value),
            "prop" => properties(word, Level::Field, &mut self.props, errors)?,
            "default" | "default_json" => self.set_default(word)?,
            "logical" => self.annotation = Some(logical::annotation(word)?),
            "fixed" => self.fixed = Some(logical::fixed(word)?),
            "array" => self.array = Some(word.flag()?),
            "null_last" => self.null_last = Some(word.flag()?),
            "skip" => self.skip = on(&word.switch()?),
            "flatten" => self.flatten = on(&word.switch()?),
            "as" | "with" => self.set_convert(word)?,
            "blank" => self.set_blank(word)?,
            IGNORE_SERDE => drop(word.flag()?),
            unknown => {
                let Some(logical) = logical::of(word) else {
                    return Err(word.error(Level::Field.unknown(unknown)));
                };
                self.set_logical(word, logical?)?;
            }
        }
        Ok(())
    }

    fn set_default(&mut self, word: &Word) -> Result<()> {
        if self.default.is_some() {
            let message = "a field has one default: keep `default` or `default_json`";
            return Err(word.error(message));
        }
        self.default = Some(match (&word.argument, word.name.as_str()) {
            (_, "default_json") => {
                let text = word.text()?;
                Default::Json(LitStr::new(&text.value, text.span))
            }
            (Argument::None, _) => Default::FromDefault(word.span),
            (Argument::Value(value), _) => Default::Literal(value.clone()),
            (Argument::Type(_) | Argument::Path(_) | Argument::List(_), _) => {
                let message = "a default is a literal: write `default` or `default = literal`";
                return Err(word.error(message));
            }
        });
        Ok(())
    }

    fn set_convert(&mut self, word: &Word) -> Result<()> {
        if self.convert.is_some() {
            let message = "`as` and `with` both say how the field is converted: keep one of them";
            return Err(word.error(message));
        }
        self.convert = Some(match &word.argument {
            Argument::Type(ty) => Convert::As(ty.clone()),
            Argument::Path(path) => Convert::With(path.clone()),
            Argument::None | Argument::Value(_) | Argument::List(_) => {
                let what = if word.name == "as" {
                    "Type"
                } else {
                    "some::module"
                };
                let name = &word.name;
                return Err(word.error(format_args!(
                    "`{name}` has a value: write `{name} = {what}`"
                )));
            }
        });
        Ok(())
    }

    fn set_blank(&mut self, word: &Word) -> Result<()> {
        let Argument::Path(path) = &word.argument else {
            return Err(word.error("`blank` names a function: write `blank = some::function`"));
        };
        self.blank = Some(path.clone());
        Ok(())
    }

    fn set_logical(&mut self, word: &Word, logical: LogicalType) -> Result<()> {
        if let Some(first) = &self.logical {
            let (first, second) = (word_of(first.value), word_of(logical));
            let message = format!("a field has one logical type: keep `{first}` or `{second}`");
            return Err(word.error(message));
        }
        self.logical = Some(Spanned {
            value: logical,
            span: word.span,
        });
        Ok(())
    }

    /// Words that leave no room for others.
    fn exclusive(&self, errors: &mut Errors) {
        if let (Some(span), None) = (self.written.find("blank"), &self.convert) {
            errors.push(
                span,
                "`blank` is for fields that `as` or `with` converts: remove it",
            );
        }
        if self.skip.is_some() {
            for (word, span) in self.written.others(&["skip"]) {
                errors.push(
                    span,
                    format_args!("a field that is skipped is not in Avro, so `{word}` says nothing: remove one of them"),
                );
            }
        } else if self.flatten.is_some() {
            for (word, span) in self.written.others(&["flatten", "skip"]) {
                errors.push(
                    span,
                    format_args!("`flatten` puts the fields of a record here, so `{word}` says nothing: remove one of them"),
                );
            }
        } else if self.convert.is_some() {
            let about_type = ["logical", "fixed", "array"];
            let logical = self.logical.as_ref();
            let logical = logical.map(|logical| (word_of(logical.value), logical.span));
            let logical = logical.as_ref().map(|(word, span)| (word.as_str(), *span));
            for (word, span) in self.written.among(&about_type).chain(logical) {
                errors.push(
                    span,
                    format_args!("`as` and `with` say what the field is in Avro, so `{word}` says nothing: remove one of them"),
                );
            }
        } else if let (Some(annotation), Some(logical)) = (&self.annotation, &self.logical) {
            let word = word_of(logical.value);
            errors.push(
                annotation.span,
                format_args!("a field has one logical type: keep `{word}` or `logical = …`"),
            );
        } else if let (Some(_), Some(fixed)) = (self.array, &self.fixed) {
            errors.push(
                fixed.span,
                "bytes are a fixed or an array: keep `fixed` or `array`",
            );
        }
    }

    /// What serde says holds where nothing else is said.
    fn merge(&mut self, serde: &Serde, errors: &mut Errors) {
        if self.written.find("skip").is_none() {
            match serde.skipped() {
                Skipped::No => {}
                Skipped::Both(span) => {
                    self.skip = Some(span);
                    self.conflicts("skip", "skips", errors);
                }
                Skipped::OneWay(span) => errors.push(
                    span,
                    "serde skips this field in one direction, Avro cannot: add `#[avro(skip)]` or `#[avro(skip = false)]`",
                ),
            }
        }
        if self.skip.is_some() {
            return;
        }
        if self.written.find("flatten").is_none() && serde.flatten.is_some() {
            self.flatten = serde.flatten;
            self.conflicts("flatten", "flattens", errors);
        }
        if self.flatten.is_some() {
            return;
        }
        if self.written.find("rename").is_none() {
            self.rename = serde.name(errors, "rename");
        }
        let known = self
            .aliases
            .iter()
            .map(|alias| alias.value.clone())
            .collect::<Vec<_>>();
        let new = serde
            .aliases
            .iter()
            .filter(|alias| !known.contains(&alias.value));
        self.aliases.extend(new.cloned());
    }

    /// The words that serde's `skip` or `flatten` leaves nothing to say.
    fn conflicts(&self, switch: &str, does: &str, errors: &mut Errors) {
        for (word, span) in self.written.others(&["skip", "flatten"]) {
            errors.push(
                span,
                format_args!("serde {does} this field, so `{word}` says nothing: remove it, or add `{switch} = false`"),
            );
        }
    }
}

fn on(switch: &Spanned<bool>) -> Option<Span> {
    switch.value.then_some(switch.span)
}
