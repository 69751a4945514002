//! This module decides which shape an item has in Avro, by its fields and variants.

use super::{Field, Payload, Shape, Symbol, Variant};
use crate::attr::{self, Case, FieldAttrs, Source, Spanned, TypeAttrs, VariantAttrs};
use crate::check::name;
use crate::errors::Errors;
use crate::spelled::{self, Spelled, spelled};
use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Data, DataEnum, DeriveInput, Fields, Ident, Index, Member};

/// Words that give a struct around one field a definition of its own.
const NAMING: [&str; 5] = ["name", "namespace", "alias", "doc", "prop"];

/// The shape of an item; `None` only if there is an error.
pub(super) fn shape<'a>(
    derive: &'a DeriveInput,
    attrs: &TypeAttrs,
    errors: &mut Errors,
) -> Option<Shape<'a>> {
    match &derive.data {
        Data::Struct(data) => structure(derive, &data.fields, attrs, errors),
        Data::Enum(data) => enumeration(&derive.ident, data, attrs, errors),
        Data::Union(data) => {
            let message = "a Rust union does not say what it holds: use an enum";
            errors.push(data.union_token.span, message);
            None
        }
    }
}

fn structure<'a>(
    derive: &'a DeriveInput,
    fields: &'a Fields,
    attrs: &TypeAttrs,
    errors: &mut Errors,
) -> Option<Shape<'a>> {
    let mut read = self::fields(fields, attrs.rename_all, attrs, errors);
    markers(&mut read, errors);
    if attrs.transparent.is_some() {
        return transparent(read, &derive.ident, attrs, errors);
    }
    let is_newtype = matches!(fields, Fields::Unnamed(_)) && read.len() == 1;
    let Some(field) = read.pop_if(|field| is_newtype && field.attrs.skip.is_none()) else {
        return Some(Shape::Record(read));
    };
    let is_plain = field.attrs.array.is_none() && field.attrs.convert.is_none();
    if let (Spelled::ByteArray(size), true) = (spelled(field.ty), is_plain) {
        return Some(Shape::Fixed(field, size));
    }
    let is_named = attrs.written.among(&NAMING).next().is_some();
    Some(if is_named {
        Shape::Record(vec![field])
    } else {
        Shape::Transparent(field, Vec::new())
    })
}

fn transparent<'a>(
    fields: Vec<Field<'a>>,
    ident: &Ident,
    attrs: &TypeAttrs,
    errors: &mut Errors,
) -> Option<Shape<'a>> {
    let has_errors = fields.iter().any(|field| field.attrs.has_errors);
    let (mut kept, skipped): (Vec<_>, Vec<_>) = fields
        .into_iter()
        .partition(|field| field.attrs.skip.is_none());
    let count = kept.len();
    match kept.pop() {
        Some(field) if count == 1 => Some(Shape::Transparent(field, skipped)),
        _ if has_errors => None,
        _ => {
            let span = attrs.written.find("transparent").unwrap_or(ident.span());
            let message = format!(
                "a transparent struct stands for its one field, but {count} fields are not skipped: mark the others with `#[avro(skip)]`, or remove `transparent`"
            );
            errors.push(span, message);
            None
        }
    }
}

fn fields<'a>(
    fields: &'a Fields,
    rename_all: Option<Case>,
    of: &TypeAttrs,
    errors: &mut Errors,
) -> Vec<Field<'a>> {
    let read = fields.iter().zip(0..);
    let read = read.map(|(field, index)| self::field(field, index, rename_all, of, errors));
    read.collect()
}

fn field<'a>(
    field: &'a syn::Field,
    index: u32,
    rename_all: Option<Case>,
    of: &TypeAttrs,
    errors: &mut Errors,
) -> Field<'a> {
    let mut attrs = FieldAttrs::new(&field.attrs, of, errors);
    let docs = attrs.doc.take().or_else(|| attr::docs(&field.attrs));
    let (member, name) = if let Some(ident) = &field.ident {
        let name = ident.unraw().to_string();
        let value = match rename_all {
            Some(case) => case.of_field(&name),
            None => name,
        };
        let span = ident.span();
        (Member::Named(ident.clone()), Spanned { value, span })
    } else {
        let span = field.ty.span();
        let value = format!("field_{index}");
        let member = Member::Unnamed(Index { index, span });
        (member, Spanned { value, span })
    };
    let name = attrs.rename.take().unwrap_or(name);
    Field {
        member,
        ty: &field.ty,
        name,
        docs,
        attrs,
        in_file: None,
        members: String::new(),
    }
}

