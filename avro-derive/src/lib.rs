#![doc = include_str!("../README.md")]

mod attr;
mod check;
mod errors;
mod file;
mod input;
mod lower;
mod remote;
mod shadow;
mod spelled;
#[cfg(test)]
mod tests;
mod wrap;

use proc_macro::TokenStream;
use quote::quote;
use syn::DeriveInput;
use wrap::Trait;

/// Implements `avro_runtime::AvroSchema`: the Avro schema of a struct or an enum.
#[proc_macro_derive(AvroSchema, attributes(avro, serde))]
pub fn derive_schema(item: TokenStream) -> TokenStream {
    expand(item, Trait::Schema)
}

/// Implements `avro_runtime::Encode`: writing the struct or enum in Avro's binary encoding.
#[proc_macro_derive(AvroEncode, attributes(avro, serde))]
pub fn derive_encode(item: TokenStream) -> TokenStream {
    expand(item, Trait::Encode)
}

/// Implements `avro_runtime::Decode`: reading the struct or enum from Avro's binary encoding.
#[proc_macro_derive(AvroDecode, attributes(avro, serde))]
pub fn derive_decode(item: TokenStream) -> TokenStream {
    expand(item, Trait::Decode)
}

fn expand(item: TokenStream, of: Trait) -> TokenStream {
    let mut derive = syn::parse_macro_input!(item as DeriveInput);
    lower::rename_de(&mut derive);
    lower::spell_self(&mut derive);
    derived(&derive, of).into()
}

/// The implementation, or all errors and one that type-checks.
fn derived(derive: &DeriveInput, of: Trait) -> proc_macro2::TokenStream {
    if input::holds_itself_in_place(derive) {
        // The compiler says so, and more of each function that returns it.
        let fallback = match of {
            Trait::Schema | Trait::Encode => wrap::fallback(derive, of),
            Trait::Decode => proc_macro2::TokenStream::new(),
        };
        return wrap::wrap(&fallback, attr::krate(&derive.attrs).as_ref());
    }
    let input = match input::input(derive) {
        Ok(input) => input,
        Err(error) => {
            let fallback = wrap::fallback(derive, of);
            let report = match of {
                Trait::Schema => error.into_compile_error(),
                Trait::Encode | Trait::Decode => wrap::report_without_schema(derive, &error),
            };
            let krate = attr::krate(&derive.attrs);
            return wrap::wrap(&quote!(#report #fallback), krate.as_ref());
        }
    };
    let items =
        shadow::implementation(derive, &input, of).unwrap_or_else(|| implementation(&input, of));
    let remote = remote::conversion(derive, &lower::Context::new(&input), of);
    wrap::wrap(&quote!(#items #remote), input.attrs.krate.as_ref())
}

fn implementation(input: &input::Input<'_>, of: Trait) -> proc_macro2::TokenStream {
    let lower::Lowered { item, checks } = lower::item(input);
    let implementations = avro_emit::implementations(&item);
    match of {
        Trait::Schema => {
            let schema = implementations.schema;
            quote!(#schema #checks)
        }
        Trait::Encode => implementations.encode,
        Trait::Decode => implementations.decode,
    }
}
