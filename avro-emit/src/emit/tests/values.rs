//! Values: converted, and borrowed from the input.

use super::super::encode::{self, Value};
use super::super::read;
use super::check;
use crate::model::{Map, Size, Ty};
use quote::quote;

fn converted(avro: Ty) -> Ty {
    Ty::Converted {
        avro: Box::new(avro),
        to: quote!(to),
        from: quote!(from),
        blank: quote!(blank),
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
    check(read::sum(&size), expected);
    check(read::sum(&Size::default()), "0");
}

#[test]
fn converted_value_is_written_unless_its_conversion_fails() {
    check(
        encode::statement(&converted(Ty::Int), &place()),
        "if let ::core::option::Option::Some(value) =
            ::avro_runtime::__private::to_avro(out, (to)(&self.x)) { out.put(value); }",
    );
}

/// How values of the type are read.
#[track_caller]
fn reads(ty: &Ty, expected: &str) {
    let expected = expected.replace("private::", "::avro_runtime::__private::");
    check(read::how_or_own(ty), &expected);
}

#[test]
fn converted_value_is_read_as_another() {
    reads(
        &converted(Ty::Int),
        "private::Converted::<i32, _, _, _>::new(private::Own, |value| (from)(value), || blank)",
    );
}

#[test]
fn how_a_value_is_read_nests_as_the_type_does() {
    let items = Ty::Nullable {
        null: 1,
        value: Box::new(Ty::Map(Map::HashMap, Box::new(Ty::Int))),
    };
    reads(
        &Ty::Array(Box::new(items)),
        "private::Array(private::OrNull::<1, _>(private::Map(private::Own)))",
    );
}

#[test]
fn null_that_comes_first_is_what_an_option_is() {
    for (ty, expected) in [
        (Ty::String(None), "private::Own"),
        (Ty::Int, "private::Own"),
    ] {
        let option = Ty::Nullable {
            null: 0,
            value: Box::new(ty),
        };
        reads(&option, expected);
    }
    // It may be a union, of which null would be beside the branches.
    let option = Ty::Nullable {
        null: 0,
        value: Box::new(Ty::Extern(quote!(T))),
    };
    reads(&option, "private::OrNull::<0, _>(private::Own)");
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
    reads(&Ty::Str, "private::Own");
    reads(&Ty::ByteSlice, "private::Own");
}
