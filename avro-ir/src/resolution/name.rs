//! This module decides whether two named types are meant to be one. Spec: "Schema Resolution",
//! "Aliases".

use crate::name::Fullname;

/// Whether the unqualified names are equal, or an alias of the reader's is the writer's fullname.
pub(super) fn names_match(writer: &Fullname, reader: &Fullname, aliases: &[String]) -> bool {
    writer.name() == reader.name() || has_alias(aliases, writer)
}

pub(super) fn has_alias(aliases: &[String], writer: &Fullname) -> bool {
    aliases.iter().any(|alias| alias == writer.as_str())
}
