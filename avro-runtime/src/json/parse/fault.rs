//! This module makes the errors of values that do not fit their schema.

use super::super::error::{ErrorKind, Fault};
use super::super::names::{branch_name, names};
use super::{Frame, Walk};
use crate::error::DecodeErrorKind;
use avro_ir::{Json, Kind, Primitive, SchemaId, Union, closest};

impl Walk<'_, '_, '_> {
    /// The value that is next is none of the schema's.
    #[cold]
    #[inline(never)]
    pub(super) fn misfit(&mut self, id: SchemaId) -> Fault {
        let found = match self.scanner.describe() {
            Ok(found) => found,
            Err(fault) => return fault,
        };
        let kind = &self.set.node(id).kind;
        let kind = if let Kind::Union(_) = kind {
            let mut branches = names(self.set, id).filter(|name| *name != "null");
            let branch = branches.next().map(str::to_owned);
            ErrorKind::MissingBranch { found, branch }
        } else {
            let expected = describe(kind);
            ErrorKind::WrongType { expected, found }
        };
        Fault::new(kind, self.scanner.offset())
    }

    /// The key that was read, at `offset`, is no branch.
    #[cold]
    #[inline(never)]
    pub(super) fn unknown_branch(&mut self, id: SchemaId, union: &Union, offset: usize) -> Fault {
        let branch = self.last_key(offset);
        let closest = names(self.set, id)
            .find(|name| name.rsplit('.').next() == Some(&*branch))
            .or_else(|| self.base_of(union, &branch))
            .or_else(|| closest(&branch, names(self.set, id)))
            .map(str::to_owned);
        Fault::new(ErrorKind::UnknownBranch { branch, closest }, offset)
    }

    /// The branch with a logical type of this name, which is called after its base type.
    fn base_of(&self, union: &Union, logical: &str) -> Option<&str> {
        let is_called = |id: &&SchemaId| {
            let properties = &self.set.node(**id).properties;
            matches!(properties.get("logicalType"), Some(Json::String(name)) if name == logical)
        };
        let branch = union.branches.iter().find(is_called)?;
        Some(branch_name(self.set, *branch))
    }

    /// The key that was read, at `offset`, is no field of the record that is read.
    #[cold]
    #[inline(never)]
    pub(super) fn unknown_member(&mut self, offset: usize) -> Fault {
        let member = self.last_key(offset);
        let Some(Frame::Record { id, record, .. }) = self.parser.frames.last() else {
            return self.scanner.unexpected("a value");
        };
        let closest = closest(&member, names(self.set, *id)).map(str::to_owned);
        let record = record.name.as_str().to_owned();
        let kind = ErrorKind::UnknownMember {
            member,
            record,
            closest,
        };
        Fault::new(kind, offset)
    }

    /// The string at `offset`, which has been read once.
    fn last_key(&mut self, offset: usize) -> String {
        let mut again = self.scanner.at(offset);
        let key = again.string(&mut self.parser.scratch);
        key.unwrap_or_default().to_owned()
    }

    /// What is read costs too much.
    #[cold]
    #[inline(never)]
    pub(super) fn beyond_limits(&self, kind: DecodeErrorKind) -> Fault {
        Fault::new(ErrorKind::Datum(kind), self.scanner.offset())
    }
}

/// The null at `offset` is no branch of its union.
#[cold]
pub(super) fn no_null_branch(offset: usize) -> Fault {
    let kind = ErrorKind::MissingBranch {
        found: "null",
        branch: None,
    };
    Fault::new(kind, offset)
}

/// The null of a union is an object, with a key at `offset`.
#[cold]
pub(super) fn null_with_branch(offset: usize) -> Fault {
    let kind = ErrorKind::MissingBranch {
        found: "null",
        branch: Some("null".to_owned()),
    };
    Fault::new(kind, offset)
}

/// What JSON has for a schema.
fn describe(kind: &Kind) -> String {
    let json = match kind {
        Kind::Primitive(primitive) => match primitive {
            Primitive::Null => return "null".to_owned(),
            Primitive::Boolean => "`true` or `false`",
            Primitive::Int | Primitive::Long => "a number",
            Primitive::Float | Primitive::Double => {
                "a number, \"NaN\", \"Infinity\" or \"-Infinity\""
            }
            Primitive::Bytes | Primitive::String => "a string",
        },
        Kind::Enum(_) | Kind::Fixed(_) => "a string",
        Kind::Array(_) => "an array",
        Kind::Map(_) | Kind::Union(_) | Kind::Record(_) => "an object",
    };
    let schema = kind.fullname().map_or(kind.name(), |name| name.as_str());
    format!("{json} for {}", avro_ir::quote(schema))
}
