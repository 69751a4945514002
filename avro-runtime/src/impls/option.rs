//! This module encodes optional values as a union of null and the value's type. Spec: "Binary
//! Encoding", unions.

use crate::binary::Input;
use crate::error::DecodeError;
use crate::evolution::Resolved;
use crate::raw::Sink;
use crate::schema;
use crate::{AvroSchema, Decode, Encode};
use avro_ir::{Kind, Schema};

/// Of a type whose schema is null or a union there is no `Option`: that does not compile.
impl<T: AvroSchema> AvroSchema for Option<T> {
    const IS_NULLABLE: bool = true;

    fn schema() -> &'static Schema {
        const {
            assert!(
                !T::IS_NULLABLE,
                "a union holds neither null twice nor another union"
            );
        };
        schema::nullable(T::schema())
    }
}

impl<T: Encode> Encode for Option<T> {
    #[inline]
    fn encode(&self, out: &mut Sink<'_>) {
        match self {
            None => out.put(0),
            Some(value) => {
                out.put(1);
                value.encode(out);
            }
        }
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Option<T> {
    const MIN_SIZE: usize = 1;

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        match input.branch(2)? {
            0 => Ok(None),
            _ => T::decode(input).map(Some),
        }
    }

    #[inline]
    fn decode_resolved(
        input: &mut Input<'de>,
        resolved: Resolved<'_>,
    ) -> Result<Self, DecodeError> {
        match resolved.branch() {
            None => Self::decode(input),
            Some((0, _)) => Ok(None),
            Some((_, value)) => T::decode_resolved(input, value).map(Some),
        }
    }

    fn path_schema() -> Option<&'static Schema> {
        let schema = T::path_schema()?;
        match schema.node().kind {
            Kind::Null | Kind::Union(_) => None,
            _ => Some(schema::nullable(schema)),
        }
    }
}
