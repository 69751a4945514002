//! This module gives the traits to the standard library's types, one family a file.

mod bytes;
#[cfg(feature = "bytes")]
mod bytes_crate;
mod collection;
mod integer;
mod map;
mod nested;
mod never;
mod option;
mod parsed;
mod pointer;
mod primitive;
mod sequence;
mod text;

pub use bytes::FixedBytes;
pub use map::encode_entries;
pub use never::Never;
pub(crate) use option::NULL_LAST;
pub use option::NullLast;

#[cfg(test)]
mod tests;
