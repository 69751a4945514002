//! `canonical`: a schema's Parsing Canonical Form.

use crate::args::{Canonical, MessageFormat, One};
use crate::report::{self, Outcome};
use crate::schemas;
use avro_codegen::files::Error;
use avro_ir::{LoadOptions, Schema};
use std::io;

pub(crate) fn run(args: &Canonical) -> io::Result<Outcome> {
    match schema(&args.schema) {
        Ok(schema) => report::print(&schema.canonical_form()).map(|()| Outcome::Fine),
        Err(error) => report::error(&error, MessageFormat::Human),
    }
}

/// The schema that is meant.
pub(crate) fn schema(args: &One) -> Result<Schema, Error> {
    let options = schemas::with_names(LoadOptions::default(), &args.names);
    schemas::one(&args.paths, &options, args.root.as_deref())
}
