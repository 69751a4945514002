//! Values made by hand: `new`, builders, defaults, and values that are nested too deep.

use avro_runtime::{DecodeErrorKind, EncodeErrorKind, from_slice, to_vec};
use avro_tests::generated::case_03_linked_list::ux::rec::LongList;
use avro_tests::generated::case_12_null_second::ux::nulls;
use avro_tests::generated::case_12_null_second_all_choices as all_choices;

#[test]
fn new_takes_what_has_no_default_and_gives_the_rest() {
    let value = nulls::NullSecond::new((), "g".to_owned(), None);
    let expected = nulls::NullSecond {
        a: Some("hi".to_owned()),
        b: Some(7),
        c: Some(vec!["x".to_owned()]),
        d: Some(nulls::NullSecondD::String("z".to_owned())),
        e: None,
        f: (),
        g: "g".to_owned(),
        h: None,
    };
    assert_eq!(value, expected);
}

#[test]
fn a_builder_gives_what_new_gives() {
    let built = all_choices::NullSecond::builder().f(()).g("g").h(5).build();
    let new = all_choices::NullSecond::new((), "g".into(), Some(5));
    assert_eq!(built.unwrap(), new);
}

#[test]
fn a_builder_without_a_field_names_it() {
    let error = all_choices::NullSecond::builder()
        .f(())
        .h(5)
        .build()
        .unwrap_err();
    assert!(error.to_string().contains("`g`"), "{error}");
}

#[test]
fn other_types_for_text_and_maps_are_the_same_bytes() {
    let plain = nulls::NullSecond::new((), "g".to_owned(), None);
    let chosen = all_choices::NullSecond::new((), "g".into(), None);
    assert_eq!(to_vec(&plain).unwrap(), to_vec(&chosen).unwrap());
}

fn list(length: usize) -> LongList {
    let mut list = LongList::new(0);
    for _ in 1..length {
        list = LongList {
            value: 0,
            next: Some(Box::new(list)),
        };
    }
    list
}

#[test]
fn a_list_as_long_as_the_limit_comes_back() {
    let list = list(128);
    assert_eq!(
        from_slice::<LongList>(&to_vec(&list).unwrap()).unwrap(),
        list
    );
}

#[test]
fn a_list_longer_than_the_limit_is_not_written() {
    let error = to_vec(&list(130)).unwrap_err();
    assert_eq!(error.kind(), &EncodeErrorKind::TooDeep { limit: 128 });
}

#[test]
fn a_list_longer_than_any_stack_is_an_error() {
    // A value and another node, time and again.
    let bytes = [0, 2].repeat(1_000_000);
    let error = from_slice::<LongList>(&bytes).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::TooDeep { limit: 128 });
}
