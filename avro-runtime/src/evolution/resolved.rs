//! This module reads single values along a plan.

use super::record::ResolvedRecord;
use super::transcode::transcode;
use crate::binary::Input;
use crate::error::{DecodeError, DecodeErrorKind};
use avro_ir::{Items, Kind, Plan, PlanId, PlanNode, Promotion, Resolution};

/// How one value that was written with another schema is read: a place in a plan.
///
/// The writer's unions have been passed already: what is left is a value of one of its other types.
#[derive(Clone, Copy, Debug)]
pub struct Resolved<'p> {
    pub(super) resolution: &'p Resolution,
    pub(super) node: &'p PlanNode,
}

/// How much memory is reserved for bytes that are rewritten.
const MAX_RESERVE: usize = 4 << 10;

impl<'p> Resolved<'p> {
    /// Reads the branch if the writer's schema at `plan` is a union.
    #[inline]
    pub(super) fn select(
        resolution: &'p Resolution,
        plan: PlanId,
        input: &mut Input<'_>,
    ) -> Result<Self, DecodeError> {
        Self {
            resolution,
            node: resolution.node(plan),
        }
        .selected(input)
    }

    /// Reads the branch if the writer's schema is a union.
    #[inline]
    pub(crate) fn selected(self, input: &mut Input<'_>) -> Result<Self, DecodeError> {
        match self.node.plan {
            Plan::Union(_) | Plan::Fail(_) => select_branch(self.resolution, self.node, input),
            _ => Ok(self),
        }
    }

    /// Whether the bytes are what the type's own decoder expects.
    #[must_use]
    #[inline(always)]
    pub fn is_same(self) -> bool {
        matches!(self.node.plan, Plan::Same)
    }

