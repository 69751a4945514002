//! `explain`: what a diagnostic means, and how to mend it.

use crate::args::Explain;
use crate::report::{self, Outcome};
use avro_ir::Code;
use std::io;

pub(crate) fn run(args: &Explain) -> io::Result<Outcome> {
    match args.code {
        Some(code) => {
            report::print(&format!(
                "{code}: {}\n\n{}",
                code.title(),
                code.explain().trim_end()
            ))?;
        }
        None => Code::ALL
            .iter()
            .try_for_each(|code| report::print(&format!("{code}  {}", code.title())))?,
    }
    Ok(Outcome::Fine)
}
