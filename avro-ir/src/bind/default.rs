//! This module reads the defaults of all fields, and finds those that contain themselves.

use super::{Binder, PendingDefault};
use crate::default_value::{Misfit, Reader, Reason};
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::kind::Kind;
use crate::location::Location;
use crate::options::Door;
use crate::schema::{DefaultValue, Field, Node, SchemaId};
use std::collections::HashMap;

/// A field that has a default.
type FieldKey = (SchemaId, usize);

impl Binder<'_, '_> {
    pub(super) fn read_defaults(&mut self) {
        let pending = std::mem::take(&mut self.defaults);
        let mut reader = Reader::new(&self.nodes, &self.invalid);
        let read = pending.iter().map(|pending| {
            let schema = field_of(&self.nodes, pending).schema;
            reader.read(schema, pending.value)
        });
        let read = read.collect::<Vec<_>>();
        let mut values = Vec::with_capacity(read.len());
        for (pending, result) in pending.iter().zip(read) {
            match result {
                Ok(value) => values.push((pending, value)),
                Err(misfit) => self.misfit(pending, misfit),
            }
        }
        self.keep_finite(values);
    }

    fn misfit(&mut self, pending: &PendingDefault<'_>, misfit: Misfit) {
        let too_large = matches!(misfit.reason, Reason::Budget);
        if self.context.options.unchecked_defaults && !too_large {
            return;
        }
        let field = field_of(&self.nodes, pending);
        let label = misfit.reason.label(&self.nodes);
        let message = format!(
            "the default of {} does not fit its type",
            quote(&field.name)
        );
        let code = if too_large {
            Code::DefaultTooLarge
        } else {
            Code::InvalidDefault
        };
        let mut diagnostic = Diagnostic::error(code, message).at(misfit.location, label);
        let field_type = &self.nodes[field.schema.index()].kind;
        if is_quoted_null(field_type, &self.nodes) && pending.value.as_str() == Some("null") {
            diagnostic = diagnostic.with_help(DROP_QUOTES);
        } else if self.context.door == Door::Program && !too_large {
            let help = Door::Program.advice(String::new(), "unchecked_defaults");
            diagnostic = diagnostic.with_help(help);
        }
        let is_inner = misfit.location != pending.value.location;
        self.report.push(if is_inner {
            diagnostic.also(field.name_location, "the field")
        } else {
            diagnostic
        });
    }

