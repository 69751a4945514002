//! This module notes what is wrong with a pair of schemas, in words that say how to mend it.

use super::build::{Builder, promote};
use super::finding::IncompatibilityKind as Kinds;
use super::name::names_match;
use super::{Plan, PlanId, RootNames};
use crate::diagnostic::quote;
use crate::kind::Kind;
use crate::location::Location;
use crate::logical;
use crate::schema::{Enum, Field, Fixed, Node, Record};
use crate::suggest::closest;

/// What is wrong with a pair.
pub(crate) struct Problem {
    pub(crate) pair: PlanId,
    pub(crate) kind: Kinds,
    /// The last part of the place, such as `/size`.
    pub(crate) place: String,
    pub(crate) reason: Reason,
    pub(crate) writer: Location,
    pub(crate) reader: Location,
    /// Only some values meet it, such as symbols of an enum that has others, or decimals of many
    /// digits: the pair itself can be read.
    pub(crate) is_partial: bool,
}

/// What to say of a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reason {
    /// What is wrong.
    pub(crate) message: String,
    /// How to mend it.
    pub(crate) help: String,
    /// The field that it is about, where that is not the one that holds the pair.
    pub(crate) field: Option<String>,
    /// What to say at the writer's place.
    pub(crate) written: String,
    /// What to say at the reader's place.
    pub(crate) read: String,
}

/// Up to how many fields names are compared to find one that was renamed.
const MAX_COMPARED: usize = 100;

impl Builder<'_> {
    /// Notes what is wrong with a pair; the places are those of its two schemas.
    fn problem(&mut self, pair: PlanId, kind: Kinds, place: &str, reason: Reason) -> &mut Problem {
        let (from, to) = self.schemas(pair);
        let (writer, reader) = (from.location, to.location);
        self.built.problems.push(Problem {
            pair,
            kind,
            place: place.to_owned(),
            reason,
            writer,
            reader,
            is_partial: false,
        });
        let last = self.built.problems.last_mut();
        last.expect("one was added")
    }

    fn schemas(&self, pair: PlanId) -> (&Node, &Node) {
        let node = &self.built.nodes[pair.index()];
        (self.writer.node(node.writer), self.reader.node(node.reader))
    }

    pub(super) fn check_units(&mut self, id: PlanId) {
        let (from, to) = self.schemas(id);
        let (from, to) = (from.logical, to.logical);
        let Some((from, to)) = logical::unit_conflict(from, to) else {
            if let Some((from, to)) = logical::narrowed(from, to) {
                self.narrowed(id, from, to);
            }
            return;
        };
        let reason = Reason {
            message: format!(
                "the writer's numbers count as {from}, the reader's as {to}, so that the same number means another value"
            ),
            help: format!(
                "keep `{from}`, and convert in the program; to read the number as it is, resolve with `LogicalTypes::Ignored`"
            ),
            written: format!("counts as `{from}`"),
            read: format!("counts as `{to}`"),
            field: None,
        };
        self.problem(id, Kinds::TypeMismatch, "", reason);
    }

    /// A decimal of fewer digits is the same number where it fits.
    fn narrowed(&mut self, id: PlanId, from: u32, to: u32) {
        let reason = Reason {
            message: format!(
                "the writer's decimals may have {from} digits, and the reader's have at most {to}"
            ),
            help: format!("give the reader's decimal a precision of {from}, or a greater one"),
            written: format!("written with up to {from} digits"),
            read: format!("read with up to {to} digits"),
            field: None,
        };
        self.problem(id, Kinds::TypeMismatch, "", reason).is_partial = true;
    }

    pub(super) fn check_names(&mut self, id: PlanId, aliases: &[String]) {
        let (from, to) = self.schemas(id);
        let (Some(from), Some(to)) = (from.kind.fullname(), to.kind.fullname()) else {
            return;
        };
        let is_free = id.index() == 0 && self.root_names() == RootNames::Ignored;
        if is_free || names_match(from, to, aliases) {
            return;
        }
        let (from, to) = (quote(from.as_str()), quote(to.as_str()));
        let reason = Reason {
            message: format!("the writer's type is called {from}, the reader's {to}"),
            help: format!(
                "give the reader's type `\"aliases\": [\"{}\"]` if it was renamed",
                from.trim_matches('`')
            ),
            written: format!("written as {from}"),
            read: format!("read as {to}"),
            field: None,
        };
        self.problem(id, Kinds::NameMismatch, "/name", reason);
    }

    pub(super) fn check_sizes(&mut self, id: PlanId, from: &Fixed, to: &Fixed) {
        if from.size == to.size {
            return;
        }
        let reason = Reason {
            message: format!(
                "{} has {} bytes, and the writer's has {}",
                quote(to.name.as_str()),
                to.size,
                from.size
            ),
            help: format!(
                "a fixed cannot change its size: keep {}, or give the new size to a type of another name, and read a union of both",
                from.size
            ),
            written: format!("written with {} bytes", from.size),
            read: format!("read with {} bytes", to.size),
            field: None,
        };
        self.problem(id, Kinds::FixedSizeMismatch, "/size", reason);
    }

    pub(super) fn mismatch(&mut self, id: PlanId, from: &Kind, to: &Kind) -> Plan {
        let (written, read) = (describe(from), describe(to));
        let reason = Reason {
            message: format!("the writer wrote {written}, which cannot be read as {read}"),
            help: mismatch_help(from, to),
            written: format!("written as {written}"),
            read: format!("read as {read}"),
            field: None,
        };
        self.problem(id, Kinds::TypeMismatch, "", reason);
        Plan::Same
    }

    pub(super) fn missing_branch(&mut self, id: PlanId, from: &Kind) {
        let written = describe(from);
        let reason = Reason {
            message: format!("the reader's union has no branch for the writer's {written}"),
            help: format!("add {written} to the reader's union"),
            read: format!("has no branch for {written}"),
            written: format!("written as {written}"),
            field: None,
        };
        self.problem(id, Kinds::MissingUnionBranch, "", reason);
    }

    pub(super) fn missing_symbols(
        &mut self,
        id: PlanId,
        from: &Enum,
        to: &Enum,
        missing: &[usize],
    ) {
        let shown = missing.iter().take(8);
        let shown = shown.map(|&index| quote(&from.symbols[index]));
        let mut shown = shown.collect::<Vec<_>>();
        if missing.len() > shown.len() {
            shown.push(format!("{} more", missing.len() - shown.len()));
        }
        let shown = shown.join(", ");
        let (s, it) = if missing.len() == 1 {
            ("", "it")
        } else {
            ("s", "them")
        };
        let reason = Reason {
            message: format!(
                "{} has no symbol{s} {shown}, which the writer may use, and no `default` symbol to stand for {it}",
                quote(to.name.as_str())
            ),
            help: format!(
                "add the symbol{s} to the reader's enum, or give the enum a `default`: the symbol to read instead of {it}"
            ),
            written: "not a symbol of the reader's enum".to_owned(),
            read: format!("lacks {shown}"),
            field: None,
        };
        let problem = self.problem(id, Kinds::MissingEnumSymbols, "/symbols", reason);
        problem.is_partial = missing.len() < from.symbols.len();
        let first = missing
            .first()
            .and_then(|&first| from.symbol_locations.get(first));
        problem.writer = first.copied().unwrap_or(problem.writer);
    }

    /// Notes a field that the writer does not have, or that `taker` takes by an alias.
    pub(super) fn missing_default(
        &mut self,
        id: PlanId,
        (writer, reader): (&Record, &Record),
        index: usize,
        taker: Option<&str>,
    ) {
        let field = &reader.fields[index];
        let name = quote(&field.name);
        let (message, help, written) = match taker {
            Some(taker) => taken(&name, &quote(taker)),
            None => absent(&name, renamed(&field.name, writer, reader)),
        };
        let reason = Reason {
            message,
            help,
            written,
            read: "no default to read instead".to_owned(),
            field: Some(quote(&format!("{}.{}", reader.name, field.name))),
        };
        let place = format!("/fields/{index}");
        let kind = Kinds::ReaderFieldMissingDefaultValue;
        self.problem(id, kind, &place, reason).reader = field.name_location;
    }
}

