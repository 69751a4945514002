//! Enums with data: a union is read and written by branch index, never by shape.

use super::encode::Value;
use super::implementations::{Blanks, Branches, Function, Implementations, Parts};
use super::record::serde_rename;
use super::{before, encode, read, schema, ty};
use crate::model::{Blank, Branch, Ty, Union};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn union(union: &Union) -> TokenStream {
    let before = before(&union.head);
    let ident = &union.head.ident;
    let variants = union.branches.iter().map(
        |Branch {
             name, ident, ty, ..
         }| {
            let rename = serde_rename(union.head.serde, name, ident);
            let ty = ty::ty(ty);
            quote!(#rename #ident(#ty))
        },
    );
    let constants = schema::constants(&union.schema);
    let inherent = (!constants.is_empty()).then(|| quote!(impl #ident { #constants }));
    let conversions = union
        .branches
        .iter()
        .filter(|branch| branch.convertible)
        .map(|branch| from(union, branch));
    let implementations = implementations(union);
    quote! {
        #before
        pub enum #ident { #(#variants),* }
        #inherent
        #(#conversions)*
        #implementations
    }
}

pub(super) fn implementations(union: &Union) -> Implementations {
    let count = read::size(union.count);
    Parts {
        head: &union.head,
        schema: &union.schema,
        said: TokenStream::new(),
        inline: None,
        encode: Function {
            argument: quote!(out),
            body: quote!(::avro_runtime::Encode::encode_branch(self, 0, out);),
        },
        blank: blank(union),
        blank_cost: blank_cost(union),
        decode: None,
        read: Some(quote! {
            let (branch, way) = way.branch(input, #count)?;
            self.read_branch(branch, input, way)
        }),
        dispatch: None,
        branches: Some(Branches {
            encode: encode_branch(union),
            decode: read_branch(union),
        }),
    }
    .implementations()
}

/// It is inlined, so that the indexes of a union by itself are constants.
pub(super) fn encode_branch(union: &Union) -> TokenStream {
    let arms = union.branches.iter().map(
        |Branch {
             index, ident, ty, ..
         }| {
            let index = encode::index(*index);
            let value = Value::Reference(quote!(value));
            let statements = encode::after(&quote!(first + #index), ty, &value);
            quote!(Self::#ident(value) => { #statements })
        },
    );
    let count = read::size(union.count);
    quote! {
        const BRANCHES: usize = #count;
        #[inline(always)]
        fn encode_branch(&self, first: i32, out: &mut ::avro_runtime::Sink<'_>) {
            match self { #(#arms)* }
        }
    }
}

/// The branch that the place for a value has: one that ends.
fn blank(union: &Union) -> TokenStream {
    let variant = |branch: &Branch| {
        let (ident, blank) = (&branch.ident, read::blank(&branch.ty));
        quote!(Self::#ident(#blank))
    };
    match union.blank {
        Blank::None => quote!(::avro_runtime::__private::no_blank()),
        Blank::Branch(branch) => variant(&union.branches[branch]),
        Blank::Cheapest => {
            let costs = costs(union);
            let variants = union.branches.iter().map(variant);
            let cheapest = quote!(const { ::avro_runtime::__private::cheapest(&[#(#costs),*]) });
            read::choice(&cheapest, variants)
        }
    }
}

fn blank_cost(union: &Union) -> Blanks {
    match union.blank {
        Blank::None => Blanks::None,
        Blank::Branch(_) => Blanks::Any(Vec::new()),
        Blank::Cheapest => Blanks::Any(costs(union)),
    }
}

fn costs(union: &Union) -> Vec<TokenStream> {
    let costs = union.branches.iter().map(|branch| {
        let cost = read::blank_cost(&branch.ty);
        cost.unwrap_or_else(|| quote!(0))
    });
    costs.collect()
}

fn read_branch(union: &Union) -> TokenStream {
    let count = read::size(union.count);
    let arms = union.branches.iter().map(
        |Branch {
             index, ident, ty, ..
         }| {
            let (index, how) = (read::size(*index), read::how_or_own(ty));
            quote! {
                #index => ::avro_runtime::__private::read_variant!(self, Self::#ident, #how, input, way),
            }
        },
    );
    let function = read::branch_function(&quote! {
        match branch {
            #(#arms)*
            _ => ::core::result::Result::Err(input.unexpected_branch(branch)),
        }
    });
    quote! {
        const BRANCHES: usize = #count;
        #function
    }
}

fn from(union: &Union, branch: &Branch) -> TokenStream {
    let (ident, variant) = (&union.head.ident, &branch.ident);
    let (value, wrapped) = match &branch.ty {
        Ty::Boxed(inner) => (ty::ty(inner), quote!(::std::boxed::Box::new(value))),
        other => (ty::ty(other), quote!(value)),
    };
    quote! {
        impl ::core::convert::From<#value> for #ident {
            fn from(value: #value) -> Self { Self::#variant(#wrapped) }
        }
    }
}
