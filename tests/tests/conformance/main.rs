//! Generated code against vectors, real schemas and other implementations.

mod binary_encoding;
mod constants;
mod defaults;
mod errors;
mod malformed_binary;
mod round_trip;
mod support;
