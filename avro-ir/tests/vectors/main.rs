//! Runs the conformance vectors that other implementations' tests were turned into.

mod canonical;
mod disputed;
mod invalid;
mod real;
mod support;
mod valid;
