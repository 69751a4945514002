//! `canonical`: a schema's Parsing Canonical Form.

use crate::args::{MessageFormat, One};
use crate::report::{self, Outcome};
use avro_codegen::files::{self, Error, Settings};
use avro_ir::{Code, Diagnostic, Schema, SchemaSet, Sources};
use std::io;
use std::path::Path;
use std::sync::Arc;

pub(crate) fn run(args: &One) -> io::Result<Outcome> {
    match schema(&args.path) {
        Ok(schema) => report::print(&schema.canonical_form()).map(|()| Outcome::Fine),
        Err(error) => report::error(&error, MessageFormat::Human),
    }
}

/// The schema of one file.
pub(crate) fn schema(path: &Path) -> Result<Schema, Error> {
    let mut settings = Settings::default();
    settings.inputs.push(path.to_owned());
    one(&files::load(&settings)?.set, path)
}

/// The one schema that was read from `path`.
pub(crate) fn one(set: &Arc<SchemaSet>, path: &Path) -> Result<Schema, Error> {
    match set.roots() {
        [root] => Ok(set.schema(root.schema)),
        roots => {
            let message = format!(
                "`{}` has {} schemas, where one is needed",
                path.display(),
                roots.len()
            );
            Err(Error::diagnostics(
                vec![Diagnostic::error(Code::NoInput, message)],
                Sources::new(),
            ))
        }
    }
}
