//! This module reads a schema's JSON to an `ast`: it rejects what the grammar rejects, and looks
//! up nothing.

mod attribute;
mod named;
mod protocol;

use crate::ast::{Content, Document, Kind, Properties, Reference, Schema};
use crate::diagnostic::{Code, Diagnostic, Report, quote};
use crate::json_text::{Data, Member, Value};
use crate::kind::Primitive;
use crate::location::Location;
use crate::options::{Door, Names, ParseOptions};
use crate::suggest::closest;
use attribute::find;

/// Reads the schema, or the protocol, that a text declares.
pub(crate) fn document<'v>(
    value: &'v Value<'v>,
    options: &ParseOptions,
    report: &mut Report,
) -> Document<'v> {
    let mut parser = Parser {
        options,
        door: Door::Compiler,
        report,
        depth: 0,
    };
    let content = match value.as_object() {
        Some(members) if find(members, "protocol").is_some() && find(members, "type").is_none() => {
            Content::Protocol(parser.protocol(members, value.location))
        }
        Some(_) | None => Content::Schema(parser.schema(value)),
    };
    Document {
        source: value.location.source,
        content,
    }
}

/// Reads the schema that a text declares; a protocol is an error.
pub(crate) fn schema<'v>(
    value: &'v Value<'v>,
    options: &ParseOptions,
    report: &mut Report,
) -> Document<'v> {
    let mut parser = Parser {
        options,
        door: Door::Program,
        report,
        depth: 0,
    };
    Document {
        source: value.location.source,
        content: Content::Schema(parser.schema(value)),
    }
}

struct Parser<'r> {
    options: &'r ParseOptions,
    door: Door,
    report: &'r mut Report,
    depth: usize,
}

