//! This module gives the traits to the standard library's types, one family a file.

mod bytes;
#[cfg(feature = "bytes")]
mod bytes_crate;
mod integer;
mod map;
mod nested;
mod never;
mod option;
mod pointer;
mod primitive;
mod sequence;
mod text;

pub use bytes::FixedBytes;
pub use map::encode_entries;
pub use never::Never;

#[cfg(test)]
mod tests;
