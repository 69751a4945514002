//! This module holds a schema file to a Rust type: for a test in a repository that has both.

use crate::AvroSchema;
use avro_ir::__private::{read_text, visible};
use avro_ir::{ParseOptions, Schema};
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

/// The variable that has the file written instead.
const UPDATE: &str = "AVRO_CODEGEN_UPDATE";

/// Checks that a file holds the schema of `T`, however it is laid out. With `AVRO_CODEGEN_UPDATE=1`
/// in the environment it writes the file instead, with its folder, unless it is right already.
///
/// The path is relative to the working directory, which is the package's root in tests.
///
/// # Panics
///
/// When the file is missing, is no schema, or holds another one, with the first line that differs;
/// and when it cannot be written.
///
/// # Examples
///
/// ```no_run
/// # struct Order;
/// # impl avro_runtime::AvroSchema for Order {
/// #     fn schema() -> &'static avro_runtime::Schema { unreachable!() }
/// # }
/// #[test]
/// fn the_schema_of_orders_is_up_to_date() {
///     avro_runtime::assert_schema_file::<Order>("schemas/order.avsc");
/// }
/// ```
#[track_caller]
pub fn assert_schema_file<T: AvroSchema + ?Sized>(path: impl AsRef<Path>) {
    let path = path.as_ref();
    let schema = T::schema();
    let Err(reason) = compare(path, schema) else {
        return;
    };
    if env::var_os(UPDATE).is_some_and(|value| value != "0" && !value.is_empty()) {
        if let Err(error) = write(path, &schema.to_json_pretty()) {
            panic!("{} cannot be written: {error}", shown(path));
        }
        return;
    }
    panic!(
        "{} is not the schema of `{}`: {reason}\nhelp: `{UPDATE}=1 cargo test` writes it",
        shown(path),
        std::any::type_name::<T>()
    );
}

/// A path without what could disturb a terminal.
fn shown(path: &Path) -> String {
    visible(&path.display().to_string())
}

/// Why the file does not hold the schema.
fn compare(path: &Path, schema: &Schema) -> Result<(), String> {
    let limit = ParseOptions::default().max_bytes;
    let text = read_text(path, limit).map_err(|error| error.to_string())?;
    let found = Schema::parse(&text).map_err(|error| format!("it is no schema: {error}"))?;
    if found.to_json() == schema.to_json() {
        return Ok(());
    }
    let (found, wanted) = (found.to_json_pretty(), schema.to_json_pretty());
    Err(first_difference(&found, &wanted))
}

fn first_difference(found: &str, wanted: &str) -> String {
    let (mut found, mut wanted) = (found.lines().map(str::trim), wanted.lines().map(str::trim));
    loop {
        match (found.next(), wanted.next()) {
            (Some(found), Some(wanted)) if found == wanted => {}
            (found, wanted) => {
                let shown = |line: Option<&str>| line.unwrap_or("nothing more").to_owned();
                return format!(
                    "the file has `{}`, the type `{}`",
                    shown(found),
                    shown(wanted)
                );
            }
        }
    }
}

/// Writes beside the place and moves there, so that the file is never half written.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        fs::create_dir_all(folder)?;
    }
    let beside = beside(path);
    let written = fs::write(&beside, format!("{text}\n")).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // It is the first error that matters.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A name in the same folder that no other process uses.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}.new", process::id()));
    PathBuf::from(name)
}
