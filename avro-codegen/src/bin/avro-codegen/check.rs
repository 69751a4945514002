//! `check`: everything that is wrong with schemas.

use crate::args::Check;
use crate::report::{self, Outcome};
use avro_codegen::files::{self, Settings};
use std::io;

pub(crate) fn run(args: &Check) -> io::Result<Outcome> {
    let format = args.messages.message_format;
    let mut settings = Settings::default();
    settings.inputs.clone_from(&args.paths);
    let checked = files::load(&settings).and_then(|schemas| {
        let generated = files::generate_for(&schemas, &settings)?;
        Ok((schemas, generated))
    });
    match checked {
        Ok((schemas, generated)) => {
            if !args.quiet {
                report::findings(&generated.warnings, schemas.set.sources(), format)?;
                let types = report::count(schemas.set.named_types().len(), "type");
                let files = report::count(schemas.set.sources().len(), "file");
                report::say(&format!("{types} in {files}: no errors"))?;
            }
            Ok(Outcome::Fine)
        }
        Err(error) => report::error(&error, format),
    }
}
