//! What each option changes in the generated code. That the code compiles and works is tested where
//! the crates it needs are; see `tests` at the root of the repository.

#![allow(clippy::unwrap_used, reason = "the helpers of tests fail as tests do")]

mod evolution;
mod inputs;
mod names;
mod rules;
mod settings;
mod support;
mod types;
