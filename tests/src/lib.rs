//! Helpers of the tests: generated types with a table of them, random datums with an encoder and a
//! decoder that share nothing with the run time, random schemas and their later versions, and other implementations as oracles.

pub mod alerts;
mod case;
pub mod datum;
pub mod evolve;
pub mod oracle;
pub mod own;
pub mod prng;
pub mod shared;
pub mod writers;

#[doc(hidden)]
pub use case::{__private, Probe};
pub use case::{Case, Codec, Constants, FromJson, Holds, ReadAs, ToJson, cases};

/// The generated types, a module for each set of schemas: those that tests name, and the table of all.
pub mod generated {
    include!(concat!(env!("OUT_DIR"), "/cases.rs"));
}
