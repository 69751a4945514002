//! Generated code against vectors, real schemas and other implementations.

#![allow(clippy::unwrap_used, reason = "the helpers are tests too")]

mod apache_avro;
mod binary_encoding;
mod constants;
#[cfg(has_shared)]
mod construction;
mod defaults;
mod errors;
mod implementations;
mod json;
mod logical_types;
mod lsst;
mod malformed_binary;
#[cfg(has_shared)]
mod properties;
mod reference;
mod round_trip;
mod support;
