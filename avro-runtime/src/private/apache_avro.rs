//! This module gives schemas to code that is built on the crate apache-avro.

pub use apache_avro::Schema;
use apache_avro::schema::{DecimalSchema, InnerDecimalSchema, UnionSchema, UuidSchema};
pub use apache_avro::schema::{Name, NamespaceRef};
pub use apache_avro::serde::AvroSchemaComponent;
use std::collections::HashSet;

/// A schema within another that has defined the types of `named`.
///
/// # Panics
///
/// When apache-avro does not accept the schema.
#[must_use]
#[expect(clippy::implicit_hasher, reason = "it is the set of apache-avro")]
pub fn component(schema: &avro_ir::Schema, named: &mut HashSet<Name>) -> Schema {
    match Schema::parse_str(&schema.to_json()) {
        Ok(mut schema) => {
            refer(&mut schema, named);
            schema
        }
        Err(error) => panic!("apache-avro does not accept the schema of a Rust type: {error}"),
    }
}

/// Puts references in the place of types that have been defined.
fn refer(schema: &mut Schema, named: &mut HashSet<Name>) {
    if let Some(name) = defined(schema).cloned()
        && !named.insert(name.clone())
    {
        *schema = Schema::Ref { name };
        return;
    }
    match schema {
        Schema::Array(array) => refer(&mut array.items, named),
        Schema::Map(map) => refer(&mut map.types, named),
        Schema::Record(record) => {
            for field in &mut record.fields {
                refer(&mut field.schema, named);
            }
        }
        Schema::Union(union) => {
            let mut branches = union.variants().to_vec();
            for branch in &mut branches {
                refer(branch, named);
            }
            // It is the same union, in which types are spelled otherwise.
            if let Ok(referring) = UnionSchema::new(branches) {
                *union = referring;
            }
        }
        _ => {}
    }
}

/// The name of the type that is defined here.
fn defined(schema: &Schema) -> Option<&Name> {
    match schema {
        Schema::Record(record) => Some(&record.name),
        Schema::Enum(enumeration) => Some(&enumeration.name),
        Schema::Fixed(fixed)
        | Schema::Duration(fixed)
        | Schema::Uuid(UuidSchema::Fixed(fixed))
        | Schema::Decimal(DecimalSchema {
            inner: InnerDecimalSchema::Fixed(fixed),
            ..
        }) => Some(&fixed.name),
        _ => None,
    }
}
