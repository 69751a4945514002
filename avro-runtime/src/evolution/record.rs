//! This module reads a record field by field, in the reader's order.

use super::default::{kept, put_default};
use super::resolved::{Resolved, read_instead};
use super::skip::skip;
use crate::binary::Input;
use crate::error::{DecodeError, DecodeErrorKind};
use crate::read::{Direct, Reads};
use avro_ir::{FieldSource, Kind, PlanNode, RecordPlan, Reordered, Resolution};

/// A record that is being read: the plan, and what has been learned from the bytes so far.
#[derive(Debug)]
pub struct ResolvedRecord<'p> {
    resolution: &'p Resolution,
    node: &'p PlanNode,
    plan: &'p RecordPlan,
    /// The bits of the 64 fields around the one that comes next.
    plain: u64,
    starts: Starts,
}

/// How a field is read.
#[derive(Clone, Copy, Debug)]
pub enum Step<'p> {
    /// By the type's own decoder.
    Same,
    /// Along a plan of its own.
    Plan(Resolved<'p>),
    /// The bytes do not have it: it is the default of the type's own schema.
    Default,
}

/// Where the fields start that were written in another order.
#[derive(Debug)]
enum Starts {
    None,
    Few([usize; FEW], usize),
    Many(Vec<usize>, usize),
}

/// So many starts are kept without allocating.
const FEW: usize = 12;

impl<'p> ResolvedRecord<'p> {
    #[inline(always)]
    pub(super) fn new(
        resolution: &'p Resolution,
        node: &'p PlanNode,
        plan: &'p RecordPlan,
    ) -> Self {
        Self {
            resolution,
            node,
            plan,
            plain: plan.plain.first().copied().unwrap_or(0),
            starts: Starts::None,
        }
    }

