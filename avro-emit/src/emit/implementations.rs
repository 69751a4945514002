//! The implementations of the run time's traits, without the type's definition.

use super::{enumeration, generics, newtype, read, record, schema, transparent, union};
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
    /// The expression of any value, to be read into.
    pub(super) blank: TokenStream,
    pub(super) blank_cost: Blanks,
    /// The body of `decode`, where a value is not read into a place.
    pub(super) decode: Option<TokenStream>,
    /// The body of the function that reads into a place, of all types that do not read their own bytes alone.
    pub(super) read: Option<TokenStream>,
    /// The function that reads data of the writers that are known.
    pub(super) dispatch: Option<TokenStream>,
    /// What a union has beyond that.
    pub(super) branches: Option<Branches>,
}

/// What the blank of a type costs: what those of other types do.
pub(super) enum Blanks {
    /// Of each of these.
    All(Vec<TokenStream>),
    /// Of the cheapest of these.
    Any(Vec<TokenStream>),
    /// There is no value.
    None,
}

impl Blanks {
    fn constant(&self) -> Option<TokenStream> {
        let cost = match self {
            Self::All(costs) | Self::Any(costs) if costs.is_empty() => return None,
            Self::All(costs) => quote!(all(&[#(#costs),*])),
            Self::Any(costs) => quote!(any(&[#(#costs),*])),
            Self::None => quote!(NO_VALUE),
        };
        Some(quote!(const BLANK_COST: usize = ::avro_runtime::__private::#cost;))
    }
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
        let inline = self.inline.as_ref();
        let branches = self.branches.as_ref().map(|branches| &branches.decode);
        let min_size = read::sum(&self.schema.min_size);
        let (blank, cost) = (&self.blank, self.blank_cost.constant());
        let decode = self.decode.clone();
        let decode = decode.unwrap_or_else(|| quote!(::avro_runtime::__private::decode(input)));
        let read = self.read.as_ref().map(|body| read::function(inline, body));
        let dispatch = &self.dispatch;
        quote! {
            impl #parameters ::avro_runtime::Decode<'de> for #ident #arguments #predicates {
                const MIN_SIZE: usize = #min_size;
                #cost
                fn blank() -> Self { #blank }
                #inline
                fn decode(
                    input: &mut ::avro_runtime::Input<'de>,
                ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> { #decode }
                #read
                #branches
                #dispatch
                fn read_as() -> &'static ::avro_runtime::__private::Definition {
                    ::avro_runtime::__private::definition_of!(Self)
                }
            }
        }
    }
}
