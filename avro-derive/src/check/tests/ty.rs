//! Types without an Avro form.

use super::check_field;

const LONG: &str = "may not fit Avro's long of 64 bits: use `i64`, convert it with `#[avro(as = i64)]`, or use a fixed or a decimal";

#[test]
fn integers_wider_than_a_long_are_refused() {
    for ty in ["u64", "usize", "isize", "u128", "i128"] {
        check_field(&format!("a: {ty}"), &[(ty, &format!("`{ty}` {LONG}"))]);
    }
}

#[test]
fn a_type_is_found_within_containers() {
    let message = format!("`u64` {LONG}");
    for field in [
        "a: Option<u64>",
        "a: Vec<Box<u64>>",
        "a: std::collections::HashMap<String, u64>",
        "a: BTreeMap<String, Option<Vec<u64>>>",
        "a: Cow<'static, [u64]>",
    ] {
        check_field(field, &[("u64", &message)]);
    }
}

#[test]
fn each_type_of_a_field_is_reported() {
    let message = format!("`usize` {LONG}");
    check_field(
        "a: HashMap<i32, usize>",
        &[
            (
                "i32",
                "the keys of an Avro map are strings, not `i32`: use `String`",
            ),
            ("usize", &message),
        ],
    );
}

#[test]
fn a_char_is_refused() {
    let message =
        "Avro has no characters: use `String`, or convert it with `#[avro(with = module)]`";
    check_field("a: char", &[("char", message)]);
}

#[test]
fn an_array_of_a_fixed_length_is_refused_but_for_bytes() {
    let message = "Avro has no arrays of a fixed length, but for bytes: use `Vec<i32>`";
    check_field("a: [i32; 4]", &[("[i32; 4]", message)]);
    check_field("a: [u8; 4]", &[]);
}

#[test]
fn a_tuple_is_refused() {
    let message = "Avro has no tuples: use a struct, or convert it with `#[avro(with = module)]`";
    check_field("a: Vec<(i32, i32)>", &[("(i32, i32)", message)]);
}

#[test]
fn a_reference_is_to_text_or_bytes() {
    let message = "only `&str` and `&[u8]` are read without a copy: use an owned type, or convert it with `#[avro(with = module)]`";
    check_field("a: &'static i32", &[("&'static i32", message)]);
    check_field("a: &'static mut str", &[("&'static mut str", message)]);
    check_field("a: &'static str, b: &'static [u8]", &[]);
}

#[test]
fn a_pointer_a_function_and_a_trait_object_are_refused() {
    let pointer = "a pointer has no Avro form: use an owned type, or convert it with `#[avro(with = module)]`";
    check_field("a: *const i32", &[("*const i32", pointer)]);
    let function = "a function has no Avro form: leave it out with `#[avro(skip)]`";
    check_field("a: fn(i32) -> i32", &[("fn(i32) -> i32", function)]);
    let object = "a trait object does not say what it is: use an enum, or convert it with `#[avro(with = module)]`";
    check_field("a: Box<dyn Send>", &[("dyn Send", object)]);
}

#[test]
fn never_and_impl_trait_are_refused() {
    let never = "`!` has no values, and so no Avro form: leave the field out with `#[avro(skip)]`";
    check_field("a: !", &[("!", never)]);
    let opaque = "`impl Trait` names no type: use a type parameter";
    check_field("a: impl Clone", &[("impl Clone", opaque)]);
}

#[test]
fn the_keys_of_a_map_are_text() {
    let message = "the keys of an Avro map are strings, not `i32`: use `String`";
    check_field("a: BTreeMap<i32, i64>", &[("i32", message)]);
    let message = "the keys of an Avro map are strings, not `Option<String>`: use `String`";
    check_field(
        "a: HashMap<Option<String>, i64>",
        &[("Option<String>", message)],
    );
    check_field("a: HashMap<Box<str>, i64>, b: HashMap<Key, i64>", &[]);
}

#[test]
fn the_keys_of_a_map_are_owned() {
    for key in ["&'static str", "Cow<'static, str>"] {
        let message =
            format!("the keys of a map are not borrowed from the input: use `String` for `{key}`");
        check_field(&format!("a: HashMap<{key}, i64>"), &[(key, &message)]);
    }
}

#[test]
fn an_option_holds_no_option() {
    let message = "a union cannot hold a union, as an `Option` is one: use one `Option`";
    check_field("a: Option<Option<i32>>", &[("Option<i32>", message)]);
    check_field(
        "a: Option<Box<Option<i32>>>",
        &[("Box<Option<i32>>", message)],
    );
}

#[test]
fn an_option_holds_no_null() {
    let message = "`()` is null, and so is `None`: use `bool`, or an enum";
    check_field("a: Option<()>", &[("()", message)]);
}

#[test]
fn a_field_that_is_skipped_or_converted_may_have_any_type() {
    check_field("#[avro(skip)] a: u64", &[]);
    check_field("#[avro(as = i64)] a: u64", &[]);
    check_field("#[avro(with = seconds)] a: (u64, u32)", &[]);
}

#[test]
fn the_type_that_a_field_is_converted_to_has_an_avro_form() {
    let message = format!("`u128` {LONG}");
    check_field("#[avro(as = u128)] a: Id", &[("u128", &message)]);
}

#[test]
fn types_that_are_only_called_like_those_of_std_are_left_alone() {
    check_field("a: my::Option<Option<i32>>, b: Vec<i32, Arena>", &[]);
    check_field("a: <T as Trait>::Id, b: HashSet<u64>", &[]);
}

#[test]
fn types_of_std_are_known_by_their_paths() {
    let message = format!("`u64` {LONG}");
    check_field("a: ::std::option::Option<u64>", &[("u64", &message)]);
    check_field("a: alloc::vec::Vec<u64>", &[("u64", &message)]);
}

#[test]
fn a_type_from_a_macro_is_known_too() {
    let ty: syn::Type = syn::parse_quote!(Option<u64>);
    let group = proc_macro2::Group::new(
        proc_macro2::Delimiter::None,
        quote::ToTokens::into_token_stream(ty),
    );
    let derive = syn::parse_quote!(
        struct S {
            a: #group,
        }
    );
    let error = crate::input::input(&derive).err().unwrap();
    assert_eq!(error.to_string(), format!("`u64` {LONG}"));
}
