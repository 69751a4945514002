//! Which references need a `Box`, and where depth is counted: cycles by value, and nesting that
//! would pass the compiler's recursion limit.

use avro_ir::SchemaId;
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};

/// Records nested by value deeper than this are boxed: rustc's own limit is 128 steps, and a field
/// takes more than one.
const MAX_INLINE_NESTING: usize = 24;

/// How many types the compiler may go through below a record. It gives up after 128 steps; half of them
/// are for what users make of the type, such as futures, and for cycles. Real schemas take up to 30.
const MAX_STEPS: usize = 64;

/// The steps that a `Box` takes.
const BOX_STEPS: usize = 3;

/// A record from which other records lie deeper than this, in any way, is deep: what is derived takes two
/// of the 128 levels that rustc makes of a generic function, and what is written out takes one.
const MAX_DERIVED_DEPTH: usize = 16;

/// A reference from one record to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Edge {
    pub(crate) to: SchemaId,
    /// Not behind a `Vec` or a map.
    pub(crate) by_value: bool,
    /// How many types the compiler goes through on the way: those of collections have parts.
    pub(crate) steps: usize,
}

/// The references of each record, in the order of the records.
pub(crate) type Graph = IndexMap<SchemaId, Vec<Edge>>;

/// The answer for each pair of records.
#[derive(Debug, Default)]
pub(crate) struct Recursion {
    boxed: HashSet<(SchemaId, SchemaId)>,
    nested: HashSet<(SchemaId, SchemaId)>,
    guarded: HashSet<(SchemaId, SchemaId)>,
    order: Vec<SchemaId>,
    dependencies_first: Vec<SchemaId>,
    deep: HashSet<SchemaId>,
}

impl Recursion {
    /// Whether `from` holds `to` behind a `Box`.
    pub(crate) fn is_boxed(&self, from: SchemaId, to: SchemaId) -> bool {
        self.boxed.contains(&(from, to))
    }

    /// Whether the compiler must not look from `from` into `to`, since that would be too far.
    pub(crate) fn is_nested(&self, from: SchemaId, to: SchemaId) -> bool {
        self.nested.contains(&(from, to))
    }

    /// Every record; those that a record holds by value come before it, but for cycles.
    pub(crate) fn order(&self) -> &[SchemaId] {
        &self.order
    }

    /// Every record; those that a record refers to in any way come before it, but for cycles.
    pub(crate) fn dependencies_first(&self) -> &[SchemaId] {
        &self.dependencies_first
    }

    /// Whether so many types lie below this one that the compiler cannot follow what is derived.
    pub(crate) fn is_deep(&self, record: SchemaId) -> bool {
        self.deep.contains(&record)
    }

    /// Whether the reference closes a cycle, so that the depth is counted there.
    pub(crate) fn is_guarded(&self, from: SchemaId, to: SchemaId) -> bool {
        self.guarded.contains(&(from, to))
    }
}

/// Finds both in time linear in the graph.
pub(crate) fn analyse(graph: &Graph) -> Recursion {
    let by_value = visit(graph, |edge| edge.by_value);
    let any = visit(graph, |_| true);
    let boxed = boxed(graph, &by_value);
    Recursion {
        nested: nested(graph, &any, &boxed),
        boxed,
        guarded: any.back_edges,
        order: by_value.finished,
        deep: deep(graph, &any.finished),
        dependencies_first: any.finished,
    }
}

/// What one depth-first walk finds.
#[derive(Default)]
struct Visit {
    /// The strongly connected component of each node; a node's successors come first.
    component: HashMap<SchemaId, usize>,
    /// The nodes, successors first.
    finished: Vec<SchemaId>,
    back_edges: HashSet<(SchemaId, SchemaId)>,
}

/// Tarjan's algorithm without recursion, since schemas may be chains of thousands.
fn visit(graph: &Graph, follow: impl Fn(&Edge) -> bool) -> Visit {
    let mut walk = Walk::default();
    for &start in graph.keys() {
        if walk.index.contains_key(&start) {
            continue;
        }
        walk.enter(start);
        while let Some(&(node, next)) = walk.path.last() {
            match graph[&node]
                .iter()
                .enumerate()
                .skip(next)
                .find(|(_, edge)| follow(edge))
            {
                Some((at, edge)) => {
                    walk.path.last_mut().expect("the loop has seen it").1 = at + 1;
                    walk.follow(node, edge.to, graph);
                }
                None => walk.leave(node),
            }
        }
    }
    walk.visit
}