/// What to say of a field that the writer does not have, beside one that it may be.
fn absent(name: &str, near: Option<&str>) -> (String, String, String) {
    let near = near.map(|near| format!(": the writer has {}", quote(near)));
    let help = "give the field a default, or an alias if it was renamed".to_owned();
    (
        format!("the writer has no field {name}, and the reader's has no default"),
        help + &near.unwrap_or_default(),
        format!("has no field {name}"),
    )
}

/// What to say of a field whose name is another field's alias.
fn taken(name: &str, taker: &str) -> (String, String, String) {
    (
        format!(
            "the writer's field {name} is read as {taker}, which has the alias {name}, and the reader's {name} has no default"
        ),
        format!(
            "give {name} a default, or take the alias from {taker} if {name} is the same field as ever"
        ),
        format!("its {name} is read as {taker}"),
    )
}

/// The writer's field that may be the one with this name, by its own.
fn renamed<'a>(name: &str, writer: &'a Record, reader: &Record) -> Option<&'a str> {
    if writer.fields.len().max(reader.fields.len()) > MAX_COMPARED {
        return None;
    }
    let is_read = |field: &Field| reader.fields.iter().any(|of| of.name == field.name);
    let unread = writer.fields.iter().filter(|field| !is_read(field));
    closest(name, unread.map(|field| &*field.name))
}

fn mismatch_help(from: &Kind, to: &Kind) -> String {
    let (written, read) = (describe(from), describe(to));
    if promote(to, from).is_some() {
        return format!(
            "{read} can be read as {written}, but not the other way round: keep {written}"
        );
    }
    if from.is_null() {
        return "make the reader's type a union with `null`, so that it can be missing".to_owned();
    }
    format!(
        "keep {written}, or make the reader's type a union that has it; or leave the field as it is, and add one with a default"
    )
}

/// A type as a message calls it.
pub(crate) fn describe(kind: &Kind) -> String {
    match kind.fullname() {
        Some(name) => format!("{} {}", kind.name(), quote(name.as_str())),
        None => quote(kind.name()),
    }
}
