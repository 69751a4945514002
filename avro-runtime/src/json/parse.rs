//! This module reads JSON text into a datum's bytes, along its schema and without a value between.

mod assemble;
mod fault;
mod nested;
mod scalar;

use super::error::{Error, ErrorKind, Fault};
use super::names::Names;
use super::nesting::{MAX_FRAMES, Nesting};
use super::scan::{Scan, Scanner};
use crate::error::DecodeErrorKind;
use crate::limits::Limits;
use crate::path::{Step, shown};
use assemble::{Key, Slot};
use avro_ir::{Kind, Primitive, Record, Schema, SchemaId, SchemaSet};

/// Reads JSON text as datums of one schema.
///
/// # Examples
///
/// ```
/// use avro_runtime::Schema;
/// use avro_runtime::json::Parser;
///
/// let schema = Schema::parse(r#"{"type": "array", "items": "long"}"#)?;
/// let mut parser = Parser::new(&schema);
/// let mut datums = Vec::new();
/// let mut lines = "[3, 27]\n[]\n";
/// while !lines.trim_ascii_start().is_empty() {
///     lines = parser.parse_prefix(lines, &mut datums)?;
/// }
/// assert_eq!(datums, [4, 6, 54, 0, 0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Parser<'a> {
    schema: &'a Schema,
    limits: Limits,
    nesting: Nesting,
    names: Names<'a>,
    frames: Vec<Frame<'a>>,
    /// Where the fields of the records that are open are.
    slots: Vec<Slot>,
    /// The keys of the maps that are open.
    keys: Vec<Key>,
    /// The last string, if it has escapes.
    scratch: String,
    /// A record's bytes, while its fields are put in order.
    buffer: Vec<u8>,
}

/// A value that is being read.
#[derive(Debug)]
enum Frame<'a> {
    Record {
        id: SchemaId,
        record: &'a Record,
        /// Where in `slots` its fields start.
        slots: usize,
        /// The field that is being read.
        field: Option<usize>,
        /// How many have been met.
        count: usize,
        is_in_order: bool,
    },
    Array(Items),
    Map {
        items: Items,
        /// Where in `keys` its own start.
        keys: usize,
    },
    Branch,
}

/// Where in an array or map.
#[derive(Clone, Copy, Debug)]
struct Items {
    schema: SchemaId,
    /// Where in the bytes its block's header is.
    start: usize,
    count: usize,
}

impl<'a> Parser<'a> {
    /// Reads within the default [`Limits`].
    #[must_use]
    pub fn new(schema: &'a Schema) -> Self {
        Self {
            schema,
            limits: Limits::DEFAULT,
            nesting: Nesting::default(),
            names: Names::default(),
            frames: Vec::new(),
            slots: Vec::new(),
            keys: Vec::new(),
            scratch: String::new(),
            buffer: Vec::new(),
        }
    }

    /// Sets what a datum may cost.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Appends the bytes of the one value that `text` is.
    ///
    /// # Errors
    ///
    /// When the text is no value of the schema, there is more text after it, or it costs more than
    /// the limits allow; then `out` is as it was before.
    pub fn parse(&mut self, text: &str, out: &mut Vec<u8>) -> Result<(), Error> {
        let before = out.len();
        let rest = self.parse_prefix(text, out)?;
        let mut scanner = Scanner::new(text);
        scanner.skip(text.len() - rest.len());
        if scanner.peek().is_none() {
            return Ok(());
        }
        out.truncate(before);
        let Fault(fault) = scanner.trailing_text();
        Err(Error::new(fault.0, text, fault.1, String::new()))
    }

    /// Appends the bytes of the value that `text` begins with, and returns the text after it.
    ///
    /// # Errors
    ///
    /// When the text is no value of the schema, or it costs more than the limits allow; then `out`
    /// is as it was before.
    pub fn parse_prefix<'t>(&mut self, text: &'t str, out: &mut Vec<u8>) -> Result<&'t str, Error> {
        let before = out.len();
        let mut walk = self.walk(text, out);
        match walk.run() {
            Ok(()) => Ok(walk.scanner.rest()),
            Err(Fault(fault)) => {
                let path = walk.path();
                walk.out.truncate(before);
                Err(Error::new(fault.0, text, fault.1, path))
            }
        }
    }

    /// The byte of the text that the value at `path` starts at.
    pub(super) fn locate<'t>(&mut self, text: &'t str, path: &'t str) -> Option<usize> {
        let mut out = Vec::new();
        let mut walk = self.walk(text, &mut out);
        walk.wanted = Some(path);
        match walk.run() {
            Ok(()) => None,
            Err(Fault(fault)) => Some(fault.1),
        }
    }

    fn walk<'p, 't>(&'p mut self, text: &'t str, out: &'p mut Vec<u8>) -> Walk<'p, 'a, 't> {
        self.nesting.prepare(self.schema, &self.limits);
        self.frames.clear();
        self.slots.clear();
        self.keys.clear();
        Walk {
            set: self.schema.set(),
            scanner: Scanner::new(text),
            left: self.limits.clone(),
            wanted: None,
            parser: self,
            out,
        }
    }
}

