//! Where each type goes: its module, and its name there.

use super::reach::Reached;
use crate::choices::Choices;
use crate::model::{Path, TypeKey};
use crate::names::{self, Allocator, Case, Request};
use crate::options::Layout;
use avro_ir::{Code, Diagnostic, Location, Root, SchemaId, SchemaSet};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// The most parts a namespace may have: rustc and its tools recurse over nested modules.
const MAX_MODULE_DEPTH: usize = 64;

/// A path of modules from the generated root; identifiers without `r#`.
pub(crate) type ModulePath = Rc<[String]>;

/// Where one generated type is.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) module: ModulePath,
    /// The type.
    pub(crate) ident: String,
    /// The static with its definition.
    pub(crate) definition: String,
}

/// Where every type is, and which names are free.
#[derive(Debug)]
pub(crate) struct Places {
    places: HashMap<TypeKey, Place>,
    scopes: HashMap<ModulePath, Scope>,
}

#[derive(Debug, Default)]
struct Scope {
    types: Allocator,
    statics: Allocator,
}

/// The key of a schema that has a Rust type.
pub(crate) fn key(id: SchemaId) -> TypeKey {
    TypeKey(u32::try_from(id.index()).expect("an arena has fewer than 2^32 nodes"))
}

impl Places {
    pub(crate) fn get(&self, key: TypeKey) -> &Place {
        &self.places[&key]
    }

    /// The path to a type as seen from a module.
    pub(crate) fn path(&self, from: &ModulePath, key: TypeKey) -> Path {
        let place = self.get(key);
        relative(from, &place.module, &place.ident)
    }

    /// The path to a definition as seen from a module.
    pub(crate) fn definition_path(&self, from: &ModulePath, key: TypeKey) -> Path {
        let place = self.get(key);
        relative(from, &place.module, &place.definition)
    }

    /// Places a type that no schema names: a union, or a builder. Its wished name may be taken.
    pub(crate) fn add(&mut self, key: TypeKey, module: &ModulePath, wanted: &str) -> &Place {
        let scope = self.scopes.entry(Rc::clone(module)).or_default();
        let ident = scope.types.unique(wanted);
        let place = scope.place(module, ident);
        self.places.entry(key).or_insert(place)
    }

    /// A type name in `module` that nothing else has.
    pub(crate) fn unique_type(&mut self, module: &ModulePath, wanted: &str) -> String {
        self.scopes
            .entry(Rc::clone(module))
            .or_default()
            .types
            .unique(wanted)
    }
}

impl Scope {
    fn place(&mut self, module: &ModulePath, ident: String) -> Place {
        let definition = format!("{}_DEFINITION", names::spelling(&ident, Case::Screaming));
        Place {
            module: Rc::clone(module),
            ident,
            definition: self.statics.unique(&definition),
        }
    }
}

fn relative(from: &ModulePath, to: &ModulePath, ident: &str) -> Path {
    let shared = from
        .iter()
        .zip(to.iter())
        .take_while(|(a, b)| a == b)
        .count();
    Path {
        supers: from.len() - shared,
        modules: to[shared..]
            .iter()
            .map(|module| names::ident(module))
            .collect(),
        ident: names::ident(ident),
    }
}

/// Gives every reached type its place.
pub(crate) fn assign(
    set: &SchemaSet,
    choices: &Choices,
    reached: &Reached,
    diagnostics: &mut Vec<Diagnostic>,
) -> Places {
    let mut wishes: BTreeMap<Vec<Segment>, Vec<Wish>> = BTreeMap::new();
    for &id in &reached.named {
        let wish = Wish::named(set, choices, id);
        wishes
            .entry(segments(set, choices, id, diagnostics))
            .or_default()
            .push(wish);
    }
    let root = wishes.entry(Vec::new()).or_default();
    root.extend(
        reached
            .unnamed
            .iter()
            .map(|unnamed| Wish::unnamed(set, *unnamed)),
    );
    let mut places = Places {
        places: HashMap::new(),
        scopes: HashMap::new(),
    };
    let modules = module_paths(wishes.keys(), &mut places.scopes);
    for (segments, wishes) in &wishes {
        places.fill(&modules[segments], wishes, diagnostics);
    }
    places.define(set, &reached.definitions);
    places
}

impl Places {
    fn fill(&mut self, module: &ModulePath, wishes: &[Wish], diagnostics: &mut Vec<Diagnostic>) {
        let scope = self.scopes.entry(Rc::clone(module)).or_default();
        let requests: Vec<Request<'_>> = wishes.iter().map(Wish::request).collect();
        let allocations = scope.types.allocate(&requests, Case::UpperCamel);
        for (wish, allocation) in wishes.iter().zip(allocations) {
            if let Some(holder) = allocation.yielded_to.map(|holder| &wishes[holder]) {
                diagnostics.push(collision(
                    (&wish.fullname, wish.location),
                    (&holder.fullname, holder.location),
                    &allocation.text,
                    &wish.fullname,
                ));
            }
            let place = scope.place(module, allocation.text);
            self.places.insert(wish.key, place);
        }
    }

