//! This module reads the words of logical types.

use super::known::unknown_in;
use super::word::{Argument, Word};
use super::{Fixed, Spanned, name};
use avro_ir::LogicalType;
use syn::{Error, Result};

/// The word for a logical type.
pub(crate) fn word_of(logical: LogicalType) -> String {
    logical.name().replace('-', "_")
}

fn known(word: &str) -> Option<LogicalType> {
    LogicalType::ALL
        .into_iter()
        .find(|logical| word_of(*logical) == word)
}

/// The logical type of a word, if it is one.
pub(super) fn of(word: &Word) -> Option<Result<LogicalType>> {
    let logical = known(&word.name)?;
    if let LogicalType::Decimal { .. } = logical {
        return Some(decimal(word));
    }
    Some(word.flag().map(|_| logical))
}

fn decimal(word: &Word) -> Result<LogicalType> {
    let missing = "`decimal` needs its precision: write `decimal(precision = 10, scale = 2)`";
    let Argument::List(list) = &word.argument else {
        return Err(word.error(missing));
    };
    let (mut precision, mut scale) = (None, None);
    for inner in list {
        let slot = match inner.name.as_str() {
            "precision" => &mut precision,
            "scale" => &mut scale,
            unknown => {
                let message = unknown_in(unknown, "decimal", &["precision", "scale"]);
                return Err(inner.error(message));
            }
        };
        if slot.replace((inner.number()?, inner)).is_some() {
            return Err(twice(inner));
        }
    }
    let Some((precision, precision_word)) = precision else {
        return Err(word.error(missing));
    };
    let digits = u32::try_from(precision).ok().filter(|digits| *digits > 0);
    let digits = digits.ok_or_else(|| {
        let message = "the precision counts digits: at least 1, and no more than fit 32 bits";
        Error::new(precision_word.argument_span(), message)
    })?;
    let Some((scale, scale_word)) = scale else {
        return Ok(LogicalType::Decimal {
            precision: digits,
            scale: 0,
        });
    };
    match u32::try_from(scale) {
        Ok(scale) if scale <= digits => Ok(LogicalType::Decimal {
            precision: digits,
            scale,
        }),
        Ok(_) => {
            let message = format!(
                "the scale {scale} is greater than the precision {precision}, which counts all digits"
            );
            Err(Error::new(scale_word.argument_span(), message))
        }
        Err(_) => {
            let message = "the scale counts digits after the point: it is not negative";
            Err(Error::new(scale_word.argument_span(), message))
        }
    }
}

fn twice(word: &Word) -> Error {
    word.error(format_args!(
        "`{}` is given twice: keep one of them",
        word.name
    ))
}

/// `logical = "name"`, for names that the specification does not know.
pub(super) fn annotation(word: &Word) -> Result<Spanned<String>> {
    let text = word.text()?;
    let known = text.value.replace('-', "_");
    if self::known(&known).is_some() {
        let message = format!(
            "`{}` is a logical type of the specification: write `{known}` instead of `logical = …`",
            text.value
        );
        return Err(Error::new(text.span, message));
    }
    if text.value.is_empty() {
        return Err(Error::new(
            text.span,
            "a logical type has a name: write `logical = \"some-name\"`",
        ));
    }
    Ok(text)
}

/// `fixed`, alone or with a list.
pub(super) fn fixed(word: &Word) -> Result<Fixed> {
    let mut fixed = Fixed {
        span: word.span,
        name: None,
        namespace: None,
        size: None,
    };
    let list = match &word.argument {
        Argument::None => return Ok(fixed),
        Argument::List(list) => list,
        Argument::Value(_) | Argument::Type(_) | Argument::Path(_) => {
            return Err(word.error("`fixed` has a list: write `fixed(name = \"…\", size = 16)`"));
        }
    };
    for inner in list {
        let is_second = match inner.name.as_str() {
            "name" => {
                let text = inner.text()?;
                name::simple(&text)?;
                fixed.name.replace(text.value).is_some()
            }
            "namespace" => {
                let text = inner.text()?;
                name::namespace(&text)?;
                fixed.namespace.replace(text.value).is_some()
            }
            "size" => fixed.size.replace(size(inner)?).is_some(),
            unknown => {
                let message = unknown_in(unknown, "fixed", &["name", "namespace", "size"]);
                return Err(inner.error(message));
            }
        };
        if is_second {
            return Err(twice(inner));
        }
    }
    Ok(fixed)
}

fn size(word: &Word) -> Result<usize> {
    // Avro's tools keep sizes as 32-bit integers.
    let size = word.number()?;
    let size = i32::try_from(size)
        .ok()
        .and_then(|size| usize::try_from(size).ok());
    size.ok_or_else(|| {
        let message = format!("the size of a fixed is from 0 to {}", i32::MAX);
        Error::new(word.argument_span(), message)
    })
}
