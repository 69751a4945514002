//! The bytes of what a caller names: a file, a pipe or standard input, within a limit.

use super::error::{Error, unreadable};
use avro_ir::__private::{read_named, read_within};
use avro_ir::ParseOptions;
use std::io;
use std::path::Path;

/// The path that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// The most bytes of a file of data.
pub const MAX_DATA: usize = 1 << 30;

/// The bytes of a file, of a pipe, or for `-` of standard input: at most `limit`.
///
/// # Errors
///
/// When it cannot be read, is something else, or has more bytes, of which no more are read.
pub fn read_bytes(path: &Path, limit: usize) -> Result<Vec<u8>, Error> {
    bytes(path, limit).map_err(|error| Error::one(unreadable(path, &error)))
}

/// The same, with the system's error.
pub(super) fn bytes(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    if is_standard_input(path) {
        read_within(io::stdin().lock(), limit)
    } else {
        read_named(path, limit)
    }
}

pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// The most bytes of a schema, or of settings.
pub(super) fn max_text() -> usize {
    ParseOptions::default().max_bytes
}
