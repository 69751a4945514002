//! Derived types beside other implementations: their bytes are read there, and the values from there
//! here; and the shapes that the derive macro of the crate `apache-avro` gets wrong.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails where something is not as it should be"
)]

mod evolution;
mod interoperation;
mod shapes;
mod shapes_missing;
mod types;
