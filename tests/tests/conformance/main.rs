//! Generated code against vectors, real schemas and other implementations.

mod apache_avro;
mod binary_encoding;
mod constants;
mod defaults;
mod errors;
mod lsst;
mod malformed_binary;
mod python;
mod round_trip;
mod support;