/// A `PhantomData` holds nothing, so that it is left out.
fn markers(fields: &mut [Field<'_>], errors: &mut Errors) {
    for Field { ty, attrs, .. } in fields {
        let is_said = attrs.written.find("skip").is_some() || attrs.convert.is_some();
        if !spelled::is_phantom(ty) || is_said || attrs.skip.is_some() {
            continue;
        }
        for (word, span) in attrs.written.others(&[]) {
            let message =
                format!("a `PhantomData` is not in Avro, so `{word}` says nothing: remove it");
            errors.push(span, message);
        }
        attrs.skip = Some(ty.span());
    }
}

fn enumeration<'a>(
    ident: &Ident,
    data: &'a DataEnum,
    attrs: &TypeAttrs,
    errors: &mut Errors,
) -> Option<Shape<'a>> {
    if attrs.transparent == Some(Source::Avro) {
        let span = attrs.written.find("transparent").unwrap_or(ident.span());
        errors.push(
            span,
            "`transparent` is for structs: an enum stands for itself",
        );
    }
    if data.variants.is_empty() {
        let message = "an enum without variants has no values, and so no Avro form: add a variant";
        errors.push(ident.span(), message);
        return None;
    }
    let is_plain = data
        .variants
        .iter()
        .all(|variant| matches!(variant.fields, Fields::Unit));
    let said = data
        .variants
        .iter()
        .map(|variant| VariantAttrs::new(&variant.attrs, attrs, errors));
    let said = said.collect::<Vec<_>>();
    if attrs.tagged.is_some() {
        let variants = variants(data, said, attrs, errors);
        let tag = attrs.tag_name().to_owned();
        Some(Shape::Tagged { variants, tag })
    } else if is_plain {
        Some(symbols(data, said, attrs, errors))
    } else {
        Some(Shape::Union(variants(data, said, attrs, errors)))
    }
}

fn symbols<'a>(
    data: &'a DataEnum,
    said: Vec<VariantAttrs>,
    attrs: &TypeAttrs,
    errors: &mut Errors,
) -> Shape<'a> {
    let (mut symbols, mut names, mut default) = (Vec::new(), Vec::new(), None);
    for (index, (variant, mut said)) in data.variants.iter().zip(said).enumerate() {
        let name = variant_name(&variant.ident, said.rename.take(), attrs);
        if let Some(span) = said.written.find("name") {
            let message = "`name` is for the record of a variant with named fields: write `rename`";
            errors.push(span, message);
        }
        if let Some(span) = said.default {
            if default.is_some() {
                errors.push(
                    span,
                    "an enum has one default: keep `default` on one variant",
                );
            }
            default = default.or(Some(index));
        }
        symbols.push(Symbol {
            ident: &variant.ident,
            name: name.value.clone(),
        });
        names.push(name);
    }
    name::symbols(&names, errors);
    Shape::Enum { symbols, default }
}

fn variants<'a>(
    data: &'a DataEnum,
    said: Vec<VariantAttrs>,
    attrs: &TypeAttrs,
    errors: &mut Errors,
) -> Vec<Variant<'a>> {
    let (mut variants, mut names) = (Vec::new(), Vec::new());
    for (variant, mut said) in data.variants.iter().zip(said) {
        if let Some(span) = said.default {
            let message = "`default` is for variants of enums without data: a union and a tagged enum have none";
            errors.push(span, message);
        }
        let name = variant_name(&variant.ident, said.rename.take(), attrs);
        let Some(payload) = payload(variant, said.rename_all, attrs, errors) else {
            continue;
        };
        branch_words(&said, &payload, attrs, errors);
        names.push(name.clone());
        variants.push(Variant {
            ident: &variant.ident,
            name: name.value,
            record_name: said.name,
            docs: said.doc.take().or_else(|| attr::docs(&variant.attrs)),
            rename_all: said.rename_all,
            payload,
        });
    }
    if attrs.tagged.is_some() {
        name::symbols(&names, errors);
        let fields = variants.iter().zip(&names);
        let fields = fields.filter(|(variant, _)| !matches!(variant.payload, Payload::Unit));
        name::tag(attrs.tag_name(), fields.map(|(_, name)| name), errors);
    }
    variants
}

/// Words for names that a variant does not have.
fn branch_words(
    said: &VariantAttrs,
    payload: &Payload<'_>,
    attrs: &TypeAttrs,
    errors: &mut Errors,
) {
    let is_record = matches!(payload, Payload::Record(_));
    if let (Some(span), None) = (said.written.find("rename"), attrs.tagged) {
        errors.push(
            span,
            if is_record {
                "a branch of a union is called as its type is: write `name` for the record of this variant"
            } else {
                "a branch of a union is called as its type is: remove `rename`, or rename the type"
            },
        );
    }
    if let (Some(span), false) = (said.written.find("name"), is_record) {
        errors.push(span, NAME_OF_NO_RECORD);
    }
}

const NAME_OF_NO_RECORD: &str =
    "`name` is for the record of a variant with named fields: this variant has none, so remove it";

fn variant_name(
    ident: &Ident,
    rename: Option<Spanned<String>>,
    attrs: &TypeAttrs,
) -> Spanned<String> {
    rename.unwrap_or_else(|| {
        let name = ident.unraw().to_string();
        Spanned {
            value: match attrs.rename_all {
                Some(case) => case.of_variant(&name),
                None => name,
            },
            span: ident.span(),
        }
    })
}

fn payload<'a>(
    variant: &'a syn::Variant,
    rename_all: Option<Case>,
    of: &TypeAttrs,
    errors: &mut Errors,
) -> Option<Payload<'a>> {
    let mut fields = self::fields(&variant.fields, rename_all, of, errors);
    match &variant.fields {
        Fields::Unit => Some(Payload::Unit),
        Fields::Named(_) => {
            markers(&mut fields, errors);
            Some(Payload::Record(fields))
        }
        Fields::Unnamed(_) => {
            let count = fields.len();
            let only = fields.pop().filter(|_| count == 1);
            if only.is_none() {
                let span: Span = variant.ident.span();
                let message = format!(
                    "a variant holds one value in parentheses, not {count}: name the fields, `{} {{ … }}`, for a record",
                    variant.ident
                );
                errors.push(span, message);
            }
            only.map(Payload::Newtype)
        }
    }
}
