//! Random schemas, and what becomes of them: the changes that people make to a schema over time,
//! compatible ones and others.
//!
//! The schemas are JSON as `serde_json` has it, not text with odd escapes: those are for the parser's
//! tests. Every type is defined where it is used first, as the specification asks for.

use crate::prng::Prng;
use serde_json::{Map, Value, json};

/// How deep schemas are nested.
const MAX_DEPTH: usize = 4;
const PRIMITIVES: [&str; 8] = [
    "null", "boolean", "int", "long", "float", "double", "bytes", "string",
];
const NAMESPACES: [&str; 3] = ["", "a", "a.b"];
const SYMBOLS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];
/// A base type and a logical type on it; the first two of a base differ in their unit.
const LOGICAL: [(&str, &str); 6] = [
    ("int", "date"),
    ("int", "time-millis"),
    ("long", "timestamp-millis"),
    ("long", "timestamp-micros"),
    ("long", "local-timestamp-micros"),
    ("string", "uuid"),
];

/// A random schema, a record most times.
#[must_use]
pub fn schema(prng: &mut Prng) -> Value {
    let mut maker = Maker {
        prng,
        named: Vec::new(),
        next: 0,
    };
    if maker.prng.one_in(8) {
        maker.any(0)
    } else {
        maker.record(0)
    }
}

/// A later version of a schema: up to four changes at random places. It may be the same.
///
/// # Panics
///
/// When `schema` is none of [`schema`]'s.
#[must_use]
pub fn evolved(prng: &mut Prng, schema: &Value) -> Value {
    let mut evolved = schema.clone();
    for _ in 0..=prng.below(4) {
        let mut changed = evolved.clone();
        let mut places = Vec::new();
        find(&changed, String::new(), &mut places);
        let place = &places[prng.below(places.len())];
        let node = changed.pointer_mut(place);
        change(prng, node.expect("it was found there"));
        // A change may take away the definition of a type that is used elsewhere.
        if is_whole(&changed) {
            evolved = changed;
        }
    }
    evolved
}

/// Whether every schema that `schema` refers to is defined, once, and before it is used.
fn is_whole(schema: &Value) -> bool {
    avro_ir::Schema::parse(&schema.to_string()).is_ok()
}

struct Maker<'a> {
    prng: &'a mut Prng,
    /// The fullnames of types whose definitions are complete, or around the place.
    named: Vec<String>,
    next: usize,
}

impl Maker<'_> {
    fn any(&mut self, depth: usize) -> Value {
        let union = self.prng.one_in(4);
        if union && depth < MAX_DEPTH {
            self.union(depth)
        } else {
            self.no_union(depth)
        }
    }

    fn no_union(&mut self, depth: usize) -> Value {
        let deepest = depth >= MAX_DEPTH;
        match self.prng.below(14) {
            0 if !deepest => json!({"type": "array", "items": self.any(depth + 1)}),
            1 if !deepest => json!({"type": "map", "values": self.any(depth + 1)}),
            2 | 3 if !deepest => self.record(depth),
            4 => self.enumeration(),
            5 => self.fixed(),
            6 => {
                let (base, logical) = self.prng.pick(&LOGICAL);
                json!({"type": base, "logicalType": logical})
            }
            7 => {
                let scale = self.prng.below(3);
                json!({"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": scale})
            }
            _ => self.prng.pick(&PRIMITIVES).into(),
        }
    }

    fn record(&mut self, depth: usize) -> Value {
        let mut record = self.named("record", "R");
        let count = self.prng.below(5);
        let fields = (0..count).map(|index| self.field(&format!("f{index}"), depth));
        record["fields"] = fields.collect();
        record
    }

    /// A field; where its type has an easy default, often with one.
    fn field(&mut self, name: &str, depth: usize) -> Value {
        // Only behind a null does a value of a recursive type end.
        let is_recursive = !self.named.is_empty() && self.prng.one_in(6);
        let ty = if is_recursive {
            let at = self.prng.below(self.named.len());
            json!(["null", self.named[at]])
        } else {
            self.any(depth + 1)
        };
        let mut field = json!({"name": name, "type": ty});
        if self.prng.one_in(2) {
            field.as_object_mut().map(add_default);
        }
        field
    }

    fn union(&mut self, depth: usize) -> Value {
        let mut branches: Vec<Value> = Vec::new();
        for _ in 0..self.prng.below(4) {
            let known = self.named.len();
            let branch = self.no_union(depth + 1);
            if branches.iter().all(|other| kind(other) != kind(&branch)) {
                branches.push(branch);
            } else {
                self.named.truncate(known);
            }
        }
        branches.into()
    }

    fn enumeration(&mut self) -> Value {
        let mut enumeration = self.named("enum", "E");
        let count = 1 + self.prng.below(4);
        enumeration["symbols"] = SYMBOLS[..count].into();
        if self.prng.one_in(3) {
            enumeration["default"] = SYMBOLS[self.prng.below(count)].into();
        }
        enumeration
    }

    fn fixed(&mut self) -> Value {
        let mut fixed = self.named("fixed", "F");
        fixed["size"] = (1 + self.prng.below(4)).into();
        fixed
    }

    /// A named type without its own attributes.
    fn named(&mut self, kind: &str, prefix: &str) -> Value {
        let namespace = self.prng.pick(&NAMESPACES);
        let name = format!("{prefix}{}", self.next);
        self.next += 1;
        if kind == "record" {
            // A name of the null namespace cannot be written inside of another.
            if !namespace.is_empty() {
                self.named.push(format!("{namespace}.{name}"));
            }
        }
        json!({"type": kind, "name": name, "namespace": namespace})
    }
}

