//! This module spells the items that stand for an enum, and how the enum is made of them.

use super::Kind;
use crate::input::{Payload, Variant};
use crate::lower::{Context, schema, ty};
use crate::wrap::Trait;
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Attribute, Data, DeriveInput, Generics, Ident};

/// The items that stand for an enum.
pub(super) struct Items {
    pub(super) tokens: TokenStream,
    /// The one that stands for the enum itself.
    pub(super) main: Ident,
    /// The expression, a result, that makes the enum of the `value` of that item.
    pub(super) from: TokenStream,
    /// The expression of any value of the enum, to be read into.
    pub(super) blank: TokenStream,
}

impl Items {
    pub(super) fn new(derive: &DeriveInput, cx: &Context<'_>, kind: &Kind<'_>, of: Trait) -> Self {
        let spelling = Spelling::new(derive, cx, of);
        let main = format_ident!("Avro{}", cx.input.ident);
        let structs = spelling.structs(kind.variants());
        match kind {
            Kind::Union(variants) => {
                let item = spelling.union(&main, variants);
                Self {
                    tokens: quote!(#structs #item),
                    from: from_union(&main, variants),
                    blank: spelling.blank_union(&main, variants),
                    main,
                }
            }
            Kind::Tagged { variants, tag } => {
                let tag_ident = format_ident!("Avro{}Tag", cx.input.ident);
                let item = spelling.record((&main, &tag_ident), variants, tag);
                Self {
                    tokens: quote!(#structs #item),
                    from: from_record(&tag_ident, variants),
                    blank: spelling.blank_tagged(variants),
                    main,
                }
            }
        }
    }
}

/// What all items have.
struct Spelling<'a> {
    derive: &'a DeriveInput,
    cx: &'a Context<'a>,
    /// The derives, and what every item says of itself.
    attributes: TokenStream,
}

impl<'a> Spelling<'a> {
    fn new(derive: &'a DeriveInput, cx: &'a Context<'a>, of: Trait) -> Self {
        let decode = (of == Trait::Decode).then(|| quote!(, ::avro_runtime::AvroDecode));
        let krate = cx.input.attrs.krate.as_ref().map(|krate| {
            let krate = krate.to_token_stream().to_string();
            quote!(#[avro(crate = #krate)])
        });
        Self {
            derive,
            cx,
            // The enum has been asked already what it says of serde.
            attributes: quote! {
                #[derive(::avro_runtime::AvroSchema #decode)] #[avro(ignore_serde)] #krate
            },
        }
    }

    /// The name of an item that is called after a variant.
    fn named(&self, name: &str) -> TokenStream {
        match (name.rsplit_once('.'), &self.cx.namespace) {
            (Some((namespace, name)), _) => quote!(#[avro(name = #name, namespace = #namespace)]),
            (None, Some(namespace)) => quote!(#[avro(name = #name, namespace = #namespace)]),
            (None, None) => quote!(#[avro(name = #name)]),
        }
    }

    /// The struct for a variant with named fields; no other item has an underscore.
    fn struct_ident(&self, variant: &Variant<'_>) -> Ident {
        format_ident!("Avro{}_{}", self.cx.input.ident, variant.ident)
    }

    /// A struct for each variant with named fields.
    fn structs(&self, variants: &[Variant<'_>]) -> TokenStream {
        let structs = variants.iter().zip(raw(self.derive)).map(|(variant, raw)| {
            let Payload::Record(fields) = &variant.payload else {
                return TokenStream::new();
            };
            let generics = &self.derive.generics;
            // Two instances of the enum have two records.
            let used = self.cx.parameters.used_in(fields);
            let name = schema::record_name(self.cx.input, variant);
            let name = match variant.record_name {
                Some(_) => name,
                None => schema::with_parameters(&name, generics, &used),
            };
            let (ident, named) = (self.struct_ident(variant), self.named(&name));
            let (attributes, docs) = (&self.attributes, docs(variant));
            let rename_all = variant.rename_all.map(|case| {
                let word = case.word();
                quote!(#[avro(rename_all = #word)])
            });
            let clause = &generics.where_clause;
            let fields = raw.fields.iter().map(|field| {
                let (ident, ty, kept) = (&field.ident, &field.ty, kept(&field.attrs));
                quote!(#(#kept)* #ident: #ty)
            });
            let marker = marker(generics);
            quote! {
                #attributes #named #rename_all #docs
                struct #ident #generics #clause { #(#fields,)* #marker }
            }
        });
        quote!(#(#structs)*)
    }

    fn union(&self, main: &Ident, variants: &[Variant<'_>]) -> TokenStream {
        let attributes = &self.attributes;
        let generics = &self.derive.generics;
        let (_, arguments, clause) = generics.split_for_impl();
        let branches = variants.iter().zip(raw(self.derive)).map(|(variant, raw)| {
            let ident = variant.ident;
            match &variant.payload {
                Payload::Record(_) => {
                    let payload = self.struct_ident(variant);
                    quote!(#ident(#payload #arguments))
                }
                Payload::Newtype(_) | Payload::Unit => {
                    let (kept, fields) = (kept(&raw.attrs), &raw.fields);
                    quote!(#(#kept)* #ident #fields)
                }
            }
        });
        quote!(#attributes enum #main #generics #clause { #(#branches),* })
    }

    /// Whatever the union that stands for the enum has.
    fn blank_union(&self, main: &Ident, variants: &[Variant<'_>]) -> TokenStream {
        let (_, arguments, _) = self.derive.generics.split_for_impl();
        let arms = arms(main, variants);
        quote! {
            match <#main #arguments as ::avro_runtime::Decode<'de>>::blank() { #(#arms,)* }
        }
    }

    /// A variant that holds nothing, if there is one.
    fn blank_tagged(&self, variants: &[Variant<'_>]) -> TokenStream {
        let is_unit = |variant: &&Variant<'_>| matches!(variant.payload, Payload::Unit);
        let Some(variant) = variants.iter().find(is_unit).or_else(|| variants.first()) else {
            return quote!(::avro_runtime::__private::no_blank());
        };
        let made = made(variant);
        let value = match &variant.payload {
            Payload::Unit => return made,
            Payload::Newtype(field) => avro_emit::blank_value(&ty::field(self.cx, field).ty),
            Payload::Record(_) => {
                let (_, arguments, _) = self.derive.generics.split_for_impl();
                let payload = self.struct_ident(variant);
                quote!(<#payload #arguments as ::avro_runtime::Decode<'de>>::blank())
            }
        };
        quote!({
            let value = #value;
            #made
        })
    }

    /// The tag, and an optional field for each variant that holds something.
    fn record(
        &self,
        (main, tag_ident): (&Ident, &Ident),
        variants: &[Variant<'_>],
        tag: &str,
    ) -> TokenStream {
        let (attributes, own) = (&self.attributes, self.own());
        let generics = &self.derive.generics;
        let clause = &generics.where_clause;
        let symbols = variants.iter().map(|variant| {
            let (ident, name) = (variant.ident, &variant.name);
            quote!(#[avro(rename = #name)] #ident)
        });
        let fields = variants.iter().zip(raw(self.derive));
        let fields = fields.filter_map(|(variant, raw)| self.field(variant, raw));
        let tag_named = self.named(&format!("{}Tag", schema::simple_name(self.cx.input)));
        quote! {
            #attributes #tag_named
            enum #tag_ident { #(#symbols),* }
            #attributes #own
            struct #main #generics #clause {
                #[avro(rename = #tag)]
                tag: #tag_ident,
                #(#fields),*
            }
        }
    }

    /// The field of a variant that holds something.
    fn field(&self, variant: &Variant<'_>, raw: &syn::Variant) -> Option<TokenStream> {
        let (_, arguments, _) = self.derive.generics.split_for_impl();
        let (name, ident) = (&variant.name, field_ident(variant));
        let (ty, kept) = match &variant.payload {
            Payload::Unit => return None,
            Payload::Newtype(field) => {
                let kept = raw.fields.iter().flat_map(|field| kept(&field.attrs));
                (field.ty.to_token_stream(), quote!(#(#kept)*))
            }
            Payload::Record(_) => {
                let payload = self.struct_ident(variant);
                (quote!(#payload #arguments), TokenStream::new())
            }
        };
        let docs = docs(variant);
        let ty = quote_spanned!(ty.span()=> ::core::option::Option<#ty>);
        Some(quote!(#docs #kept #[avro(rename = #name)] #ident: #ty))
    }

    /// What the enum says of itself, for the record that stands for it.
    fn own(&self) -> TokenStream {
        let input = self.cx.input;
        let name = self.named(&schema::template(self.cx));
        let aliases = input.attrs.aliases.iter().map(|alias| {
            let alias = &alias.value;
            quote!(#[avro(alias = #alias)])
        });
        let props = input.attrs.props.iter().map(|(key, value)| {
            let value = value.to_tokens();
            quote!(#[avro(prop(#key = #value))])
        });
        let docs = input.docs.as_ref().map(|docs| quote!(#[avro(doc = #docs)]));
        quote!(#name #(#aliases)* #(#props)* #docs)
    }
}

/// The variants as they were written.
fn raw(derive: &DeriveInput) -> impl Iterator<Item = &syn::Variant> {
    match &derive.data {
        Data::Enum(data) => data.variants.iter(),
        Data::Struct(_) | Data::Union(_) => unreachable!("only enums have variants"),
    }
}

/// A field for the parameters that a variant does not use.
fn marker(generics: &Generics) -> Option<TokenStream> {
    let lifetimes = generics.lifetimes().map(|param| {
        let lifetime = &param.lifetime;
        quote!(&#lifetime ())
    });
    let types = generics
        .type_params()
        .map(|param| param.ident.to_token_stream());
    let used = lifetimes.chain(types).collect::<Vec<_>>();
    (!used.is_empty()).then(|| {
        let phantom = quote!(::core::marker::PhantomData);
        quote! {
            #[avro(skip)]
            avro_parameters: #phantom<(#(#phantom<#used>,)*)>
        }
    })
}

/// The attributes that the derives read.
fn kept(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes.iter().filter(|attribute| {
        let path = attribute.path();
        ["avro", "serde", "doc"]
            .iter()
            .any(|word| path.is_ident(word))
    })
}

fn docs(variant: &Variant<'_>) -> Option<TokenStream> {
    variant.docs.as_ref().map(|docs| quote!(#[doc = #docs]))
}

/// The field of a variant in the record of a tagged enum.
fn field_ident(variant: &Variant<'_>) -> Ident {
    format_ident!("avro_{}", variant.ident)
}

/// The enum's variant for each of the union that stands for it.
fn arms(main: &Ident, variants: &[Variant<'_>]) -> impl Iterator<Item = TokenStream> {
    variants.iter().map(move |variant| {
        let ident = variant.ident;
        let made = made(variant);
        quote!(#main::#ident(value) => #made)
    })
}

fn from_union(main: &Ident, variants: &[Variant<'_>]) -> TokenStream {
    let arms = arms(main, variants);
    quote!({
        let _ = start;
        ::core::result::Result::Ok(match value { #(#arms,)* })
    })
}

/// The variant that holds `value`.
fn made(variant: &Variant<'_>) -> TokenStream {
    let ident = variant.ident;
    match &variant.payload {
        Payload::Unit => quote!(Self::#ident),
        Payload::Newtype(_) => quote!(Self::#ident(value)),
        Payload::Record(fields) => {
            let members = fields.iter().map(|field| &field.member);
            quote!(Self::#ident { #(#members: value.#members),* })
        }
    }
}

/// A tagged enum of its record: the field of the tag is there, and no other.
fn from_record(tag: &Ident, variants: &[Variant<'_>]) -> TokenStream {
    let held = variants
        .iter()
        .filter(|variant| !matches!(variant.payload, Payload::Unit));
    let fields = held.clone().map(field_ident).collect::<Vec<_>>();
    let arms = variants.iter().map(|variant| {
        let (ident, made) = (variant.ident, made(variant));
        let patterns = held.clone().map(|other| {
            if other.ident == ident {
                quote!(::core::option::Option::Some(value))
            } else {
                quote!(::core::option::Option::None)
            }
        });
        quote!((#tag::#ident, #(#patterns,)*) => ::core::result::Result::Ok(#made))
    });
    quote! {
        match (value.tag, #(value.#fields,)*) {
            #(#arms,)*
            _ => ::avro_runtime::__private::from_avro(
                input,
                start,
                ::core::result::Result::Err("the tag does not say which of the fields is there"),
            ),
        }
    }
}
