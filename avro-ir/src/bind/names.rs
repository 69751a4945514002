//! This module keeps the table of names: what is defined, and what is referred to.

use super::Binder;
use crate::ast::{Header, Reference};
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::kind::{Kind, Primitive};
use crate::location::Location;
use crate::name::Fullname;
use crate::options::Door;
use crate::schema::SchemaId;
use crate::suggest;
use indexmap::IndexMap;
use std::collections::HashMap;

#[derive(Default)]
pub(super) struct Names<'v> {
    /// The node of each name that is defined or referred to.
    slots: HashMap<Fullname, SchemaId>,
    definitions: IndexMap<Fullname, (SchemaId, Location)>,
    /// References that have to be looked at again when all definitions are known.
    pending: Vec<PendingReference<'v>>,
    pub(super) repeated: Vec<RepeatedDefinition>,
}

impl Names<'_> {
    pub(super) fn into_map(self) -> IndexMap<Fullname, SchemaId> {
        self.definitions
            .into_iter()
            .map(|(name, (id, _))| (name, id))
            .collect()
    }
}

struct PendingReference<'v> {
    reference: Reference<'v>,
    fullname: Fullname,
    schema: SchemaId,
    is_forward: bool,
}

/// A second definition of a fullname, to be compared with the first.
pub(super) struct RepeatedDefinition {
    pub(super) fullname: Fullname,
    pub(super) first: SchemaId,
    pub(super) second: SchemaId,
    pub(super) first_location: Location,
    pub(super) second_location: Location,
}

/// Where a definition goes.
pub(super) struct Definition {
    pub(super) fullname: Option<Fullname>,
    /// The node to fill.
    pub(super) target: SchemaId,
    /// The node that others refer to: for a repeated definition, that of the first.
    pub(super) link: SchemaId,
    pub(super) is_repeated: bool,
}

/// The aliases as fullnames. Spec: "Aliases": relative to the namespace of the name they alias.
pub(super) fn aliases(aliases: &[&str], name: &Fullname) -> Vec<String> {
    let namespace = name.namespace().unwrap_or("");
    let absolute = |alias: &&str| {
        if alias.is_empty() {
            return String::new();
        }
        Fullname::qualify(alias, namespace).as_str().to_owned()
    };
    aliases.iter().map(absolute).collect()
}