/// What may be in a union once.
fn kind(schema: &Value) -> &str {
    match schema {
        Value::Object(object) => match object["type"].as_str() {
            Some("record" | "enum" | "fixed") => object["name"].as_str(),
            kind => kind,
        },
        name => name.as_str(),
    }
    .unwrap_or_default()
}

/// Gives a field a default if that is easy.
fn add_default(field: &mut Map<String, Value>) {
    let ty = match &field["type"] {
        Value::Array(branches) => branches.first().cloned().unwrap_or_default(),
        ty => ty.clone(),
    };
    let default = match &ty {
        Value::Object(object) => match object["type"].as_str() {
            Some("enum") => object["symbols"][0].clone(),
            Some("fixed") => {
                let size = object["size"]
                    .as_u64()
                    .and_then(|size| size.try_into().ok());
                "\u{1}".repeat(size.unwrap_or_default()).into()
            }
            Some("array") => json!([]),
            Some("map") => json!({}),
            Some("record") => return,
            // What the logical type allows too.
            Some("string") if object.contains_key("logicalType") => {
                "6ba7b810-9dad-11d1-80b4-00c04fd430c8".into()
            }
            Some("bytes") if object.contains_key("logicalType") => "\u{1}".into(),
            base => return add_primitive(field, base.unwrap_or_default()),
        },
        name => return add_primitive(field, name.as_str().unwrap_or_default()),
    };
    field.insert("default".to_owned(), default);
}

fn add_primitive(field: &mut Map<String, Value>, name: &str) {
    let default = match name {
        "null" => Value::Null,
        "boolean" => true.into(),
        "int" | "long" => 7.into(),
        "float" | "double" => 1.5.into(),
        "bytes" | "string" => "".into(),
        // A name.
        _ => return,
    };
    field.insert("default".to_owned(), default);
}

/// The JSON pointers of all schemas and fields within a schema.
fn find(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::Array(branches) => {
            for (index, branch) in branches.iter().enumerate() {
                find(branch, format!("{place}/{index}"), places);
            }
        }
        Value::Object(object) => {
            for key in ["type", "items", "values"] {
                match object.get(key) {
                    // The kind of a complex type is no schema; the type of a field is one.
                    Some(Value::String(_)) if key == "type" && !is_field(object) => {}
                    Some(inner) => find(inner, format!("{place}/{key}"), places),
                    None => {}
                }
            }
            let fields = object.get("fields").and_then(Value::as_array);
            for (index, field) in fields.into_iter().flatten().enumerate() {
                find(field, format!("{place}/fields/{index}"), places);
            }
        }
        _ => {}
    }
    places.push(place);
}

/// Whether it is a field, and no schema: every named type has a namespace here.
fn is_field(object: &Map<String, Value>) -> bool {
    object.contains_key("name") && !object.contains_key("namespace")
}

/// Changes a schema or a field, in its own place.
fn change(prng: &mut Prng, node: &mut Value) {
    match node {
        Value::String(name) => {
            *node = json!(other_primitive(prng, name));
            if prng.one_in(4) {
                *node = json!(["null", node.clone()]);
            }
        }
        Value::Array(branches) => change_union(prng, branches),
        Value::Object(object) => {
            let kind = object["type"].as_str().unwrap_or_default().to_owned();
            match &*kind {
                _ if is_field(object) => change_field(prng, object),
                _ if object.contains_key("logicalType") => change_unit(prng, object),
                "record" | "enum" | "fixed" if prng.one_in(4) => rename(prng, object),
                "record" => change_fields(prng, object),
                "enum" => change_enum(prng, object),
                "fixed" => object["size"] = (1 + prng.below(4)).into(),
                _ => *node = json!(["null", node.clone()]),
            }
        }
        _ => {}
    }
}

