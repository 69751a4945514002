//! This module writes a datum's bytes as JSON text, along its schema and without a value between.

mod items;
mod layout;
mod map;

use super::Format;
use super::names::branch_name;
use super::nesting::{MAX_FRAMES, Nesting};
use super::number::{push_float, push_integer};
use crate::binary::Input;
use crate::error::{DecodeError, DecodeErrorKind};
use crate::framing;
use crate::limits::Limits;
use crate::path::{Step, shown};
use avro_ir::__private::{push_escaped, push_string};
use avro_ir::{Kind, Primitive, Record, Schema, SchemaId, SchemaSet};
use items::Items;
use map::Entry;

/// Writes datums of one schema as JSON text.
///
/// # Examples
///
/// ```
/// use avro_runtime::Schema;
/// use avro_runtime::json::{Format, Printer};
///
/// let schema = Schema::parse(r#"{"type": "array", "items": "long"}"#)?;
/// let mut printer = Printer::new(&schema).with_format(Format::Pretty);
/// let mut text = String::new();
/// printer.print(&[4, 6, 54, 0], &mut text)?;
/// assert_eq!(text, "[\n  3,\n  27\n]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Printer<'a> {
    schema: &'a Schema,
    format: Format,
    unions: Unions,
    limits: Limits,
    nesting: Nesting,
    frames: Vec<Frame<'a>>,
    /// The entries of the maps that are open.
    entries: Vec<Entry>,
}

/// How the value of a union's branch is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unions {
    /// As the branch's name and the value.
    Named,
    /// As the value alone, as defaults are.
    Bare,
}

/// The JSON of a default.
pub(crate) fn default_json(schema: &Schema, datum: &[u8]) -> Result<String, DecodeError> {
    let mut printer = Printer::new(schema);
    printer.unions = Unions::Bare;
    let mut text = String::new();
    printer.print(datum, &mut text)?;
    Ok(text)
}

/// A value that is being written.
#[derive(Debug)]
enum Frame<'a> {
    Record {
        id: SchemaId,
        record: &'a Record,
        fields: usize,
        /// Where in the datum it starts.
        start: usize,
    },
    Array(Items),
    Map {
        items: Items,
        /// Where in `entries` its own start.
        entries: usize,
    },
    Branch,
}

impl<'a> Printer<'a> {
    /// Compact text, within the default [`Limits`].
    #[must_use]
    pub fn new(schema: &'a Schema) -> Self {
        Self {
            schema,
            format: Format::Compact,
            unions: Unions::Named,
            limits: Limits::DEFAULT,
            nesting: Nesting::default(),
            frames: Vec::new(),
            entries: Vec::new(),
        }
    }

    /// Sets how the text is laid out.
    #[must_use]
    pub fn with_format(mut self, format: Format) -> Self {
        self.format = format;
        self
    }

    /// Sets what a datum may cost; its text may be as long as
    /// [`Limits::max_allocation`] says.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Appends the text of one datum, which takes all of `datum`.
    ///
    /// # Errors
    ///
    /// When the bytes are no value of the schema, bytes are left after it, or it costs more than
    /// the limits allow; then `out` is as it was before.
    pub fn print(&mut self, datum: &[u8], out: &mut String) -> Result<(), DecodeError> {
        let before = out.len();
        let rest = self.print_prefix(datum, out)?;
        if rest.is_empty() {
            return Ok(());
        }
        out.truncate(before);
        Err(DecodeError::trailing(datum, rest, |datum| {
            framing::is_datum_of(self.schema, datum, &self.limits)
        }))
    }

    /// Appends the text of the datum that `data` begins with, and returns the bytes after it.
    ///
    /// # Errors
    ///
    /// When the bytes are no value of the schema, or it costs more than the limits allow; then
    /// `out` is as it was before.
    pub fn print_prefix<'d>(
        &mut self,
        data: &'d [u8],
        out: &mut String,
    ) -> Result<&'d [u8], DecodeError> {
        let before = out.len();
        self.nesting.prepare(self.schema, &self.limits);
        self.frames.clear();
        self.entries.clear();
        let mut walk = Walk {
            set: self.schema.set(),
            data,
            input: Input::new(data, &self.limits),
            empty_left: (self.limits.max_zero_width_items).saturating_add(data.len()),
            max_len: before.saturating_add(self.limits.max_allocation),
            depth: 0,
            printer: self,
            out,
        };
        match walk.run() {
            Ok(()) => Ok(walk.input.rest()),
            Err(error) => {
                let path = walk.path();
                self.nesting.clear();
                out.truncate(before);
                Err(error.located(path, data, |datum| {
                    framing::is_datum_of(self.schema, datum, &self.limits)
                }))
            }
        }
    }
}

/// One datum on its way.
struct Walk<'p, 'a, 'd> {
    set: &'a SchemaSet,
    data: &'d [u8],
    input: Input<'d>,
    /// How many more records may take no bytes: a few types that each hold the one before twice
    /// make more of them than could ever be shown.
    empty_left: usize,
    /// How long `out` may get.
    max_len: usize,
    /// How many brackets are open.
    depth: usize,
    printer: &'p mut Printer<'a>,
    out: &'p mut String,
}

type Print = Result<(), DecodeError>;

impl<'a> Walk<'_, 'a, '_> {
    fn run(&mut self) -> Print {
        self.value(self.printer.schema.root())?;
        while let Some(frame) = self.printer.frames.last_mut() {
            match frame {
                Frame::Record { record, fields, .. } => {
                    let (record, index) = (*record, *fields);
                    *fields += 1;
                    self.field(record, index)?;
                }
                Frame::Array(_) | Frame::Map { .. } => self.item()?,
                Frame::Branch => {
                    self.out.push('}');
                    self.printer.frames.pop();
                }
            }
        }
        Ok(())
    }

