//! What each option changes in the generated code. That the code compiles and works is tested where
//! the crates it needs are; see `tests` at the root of the repository.

mod inputs;
mod names;
mod rules;
mod settings;
mod support;
mod types;
