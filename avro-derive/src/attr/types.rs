//! This module reads the words of structs and enums.

use super::known::{IGNORE_SERDE, Level};
use super::serde::Serde;
use super::word::{self, Argument, Word};
use super::{Case, Errors, Source, Spanned, TypeAttrs, Value, name};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, LitStr, Path, Result, Token, WherePredicate};

impl TypeAttrs {
    /// What the attributes of a struct or an enum say.
    pub(crate) fn new(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let before = errors.count();
        let mut attrs = Self::default();
        let mut is_switched_off = false;
        for word in word::avro(attributes, errors) {
            if !attrs.written.admits(&word, Level::Type, errors) {
                continue;
            }
            if word.name == "transparent" {
                let on = errors.keep(word.switch());
                is_switched_off = on.is_some_and(|on| !on.value);
                attrs.transparent = (!is_switched_off).then_some(Source::Avro);
            } else {
                let set = attrs.set(&word, errors);
                errors.keep(set);
            }
        }
        let serde = Serde::new(attributes);
        attrs.merge(&serde, is_switched_off, errors);
        serde.only_json(&attrs.written, &["repr", "tag"], errors);
        attrs.has_errors = errors.count() > before;
        attrs
    }

    /// What the field of a tagged enum is called that holds the tag.
    pub(crate) fn tag_name(&self) -> &str {
        self.tag.as_ref().map_or("tag", |tag| &tag.value)
    }

    fn set(&mut self, word: &Word, errors: &mut Errors) -> Result<()> {
        match word.name.as_str() {
            "name" => self.name = Some(word.text()?),
            "namespace" => {
                let namespace = word.text()?;
                name::namespace(&namespace)?;
                self.namespace = Some(namespace);
            }
            "alias" => {
                let alias = word.text()?;
                name::fullname(&alias)?;
                self.aliases.push(alias);
            }
            "rename_all" => self.rename_all = Some(case(&word.text()?)?),
            "doc" => self.doc = Some(word.text()?.value),
            "prop" => properties(word, Level::Type, &mut self.props, errors)?,
            "schema" => self.schema = Some(word.text()?),
            "repr" => {
                // There is no other one that can be meant.
                self.tagged = Some(word.span);
                repr(word)?;
            }
            "tag" => {
                let tag = word.text()?;
                name::part(&tag)?;
                self.tag = Some(tag);
            }
            "remote" => self.remote = Some(path(word)?),
            "crate" => self.krate = Some(path(word)?),
            IGNORE_SERDE => drop(word.flag()?),
            "bound" => self.bound = Some(predicates(word)?),
            unknown => return Err(word.error(Level::Type.unknown(unknown))),
        }
        Ok(())
    }

    /// What serde says holds where nothing else is said.
    fn merge(&mut self, serde: &Serde, is_switched_off: bool, errors: &mut Errors) {
        if self.written.find("name").is_none() {
            self.name = serde.name(errors, "name");
        }
        if self.written.find("rename_all").is_none() {
            self.rename_all = serde.rename_all(errors);
        }
        let says_nothing = self.transparent.is_none() && !is_switched_off;
        if says_nothing && serde.is_transparent {
            self.transparent = Some(Source::Serde);
        }
    }
}

fn case(word: &Spanned<String>) -> Result<Case> {
    let Spanned { value, span } = word;
    let case = value
        .parse::<Case>()
        .map_err(|message| Error::new(*span, message))?;
    if case.has_hyphens() {
        let instead = value
            .replace('-', "_")
            .replace("kebab", "snake")
            .replace("KEBAB", "SNAKE");
        let message = format!(
            "`{value}` gives names with hyphens, which Avro does not allow: use `{instead}`"
        );
        return Err(Error::new(*span, message));
    }
    Ok(case)
}

