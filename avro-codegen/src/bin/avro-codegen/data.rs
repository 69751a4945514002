//! What the commands on data share: their schemas, their bytes, and why they fail.

use crate::args::{AllowedNames, MessageFormat};
use crate::report::{self, Outcome};
use crate::schemas;
use avro_codegen::files::{self, Error};
use avro_ir::{ResolutionError, Schema};
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

/// The path that stands for standard input or output.
pub(crate) const STANDARD: &str = "-";

/// Why a command on data failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A schema is wrong, or a file cannot be read or written.
    Schema(Error),
    /// The data are wrong: what, and where.
    Data(String),
    /// The arguments cannot be used.
    Usage(String),
    /// Standard output cannot be written to.
    Output(io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Schema(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Shows why a command failed, if it did.
pub(crate) fn outcome(result: Result<(), Failure>) -> io::Result<Outcome> {
    let (text, outcome) = match result {
        Ok(()) => return Ok(Outcome::Fine),
        Err(Failure::Schema(error)) => return report::error(&error, MessageFormat::Human),
        Err(Failure::Output(error)) => return Err(error),
        Err(Failure::Data(text)) => (text, Outcome::Wrong),
        Err(Failure::Usage(text)) => (text, Outcome::Unusable),
    };
    report::say(&format!("error: {text}"))?;
    Ok(outcome)
}

/// Standard input can be read once.
pub(crate) fn check_standard_input<'a>(
    paths: impl IntoIterator<Item = &'a PathBuf>,
) -> Result<(), Failure> {
    let count = paths.into_iter().filter(|path| is_standard(path)).count();
    if count < 2 {
        return Ok(());
    }
    let message = format!("standard input cannot be {count} files: give a path for all but one");
    Err(Failure::Usage(message))
}

/// The schema of data that exist: as other implementations accept it.
pub(crate) fn schema(
    paths: &[PathBuf],
    root: Option<&str>,
    names: &AllowedNames,
) -> Result<Schema, Error> {
    schemas::one(paths, &schemas::lenient(names), root)
}

/// The bytes of a file.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    files::read_bytes(path, files::MAX_DATA)
}

/// The failure of two schemas of which nothing can be read.
pub(crate) fn unreadable(error: &ResolutionError) -> Failure {
    let (findings, sources) = error.diagnostics();
    if findings.is_empty() {
        return Failure::Data(error.to_string());
    }
    Failure::Schema(Error::diagnostics(findings, sources))
}

/// A failure at a byte of a file of data.
pub(crate) fn wrong_byte(file: &Path, byte: usize, path: &str, message: &str) -> Failure {
    wrong(format!("{}: at byte {byte}", shown(file)), path, message)
}

/// A failure at a byte of a text, which is shown as line and column.
pub(crate) fn wrong_text(file: &Path, before: &[u8], path: &str, message: &str) -> Failure {
    let line = before.split(|byte| *byte == b'\n');
    let starts_character = |byte: &&u8| **byte & 0xc0 != 0x80;
    let last = line.clone().next_back().unwrap_or_default();
    let column = last.iter().filter(starts_character).count() + 1;
    let place = format!("{}:{}:{column}", shown(file), line.count());
    wrong(place, path, message)
}

fn wrong(mut text: String, path: &str, message: &str) -> Failure {
    if !path.is_empty() {
        write!(text, ", in {}", avro_ir::quote(path)).expect("writing to a string cannot fail");
    }
    Failure::Data(format!("{text}: {message}"))
}

/// The bytes that hexadecimal digits stand for.
pub(crate) fn from_hex(file: &Path, text: &[u8]) -> Result<Vec<u8>, Failure> {
    let digits = text.iter().enumerate();
    let mut digits = digits.filter(|(_, byte)| !byte.is_ascii_whitespace());
    let digit = |(at, byte): (usize, &u8)| {
        let message = "this is no hexadecimal digit";
        let digit = char::from(*byte).to_digit(16);
        digit.ok_or_else(|| wrong_text(file, &text[..at], "", message))
    };
    let mut bytes = Vec::with_capacity(text.len() / 2);
    while let Some(first) = digits.next() {
        let high = digit(first)?;
        let Some(second) = digits.next() else {
            let message = "this hexadecimal digit has no second one";
            return Err(wrong_text(file, &text[..first.0], "", message));
        };
        let byte = high << 4 | digit(second)?;
        bytes.push(u8::try_from(byte).expect("two digits are a byte"));
    }
    Ok(bytes)
}

/// A line of hexadecimal digits.
pub(crate) fn hex_line(bytes: &[u8]) -> Vec<u8> {
    let digits = b"0123456789abcdef";
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    let halves = halves.map(|half| digits[usize::from(half)]);
    halves.chain([b'\n']).collect()
}

pub(crate) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == STANDARD
}

fn shown(path: &Path) -> String {
    if is_standard(path) {
        "standard input".to_owned()
    } else {
        files::shown(path)
    }
}
