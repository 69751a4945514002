//! This module finds the field that a byte is in, by walking the bytes along the schema.

use super::Input;
use crate::error::DecodeError;
use crate::limits::Limits;
use crate::path::{Step, shown};
use avro_ir::{Kind, Record, Schema, SchemaId, SchemaSet};

/// How deep the walk goes: a record that holds itself takes no bytes.
const MAX_FRAMES: usize = 1 << 16;
/// The path of the first value that ends after `offset` or cannot be read; empty for the root.
pub(crate) fn find(schema: &Schema, data: &[u8], offset: usize, limits: &Limits) -> String {
    let unlimited = limits
        .clone()
        .max_bytes(usize::MAX)
        .max_items(usize::MAX)
        .max_zero_width_items(usize::MAX)
        .max_allocation(usize::MAX);
    let input = Input::new(data, &unlimited);
    let mut walk = Walk {
        set: schema.set(),
        input,
        offset,
        frames: Vec::new(),
    };
    walk.run(schema.root());
    walk.path()
}

struct Walk<'a> {
    set: &'a SchemaSet,
    input: Input<'a>,
    offset: usize,
    frames: Vec<Frame<'a>>,
}

/// A value that the walk is in.
#[derive(Clone, Copy)]
enum Frame<'a> {
    Record {
        record: &'a Record,
        fields: usize,
    },
    Items {
        items: SchemaId,
        is_map: bool,
        left: usize,
        at: Place<'a>,
    },
}

/// Where in an array or map.
#[derive(Clone, Copy)]
enum Place<'a> {
    Header,
    Index(usize),
    Key(&'a str),
}

impl<'a> Walk<'a> {
    /// Stops, with the frames as they are, where the value is found.
    fn run(&mut self, root: SchemaId) -> Option<()> {
        self.value(root)?;
        while let Some(frame) = self.frames.pop() {
            self.advance(frame)?;
        }
        Some(())
    }

    /// Passes over a value, or enters it. `None` stops the walk.
    fn value(&mut self, id: SchemaId) -> Option<()> {
        match &self.set.node(id).kind {
            Kind::Null => Some(()),
            Kind::Boolean => self.read(|input| input.boolean().map(drop)),
            Kind::Int => self.read(|input| input.int().map(drop)),
            Kind::Long => self.read(|input| input.long().map(drop)),
            Kind::Float => self.read(|input| input.float().map(drop)),
            Kind::Double => self.read(|input| input.double().map(drop)),
            Kind::Bytes => self.read(|input| input.bytes().map(drop)),
            Kind::String => self.read(|input| input.string().map(drop)),
            Kind::Fixed(fixed) => self.read(|input| input.fixed_slice(fixed.size).map(drop)),
            Kind::Enum(enumeration) => {
                self.read(|input| input.symbol(enumeration.symbols.len()).map(drop))
            }
            Kind::Union(union) => {
                let branch = self.read(|input| input.branch(union.branches.len()))?;
                self.value(*union.branches.get(branch)?)
            }
            // Records that take no bytes can hold any number of each other.
            Kind::Record(_) if self.set.min_size(id) == 0 => Some(()),
            Kind::Record(record) => self.enter(Frame::Record { record, fields: 0 }),
            Kind::Array(items) => self.enter_items(*items, false),
            Kind::Map(values) => self.enter_items(*values, true),
        }
    }

    /// Reads something of some bytes; `None` if it cannot be read or ends after the offset.
    fn read<T>(
        &mut self,
        read: impl FnOnce(&mut Input<'a>) -> Result<T, DecodeError>,
    ) -> Option<T> {
        let value = read(&mut self.input).ok()?;
        (self.input.offset() <= self.offset).then_some(value)
    }

    fn enter_items(&mut self, items: SchemaId, is_map: bool) -> Option<()> {
        self.enter(Frame::Items {
            items,
            is_map,
            left: 0,
            at: Place::Header,
        })
    }

    fn enter(&mut self, frame: Frame<'a>) -> Option<()> {
        self.frames.push(frame);
        (self.frames.len() < MAX_FRAMES).then_some(())
    }

    /// Goes to the next value within a frame, which is put back unless it is at its end.
    fn advance(&mut self, frame: Frame<'a>) -> Option<()> {
        match frame {
            Frame::Record { record, fields } => {
                let Some(field) = record.fields.get(fields) else {
                    return Some(());
                };
                self.frames.push(Frame::Record {
                    record,
                    fields: fields + 1,
                });
                self.value(field.schema)
            }
            Frame::Items {
                items,
                is_map,
                left,
                at,
            } => self.advance_item(items, is_map, left, at),
        }
    }

    fn advance_item(
        &mut self,
        items: SchemaId,
        is_map: bool,
        left: usize,
        at: Place<'a>,
    ) -> Option<()> {
        let header = Frame::Items {
            items,
            is_map,
            left,
            at: Place::Header,
        };
        self.frames.push(header);
        let left = match left {
            0 => self.next_block(items, is_map)?,
            left => left,
        };
        if left == 0 {
            return self.frames.pop().map(drop);
        }
        let at = match (is_map, at) {
            (true, _) => Place::Key(self.read(Input::string)?),
            (false, Place::Index(index)) => Place::Index(index + 1),
            (false, Place::Header | Place::Key(_)) => Place::Index(0),
        };
        self.frames.pop();
        self.frames.push(Frame::Items {
            items,
            is_map,
            left: left - 1,
            at,
        });
        self.value(items)
    }

    /// How many items the next block has; 0 at the end. Nothing is wrong with items that take no
    /// bytes, and there can be any number of them.
    fn next_block(&mut self, items: SchemaId, is_map: bool) -> Option<usize> {
        let min_size = self.set.min_size(items).saturating_add(is_map.into());
        loop {
            match self.read(|input| input.next_block(min_size, 0))? {
                None => return Some(0),
                Some(block) if min_size > 0 => return Some(block.count),
                Some(_) => {}
            }
        }
    }

    fn path(&self) -> String {
        shown(
            &self
                .frames
                .iter()
                .filter_map(Frame::step)
                .collect::<Vec<_>>(),
        )
    }
}

impl<'a> Frame<'a> {
    fn step(&self) -> Option<Step<'a>> {
        match *self {
            Self::Record { record, fields } => {
                let field = record.fields.get(fields.checked_sub(1)?)?;
                Some(Step::Field(&field.name))
            }
            Self::Items { at, .. } => match at {
                Place::Header => None,
                Place::Index(index) => Some(Step::Index(index)),
                Place::Key(key) => Some(Step::Key(key)),
            },
        }
    }
}
