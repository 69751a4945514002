//! This module compares the type of a field with what the schema file says: here where the type is
//! spelled out, in a constant where only the compiler knows it.

use super::Context;
use super::ty::Lowered;
use crate::attr::word_of;
use crate::file::File;
use crate::input::Field;
use avro_emit::model::{Piece, Ty};
use avro_emit::runtime_name;
use avro_ir::{Kind, LogicalType, Schema, SchemaId, SchemaSet};
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned as _;

/// Holds a field to the file, and takes the file's spelling of its type.
pub(crate) fn apply(cx: &mut Context<'_>, field: &Field<'_>, lowered: &mut Lowered) {
    let (Some(file), Some(id)) = (&cx.input.file, field.in_file) else {
        return;
    };
    let known = match text(&lowered.schema) {
        Some(json) => spelled(file, field, id, &json),
        None => known_to_the_compiler(cx, file, field, id, &lowered.ty),
    };
    match known {
        Ok(None) => {}
        Ok(Some(json)) => lowered.schema = vec![super::schema::text(&json)],
        Err(check) => cx.checks.push(check),
    }
}

/// The JSON of a type that is spelled out.
fn text(pieces: &[Piece]) -> Option<String> {
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => Some(text.clone()),
        Piece::Definition(definition) => text(&definition.pieces),
        _ => None,
    });
    texts.collect()
}

/// The file's spelling if no named type is in it. Decimals of another precision are those of the field,
/// whose values have so many digits.
fn spelled(
    file: &File,
    field: &Field<'_>,
    id: SchemaId,
    json: &str,
) -> Result<Option<String>, TokenStream> {
    let in_file = file.set.schema(id);
    let schema = Schema::parse(json).ok();
    // A number, text or bytes stand for themselves, whatever the file calls them.
    let is_plain = field.attrs.logical.is_none();
    let matches = |schema: &Schema| {
        schema.reading_key() == in_file.reading_key()
            || (is_plain && schema.canonical_form() == in_file.canonical_form())
    };
    if schema.as_ref().is_some_and(matches) {
        return Ok((!has_name(&file.set, id)).then(|| in_file.to_json()));
    }
    if schema.is_some_and(|schema| differs_in_precision(&schema, &in_file)) {
        return Ok(None);
    }
    let message = format!(
        "`{}` has the type {} here, but `{}` is {json}",
        file.path.value,
        in_file.to_json(),
        crate::spelled::text(field.ty)
    );
    Err(syn::Error::new(field.ty.span(), message).to_compile_error())
}

/// Whether two schemas are the same but for the precision of decimals.
fn differs_in_precision(left: &Schema, right: &Schema) -> bool {
    let logical = |schema: &Schema| {
        let mut found = Vec::new();
        logical_types(schema.set(), schema.root(), &mut found);
        found
    };
    left.canonical_form() == right.canonical_form() && logical(left) == logical(right)
}

/// The logical types in the order of the text, with decimals of one precision: what is spelled out has no
/// records.
fn logical_types(set: &SchemaSet, id: SchemaId, found: &mut Vec<Option<LogicalType>>) {
    let node = set.node(id);
    found.push(node.logical.map(|logical| match logical {
        LogicalType::Decimal { scale, .. } => LogicalType::Decimal {
            precision: 0,
            scale,
        },
        other => other,
    }));
    for child in node.kind.children() {
        logical_types(set, child, found);
    }
}

fn has_name(set: &SchemaSet, id: SchemaId) -> bool {
    let kind = &set.node(id).kind;
    kind.fullname().is_some() || kind.children().any(|child| has_name(set, child))
}

