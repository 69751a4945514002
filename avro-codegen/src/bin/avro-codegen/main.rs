//! The command `avro-codegen`: Rust types from Avro schemas, and what helps to work with schemas and
//! data.
//!
//! Exit codes: 0 fine, 1 wrong schemas or data, incompatible schemas, or differences found, 2 wrong
//! usage or files.

mod args;
mod bundle;
mod canonical;
mod check;
mod compat;
mod completions;
mod data;
mod decode;
mod encode;
mod explain;
mod fingerprint;
mod generate;
mod progress;
mod report;
mod roots;
mod schemas;

use args::{Args, Command};
use clap::Parser as _;
use report::Outcome;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return report::usage(&error),
    };
    args.color.write_global();
    let outcome = match &args.command {
        Command::Generate(args) => generate::run(args),
        Command::Check(args) => check::run(args),
        Command::Compat(args) => compat::run(args),
        Command::Bundle(args) => bundle::run(args),
        Command::Canonical(args) => canonical::run(args),
        Command::Fingerprint(args) => fingerprint::run(args),
        Command::Decode(args) => decode::run(args),
        Command::Encode(args) => encode::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Completions(args) => completions::run(args),
    };
    report::exit_code(outcome.unwrap_or_else(|error| unwritable(&error)))
}

/// How a run ends whose output cannot be written.
fn unwritable(error: &std::io::Error) -> Outcome {
    // A closed pipe, as in `avro-codegen bundle | head`, is the reader's choice: it has enough.
    if error.kind() == std::io::ErrorKind::BrokenPipe {
        return Outcome::Fine;
    }
    // Where standard error cannot be written either, the exit code says it.
    let _ = report::say(&format!("error: {error}"));
    Outcome::Unusable
}
