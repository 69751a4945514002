//! What a type says of its schema.

use super::text;
use crate::model::{Definition, Piece, SchemaJson, SchemaText};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

/// The static that schemas are composed from.
pub(super) fn definition(definition: &Definition) -> TokenStream {
    let Definition {
        ident,
        fullname,
        pieces,
    } = definition;
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Text(json) => {
            let json = text::string(json);
            quote!(::avro_runtime::__private::Piece::Text(#json))
        }
        Piece::Reference(path) => {
            let path = text::path(path);
            quote!(::avro_runtime::__private::Piece::Type(&#path))
        }
    });
    quote! {
        #[doc(hidden)]
        pub static #ident: ::avro_runtime::__private::Definition = ::avro_runtime::__private::Definition {
            fullname: #fullname,
            json: &[#(#pieces),*],
        };
    }
}

/// The constants that tell of a schema; of one without a name, all but the name.
pub(super) fn constants(schema: &SchemaText) -> TokenStream {
    let Some(constants) = &schema.constants else {
        return TokenStream::new();
    };
    let fullname = fullname(&schema.definition.fullname);
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

fn fullname(fullname: &str) -> Option<TokenStream> {
    (!fullname.is_empty()).then(|| {
        quote! {
            /// The fullname in the schema.
            pub const FULLNAME: &'static str = #fullname;
        }
    })
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
    let definition = definition(&schema.definition);
    let is_nullable = schema.is_nullable.then(|| {
        quote!(
            const IS_NULLABLE: bool = true;
        )
    });
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
            #is_nullable
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
