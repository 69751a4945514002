//! `encode`: Avro JSON as datums.

use crate::args::Encode;
use crate::data::{self, Failure};
use crate::report::Outcome;
use avro_codegen::files;
use avro_ir::Schema;
use avro_runtime::json::{Error, Parser};
use avro_runtime::single_object;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};

pub(crate) fn run(args: &Encode) -> io::Result<Outcome> {
    data::outcome(encode(args))
}

fn encode(args: &Encode) -> Result<(), Failure> {
    data::check_standard_input([&args.file].into_iter().chain(&args.schema))?;
    if args.out.is_none() && !args.framing.hex && io::stdout().is_terminal() {
        let message = "a terminal shows no binary data: give --hex, or a file with `-o FILE`";
        return Err(Failure::Usage(message.to_owned()));
    }
    let schema = data::schema(&args.schema, args.root.as_deref(), &args.names)?;
    let input = data::bytes(&args.file)?;
    let text = str::from_utf8(&input).map_err(|error| {
        let before = &input[..error.valid_up_to()];
        data::wrong_text(&args.file, before, "", "the text is not UTF-8")
    })?;
    if let Some(path) = args.out.as_deref().filter(|path| !data::is_standard(path)) {
        // A file is written whole or not at all.
        let mut out = Vec::new();
        write_values(args, &schema, text, &mut out)?;
        return Ok(files::write_file(path, &out)?);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let written = write_values(args, &schema, text, &mut out);
    // What came before an error is right, and somebody's who reads a stream.
    out.flush()?;
    written
}

/// Writes the bytes of all values of `text`; those before a wrong one too.
fn write_values(
    args: &Encode,
    schema: &Schema,
    text: &str,
    out: &mut impl io::Write,
) -> Result<(), Failure> {
    let header = single_object::header(schema.fingerprint_rabin());
    let mut parser = Parser::new(schema);
    let mut datum = Vec::new();
    let mut rest = text;
    while !args.framing.many || !is_blank(rest) {
        datum.clear();
        if args.framing.single_object {
            datum.extend_from_slice(&header);
        }
        let start = text.len() - rest.len();
        let next = parser.parse_prefix(rest, &mut datum);
        rest = next.map_err(|error| wrong(args, text, start, &error))?;
        if !args.framing.many {
            check_end(args, text, rest)?;
        }
        if args.framing.hex {
            out.write_all(&data::hex_line(&datum))?;
        } else {
            out.write_all(&datum)?;
        }
        if !args.framing.many {
            break;
        }
    }
    Ok(())
}

fn check_end(args: &Encode, text: &str, rest: &str) -> Result<(), Failure> {
    if is_blank(rest) {
        return Ok(());
    }
    let offset = text.len() - rest.trim_start_matches(WHITESPACE).len();
    let message = "there is more text after the value; --many reads several";
    Err(at(args, text, offset, "", message))
}

/// A failure in the value that starts at byte `start`.
fn wrong(args: &Encode, text: &str, start: usize, error: &Error) -> Failure {
    let message = error.kind().to_string();
    at(args, text, start + error.offset(), error.path(), &message)
}

fn at(args: &Encode, text: &str, offset: usize, path: &str, message: &str) -> Failure {
    let before = &text.as_bytes()[..offset.min(text.len())];
    data::wrong_text(&args.file, before, path, message)
}

/// What JSON counts as space.
const WHITESPACE: [char; 4] = [' ', '\t', '\r', '\n'];

fn is_blank(text: &str) -> bool {
    text.trim_start_matches(WHITESPACE).is_empty()
}
