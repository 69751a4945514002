//! This module reads the words between an attribute's parentheses, whatever they mean.

use crate::attr::{Spanned, Value};
use crate::errors::Errors;
use proc_macro2::{Span, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Attribute, Error, Expr, Ident, LitStr, Meta, Path, Result, Token, Type, parenthesized};

/// One word of an attribute, and what follows it.
pub(crate) struct Word {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) argument: Argument,
}

pub(crate) enum Argument {
    None,
    /// `= literal`
    Value(Value),
    /// `= Type`, after `as`
    Type(Box<Type>),
    /// `= path`, after `with`
    Path(Path),
    /// `(…)`
    List(Vec<Word>),
}

/// Which words there can be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grammar {
    Avro,
    /// All values are literals.
    Serde,
    /// Words may be in quotes.
    Property,
}

/// The words of all `#[avro(…)]`.
pub(crate) fn avro(attributes: &[Attribute], errors: &mut Errors) -> Vec<Word> {
    words(attributes, "avro", Grammar::Avro, errors)
}

/// The words of all `#[serde(…)]`; what is no word is for serde to report.
pub(crate) fn serde(attributes: &[Attribute]) -> Vec<Word> {
    words(attributes, "serde", Grammar::Serde, &mut Errors::default())
}

fn words(attributes: &[Attribute], name: &str, grammar: Grammar, errors: &mut Errors) -> Vec<Word> {
    let mut all = Vec::new();
    for attribute in attributes {
        if !attribute.path().is_ident(name) {
            continue;
        }
        match &attribute.meta {
            Meta::List(_) => {
                let parsed =
                    attribute.parse_args_with(|input: ParseStream<'_>| list(input, grammar));
                match parsed {
                    Ok((words, wrong)) => {
                        all.extend(words);
                        for error in wrong {
                            errors.add(error);
                        }
                    }
                    Err(error) => errors.add(error),
                }
            }
            Meta::Path(_) | Meta::NameValue(_) => errors.at(
                attribute,
                format_args!("words are missing: write `#[{name}(…)]`"),
            ),
        }
    }
    all
}

/// The words up to the end, and what is wrong between them.
fn list(input: ParseStream<'_>, grammar: Grammar) -> Result<(Vec<Word>, Vec<Error>)> {
    let (mut words, mut errors) = (Vec::new(), Vec::new());
    while !input.is_empty() {
        let parsed = word(input, grammar, &mut errors).and_then(|word| {
            if input.is_empty() || input.peek(Token![,]) {
                return Ok(word);
            }
            let message = format!("a comma is missing after `{}`", word.name);
            Err(input.error(message))
        });
        match parsed {
            Ok(word) => words.push(word),
            Err(error) => {
                errors.push(error);
                skip_to_comma(input)?;
            }
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok((words, errors))
}

fn skip_to_comma(input: ParseStream<'_>) -> Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

fn word(input: ParseStream<'_>, grammar: Grammar, errors: &mut Vec<Error>) -> Result<Word> {
    let (name, span) = key(input, grammar)?;
    let argument = if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        match (name.as_str(), grammar) {
            ("as", Grammar::Avro) => Argument::Type(Box::new(unquoted(input, "as", "type")?)),
            ("blank", Grammar::Avro) => Argument::Path(unquoted(input, "blank", "function")?),
            ("with", Grammar::Avro) => Argument::Path(unquoted(input, "with", "module")?),
            _ => Argument::Value(Value::new(&value(input, &name)?)?),
        }
    } else if input.peek(syn::token::Paren) {
        let content;
        parenthesized!(content in input);
        let is_property = (name.as_str(), grammar) == ("prop", Grammar::Avro);
        let inner = if is_property {
            Grammar::Property
        } else {
            grammar
        };
        let (words, wrong) = list(&content, inner)?;
        errors.extend(wrong);
        Argument::List(words)
    } else {
        Argument::None
    };
    Ok(Word {
        name,
        span,
        argument,
    })
}

fn key(input: ParseStream<'_>, grammar: Grammar) -> Result<(String, Span)> {
    if grammar == Grammar::Property && input.peek(LitStr) {
        let text = input.parse::<LitStr>()?;
        return Ok((text.value(), text.span()));
    }
    if !input.peek(Ident::peek_any) {
        let message = match grammar {
            Grammar::Property => "a property is `key = literal` or `\"key\" = literal`",
            Grammar::Avro | Grammar::Serde => "a word such as `name` belongs here",
        };
        return Err(input.error(message));
    }
    let ident = input.call(Ident::parse_any)?;
    Ok((ident.unraw().to_string(), ident.span()))
}

fn value(input: ParseStream<'_>, name: &str) -> Result<Expr> {
    if input.is_empty() || input.peek(Token![,]) {
        let message = format!("a value is missing after `{name} =`");
        return Err(input.error(message));
    }
    input.parse()
}

/// A type or a path, which serde's users tend to put in quotes.
fn unquoted<T: syn::parse::Parse>(input: ParseStream<'_>, name: &str, what: &str) -> Result<T> {
    if input.is_empty() || input.peek(Token![,]) {
        let message = format!("a value is missing after `{name} =`");
        return Err(input.error(message));
    }
    if input.peek(LitStr) {
        let text = input.parse::<LitStr>()?;
        let inner = text.value();
        let message = format!("`{name}` takes a {what} without quotes: write `{name} = {inner}`");
        return Err(Error::new(text.span(), message));
    }
    input
        .parse()
        .map_err(|error| Error::new(error.span(), format!("`{name}` is followed by a {what}")))
}

impl Word {
    pub(crate) fn error(&self, message: impl std::fmt::Display) -> Error {
        Error::new(self.span, message)
    }

    /// The place of the argument, or else of the word.
    pub(crate) fn argument_span(&self) -> Span {
        match &self.argument {
            Argument::Value(value) => value.span,
            Argument::None | Argument::Type(_) | Argument::Path(_) | Argument::List(_) => self.span,
        }
    }

    /// A word that stands alone.
    pub(crate) fn flag(&self) -> Result<Span> {
        match self.argument {
            Argument::None => Ok(self.span),
            Argument::Value(_) | Argument::Type(_) | Argument::Path(_) | Argument::List(_) => {
                let name = &self.name;
                Err(self.error(format_args!(
                    "`{name}` takes no value: write `{name}` alone"
                )))
            }
        }
    }

    /// A word that stands alone, or is switched off with `= false`.
    pub(crate) fn switch(&self) -> Result<Spanned<bool>> {
        let name = &self.name;
        let value = match &self.argument {
            Argument::None => true,
            Argument::Value(value) => value.as_bool().ok_or_else(|| {
                let message = format!("`{name}` is a switch: write `{name}` or `{name} = false`");
                Error::new(value.span, message)
            })?,
            Argument::Type(_) | Argument::Path(_) | Argument::List(_) => {
                let message = format!("`{name}` is a switch: write `{name}` or `{name} = false`");
                return Err(self.error(message));
            }
        };
        Ok(Spanned {
            value,
            span: self.span,
        })
    }

    /// `= "text"`, at the place of the text.
    pub(crate) fn text(&self) -> Result<Spanned<String>> {
        let name = &self.name;
        match &self.argument {
            Argument::Value(value) => match value.as_str() {
                Some(text) => Ok(Spanned {
                    value: text.to_owned(),
                    span: value.span,
                }),
                None => Err(Error::new(
                    value.span,
                    format!("`{name}` takes a string, not {}", value.describe()),
                )),
            },
            Argument::None | Argument::Type(_) | Argument::Path(_) | Argument::List(_) => Err(self
                .error(format_args!(
                    "`{name}` takes a string: write `{name} = \"…\"`"
                ))),
        }
    }

    /// `= 10`
    pub(crate) fn number(&self) -> Result<i128> {
        let name = &self.name;
        match &self.argument {
            Argument::Value(value) => value.as_int().ok_or_else(|| {
                let message = format!("`{name}` takes an integer, not {}", value.describe());
                Error::new(value.span, message)
            }),
            Argument::None | Argument::Type(_) | Argument::Path(_) | Argument::List(_) => Err(self
                .error(format_args!(
                    "`{name}` takes an integer: write `{name} = 10`"
                ))),
        }
    }
}
