//! Derive macros for Avro: `AvroSchema`, `AvroEncode` and `AvroDecode`.
//!
//! `avro-runtime` re-exports them; use them from there.

mod attr;
mod check;
mod errors;
mod input;
mod spelled;

use proc_macro::TokenStream;
use syn::DeriveInput;

/// Implements `avro_runtime::AvroSchema`: the Avro schema of a struct or an enum.
#[proc_macro_derive(AvroSchema, attributes(avro, serde))]
pub fn derive_schema(item: TokenStream) -> TokenStream {
    expand(item)
}

/// Implements `avro_runtime::Encode`: writing the struct or enum in Avro's binary encoding.
#[proc_macro_derive(AvroEncode, attributes(avro, serde))]
pub fn derive_encode(item: TokenStream) -> TokenStream {
    expand(item)
}

/// Implements `avro_runtime::Decode`: reading the struct or enum from Avro's binary encoding.
#[proc_macro_derive(AvroDecode, attributes(avro, serde))]
pub fn derive_decode(item: TokenStream) -> TokenStream {
    expand(item)
}

/// The errors of the item; what is right with it is not lowered yet.
fn expand(item: TokenStream) -> TokenStream {
    let derive = syn::parse_macro_input!(item as DeriveInput);
    match input::input(&derive) {
        Ok(_) => TokenStream::new(),
        Err(error) => error.into_compile_error().into(),
    }
}
