//! This module says what differs between two definitions of one fullname.

use super::Binder;
use crate::diagnostic::quote;
use crate::json_write::push_json;
use crate::kind::Kind;
use crate::schema::{Enum, Field, Json, Node, Order, Record, SchemaId};

/// The first thing that differs, and what it is in both definitions.
pub(super) struct Difference {
    pub(super) what: String,
    pub(super) first: String,
    pub(super) second: String,
}

/// How deep types without names are spelled.
const MAX_DEPTH: usize = 4;

impl Binder<'_, '_> {
    /// `None` where a difference is too deep to show.
    pub(super) fn difference(&self, first: SchemaId, second: SchemaId) -> Option<Difference> {
        let (first, second) = (&self.nodes[first.index()], &self.nodes[second.index()]);
        let inner = match (&first.kind, &second.kind) {
            (Kind::Record(first), Kind::Record(second)) => self.of_records(first, second),
            (Kind::Enum(first), Kind::Enum(second)) => of_enums(first, second),
            (Kind::Fixed(first), Kind::Fixed(second)) => {
                texts("`size`", first.size.to_string(), second.size.to_string())
                    .or_else(|| lists("`aliases`", &first.aliases, &second.aliases))
            }
            (first, second) => texts("the type", quote(first.name()), quote(second.name())),
        };
        inner.or_else(|| of_properties(first, second, ""))
    }

    fn of_records(&self, first: &Record, second: &Record) -> Option<Difference> {
        let word = |record: &Record| {
            if record.is_error {
                "`error`"
            } else {
                "`record`"
            }
        };
        texts("the type", word(first), word(second))
            .or_else(|| lists("`aliases`", &first.aliases, &second.aliases))
            .or_else(|| {
                let pairs = first.fields.iter().zip(&second.fields);
                pairs.enumerate().find_map(|(index, (first, second))| {
                    let what = format!("field {}", index + 1);
                    texts(&what, quote(&first.name), quote(&second.name))
                        .or_else(|| self.of_fields(first, second))
                })
            })
            .or_else(|| {
                let count = first.fields.len().min(second.fields.len());
                let name = |record: &Record| {
                    let field = record.fields.get(count);
                    field.map_or("not there".to_owned(), |field| quote(&field.name))
                };
                texts(&format!("field {}", count + 1), name(first), name(second))
            })
    }

    fn of_fields(&self, first: &Field, second: &Field) -> Option<Difference> {
        let name = quote(&first.name);
        let of = |what: &str| format!("the {what} of {name}");
        let default = |field: &Field| {
            field
                .default_json
                .as_ref()
                .map_or("not there".to_owned(), json)
        };
        self.of_types(first.schema, second.schema, &of("type"), MAX_DEPTH)
            .or_else(|| texts(&of("default"), default(first), default(second)))
            .or_else(|| texts(&of("order"), order(first.order), order(second.order)))
            .or_else(|| {
                lists(
                    &format!("`aliases` of {name}"),
                    &first.aliases,
                    &second.aliases,
                )
            })
            .or_else(|| {
                properties(
                    &first.properties,
                    &second.properties,
                    &format!(" of {name}"),
                )
            })
    }

    fn of_types(
        &self,
        first: SchemaId,
        second: SchemaId,
        what: &str,
        depth: usize,
    ) -> Option<Difference> {
        if self.same(first, second) || depth == 0 {
            return None;
        }
        let nodes = (&self.nodes[first.index()], &self.nodes[second.index()]);
        texts(
            what,
            self.spelled(first, MAX_DEPTH),
            self.spelled(second, MAX_DEPTH),
        )
        .or_else(|| of_properties(nodes.0, nodes.1, &format!(" of {what}")))
        .or_else(|| {
            let inner = |first, second| self.of_types(first, second, what, depth - 1);
            match (&nodes.0.kind, &nodes.1.kind) {
                (Kind::Array(first), Kind::Array(second))
                | (Kind::Map(first), Kind::Map(second)) => inner(*first, *second),
                (Kind::Union(first), Kind::Union(second)) => {
                    let mut pairs = first.branches.iter().zip(&second.branches);
                    pairs.find_map(|(first, second)| inner(*first, *second))
                }
                (_, _) => None,
            }
        })
    }

    /// A type as a message shows it.
    fn spelled(&self, id: SchemaId, depth: usize) -> String {
        quote(&self.words(id, depth))
    }

    fn words(&self, id: SchemaId, depth: usize) -> String {
        if depth == 0 {
            return "…".to_owned();
        }
        let kind = &self.nodes[id.index()].kind;
        match kind {
            Kind::Array(inner) | Kind::Map(inner) => {
                format!("{} of {}", kind.name(), self.words(*inner, depth - 1))
            }
            Kind::Union(union) => {
                let branches = union.branches.iter().take(8);
                let branches = branches.map(|branch| self.words(*branch, depth - 1));
                let more = if union.branches.len() > 8 {
                    ", …"
                } else {
                    ""
                };
                format!("[{}{more}]", branches.collect::<Vec<_>>().join(", "))
            }
            _ => kind
                .fullname()
                .map_or(kind.name(), |name| name.as_str())
                .to_owned(),
        }
    }
}

fn of_enums(first: &Enum, second: &Enum) -> Option<Difference> {
    let default = |it: &Enum| {
        it.default
            .map_or("not there".to_owned(), |at| quote(&it.symbols[at]))
    };
    lists("`symbols`", &first.symbols, &second.symbols)
        .or_else(|| texts("`default`", default(first), default(second)))
        .or_else(|| lists("`aliases`", &first.aliases, &second.aliases))
}

fn of_properties(first: &Node, second: &Node, of: &str) -> Option<Difference> {
    properties(&first.properties, &second.properties, of)
}

fn properties(
    first: &crate::schema::Properties,
    second: &crate::schema::Properties,
    of: &str,
) -> Option<Difference> {
    let keys = first.keys().chain(second.keys());
    let value = |json: Option<&Json>| json.map_or("not there".to_owned(), self::json);
    keys.into_iter().find_map(|key| {
        let what = format!("{}{of}", quote(key));
        texts(&what, value(first.get(key)), value(second.get(key)))
    })
}

/// The first items that differ of two lists.
fn lists(what: &str, first: &[String], second: &[String]) -> Option<Difference> {
    let len = first.len().max(second.len());
    let at = (0..len).find(|&at| first.get(at) != second.get(at))?;
    let item = |list: &[String]| {
        list.get(at)
            .map_or("not there".to_owned(), |item| quote(item))
    };
    texts(
        &format!("item {} of {what}", at + 1),
        item(first),
        item(second),
    )
}

fn texts<T: Into<String>>(what: &str, first: T, second: T) -> Option<Difference> {
    let (first, second) = (first.into(), second.into());
    (first != second).then(|| Difference {
        what: what.to_owned(),
        first,
        second,
    })
}

fn json(json: &Json) -> String {
    let mut text = String::new();
    push_json(&mut text, json);
    quote(&text)
}

fn order(order: Order) -> &'static str {
    match order {
        Order::Ascending => "`ascending`",
        Order::Descending => "`descending`",
        Order::Ignore => "`ignore`",
    }
}
