//! This module checks that the branches of a union differ. Spec: "Unions".

use super::Binder;
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::kind::{Kind, Primitive};
use crate::location::Location;
use crate::schema::{SchemaId, Union};
use std::collections::HashMap;

/// What tells branches apart: a named type, or the kind of an unnamed one.
#[derive(PartialEq, Eq, Hash)]
enum BranchKey {
    Named(SchemaId),
    Kind(&'static str),
}

impl Binder<'_, '_> {
    pub(super) fn check_unions(&mut self) {
        for pending in std::mem::take(&mut self.unions) {
            let Kind::Union(Union { branches }) = &self.nodes[pending.schema.index()].kind else {
                continue;
            };
            let mut seen = HashMap::with_capacity(branches.len());
            let mut repeated = Vec::new();
            for (&branch, &location) in branches.iter().zip(&pending.branch_locations) {
                if self.invalid.contains(&branch) {
                    continue;
                }
                let first = *seen.entry(self.branch_key(branch)).or_insert(location);
                if first != location {
                    repeated.push((branch, first, location));
                }
            }
            for (branch, first, second) in repeated {
                self.duplicate_branch(branch, first, second);
            }
        }
    }

    fn branch_key(&self, branch: SchemaId) -> BranchKey {
        let kind = &self.nodes[branch.index()].kind;
        match kind.fullname() {
            Some(_) => BranchKey::Named(branch),
            None => BranchKey::Kind(kind.name()),
        }
    }

    fn duplicate_branch(&mut self, branch: SchemaId, first: Location, second: Location) {
        let kind = &self.nodes[branch.index()].kind;
        let what = quote(kind.fullname().map_or(kind.name(), |name| name.as_str()));
        let help = match kind {
            Kind::Array(_) | Kind::Map(_) => {
                "arrays count as one kind, and maps too: wrap one of them in a record"
            }
            Kind::Primitive(
                Primitive::Int | Primitive::Long | Primitive::Bytes | Primitive::String,
            ) => "remove one of them; with different logical types, wrap one of them in a record",
            Kind::Primitive(_)
            | Kind::Union(_)
            | Kind::Record(_)
            | Kind::Enum(_)
            | Kind::Fixed(_) => "remove one of them",
        };
        self.report.push(
            Diagnostic::error(
                Code::DuplicateBranch,
                format!("a union has the branch {what} twice"),
            )
            .at(second, "the second one")
            .also(first, "the first one")
            .with_help(help),
        );
    }
}