fn repr(word: &Word) -> Result<()> {
    let Spanned { value, span } = word.text()?;
    if value == "tagged" {
        return Ok(());
    }
    let message = match avro_ir::closest(&value, ["tagged"]) {
        Some(meant) => format!("unknown `repr` `{value}`: did you mean `{meant}`?"),
        None => format!(
            "unknown `repr` `{value}`: write `repr = \"tagged\"`, or nothing for an enum or a union"
        ),
    };
    Err(Error::new(span, message))
}

/// The path of the run time in attributes that have errors.
pub(crate) fn krate(attributes: &[Attribute]) -> Option<Path> {
    let words = word::avro(attributes, &mut Errors::default());
    let krate = words.iter().find(|word| word.name == "crate")?;
    path(krate).ok()
}

fn path(word: &Word) -> Result<Path> {
    let text = word.text()?;
    LitStr::new(&text.value, text.span)
        .parse_with(Path::parse_mod_style)
        .or_else(|_| LitStr::new(&text.value, text.span).parse())
        .map_err(|_| {
            let message = format!(
                "`{}` is not a path: write `{} = \"some::path\"`",
                text.value, word.name
            );
            Error::new(text.span, message)
        })
}

fn predicates(word: &Word) -> Result<Vec<WherePredicate>> {
    let text = word.text()?;
    let parser = Punctuated::<WherePredicate, Token![,]>::parse_terminated;
    let predicates = LitStr::new(&text.value, text.span).parse_with(parser);
    let predicates = predicates.map_err(|_| {
        let message = format!(
            "`{}` is not a list of bounds: write `bound = \"T: Trait, U: Trait\"`",
            text.value
        );
        Error::new(text.span, message)
    })?;
    Ok(predicates.into_iter().collect())
}

/// Attributes that the specification defines, which have words of their own or follow from the type.
const RESERVED_IN_TYPES: [&str; 12] = [
    "type",
    "name",
    "namespace",
    "aliases",
    "doc",
    "fields",
    "symbols",
    "default",
    "size",
    "items",
    "values",
    "logicalType",
];
const RESERVED_IN_FIELDS: [&str; 6] = ["name", "type", "doc", "default", "aliases", "logicalType"];

/// `prop(key = literal, "other-key" = literal)`
pub(super) fn properties(
    word: &Word,
    level: Level,
    props: &mut Vec<(String, Value)>,
    errors: &mut Errors,
) -> Result<()> {
    let Argument::List(list) = &word.argument else {
        return Err(word.error("`prop` is a list: write `prop(key = literal)`"));
    };
    let reserved: &[&str] = match level {
        Level::Type => &RESERVED_IN_TYPES,
        Level::Field | Level::Variant => &RESERVED_IN_FIELDS,
    };
    for property in list {
        let Word {
            name,
            span,
            argument,
        } = property;
        let Argument::Value(value) = argument else {
            errors.push(
                *span,
                format_args!("`{name}` has no value: write `{name} = literal`"),
            );
            continue;
        };
        if reserved.contains(&name.as_str()) {
            errors.push(*span, reserved_property(name));
        } else if props.iter().any(|(known, _)| known == name) {
            errors.push(
                *span,
                format_args!("the property `{name}` is given twice: keep one of them"),
            );
        } else if name == "order" && level == Level::Field && !is_order(value) {
            errors.push(
                value.span,
                "an order is `\"ascending\"`, `\"descending\"` or `\"ignore\"`",
            );
        } else {
            props.push((name.clone(), value.clone()));
        }
    }
    Ok(())
}

fn is_order(value: &Value) -> bool {
    matches!(value.as_str(), Some("ascending" | "descending" | "ignore"))
}

fn reserved_property(name: &str) -> String {
    let mend = match name {
        "name" | "namespace" | "doc" | "default" => format!("write `{name} = …` outside of `prop`"),
        "aliases" => "write `alias = \"…\"` outside of `prop`".to_owned(),
        "logicalType" => "write `logical = \"…\"` on the field".to_owned(),
        _ => "it follows from the Rust type".to_owned(),
    };
    format!("`{name}` is an attribute of the specification, not a property: {mend}")
}
