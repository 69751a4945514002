//! This module finds the named types that a definition refers to, in the order of the text: the first
//! use in a namespace of a type without one says which it has.

use super::super::{Definition, Name, Piece};
use super::name::{Fullnames, label, namespace};
use avro_ir::__private::schema_error;
use avro_ir::{Code, Diagnostic, SchemaError};
use std::collections::HashSet;
use std::{ptr, slice};

/// The types of a schema.
pub(super) struct Types {
    /// The definition itself, and the named ones that it refers to, each once.
    pub(super) types: Vec<Named>,
    pub(super) fullnames: Fullnames,
}

/// A definition, and what it is called.
pub(in super::super) struct Named {
    pub(in super::super) definition: &'static Definition,
    /// Empty for a schema without a name.
    pub(in super::super) fullname: String,
}

/// The definition and the named ones that it refers to. Where one was met before the type that gives it a
/// namespace, all are walked again, now that each has its name.
pub(super) fn types(
    definition: &'static Definition,
    namespace: &str,
) -> Result<Types, SchemaError> {
    let found = walk(definition, namespace, Fullnames::of(definition))?;
    if !found.fullnames.has_changed {
        return Ok(found);
    }
    walk(definition, namespace, found.fullnames)
}

fn walk(
    definition: &'static Definition,
    namespace: &str,
    fullnames: Fullnames,
) -> Result<Types, SchemaError> {
    let mut walk = Walk {
        fullnames,
        ..Walk::default()
    };
    let fullname = walk.fullnames.used(definition, namespace);
    walk.named(definition, fullname);
    while let Some(within) = walk.stack.last_mut() {
        let (user, unnamed) = (within.user, within.unnamed);
        match within.pieces.next() {
            Some(Piece::Type(definition)) => walk.reference(definition, user, unnamed)?,
            Some(Piece::Of(reference)) => walk.reference(reference.get(), user, unnamed)?,
            Some(Piece::Generic(definition)) => walk.reference(definition(), user, unnamed)?,
            Some(Piece::Inner(reference)) => walk.inner(reference.get(), user, unnamed)?,
            Some(Piece::InnerGeneric(definition)) => walk.inner(definition(), user, unnamed)?,
            Some(
                Piece::Text(_)
                | Piece::Name
                | Piece::Number(_)
                | Piece::Schema(_)
                | Piece::Default(_)
                | Piece::Elsewhere(_),
            ) => {}
            None => drop(walk.stack.pop()),
        }
    }
    Ok(Types {
        types: walk.types,
        fullnames: walk.fullnames,
    })
}

/// How deep schemas without names may be nested: in a cycle of them there is no end.
const MAX_UNNAMED: usize = 64;

/// A walk, depth first; its stack is on the heap, since types can be chains of thousands.
#[derive(Default)]
struct Walk {
    stack: Vec<Within>,
    seen: HashSet<(usize, String)>,
    types: Vec<Named>,
    fullnames: Fullnames,
}

/// The pieces that are left of a definition.
struct Within {
    pieces: slice::Iter<'static, Piece>,
    /// The position of the type whose text they are in.
    user: usize,
    /// How many schemas without names are around.
    unnamed: usize,
}

impl Walk {
    fn reference(
        &mut self,
        definition: &'static Definition,
        user: usize,
        unnamed: usize,
    ) -> Result<(), SchemaError> {
        if let Name::Unnamed(_) = definition.name {
            return self.unnamed(definition, definition.json, user, unnamed);
        }
        let fullname = {
            let namespace = namespace(&self.types[user].fullname);
            self.fullnames.used(definition, namespace)
        };
        self.named(definition, fullname);
        Ok(())
    }

    /// A named type; what it holds comes next, if it has not been met.
    fn named(&mut self, definition: &'static Definition, fullname: String) {
        let key = (ptr::from_ref(definition).addr(), fullname.clone());
        if !self.seen.insert(key) {
            return;
        }
        self.stack.push(Within {
            pieces: definition.json.iter(),
            user: self.types.len(),
            unnamed: 0,
        });
        self.types.push(Named {
            definition,
            fullname,
        });
    }

    /// The fields or branches of a definition.
    fn inner(
        &mut self,
        definition: &'static Definition,
        user: usize,
        unnamed: usize,
    ) -> Result<(), SchemaError> {
        if !definition.is_open() {
            return Err(closed(definition));
        }
        self.unnamed(definition, definition.inner_pieces(), user, unnamed)
    }

    fn unnamed(
        &mut self,
        definition: &'static Definition,
        pieces: &'static [Piece],
        user: usize,
        unnamed: usize,
    ) -> Result<(), SchemaError> {
        // A derived type has a path; the schemas of the standard library's types have none.
        if unnamed >= MAX_UNNAMED && !definition.type_name.is_empty() {
            return Err(endless(definition));
        }
        self.stack.push(Within {
            pieces: pieces.iter(),
            user,
            unnamed: unnamed + 1,
        });
        Ok(())
    }
}

fn endless(definition: &Definition) -> SchemaError {
    let message = format!(
        "`{}` contains itself, and no named type is between",
        label(definition)
    );
    let help = "put it into a struct where it contains itself, or add `#[avro(repr = \"tagged\")]`";
    let diagnostic = Diagnostic::error(Code::InfiniteRecord, message).with_help(help);
    schema_error(diagnostic)
}

fn closed(definition: &Definition) -> SchemaError {
    let message = format!(
        "`{}` is flattened, but is no derived record",
        label(definition)
    );
    let help = "without `flatten` it is a field of its own";
    schema_error(Diagnostic::error(Code::UnknownType, message).with_help(help))
}
