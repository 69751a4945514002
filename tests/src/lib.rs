//! Helpers of the tests: generated types with a table of them, and other implementations as oracles.

pub mod alerts;
mod case;
pub mod oracle;
pub mod own;
pub mod shared;

pub use avro_tests_data::{Holds, datum, evolve, prng, writers};
#[doc(hidden)]
pub use case::{__private, Probe};
pub use case::{Case, Codec, Constants, FromJson, ReadAs, ToJson, cases};

/// The generated types, a module for each set of schemas: those that tests name, and the table of all.
pub mod generated {
    include!(concat!(env!("OUT_DIR"), "/cases.rs"));
}
