//! Many texts as one set: their order does not matter.

use crate::text;
use avro_ir::{CanonicalForms, Color, Failure, LoadOptions, Loaded, Sources, load, render_all};
use std::collections::BTreeMap;

/// What stands between two texts: a control character that JSON does not have.
const SEPARATOR: u8 = 0x1e;

/// More texts than these say nothing new.
const MAX_TEXTS: usize = 8;

/// Reads several texts in both orders: both are errors that can be shown, or both are the same types.
pub fn bind(input: &[u8]) {
    let texts = input.split(|&byte| byte == SEPARATOR).take(MAX_TEXTS);
    let texts: Vec<String> = texts.map(|input| text::schema(input).into()).collect();
    let forth = read(texts.iter());
    let back = read(texts.iter().rev());
    assert_eq!(types(&forth), types(&back), "{texts:?}");
    for failure in [forth, back].into_iter().filter_map(Result::err) {
        show(&failure);
    }
}

fn read<'a>(texts: impl Iterator<Item = &'a String>) -> Result<Loaded, Failure> {
    let mut sources = Sources::new();
    for text in texts {
        // One name for all: an error may show one of several equal texts.
        sources.add("fuzz.avsc", text.as_str());
    }
    load(sources, &LoadOptions::default())
}

/// The canonical forms of all named types; `None` for an error.
fn types(loaded: &Result<Loaded, Failure>) -> Option<BTreeMap<String, String>> {
    let set = &loaded.as_ref().ok()?.set;
    let mut forms = CanonicalForms::new(set);
    let named = set.ids().filter_map(|id| {
        let fullname = set.node(id).kind.fullname()?;
        Some((fullname.to_string(), forms.canonical_form(id).to_owned()))
    });
    Some(named.collect())
}

fn show(failure: &Failure) {
    let Failure {
        sources,
        diagnostics,
        ..
    } = failure;
    let places = diagnostics.iter().filter_map(|it| it.primary.as_ref());
    for place in places {
        let _ = sources.json_pointer(place.location);
    }
    assert!(!render_all(diagnostics, sources, Color::Always).is_empty());
}
