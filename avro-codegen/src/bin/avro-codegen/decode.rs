//! `decode`: datums as Avro JSON.

use crate::args::Decode;
use crate::data::{self, Failure};
use crate::report::Outcome;
use crate::schemas;
use avro_ir::__private::visible_json;
use avro_ir::Schema;
use avro_runtime::__private::of_no_datum;
use avro_runtime::json::{Format, Printer};
use avro_runtime::{DecodeError, Transcoder, single_object};
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;

pub(crate) fn run(args: &Decode) -> io::Result<Outcome> {
    data::outcome(decode(args))
}

fn decode(args: &Decode) -> Result<(), Failure> {
    let paths = [&args.file].into_iter().chain(&args.writer);
    data::check_standard_input(paths.chain(&args.reader))?;
    let schema = |paths: &Vec<PathBuf>| data::schema(paths, args.root.as_deref(), &args.names);
    let writer = schema(&args.writer)?;
    let reader = Some(&args.reader).filter(|paths| !paths.is_empty());
    let reader = reader.map(schema).transpose()?;
    let transcoder = match &reader {
        Some(reader) => {
            Some(Transcoder::new(&writer, reader).map_err(|error| data::unreadable(&error))?)
        }
        None => None,
    };
    let mut input = data::bytes(&args.file)?;
    if args.framing.hex {
        input = data::from_hex(&args.file, &input)?;
    }
    let format = if args.pretty {
        Format::Pretty
    } else {
        Format::Compact
    };
    let run = Run {
        args,
        fingerprint: writer.fingerprint_rabin(),
        transcoder,
        printer: Printer::new(reader.as_ref().unwrap_or(&writer)).with_format(format),
        writer: &writer,
        input: &input,
    };
    run.print()
}

/// The datums of one input.
struct Run<'a> {
    args: &'a Decode,
    writer: &'a Schema,
    fingerprint: u64,
    transcoder: Option<Transcoder>,
    printer: Printer<'a>,
    input: &'a [u8],
}

impl Run<'_> {
    fn print(mut self) -> Result<(), Failure> {
        let mut out = BufWriter::new(io::stdout().lock());
        let mut text = String::new();
        let mut rest = self.input;
        while !self.args.framing.many || !rest.is_empty() {
            let before = rest.len();
            text.clear();
            // What was read before an error is printed, as the output's buffer is when it goes.
            rest = self.next(rest, &mut text)?;
            text.push('\n');
            if !self.args.framing.many {
                self.check_end(rest)?;
                out.write_all(visible_json(&text).as_bytes())?;
                break;
            }
            if rest.len() == before {
                return Err(self.endless(rest));
            }
            out.write_all(visible_json(&text).as_bytes())?;
        }
        Ok(out.flush()?)
    }

    /// Appends the text of the next datum, and returns the bytes after it.
    fn next<'d>(&mut self, input: &'d [u8], text: &mut String) -> Result<&'d [u8], Failure> {
        let datum = self.datum(input)?;
        let Some(transcoder) = &self.transcoder else {
            let rest = self.printer.print_prefix(datum, text);
            return rest.map_err(|error| self.wrong(&error, datum));
        };
        let mut rewritten = Vec::new();
        let rest = transcoder.transcode_prefix(datum, &mut rewritten);
        let rest = rest.map_err(|error| self.wrong(&error, datum))?;
        let printed = self.printer.print(&rewritten, text);
        // Its offset is one of bytes that nobody sees.
        printed.map_err(|error| self.at(datum, error.path(), &error.kind().to_string()))?;
        Ok(rest)
    }

    /// The bytes after the header, if there is one.
    fn datum<'d>(&self, input: &'d [u8]) -> Result<&'d [u8], Failure> {
        if !self.args.framing.single_object {
            return Ok(input);
        }
        let split = single_object::split(input);
        let (found, datum) = split.map_err(|error| self.at(input, "", &error.to_string()))?;
        if found == self.fingerprint {
            return Ok(datum);
        }
        let message = format!(
            "the message was written with the schema {found:016x}, and {} is {:016x}",
            schemas::named(&self.args.writer),
            self.fingerprint
        );
        Err(self.at(input, "", &message))
    }

    fn check_end(&self, rest: &[u8]) -> Result<(), Failure> {
        if rest.is_empty() {
            return Ok(());
        }
        let bytes = crate::report::count(rest.len(), "byte");
        let left = if rest.len() == 1 { "is" } else { "are" };
        let message = format!("{bytes} {left} left after the datum; --many reads several");
        Err(self.at(rest, "", &message))
    }

    fn endless(&self, rest: &[u8]) -> Failure {
        let kind = self.writer.node().kind.name();
        let message = format!("a datum of this {kind} takes no bytes, and there are more");
        self.at(rest, "", &message)
    }

    fn wrong(&self, error: &DecodeError, datum: &[u8]) -> Failure {
        let rest = &datum[error.offset().min(datum.len())..];
        self.at(rest, error.path(), &error.kind().to_string())
    }

    /// A failure at the first byte of `rest`.
    fn at(&self, rest: &[u8], path: &str, message: &str) -> Failure {
        let byte = self.input.len() - rest.len();
        let note = of_no_datum(self.input).filter(|_| !self.args.framing.single_object);
        let message = match note {
            Some(note) => &format!("{message}; {note}"),
            None => message,
        };
        data::wrong_byte(&self.args.file, byte, path, message)
    }
}
