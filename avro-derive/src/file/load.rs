//! This module reads a schema file when the macro runs.

use crate::attr::{Spanned, TypeAttrs};
use avro_ir::__private::read_text;
use avro_ir::{
    Color, Kind, LoadOptions, Node, Properties, Record, SchemaSet, Sources, load, quote,
};
use proc_macro2::Ident;
use std::env;
use std::path::PathBuf;
use std::sync::Arc;

/// The schemas of the file; its path is relative to the package.
pub(super) fn set(path: &Spanned<String>) -> syn::Result<Arc<SchemaSet>> {
    let root = env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    let limit = LoadOptions::default().parse.max_bytes;
    let text = read_text(&root.join(&path.value), limit).map_err(|error| {
        let message = format!(
            "{} cannot be read: {error}: the path is relative to the package's folder",
            quote(&path.value)
        );
        syn::Error::new(path.span, message)
    })?;
    let mut sources = Sources::new();
    sources.add(&path.value, text);
    match load(sources, &LoadOptions::default()) {
        Ok(loaded) => Ok(loaded.set),
        Err(failure) => {
            let text = avro_ir::render_all(&failure.diagnostics, &failure.sources, Color::Never);
            let message = format!(
                "{} is no Avro schema\n{}",
                quote(&path.value),
                text.trim_end()
            );
            Err(syn::Error::new(path.span, message))
        }
    }
}

/// The record that the struct is: the one of its name in the file, otherwise the file's own schema.
pub(super) fn record<'s>(
    set: &'s SchemaSet,
    path: &Spanned<String>,
    attrs: &TypeAttrs,
    ident: &Ident,
) -> syn::Result<(&'s Record, &'s Properties)> {
    let name = attrs
        .name
        .as_ref()
        .map_or_else(|| avro_emit::ident_text(ident), |name| name.value.clone());
    let mut records = set.nodes().iter().filter_map(record_of);
    let root = set.roots().first();
    let root = root.and_then(|root| record_of(set.node(root.schema)));
    let found = records.find(|(record, _)| record.name.name() == name);
    let Some((record, properties)) = found.or(root) else {
        let message = format!(
            "{} has no record `{name}`: say which with `name = \"…\"`",
            quote(&path.value)
        );
        return Err(syn::Error::new(path.span, message));
    };
    is_called(record, path, attrs).map(|()| (record, properties))
}

fn record_of(node: &Node) -> Option<(&Record, &Properties)> {
    match &node.kind {
        Kind::Record(record) => Some((record, &node.properties)),
        _ => None,
    }
}

/// That the names that the struct says are the file's.
fn is_called(record: &Record, path: &Spanned<String>, attrs: &TypeAttrs) -> syn::Result<()> {
    let differs = |said: &Option<Spanned<String>>, found: &str, what: &str| match said {
        Some(said) if said.value != found => {
            let message = format!(
                "the record of `{}` has the {what} `{found}`: remove `{what}`, the file says it",
                path.value
            );
            Err(syn::Error::new(said.span, message))
        }
        _ => Ok(()),
    };
    differs(&attrs.name, record.name.name(), "name")?;
    let namespace = record.name.namespace().unwrap_or_default();
    differs(&attrs.namespace, namespace, "namespace")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proc_macro2::Span;

    fn refused(path: &str) -> String {
        let span = Span::call_site();
        let value = path.to_owned();
        set(&Spanned { value, span }).unwrap_err().to_string()
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_refused_and_not_read() {
        assert!(refused("/dev/zero").contains("`/dev/zero` cannot be read: it is a device"));
        assert!(refused("src").contains("it is a folder, not a file"));
    }

    #[test]
    fn a_file_that_is_too_large_is_refused_before_it_is_read() {
        let path = env::temp_dir().join(format!("avro-derive-{}.avsc", std::process::id()));
        std::fs::File::create(&path)
            .unwrap()
            .set_len(6 << 30)
            .unwrap();
        let message = refused(path.to_str().unwrap());
        std::fs::remove_file(&path).unwrap();
        assert!(
            message.contains("it has more than 10485760 bytes"),
            "{message}"
        );
    }
}
