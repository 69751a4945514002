//! This module rewrites a writer's bytes to those of a reader's schema, without values between and
//! without recursion.

use super::default::put_default;
use super::record::{ResolvedRecord, Step};
use super::resolved::{Resolved, unresolvable};
use super::skip::{MAX_FRAMES, check, too_deep};
use crate::binary::{Input, ItemBlock};
use crate::error::DecodeError;
use crate::raw::put;
use avro_ir::{Field, Items, Kind, Plan, PlanNode, Promotion, Resolution, SchemaId};

/// Rewrites one value along the plan of `node`, and appends it to `out`; what `out` grew by counts as
/// memory of the datum, and is returned.
pub(super) fn transcode<'p>(
    resolution: &'p Resolution,
    node: &'p PlanNode,
    input: &mut Input<'_>,
    out: &mut Vec<u8>,
) -> Result<usize, DecodeError> {
    let mut transcode = Transcode {
        resolution,
        input,
        capacity: out.capacity(),
        counted: 0,
        out,
        frames: Vec::new(),
    };
    transcode.value(node)?;
    while let Some(frame) = transcode.frames.last_mut() {
        match frame.next(resolution, transcode.input, transcode.out)? {
            Next::Same(schema) => transcode.copy(schema)?,
            Next::Value(node) => transcode.value(node)?,
            Next::Done => {}
            Next::End => transcode.leave()?,
        }
        transcode.count_growth()?;
    }
    Ok(transcode.counted)
}

struct Transcode<'p, 'i, 'de, 'o> {
    resolution: &'p Resolution,
    input: &'i mut Input<'de>,
    out: &'o mut Vec<u8>,
    /// That of `out` when it was counted last.
    capacity: usize,
    /// How many bytes were counted.
    counted: usize,
    frames: Vec<Frame<'p>>,
}

/// A value with parts that is being rewritten.
enum Frame<'p> {
    Record {
        record: ResolvedRecord<'p>,
        /// The reader's fields.
        fields: &'p [Field],
        next: usize,
    },
    Items {
        items: Items,
        shape: Shape,
        block: Option<ItemBlock>,
        left: usize,
    },
}

#[derive(Clone, Copy)]
enum Shape {
    Array,
    Map,
}

impl<'p> Transcode<'p, '_, '_, '_> {
    /// Counts what the output grew by, twice: it is beside what it was while it grows.
    #[inline]
    fn count_growth(&mut self) -> Result<(), DecodeError> {
        let capacity = self.out.capacity();
        if capacity > self.capacity {
            let bytes = 2 * (capacity - self.capacity);
            self.input.allocate(bytes)?;
            self.counted += bytes;
            self.capacity = capacity;
        }
        Ok(())
    }

    /// Rewrites a value without parts, or enters it.
    fn value(&mut self, mut node: &'p PlanNode) -> Result<(), DecodeError> {
        let start = self.input.offset();
        loop {
            match &node.plan {
                Plan::Same => return self.copy(node.reader),
                Plan::Promote(promotion) => return self.promote(*promotion),
                Plan::Enum(_) => return self.symbol(node),
                Plan::Array(items) => return self.enter_items(*items, Shape::Array),
                Plan::Map(items) => return self.enter_items(*items, Shape::Map),
                Plan::Record(plan) => {
                    let record = ResolvedRecord::new(self.resolution, node, plan);
                    return self.enter_record(record, node);
                }
                Plan::Union(branches) => {
                    let branch = self.input.branch(branches.len())?;
                    node = self.resolution.node(branches[branch]);
                }
                Plan::Branch { index, value } => {
                    put(self.out, i64::from(*index));
                    node = self.resolution.node(*value);
                }
                Plan::Fail(finding) => {
                    return Err(unresolvable(self.resolution, *finding, start));
                }
            }
        }
    }

    /// Copies the bytes of a value that the reader's schema describes as they are.
    fn copy(&mut self, id: SchemaId) -> Result<(), DecodeError> {
        let before = self.input.rest();
        let logical_types = self.resolution.logical_types();
        check(
            self.resolution.reader().set(),
            logical_types,
            id,
            self.input,
        )?;
        let len = before.len() - self.input.rest().len();
        self.out.extend_from_slice(&before[..len]);
        Ok(())
    }

    #[expect(clippy::cast_precision_loss, reason = "the specification promotes so")]
    fn promote(&mut self, promotion: Promotion) -> Result<(), DecodeError> {
        match promotion {
            Promotion::IntToFloat => put(self.out, self.input.int()? as f32),
            Promotion::IntToDouble => put(self.out, f64::from(self.input.int()?)),
            Promotion::LongToFloat => put(self.out, self.input.long()? as f32),
            Promotion::LongToDouble => put(self.out, self.input.long()? as f64),
            Promotion::FloatToDouble => put(self.out, f64::from(self.input.float()?)),
        }
        Ok(())
    }

    fn symbol(&mut self, node: &'p PlanNode) -> Result<(), DecodeError> {
        let resolved = Resolved {
            resolution: self.resolution,
            node,
        };
        // The plan's indexes are all of the reader's enum.
        let index = resolved.symbol(self.input, usize::MAX)?;
        put(self.out, index.cast_signed() as i64);
        Ok(())
    }

    fn enter_items(&mut self, items: Items, shape: Shape) -> Result<(), DecodeError> {
        self.enter(Frame::Items {
            items,
            shape,
            block: None,
            left: 0,
        })
    }

    fn enter_record(
        &mut self,
        record: ResolvedRecord<'p>,
        node: &'p PlanNode,
    ) -> Result<(), DecodeError> {
        let is_item = matches!(self.frames.last(), Some(Frame::Items { .. }));
        if self.resolution.writer_min_size(node.writer) == 0 && !is_item {
            // Records that take no bytes can hold any number of each other; items are counted.
            self.input.count_zero_width_item()?;
        }
        let fields = match &self.resolution.reader().set().node(node.reader).kind {
            Kind::Record(record) => &*record.fields,
            _ => &[],
        };
        self.enter(Frame::Record {
            record,
            fields,
            next: 0,
        })
    }

    fn enter(&mut self, frame: Frame<'p>) -> Result<(), DecodeError> {
        if self.frames.len() == MAX_FRAMES {
            return Err(too_deep(self.input));
        }
        self.frames.push(frame);
        Ok(())
    }

    /// Leaves a value whose parts have all been rewritten.
    fn leave(&mut self) -> Result<(), DecodeError> {
        match self.frames.pop() {
            Some(Frame::Record { record, .. }) => record.finish(self.input),
            Some(Frame::Items { .. }) | None => Ok(()),
        }
    }
}

