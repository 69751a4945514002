//! What a type says of its schema.

use super::{generics, read, text};
use crate::model::{Definition, Head, InUnion, Name, NamePart, Piece, SchemaText, Shape};
use crate::names::{ident_text, runtime_name};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

/// The static that the schema of a type that lives elsewhere is composed from.
pub(super) fn foreign_definition(definition: &Definition) -> TokenStream {
    let value = value(definition, &quote!(""));
    let item = static_item(ident(definition), &value);
    let fullname = definition.fullname();
    let assertions = definition.pieces.iter().filter_map(|piece| match piece {
        Piece::Elsewhere { ty, rabin } => {
            let (name, rabin) = (type_name(ty), fingerprint(*rabin));
            Some(quote!(
                ::avro_runtime::__private::assert_fingerprint!(#ty, #name, #rabin, #fullname);
            ))
        }
        _ => None,
    });
    quote!(#item #(#assertions)*)
}

fn static_item(ident: &Ident, value: &TokenStream) -> TokenStream {
    quote! {
        #[doc(hidden)]
        pub static #ident: ::avro_runtime::__private::Definition = #value;
    }
}

/// The static of a type that is not generic, or of a definition by itself.
fn ident(definition: &Definition) -> &Ident {
    let ident = definition.ident.as_ref();
    ident.expect("only generic types, which have no constants, have no static")
}

fn value(definition: &Definition, type_name: &TokenStream) -> TokenStream {
    let (name, shape) = (name(&definition.name), shape(&definition.shape));
    let pieces = definition.pieces.iter().map(piece);
    quote! {
        ::avro_runtime::__private::Definition {
            name: #name,
            shape: #shape,
            json: &[#(#pieces),*],
            type_name: #type_name,
        }
    }
}

fn name(name: &Name) -> TokenStream {
    match name {
        Name::Full(fullname) => quote!(::avro_runtime::__private::Name::Full(#fullname)),
        Name::Relative(name) => quote!(::avro_runtime::__private::Name::Relative(#name)),
        Name::Unnamed(label) => quote!(::avro_runtime::__private::Name::Unnamed(#label)),
        Name::Generic(parts) => {
            let parts = parts.iter().map(|part| match part {
                NamePart::Text(text) => quote!(::avro_runtime::__private::NamePart::Text(#text)),
                NamePart::Number(value) => {
                    quote!(::avro_runtime::__private::NamePart::Number(#value as i128))
                }
                NamePart::Of(ty) => quote! {
                    ::avro_runtime::__private::NamePart::Of(
                        <#ty as ::avro_runtime::AvroSchema>::definition
                    )
                },
            });
            quote!(::avro_runtime::__private::Name::Generic(&[#(#parts),*]))
        }
    }
}

fn shape(shape: &Shape) -> TokenStream {
    let shape = match shape {
        Shape::Primitive(primitive) => {
            let variant = format_ident!("{}", runtime_name(primitive.name()));
            quote!(#variant)
        }
        Shape::Fixed(size) => {
            let size = read::size(*size);
            quote!(Fixed(#size))
        }
        Shape::Enum(symbols) => {
            let symbols = symbols.iter().map(|symbol| text::string(symbol));
            quote!(Enum(&[#(#symbols),*]))
        }
        Shape::Record => quote!(Record),
        Shape::Array => quote!(Array),
        Shape::Map => quote!(Map),
        Shape::Union => quote!(Union),
        Shape::Unknown => quote!(Unknown),
    };
    quote!(::avro_runtime::__private::Shape::#shape)
}

fn piece(piece: &Piece) -> TokenStream {
    let piece = match piece {
        Piece::Text(json) => {
            let json = text::string(json);
            quote!(Text(#json))
        }
        Piece::Reference(path) => {
            let path = text::path(path);
            quote!(Type(&#path))
        }
        Piece::Of(ty) => quote!(Of(<#ty as ::avro_runtime::AvroSchema>::DEFINITION)),
        Piece::Generic(ty) => quote!(Generic(<#ty as ::avro_runtime::AvroSchema>::definition)),
        Piece::Definition(definition) => {
            let definition = value(definition, &quote!(""));
            quote!(Type(&#definition))
        }
        Piece::Inner(ty) => quote!(Inner(<#ty as ::avro_runtime::AvroSchema>::DEFINITION)),
        Piece::InnerGeneric(ty) => {
            quote!(InnerGeneric(<#ty as ::avro_runtime::AvroSchema>::definition))
        }
        Piece::Name => quote!(Name),
        Piece::Number(value) => quote!(Number(#value as i128)),
        Piece::Default { field, bytes } => quote! {
            Default(::avro_runtime::__private::DefaultValue { field: #field, bytes: #bytes })
        },
        Piece::Elsewhere { ty, rabin } => {
            let (name, rabin) = (type_name(ty), fingerprint(*rabin));
            quote!(Elsewhere(
                ::avro_runtime::__private::elsewhere!(#ty, #name, #rabin)
            ))
        }
    };
    quote!(::avro_runtime::__private::Piece::#piece)
}

/// The constants that tell of a schema; of one without a name, all but the name.
pub(super) fn constants(schema: &SchemaText) -> TokenStream {
    let Some(constants) = &schema.constants else {
        return TokenStream::new();
    };
    let fullname = fullname(&schema.definition.name);
    let json = constants.json.as_ref().map(|json| {
        let json = text::string(json);
        quote! {
            /// The whole schema as JSON, with everything that it refers to.
            pub const SCHEMA_JSON: &'static str = #json;
        }
    });
    let rabin = fingerprint(constants.rabin);
    let sha256 = text::hex(&constants.sha256);
    quote! {
        #fullname
        #json
        /// CRC-64-AVRO of the schema's Parsing Canonical Form.
        pub const FINGERPRINT: u64 = #rabin;
        /// SHA-256 of the schema's Parsing Canonical Form.
        pub const FINGERPRINT_SHA256: [u8; 32] = ::avro_runtime::__private::hex(#sha256);
    }
}

fn fullname(name: &Name) -> Option<TokenStream> {
    match name {
        Name::Full(fullname) => Some(quote! {
            /// The fullname in the schema.
            pub const FULLNAME: &'static str = #fullname;
        }),
        Name::Relative(_) | Name::Unnamed(_) | Name::Generic(_) => None,
    }
}

/// The static and the trait, with what else it says. A generic type has its definition in the trait's
/// constant, as statics are not generic.
pub(super) fn schema(head: &Head, schema: &SchemaText, said: &TokenStream) -> TokenStream {
    let Head {
        ident, generics, ..
    } = head;
    let (parameters, arguments) = (generics::parameters(generics), &generics.arguments);
    let predicates = generics::predicates(&generics.schema);
    let path = format!("::{}", ident_text(ident));
    let type_name = quote!(::core::concat!(::core::module_path!(), #path));
    let value = value(&schema.definition, &type_name);
    let name = schema.definition.ident.as_ref();
    let (definition, reference, composed) = match name {
        Some(name) => (static_item(name, &value), quote!(&#name), once(name)),
        None => (
            TokenStream::new(),
            quote!(&#value),
            quote!(::avro_runtime::__private::composed(
                <Self as ::avro_runtime::AvroSchema>::definition()
            )),
        ),
    };
    let in_union = in_union(schema.in_union);
    let fingerprint = schema.constants.as_ref().map(|_| known_fingerprint());
    let fingerprint = fingerprint.or_else(|| name.map(|_| fingerprint_once()));
    quote! {
        #definition
        impl #parameters ::avro_runtime::AvroSchema for #ident #arguments #predicates {
            #in_union
            const DEFINITION: ::avro_runtime::__private::Reference =
                ::avro_runtime::__private::Reference::new(#reference);
            #said
            fn schema() -> &'static ::avro_runtime::Schema { #composed }
            #fingerprint
        }
        ::avro_runtime::__private::apache_avro_schema!([#parameters] [#ident #arguments] [#predicates]);
    }
}

/// The fingerprint of a schema that the compiler knows.
fn known_fingerprint() -> TokenStream {
    quote! {
        const KNOWN_FINGERPRINT: ::core::option::Option<u64> =
            ::core::option::Option::Some(Self::FINGERPRINT);
    }
}

/// The schema of a definition in a static, made once.
fn once(definition: &Ident) -> TokenStream {
    quote! {
        static SCHEMA: ::std::sync::OnceLock<::avro_runtime::Schema> = ::std::sync::OnceLock::new();
        SCHEMA.get_or_init(|| ::avro_runtime::__private::schema(&#definition))
    }
}

/// The fingerprint of a schema in a static, made once.
fn fingerprint_once() -> TokenStream {
    quote! {
        fn try_schema_fingerprint() -> ::core::result::Result<u64, ::avro_runtime::SchemaError> {
            static FINGERPRINT: ::std::sync::OnceLock<u64> = ::std::sync::OnceLock::new();
            ::avro_runtime::__private::fingerprint_once::<Self>(&FINGERPRINT)
        }
    }
}

fn in_union(in_union: InUnion) -> Option<TokenStream> {
    match in_union {
        InUnion::Branch => None,
        InUnion::Branches => Some(quote!(
            const IS_UNION: bool = true;
        )),
        InUnion::Never => Some(quote!(
            const IS_NULLABLE: bool = true;
        )),
    }
}

/// A type that lives elsewhere, as errors name it.
fn type_name(ty: &TokenStream) -> String {
    ty.to_string().replace(' ', "")
}

fn fingerprint(rabin: u64) -> Literal {
    hex(&format!("{rabin:016x}"))
}

/// Hexadecimal digits in groups of four.
fn hex(digits: &str) -> Literal {
    let groups: Vec<&str> = digits
        .as_bytes()
        .chunks(4)
        .filter_map(|group| str::from_utf8(group).ok())
        .collect();
    format!("0x{}", groups.join("_"))
        .parse()
        .expect("hexadecimal digits are a literal")
}
