//! The command as users run it: a process, with arguments, files and an exit code.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "the helpers of tests fail as tests do, and say what is skipped"
)]

mod bundle;
mod check;
mod compat;
mod decode;
mod determinism;
mod encode;
mod escaping;
mod explain;
mod fingerprint;
mod generate;
mod help;
mod hostile;
mod inputs;
mod invalid;
mod messages;
mod names;
mod reading;
mod scale;
mod shared;
mod support;
mod versions;
mod writing;
