//! This module reads records, enums and fixeds.

use super::Parser;
use super::attribute::find;
use crate::ast::{Enum, Field, Fixed, Kind, Properties, Record, Schema};
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::json_text::{Data, Member, Value};
use crate::location::Location;
use crate::schema::Order;
use std::collections::HashMap;

/// The largest fixed: what implementations with 32-bit sizes can hold.
const MAX_FIXED_SIZE: usize = 0x7FFF_FFFF;

impl Parser<'_> {
    pub(super) fn record<'v>(
        &mut self,
        members: &'v [Member<'v>],
        location: Location,
        is_error: bool,
    ) -> Record<'v> {
        let what = if is_error { "error" } else { "record" };
        let header = self.header(members, what, location);
        let fields = self.required_array(members, what, "fields", location);
        Record {
            header,
            fields: self.fields(fields),
            is_error,
        }
    }

    pub(super) fn fields<'v>(&mut self, values: &'v [Value<'v>]) -> Vec<Field<'v>> {
        let mut seen = HashMap::with_capacity(values.len());
        let mut fields = Vec::with_capacity(values.len());
        for value in values {
            let Some(field) = self.field(value) else {
                continue;
            };
            match seen.get(field.name) {
                Some(first) => self.duplicate_field(&field, *first),
                None => _ = seen.insert(field.name, field.name_location),
            }
            fields.push(field);
        }
        fields
    }

    fn duplicate_field(&mut self, field: &Field<'_>, first: Location) {
        self.report.push(
            Diagnostic::error(
                Code::DuplicateField,
                format!("two fields are named {}", quote(field.name)),
            )
            .at(field.name_location, "the second one")
            .also(first, "the first one")
            .with_help("field names must differ within a record"),
        );
    }

    fn field<'v>(&mut self, value: &'v Value<'v>) -> Option<Field<'v>> {
        let Some(members) = value.as_object() else {
            self.wrong_type(
                value,
                "fields",
                "an array of objects with `name` and `type`",
            );
            return None;
        };
        let (name, name_location) = self.field_name(members, value.location)?;
        let properties = field_properties(members);
        self.check_field_properties(&properties);
        Some(Field {
            name,
            name_location,
            doc: self.optional_text(members, "doc"),
            aliases: self.aliases(members),
            schema: self.field_type(members, value.location),
            default: find(members, "default"),
            order: self.order(members),
            properties,
            location: value.location,
        })
    }

    fn field_name<'v>(
        &mut self,
        members: &'v [Member<'v>],
        location: Location,
    ) -> Option<(&'v str, Location)> {
        let Some(value) = find(members, "name") else {
            self.missing(members, "field", "name", location);
            return None;
        };
        let name = self.text(value, "name", "a string")?;
        self.check_simple(name, "field name", value.location);
        Some((name, value.location))
    }

    fn field_type<'v>(&mut self, members: &'v [Member<'v>], location: Location) -> Schema<'v> {
        if let Some(value) = find(members, "type") {
            return self.schema(value);
        }
        self.missing(members, "field", "type", location);
        super::plain(Kind::Invalid, location)
    }

    /// A logical type on the field instead of its type is the commonest mistake with them.
    fn check_field_properties(&mut self, properties: &Properties<'_>) {
        if let Some((_, value)) = properties.iter().find(|(key, _)| *key == "logicalType") {
            self.report.push(
                Diagnostic::warning(
                    Code::InvalidLogicalType,
                    "a logical type on a field is ignored",
                )
                .at(value.location, "belongs to the type, not to the field")
                .with_help("write \"type\": {\"type\": …, \"logicalType\": …}"),
            );
        }
    }

    fn order<'v>(&mut self, members: &'v [Member<'v>]) -> Order {
        let Some(value) = find(members, "order") else {
            return Order::default();
        };
        match value.as_str() {
            Some("ascending") => Order::Ascending,
            Some("descending") => Order::Descending,
            Some("ignore") => Order::Ignore,
            Some(_) | None => {
                self.wrong_value(
                    value,
                    "order",
                    "\"ascending\", \"descending\" or \"ignore\"",
                );
                Order::default()
            }
        }
    }

    fn wrong_value(&mut self, value: &Value<'_>, attribute: &str, expected: &str) {
        let found = match &value.data {
            Data::String(text) => quote(&format!("\"{text}\"")),
            Data::Number(text) => quote(text),
            Data::Null | Data::Boolean(_) | Data::Array(_) | Data::Object(_) => {
                value.describe().to_owned()
            }
        };
        self.report.push(
            Diagnostic::error(
                Code::InvalidAttribute,
                format!("`{attribute}` must be {expected}, not {found}"),
            )
            .at(value.location, format!("must be {expected}")),
        );
    }

    pub(super) fn enumeration<'v>(
        &mut self,
        members: &'v [Member<'v>],
        location: Location,
    ) -> Enum<'v> {
        let header = self.header(members, "enum", location);
        let values = self.required_array(members, "enum", "symbols", location);
        let mut seen = HashMap::with_capacity(values.len());
        let mut symbols = Vec::with_capacity(values.len());
        for value in values {
            let Some(symbol) = self.text(value, "symbols", "an array of strings") else {
                continue;
            };
            self.check_simple(symbol, "symbol", value.location);
            match seen.get(symbol) {
                Some(first) => self.duplicate_symbol(symbol, value.location, symbols[*first]),
                None => _ = seen.insert(symbol, symbols.len()),
            }
            symbols.push((symbol, value.location));
        }
        let default = find(members, "default").and_then(|value| self.enum_default(value, &seen));
        Enum {
            header,
            symbols,
            default,
        }
    }

    fn duplicate_symbol(&mut self, symbol: &str, second: Location, (_, first): (&str, Location)) {
        self.report.push(
            Diagnostic::error(
                Code::DuplicateSymbol,
                format!("the symbol {} is listed twice", quote(symbol)),
            )
            .at(second, "the second time")
            .also(first, "the first time"),
        );
    }

    /// The default of an enum is a symbol. Spec: "Complex Types", enums.
    ///
    /// Java ignores one that is not a text; here that takes a lenient switch.
    fn enum_default(&mut self, value: &Value<'_>, symbols: &HashMap<&str, usize>) -> Option<usize> {
        if let Some(index) = value.as_str().and_then(|symbol| symbols.get(symbol)) {
            return Some(*index);
        }
        if self.options.unchecked_defaults && value.as_str().is_none() {
            return None;
        }
        let found = value
            .as_str()
            .map_or_else(|| value.describe().to_owned(), quote);
        self.report.push(
            Diagnostic::error(
                Code::InvalidDefault,
                format!("the default of an enum must be a symbol, not {found}"),
            )
            .at(value.location, "not one of the symbols"),
        );
        None
    }

    pub(super) fn fixed<'v>(&mut self, members: &'v [Member<'v>], location: Location) -> Fixed<'v> {
        let header = self.header(members, "fixed", location);
        let Some(value) = find(members, "size") else {
            self.missing(members, "fixed", "size", location);
            return Fixed { header, size: 0 };
        };
        let size = self.size(value);
        Fixed { header, size }
    }

    fn size(&mut self, value: &Value<'_>) -> usize {
        if let Data::Number(text) = value.data
            && let Ok(size) = text.parse()
            && size <= MAX_FIXED_SIZE
        {
            return size;
        }
        self.wrong_value(value, "size", "an integer from 0 to 2147483647");
        0
    }
}

fn field_properties<'v>(members: &'v [Member<'v>]) -> Properties<'v> {
    let defined = ["name", "type", "doc", "default", "order", "aliases"];
    let extra = members
        .iter()
        .filter(|member| !defined.contains(&&*member.key));
    extra.map(|member| (&*member.key, &member.value)).collect()
}