    /// Stores the values that can be expanded to the end: those whose left-out fields can.
    fn keep_finite(&mut self, values: Vec<(&PendingDefault<'_>, DefaultValue)>) {
        let keys = values
            .iter()
            .map(|(pending, _)| (pending.record, pending.field));
        let index = keys
            .enumerate()
            .map(|(index, key)| (key, index))
            .collect::<HashMap<_, _>>();
        let needs = values.iter().map(|(pending, value)| {
            let mut needs = Vec::new();
            self.collect_needs(field_of(&self.nodes, pending).schema, value, &mut needs);
            needs
        });
        let needs = needs.collect::<Vec<_>>();
        let order = finite(&needs, &index);
        if !self.context.options.unchecked_defaults {
            self.report_cycles(&values, &needs, &index, &order);
        }
        for ((pending, value), is_finite) in values.into_iter().zip(order) {
            if is_finite {
                self.store(pending, value);
            }
        }
    }

    fn store(&mut self, pending: &PendingDefault<'_>, value: DefaultValue) {
        self.warn_of_late_branch(pending, &value);
        if let Kind::Record(record) = &mut self.nodes[pending.record.index()].kind {
            record.fields[pending.field].default = Some(value);
        }
    }

    /// Before version 1.12 the default of a union was a value of its first branch.
    fn warn_of_late_branch(&mut self, pending: &PendingDefault<'_>, value: &DefaultValue) {
        let DefaultValue::Union(branch @ 1.., _) = value else {
            return;
        };
        let field = field_of(&self.nodes, pending);
        let name = quote(&field.name);
        let field_type = &self.nodes[field.schema.index()].kind;
        let is_quoted = is_quoted_null(field_type, &self.nodes);
        let help = if is_quoted && pending.value.as_str() == Some("null") {
            DROP_QUOTES
        } else {
            "readers older than Avro 1.12 reject this: list that branch first"
        };
        self.report.push(
            Diagnostic::warning(
                Code::UnionDefault,
                format!("the default of {name} does not belong to the first branch of its union"),
            )
            .at(
                pending.value.location,
                format!("a value of branch {}", branch + 1),
            )
            .with_help(help),
        );
    }

    /// The fields whose own defaults stand in a default.
    fn collect_needs(&self, schema: SchemaId, value: &DefaultValue, needs: &mut Vec<FieldKey>) {
        match (value, &self.nodes[schema.index()].kind) {
            (DefaultValue::Record(values), Kind::Record(record)) => {
                for (index, (value, field)) in values.iter().zip(&record.fields).enumerate() {
                    match value {
                        Some(value) => self.collect_needs(field.schema, value, needs),
                        None => needs.push((schema, index)),
                    }
                }
            }
            (DefaultValue::Array(values), Kind::Array(items)) => {
                for value in values {
                    self.collect_needs(*items, value, needs);
                }
            }
            (DefaultValue::Map(entries), Kind::Map(values)) => {
                for (_, value) in entries {
                    self.collect_needs(*values, value, needs);
                }
            }
            (DefaultValue::Union(index, value), Kind::Union(union)) => {
                self.collect_needs(union.branches[*index], value, needs);
            }
            // A scalar needs nothing.
            (_, _) => {}
        }
    }

    fn report_cycles(
        &mut self,
        values: &[(&PendingDefault<'_>, DefaultValue)],
        needs: &[Vec<FieldKey>],
        index: &HashMap<FieldKey, usize>,
        is_finite: &[bool],
    ) {
        let next = |at: usize| {
            let needed = needs[at].iter().filter_map(|key| index.get(key).copied());
            needed.into_iter().find(|&needed| !is_finite[needed])
        };
        for cycle in cycles(values.len(), next, |at| !is_finite[at]) {
            let places = cycle.iter().map(|&at| {
                let (pending, _) = values[at];
                (
                    quote(&field_of(&self.nodes, pending).name),
                    pending.value.location,
                )
            });
            let places = places.collect::<Vec<_>>();
            self.report.push(default_cycle(&places));
        }
    }
}

const DROP_QUOTES: &str = "drop the quotes: null is the value, and \"null\" is a text";

/// Whether a text that says `null` is meant to be null: the type has it.
fn is_quoted_null(kind: &Kind, nodes: &[Node]) -> bool {
    let is_null = |branch: &SchemaId| nodes[branch.index()].kind.is_null();
    kind.is_null() || matches!(kind, Kind::Union(union) if union.branches.iter().any(is_null))
}

fn default_cycle(places: &[(String, Location)]) -> Diagnostic {
    let (name, location) = &places[0];
    let message = format!("the default of {name} contains itself without end");
    let mut diagnostic = Diagnostic::error(Code::DefaultCycle, message)
        .at(
            *location,
            "leaves out a field whose own default leads back here",
        )
        .with_help("write out the member that is left out");
    for (name, location) in places.iter().skip(1).take(3) {
        diagnostic = diagnostic.also(*location, format!("through the default of {name}"));
    }
    diagnostic
}

fn field_of<'a>(nodes: &'a [crate::schema::Node], pending: &PendingDefault<'_>) -> &'a Field {
    let record = nodes[pending.record.index()].kind.as_record();
    &record
        .expect("a default is pending for a field of a record")
        .fields[pending.field]
}

/// Which of the defaults need, through however many others, only defaults that are there.
fn finite(needs: &[Vec<FieldKey>], index: &HashMap<FieldKey, usize>) -> Vec<bool> {
    let mut missing = needs.iter().map(Vec::len).collect::<Vec<_>>();
    let mut users = vec![Vec::new(); needs.len()];
    for (user, needed) in needs.iter().enumerate() {
        for key in needed {
            if let Some(&needed) = index.get(key) {
                users[needed].push(user);
            }
        }
    }
    let mut ready = (0..needs.len())
        .filter(|&at| missing[at] == 0)
        .collect::<Vec<_>>();
    while let Some(at) = ready.pop() {
        for &user in &users[at] {
            missing[user] -= 1;
            if missing[user] == 0 {
                ready.push(user);
            }
        }
    }
    missing.into_iter().map(|count| count == 0).collect()
}

/// The cycles that are found by following `next` from each starting point.
pub(crate) fn cycles(
    count: usize,
    next: impl Fn(usize) -> Option<usize>,
    is_start: impl Fn(usize) -> bool,
) -> Vec<Vec<usize>> {
    let mut seen_from = vec![usize::MAX; count];
    let mut cycles = Vec::new();
    for start in (0..count).filter(|&at| is_start(at)) {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at.filter(|&here| seen_from[here] == usize::MAX) {
            seen_from[here] = start;
            path.push(here);
            at = next(here);
        }
        if let Some(repeated) = at.filter(|&here| seen_from[here] == start)
            && let Some(first) = path.iter().position(|&here| here == repeated)
        {
            cycles.push(path.split_off(first));
        }
    }
    cycles
}
