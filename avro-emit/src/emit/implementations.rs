//! The implementations of the run time's traits, without the type's definition.

use super::{decode, enumeration, generics, newtype, record, schema, transparent, union};
use crate::model::{Definition, Head, Item, SchemaText};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// The implementations of a type's traits, each on its own.
#[derive(Clone, Debug)]
pub struct Implementations {
    /// Of `AvroSchema`, after the static that it refers to.
    pub schema: TokenStream,
    /// Of `Encode`.
    pub encode: TokenStream,
    /// Of `Decode`.
    pub decode: TokenStream,
}

impl ToTokens for Implementations {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self {
            schema,
            encode,
            decode,
        } = self;
        tokens.extend(quote!(#schema #encode #decode));
    }
}

/// The implementations of a type's traits; a definition of a type that lives elsewhere is but a
/// static.
#[must_use]
pub fn implementations(item: &Item) -> Implementations {
    match item {
        Item::Record(record) => record::implementations(record),
        Item::Enum(enumeration) => enumeration::implementations(enumeration),
        Item::Fixed(fixed) => newtype::fixed_implementations(fixed),
        Item::Union(union) => union::implementations(union),
        Item::Root(root) => newtype::root_implementations(root),
        Item::Transparent(transparent) => transparent::implementations(transparent),
        Item::Definition(definition) => definition_alone(definition),
    }
}

fn definition_alone(definition: &Definition) -> Implementations {
    Implementations {
        schema: schema::foreign_definition(definition),
        encode: TokenStream::new(),
        decode: TokenStream::new(),
    }
}

/// What the implementations of one type hold.
pub(super) struct Parts<'a> {
    pub(super) head: &'a Head,
    pub(super) schema: &'a SchemaText,
    /// What `AvroSchema` says beyond the schema.
    pub(super) said: TokenStream,
    /// What stands before `encode` and `decode`.
    pub(super) inline: Option<TokenStream>,
    pub(super) encode: Function,
    pub(super) decode: Function,
    /// The function that reads data of other schemas.
    pub(super) resolved: Option<TokenStream>,
    /// What a union has beyond that.
    pub(super) branches: Option<Branches>,
}

/// How a union is read and written branch by branch, by itself and as part of a union with null.
pub(super) struct Branches {
    /// The function of `Encode`.
    pub(super) encode: TokenStream,
    /// The items of `Decode`.
    pub(super) decode: TokenStream,
}

/// The name of a function's argument, and the function's body.
pub(super) struct Function {
    pub(super) argument: TokenStream,
    pub(super) body: TokenStream,
}

impl Parts<'_> {
    pub(super) fn implementations(&self) -> Implementations {
        Implementations {
            schema: schema::schema(self.head, self.schema, &self.said),
            encode: self.encode(),
            decode: self.decode(),
        }
    }

    fn encode(&self) -> TokenStream {
        let Head {
            ident, generics, ..
        } = self.head;
        let (parameters, arguments) = (generics::parameters(generics), &generics.arguments);
        let predicates = generics::predicates(&generics.encode);
        let inline = &self.inline;
        let branches = self.branches.as_ref().map(|branches| &branches.encode);
        let Function { argument, body } = &self.encode;
        quote! {
            impl #parameters ::avro_runtime::Encode for #ident #arguments #predicates {
                #inline
                fn encode(&self, #argument: &mut ::avro_runtime::Sink<'_>) { #body }
                #branches
                fn written_as() -> &'static ::avro_runtime::__private::Definition {
                    ::avro_runtime::__private::definition_of!(Self)
                }
            }
        }
    }

    fn decode(&self) -> TokenStream {
        let Head {
            ident, generics, ..
        } = self.head;
        let arguments = &generics.arguments;
        let parameters = generics::decode_parameters(generics);
        let predicates = generics::predicates(&generics.decode);
        let (inline, resolved) = (&self.inline, &self.resolved);
        let branches = self.branches.as_ref().map(|branches| &branches.decode);
        let Function { argument, body } = &self.decode;
        let min_size = decode::sum(&self.schema.min_size);
        quote! {
            impl #parameters ::avro_runtime::Decode<'de> for #ident #arguments #predicates {
                const MIN_SIZE: usize = #min_size;
                #inline
                fn decode(
                    #argument: &mut ::avro_runtime::Input<'de>,
                ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> { #body }
                #resolved
                #branches
                fn read_as() -> &'static ::avro_runtime::__private::Definition {
                    ::avro_runtime::__private::definition_of!(Self)
                }
            }
        }
    }
}
