//! This module computes how many bytes a datum takes at least.

use crate::schema::{Kind, SchemaId, SchemaSet};

impl SchemaSet {
    /// The fewest bytes of a datum of one of the schemas; within a cycle, a lower bound. It is 0
    /// only if no datum takes any bytes.
    ///
    /// Readers use it to see at once that bytes cannot hold as many items as they claim. It is
    /// computed for all schemas of the set when it is first asked for.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn main() -> Result<(), avro_ir::SchemaError> {
    /// let schema = avro_ir::Schema::parse(r#"["null", "double"]"#)?;
    /// assert_eq!(schema.set().min_size(schema.root()), 1);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    #[inline]
    pub fn min_size(&self, id: SchemaId) -> usize {
        self.min_sizes.get_or_init(|| min_sizes(self))[id.index()]
    }
}

fn min_sizes(set: &SchemaSet) -> Box<[usize]> {
    // Without recursion: a node's size needs its children's, which are visited first. A child that
    // is being visited already closes a cycle, and counts as nothing.
    let mut sizes: Vec<Option<usize>> = vec![None; set.nodes().len()];
    let mut entered = vec![false; sizes.len()];
    for start in set.ids() {
        let mut pending = vec![start];
        while let Some(&id) = pending.last() {
            if sizes[id.index()].is_none() && !std::mem::replace(&mut entered[id.index()], true) {
                pending.extend(children(set, id).filter(|child| !entered[child.index()]));
                continue;
            }
            pending.pop();
            let size = min_size(set, id, |child| sizes[child.index()].unwrap_or(0));
            sizes[id.index()].get_or_insert(size);
        }
    }
    sizes.into_iter().map(Option::unwrap_or_default).collect()
}

/// What a value holds in its own bytes, whatever it is.
fn children(set: &SchemaSet, id: SchemaId) -> Box<dyn Iterator<Item = SchemaId> + '_> {
    match &set.node(id).kind {
        Kind::Record(record) => Box::new(record.fields.iter().map(|field| field.schema)),
        Kind::Union(union) => Box::new(union.branches.iter().copied()),
        _ => Box::new(std::iter::empty()),
    }
}

fn min_size(set: &SchemaSet, id: SchemaId, child: impl Fn(SchemaId) -> usize) -> usize {
    match &set.node(id).kind {
        Kind::Null => 0,
        Kind::Boolean
        | Kind::Int
        | Kind::Long
        | Kind::Bytes
        | Kind::String
        | Kind::Enum(_)
        | Kind::Array(_)
        | Kind::Map(_) => 1,
        Kind::Float => 4,
        Kind::Double => 8,
        Kind::Fixed(fixed) => fixed.size,
        Kind::Record(record) => record
            .fields
            .iter()
            .map(|field| child(field.schema))
            .fold(0, usize::saturating_add),
        Kind::Union(union) => union
            .branches
            .iter()
            .map(|&branch| child(branch))
            .min()
            .unwrap_or(0)
            .saturating_add(1),
    }
}
