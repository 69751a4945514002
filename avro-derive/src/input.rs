//! This module reads an annotated item: which shape it has in Avro, and how its parts are called.

mod shape;
#[cfg(test)]
pub(crate) mod tests;

use crate::attr::{self, Case, FieldAttrs, Spanned, TypeAttrs};
use crate::check;
use crate::errors::Errors;
use crate::file::{self, File};
use crate::spelled::{self, Spelled, spelled};
use avro_ir::SchemaId;
use syn::{Data, DeriveInput, Expr, Generics, Ident, Member, Type};

/// An annotated struct or enum.
pub(crate) struct Input<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) docs: Option<String>,
    pub(crate) attrs: TypeAttrs,
    pub(crate) shape: Shape<'a>,
    /// The schema file that it is held to.
    pub(crate) file: Option<File>,
}

/// What the item is in Avro.
pub(crate) enum Shape<'a> {
    /// A struct of named fields, of several fields in parentheses, or of none.
    Record(Vec<Field<'a>>),
    /// The one field that the struct stands for, and the others, which are skipped.
    Transparent(Field<'a>, Vec<Field<'a>>),
    /// A struct around `[u8; N]`, and its `N`.
    Fixed(Field<'a>, &'a Expr),
    /// An enum of unit variants; `default` is an index of `symbols`.
    Enum {
        symbols: Vec<Symbol<'a>>,
        default: Option<usize>,
    },
    /// An enum whose variants all hold something.
    Union(Vec<Variant<'a>>),
    /// An enum with `repr = "tagged"`; `tag` is the name of the field that holds the symbol.
    Tagged {
        variants: Vec<Variant<'a>>,
        tag: String,
    },
}

/// A field of a struct or of a variant.
pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    /// The Avro name.
    pub(crate) name: Spanned<String>,
    pub(crate) docs: Option<String>,
    pub(crate) attrs: FieldAttrs,
    /// Its type in the schema file.
    pub(crate) in_file: Option<SchemaId>,
    /// What the file says of it beyond that, as members of a JSON object after a comma each.
    pub(crate) members: String,
}

/// A unit variant of an enum that is an Avro enum.
pub(crate) struct Symbol<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) name: String,
}

/// A variant of an enum that is a union or a tagged record.
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) name: String,
    /// What the record of named fields is called, if the variant says so; otherwise it is called
    /// after the enum and the variant. Parameters are in braces.
    pub(crate) record_name: Option<Spanned<String>>,
    pub(crate) docs: Option<String>,
    /// What renames its fields.
    pub(crate) rename_all: Option<Case>,
    pub(crate) payload: Payload<'a>,
}

/// What a variant holds.
#[expect(
    clippy::large_enum_variant,
    reason = "most variants that are read hold a field"
)]
pub(crate) enum Payload<'a> {
    /// Nothing; in tagged enums only.
    Unit,
    /// One value in parentheses.
    Newtype(Field<'a>),
    /// Named fields: a record of its own.
    Record(Vec<Field<'a>>),
}

/// Whether a struct holds itself without a pointer, which is an error of Rust.
pub(crate) fn holds_itself_in_place(derive: &DeriveInput) -> bool {
    let Data::Struct(data) = &derive.data else {
        return false;
    };
    data.fields.iter().any(|field| match spelled(&field.ty) {
        Spelled::Option(inner) => spelled::is_item(inner, &derive.ident, &derive.generics),
        _ => spelled::is_item(&field.ty, &derive.ident, &derive.generics),
    })
}

/// The item as Avro sees it.
///
/// # Errors
///
/// All that is wrong with the item, each of it once.
pub(crate) fn input(derive: &DeriveInput) -> syn::Result<Input<'_>> {
    let mut errors = Errors::default();
    let mut attrs = TypeAttrs::new(&derive.attrs, &mut errors);
    let docs = attrs.doc.take().or_else(|| attr::docs(&derive.attrs));
    let shape = shape::shape(derive, &attrs, &mut errors);
    let input = shape.map(|shape| Input {
        ident: &derive.ident,
        generics: &derive.generics,
        docs,
        attrs,
        shape,
        file: None,
    });
    let mut input = input;
    if let Some(input) = &mut input {
        check::input(input, &mut errors);
        // A file that is not for this item has nothing to say.
        if errors.is_empty() {
            file::apply(input, &mut errors);
        }
    }
    errors.finish(input)
}
