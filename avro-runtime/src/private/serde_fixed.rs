//! This module gives the traits of serde to byte arrays of any length, as a sequence of numbers.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::Serializer;

/// Serializes the bytes.
///
/// # Errors
///
/// As the serializer.
pub fn serialize<const N: usize, S: Serializer>(
    bytes: &[u8; N],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(bytes)
}

/// Deserializes exactly `N` bytes.
///
/// # Errors
///
/// As the deserializer, and when there are more or fewer bytes.
pub fn deserialize<'de, const N: usize, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<[u8; N], D::Error> {
    let bytes = Vec::<u8>::deserialize(deserializer)?;
    let len = bytes.len();
    bytes
        .try_into()
        .map_err(|_| D::Error::invalid_length(len, &"the size of a fixed"))
}
