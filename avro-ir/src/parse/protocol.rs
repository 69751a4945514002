//! This module reads protocols. Spec: "Protocol Declaration".

use super::Parser;
use super::attribute::find;
use crate::ast::{Header, Kind, Protocol, Record, Schema};
use crate::diagnostic::{Code, Diagnostic};
use crate::json_text::{Data, Member, Value};
use crate::kind::Primitive;
use crate::location::Location;

impl Parser<'_> {
    pub(super) fn protocol<'v>(
        &mut self,
        members: &'v [Member<'v>],
        location: Location,
    ) -> Protocol<'v> {
        let name =
            find(members, "protocol").and_then(|value| self.text(value, "protocol", "a string"));
        if let (Some(name), Some(value)) = (name, find(members, "protocol")) {
            self.check_protocol_name(name, value.location);
        }
        let own = name
            .and_then(|name| name.rsplit_once('.'))
            .map(|(namespace, _)| namespace);
        let namespace = self.protocol_namespace(members);
        Protocol {
            namespace: own.unwrap_or(namespace),
            types: self.protocol_types(members, location),
            messages: self.messages(members),
        }
    }

    fn check_protocol_name(&mut self, name: &str, location: Location) {
        name.split('.')
            .for_each(|part| self.check_simple(part, "protocol name", location));
    }

    fn protocol_namespace<'v>(&mut self, members: &'v [Member<'v>]) -> &'v str {
        let namespace = self.optional_text(members, "namespace").unwrap_or_default();
        if let Some(value) = find(members, "namespace").filter(|_| !namespace.is_empty()) {
            namespace
                .split('.')
                .for_each(|part| self.check_simple(part, "namespace", value.location));
        }
        namespace
    }

    fn protocol_types<'v>(
        &mut self,
        members: &'v [Member<'v>],
        location: Location,
    ) -> Vec<Schema<'v>> {
        if find(members, "types").is_none() {
            return Vec::new();
        }
        let types = self.required_array(members, "protocol", "types", location);
        types
            .iter()
            .map(|value| self.protocol_type(value))
            .collect()
    }

    fn protocol_type<'v>(&mut self, value: &'v Value<'v>) -> Schema<'v> {
        let schema = self.schema(value);
        match schema.kind {
            Kind::Record(_) | Kind::Enum(_) | Kind::Fixed(_) | Kind::Invalid => schema,
            Kind::Primitive(_)
            | Kind::Reference(_)
            | Kind::Array(_)
            | Kind::Map(_)
            | Kind::Union(_) => {
                let message = "a protocol's `types` must be definitions of named types";
                self.invalid_protocol(
                    message,
                    value.location,
                    "not the definition of a record, enum or fixed",
                );
                super::plain(Kind::Invalid, schema.location)
            }
        }
    }

    fn messages<'v>(&mut self, members: &'v [Member<'v>]) -> Vec<Schema<'v>> {
        let Some(value) = find(members, "messages") else {
            return Vec::new();
        };
        // Java takes an empty array for no messages.
        if value.as_array().is_some_and(<[_]>::is_empty) {
            return Vec::new();
        }
        let Some(messages) = value.as_object() else {
            self.wrong_type(value, "messages", "an object");
            return Vec::new();
        };
        let mut schemas = Vec::new();
        for message in messages {
            self.check_simple(&message.key, "message name", message.key_location);
            match message.value.as_object() {
                Some(members) => self.message(members, message.value.location, &mut schemas),
                None => self.wrong_type(&message.value, "messages", "an object of objects"),
            }
        }
        schemas
    }

    fn message<'v>(
        &mut self,
        members: &'v [Member<'v>],
        location: Location,
        schemas: &mut Vec<Schema<'v>>,
    ) {
        schemas.push(self.request(members, location));
        let response = find(members, "response").map(|value| self.schema(value));
        let errors = find(members, "errors").and_then(|value| self.errors(value));
        self.check_one_way(members, response.as_ref(), errors.is_some(), location);
        schemas.extend(response);
        schemas.extend(errors);
    }

    /// The parameters of a message are a record without a name.
    fn request<'v>(&mut self, members: &'v [Member<'v>], location: Location) -> Schema<'v> {
        let parameters = self.required_array(members, "message", "request", location);
        let header = Header {
            name: None,
            name_location: location,
            namespace: None,
            doc: None,
            aliases: Vec::new(),
        };
        let record = Record {
            header,
            fields: self.fields(parameters),
            is_error: false,
        };
        super::plain(Kind::Record(Box::new(record)), location)
    }

    /// The effective errors are a union of "string" and those declared.
    fn errors<'v>(&mut self, value: &'v Value<'v>) -> Option<Schema<'v>> {
        let Some(errors) = value.as_array() else {
            self.wrong_type(value, "errors", "an array");
            return None;
        };
        let system = super::plain(Kind::Primitive(Primitive::String), value.location);
        let declared = errors
            .iter()
            .map(|error| self.branch(error, value.location))
            .collect::<Vec<_>>();
        let branches = std::iter::once(system).chain(declared).collect();
        Some(super::plain(Kind::Union(branches), value.location))
    }

    fn check_one_way(
        &mut self,
        members: &[Member<'_>],
        response: Option<&Schema<'_>>,
        has_errors: bool,
        location: Location,
    ) {
        let one_way = find(members, "one-way");
        let is_one_way = match one_way.map(|value| &value.data) {
            Some(Data::Boolean(one_way)) => *one_way,
            None => false,
            Some(
                Data::Null | Data::Number(_) | Data::String(_) | Data::Array(_) | Data::Object(_),
            ) => {
                let message = "`one-way` must be true or false";
                self.invalid_protocol(message, location, "in this message");
                false
            }
        };
        let is_null =
            response.is_none_or(|schema| matches!(schema.kind, Kind::Primitive(Primitive::Null)));
        if is_one_way && (has_errors || !is_null) {
            let message =
                "a one-way message can have neither errors nor a response other than null";
            self.invalid_protocol(message, location, "this message is one-way");
        }
        if !is_one_way && response.is_none() {
            self.missing(members, "message", "response", location);
        }
    }

    fn invalid_protocol(&mut self, message: &str, location: Location, label: &str) {
        self.report
            .push(Diagnostic::error(Code::InvalidProtocol, message).at(location, label));
    }
}
