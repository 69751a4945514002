//! This module defines what is around a type that may have no schema: lists, maps and options of it,
//! for the paths of errors.

use super::{Definition, Piece, Shape};
use crate::{Decode, Encode};
use std::marker::PhantomData;

/// What is around a type that is read.
pub(crate) struct Reading<'de, T>(PhantomData<(&'de (), T)>);

/// What is around a type that is written.
pub(crate) struct Writing<T>(PhantomData<T>);

/// The definitions around `$part`.
macro_rules! around {
    ($part:path) => {
        pub(crate) const ARRAY: &'static Definition = &Definition::unnamed(
            "array",
            Shape::Array,
            &[
                Piece::Text("{\"type\":\"array\",\"items\":"),
                Piece::Generic($part),
                Piece::Text("}"),
            ],
        );
        pub(crate) const MAP: &'static Definition = &Definition::unnamed(
            "map",
            Shape::Map,
            &[
                Piece::Text("{\"type\":\"map\",\"values\":"),
                Piece::Generic($part),
                Piece::Text("}"),
            ],
        );
        pub(crate) const OPTIONAL: &'static Definition = &Definition::unnamed(
            "optional",
            Shape::Union,
            &[
                Piece::Text("[\"null\","),
                Piece::Generic($part),
                Piece::Text("]"),
            ],
        );
    };
}

impl<'de, T: Decode<'de>> Reading<'de, T> {
    around!(T::read_as);
}

impl<T: Encode> Writing<T> {
    around!(T::written_as);
}