    /// Writes a value, or begins one.
    fn value(&mut self, id: SchemaId) -> Print {
        if self.out.len() > self.max_len {
            return Err(self.text_too_long());
        }
        match &self.set.node(id).kind {
            Kind::Primitive(primitive) => match primitive {
                Primitive::Null => self.out.push_str("null"),
                Primitive::Boolean => {
                    let value = self.input.boolean()?;
                    self.out.push_str(if value { "true" } else { "false" });
                }
                Primitive::Int => push_integer(self.out, self.input.int()?.into()),
                Primitive::Long => push_integer(self.out, self.input.long()?),
                Primitive::Float => push_float(self.out, self.input.float()?),
                Primitive::Double => push_float(self.out, self.input.double()?),
                Primitive::Bytes => push_bytes(self.out, self.input.bytes()?),
                Primitive::String => push_string(self.out, self.input.string()?),
            },
            Kind::Fixed(fixed) => push_bytes(self.out, self.input.fixed_slice(fixed.size)?),
            Kind::Enum(enumeration) => {
                let symbol = self.input.symbol(enumeration.symbols.len())?;
                push_string(self.out, &enumeration.symbols[symbol]);
            }
            Kind::Union(union) => {
                let branch = self.input.branch(union.branches.len())?;
                return self.branch(union.branches[branch]);
            }
            Kind::Record(record) => return self.record(id, record),
            Kind::Array(schema) => {
                let items = Items::of_array(*schema);
                return self.open('[', Frame::Array(items));
            }
            Kind::Map(schema) => {
                let items = Items::of_map(*schema);
                let entries = self.printer.entries.len();
                return self.open('{', Frame::Map { items, entries });
            }
        }
        Ok(())
    }

    fn branch(&mut self, id: SchemaId) -> Print {
        if self.printer.unions == Unions::Bare || self.set.node(id).kind.is_null() {
            return self.value(id);
        }
        self.out.push('{');
        push_string(self.out, branch_name(self.set, id));
        self.colon();
        self.enter(Frame::Branch)?;
        self.value(id)
    }

    fn record(&mut self, id: SchemaId, record: &'a Record) -> Print {
        let nesting = self.printer.nesting.enter(id);
        nesting.map_err(|kind| self.input.error(kind))?;
        let (fields, start) = (0, self.input.offset());
        let frame = Frame::Record {
            id,
            record,
            fields,
            start,
        };
        self.open('{', frame)
    }

    fn field(&mut self, record: &'a Record, index: usize) -> Print {
        let Some(field) = record.fields.get(index) else {
            self.end_record()?;
            self.close('}', record.fields.len());
            return Ok(());
        };
        self.separate(index);
        push_string(self.out, &field.name);
        self.colon();
        self.value(field.schema)
    }

    fn end_record(&mut self) -> Print {
        let Some(&Frame::Record { id, start, .. }) = self.printer.frames.last() else {
            return Ok(());
        };
        self.printer.nesting.leave(id);
        if start == self.input.offset() {
            let limit = self.printer.limits.max_zero_width_items;
            let kind = DecodeErrorKind::TooManyZeroWidthItems { limit };
            let left = self.empty_left.checked_sub(1);
            self.empty_left = left.ok_or_else(|| self.input.error(kind))?;
        }
        Ok(())
    }

    fn open(&mut self, bracket: char, frame: Frame<'a>) -> Print {
        self.out.push(bracket);
        self.depth += 1;
        self.enter(frame)
    }

    fn enter(&mut self, frame: Frame<'a>) -> Print {
        if self.printer.frames.len() >= MAX_FRAMES {
            let limit = self.printer.limits.max_depth;
            return Err(self.input.error(DecodeErrorKind::TooDeep { limit }));
        }
        self.printer.frames.push(frame);
        Ok(())
    }

    /// Where in the datum the walk is.
    fn path(&self) -> String {
        let steps = self.printer.frames.iter();
        shown(
            &steps
                .filter_map(|frame| self.step(frame))
                .collect::<Vec<_>>(),
        )
    }

    fn step(&self, frame: &Frame<'a>) -> Option<Step<'_>> {
        match frame {
            Frame::Record { record, fields, .. } => {
                let field = record.fields.get(fields.checked_sub(1)?)?;
                Some(Step::Field(&field.name))
            }
            Frame::Array(items) => Some(Step::Index(items.index()?)),
            Frame::Map { items, entries } => {
                let entry = self.printer.entries.get(entries + items.index()?)?;
                entry.key(self.data).map(Step::Key)
            }
            Frame::Branch => None,
        }
    }

    #[cold]
    fn text_too_long(&self) -> DecodeError {
        let limit = self.printer.limits.max_allocation;
        self.input.error(DecodeErrorKind::TooMuchMemory { limit })
    }
}

/// Appends bytes as characters U+0000 to U+00FF.
fn push_bytes(out: &mut String, bytes: &[u8]) {
    out.push('"');
    let mut rest = bytes;
    while !rest.is_empty() {
        let len = rest.iter().position(|byte| !byte.is_ascii());
        let (plain, other) = rest.split_at(len.unwrap_or(rest.len()));
        push_escaped(out, std::str::from_utf8(plain).expect("ASCII is UTF-8"));
        let len = other.iter().position(u8::is_ascii);
        let (high, after) = other.split_at(len.unwrap_or(other.len()));
        out.extend(high.iter().copied().map(char::from));
        rest = after;
    }
    out.push('"');
}
