//! This module finds the field that a byte is in, by walking the bytes along a schema, or along the
//! layout of a type.

use super::Input;
use crate::error::DecodeError;
use crate::limits::Limits;
use crate::path::{Step, shown};
use crate::private::{Definition, Layout};
use avro_ir::Schema;

mod shapes;

use shapes::{Shape, Shapes};

/// How deep the walk goes: a record that holds itself takes no bytes.
const MAX_FRAMES: usize = 1 << 16;

/// The path of the first value that ends after `offset` or cannot be read; empty for the root.
pub(crate) fn find(schema: &Schema, data: &[u8], offset: usize, limits: &Limits) -> String {
    walk(&**schema.set(), schema.root(), data, offset, limits)
}

/// The same for a type, of which no schema is made; also where its definitions fit in none.
pub(crate) fn find_in(
    definition: &'static Definition,
    data: &[u8],
    offset: usize,
    limits: &Limits,
) -> String {
    let layout = Layout::of(definition);
    walk(layout, Layout::ROOT, data, offset, limits)
}

fn walk<S: Shapes>(shapes: &S, root: S::Id, data: &[u8], offset: usize, limits: &Limits) -> String {
    let unlimited = limits
        .clone()
        .max_bytes(usize::MAX)
        .max_items(usize::MAX)
        .max_zero_width_items(usize::MAX)
        .max_allocation(usize::MAX);
    let input = Input::new(data, &unlimited);
    let mut walk = Walk {
        shapes,
        input,
        offset,
        frames: Vec::new(),
    };
    walk.run(root);
    walk.path()
}

struct Walk<'a, S: Shapes> {
    shapes: &'a S,
    input: Input<'a>,
    offset: usize,
    frames: Vec<Frame<'a, S::Id>>,
}

/// A value that the walk is in.
#[derive(Clone, Copy)]
enum Frame<'a, Id> {
    Record {
        record: Id,
        fields: usize,
    },
    Items {
        items: Id,
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

impl<'a, S: Shapes> Walk<'a, S> {
    /// Stops, with the frames as they are, where the value is found.
    fn run(&mut self, root: S::Id) -> Option<()> {
        self.value(root)?;
        while let Some(frame) = self.frames.pop() {
            self.advance(frame)?;
        }
        Some(())
    }

    /// Passes over a value, or enters it. `None` stops the walk.
    fn value(&mut self, id: S::Id) -> Option<()> {
        match self.shapes.shape(id) {
            Shape::Null => Some(()),
            Shape::Boolean => self.read(|input| input.boolean().map(drop)),
            Shape::Int => self.read(|input| input.int().map(drop)),
            Shape::Long => self.read(|input| input.long().map(drop)),
            Shape::Float => self.read(|input| input.float().map(drop)),
            Shape::Double => self.read(|input| input.double().map(drop)),
            Shape::Bytes => self.read(|input| input.bytes().map(drop)),
            Shape::String => self.read(|input| input.string().map(drop)),
            Shape::Fixed(size) => self.read(|input| input.fixed_slice(size).map(drop)),
            Shape::Enum(symbols) => self.read(|input| input.symbol(symbols).map(drop)),
            Shape::Union(branches) => {
                let branch = self.read(|input| input.branch(branches.len()))?;
                self.value(*branches.get(branch)?)
            }
            // Records that take no bytes can hold any number of each other.
            Shape::Record if self.shapes.min_size(id) == 0 => Some(()),
            Shape::Record => self.enter(Frame::Record {
                record: id,
                fields: 0,
            }),
            Shape::Array(items) => self.enter_items(items, false),
            Shape::Map(values) => self.enter_items(values, true),
            Shape::Unknown => None,
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

    fn enter_items(&mut self, items: S::Id, is_map: bool) -> Option<()> {
        self.enter(Frame::Items {
            items,
            is_map,
            left: 0,
            at: Place::Header,
        })
    }

    fn enter(&mut self, frame: Frame<'a, S::Id>) -> Option<()> {
        self.frames.push(frame);
        (self.frames.len() < MAX_FRAMES).then_some(())
    }

    /// Goes to the next value within a frame, which is put back unless it is at its end.
    fn advance(&mut self, frame: Frame<'a, S::Id>) -> Option<()> {
        match frame {
            Frame::Record { record, fields } => {
                let Some((_, field)) = self.shapes.field(record, fields) else {
                    return Some(());
                };
                self.frames.push(Frame::Record {
                    record,
                    fields: fields + 1,
                });
                self.value(field)
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
        items: S::Id,
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
    /// bytes, and there can be any number of them. Whether the bytes can be as many as the items take
    /// is not asked: those of a value that was being written end early.
    fn next_block(&mut self, items: S::Id, is_map: bool) -> Option<usize> {
        let takes_bytes = is_map || self.shapes.min_size(items) > 0;
        loop {
            match self.read(|input| input.next_block(0, 0))? {
                None => return Some(0),
                Some(block) if takes_bytes => return Some(block.count),
                Some(_) => {}
            }
        }
    }

    fn path(&self) -> String {
        shown(
            &self
                .frames
                .iter()
                .filter_map(|frame| self.step(frame))
                .collect::<Vec<_>>(),
        )
    }

    fn step(&self, frame: &Frame<'a, S::Id>) -> Option<Step<'a>> {
        match *frame {
            Frame::Record { record, fields } => {
                let (name, _) = self.shapes.field(record, fields.checked_sub(1)?)?;
                Some(Step::Field(name))
            }
            Frame::Items { at, .. } => match at {
                Place::Header => None,
                Place::Index(index) => Some(Step::Index(index)),
                Place::Key(key) => Some(Step::Key(key)),
            },
        }
    }
}
