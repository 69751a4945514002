//! What a type says of its schema.

use super::{decode, text};
use crate::ident_text;
use crate::model::{Definition, InUnion, Name, Piece, SchemaJson, SchemaText, Shape};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

/// The static that the schema of a type that lives elsewhere is composed from.
pub(super) fn foreign_definition(definition: &Definition) -> TokenStream {
    definition_of(definition, &quote!(""))
}

/// The static that a type's schema is composed from.
fn definition(definition: &Definition, ident: &Ident) -> TokenStream {
    let name = format!("::{}", ident_text(ident));
    definition_of(
        definition,
        &quote!(::core::concat!(::core::module_path!(), #name)),
    )
}

fn definition_of(definition: &Definition, type_name: &TokenStream) -> TokenStream {
    let Definition {
        ident,
        name,
        shape,
        pieces,
    } = definition;
    let (name, shape) = (self::name(name), self::shape(shape));
    let pieces = pieces.iter().map(piece);
    quote! {
        #[doc(hidden)]
        pub static #ident: ::avro_runtime::__private::Definition = ::avro_runtime::__private::Definition {
            name: #name,
            shape: #shape,
            json: &[#(#pieces),*],
            type_name: #type_name,
        };
    }
}

fn name(name: &Name) -> TokenStream {
    match name {
        Name::Full(fullname) => quote!(::avro_runtime::__private::Name::Full(#fullname)),
        Name::Unnamed(label) => quote!(::avro_runtime::__private::Name::Unnamed(#label)),
    }
}

fn shape(shape: &Shape) -> TokenStream {
    let shape = match shape {
        Shape::Null => quote!(Null),
        Shape::Boolean => quote!(Boolean),
        Shape::Int => quote!(Int),
        Shape::Long => quote!(Long),
        Shape::Float => quote!(Float),
        Shape::Double => quote!(Double),
        Shape::Bytes => quote!(Bytes),
        Shape::String => quote!(String),
        Shape::Fixed(size) => {
            let size = decode::size(*size);
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
    };
    quote!(::avro_runtime::__private::Piece::#piece)
}

/// The constants that tell of a schema; of one without a name, all but the name.
pub(super) fn constants(schema: &SchemaText) -> TokenStream {
    let Some(constants) = &schema.constants else {
        return TokenStream::new();
    };
    let fullname = fullname(&schema.definition.name);
    let json = json(&constants.json, &schema.definition.ident);
    let rabin = hex(&format!("{:016x}", constants.rabin));
    let sha256 = text::hex(&constants.sha256);
    quote! {
        #fullname
        /// The whole schema as JSON, with everything that it refers to.
        pub const SCHEMA_JSON: &'static str = #json;
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
        Name::Unnamed(_) => None,
    }
}

fn json(json: &SchemaJson, definition: &Ident) -> TokenStream {
    match json {
        SchemaJson::Literal(json) => text::string(json).into_token_stream(),
        SchemaJson::Part { of, start, end } => {
            let (of, start, end) = (
                text::path(of),
                Literal::usize_unsuffixed(*start),
                Literal::usize_unsuffixed(*end),
            );
            quote!(::avro_runtime::__private::part(#of::SCHEMA_JSON, #start, #end))
        }
        SchemaJson::Bundle => quote!(::avro_runtime::__private::bundle!(#definition)),
    }
}

/// The static and the trait, with what else it says.
pub(super) fn schema(ident: &Ident, schema: &SchemaText, said: &TokenStream) -> TokenStream {
    let name = &schema.definition.ident;
    let definition = definition(&schema.definition, ident);
    let in_union = in_union(schema.in_union);
    let fingerprint = schema.constants.is_some().then(|| {
        quote!(
            fn schema_fingerprint() -> u64 {
                Self::FINGERPRINT
            }
        )
    });
    quote! {
        #definition
        impl ::avro_runtime::AvroSchema for #ident {
            #in_union
            const DEFINITION: &'static ::avro_runtime::__private::Definition = &#name;
            #said
            fn schema() -> &'static ::avro_runtime::Schema {
                static SCHEMA: ::std::sync::LazyLock<::avro_runtime::Schema> =
                    ::std::sync::LazyLock::new(|| ::avro_runtime::__private::schema(&#name));
                &SCHEMA
            }
            #fingerprint
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
