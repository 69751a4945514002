//! This module infers what the implementations of a generic type ask of its parameters.

use crate::attr::Default;
use crate::input::{Field, Input, Payload, Shape};
use avro_emit::model::Generics;
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
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
        for ty in fields(&input.shape).into_iter().filter_map(encoded) {
            uses.visit_type(ty);
        }
        Self {
            input,
            used: uses.used,
            associated: uses.associated,
        }
    }

    /// The type parameters that a field has values of.
    pub(crate) fn used(&self) -> &BTreeSet<String> {
        &self.used
    }

    /// The type parameters that one of these fields has values of.
    pub(crate) fn used_in(&self, fields: &[Field<'_>]) -> BTreeSet<String> {
        let types = fields.iter().filter_map(encoded);
        types.flat_map(|ty| self.uses(ty).used).collect()
    }

    /// Whether the type has parameters that its schema may depend on.
    pub(crate) fn is_generic(&self) -> bool {
        let mut params = self.input.generics.params.iter();
        params.any(|param| !matches!(param, GenericParam::Lifetime(_)))
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
            schema: self.predicates(&[quote!(::avro_runtime::AvroSchema)], self.of_schema()),
            encode: self.predicates(
                &[
                    quote!(::avro_runtime::AvroSchema),
                    quote!(::avro_runtime::Encode),
                ],
                // The path of an error needs the schema, which asks this.
                self.of_schema(),
            ),
            decode: self.predicates(
                &[
                    quote!(::avro_runtime::AvroSchema),
                    quote!(::avro_runtime::Decode<'de>),
                ],
                // Reading needs the schema, which asks this.
                [self.of_schema(), self.of_values()].concat(),
            ),
        }
    }

    /// What the schema asks beyond the schemas of the fields.
    fn of_schema(&self) -> Vec<TokenStream> {
        [self.of_name(), self.of_defaults()].concat()
    }

    /// What a name asks that holds parameters which no field has values of.
    fn of_name(&self) -> Vec<TokenStream> {
        let Some(name) = &self.input.attrs.name else {
            return Vec::new();
        };
        let params = self.input.generics.type_params().map(|param| &param.ident);
        let named = params.filter(|param| {
            let is_used = self.used.contains(&param.to_string());
            !is_used && name.value.contains(&format!("{{{param}}}"))
        });
        named
            .map(|param| quote!(#param: ::avro_runtime::AvroSchema))
            .collect()
    }

    /// What the schema asks where a default comes from `Default`: it is made and written.
    fn of_defaults(&self) -> Vec<TokenStream> {
        self.fields_of_parameters()
            .filter(|field| is_from_default(field))
            .flat_map(|field| {
                let ty = field.ty;
                let uses = self.uses(ty);
                let names = uses.used.into_iter().map(|name| format_ident!("{name}"));
                let types = names.map(ToTokens::into_token_stream);
                let associated = uses.associated.into_iter().map(ToTokens::to_token_stream);
                let written = types.chain(associated);
                let written = written.map(|ty| quote!(#ty: ::avro_runtime::Encode));
                written.chain([quote!(#ty: ::core::default::Default)])
            })
            .collect()
    }

    /// What reading asks of fields that are not read as others are.
    fn of_values(&self) -> Vec<TokenStream> {
        self.fields_of_parameters()
            .filter_map(|field| {
                let ty = field.ty;
                if field.attrs.skip.is_some() {
                    Some(quote!(#ty: ::core::default::Default))
                } else if field.attrs.flatten.is_some() && self.is_of_parameter(ty) {
                    Some(quote!(#ty: ::avro_runtime::__private::Flattened<'de>))
                } else {
                    None
                }
            })
            .collect()
    }

    /// The fields whose types have a parameter in them.
    fn fields_of_parameters(&self) -> impl Iterator<Item = &'a Field<'a>> {
        let fields = fields(&self.input.shape).into_iter();
        fields.filter(|field| {
            let uses = self.uses(field.ty);
            !uses.used.is_empty() || !uses.associated.is_empty()
        })
    }

    /// Whether the type is a parameter, or belongs to one.
    fn is_of_parameter(&self, ty: &Type) -> bool {
        let Type::Path(TypePath { path, .. }) = crate::spelled::bare(ty) else {
            return false;
        };
        self.uses(ty).is_parameter(path)
    }

    /// What a type does with the parameters.
    fn uses<'t>(&self, ty: &'t Type) -> Uses<'a, 't> {
        let params = self.input.generics.type_params();
        let mut uses = Uses {
            names: params.map(|param| &param.ident).collect(),
            used: BTreeSet::new(),
            associated: Vec::new(),
        };
        uses.visit_type(ty);
        uses
    }

    /// The item's own predicates, these bounds for whatever the fields hold, and what single fields
    /// ask.
    fn predicates(&self, bounds: &[TokenStream], of_fields: Vec<TokenStream>) -> Vec<TokenStream> {
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
        own.chain(inferred).chain(of_fields).collect()
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

fn is_from_default(field: &Field<'_>) -> bool {
    matches!(field.attrs.default, Some(Default::FromDefault(_)))
}

/// All fields, of structs and of variants.
fn fields<'a>(shape: &'a Shape<'a>) -> Vec<&'a Field<'a>> {
    match shape {
        Shape::Record(fields) => fields.iter().collect(),
        Shape::Transparent(field, others) => [field].into_iter().chain(others).collect(),
        Shape::Fixed(field, _) => vec![field],
        Shape::Enum { .. } => Vec::new(),
        Shape::Union(variants) | Shape::Tagged { variants, .. } => variants
            .iter()
            .flat_map(|variant| match &variant.payload {
                Payload::Unit => Vec::new(),
                Payload::Newtype(field) => vec![field],
                Payload::Record(fields) => fields.iter().collect(),
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
