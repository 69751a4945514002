//! This module infers what the implementations of a generic type ask of its parameters.

use crate::input::{Field, Input, Payload, Shape};
use avro_emit::model::Generics;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use std::collections::BTreeSet;
use syn::visit::{Visit, visit_path, visit_type_path};
use syn::{GenericParam, Ident, Path, Type, TypePath};

/// The parameters of an item, and what its fields do with them.
pub(crate) struct Parameters<'a> {
    input: &'a Input<'a>,
    /// The type parameters that a field has values of.
    used: BTreeSet<String>,
    /// Types that belong to a parameter, such as `T::Item`, in the order of the fields.
    associated: Vec<&'a TypePath>,
}

impl<'a> Parameters<'a> {
    pub(crate) fn new(input: &'a Input<'a>) -> Self {
        let mut uses = Uses {
            names: input
                .generics
                .type_params()
                .map(|param| &param.ident)
                .collect(),
            used: BTreeSet::new(),
            associated: Vec::new(),
        };
        for ty in types(&input.shape) {
            uses.visit_type(ty);
        }
        Self {
            input,
            used: uses.used,
            associated: uses.associated,
        }
    }

    /// Whether the type has parameters that its schema may depend on.
    pub(crate) fn is_generic(&self) -> bool {
        let mut params = self.input.generics.params.iter();
        params.any(|param| !matches!(param, GenericParam::Lifetime(_)))
    }

    /// Whether a field has values of the type parameter.
    pub(crate) fn is_used(&self, param: &Ident) -> bool {
        self.used.contains(&param.to_string())
    }

    /// The parameters as the implementations spell them.
    pub(crate) fn generics(&self) -> Generics {
        let generics = self.input.generics;
        let parameters = generics.params.iter().map(without_default);
        let (_, arguments, _) = generics.split_for_impl();
        Generics {
            parameters: quote!(#(#parameters),*),
            arguments: arguments.into_token_stream(),
            lifetimes: generics
                .lifetimes()
                .map(|param| param.lifetime.clone())
                .collect(),
            schema: self.predicates(&[quote!(::avro_runtime::AvroSchema)]),
            encode: self.predicates(&[quote!(::avro_runtime::Encode)]),
            decode: self.predicates(&[
                quote!(::avro_runtime::AvroSchema),
                quote!(::avro_runtime::Decode<'de>),
            ]),
        }
    }

    /// The item's own predicates, and these bounds for whatever the fields hold.
    fn predicates(&self, bounds: &[TokenStream]) -> Vec<TokenStream> {
        let generics = self.input.generics;
        let own = generics
            .where_clause
            .iter()
            .flat_map(|clause| &clause.predicates);
        let own = own.map(ToTokens::to_token_stream);
        if let Some(bound) = &self.input.attrs.bound {
            return own
                .chain(bound.iter().map(ToTokens::to_token_stream))
                .collect();
        }
        let used = generics
            .type_params()
            .filter(|param| self.used.contains(&param.ident.to_string()))
            .map(|param| param.ident.to_token_stream());
        let associated = self.associated.iter().map(ToTokens::to_token_stream);
        let inferred = used.chain(associated).map(|ty| quote!(#ty: #(#bounds)+*));
        own.chain(inferred).collect()
    }
}

/// A parameter with its bounds.
pub(crate) fn without_default(param: &GenericParam) -> TokenStream {
    let mut param = param.clone();
    match &mut param {
        GenericParam::Type(param) => {
            param.default = None;
        }
        GenericParam::Const(param) => {
            param.default = None;
        }
        GenericParam::Lifetime(_) => {}
    }
    param.into_token_stream()
}

/// The types of the fields that the schema has.
fn types<'a>(shape: &'a Shape<'a>) -> Vec<&'a Type> {
    match shape {
        Shape::Record(fields) => fields.iter().filter_map(encoded).collect(),
        Shape::Transparent(field, _) | Shape::Fixed(field, _) => {
            encoded(field).into_iter().collect()
        }
        Shape::Enum { .. } => Vec::new(),
        Shape::Union(variants) | Shape::Tagged { variants, .. } => variants
            .iter()
            .flat_map(|variant| match &variant.payload {
                Payload::Unit => Vec::new(),
                Payload::Newtype(field) => encoded(field).into_iter().collect(),
                Payload::Record(fields) => fields.iter().filter_map(encoded).collect(),
            })
            .collect(),
    }
}

/// The field's type, unless it is skipped or another type stands for it.
fn encoded<'a>(field: &'a Field<'a>) -> Option<&'a Type> {
    (field.attrs.skip.is_none() && field.attrs.convert.is_none()).then_some(field.ty)
}

struct Uses<'n, 'a> {
    names: Vec<&'n Ident>,
    used: BTreeSet<String>,
    associated: Vec<&'a TypePath>,
}

impl<'a> Visit<'a> for Uses<'_, 'a> {
    fn visit_type_path(&mut self, ty: &'a TypePath) {
        let of_parameter =
            ty.qself.is_none() && ty.path.segments.len() > 1 && self.is_parameter(&ty.path);
        if of_parameter {
            self.associated.push(ty);
        }
        visit_type_path(self, ty);
    }

    fn visit_path(&mut self, path: &'a Path) {
        if path
            .segments
            .last()
            .is_some_and(|last| last.ident == "PhantomData")
        {
            return;
        }
        if path.segments.len() == 1
            && self.is_parameter(path)
            && let Some(segment) = path.segments.first()
        {
            self.used.insert(segment.ident.to_string());
        }
        visit_path(self, path);
    }
}

impl Uses<'_, '_> {
    /// Whether the path begins with a type parameter.
    fn is_parameter(&self, path: &Path) -> bool {
        let first = path.segments.first();
        path.leading_colon.is_none()
            && first.is_some_and(|first| self.names.iter().any(|name| **name == first.ident))
    }
}
