//! Values to bytes. Values of scalar kinds that follow one another are written behind one capacity
//! check, as a tuple.

use super::{text, ty};
use crate::model::{Bytes, Field, Path, Ty, Wire};
use avro_ir::{Base, Primitive};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned as _;

/// The most values the run time takes in one tuple.
const MAX_TUPLE: usize = 12;

/// A value that is encoded: a place such as `self.id`, or a variable that holds a reference.
#[derive(Clone)]
pub(super) enum Value {
    Place(TokenStream),
    Reference(TokenStream),
}

impl Value {
    fn reference(&self) -> TokenStream {
        match self {
            Self::Place(place) => quote!(&#place),
            Self::Reference(variable) => variable.clone(),
        }
    }

    fn copied(&self) -> TokenStream {
        match self {
            Self::Place(place) => place.clone(),
            Self::Reference(variable) => quote!(*#variable),
        }
    }

    /// For methods and fields, which look through references.
    fn receiver(&self) -> &TokenStream {
        match self {
            Self::Place(tokens) | Self::Reference(tokens) => tokens,
        }
    }

    /// What the `Box` at this value holds.
    fn unboxed(&self) -> Self {
        match self {
            Self::Place(place) => Self::Place(quote!(*#place)),
            Self::Reference(variable) => Self::Place(quote!(**#variable)),
        }
    }
}

/// The statements that write a record's fields in order.
pub(super) fn fields(fields: &[Field]) -> TokenStream {
    let mut statements = TokenStream::new();
    let mut run = Vec::new();
    for Field { member, ty, .. } in fields {
        let value = Value::Place(quote!(self.#member));
        match (ty, leaf(ty, &value)) {
            (Ty::Null, _) => {}
            (_, Some(leaf)) => run.push(leaf),
            (_, None) => {
                statements.extend(put(&std::mem::take(&mut run)));
                statements.extend(statement(ty, &value));
            }
        }
    }
    statements.extend(put(&run));
    statements
}

/// The statements that write one value after a branch index.
fn branch(index: usize, ty: &Ty, value: &Value) -> TokenStream {
    let index = self::index(index);
    after(&index.into_token_stream(), ty, value)
}

/// The statements that write what comes first, and then one value.
pub(super) fn after(first: &TokenStream, ty: &Ty, value: &Value) -> TokenStream {
    if let Some(leaf) = leaf(ty, value) {
        return quote!(out.put((#first, #leaf)););
    }
    let statement = statement(ty, value);
    quote!(out.put(#first); #statement)
}

/// The statements that write one value.
pub(super) fn statement(ty: &Ty, value: &Value) -> TokenStream {
    if let Some(leaf) = leaf(ty, value) {
        return quote!(out.put(#leaf););
    }
    match ty {
        Ty::Record { guarded: true, .. } => {
            let encode = by_trait(value);
            quote!(if out.enter() { #encode out.leave(); })
        }
        Ty::Logical {
            wire,
            value: Some(user),
            ..
        } => {
            let (wire, reference) = (ty::wire_at(user.span(), *wire), value.reference());
            quote!(out.put_logical::<#wire, _>(#reference);)
        }
        Ty::Array(items) => array(items, value),
        Ty::Map(_, values) => map(values, value),
        Ty::Nullable { null, value: inner } => {
            let some = branch(1 - null, inner, &Value::Reference(quote!(value)));
            option(*null, value, &some)
        }
        Ty::NullLast(ty) => null_last(ty, value),
        Ty::NullableUnion { null, .. } => {
            option(*null, value, &by_trait(&Value::Reference(quote!(value))))
        }
        Ty::Single(inner) => branch(0, inner, value),
        Ty::Converted { avro, to, .. } => converted(avro, to, value),
        Ty::Boxed(inner) => statement(inner, &value.unboxed()),
        // An error is at the type then, and not at the field.
        Ty::Extern(ty) => {
            let reference = value.reference();
            quote!(<#ty as ::avro_runtime::Encode>::encode(#reference, out);)
        }
        Ty::Elsewhere { ty, definition } => elsewhere(ty, definition, value),
        Ty::Record { .. } | Ty::Union(_) | Ty::Foreign(_) | Ty::Logical { .. } | Ty::Never => {
            by_trait(value)
        }
        Ty::Null
        | Ty::Boolean
        | Ty::Int
        | Ty::Long
        | Ty::Float
        | Ty::Double
        | Ty::String(_)
        | Ty::Str
        | Ty::Bytes(_)
        | Ty::ByteSlice
        | Ty::ByteArray(_)
        | Ty::Enum(_)
        | Ty::Fixed(_) => unreachable!("these are leaves"),
    }
}

/// A value of a type that is to have the schema of this code.
fn elsewhere(ty: &TokenStream, definition: &Path, value: &Value) -> TokenStream {
    let (reference, definition) = (value.reference(), text::path(definition));
    quote! {
        if ::avro_runtime::__private::writes_as_generated!(out, #ty, #definition) {
            <#ty as ::avro_runtime::Encode>::encode(#reference, out);
        }
    }
}

fn null_last(ty: &TokenStream, value: &Value) -> TokenStream {
    let reference = value.reference();
    let encode = quote!(<#ty as ::avro_runtime::Encode>);
    quote! {
        match #reference {
            ::core::option::Option::None => out.put(#encode::BRANCHES as i32),
            ::core::option::Option::Some(value) => #encode::encode_branch(value, 0, out),
        }
    }
}

fn by_trait(value: &Value) -> TokenStream {
    let reference = value.reference();
    quote!(::avro_runtime::Encode::encode(#reference, out);)
}

fn option(null: usize, value: &Value, some: &TokenStream) -> TokenStream {
    let (null, reference) = (index(null), value.reference());
    quote! {
        match #reference {
            ::core::option::Option::None => out.put(#null),
            ::core::option::Option::Some(value) => { #some }
        }
    }
}

/// The statements that write the value that `reference` refers to, into `out`.
#[must_use]
pub fn encode_value(ty: &Ty, reference: &TokenStream) -> TokenStream {
    if matches!(ty, Ty::Null) {
        return TokenStream::new();
    }
    statement(ty, &Value::Reference(reference.clone()))
}

/// The statements that write the value that `reference` refers to as a branch of a union: this one, or its
/// own first one there, if it is a union itself.
#[must_use]
pub fn encode_branch_value(first: usize, ty: &Ty, reference: &TokenStream) -> TokenStream {
    let index = index(first);
    match ty {
        Ty::Extern(ty) => {
            quote!(<#ty as ::avro_runtime::Encode>::encode_branch(#reference, #index, out);)
        }
        Ty::Foreign(_) => {
            quote!(::avro_runtime::Encode::encode_branch(#reference, #index, out);)
        }
        Ty::Null => quote!(out.put(#index);),
        _ => branch(first, ty, &Value::Reference(reference.clone())),
    }
}

/// What the user's function gives; the sink keeps its error.
fn converted(avro: &Ty, to: &TokenStream, value: &Value) -> TokenStream {
    let reference = value.reference();
    let mut statement = statement(avro, &Value::Place(quote!(value)));
    if matches!(avro, Ty::Extern(_)) {
        // It may hold the type that is converted, and close a cycle.
        statement = quote!(if out.enter() { #statement out.leave(); });
    }
    let converted = quote_spanned!(to.span()=> (#to)(#reference));
    quote! {
        if let ::core::option::Option::Some(value) =
            ::avro_runtime::__private::to_avro(out, #converted)
        {
            #statement
        }
    }
}

fn array(items: &Ty, value: &Value) -> TokenStream {
    let list = value.reference();
    let slice = value.receiver();
    let item = Value::Reference(quote!(item));
    if matches!(
        items,
        Ty::Boolean | Ty::Int | Ty::Long | Ty::Float | Ty::Double
    ) {
        return quote!(::avro_runtime::Encode::encode_items(#slice.as_slice(), out););
    }
    if let Some(leaf) = leaf(items, &item).filter(|_| is_bounded(items)) {
        return quote!(out.put_items(#slice.as_slice(), |item| #leaf););
    }
    let statement = statement(items, &item);
    let receiver = value.receiver();
    quote! {
        out.item_block(#receiver.len());
        for item in #list { #statement }
        out.end_of_items();
    }
}

fn map(values: &Ty, value: &Value) -> TokenStream {
    let (entries, receiver) = (value.reference(), value.receiver());
    let item = Value::Reference(quote!(value));
    let entry = after(&quote!(key.as_str()), values, &item);
    let value = if matches!(values, Ty::Null) {
        quote!(())
    } else {
        quote!(value)
    };
    quote! {
        out.item_block(#receiver.len());
        for (key, #value) in #entries { #entry }
        out.end_of_items();
    }
}

fn put(run: &[TokenStream]) -> TokenStream {
    let puts = run.chunks(MAX_TUPLE).map(|values| match values {
        [value] => quote!(out.put(#value);),
        values => quote!(out.put((#(#values),*));),
    });
    quote!(#(#puts)*)
}

/// A value that the run time writes without a call, if it is one.
fn leaf(ty: &Ty, value: &Value) -> Option<TokenStream> {
    let (copied, reference, receiver) = (value.copied(), value.reference(), value.receiver());
    Some(match ty {
        Ty::Null => quote!(()),
        Ty::Boolean | Ty::Int | Ty::Long | Ty::Float | Ty::Double | Ty::Str | Ty::ByteSlice => {
            copied
        }
        Ty::String(None) => quote!(#receiver.as_str()),
        Ty::String(Some(_)) => quote!(::core::convert::AsRef::<str>::as_ref(#reference)),
        Ty::Bytes(Bytes::Vec) => quote!(#receiver.as_slice()),
        Ty::Bytes(Bytes::Bytes) => quote!(::core::convert::AsRef::<[u8]>::as_ref(#reference)),
        Ty::Enum(_) => quote!(#receiver.index()),
        Ty::Fixed(_) => quote!(&#receiver.0),
        Ty::ByteArray(_) => reference,
        Ty::Logical {
            wire, value: None, ..
        } if is_number(*wire) => quote!(#receiver.0),
        Ty::Nullable { null, value: inner } => nullable(*null, inner, value)?,
        Ty::Single(inner) => {
            let (index, leaf) = (index(0), leaf(inner, value)?);
            quote!((#index, #leaf))
        }
        Ty::Logical { .. }
        | Ty::Record { .. }
        | Ty::Union(_)
        | Ty::Foreign(_)
        | Ty::Extern(_)
        | Ty::Elsewhere { .. }
        | Ty::Array(_)
        | Ty::Map(..)
        | Ty::NullableUnion { .. }
        | Ty::NullLast(_)
        | Ty::Boxed(_)
        | Ty::Converted { .. }
        | Ty::Never => return None,
    })
}

fn nullable(null: usize, inner: &Ty, value: &Value) -> Option<TokenStream> {
    let leaf = leaf(inner, &Value::Reference(quote!(value)))?;
    let (copied, receiver) = (value.copied(), value.receiver());
    let option = match inner {
        Ty::Boolean | Ty::Int | Ty::Long | Ty::Float | Ty::Double | Ty::Str | Ty::ByteSlice => {
            copied
        }
        Ty::String(None) | Ty::Bytes(Bytes::Vec) => quote!(#receiver.as_deref()),
        _ => quote!(#receiver.as_ref().map(|value| #leaf)),
    };
    let (null, some) = (index(null), index(1 - null));
    Some(quote!(::avro_runtime::__private::Nullable::<#null, #some, _>(#option)))
}

/// Whether the run time knows the largest size without the value.
fn is_bounded(ty: &Ty) -> bool {
    match ty {
        Ty::Boolean
        | Ty::Int
        | Ty::Long
        | Ty::Float
        | Ty::Double
        | Ty::Enum(_)
        | Ty::Fixed(_)
        | Ty::ByteArray(_) => true,
        Ty::Logical {
            wire, value: None, ..
        } => is_number(*wire),
        Ty::Nullable { value, .. } => is_bounded(value),
        Ty::Single(inner) => is_bounded(inner),
        Ty::Null
        | Ty::String(_)
        | Ty::Str
        | Ty::Bytes(_)
        | Ty::ByteSlice
        | Ty::Logical { .. }
        | Ty::Record { .. }
        | Ty::Union(_)
        | Ty::Foreign(_)
        | Ty::Extern(_)
        | Ty::Elsewhere { .. }
        | Ty::Array(_)
        | Ty::Map(..)
        | Ty::NullableUnion { .. }
        | Ty::NullLast(_)
        | Ty::Boxed(_)
        | Ty::Converted { .. }
        | Ty::Never => false,
    }
}

/// Whether the newtype is of an `i32` or `i64`, which it encodes as such.
fn is_number(wire: Wire) -> bool {
    matches!(wire.base, Base::Primitive(Primitive::Int | Primitive::Long))
}

/// The index of a branch, as the int that is written.
pub(super) fn index(index: usize) -> Literal {
    Literal::i32_suffixed(i32::try_from(index).unwrap_or(i32::MAX))
}

/// Whether writing these fields writes anything.
pub(super) fn is_empty(fields: &[Field]) -> bool {
    fields.iter().all(|field| matches!(field.ty, Ty::Null))
}
