//! `completions`: a completion script for a shell.

use crate::args::{Args, Completions};
use crate::report::Outcome;
use clap::CommandFactory as _;
use std::io::{self, Write as _};

pub(crate) fn run(args: &Completions) -> io::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(
        args.shell,
        &mut Args::command(),
        "avro-codegen",
        &mut script,
    );
    io::stdout().lock().write_all(&script)?;
    Ok(Outcome::Fine)
}
