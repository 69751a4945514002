//! This module encodes optional values as a union of null and the value's type. Spec: "Binary
//! Encoding", unions.

use crate::binary::Input;
use crate::error::DecodeError;
use crate::private::{Definition, Piece, Reading, Reference, Shape, Writing, composed};
use crate::raw::Sink;
use crate::read::{self, Own, Way};
use crate::{AvroSchema, Decode, Encode};
use avro_ir::Schema;
use std::marker::PhantomData;

/// The union of null and a type; of a derived union, null before its branches.
///
/// Of a type whose schema is null or a union with null there is no `Option`: that does not compile.
impl<T: AvroSchema> AvroSchema for Option<T> {
    const IS_NULLABLE: bool = true;
    const DEFINITION: Reference = if T::IS_UNION {
        Optional::<T>::FLAT
    } else {
        Optional::<T>::PLAIN
    };

    fn schema() -> &'static Schema {
        const {
            assert!(
                !T::IS_NULLABLE,
                "a union holds neither null twice nor another union"
            );
        };
        composed(Self::definition())
    }
}

/// The schema of an optional type.
struct Optional<T>(PhantomData<T>);

impl<T: AvroSchema> Optional<T> {
    const PLAIN: Reference = Reference::new(&Definition::unnamed(
        "optional",
        Shape::Union,
        &[
            Piece::Text("[\"null\","),
            Piece::Of(T::DEFINITION),
            Piece::Text("]"),
        ],
    ));
    const FLAT: Reference = Reference::new(&Definition::unnamed(
        "optional",
        Shape::Union,
        &[
            Piece::Text("[\"null\","),
            Piece::Inner(T::DEFINITION),
            Piece::Text("]"),
        ],
    ));
}

impl<T: Encode> Encode for Option<T> {
    #[inline]
    fn encode(&self, out: &mut Sink<'_>) {
        match self {
            None => out.put(0),
            Some(value) => {
                value.encode_branch(1, out);
            }
        }
    }

    fn written_as() -> &'static Definition {
        Writing::<T>::OPTIONAL
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Option<T> {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        None
    }

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        read::decode(input)
    }

    read::inlined! {
        fn read<W: Way<'de>>(&mut self, input: &mut Input<'de>, way: W) -> Result<(), DecodeError> {
            let (branch, way) = way.branch(input, 1 + T::BRANCHES)?;
            read::option(&Own, branch.checked_sub(1), self, input, way)
        }
    }

    fn read_as() -> &'static Definition {
        Reading::<T>::OPTIONAL
    }
}

/// The schema of an `Option` whose null comes after the branches of its value.
#[derive(Debug)]
pub struct NullLast<T>(PhantomData<T>);

impl<T: AvroSchema> AvroSchema for NullLast<T> {
    const IS_NULLABLE: bool = true;
    const DEFINITION: Reference = if T::IS_UNION { Self::FLAT } else { Self::PLAIN };

    fn schema() -> &'static Schema {
        composed(Self::definition())
    }
}

impl<T: AvroSchema> NullLast<T> {
    const PLAIN: Reference = Reference::new(&Definition::unnamed(
        NULL_LAST,
        Shape::Union,
        &[
            Piece::Text("["),
            Piece::Of(T::DEFINITION),
            Piece::Text(",\"null\"]"),
        ],
    ));
    const FLAT: Reference = Reference::new(&Definition::unnamed(
        NULL_LAST,
        Shape::Union,
        &[
            Piece::Text("["),
            Piece::Inner(T::DEFINITION),
            Piece::Text(",\"null\"]"),
        ],
    ));
}

/// What the schema is called within the names of generic types.
pub(crate) const NULL_LAST: &str = "null_last";