    /// The record to read field by field; `None` if the type's own decoder reads it.
    #[must_use]
    #[inline(always)]
    pub fn record(self) -> Option<ResolvedRecord<'p>> {
        match &self.node.plan {
            Plan::Record(plan) => Some(ResolvedRecord::new(self.resolution, self.node, plan)),
            _ => None,
        }
    }

    /// The branch of the reader's union and how its value is read; `None` if the type's own decoder
    /// reads the union.
    #[must_use]
    #[inline]
    pub fn branch(self) -> Option<(usize, Self)> {
        match self.node.plan {
            Plan::Branch { index, value } => {
                let node = self.resolution.node(value);
                Some((index as usize, Self { node, ..self }))
            }
            _ => None,
        }
    }

    /// Reads a float, from an int or a long too.
    ///
    /// # Errors
    ///
    /// As the number's own type.
    #[inline]
    #[expect(clippy::cast_precision_loss, reason = "the specification promotes so")]
    pub fn float(self, input: &mut Input<'_>) -> Result<f32, DecodeError> {
        match self.node.plan {
            Plan::Promote(Promotion::IntToFloat) => input.int().map(|value| value as f32),
            Plan::Promote(Promotion::LongToFloat) => input.long().map(|value| value as f32),
            _ => input.float(),
        }
    }

    /// Reads a double, from an int, a long or a float too.
    ///
    /// # Errors
    ///
    /// As the number's own type.
    #[inline]
    #[expect(clippy::cast_precision_loss, reason = "the specification promotes so")]
    pub fn double(self, input: &mut Input<'_>) -> Result<f64, DecodeError> {
        match self.node.plan {
            Plan::Promote(Promotion::IntToDouble) => input.int().map(f64::from),
            Plan::Promote(Promotion::LongToDouble) => input.long().map(|value| value as f64),
            Plan::Promote(Promotion::FloatToDouble) => input.float().map(f64::from),
            _ => input.double(),
        }
    }

    /// Reads the index of an enum's symbol among the reader's, which are `symbols`.
    ///
    /// # Errors
    ///
    /// When the writer's enum has no such symbol, or the reader's no counterpart.
    #[inline]
    pub fn symbol(self, input: &mut Input<'_>, symbols: usize) -> Result<usize, DecodeError> {
        let Plan::Enum(counterparts) = &self.node.plan else {
            return input.symbol(symbols);
        };
        let start = input.offset();
        let symbol = input.symbol(counterparts.len())?;
        match counterparts[symbol] {
            Some(index) if (index as usize) < symbols => Ok(index as usize),
            _ => Err(self.no_symbol(symbol, start)),
        }
    }

    /// The fewest bytes of an item of the array or map, as it was written, and how items are read, each once
    /// it is [selected](Self::selected).
    #[inline]
    pub(crate) fn items(self) -> Option<(usize, Self)> {
        match &self.node.plan {
            Plan::Array(Items { plan, min_size }) | Plan::Map(Items { plan, min_size }) => {
                let node = self.resolution.node(*plan);
                Some((*min_size, Self { node, ..self }))
            }
            _ => None,
        }
    }

    /// Reads a value by rewriting its bytes to those of the type's own schema, which `read` reads.
    ///
    /// # Errors
    ///
    /// As `read`, and when the value has no place in the type's own schema.
    pub fn transcoded<T>(
        self,
        input: &mut Input<'_>,
        read: impl for<'a> FnOnce(&mut Input<'a>) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        if self.is_same() {
            return read(input);
        }
        let start = input.offset();
        let mut bytes = Vec::with_capacity(input.rest().len().min(MAX_RESERVE));
        let counted = transcode(self.resolution, self.node, input, &mut bytes)?;
        let value = read_instead(&bytes, start, input, read)?;
        input.release(counted);
        Ok(value)
    }

    /// The error for a type that reads its own schema only.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn unsupported(self, input: &Input<'_>) -> DecodeError {
        let kind = &self.resolution.reader().set().node(self.node.reader).kind;
        let name = kind.fullname().map_or(kind.name(), |name| name.as_str());
        input.error(DecodeErrorKind::Unresolvable(format!(
            "the Rust type for {} reads data of its own schema only",
            avro_ir::quote(name)
        )))
    }

    #[cold]
    #[inline(never)]
    fn no_symbol(self, symbol: usize, start: usize) -> DecodeError {
        let writer = &self.resolution.writer().set().node(self.node.writer).kind;
        let reader = &self.resolution.reader().set().node(self.node.reader).kind;
        let symbol = match writer {
            Kind::Enum(enumeration) => enumeration.symbols.get(symbol),
            _ => None,
        };
        let message = avro_ir::missing_symbol(
            reader.fullname().map_or("", |name| name.as_str()),
            symbol.map_or("", |symbol| symbol),
        );
        DecodeError::new(DecodeErrorKind::Unresolvable(message), start)
    }
}

/// Reads bytes that stand for what `input` has at `start`, within what is left of its limits.
pub(super) fn read_instead<'b, T>(
    bytes: &'b [u8],
    start: usize,
    input: &mut Input<'_>,
    read: impl FnOnce(&mut Input<'b>) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let mut other = Input::new(bytes, input.limits());
    other.left = input.left.clone();
    let value = read(&mut other);
    input.left = other.left;
    // The place is one of the bytes that there are.
    value.map_err(|error| DecodeError::new(error.kind().clone(), start))
}

/// Reads branches until the writer's schema is no union.
#[inline(never)]
fn select_branch<'p>(
    resolution: &'p Resolution,
    mut node: &'p PlanNode,
    input: &mut Input<'_>,
) -> Result<Resolved<'p>, DecodeError> {
    let start = input.offset();
    loop {
        match &node.plan {
            Plan::Union(branches) => {
                let branch = input.branch(branches.len())?;
                node = resolution.node(branches[branch]);
            }
            Plan::Fail(finding) => return Err(unresolvable(resolution, *finding, start)),
            _ => return Ok(Resolved { resolution, node }),
        }
    }
}

/// The error for a value that the plan has no way for.
#[cold]
#[inline(never)]
pub(super) fn unresolvable(resolution: &Resolution, finding: u32, start: usize) -> DecodeError {
    let finding = resolution.findings().get(finding as usize);
    let message = finding.map_or(String::new(), |finding| finding.message.clone());
    DecodeError::new(DecodeErrorKind::Unresolvable(message), start)
}
