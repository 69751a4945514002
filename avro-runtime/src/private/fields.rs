//! This module reads the fields of one record as part of another.

use super::ResolvedRecord;
use crate::{Decode, DecodeError, Input};

/// A record whose fields can be those of another.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be flattened: it is not a derived record",
    label = "not a struct with `#[derive(AvroDecode)]`",
    note = "only the fields of a record can be those of another; without `flatten` this is a field of its own"
)]
pub trait Fields<'de>: Decode<'de> {
    /// How many fields it has.
    const COUNT: usize;

    /// Reads the fields as those at `first` and after.
    ///
    /// # Errors
    ///
    /// As [`Decode::decode_resolved`].
    fn decode_fields(
        input: &mut Input<'de>,
        record: &mut ResolvedRecord<'_>,
        first: usize,
    ) -> Result<Self, DecodeError>;
}
