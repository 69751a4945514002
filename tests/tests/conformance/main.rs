//! Generated code against vectors, real schemas and other implementations.

mod apache_avro;
mod binary_encoding;
mod constants;
mod defaults;
mod errors;
mod logical_types;
mod lsst;
mod malformed_binary;
#[cfg(has_shared)]
mod properties;
mod python;
mod reference;
mod round_trip;
mod support;