/// One datum on its way.
struct Walk<'p, 'a, 't> {
    set: &'a SchemaSet,
    scanner: Scanner<'t>,
    /// What is left of the limits.
    left: Limits,
    /// The path to stop at.
    wanted: Option<&'t str>,
    parser: &'p mut Parser<'a>,
    out: &'p mut Vec<u8>,
}

impl<'a> Walk<'_, 'a, '_> {
    fn run(&mut self) -> Scan<()> {
        let result = self.all();
        if result.is_err() {
            self.parser.nesting.clear();
        }
        result
    }

    fn all(&mut self) -> Scan<()> {
        self.value(self.parser.schema.root())?;
        while let Some(frame) = self.parser.frames.last_mut() {
            match frame {
                Frame::Record { .. } => self.member()?,
                Frame::Array(items) => {
                    if self.scanner.goes_on(items.count, b']')? {
                        items.count += 1;
                        let schema = items.schema;
                        self.value(schema)?;
                    } else {
                        let items = *items;
                        self.parser.frames.pop();
                        self.end_items(items)?;
                    }
                }
                Frame::Map { .. } => self.entry()?,
                Frame::Branch => {
                    self.scanner.expect(b'}', "`}` after a union's branch")?;
                    self.parser.frames.pop();
                }
            }
        }
        Ok(())
    }

    /// Reads a value, or enters it.
    fn value(&mut self, id: SchemaId) -> Scan<()> {
        let next = self.scanner.peek();
        if self.wanted.is_some() {
            self.stop_if_wanted()?;
        }
        let kind = &self.set.node(id).kind;
        if !next.is_some_and(|next| can_begin(kind, next)) {
            return Err(self.misfit(id));
        }
        match kind {
            Kind::Primitive(primitive) => match primitive {
                Primitive::Null => self.null(id),
                Primitive::Boolean => self.boolean(id),
                Primitive::Int => self.integer::<i32>("int"),
                Primitive::Long => self.integer::<i64>("long"),
                Primitive::Float => self.float::<f32>(id),
                Primitive::Double => self.float::<f64>(id),
                Primitive::Bytes => self.bytes(),
                Primitive::String => self.string(),
            },
            Kind::Fixed(fixed) => self.fixed(fixed),
            Kind::Enum(enumeration) => self.symbol(id, enumeration),
            Kind::Union(union) if next == Some(b'n') => self.null_branch(id, union),
            Kind::Union(union) => self.branch(id, union),
            Kind::Record(record) => self.record(id, record),
            Kind::Array(schema) => {
                let items = self.items(*schema);
                self.enter(Frame::Array(items))
            }
            Kind::Map(schema) => {
                let items = self.items(*schema);
                let keys = self.parser.keys.len();
                self.enter(Frame::Map { items, keys })
            }
        }
    }

    /// Passes over the bracket of a value that is nested in those before it.
    fn enter(&mut self, frame: Frame<'a>) -> Scan<()> {
        if self.parser.frames.len() >= MAX_FRAMES {
            let limit = self.parser.limits.max_depth;
            return Err(self.beyond_limits(DecodeErrorKind::TooDeep { limit }));
        }
        self.scanner.skip(1);
        self.parser.frames.push(frame);
        Ok(())
    }

    fn stop_if_wanted(&mut self) -> Scan<()> {
        if self.wanted.is_some_and(|wanted| self.path() == wanted) {
            let found = ErrorKind::Syntax {
                expected: "",
                found: String::new(),
            };
            return Err(Fault::new(found, self.scanner.offset()));
        }
        Ok(())
    }

    fn path(&self) -> String {
        let steps = self.parser.frames.iter();
        shown(
            &steps
                .filter_map(|frame| self.step(frame))
                .collect::<Vec<_>>(),
        )
    }

    fn step(&self, frame: &Frame<'a>) -> Option<Step<'_>> {
        match *frame {
            Frame::Record { record, field, .. } => {
                Some(Step::Field(&record.fields.get(field?)?.name))
            }
            Frame::Array(items) => Some(Step::Index(items.count.checked_sub(1)?)),
            Frame::Map { items, keys } => {
                let key = self.parser.keys.get((keys + items.count).checked_sub(1)?)?;
                let text = self.out.get(key.start..key.end)?;
                std::str::from_utf8(text).ok().map(Step::Key)
            }
            Frame::Branch => None,
        }
    }
}

/// Whether the JSON text of such a value can begin with a byte.
fn can_begin(kind: &Kind, byte: u8) -> bool {
    let is_number = matches!(byte, b'-' | b'0'..=b'9');
    match kind {
        Kind::Primitive(primitive) => match primitive {
            Primitive::Null => byte == b'n',
            Primitive::Boolean => matches!(byte, b't' | b'f'),
            Primitive::Int | Primitive::Long => is_number,
            Primitive::Float | Primitive::Double => is_number || byte == b'"',
            Primitive::Bytes | Primitive::String => byte == b'"',
        },
        Kind::Enum(_) | Kind::Fixed(_) => byte == b'"',
        Kind::Array(_) => byte == b'[',
        Kind::Map(_) | Kind::Record(_) => byte == b'{',
        Kind::Union(_) => matches!(byte, b'{' | b'n'),
    }
}
