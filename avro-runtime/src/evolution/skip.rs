//! This module passes over values without reading them, and without recursion.

use crate::binary::{Input, ItemBlock};
use crate::error::{DecodeError, DecodeErrorKind};
use crate::logical::digits_fit;
use avro_ir::{Kind, LogicalType, LogicalTypes, Node, Primitive, Schema, SchemaId, SchemaSet};

/// How deep values that are passed over may be nested; they take no memory but for their place in
/// the walk.
pub(super) const MAX_FRAMES: usize = 1 << 16;

/// Passes over one value. Strings are not checked to be UTF-8, and blocks that say their size are
/// not looked into.
pub(super) fn skip(
    set: &SchemaSet,
    id: SchemaId,
    input: &mut Input<'_>,
) -> Result<(), DecodeError> {
    pass(set, Care::Skip, id, input)
}

/// Passes over one value of a schema, and checks it as closely as when it is read.
pub(crate) fn passes(schema: &Schema, input: &mut Input<'_>) -> Result<(), DecodeError> {
    pass(schema.set(), Care::CheckDigits, schema.root(), input)
}

/// Passes over one value, and checks it as closely as when it is read; the digits of decimals only if
/// logical types matter.
pub(super) fn check(
    set: &SchemaSet,
    logical_types: LogicalTypes,
    id: SchemaId,
    input: &mut Input<'_>,
) -> Result<(), DecodeError> {
    let care = match logical_types {
        LogicalTypes::Checked => Care::CheckDigits,
        LogicalTypes::Ignored => Care::Check,
    };
    pass(set, care, id, input)
}

/// How closely values are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Care {
    Skip,
    Check,
    /// Also how many digits decimals have.
    CheckDigits,
}

/// A value with parts that is being passed over.
enum Frame {
    Fields { record: SchemaId, next: usize },
    Items(Items),
    Entries(Items),
}

struct Items {
    schema: SchemaId,
    /// How many are left of the block.
    left: usize,
    /// The block, if it is looked into.
    block: Option<ItemBlock>,
}

fn pass(
    set: &SchemaSet,
    care: Care,
    id: SchemaId,
    input: &mut Input<'_>,
) -> Result<(), DecodeError> {
    match pass_leaf(set, care, id, input)? {
        None => Ok(()),
        Some(frame) => pass_parts(set, care, frame, input),
    }
}

#[inline(never)]
fn pass_parts(
    set: &SchemaSet,
    care: Care,
    frame: Frame,
    input: &mut Input<'_>,
) -> Result<(), DecodeError> {
    let mut frames = vec![frame];
    while let Some(frame) = frames.last_mut() {
        let Some(next) = frame.next(set, care, input)? else {
            frames.pop();
            continue;
        };
        if let Some(frame) = pass_leaf(set, care, next, input)? {
            if frames.len() == MAX_FRAMES {
                return Err(too_deep(input));
            }
            frames.push(frame);
        }
    }
    Ok(())
}

#[cold]
pub(super) fn too_deep(input: &Input<'_>) -> DecodeError {
    let limit = u32::try_from(MAX_FRAMES).unwrap_or(u32::MAX);
    input.error(DecodeErrorKind::TooDeep { limit })
}

