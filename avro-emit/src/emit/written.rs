//! Decoders for writers that are known: straight-line code in the writer's order.

use super::decode::{self, choice, fail, size};
use super::{literal, record, text};
use crate::model::{
    Evolution, Field, Read, ReadItems, Record, Skip, SkipRecord, Writer, Written, WrittenStep,
};
use avro_ir::Promotion;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

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

/// What a type says that reads its own schema only, for `AvroSchema`.
pub(super) fn evolves(evolution: Evolution) -> Option<TokenStream> {
    let is_fixed = evolution == Evolution::None;
    is_fixed.then(|| {
        quote!(
            const EVOLVES: bool = false;
        )
    })
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
    let body = if is_in_order(written) {
        in_order(record, written)
    } else {
        reordered(record, written)
    };
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

fn is_in_order(written: &Written) -> bool {
    let read = written.steps.iter().filter_map(|step| match step {
        WrittenStep::Read { field, .. } => Some(*field),
        WrittenStep::Skip(_) => None,
    });
    read.is_sorted()
}

/// Each field where it stands, after what is passed over before it.
fn in_order(record: &Record, written: &Written) -> TokenStream {
    let mut values: Vec<Option<TokenStream>> = vec![None; record.fields.len()];
    let mut skips = TokenStream::new();
    let mut last = None;
    for step in &written.steps {
        match step {
            WrittenStep::Skip(skip) => skips.extend(self::skip(skip)),
            WrittenStep::Read { field, read } => {
                let (before, value) = (std::mem::take(&mut skips), self::read(read));
                values[*field] = Some(if before.is_empty() {
                    value
                } else {
                    quote!({ #before #value })
                });
                last = Some(*field);
            }
        }
    }
    let mut before = TokenStream::new();
    match last.and_then(|last| values[last].as_mut()) {
        _ if skips.is_empty() => {}
        Some(value) => *value = quote!({ let value = #value; #skips value }),
        None => before = skips,
    }
    let fields = record.fields.iter().zip(values);
    let fields = fields.map(|(field, value)| {
        let (member, value) = (&field.member, value.unwrap_or_else(|| default(field)));
        quote!(#member: #value)
    });
    let fields = fields.chain(record::unwritten(&record.unwritten));
    quote!(#before ::core::result::Result::Ok(Self { #(#fields),* }))
}

/// Each field in a variable, until all are there.
fn reordered(record: &Record, written: &Written) -> TokenStream {
    let variable = |field: usize| format_ident!("field_{field}");
    let statements = written.steps.iter().map(|step| match step {
        WrittenStep::Skip(skip) => self::skip(skip),
        WrittenStep::Read { field, read } => {
            let (variable, value) = (variable(*field), self::read(read));
            quote!(let #variable = #value;)
        }
    });
    let is_read = |index| {
        let mut steps = written.steps.iter();
        steps.any(|step| matches!(step, WrittenStep::Read { field, .. } if *field == index))
    };
    let fields = record.fields.iter().enumerate().map(|(index, field)| {
        let member = &field.member;
        if is_read(index) {
            let variable = variable(index);
            quote!(#member: #variable)
        } else {
            let value = default(field);
            quote!(#member: #value)
        }
    });
    let fields = fields.chain(record::unwritten(&record.unwritten));
    quote! {
        #(#statements)*
        ::core::result::Result::Ok(Self { #(#fields),* })
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
        Read::Same(ty) => decode::value(ty),
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
        Read::Boxed(ty, value) => decode::in_box(ty, &self::read(value)),
        Read::Fail(message) => fail(message, &quote!(start)),
    }
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
