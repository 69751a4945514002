//! Crates that the tests write, and what the compiler says of them.

#![allow(
    clippy::unwrap_used,
    reason = "what goes wrong here is to fail the test"
)]

mod derive_file_errors;
mod derive_hygiene;
mod elsewhere;
mod fixture;
mod generated;
