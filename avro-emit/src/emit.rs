//! The model to tokens. Nothing is decided here: a node in, its spelling out.

mod construction;
mod encode;
mod enumeration;
mod generics;
mod implementations;
mod literal;
mod newtype;
mod read;
mod record;
mod schema;
#[cfg(test)]
mod tests;
mod text;
mod transparent;
mod ty;
mod union;
mod written;

pub use encode::{encode_branch_value, encode_value};
pub use implementations::{Implementations, implementations};
pub use read::blank as blank_value;

use crate::model::{Head, Item, Module};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// A whole module tree as nested modules. Lints do not look into generated code.
#[must_use]
pub fn tree(module: &Module) -> TokenStream {
    let lints = lints();
    let items = module.items.iter().map(without_lints);
    let modules = module.modules.iter().map(|module| {
        let below = nested(module);
        quote!(#lints #below)
    });
    quote!(#(#items)* #(#modules)*)
}

/// The attributes that a generated module or item starts with.
#[must_use]
pub fn lints() -> TokenStream {
    quote! {
        #[allow(
            clippy::all,
            clippy::nursery,
            clippy::pedantic,
            clippy::restriction,
            long_running_const_eval,
            missing_docs,
            nonstandard_style,
            rustdoc::all,
            unreachable_pub,
            unused,
            unused_qualifications
        )]
    }
}

/// A type, as a field of it has it.
#[must_use]
pub fn ty_tokens(ty: &crate::model::Ty) -> TokenStream {
    ty::ty(ty)
}

fn nested(module: &Module) -> TokenStream {
    let ident = module.ident.as_ref();
    let items = module.items.iter().map(item);
    let modules = module.modules.iter().map(nested);
    quote!(pub mod #ident { #(#items)* #(#modules)* })
}

/// Puts attributes before each item of a list; those of a call of a macro would go nowhere.
fn each(items: &TokenStream, attributes: &TokenStream) -> TokenStream {
    let file: syn::File = syn::parse2(items.clone()).expect("emitted items are items");
    let items = file.items.iter().map(|item| match item {
        syn::Item::Macro(call) => call.to_token_stream(),
        item => quote!(#attributes #item),
    });
    quote!(#(#items)*)
}

/// The items of one of the model, which lints do not look into.
#[must_use]
pub fn without_lints(item: &Item) -> TokenStream {
    each(&self::item(item), &lints())
}

/// The items of one of the model: a type, and what is implemented for it.
#[must_use]
pub fn item(item: &Item) -> TokenStream {
    match item {
        Item::Record(record) => record::record(record),
        Item::Enum(enumeration) => enumeration::enumeration(enumeration),
        Item::Fixed(fixed) => newtype::fixed(fixed),
        Item::Union(union) => union::union(union),
        Item::Root(root) => newtype::root(root),
        Item::Transparent(transparent) => {
            transparent::implementations(transparent).into_token_stream()
        }
        Item::Definition(definition) => schema::foreign_definition(definition),
    }
}

/// Docs, derives and the user's attributes: what stands before a type.
fn before(head: &Head) -> TokenStream {
    let docs = text::docs(&head.docs);
    let attributes = &head.attributes;
    let derives = head.derives.iter().map(|derive| text::derive(*derive));
    let serde = head
        .serde
        .then(|| quote!(#[derive(::serde::Serialize, ::serde::Deserialize)]));
    quote!(#docs #[derive(#(#derives),*)] #serde #(#attributes)*)
}
