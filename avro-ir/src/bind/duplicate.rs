//! This module compares repeated definitions of a fullname.

use super::Binder;
use super::names::RepeatedDefinition;
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::kind::Kind;
use crate::options::Door;
use crate::schema::{Enum, Field, Fixed, Node, Record, SchemaId};

impl Binder<'_, '_> {
    pub(super) fn check_duplicates(&mut self) {
        for repeated in std::mem::take(&mut self.names.repeated) {
            if !self.same_definition(repeated.first, repeated.second) {
                self.conflict(&repeated);
            } else if !self.context.options.identical_redefinition {
                self.redefinition(&repeated);
            }
        }
    }

    fn conflict(&mut self, repeated: &RepeatedDefinition) {
        let name = quote(repeated.fullname.as_str());
        let message = format!("two different definitions of {name}");
        let mut here = "defined differently here".to_owned();
        let mut first = "first defined here".to_owned();
        if let Some(difference) = self.difference(repeated.first, repeated.second) {
            here = format!("{} is {} here", difference.what, difference.second);
            first = format!("first defined here, where it is {}", difference.first);
        }
        let help = match self.context.door {
            Door::Compiler => "give one of them another name or namespace, or make them equal",
            Door::Program => {
                "these are two types: read the schemas apart, or make the definitions equal"
            }
        };
        self.report.push(
            Diagnostic::error(Code::ConflictingDefinitions, message)
                .at(repeated.second_location, here)
                .also(repeated.first_location, first)
                .with_help(help),
        );
    }

    fn redefinition(&mut self, repeated: &RepeatedDefinition) {
        let name = quote(repeated.fullname.as_str());
        self.report.push(
            Diagnostic::error(Code::Redefinition, format!("{name} is defined twice"))
                .at(repeated.second_location, "defined again here")
                .also(repeated.first_location, "first defined here")
                .with_help(self.context.door.advice(
                    format!(
                        "the definitions are equal: refer to the first one by its name, {name}"
                    ),
                    "identical_redefinition",
                )),
        );
    }

    /// Whether two definitions are equal but for `doc`. As names are bound, named types inside
    /// are compared by index, so this looks at each node once.
    fn same_definition(&self, first: SchemaId, second: SchemaId) -> bool {
        let (first, second) = (&self.nodes[first.index()], &self.nodes[second.index()]);
        let same_kind = match (&first.kind, &second.kind) {
            (Kind::Record(first), Kind::Record(second)) => self.same_record(first, second),
            (Kind::Enum(first), Kind::Enum(second)) => same_enum(first, second),
            (Kind::Fixed(first), Kind::Fixed(second)) => same_fixed(first, second),
            (Kind::Array(first), Kind::Array(second)) | (Kind::Map(first), Kind::Map(second)) => {
                self.same(*first, *second)
            }
            (Kind::Union(first), Kind::Union(second)) => {
                self.all_same(&first.branches, &second.branches)
            }
            (Kind::Primitive(first), Kind::Primitive(second)) => first == second,
            _ => false,
        };
        same_kind && same_properties(first, second)
    }

    pub(super) fn same(&self, first: SchemaId, second: SchemaId) -> bool {
        let is_named = self.nodes[first.index()].kind.fullname().is_some();
        first == second || (!is_named && self.same_definition(first, second))
    }

    fn all_same(&self, first: &[SchemaId], second: &[SchemaId]) -> bool {
        first.len() == second.len()
            && first
                .iter()
                .zip(second)
                .all(|(first, second)| self.same(*first, *second))
    }

    fn same_record(&self, first: &Record, second: &Record) -> bool {
        first.aliases == second.aliases
            && first.is_error == second.is_error
            && first.fields.len() == second.fields.len()
            && first
                .fields
                .iter()
                .zip(&second.fields)
                .all(|(first, second)| self.same_field(first, second))
    }

    fn same_field(&self, first: &Field, second: &Field) -> bool {
        first.name == second.name
            && first.aliases == second.aliases
            && first.default_json == second.default_json
            && first.order == second.order
            && first.properties == second.properties
            && self.same(first.schema, second.schema)
    }
}

fn same_enum(first: &Enum, second: &Enum) -> bool {
    first.symbols == second.symbols
        && first.aliases == second.aliases
        && first.default == second.default
}

fn same_fixed(first: &Fixed, second: &Fixed) -> bool {
    first.size == second.size && first.aliases == second.aliases
}

fn same_properties(first: &Node, second: &Node) -> bool {
    first.properties == second.properties
}