impl Parser<'_> {
    fn schema<'v>(&mut self, value: &'v Value<'v>) -> Schema<'v> {
        if self.depth >= self.options.schema_depth() {
            return self.too_deep(value.location);
        }
        self.depth += 1;
        let schema = match &value.data {
            Data::String(name) => plain(name_kind(name, value.location, false), value.location),
            Data::Object(members) => self.object(members, value.location),
            Data::Array(branches) => self.union(branches, value.location),
            Data::Null => self.not_a_schema(value, "to mean the type, write \"null\" in quotes"),
            Data::Boolean(_) | Data::Number(_) => self.not_a_schema(
                value,
                "write a type name in quotes, an object with `type`, or a union in brackets",
            ),
        };
        self.depth -= 1;
        schema
    }

    fn too_deep<'v>(&mut self, location: Location) -> Schema<'v> {
        let message = format!("schemas are nested more than {} levels deep", self.depth);
        let diagnostic =
            Diagnostic::error(Code::NestingTooDeep, message).at(location, "one level too many");
        self.invalid(
            diagnostic.with_help("define inner types on their own and refer to them by name"),
            location,
        )
    }

    fn not_a_schema<'v>(&mut self, value: &Value<'_>, help: &str) -> Schema<'v> {
        let message = format!("{} is not a schema", value.describe());
        let diagnostic = Diagnostic::error(Code::NotASchema, message)
            .at(value.location, "a schema must stand here");
        self.invalid(diagnostic.with_help(help), value.location)
    }

    fn invalid<'v>(&mut self, diagnostic: Diagnostic, location: Location) -> Schema<'v> {
        self.report.push(diagnostic);
        plain(Kind::Invalid, location)
    }

    fn object<'v>(&mut self, members: &'v [Member<'v>], location: Location) -> Schema<'v> {
        let Some(ty) = find(members, "type") else {
            return self.no_type(members, location);
        };
        match &ty.data {
            Data::String(name) => self.typed(name, ty.location, members, location),
            Data::Object(_) | Data::Array(_) => self.unwrap(ty, members, location),
            Data::Null | Data::Boolean(_) | Data::Number(_) => {
                self.wrong_type(ty, "type", "the name of a type, or a schema");
                plain(Kind::Invalid, location)
            }
        }
    }

    fn no_type<'v>(&mut self, members: &[Member<'_>], location: Location) -> Schema<'v> {
        let slip = slip(members, "type").map(|slip| quote(&slip.key));
        let slip = slip.map(|key| format!("did you mean `type` by {key}?"));
        let help = if let Some(slip) = &slip {
            slip
        } else if is_answer(members) {
            "this is what a registry answers: the schema is the text that is its `schema`"
        } else if find(members, "protocol").is_some() {
            "this is a protocol: give it to the compiler, which generates its types"
        } else if find(members, "symbols").is_some() {
            "add \"type\": \"enum\""
        } else if find(members, "fields").is_some() {
            "add \"type\": \"record\""
        } else {
            "add a `type`: the name of a primitive, \"record\", \"enum\", \"array\", \"map\" or \"fixed\""
        };
        let diagnostic = Diagnostic::error(Code::NotASchema, "a schema object has no `type`");
        self.invalid(
            diagnostic.at(location, "has no `type`").with_help(help),
            location,
        )
    }

    /// An object whose `type` is a text.
    fn typed<'v>(
        &mut self,
        name: &'v str,
        name_location: Location,
        members: &'v [Member<'v>],
        location: Location,
    ) -> Schema<'v> {
        let kind = match name {
            "record" => Kind::Record(Box::new(self.record(members, location, false))),
            "error" => Kind::Record(Box::new(self.record(members, location, true))),
            "enum" => Kind::Enum(Box::new(self.enumeration(members, location))),
            "fixed" => Kind::Fixed(Box::new(self.fixed(members, location))),
            "array" => Kind::Array(Box::new(self.element(members, location, "array", "items"))),
            "map" => Kind::Map(Box::new(self.element(members, location, "map", "values"))),
            _ => name_kind(name, name_location, true),
        };
        self.check_logical_type(members, &kind);
        let properties = properties(members, &kind);
        Schema {
            kind,
            properties,
            location,
        }
    }

    fn element<'v>(
        &mut self,
        members: &'v [Member<'v>],
        location: Location,
        what: &str,
        attribute: &str,
    ) -> Schema<'v> {
        if let Some(value) = find(members, attribute) {
            return self.schema(value);
        }
        self.missing(members, what, attribute, location);
        plain(Kind::Invalid, location)
    }

    /// `{"type": {…}}` and `{"type": […]}`: the inner schema, with the outer object's attributes.
    fn unwrap<'v>(
        &mut self,
        ty: &'v Value<'v>,
        members: &'v [Member<'v>],
        location: Location,
    ) -> Schema<'v> {
        let mut schema = self.schema(ty);
        self.check_logical_type(members, &schema.kind);
        let outer = properties(members, &schema.kind);
        schema
            .properties
            .retain(|(key, _)| outer.iter().all(|(outer, _)| outer != key));
        schema.properties.extend(outer);
        Schema { location, ..schema }
    }

    /// A logical type beside what has no place for one would be lost without a word.
    fn check_logical_type(&mut self, members: &[Member<'_>], kind: &Kind<'_>) {
        let Some(value) = find(members, "logicalType") else {
            return;
        };
        let (what, owner) = match kind {
            Kind::Union(_) => ("a union", "a branch of the union"),
            Kind::Reference(_) => ("the name of a type", "the definition of the type"),
            Kind::Primitive(_)
            | Kind::Array(_)
            | Kind::Map(_)
            | Kind::Record(_)
            | Kind::Enum(_)
            | Kind::Fixed(_)
            | Kind::Invalid => return,
        };
        let message = format!("a logical type beside {what} is ignored");
        let mut diagnostic = Diagnostic::warning(Code::InvalidLogicalType, message)
            .at(value.location, format!("belongs to {owner}"));
        if let (Kind::Union(branches), Some(logical)) = (kind, value.as_str()) {
            diagnostic.help = branch_help(branches, logical);
        }
        self.report.push(diagnostic);
    }

    fn union<'v>(&mut self, branches: &'v [Value<'v>], location: Location) -> Schema<'v> {
        let branches = branches
            .iter()
            .map(|branch| self.branch(branch, location))
            .collect();
        plain(Kind::Union(branches), location)
    }

    fn branch<'v>(&mut self, value: &'v Value<'v>, union: Location) -> Schema<'v> {
        let branch = self.schema(value);
        if !matches!(branch.kind, Kind::Union(_)) {
            return branch;
        }
        let outer = Location {
            end: union.start + 1,
            ..union
        };
        let diagnostic = Diagnostic::error(Code::NestedUnion, "a union directly in a union")
            .at(branch.location, "this branch is a union")
            .also(outer, "the outer union")
            .with_help("list the inner branches in the outer union");
        self.invalid(diagnostic, branch.location)
    }
}

/// The branch that a logical type belongs to, as it should be written.
fn branch_help(branches: &[Schema<'_>], logical: &str) -> Option<String> {
    let primitive = branches.iter().find_map(|branch| match branch.kind {
        Kind::Primitive(primitive) if primitive != Primitive::Null => Some(primitive),
        _ => None,
    });
    let (base, logical) = (primitive?.name(), quote(logical).replace('`', "\""));
    Some(format!(
        "write the branch as {{\"type\": \"{base}\", \"logicalType\": {logical}}}"
    ))
}

fn plain(kind: Kind<'_>, location: Location) -> Schema<'_> {
    Schema {
        kind,
        properties: Vec::new(),
        location,
    }
}

fn name_kind(name: &str, location: Location, is_wrapped: bool) -> Kind<'_> {
    match Primitive::from_name(name) {
        Some(primitive) => Kind::Primitive(primitive),
        None => Kind::Reference(Reference {
            name,
            location,
            is_wrapped,
        }),
    }
}

/// The attributes of an object that the specification does not define for `kind`.
///
/// A union, or a reference by name, has no place for any.
fn properties<'v>(members: &'v [Member<'v>], kind: &Kind<'_>) -> Properties<'v> {
    let Some(defined) = defined_attributes(kind) else {
        return Vec::new();
    };
    let extra = members
        .iter()
        .filter(|member| !defined.contains(&&*member.key));
    extra.map(|member| (&*member.key, &member.value)).collect()
}

fn defined_attributes(kind: &Kind<'_>) -> Option<&'static [&'static str]> {
    Some(match kind {
        Kind::Primitive(_) => &["type"],
        Kind::Array(_) => &["type", "items"],
        Kind::Map(_) => &["type", "values"],
        Kind::Record(_) => &["type", "name", "namespace", "doc", "aliases", "fields"],
        Kind::Enum(_) => &[
            "type",
            "name",
            "namespace",
            "doc",
            "aliases",
            "symbols",
            "default",
        ],
        Kind::Fixed(_) => &["type", "name", "namespace", "doc", "aliases", "size"],
        Kind::Union(_) | Kind::Reference(_) | Kind::Invalid => return None,
    })
}

impl Parser<'_> {
    fn missing(&mut self, members: &[Member<'_>], what: &str, attribute: &str, location: Location) {
        let first_byte = Location {
            end: location.start + 1,
            ..location
        };
        let message = format!("{what} has no `{attribute}`");
        let mut diagnostic = Diagnostic::error(Code::MissingAttribute, message)
            .at(first_byte, format!("this {what} needs `{attribute}`"));
        if let Some(slip) = slip(members, attribute) {
            let key = quote(&slip.key);
            diagnostic = diagnostic
                .also(slip.key_location, format!("{key} is no attribute"))
                .with_help(format!("did you mean `{attribute}` by {key}?"));
        }
        self.report.push(diagnostic);
    }

    fn wrong_type(&mut self, value: &Value<'_>, attribute: &str, expected: &str) {
        let found = value.describe();
        self.report.push(
            Diagnostic::error(
                Code::InvalidAttribute,
                format!("`{attribute}` must be {expected}, not {found}"),
            )
            .at(value.location, format!("must be {expected}")),
        );
    }

    fn bad_name(&mut self, what: &str, name: &str, location: Location) {
        let message = format!("{} is not a valid {what}", quote(name));
        let label = format!("a name is {}", self.options.names.grammar());
        let mut diagnostic = Diagnostic::error(Code::BadName, message).at(location, label);
        let repaired = repaired(name).map(|name| format!("did you mean {}?", quote(&name)));
        diagnostic.help = match self.door {
            // What `Any` refuses is no name at all.
            Door::Program if Names::Any.accept(name) => Some(
                "to read names of data that exist, set `names` of `ParseOptions` to `Names::Any`"
                    .to_owned(),
            ),
            Door::Program | Door::Compiler => repaired,
        };
        self.report.push(diagnostic);
    }
}

/// A registry says the schema as a text, alone or with its subject, version and id.
fn is_answer(members: &[Member<'_>]) -> bool {
    find(members, "schema").is_some_and(|schema| schema.as_str().is_some())
}

/// The member that is `attribute` but for a slip.
fn slip<'m, 'v>(members: &'m [Member<'v>], attribute: &str) -> Option<&'m Member<'v>> {
    let near = closest(attribute, members.iter().map(|member| &*member.key))?;
    members.iter().find(|member| member.key == near)
}

/// A valid name that looks like this one.
fn repaired(name: &str) -> Option<String> {
    let has_letter = name.contains(|c: char| c.is_ascii_alphanumeric());
    if !has_letter || name.len() > 200 {
        return None;
    }
    let valid = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let parts = name.split('.').filter(|part| !part.is_empty());
    let parts = parts.map(|part| {
        let digit = part.starts_with(|c: char| c.is_ascii_digit());
        let valid = part.chars().map(valid);
        digit
            .then_some('_')
            .into_iter()
            .chain(valid)
            .collect::<String>()
    });
    Some(parts.collect::<Vec<_>>().join("."))
}
