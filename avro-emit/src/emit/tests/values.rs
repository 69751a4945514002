//! Values: converted, and borrowed from the input.

use super::super::encode::{self, Value};
use super::super::{decode, resolve};
use super::check;
use crate::model::{Items, Map, Size, Ty};
use quote::quote;

fn converted(avro: Ty) -> Ty {
    Ty::Converted {
        avro: Box::new(avro),
        to: quote!(to),
        from: quote!(from),
    }
}

fn place() -> Value {
    Value::Place(quote!(self.x))
}

#[test]
fn size_counts_those_of_other_types() {
    let size = Size {
        known: 2,
        types: vec![quote!(T), quote!(U)],
    };
    let expected = "2 + <T as ::avro_runtime::Decode>::MIN_SIZE
        + <U as ::avro_runtime::Decode>::MIN_SIZE";
    check(decode::sum(&size), expected);
    check(decode::sum(&Size::default()), "0");
}

#[test]
fn converted_value_is_written_unless_its_conversion_fails() {
    check(
        encode::statement(&converted(Ty::Int), &place()),
        "if let ::core::option::Option::Some(value) =
            ::avro_runtime::__private::to_avro(out, (to)(&self.x)) { out.put(value); }",
    );
}

#[test]
fn converted_value_is_read_with_the_place_where_it_starts() {
    check(
        decode::value(&converted(Ty::Int)),
        "{
            let start = input.offset();
            let value = input.int()?;
            ::avro_runtime::__private::from_avro(input, start, (from)(value))?
        }",
    );
}

#[test]
fn converted_value_of_another_schema_is_converted_after_it_is_resolved() {
    check(
        resolve::value(&converted(Ty::Double)),
        "{
            let start = input.offset();
            let value = resolved.double(input)?;
            ::avro_runtime::__private::from_avro(input, start, (from)(value))?
        }",
    );
}

#[test]
fn converted_item_that_may_be_the_same_is_asked() {
    let items = Items {
        ty: converted(Ty::Map(
            Map::HashMap,
            Box::new(Items {
                ty: Ty::Int,
                min_size: 1.into(),
            }),
        )),
        min_size: 1.into(),
    };
    check(
        resolve::value(&Ty::Array(Box::new(items))),
        "resolved.array(input, 1, |input, resolved| ::core::result::Result::Ok({
            let start = input.offset();
            let value = if resolved.is_same() {
                input.map(1, |input| ::core::result::Result::Ok(input.int()?))?
            } else {
                resolved.map(input, 1, |input, resolved| ::core::result::Result::Ok(input.int()?))?
            };
            ::avro_runtime::__private::from_avro(input, start, (from)(value))?
        }))?",
    );
}

#[test]
fn borrowed_text_and_bytes_are_copied_as_references() {
    let option = Ty::Nullable {
        null: 0,
        value: Box::new(Ty::Str),
    };
    check(encode::statement(&Ty::Str, &place()), "out.put(self.x);");
    check(
        encode::statement(&option, &place()),
        "out.put(::avro_runtime::__private::Nullable::<0i32, 1i32, _>(self.x));",
    );
    check(decode::value(&Ty::Str), "input.string()?");
    check(decode::value(&Ty::ByteSlice), "input.bytes()?");
}
