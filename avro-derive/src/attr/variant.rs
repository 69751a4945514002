//! This module reads the words of variants.

use super::known::{IGNORE_SERDE, Level};
use super::serde::Serde;
use super::word::{self, Word};
use super::{Errors, TypeAttrs, VariantAttrs, name};
use syn::{Attribute, Result};

impl VariantAttrs {
    /// What the attributes of a variant say.
    pub(crate) fn new(attributes: &[Attribute], of: &TypeAttrs, errors: &mut Errors) -> Self {
        let mut attrs = Self::default();
        for word in word::avro(attributes, errors) {
            if attrs.written.admits(&word, Level::Variant, errors) {
                let set = attrs.set(&word);
                errors.keep(set);
            }
        }
        let serde = Serde::new(attributes);
        if of.written.find(IGNORE_SERDE).is_none() {
            serde.only_json(&attrs.written, &[], errors);
            serde.variant_stays(&attrs.written, errors);
        }
        if attrs.written.find("rename").is_none() {
            attrs.rename = serde.name(errors, "rename");
        }
        attrs.rename_all = serde.rename_all(&mut Errors::default());
        attrs
    }

    fn set(&mut self, word: &Word) -> Result<()> {
        match word.name.as_str() {
            "rename" => {
                let rename = word.text()?;
                name::part(&rename)?;
                self.rename = Some(rename);
            }
            "name" => self.name = Some(word.text()?),
            "doc" => self.doc = Some(word.text()?.value),
            IGNORE_SERDE => drop(word.flag()?),
            "default" => self.default = Some(word.flag()?),
            unknown => return Err(word.error(Level::Variant.unknown(unknown))),
        }
        Ok(())
    }
}