/// Mostly a wider or a narrower type.
fn other_primitive<'a>(prng: &mut Prng, name: &'a str) -> &'a str {
    const NUMBERS: [&str; 4] = ["int", "long", "float", "double"];
    const TEXTS: [&str; 2] = ["bytes", "string"];
    if prng.one_in(6) {
        prng.pick(&PRIMITIVES)
    } else if NUMBERS.contains(&name) {
        prng.pick(&NUMBERS)
    } else if TEXTS.contains(&name) {
        prng.pick(&TEXTS)
    } else {
        name
    }
}

fn change_union(prng: &mut Prng, branches: &mut Vec<Value>) {
    match prng.below(3) {
        0 if !branches.is_empty() => drop(branches.remove(prng.below(branches.len()))),
        1 if branches.len() > 1 => branches.rotate_left(1),
        _ => {
            let branch = json!(prng.pick(&PRIMITIVES));
            if branches.iter().all(|other| kind(other) != kind(&branch)) {
                branches.insert(prng.below(branches.len() + 1), branch);
            }
        }
    }
}

fn change_field(prng: &mut Prng, field: &mut Map<String, Value>) {
    match prng.below(4) {
        // Without the alias, it is another field.
        0 | 1 => {
            let old = field["name"].clone();
            field["name"] = format!("g{}", prng.below(100)).into();
            if prng.one_in(2) {
                field.insert("aliases".to_owned(), json!([old]));
            }
        }
        2 => drop(field.remove("default")),
        _ => add_default(field),
    }
}

fn change_unit(prng: &mut Prng, schema: &mut Map<String, Value>) {
    if schema.contains_key("scale") {
        schema["scale"] = prng.below(3).into();
        return;
    }
    let (base, logical) = prng.pick(&LOGICAL);
    schema["type"] = base.into();
    schema["logicalType"] = logical.into();
}

fn change_fields(prng: &mut Prng, record: &mut Map<String, Value>) {
    let fields = record["fields"]
        .as_array_mut()
        .expect("a record has fields");
    match prng.below(4) {
        0 if !fields.is_empty() => drop(fields.remove(prng.below(fields.len()))),
        1 if fields.len() > 1 => {
            let by = 1 + prng.below(fields.len() - 1);
            fields.rotate_left(by);
        }
        _ => {
            let name = format!("n{}", prng.below(100));
            let mut field = json!({"name": name, "type": prng.pick(&PRIMITIVES)});
            if !prng.one_in(3) {
                field.as_object_mut().map(add_default);
            }
            fields.insert(prng.below(fields.len() + 1), field);
        }
    }
}

fn change_enum(prng: &mut Prng, enumeration: &mut Map<String, Value>) {
    let symbols = enumeration["symbols"]
        .as_array_mut()
        .expect("an enum has symbols");
    let symbol = json!(prng.pick(&SYMBOLS));
    match prng.below(4) {
        0 if symbols.len() > 1 => drop(symbols.remove(prng.below(symbols.len()))),
        1 => symbols.rotate_left(1),
        2 if !symbols.contains(&symbol) => symbols.push(symbol),
        _ => {
            let first = symbols[0].clone();
            enumeration.insert("default".to_owned(), first);
        }
    }
}

/// Another name or namespace, half the time with an alias for the old one.
fn rename(prng: &mut Prng, named: &mut Map<String, Value>) {
    let (namespace, name) = (&named["namespace"], &named["name"]);
    let (namespace, name) = (namespace.as_str(), name.as_str());
    let (namespace, name) = (namespace.unwrap_or_default(), name.unwrap_or_default());
    let dot = if namespace.is_empty() { "" } else { "." };
    let old = format!("{namespace}{dot}{name}");
    if prng.one_in(2) {
        named["namespace"] = prng.pick(&NAMESPACES).into();
    } else {
        named["name"] = format!("N{}", prng.below(100)).into();
        // An alias without a dot is of the type's own namespace.
        if prng.one_in(2) {
            named.insert("aliases".to_owned(), json!([old]));
        }
    }
}
