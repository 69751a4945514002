//! This module spells types where the item's lifetimes cannot be named.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use syn::visit_mut::{VisitMut, visit_type_mut, visit_type_reference_mut};
use syn::{DeriveInput, Ident, Lifetime, Type, TypeReference};

/// The type with every lifetime `'static`, for statics and constants: what it has of schema, size
/// and default is the same for all lifetimes.
pub(crate) fn to_static(ty: &Type) -> Type {
    let mut ty = ty.clone();
    ToStatic.visit_type_mut(&mut ty);
    ty
}

/// Tokens that spell types, in the same way.
pub(crate) fn tokens_to_static(tokens: TokenStream) -> TokenStream {
    let mut is_lifetime = false;
    let tokens = tokens.into_iter().map(|token| {
        let was_lifetime = is_lifetime;
        is_lifetime = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
        match token {
            TokenTree::Ident(ident) if was_lifetime && ident != "_" => {
                TokenTree::Ident(Ident::new("static", ident.span()))
            }
            TokenTree::Group(group) => {
                let inner = tokens_to_static(group.stream());
                let mut outer = Group::new(group.delimiter(), inner);
                outer.set_span(group.span());
                TokenTree::Group(outer)
            }
            token => token,
        }
    });
    tokens.collect()
}

struct ToStatic;

impl VisitMut for ToStatic {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        lifetime.ident = Ident::new("static", lifetime.ident.span());
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        reference
            .lifetime
            .get_or_insert_with(|| Lifetime::new("'static", Span::call_site()));
        visit_type_reference_mut(self, reference);
    }

    fn visit_type_mut(&mut self, ty: &mut Type) {
        // The lifetimes of a function pointer are its own; no such type has a schema.
        if !matches!(ty, Type::FnPtr(_)) {
            visit_type_mut(self, ty);
        }
    }
}

/// Gives an item's lifetime `'de` another name: the implementations have one of that name.
pub(crate) fn rename_de(item: &mut DeriveInput) {
    if item
        .generics
        .lifetimes()
        .any(|param| param.lifetime.ident == "de")
    {
        RenameDe.visit_derive_input_mut(item);
    }
}

struct RenameDe;

impl VisitMut for RenameDe {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "de" {
            lifetime.ident = Ident::new("avro_de", lifetime.ident.span());
        }
    }
}