#[derive(Default)]
struct Walk {
    visit: Visit,
    index: HashMap<SchemaId, usize>,
    low: HashMap<SchemaId, usize>,
    /// The nodes that the walk is inside of, and the next edge of each.
    path: Vec<(SchemaId, usize)>,
    on_path: HashSet<SchemaId>,
    /// Nodes whose component is not complete.
    open: Vec<SchemaId>,
}

impl Walk {
    fn enter(&mut self, node: SchemaId) {
        let index = self.index.len();
        self.index.insert(node, index);
        self.low.insert(node, index);
        self.path.push((node, 0));
        self.on_path.insert(node);
        self.open.push(node);
    }

    fn follow(&mut self, node: SchemaId, to: SchemaId, graph: &Graph) {
        if !graph.contains_key(&to) {
            return;
        }
        if self.on_path.contains(&to) {
            self.visit.back_edges.insert((node, to));
        }
        match self.index.get(&to) {
            None => self.enter(to),
            Some(&index) if !self.visit.component.contains_key(&to) => self.lower(node, index),
            Some(_) => {}
        }
    }

    fn leave(&mut self, node: SchemaId) {
        self.path.pop();
        self.on_path.remove(&node);
        self.visit.finished.push(node);
        let low = self.low[&node];
        if low == self.index[&node] {
            let component = self.visit.component.len();
            while let Some(member) = self.open.pop() {
                self.visit.component.insert(member, component);
                if member == node {
                    break;
                }
            }
        }
        if let Some(&(parent, _)) = self.path.last() {
            self.lower(parent, low);
        }
    }

    fn lower(&mut self, node: SchemaId, to: usize) {
        let low = self.low.get_mut(&node).expect("the walk has entered it");
        *low = (*low).min(to);
    }
}

/// The records with a long chain of others below; cycles are not followed.
fn deep(graph: &Graph, dependencies_first: &[SchemaId]) -> HashSet<SchemaId> {
    let mut depths: HashMap<SchemaId, usize> = HashMap::new();
    for &node in dependencies_first {
        let below = graph[&node]
            .iter()
            .filter_map(|edge| depths.get(&edge.to))
            .max();
        depths.insert(node, below.map_or(1, |depth| depth + 1));
    }
    depths
        .into_iter()
        .filter(|(_, depth)| *depth > MAX_DERIVED_DEPTH)
        .map(|(node, _)| node)
        .collect()
}

/// The references at which the compiler has to stop. Those that close a cycle are left alone, as depth
/// is counted there.
fn nested(
    graph: &Graph,
    visit: &Visit,
    boxed: &HashSet<(SchemaId, SchemaId)>,
) -> HashSet<(SchemaId, SchemaId)> {
    let mut nested = HashSet::new();
    let mut steps: HashMap<SchemaId, usize> = HashMap::new();
    for &node in &visit.finished {
        let mut most = 1;
        for edge in &graph[&node] {
            let reference = (node, edge.to);
            let Some(below) = steps.get(&edge.to) else {
                continue;
            };
            let pointer = usize::from(boxed.contains(&reference)) * BOX_STEPS;
            let through = 1 + edge.steps + pointer + below;
            if through > MAX_STEPS {
                nested.insert(reference);
            } else {
                most = most.max(through);
            }
        }
        steps.insert(node, most);
    }
    nested
}

fn boxed(graph: &Graph, visit: &Visit) -> HashSet<(SchemaId, SchemaId)> {
    let mut boxed = HashSet::new();
    let mut nesting: HashMap<SchemaId, usize> = HashMap::new();
    for &node in &visit.finished {
        let mut deepest = 0;
        for edge in graph[&node]
            .iter()
            .filter(|edge| edge.by_value && graph.contains_key(&edge.to))
        {
            let cyclic = visit.component[&node] == visit.component[&edge.to];
            let below = nesting.get(&edge.to).copied().unwrap_or_default();
            if cyclic || below >= MAX_INLINE_NESTING {
                boxed.insert((node, edge.to));
            } else {
                deepest = deepest.max(below);
            }
        }
        nesting.insert(node, deepest + 1);
    }
    boxed
}