/// What comes next within a value.
enum Next<'p> {
    /// A value of a schema of the reader's, whose bytes are the same.
    Same(SchemaId),
    /// A value that differs.
    Value(&'p PlanNode),
    /// Something that has been written.
    Done,
    /// The end.
    End,
}

impl<'p> Frame<'p> {
    fn next(
        &mut self,
        resolution: &'p Resolution,
        input: &mut Input<'_>,
        out: &mut Vec<u8>,
    ) -> Result<Next<'p>, DecodeError> {
        match self {
            Self::Record {
                record,
                fields,
                next,
            } => {
                let Some(field) = fields.get(*next) else {
                    return Ok(Next::End);
                };
                *next += 1;
                match record.step(input, *next - 1)? {
                    Step::Same => Ok(Next::Same(field.schema)),
                    Step::Plan(resolved) => Ok(Next::Value(resolved.node)),
                    Step::Default => put_field_default(resolution, field, input, out),
                }
            }
            Self::Items {
                items,
                shape,
                block,
                left,
            } => {
                if *left == 0 {
                    *left = next_block(items, *shape, block, input)?;
                    put(out, (*left as u64).cast_signed());
                }
                if *left == 0 {
                    return Ok(Next::End);
                }
                *left -= 1;
                if let Shape::Map = shape {
                    put(out, input.string()?);
                }
                Ok(Next::Value(resolution.node(items.plan)))
            }
        }
    }
}

fn put_field_default<'p>(
    resolution: &Resolution,
    field: &Field,
    input: &mut Input<'_>,
    out: &mut Vec<u8>,
) -> Result<Next<'p>, DecodeError> {
    let Some(default) = &field.default else {
        return Err(input.unresolvable("the field has no default", input.offset()));
    };
    let set = resolution.reader().set();
    let budget = &mut input.left.allocation;
    match put_default(set, field.schema, default, budget, out) {
        Some(()) => Ok(Next::Done),
        None => Err(input.too_much_memory()),
    }
}

/// How many items the next block has; 0 at the end.
fn next_block(
    items: &Items,
    shape: Shape,
    block: &mut Option<ItemBlock>,
    input: &mut Input<'_>,
) -> Result<usize, DecodeError> {
    if let Some(block) = &block {
        input.end_block(block)?;
    }
    let key = match shape {
        Shape::Array => 0,
        Shape::Map => 1,
    };
    *block = input.next_block(items.min_size.saturating_add(key), 0)?;
    Ok(block.as_ref().map_or(0, |block| block.count))
}
