//! Decoders for writers that are known: straight-line code in the writer's order.

use super::read::{self, choice, fail, size};
use super::{literal, text, ty};
use crate::model::{
    Field, Read, ReadItems, Record, Skip, SkipRecord, Ty, Writer, Written, WrittenStep,
};
use avro_ir::Promotion;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Member;

/// The functions of a record, one for each writer that it meets.
pub(super) fn functions(record: &Record) -> TokenStream {
    let functions = record
        .written
        .iter()
        .map(|written| function(record, written));
    quote!(#(#functions)*)
}

/// The keys of a record's writers, for `AvroSchema`.
pub(super) fn keys(writers: &[Writer]) -> Option<TokenStream> {
    let keys = writers.iter().map(|writer| {
        let key = text::hex(&writer.key);
        quote!(::avro_runtime::__private::hex(#key))
    });
    let keys = quote!(&[#(#keys),*]);
    (!writers.is_empty()).then(|| quote!(const WRITERS: &'static [[u8; 32]] = #keys;))
}

/// The function that finds the one for a writer, for `Decode`.
pub(super) fn dispatch(writers: &[Writer]) -> Option<TokenStream> {
    let arms = writers.iter().enumerate().map(|(index, writer)| {
        let (index, function) = (size(index), &writer.function);
        quote!(#index => Self::#function(input),)
    });
    let arms = quote!(#(#arms)*);
    (!writers.is_empty()).then(|| {
        quote! {
            fn decode_written(
                input: &mut ::avro_runtime::Input<'de>,
                writer: usize,
            ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
                match writer {
                    #arms
                    _ => <Self as ::avro_runtime::Decode>::decode(input),
                }
            }
        }
    })
}

fn function(record: &Record, written: &Written) -> TokenStream {
    let function = &written.function;
    let skips = written.skips.iter().map(skip_function);
    let body = body(record, written);
    let input = if written.steps.is_empty() && written.memory == 0 {
        quote!(_input)
    } else {
        quote!(input)
    };
    let memory = (written.memory > 0).then(|| {
        let memory = size(written.memory);
        quote!(input.allocate(#memory)?;)
    });
    quote! {
        #[doc(hidden)]
        pub fn #function(
            #input: &mut ::avro_runtime::Input<'_>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
            #(#skips)*
            #memory
            #body
        }
    }
}

/// Each field where it stands in the bytes, into its place; then the others' defaults.
fn body(record: &Record, written: &Written) -> TokenStream {
    let steps = written.steps.iter().map(|step| match step {
        WrittenStep::Skip(skip) => self::skip(skip),
        WrittenStep::Read { field, read } => into_field(&record.fields[*field].member, read),
    });
    let is_read = |index| {
        let mut steps = written.steps.iter();
        steps.any(|step| matches!(step, WrittenStep::Read { field, .. } if *field == index))
    };
    let others = record.fields.iter().enumerate();
    let others = others.filter(|(index, _)| !is_read(*index));
    let defaults = others.map(|(_, field)| {
        let (member, value) = (&field.member, default(field));
        quote!(value.#member = #value;)
    });
    quote! {
        let mut value = <Self as ::avro_runtime::Decode>::blank();
        #(#steps)*
        #(#defaults)*
        ::core::result::Result::Ok(value)
    }
}

fn into_field(member: &Member, read: &Read) -> TokenStream {
    match read {
        Read::Same(ty) => {
            let how = read::how_or_own(ty);
            quote! {
                ::avro_runtime::__private::Reads::read(
                    &#how, &mut value.#member, input, ::avro_runtime::__private::Direct::<true>
                )?;
            }
        }
        read => {
            let read = self::read(read);
            quote!(value.#member = #read;)
        }
    }
}

/// The value of a field that the writer does not have.
fn default(field: &Field) -> TokenStream {
    let default = field.default.as_ref();
    default.map_or_else(
        || {
            let message = "the field has no default that its Rust type can hold";
            fail(message, &quote!(input.offset()))
        },
        literal::literal,
    )
}

fn read(read: &Read) -> TokenStream {
    match read {
        Read::Same(ty) => same(ty),
        Read::Promote(promotion) => promote(*promotion),
        Read::Enum { path, symbols } => {
            let (path, count) = (text::path(path), size(symbols.len()));
            let arms = symbols.iter().map(|symbol| match symbol {
                Ok(variant) => quote!(#path::#variant),
                Err(message) => fail(message, &quote!(start)),
            });
            let choice = choice(&quote!(input.symbol(#count)?), arms);
            from_start(symbols.iter().any(Result::is_err), &choice)
        }
        Read::Array(ReadItems { item, min_size }) => {
            let (item, min_size) = (self::read(item), size(*min_size));
            quote!(input.array(#min_size, |input| ::core::result::Result::Ok(#item))?)
        }
        Read::Map(ReadItems { item, min_size }) => {
            let (item, min_size) = (self::read(item), size(*min_size));
            quote!(input.map(#min_size, |input| ::core::result::Result::Ok(#item))?)
        }
        Read::Record {
            path,
            function,
            guarded,
        } => by_function(&text::path(path), function, *guarded),
        Read::Choice(branches) => {
            let count = size(branches.len());
            let choice = choice(
                &quote!(input.branch(#count)?),
                branches.iter().map(self::read),
            );
            let fails = branches
                .iter()
                .any(|branch| matches!(branch, Read::Fail(_)));
            from_start(fails, &choice)
        }
        Read::None => quote!(::core::option::Option::None),
        Read::Some(value) => {
            let value = self::read(value);
            quote!(::core::option::Option::Some(#value))
        }
        Read::Variant(path, variant, value) => {
            let (path, value) = (text::path(path), self::read(value));
            quote!(#path::#variant(#value))
        }
        Read::Boxed(ty, value) => in_box(ty, &self::read(value)),
        Read::Fail(message) => fail(message, &quote!(start)),
    }
}

/// A value as the reader's own decoder reads it.
fn same(ty: &Ty) -> TokenStream {
    let how = read::how_or_own(ty);
    quote! {
        ::avro_runtime::__private::value(&#how, input, ::avro_runtime::__private::Direct::<true>)?
    }
}

/// A value in a box, whose memory counts.
fn in_box(ty: &Ty, value: &TokenStream) -> TokenStream {
    let ty = ty::ty(ty);
    quote!({
        input.allocate(::core::mem::size_of::<#ty>())?;
        ::std::boxed::Box::new(#value)
    })
}

/// An expression that needs to know where its value starts, if it fails.
fn from_start(fails: bool, value: &TokenStream) -> TokenStream {
    if fails {
        quote!({ let start = input.offset(); #value })
    } else {
        value.clone()
    }
}

fn by_function(path: &TokenStream, function: &Ident, guarded: bool) -> TokenStream {
    if guarded {
        quote!({
            input.enter()?;
            let value = #path::#function(input)?;
            input.leave();
            value
        })
    } else {
        quote!(#path::#function(input)?)
    }
}

fn promote(promotion: Promotion) -> TokenStream {
    match promotion {
        Promotion::IntToFloat => quote!(input.int()? as f32),
        Promotion::IntToDouble => quote!(::core::convert::From::from(input.int()?)),
        Promotion::LongToFloat => quote!(input.long()? as f32),
        Promotion::LongToDouble => quote!(input.long()? as f64),
        Promotion::FloatToDouble => quote!(::core::convert::From::from(input.float()?)),
    }
}

fn skip_function(skip: &SkipRecord) -> TokenStream {
    let function = &skip.function;
    let fields = skip.fields.iter().map(self::skip);
    quote! {
        fn #function(
            input: &mut ::avro_runtime::Input<'_>,
        ) -> ::core::result::Result<(), ::avro_runtime::DecodeError> {
            #(#fields)*
            ::core::result::Result::Ok(())
        }
    }
}

/// The statement that passes over a value.
fn skip(skip: &Skip) -> TokenStream {
    match skip {
        Skip::Bytes(0) => TokenStream::new(),
        Skip::Bytes(count) => {
            let count = size(*count);
            quote!(input.fixed_slice(#count)?;)
        }
        Skip::Boolean => quote!(input.boolean()?;),
        Skip::Int => quote!(input.int()?;),
        Skip::Long => quote!(input.long()?;),
        Skip::Prefixed => quote!(input.bytes()?;),
        Skip::Symbol(count) => {
            let count = size(*count);
            quote!(input.symbol(#count)?;)
        }
        Skip::Union(branches) => {
            let count = size(branches.len());
            let branches = branches.iter().map(|branch| {
                let branch = self::skip(branch);
                quote!({ #branch })
            });
            let choice = choice(&quote!(input.branch(#count)?), branches);
            quote!(#choice)
        }
        Skip::Array(min_size, item) => {
            let (min_size, item) = (size(*min_size), self::skip(item));
            quote!(input.skip_array(#min_size, |input| { #item ::core::result::Result::Ok(()) })?;)
        }
        Skip::Map(min_size, value) => {
            let (min_size, value) = (size(*min_size), self::skip(value));
            quote!(input.skip_map(#min_size, |input| { #value ::core::result::Result::Ok(()) })?;)
        }
        Skip::Record { function, guarded } => {
            let call = quote!(#function(input)?;);
            if *guarded {
                quote!(input.enter()?; #call input.leave();)
            } else {
                call
            }
        }
    }
}
