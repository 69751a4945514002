//! This module computes how many bytes a datum takes at least.

use crate::kind::{Kind, Primitive};
use crate::schema::{SchemaId, SchemaSet};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

impl SchemaSet {
    /// The fewest bytes of a datum of one of the schemas; [`usize::MAX`] when it has no value that
    /// ends. It is 0 only if no datum takes any bytes.
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

/// What is known of the sizes so far.
struct Search<'a> {
    set: &'a SchemaSet,
    sizes: Vec<Option<usize>>,
    /// For each record or union how many of its parts have no size yet, and the sum of the others.
    records: Vec<(usize, usize)>,
    /// For each node the records and unions that hold it, as often as they do.
    parents: Vec<Vec<SchemaId>>,
    /// Sizes of which the smallest is final.
    found: BinaryHeap<Reverse<(usize, SchemaId)>>,
}

/// From the smallest size up, so that a union's is that of the first of its branches that has one,
/// and cycles need no care. What never gets a size has no value that ends.
fn min_sizes(set: &SchemaSet) -> Box<[usize]> {
    let count = set.nodes().len();
    let mut search = Search {
        set,
        sizes: vec![None; count],
        records: vec![(0, 0); count],
        parents: vec![Vec::new(); count],
        found: BinaryHeap::new(),
    };
    for id in set.ids() {
        search.start(id);
    }
    while let Some(Reverse((size, id))) = search.found.pop() {
        if search.sizes[id.index()].is_none() {
            search.settle(id, size);
        }
    }
    let sizes = search.sizes.into_iter();
    sizes.map(|size| size.unwrap_or(usize::MAX)).collect()
}

impl Search<'_> {
    fn start(&mut self, id: SchemaId) {
        let size = match &self.set.node(id).kind {
            Kind::Primitive(primitive) => match primitive {
                Primitive::Null => 0,
                Primitive::Boolean
                | Primitive::Int
                | Primitive::Long
                | Primitive::Bytes
                | Primitive::String => 1,
                Primitive::Float => 4,
                Primitive::Double => 8,
            },
            Kind::Enum(_) | Kind::Array(_) | Kind::Map(_) => 1,
            Kind::Fixed(fixed) => fixed.size,
            Kind::Union(union) if union.branches.is_empty() => 1,
            Kind::Record(record) if record.fields.is_empty() => 0,
            kind @ (Kind::Union(_) | Kind::Record(_)) => {
                for child in kind.children() {
                    self.parents[child.index()].push(id);
                    self.records[id.index()].0 += 1;
                }
                return;
            }
        };
        self.found.push(Reverse((size, id)));
    }

    fn settle(&mut self, id: SchemaId, size: usize) {
        self.sizes[id.index()] = Some(size);
        for parent in std::mem::take(&mut self.parents[id.index()]) {
            if let Kind::Union(_) = self.set.node(parent).kind {
                self.found.push(Reverse((size.saturating_add(1), parent)));
                continue;
            }
            let (left, sum) = &mut self.records[parent.index()];
            *left -= 1;
            *sum = sum.saturating_add(size);
            if *left == 0 {
                self.found.push(Reverse((*sum, parent)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Schema;

    fn check(schema: &str, expected: usize) {
        let schema = Schema::parse(schema).unwrap();
        assert_eq!(schema.set().min_size(schema.root()), expected);
    }

    #[test]
    fn a_record_takes_what_its_fields_take() {
        check(
            r#"{"type": "record", "name": "R", "fields": [
                {"name": "a", "type": "double"}, {"name": "b", "type": "string"}]}"#,
            9,
        );
    }

    #[test]
    fn a_union_takes_its_index_and_its_smallest_branch() {
        check(r#"["double", "float"]"#, 5);
    }

    #[test]
    fn a_record_within_its_own_cycle_has_its_whole_size() {
        let lisp = r#"{"type": "record", "name": "Cons", "fields": [
            {"name": "car", "type": {"type": "record", "name": "Lisp", "fields": [
                {"name": "value", "type": ["null", "Cons"]}]}},
            {"name": "cdr", "type": "Lisp"}]}"#;
        check(lisp, 2);
    }

    #[test]
    fn a_record_without_a_finite_value_never_fits() {
        check(
            r#"{"type": "record", "name": "R", "fields": [{"name": "self", "type": "R"}]}"#,
            usize::MAX,
        );
    }
}