/// Passes over a value without parts, or gives the frame for its parts.
#[inline]
fn pass_leaf(
    set: &SchemaSet,
    care: Care,
    mut id: SchemaId,
    input: &mut Input<'_>,
) -> Result<Option<Frame>, DecodeError> {
    loop {
        let node = set.node(id);
        match &node.kind {
            Kind::Primitive(Primitive::Bytes) | Kind::Fixed(_)
                if care == Care::CheckDigits && node.logical.is_some() =>
            {
                pass_decimal(node, input)?;
            }
            Kind::Primitive(primitive) => match primitive {
                Primitive::Null => {}
                Primitive::Boolean => drop(input.boolean()?),
                Primitive::Int => drop(input.int()?),
                Primitive::Long => drop(input.long()?),
                Primitive::Float => drop(input.take(4)?),
                Primitive::Double => drop(input.take(8)?),
                Primitive::String if care != Care::Skip => drop(input.string()?),
                Primitive::Bytes | Primitive::String => drop(input.bytes()?),
            },
            Kind::Fixed(fixed) => drop(input.fixed_slice(fixed.size)?),
            Kind::Enum(enumeration) => drop(input.symbol(enumeration.symbols.len())?),
            Kind::Union(union) => {
                id = union.branches[input.branch(union.branches.len())?];
                continue;
            }
            // Records that take no bytes can hold any number of each other.
            Kind::Record(_) if set.min_size(id) == 0 => {}
            Kind::Record(_) => {
                return Ok(Some(Frame::Fields {
                    record: id,
                    next: 0,
                }));
            }
            Kind::Array(items) => return Ok(Some(Frame::Items(Items::new(*items)))),
            Kind::Map(values) => return Ok(Some(Frame::Entries(Items::new(*values)))),
        }
        return Ok(None);
    }
}

/// Passes over bytes or a fixed with a logical type.
fn pass_decimal(node: &Node, input: &mut Input<'_>) -> Result<(), DecodeError> {
    let start = input.offset();
    let bytes = match &node.kind {
        Kind::Fixed(fixed) => input.fixed_slice(fixed.size)?,
        _ => input.bytes()?,
    };
    match node.logical {
        Some(LogicalType::Decimal { precision, .. }) => {
            digits_fit(bytes, precision).map_err(|error| input.out_of_range(error, start))
        }
        _ => Ok(()),
    }
}

impl Frame {
    /// The next part; `None` at the end.
    fn next(
        &mut self,
        set: &SchemaSet,
        care: Care,
        input: &mut Input<'_>,
    ) -> Result<Option<SchemaId>, DecodeError> {
        match self {
            Self::Fields { record, next } => {
                let Kind::Record(record) = &set.node(*record).kind else {
                    return Ok(None);
                };
                let field = record.fields.get(*next).map(|field| field.schema);
                *next += 1;
                Ok(field)
            }
            Self::Items(items) => items.next(set, care, 0, input),
            Self::Entries(entries) => {
                let value = entries.next(set, care, 1, input)?;
                if value.is_some() {
                    match care {
                        Care::Skip => drop(input.bytes()?),
                        Care::Check | Care::CheckDigits => drop(input.string()?),
                    }
                }
                Ok(value)
            }
        }
    }
}

impl Items {
    fn new(schema: SchemaId) -> Self {
        Self {
            schema,
            left: 0,
            block: None,
        }
    }

    /// The schema of the next item, in this block or in one after it that is looked into; `key` is
    /// the fewest bytes of what stands before it.
    #[inline]
    fn next(
        &mut self,
        set: &SchemaSet,
        care: Care,
        key: usize,
        input: &mut Input<'_>,
    ) -> Result<Option<SchemaId>, DecodeError> {
        if self.left == 0 {
            let min_size = set.min_size(self.schema).saturating_add(key);
            self.left = match care {
                Care::Skip => input.skip_blocks(min_size)?,
                Care::Check | Care::CheckDigits => self.next_block(min_size, input)?,
            };
        }
        let more = self.left > 0;
        self.left = self.left.saturating_sub(1);
        Ok(more.then_some(self.schema))
    }

    /// How many items the next block has; 0 at the end.
    fn next_block(&mut self, min_size: usize, input: &mut Input<'_>) -> Result<usize, DecodeError> {
        loop {
            if let Some(block) = &self.block {
                input.end_block(block)?;
            }
            self.block = input.next_block(min_size, 0)?;
            match &self.block {
                None => return Ok(0),
                Some(_) if min_size == 0 => {}
                Some(block) => return Ok(block.count),
            }
        }
    }
}