    /// Definitions without a type of their own go into the root module.
    fn define(&mut self, set: &SchemaSet, definitions: &[SchemaId]) {
        let root: ModulePath = Rc::from([]);
        let scope = self.scopes.entry(Rc::clone(&root)).or_default();
        for &id in definitions {
            let name = set.node(id).kind.fullname().map_or("", |name| name.name());
            let place = scope.place(&root, names::spelling(name, Case::UpperCamel));
            self.places.insert(key(id), place);
        }
    }
}

/// The warning that a name had to yield; `path` is what a rule calls it.
pub(crate) fn collision(
    yielding: (&str, Location),
    holder: (&str, Location),
    ident: &str,
    path: &str,
) -> Diagnostic {
    Diagnostic::warning(
        Code::NamesCollide,
        format!(
            "`{}` and `{}` have the same name in Rust; `{0}` becomes `{ident}`",
            yielding.0, holder.0
        ),
    )
    .at(yielding.1, format!("becomes `{ident}`"))
    .also(holder.1, "keeps the name")
    .with_help(format!(
        "choose a name of your own with `rename` for `{path}`"
    ))
}

/// A type that wants a name.
struct Wish {
    key: TypeKey,
    fullname: String,
    name: String,
    rename: Option<String>,
    location: Location,
}

impl Wish {
    fn named(set: &SchemaSet, choices: &Choices, id: SchemaId) -> Self {
        let node = set.node(id);
        let name = node
            .kind
            .fullname()
            .expect("only named types are reached by name");
        Self {
            key: key(id),
            fullname: name.as_str().to_owned(),
            name: match node.kind {
                avro_ir::Kind::Fixed(_) => newtype_name("fixed", name.name()),
                _ => name.name().to_owned(),
            },
            rename: choices.renames.exact(name.as_str(), None).cloned(),
            location: node.location,
        }
    }

    fn unnamed(set: &SchemaSet, root: Root) -> Self {
        let source = set
            .sources()
            .get(root.source)
            .map_or("", |source| &source.name);
        let file = source.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let name: String = stem
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .collect();
        let name = newtype_name("root", &name);
        Self {
            key: key(root.schema),
            fullname: stem.to_owned(),
            name,
            rename: None,
            location: set.node(root.schema).location,
        }
    }

    fn request(&self) -> Request<'_> {
        Request {
            name: &self.name,
            rename: self.rename.as_deref(),
        }
    }
}

/// A name without letters would be spelled like a parameter of that name, which a newtype's
/// function must not be.
fn newtype_name(kind: &str, name: &str) -> String {
    if name.contains(|c: char| c.is_ascii_alphabetic()) {
        name.to_owned()
    } else {
        format!("{kind}_{name}")
    }
}

/// A part of a module path, before it is spelled.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Segment {
    /// The caller's own text.
    Rust(String),
    /// A part of a namespace.
    Avro(String),
}

fn segments(
    set: &SchemaSet,
    choices: &Choices,
    id: SchemaId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Segment> {
    let node = set.node(id);
    let namespace = node
        .kind
        .fullname()
        .and_then(|name| name.namespace())
        .unwrap_or_default();
    if choices.layout == Layout::Flat {
        return Vec::new();
    }
    let (prefix, rest) = choices
        .modules
        .prefix(namespace)
        .map_or((&[][..], namespace), |(path, rest)| (path, rest));
    let avro = rest.split('.').filter(|part| !part.is_empty());
    let segments: Vec<Segment> = prefix
        .iter()
        .cloned()
        .map(Segment::Rust)
        .chain(avro.map(|part| Segment::Avro(part.to_owned())))
        .collect();
    if segments.len() > MAX_MODULE_DEPTH {
        let message = format!(
            "a namespace of {} parts; at most {MAX_MODULE_DEPTH} can become modules",
            segments.len()
        );
        let help = "generate with the flat layout, or shorten it with `module`";
        diagnostics.push(
            Diagnostic::error(Code::NestingTooDeep, message)
                .at(node.location, "")
                .with_help(help),
        );
        return Vec::new();
    }
    segments
}

/// Spells every module path, parents first, so that siblings get different names.
fn module_paths<'a>(
    paths: impl Iterator<Item = &'a Vec<Segment>>,
    scopes: &mut HashMap<ModulePath, Scope>,
) -> HashMap<Vec<Segment>, ModulePath> {
    let mut spelled: HashMap<Vec<Segment>, ModulePath> =
        HashMap::from([(Vec::new(), Rc::from([]))]);
    for path in paths {
        for end in 1..=path.len() {
            if spelled.contains_key(&path[..end]) {
                continue;
            }
            let parent = Rc::clone(&spelled[&path[..end - 1]]);
            let allocator = &mut scopes.entry(Rc::clone(&parent)).or_default().types;
            let text = match &path[end - 1] {
                Segment::Rust(text) => text.clone(),
                Segment::Avro(name) => allocator.unique(&names::spelling(name, Case::Module)),
            };
            let module: ModulePath = parent.iter().cloned().chain([text]).collect();
            spelled.insert(path[..end].to_vec(), module);
        }
    }
    spelled
}