impl<'v> Binder<'v, '_> {
    pub(super) fn define(
        &mut self,
        header: &Header<'v>,
        namespace: &str,
        location: Location,
    ) -> Definition {
        let Some(fullname) = header.fullname(namespace) else {
            let target = self.reserve(location);
            return Definition {
                fullname: None,
                target,
                link: target,
                is_repeated: false,
            };
        };
        self.check_reserved(&fullname, header.name_location);
        if let Some(&(first, first_location)) = self.names.definitions.get(&fullname) {
            let second = self.reserve(location);
            self.names.repeated.push(RepeatedDefinition {
                fullname: fullname.clone(),
                first,
                second,
                first_location,
                second_location: header.name_location,
            });
            return Definition {
                fullname: Some(fullname),
                target: second,
                link: first,
                is_repeated: true,
            };
        }
        let id = self.slot(&fullname, location);
        self.names
            .definitions
            .insert(fullname.clone(), (id, header.name_location));
        Definition {
            fullname: Some(fullname),
            target: id,
            link: id,
            is_repeated: false,
        }
    }

    /// Spec: "Names": primitive type names may not be defined in any namespace.
    fn check_reserved(&mut self, fullname: &Fullname, location: Location) {
        let may_be = self.context.options.takes_primitive_names() && fullname.namespace().is_some();
        if Primitive::from_name(fullname.name()).is_none() || may_be {
            return;
        }
        let name = quote(fullname.name());
        let message = format!("a type may not be named {name}");
        let mut diagnostic = Diagnostic::error(Code::ReservedName, message)
            .at(location, "the name of a primitive type");
        if self.context.door == Door::Program && fullname.namespace().is_some() {
            let help = Door::Program.advice(String::new(), "primitive_names");
            diagnostic = diagnostic.with_help(help);
        }
        self.report.push(diagnostic);
    }

    fn slot(&mut self, fullname: &Fullname, location: Location) -> SchemaId {
        if let Some(id) = self.names.slots.get(fullname) {
            return *id;
        }
        let id = self.reserve(location);
        self.names.slots.insert(fullname.clone(), id);
        id
    }

    pub(super) fn reference(&mut self, reference: Reference<'v>, namespace: &str) -> SchemaId {
        let fullname = Fullname::qualify(reference.name, namespace);
        let schema = self.slot(&fullname, reference.location);
        let is_forward = !self.names.definitions.contains_key(&fullname);
        if is_forward || reference.is_wrapped {
            self.names.pending.push(PendingReference {
                reference,
                fullname,
                schema,
                is_forward,
            });
        }
        schema
    }

    pub(super) fn resolve_references(&mut self) {
        let mut redirects = HashMap::new();
        let mut unknown = Vec::new();
        for pending in std::mem::take(&mut self.names.pending) {
            if let Some(&(_, location)) = self.names.definitions.get(&pending.fullname) {
                self.check_reference(&pending, location);
            } else if let Some(target) = self.fallback(&pending) {
                redirects.insert(pending.schema, target);
            } else {
                self.invalid.insert(pending.schema);
                unknown.push(pending);
            }
        }
        self.redirect(&redirects);
        self.report_unknown(&unknown);
    }

    fn check_reference(&mut self, pending: &PendingReference<'_>, definition: Location) {
        let Reference {
            name,
            location,
            is_wrapped,
        } = pending.reference;
        let (options, door) = (self.context.options, self.context.door);
        let options_help = |mend, switch| door.advice(mend, switch);
        if is_wrapped && !options.wrapped_references {
            let name = quote(name).replace('`', "\"");
            self.report.push(
                Diagnostic::error(
                    Code::WrappedReference,
                    "a reference to a named type is written in an object",
                )
                .at(location, "the name of a type that is defined elsewhere")
                .with_help(options_help(
                    format!("write {name} instead of {{\"type\": {name}}}"),
                    "wrapped_references",
                )),
            );
        }
        if pending.is_forward && !options.forward_references {
            let name = quote(pending.fullname.as_str());
            self.report.push(
                Diagnostic::error(
                    Code::ForwardReference,
                    format!("{name} is used before it is defined"),
                )
                .at(location, "used here")
                .also(definition, "defined here")
                .with_help(options_help(
                    "move the definition to the first use".to_owned(),
                    "forward_references",
                )),
            );
        }
    }

    fn fallback(&self, pending: &PendingReference<'_>) -> Option<SchemaId> {
        let name = pending.reference.name;
        let target = self
            .names
            .definitions
            .get(name)
            .filter(|_| !name.contains('.'))?;
        self.context
            .options
            .null_namespace_fallback
            .then_some(target.0)
    }

    /// Lets every node that points to a name's node point to another one.
    fn redirect(&mut self, redirects: &HashMap<SchemaId, SchemaId>) {
        if redirects.is_empty() {
            return;
        }
        let redirect = |id: &mut SchemaId| *id = redirects.get(id).copied().unwrap_or(*id);
        for node in &mut self.nodes {
            match &mut node.kind {
                Kind::Array(element) | Kind::Map(element) => redirect(element),
                Kind::Union(union) => union.branches.iter_mut().for_each(redirect),
                Kind::Record(record) => {
                    let schemas = record.fields.iter_mut().map(|field| &mut field.schema);
                    schemas.for_each(redirect);
                }
                Kind::Primitive(_) | Kind::Enum(_) | Kind::Fixed(_) => {}
            }
        }
        let roots = self.roots.iter_mut().map(|root| &mut root.schema);
        roots.for_each(redirect);
    }

    fn report_unknown(&mut self, unknown: &[PendingReference<'_>]) {
        if !self.context.is_complete || unknown.is_empty() {
            return;
        }
        let definitions = std::mem::take(&mut self.names.definitions);
        let known = suggest::Known::new(definitions.keys());
        for (index, pending) in unknown.iter().enumerate() {
            if self.report.is_full() {
                break;
            }
            let written = &pending.reference;
            let help = self
                .elsewhere(&pending.fullname)
                .or_else(|| known.help(written, &pending.fullname, index, self.context.door));
            self.unknown(pending, help);
        }
        self.names.definitions = definitions;
    }

    /// What to do about a type that the caller has elsewhere.
    fn elsewhere(&self, missing: &Fullname) -> Option<String> {
        let is_within = |path: &str| {
            let rest = missing.as_str().strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let mut elsewhere = self.context.elsewhere.iter();
        let (path, place) = elsewhere.find(|(path, _)| is_within(path))?;
        Some(format!(
            "{} is at {}, and its schemas are needed too: name their files or folder with \
             `include`, which generates nothing from them",
            quote(path),
            quote(place)
        ))
    }

    fn unknown(&mut self, pending: &PendingReference<'_>, help: Option<String>) {
        let Reference { name, location, .. } = pending.reference;
        let fullname = quote(pending.fullname.as_str());
        let place = match self.context.sources.len() {
            1 => "here".to_owned(),
            count => format!("in the {count} files read"),
        };
        let not_a_primitive = if name.contains('.') {
            ""
        } else {
            "not a primitive, and "
        };
        let label = format!("{not_a_primitive}{fullname} is not defined {place}");
        let message = format!("no type named {}", quote(name));
        let mut diagnostic = Diagnostic::error(Code::UnknownType, message).at(location, label);
        diagnostic.help = help;
        self.report.push(diagnostic);
    }
}
