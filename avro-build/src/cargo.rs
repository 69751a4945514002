//! What a build script tells cargo, and what cargo tells it.
#![expect(
    clippy::print_stdout,
    reason = "cargo reads what a build script prints"
)]

use avro_codegen::files::Error;
use avro_ir::{Code, Diagnostic, Sources, render_short};
use std::path::PathBuf;

/// The directory for generated files.
pub(crate) fn out_dir() -> Result<PathBuf, Error> {
    std::env::var_os("OUT_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| {
            let message = "`OUT_DIR` is not set: this is not a build script";
            let diagnostic = Diagnostic::error(Code::UnreadableInput, message);
            Error::diagnostics(
                vec![diagnostic.with_help("say where to write with `out_dir`")],
                Sources::new(),
            )
        })
}

/// Asks for another run when one of the paths changes.
pub(crate) fn rerun_if_changed<'a>(paths: impl IntoIterator<Item = &'a PathBuf>) {
    for path in paths {
        let path = path.display().to_string();
        // What follows a line break would be an instruction of its own. The folder is watched as well.
        if !path.contains(['\n', '\r']) {
            println!("cargo::rerun-if-changed={path}");
        }
    }
}

/// Shows warnings as cargo's own.
pub(crate) fn warnings(warnings: &[Diagnostic], sources: &Sources) {
    for warning in warnings {
        println!("cargo::warning={}", render_short(warning, sources));
    }
}

/// Shows errors as cargo's own, one line each; the error itself has them in full.
pub(crate) fn errors(error: &Error) {
    for finding in error.findings().iter().filter(|finding| finding.is_error()) {
        println!("cargo::error={}", render_short(finding, error.sources()));
    }
}