    /// Goes to the field at `index`, each in turn, and says how it is read.
    ///
    /// # Errors
    ///
    /// When what is skipped before it cannot be, or the field is of a branch that has no
    /// counterpart.
    #[inline(always)]
    pub fn step(&mut self, input: &mut Input<'_>, index: usize) -> Result<Step<'p>, DecodeError> {
        if index > 0 && index.is_multiple_of(64) {
            self.plain = self.plan.plain.get(index / 64).copied().unwrap_or(0);
        }
        if self.plain >> (index % 64) & 1 == 1 {
            return Ok(Step::Same);
        }
        self.slow_step(input, index)
    }

    #[inline(never)]
    fn slow_step(&mut self, input: &mut Input<'_>, index: usize) -> Result<Step<'p>, DecodeError> {
        let Some(field) = self.plan.fields.get(index) else {
            return Ok(Step::Default);
        };
        let plan = match field.source {
            FieldSource::Writer { plan, .. } => plan,
            FieldSource::Default { memory } => {
                input.allocate(memory)?;
                return Ok(Step::Default);
            }
        };
        match &self.plan.reordered {
            Some(reordered) if index >= reordered.from => self.seek(input, reordered, index)?,
            _ => self.skip_all(input, &field.skip)?,
        }
        let resolved = Resolved::select(self.resolution, plan, input)?;
        Ok(if resolved.is_same() {
            Step::Same
        } else {
            Step::Plan(resolved)
        })
    }

    /// Passes over what the writer has after the last field.
    ///
    /// # Errors
    ///
    /// When it cannot be passed over.
    #[inline(always)]
    pub fn finish(self, input: &mut Input<'_>) -> Result<(), DecodeError> {
        if self.plan.rest.is_empty() && self.plan.reordered.is_none() {
            return Ok(());
        }
        self.finish_slow(input)
    }

    #[inline(never)]
    fn finish_slow(mut self, input: &mut Input<'_>) -> Result<(), DecodeError> {
        if let Some(reordered) = &self.plan.reordered {
            let end = self.starts(input, reordered)?.1;
            input.seek(end);
            if let Starts::Many(starts, _) = &self.starts {
                input.release(size_of_val(&**starts));
            }
        }
        self.skip_all(input, &self.plan.rest)
    }

    /// Reads the schema's default of the field at `index` from its bytes; they are kept for good, so that
    /// the value may borrow from them.
    ///
    /// # Errors
    ///
    /// When there is no default, the type has no such value, or it takes more memory than the limits allow.
    #[inline(never)]
    pub(crate) fn read_default<'de, T, R: Reads<'de, T>>(
        &self,
        how: &R,
        to: &mut T,
        input: &mut Input<'de>,
        index: usize,
    ) -> Result<(), DecodeError> {
        let set = self.resolution.reader().set();
        let field = match &set.node(self.node.reader).kind {
            Kind::Record(record) => record.fields.get(index),
            _ => None,
        };
        let Some((field, default)) = field.and_then(|field| Some((field, field.default.as_ref()?)))
        else {
            return Err(self.missing_default(input, field.map_or("", |field| &field.name)));
        };
        let (start, mut bytes) = (input.offset(), Vec::new());
        let budget = &mut input.left.allocation;
        put_default(set, field.schema, default, budget, &mut bytes)
            .ok_or_else(|| input.too_much_memory())?;
        read_instead(kept(&bytes), start, input, |input| {
            how.read(to, input, Direct::<false>)
        })
    }

    /// The error for a field without a default in the type's own schema.
    #[cold]
    #[inline(never)]
    fn missing_default(&self, input: &Input<'_>, field: &str) -> DecodeError {
        let kind = &self.resolution.reader().set().node(self.node.reader).kind;
        input.error(DecodeErrorKind::Unresolvable(format!(
            "the field {} of {} has no default that its Rust type can hold",
            avro_ir::quote(field),
            avro_ir::quote(kind.fullname().map_or("", |name| name.as_str()))
        )))
    }

    fn skip_all(
        &self,
        input: &mut Input<'_>,
        fields: &[avro_ir::SchemaId],
    ) -> Result<(), DecodeError> {
        let set = self.resolution.writer().set();
        let mut fields = fields.iter();
        fields.try_for_each(|field| skip(set, *field, input))
    }

    fn seek(
        &mut self,
        input: &mut Input<'_>,
        reordered: &Reordered,
        index: usize,
    ) -> Result<(), DecodeError> {
        let start = self.starts(input, reordered)?.0.get(index - reordered.from);
        if let Some(start) = start {
            input.seek(*start);
        }
        Ok(())
    }

    /// Where the fields from `reordered.from` on start, and where the record ends.
    fn starts(
        &mut self,
        input: &mut Input<'_>,
        reordered: &Reordered,
    ) -> Result<(&[usize], usize), DecodeError> {
        if matches!(self.starts, Starts::None) {
            self.find_starts(input, reordered)?;
        }
        Ok(match &self.starts {
            Starts::None => (&[], input.offset()),
            Starts::Few(starts, end) => (starts, *end),
            Starts::Many(starts, end) => (starts, *end),
        })
    }

    fn find_starts(
        &mut self,
        input: &mut Input<'_>,
        reordered: &Reordered,
    ) -> Result<(), DecodeError> {
        let count = self.plan.fields.len() - reordered.from;
        let (mut few, mut many) = ([0; FEW], Vec::new());
        let starts = if count <= FEW {
            &mut few[..]
        } else {
            many.resize(count, 0);
            &mut many[..]
        };
        let set = self.resolution.writer().set();
        // What is read again later counts then.
        let left = input.left.clone();
        for (schema, reader) in &reordered.fields {
            if let Some(reader) = reader {
                starts[*reader as usize - reordered.from] = input.offset();
            }
            skip(set, *schema, input)?;
        }
        let end = input.offset();
        input.left = left;
        input.allocate(size_of_val(&*many))?;
        self.starts = if count <= FEW {
            Starts::Few(few, end)
        } else {
            Starts::Many(many, end)
        };
        Ok(())
    }
}
