//! Generates Rust types from Avro schemas in a build script.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), avro_build::Error> {
//!     avro_build::compile(["schemas"])
//! }
//! ```
//!
//! In the crate, `avro_runtime::include_schemas!();` then gives a module for each namespace. What
//! is generated can be chosen with [`Config`].

mod cargo;
mod config;
mod current;

pub use avro_codegen::files::Error;
pub use avro_codegen::{
    BytesType, DecimalCrate, Generated, GeneratedFile, MapType, RootType, TimeCrate, UuidCrate,
};
pub use avro_ir::Names;
pub use config::Config;

use std::path::Path;

/// Generates types for schema files: files, directories that are searched for `.avsc` and `.avpr`
/// files, and globs. The result is `avro.rs` in `OUT_DIR`.
///
/// # Errors
///
/// When a schema is wrong or cannot be read, or the output cannot be written. Nothing is written
/// then.
///
/// # Examples
///
/// ```no_run
/// avro_build::compile(["schemas", "vendor/*.avsc"])?;
/// # Ok::<(), avro_build::Error>(())
/// ```
pub fn compile<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Result<(), Error> {
    Config::new().compile(paths)
}

/// The README's example.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