/// A constant for the innermost type that the traits know.
fn known_to_the_compiler(
    cx: &Context<'_>,
    file: &File,
    field: &Field<'_>,
    id: SchemaId,
    ty: &Ty,
) -> Result<Option<String>, TokenStream> {
    let message = format!(
        "the type of this field is not what `{}` says: {}",
        file.path.value,
        file.set.schema(id).to_json()
    );
    let Some((ty, id)) = innermost(&file.set, id, ty) else {
        let spelled = crate::spelled::text(field.ty);
        let message = format!("{message}; `{spelled}` is another kind of type");
        return Err(syn::Error::new(field.ty.span(), message).to_compile_error());
    };
    let Ok(ty) = syn::parse2::<Type>(ty) else {
        return Ok(None);
    };
    let (ty, expected) = (super::lifetimes::to_static(&ty), file_type(&file.set, id));
    let namespace = cx.namespace.as_deref().unwrap_or_default();
    Err(quote_spanned! {field.ty.span()=>
        const _: () = ::avro_runtime::__private::is_as_in_file(
            <#ty as ::avro_runtime::AvroSchema>::DEFINITION,
            #namespace,
            &#expected,
            #message,
        );
    })
}

/// The type that the traits know, and the file's for it; `None` if the file has another around it.
fn innermost(set: &SchemaSet, id: SchemaId, ty: &Ty) -> Option<(TokenStream, SchemaId)> {
    match (ty, &set.node(id).kind) {
        (Ty::Extern(ty), _) => Some((ty.clone(), id)),
        (Ty::NullLast(ty), _) => Some((quote!(::avro_runtime::__private::NullLast<#ty>), id)),
        (Ty::ByteArray(len), _) => Some((quote!(::avro_runtime::FixedBytes<{ #len }>), id)),
        (Ty::Boxed(inner) | Ty::Converted { avro: inner, .. }, _) => innermost(set, id, inner),
        (Ty::Array(items), Kind::Array(id)) | (Ty::Map(_, items), Kind::Map(id)) => {
            innermost(set, *id, items)
        }
        (Ty::Nullable { null, value }, Kind::Union(union)) => match *union.branches {
            [first, second] => {
                let (null, other) = if *null == 0 {
                    (first, second)
                } else {
                    (second, first)
                };
                let is_null = set.node(null).kind.is_null();
                is_null.then(|| innermost(set, other, value)).flatten()
            }
            _ => None,
        },
        _ => None,
    }
}

/// What the file says, as a constant.
fn file_type(set: &SchemaSet, id: SchemaId) -> TokenStream {
    let variant = match &set.node(id).kind {
        Kind::Primitive(primitive) => {
            let variant = format_ident!("{}", runtime_name(primitive.name()));
            quote!(#variant)
        }
        Kind::Fixed(fixed) => {
            let (name, size) = (fixed.name.as_str(), fixed.size);
            quote!(Fixed(#name, #size))
        }
        Kind::Enum(enumeration) => {
            let (name, symbols) = (enumeration.name.as_str(), &enumeration.symbols);
            quote!(Enum(#name, &[#(#symbols),*]))
        }
        Kind::Record(record) => {
            let name = record.name.as_str();
            quote!(Record(#name))
        }
        Kind::Array(inner) => {
            let inner = file_type(set, *inner);
            quote!(Array(&#inner))
        }
        Kind::Map(inner) => {
            let inner = file_type(set, *inner);
            quote!(Map(&#inner))
        }
        Kind::Union(union) => {
            let branches = union.branches.iter().map(|branch| file_type(set, *branch));
            quote!(Union(&[#(#branches),*]))
        }
    };
    let base = quote!(::avro_runtime::__private::FileType::#variant);
    match set.node(id).logical.and_then(label) {
        Some(label) => quote!(::avro_runtime::__private::FileType::Logical(#label, &#base)),
        None => base,
    }
}

/// What the run time calls a logical type that is not on fixed, which has a name.
fn label(logical: LogicalType) -> Option<String> {
    logical.primitive()?;
    let word = word_of(logical);
    let LogicalType::Decimal { precision, scale } = logical else {
        return Some(word);
    };
    Some(format!("{word}_{precision}_{scale}"))
}

/// A constant that makes the compiler read the file, so that the item is compiled again when the
/// file changes.
pub(crate) fn dependency(cx: &Context<'_>) -> Option<TokenStream> {
    let path = &cx.input.file.as_ref()?.path.value;
    let path = format!("/{path}");
    Some(quote! {
        const _: &[u8] = ::core::include_bytes!(::core::concat!(
            ::core::env!("CARGO_MANIFEST_DIR"), #path
        ));
    })
}
