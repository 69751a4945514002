//! This module passes over values of the writer's that the reader does not have.

use crate::binary::Input;
use crate::error::{DecodeError, DecodeErrorKind};
use avro_ir::{Kind, Resolution, SchemaId};

/// How deep skipped values may be nested; they take no memory but for their place in the walk.
const MAX_FRAMES: usize = 1 << 16;

/// A value that is being passed over.
enum Frame {
    Fields { record: SchemaId, next: usize },
    Items { items: SchemaId, left: usize },
    Entries { values: SchemaId, left: usize },
}

/// Passes over one value of the writer's schema `id`, without recursion.
///
/// Strings are not checked to be UTF-8, and blocks that say their size are not looked into.
pub(crate) fn skip(
    resolution: &Resolution,
    id: SchemaId,
    input: &mut Input<'_>,
) -> Result<(), DecodeError> {
    match skip_leaf(resolution, id, input)? {
        None => Ok(()),
        Some(frame) => skip_parts(resolution, frame, input),
    }
}

#[inline(never)]
fn skip_parts(
    resolution: &Resolution,
    frame: Frame,
    input: &mut Input<'_>,
) -> Result<(), DecodeError> {
    let mut frames = vec![frame];
    while let Some(frame) = frames.last_mut() {
        let Some(next) = frame.next(resolution, input)? else {
            frames.pop();
            continue;
        };
        if let Some(frame) = skip_leaf(resolution, next, input)? {
            if frames.len() == MAX_FRAMES {
                let limit = u32::try_from(MAX_FRAMES).unwrap_or(u32::MAX);
                return Err(input.error(DecodeErrorKind::TooDeep { limit }));
            }
            frames.push(frame);
        }
    }
    Ok(())
}

/// Passes over a value without parts, or gives the frame for its parts.
#[inline]
fn skip_leaf(
    resolution: &Resolution,
    mut id: SchemaId,
    input: &mut Input<'_>,
) -> Result<Option<Frame>, DecodeError> {
    let set = resolution.writer().set();
    loop {
        match &set.node(id).kind {
            Kind::Null => {}
            Kind::Boolean => drop(input.boolean()?),
            Kind::Int => drop(input.int()?),
            Kind::Long => drop(input.long()?),
            Kind::Float => drop(input.take(4)?),
            Kind::Double => drop(input.take(8)?),
            Kind::Bytes | Kind::String => drop(input.bytes()?),
            Kind::Fixed(fixed) => drop(input.fixed_slice(fixed.size)?),
            Kind::Enum(enumeration) => drop(input.symbol(enumeration.symbols.len())?),
            Kind::Union(union) => {
                id = union.branches[input.branch(union.branches.len())?];
                continue;
            }
            // Records that take no bytes can hold any number of each other.
            Kind::Record(_) if resolution.writer_min_size(id) == 0 => {}
            Kind::Record(_) => {
                return Ok(Some(Frame::Fields {
                    record: id,
                    next: 0,
                }));
            }
            Kind::Array(items) => {
                return Ok(Some(Frame::Items {
                    items: *items,
                    left: 0,
                }));
            }
            Kind::Map(values) => {
                return Ok(Some(Frame::Entries {
                    values: *values,
                    left: 0,
                }));
            }
        }
        return Ok(None);
    }
}

impl Frame {
    /// The next part; `None` at the end.
    fn next(
        &mut self,
        resolution: &Resolution,
        input: &mut Input<'_>,
    ) -> Result<Option<SchemaId>, DecodeError> {
        match self {
            Self::Fields { record, next } => {
                let Kind::Record(record) = &resolution.writer().set().node(*record).kind else {
                    return Ok(None);
                };
                let field = record.fields.get(*next).map(|field| field.schema);
                *next += 1;
                Ok(field)
            }
            Self::Items { items, left } => {
                let more = next_item(input, left, resolution.writer_min_size(*items))?;
                Ok(more.then_some(*items))
            }
            Self::Entries { values, left } => {
                let min_size = resolution.writer_min_size(*values).saturating_add(1);
                if !next_item(input, left, min_size)? {
                    return Ok(None);
                }
                input.bytes()?;
                Ok(Some(*values))
            }
        }
    }
}

/// Whether another item comes, in this block or in the next one that is not skipped whole.
fn next_item(
    input: &mut Input<'_>,
    left: &mut usize,
    min_size: usize,
) -> Result<bool, DecodeError> {
    if *left == 0 {
        *left = input.skip_blocks(min_size)?;
    }
    let more = *left > 0;
    *left = left.saturating_sub(1);
    Ok(more)
}
