//! Whether checked-in code is what would be generated now.

use avro_codegen::GeneratedFile;
use avro_codegen::files::{self, Overwrite};
use std::path::Path;

/// The environment variable that asks to write instead of to compare.
const UPDATE: &str = "AVRO_CODEGEN_UPDATE";

/// Panics with the difference, or mends it.
#[track_caller]
pub(crate) fn assert(directory: &Path, generated: &[GeneratedFile], overwrite: Overwrite) {
    let updates = std::env::var_os(UPDATE).is_some_and(|value| value != "0" && !value.is_empty());
    let differences = if updates {
        files::write(directory, generated, overwrite).map(|_| Vec::new())
    } else {
        files::compare(directory, generated, overwrite)
    };
    match differences {
        Ok(differences) if differences.is_empty() => {}
        Ok(differences) => panic!(
            "the generated code in `{}` is not up to date; `{UPDATE}=1 cargo test` rewrites it\n\n{}",
            files::shown(directory),
            files::unified_diff(&differences)
        ),
        Err(error) => panic!("{error}"),
    }
}
