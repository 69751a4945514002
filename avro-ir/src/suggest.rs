//! This module guesses what a name that is not known was meant to be.

use crate::ast::Reference;
use crate::diagnostic::quote;
use crate::kind::Primitive;
use crate::logical;
use crate::name::Fullname;
use crate::options::Door;
use std::collections::HashMap;

/// The words that begin a definition.
const KEYWORDS: [&str; 6] = ["record", "error", "enum", "fixed", "array", "map"];

/// What other languages call Avro's primitives.
const FOREIGN: [(&str, &str); 22] = [
    ("bool", "boolean"),
    ("integer", "int"),
    ("int8", "int"),
    ("int16", "int"),
    ("int32", "int"),
    ("i32", "int"),
    ("short", "int"),
    ("int64", "long"),
    ("i64", "long"),
    ("bigint", "long"),
    ("float32", "float"),
    ("f32", "float"),
    ("float64", "double"),
    ("f64", "double"),
    ("number", "double"),
    ("str", "string"),
    ("text", "string"),
    ("varchar", "string"),
    ("binary", "bytes"),
    ("blob", "bytes"),
    ("none", "null"),
    ("void", "null"),
];

/// Names longer than this are not compared letter by letter.
const MAX_LENGTH: usize = 64;
/// For so many unknown names the known ones are compared letter by letter.
const MAX_SEARCHES: usize = 20;
/// So many known names are compared letter by letter.
const MAX_CANDIDATES: usize = 20_000;

/// The known names, by their last part too.
pub(crate) struct Known<'a> {
    fullnames: Vec<&'a Fullname>,
    by_name: HashMap<&'a str, &'a Fullname>,
}

impl<'a> Known<'a> {
    pub(crate) fn new(fullnames: impl Iterator<Item = &'a Fullname>) -> Self {
        let fullnames = fullnames.collect::<Vec<_>>();
        // Of several types with one name, the first in order of definition is suggested.
        let by_name = fullnames
            .iter()
            .rev()
            .map(|fullname| (fullname.name(), *fullname))
            .collect();
        Self { fullnames, by_name }
    }

    /// The help for the `index`th unknown name of a run.
    pub(crate) fn help(
        &self,
        reference: &Reference<'_>,
        fullname: &Fullname,
        index: usize,
        door: Door,
    ) -> Option<String> {
        let written = reference.name;
        if let Some(help) = keyword_help(written) {
            return Some(help);
        }
        if let Some(found) = self.by_name.get(fullname.name()) {
            return Some(elsewhere(found, fullname, door));
        }
        if let Some(help) = logical::as_type(written) {
            return Some(help);
        }
        let similar = (index < MAX_SEARCHES)
            .then(|| self.similar(written, fullname))
            .flatten();
        similar.map(|similar| format!("did you mean {}?", quote(similar)))
    }

    fn similar(&self, written: &str, fullname: &Fullname) -> Option<&'a str> {
        let lower = written.to_ascii_lowercase();
        if let Some((_, primitive)) = FOREIGN.iter().find(|(foreign, _)| *foreign == lower) {
            return Some(primitive);
        }
        let near = |name: &'a str, target: &str| Some((distance(name, target)?, name));
        let primitives = Primitive::ALL.iter().map(|primitive| primitive.name());
        let words = primitives
            .chain(KEYWORDS)
            .filter_map(|name| near(name, written));
        let known = self
            .fullnames
            .iter()
            .take(MAX_CANDIDATES)
            .filter_map(|known| {
                // A long namespace is near every other name in it.
                let distance = distance(known.name(), fullname.name())?;
                let is_elsewhere = known.namespace() != fullname.namespace();
                Some((distance + usize::from(is_elsewhere), known.as_str()))
            });
        words
            .chain(known)
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, name)| name)
    }
}

/// The name is defined, but in another namespace.
fn elsewhere(found: &Fullname, wanted: &Fullname, door: Door) -> String {
    match (found.namespace(), wanted.namespace()) {
        (None, Some(namespace)) => format!(
            "{} is defined in the null namespace, where a name used in {} is not looked up; {}",
            quote(found.as_str()),
            quote(namespace),
            door.advice(
                "define it in a namespace".to_owned(),
                "null_namespace_fallback"
            ),
        ),
        (Some(_) | None, _) => format!("did you mean {}?", quote(found.as_str())),
    }
}

fn keyword_help(written: &str) -> Option<String> {
    match written {
        _ if KEYWORDS.contains(&written) => Some(format!(
            "to define the type here, put the definition in braces: \"type\": {{\"type\": \"{written}\", …}}"
        )),
        "union" => {
            Some("write a union as an array of its branches: [\"null\", \"string\"]".to_owned())
        }
        _ => None,
    }
}

/// The candidate that `word` most likely is a slip of, if it is near one.
///
/// # Examples
///
/// ```
/// assert_eq!(avro_ir::closest("strnig", ["int", "string"]), Some("string"));
/// assert_eq!(avro_ir::closest("purple", ["int", "string"]), None);
/// ```
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(word, candidate)?, candidate)));
    near.min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters must be added, removed, replaced or swapped, if few enough for a slip.
pub(crate) fn distance(left: &str, right: &str) -> Option<usize> {
    // One letter of two is no slip.
    let allowed = (left.len().min(right.len()) / 3).min(3);
    let too_long = left.len().max(right.len()) > MAX_LENGTH;
    if too_long || left.len().abs_diff(right.len()) > allowed || left == right {
        return None;
    }
    let right = right.as_bytes();
    let mut before_last = vec![0; right.len() + 1];
    let mut last = (0..=right.len()).collect::<Vec<_>>();
    let mut previous = 0;
    for (row, &letter) in left.as_bytes().iter().enumerate() {
        let mut current = vec![row + 1; right.len() + 1];
        for (column, &other) in right.iter().enumerate() {
            let replaced = last[column] + usize::from(!letter.eq_ignore_ascii_case(&other));
            current[column + 1] = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && letter == right[column - 1] && previous == other {
                current[column + 1] = current[column + 1].min(before_last[column - 1] + 1);
            }
        }
        previous = letter;
        before_last = std::mem::replace(&mut last, current);
    }
    Some(last[right.len()]).filter(|&distance| distance <= allowed)
}
