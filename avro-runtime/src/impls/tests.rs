//! The standard library's types, there and back.

use crate::{AvroSchema, Decode, DecodeError, Encode, FixedBytes, Input, from_slice, to_vec};
use avro_ir::{Names, ParseOptions, Schema};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::sync::{Arc, LazyLock};

/// Writes a value, reads it back, and compares its schema and its bytes.
#[expect(clippy::needless_pass_by_value, reason = "shorter to call")]
fn check<T>(value: T, schema: &str, bytes: &[u8])
where
    T: AvroSchema + Encode + for<'de> Decode<'de> + PartialEq + Debug,
{
    assert_eq!(T::schema().canonical_form(), schema);
    assert!(std::ptr::eq(T::schema(), T::schema()));
    assert_eq!(to_vec(&value).unwrap(), bytes);
    assert!(T::MIN_SIZE <= bytes.len());
    assert_eq!(from_slice::<T>(bytes).unwrap(), value);
}

#[test]
fn primitives_are_what_they_are_called() {
    check((), r#""null""#, &[]);
    check(true, r#""boolean""#, &[1]);
    check(-65, r#""int""#, &[0x81, 1]);
    check(
        i64::MAX,
        r#""long""#,
        &[0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1],
    );
    check(1.5_f32, r#""float""#, &[0, 0, 0xc0, 0x3f]);
    check(-0.0_f64, r#""double""#, &[0, 0, 0, 0, 0, 0, 0, 0x80]);
    check(200_u8, r#""int""#, &[0x90, 3]);
}

#[test]
fn nan_keeps_its_bits() {
    let nan = f64::from_bits(0x7ff4_0000_0000_0001);
    let bytes = to_vec(&nan).unwrap();
    assert_eq!(from_slice::<f64>(&bytes).unwrap().to_bits(), nan.to_bits());
}

#[test]
fn text_is_string() {
    check("ab".to_owned(), r#""string""#, b"\x04ab");
    check(Box::<str>::from("ab"), r#""string""#, b"\x04ab");
    check(Arc::<str>::from("ab"), r#""string""#, b"\x04ab");
    assert!(matches!(
        from_slice(b"\x04ab"),
        Ok(Cow::<str>::Borrowed("ab"))
    ));
    assert_eq!(from_slice::<&str>(b"\x04ab").unwrap(), "ab");
    assert_eq!(<Cow<'_, str>>::schema().canonical_form(), r#""string""#);
}

#[test]
fn slices_of_bytes_are_bytes() {
    check(vec![1_u8, 2], r#""bytes""#, &[4, 1, 2]);
    check(Box::<[u8]>::from([1, 2]), r#""bytes""#, &[4, 1, 2]);
    check(Arc::<[u8]>::from([1, 2]), r#""bytes""#, &[4, 1, 2]);
    assert!(matches!(
        from_slice(&[2, 7]),
        Ok(Cow::<[u8]>::Borrowed([7]))
    ));
    assert_eq!(<&[u8]>::schema().canonical_form(), r#""bytes""#);
    assert_eq!(<Cow<'_, [u8]>>::schema().canonical_form(), r#""bytes""#);
    check(
        FixedBytes([1, 2]),
        r#"{"name":"Fixed2","type":"fixed","size":2}"#,
        &[1, 2],
    );
}

#[test]
fn slices_of_all_else_are_arrays() {
    check(
        vec![3_i64, 27],
        r#"{"type":"array","items":"long"}"#,
        &[4, 6, 54, 0],
    );
    check(
        vec![true, false],
        r#"{"type":"array","items":"boolean"}"#,
        &[4, 1, 0, 0],
    );
    check(
        vec![1.0_f32],
        r#"{"type":"array","items":"float"}"#,
        &[2, 0, 0, 0x80, 0x3f, 0],
    );
    check(
        Vec::<f64>::new(),
        r#"{"type":"array","items":"double"}"#,
        &[0],
    );
    check(
        vec![vec![1_u8]],
        r#"{"type":"array","items":"bytes"}"#,
        &[2, 2, 1, 0],
    );
    check(vec![(); 2], r#"{"type":"array","items":"null"}"#, &[4, 0]);
    let boxed: Box<[String]> = Box::new(["a".to_owned()]);
    check(
        boxed,
        r#"{"type":"array","items":"string"}"#,
        b"\x02\x02a\0",
    );
    check(
        vec![FixedBytes([1]); 2],
        r#"{"type":"array","items":{"name":"Fixed1","type":"fixed","size":1}}"#,
        &[4, 1, 1, 0],
    );
}

#[test]
fn maps_have_string_keys() {
    let json = r#"{"type":"map","values":"int"}"#;
    let entries = [("a".to_owned(), 1), ("b".to_owned(), 2)];
    check(BTreeMap::from(entries), json, b"\x04\x02a\x02\x02b\x04\0");
    check(
        HashMap::from([("a".to_owned(), 1)]),
        json,
        b"\x02\x02a\x02\0",
    );
    check(HashMap::<String, i32>::new(), json, &[0]);
    let borrowed: HashMap<&str, i32> = from_slice(b"\x02\x02a\x02\0").unwrap();
    assert_eq!(borrowed["a"], 1);
}

#[test]
fn option_is_a_union_with_null_first() {
    check(Some(1_i64), r#"["null","long"]"#, &[2, 2]);
    check(None::<String>, r#"["null","string"]"#, &[0]);
    check(
        vec![Some(Box::new(1))],
        r#"{"type":"array","items":["null","int"]}"#,
        &[2, 2, 2, 0],
    );
}

#[test]
fn pointers_are_what_they_point_to() {
    check(Box::new(1), r#""int""#, &[2]);
    check(Arc::new("a".to_owned()), r#""string""#, b"\x02a");
    assert_eq!(to_vec(&&&1).unwrap(), [2]);
}

#[cfg(feature = "bytes")]
#[test]
fn bytes_of_the_crate_are_bytes() {
    check(bytes::Bytes::from_static(b"ab"), r#""bytes""#, b"\x04ab");
}

mod round_trip {
    use super::{Debug, Decode, Encode, from_slice, to_vec};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn check<T: Encode + for<'de> Decode<'de> + PartialEq + Debug>(value: &T) {
        let bytes = to_vec(value).unwrap();
        assert_eq!(&from_slice::<T>(&bytes).unwrap(), value);
    }

    fn nested() -> impl Strategy<Value = Vec<BTreeMap<String, Option<Vec<i64>>>>> {
        let items = prop::option::of(prop::collection::vec(any::<i64>(), 0..4));
        prop::collection::vec(prop::collection::btree_map(".{0,9}", items, 0..4), 0..4)
    }

    proptest! {
        #[test]
        fn any_number(int: i32, long: i64, float: f32, double: f64) {
            check(&int);
            check(&long);
            check(&float);
            check(&double);
        }

        #[test]
        fn any_text(text: String, bytes: Vec<u8>) {
            check(&text);
            check(&bytes);
        }

        #[test]
        fn any_nesting(value in nested()) {
            check(&value);
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
            drop(from_slice::<Vec<BTreeMap<String, Option<Vec<i64>>>>>(&bytes));
            drop(from_slice::<Vec<Option<f64>>>(&bytes));
            drop(from_slice::<BTreeMap<&str, bool>>(&bytes));
        }
    }
}

#[test]
fn narrow_integers_are_the_smallest_type_that_holds_them() {
    check(-128_i8, r#""int""#, &[0xff, 1]);
    check(300_i16, r#""int""#, &[0xd8, 4]);
    check(65_535_u16, r#""int""#, &[0xfe, 0xff, 7]);
    check(u32::MAX, r#""long""#, &[0xfe, 0xff, 0xff, 0xff, 0x1f]);
    check(vec![1_i8], r#"{"type":"array","items":"int"}"#, &[2, 2, 0]);
    let error = from_slice::<i8>(&[0x80, 2]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "at byte 0: the int does not fit an i8, -128 to 127"
    );
}

/// A type whose schema was read with names that are not Avro's.
#[derive(Debug)]
struct Odd;

impl AvroSchema for Odd {
    fn schema() -> &'static Schema {
        static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
            let mut options = ParseOptions::default();
            options.names = Names::Any;
            let text =
                r#"{"type": "record", "name": "a-b", "fields": [{"name": "c", "type": "int"}]}"#;
            Schema::parse_with(text, &options).unwrap()
        });
        &SCHEMA
    }
}

impl<'de> Decode<'de> for Odd {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        Self
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        input.int().map(|_| Self)
    }

    fn read_as() -> &'static crate::private::Definition {
        <Self as AvroSchema>::definition()
    }
}

#[test]
fn the_path_of_an_error_is_found_whatever_the_names_around_it() {
    let error = from_slice::<Vec<Odd>>(&[2, 0x80]).unwrap_err();
    assert_eq!(error.path(), "[0].c");
}
