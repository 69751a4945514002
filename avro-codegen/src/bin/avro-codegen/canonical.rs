//! `canonical`: a schema's Parsing Canonical Form.

use crate::args::{Canonical, MessageFormat, One};
use crate::report::{self, Outcome};
use crate::schemas;
use avro_codegen::files::Error;
use avro_ir::Schema;
use std::io;

pub(crate) fn run(args: &Canonical) -> io::Result<Outcome> {
    match schema(&args.schema) {
        Ok(schema) => report::print(&schema.canonical_form()).map(|()| Outcome::Fine),
        Err(error) => report::error(&error, MessageFormat::Human),
    }
}

/// The schema that is meant.
pub(crate) fn schema(args: &One) -> Result<Schema, Error> {
    schemas::one(
        &args.paths,
        &schemas::strict(&args.names),
        args.root.as_deref(),
    )
}
