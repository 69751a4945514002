//! Runs the conformance vectors that other implementations' tests were turned into.

#![allow(
    clippy::unwrap_used,
    reason = "a broken vector file is to fail the test"
)]

mod canonical;
mod compatibility;
mod disputed;
mod finds;
mod invalid;
mod real;
mod support;
mod valid;
