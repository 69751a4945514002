//! This module holds the values of a union without branches: none.

use crate::binary::Input;
use crate::error::DecodeError;
use crate::private::{Definition, Piece};
use crate::raw::Sink;
use crate::read::{NO_VALUE, no_blank};
use crate::schema::unnamed;
use crate::{AvroSchema, Decode, Encode};

/// The type of a union without branches, `[]`, which has no values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Never {}

impl AvroSchema for Never {
    const IS_NULLABLE: bool = true;

    unnamed!("union", Union, Piece::Text("[]"));
}

impl Encode for Never {
    fn encode(&self, _out: &mut Sink<'_>) {
        match *self {}
    }

    fn written_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

impl<'de> Decode<'de> for Never {
    const MIN_SIZE: usize = 1;
    const BLANK_COST: usize = NO_VALUE;

    fn blank() -> Self {
        no_blank()
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        let index = input.branch(0)?;
        Err(input.unexpected_branch(index))
    }

    fn read_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Never {
    fn serialize<S: serde::Serializer>(&self, _serializer: S) -> Result<S::Ok, S::Error> {
        match *self {}
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Never {
    fn deserialize<D: serde::Deserializer<'de>>(_deserializer: D) -> Result<Self, D::Error> {
        Err(serde::de::Error::custom(
            "a union without branches has no values",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::Never;

    #[test]
    fn a_union_without_branches_cannot_be_read() {
        assert!(crate::from_slice::<Never>(&[0]).is_err());
    }
}
