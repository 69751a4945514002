//! `check`: everything that is wrong with schemas.

use crate::args::Check;
use crate::report::{self, Outcome};
use crate::schemas;
use avro_codegen::files;
use std::io;

pub(crate) fn run(args: &Check) -> io::Result<Outcome> {
    let format = args.messages.message_format;
    let checked = schemas::settings(&args.paths, &args.sources).and_then(|settings| {
        let schemas = files::load(&settings)?;
        let warnings = files::check_for(&schemas, &settings)?;
        Ok((schemas, warnings))
    });
    match checked {
        Ok((schemas, warnings)) => {
            if !args.quiet {
                report::findings(&warnings, schemas.set.sources(), format)?;
                let types = report::count(schemas.set.named_types().len(), "type");
                let files = report::count(schemas.set.sources().len(), "file");
                report::say(&format!("{types} in {files}: no errors"))?;
            }
            Ok(Outcome::Fine)
        }
        Err(error) => report::error(&error, format),
    }
}
