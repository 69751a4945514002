//! Types of the standard library.

use crate::support::{check, check_bytes, check_schema, read, read_error};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, Limits, from_slice, to_vec};
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::marker::PhantomData;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::{NonZero, NonZeroI64, NonZeroU8};
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, SystemTime};

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Collections {
    queue: VecDeque<i64>,
    bytes: VecDeque<u8>,
    sorted: BTreeSet<String>,
    hashed: HashSet<i32>,
}

const COLLECTIONS: &str = r#"{"type": "record", "name": "Collections", "fields": [
    {"name": "queue", "type": {"type": "array", "items": "long"}},
    {"name": "bytes", "type": {"type": "array", "items": "int"}},
    {"name": "sorted", "type": {"type": "array", "items": "string"}},
    {"name": "hashed", "type": {"type": "array", "items": "int"}}]}"#;

#[test]
fn collections_are_arrays() {
    let mut queue = VecDeque::from([2, 3]);
    // In the middle of its ring.
    queue.push_front(1);
    check(
        &Collections {
            queue,
            bytes: VecDeque::from([200]),
            sorted: BTreeSet::from(["a".to_owned(), "b".to_owned()]),
            hashed: HashSet::from([7]),
        },
        COLLECTIONS,
        &[
            6, 2, 4, 6, 0, 2, 0x90, 3, 0, 4, 2, b'a', 2, b'b', 0, 2, 14, 0,
        ],
    );
}

#[test]
fn a_set_keeps_one_of_equal_items() {
    assert_eq!(from_slice(&[4, 2, 2, 0]), Ok(BTreeSet::from([1])));
    assert_eq!(from_slice(&[4, 2, 2, 0]), Ok(HashSet::from([1])));
}

#[test]
fn items_of_collections_are_evolved() {
    let writer = r#"{"type": "array", "items": "int"}"#;
    let queue = read::<VecDeque<f64>>(writer, &[4, 2, 4, 0]);
    assert_eq!(queue, [1.0, 2.0]);
    let set = read::<BTreeSet<i64>>(writer, &[4, 2, 4, 0]);
    assert_eq!(set, BTreeSet::from([1, 2]));
}

#[test]
fn an_error_in_a_collection_has_its_path() {
    let error = from_slice::<VecDeque<bool>>(&[4, 1, 2, 0]).unwrap_err();
    assert_eq!(error.path(), "[1]");
}

#[test]
fn a_set_is_within_the_limits_of_memory() {
    let bytes = to_vec(&(0..100).collect::<Vec<i64>>()).unwrap();
    let limits = Limits::default().max_allocation(1000);
    assert!(avro_runtime::from_slice_with_limits::<BTreeSet<i64>>(&bytes, &limits).is_err());
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Shared {
    text: Rc<str>,
    number: Rc<i64>,
    next: Option<Rc<Shared>>,
}

#[test]
fn an_rc_is_what_it_points_to() {
    let value = Shared {
        text: "a".into(),
        number: Rc::new(1),
        next: Some(Rc::new(Shared {
            text: "b".into(),
            number: Rc::new(2),
            next: None,
        })),
    };
    check(
        &value,
        r#"{"type": "record", "name": "Shared", "fields": [
            {"name": "text", "type": "string"}, {"name": "number", "type": "long"},
            {"name": "next", "type": ["null", "Shared"], "default": null}]}"#,
        &[2, b'a', 2, 2, 2, b'b', 4, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Counts {
    few: NonZeroU8,
    many: NonZeroI64,
    some: Option<NonZero<i32>>,
}

#[test]
fn an_integer_but_zero_is_the_integer() {
    check(
        &Counts {
            few: NonZeroU8::MAX,
            many: NonZeroI64::MIN,
            some: NonZero::new(1),
        },
        r#"{"type": "record", "name": "Counts", "fields": [
            {"name": "few", "type": "int"}, {"name": "many", "type": "long"},
            {"name": "some", "type": ["null", "int"], "default": null}]}"#,
        &[
            0xfe, 3, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 2,
        ],
    );
    let error = from_slice::<Counts>(&[2, 0, 0]).unwrap_err();
    assert_eq!(error.path(), "many");
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Texts {
    any: IpAddr,
    v4: Ipv4Addr,
    v6: Ipv6Addr,
    path: PathBuf,
}

#[test]
fn addresses_and_paths_are_text() {
    check_schema::<Texts>(
        r#"{"type": "record", "name": "Texts", "fields": [
            {"name": "any", "type": "string"}, {"name": "v4", "type": "string"},
            {"name": "v6", "type": "string"}, {"name": "path", "type": "string"}]}"#,
    );
    let value = Texts {
        any: Ipv6Addr::LOCALHOST.into(),
        v4: Ipv4Addr::LOCALHOST,
        v6: Ipv6Addr::UNSPECIFIED,
        path: "a/b".into(),
    };
    check_bytes(&value, b"\x06::1\x12127.0.0.1\x04::\x06a/b");
    let error = from_slice::<Ipv4Addr>(b"\x061.2").unwrap_err();
    assert!(error.to_string().contains("no IPv4 address"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_text_is_an_error() {
    use std::os::unix::ffi::OsStringExt;
    let path = PathBuf::from(std::ffi::OsString::from_vec(vec![0xff]));
    let error = to_vec(&path).unwrap_err().to_string();
    assert!(error.contains("the path is not UTF-8"), "{error}");
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Times {
    exact: SystemTime,
    #[avro(timestamp_millis)]
    millis: SystemTime,
}

#[test]
fn an_instant_of_the_system_is_a_timestamp() {
    let before = SystemTime::UNIX_EPOCH - Duration::from_nanos(1);
    let after = SystemTime::UNIX_EPOCH + Duration::from_millis(1);
    check(
        &Times {
            exact: before,
            millis: after,
        },
        r#"{"type": "record", "name": "Times", "fields": [
            {"name": "exact", "type": {"type": "long", "logicalType": "timestamp-nanos"}},
            {"name": "millis", "type": {"type": "long", "logicalType": "timestamp-millis"}}]}"#,
        &[1, 2],
    );
    let too_precise = Times {
        exact: before,
        millis: before,
    };
    assert!(to_vec(&too_precise).is_err());
    let year_2300 = SystemTime::UNIX_EPOCH + Duration::from_secs(330 * 365 * 86_400);
    assert!(to_vec(&year_2300).is_err());
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Marked<T> {
    id: i64,
    of: PhantomData<T>,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Key<T>(String, PhantomData<fn() -> T>);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Held<T> {
    In { value: T, by: PhantomData<str> },
    Out(i64),
}

#[test]
fn a_marker_is_left_out() {
    // Its parameter needs no trait.
    #[derive(Debug, PartialEq)]
    struct Other;
    check(
        &Marked::<Other> {
            id: 1,
            of: PhantomData,
        },
        r#"{"type": "record", "name": "Marked", "fields": [{"name": "id", "type": "long"}]}"#,
        &[2],
    );
    check_schema::<Key<Other>>(
        r#"{"type": "record", "name": "Key", "fields": [{"name": "field_0", "type": "string"}]}"#,
    );
    check_bytes(&Key::<Other>("a".to_owned(), PhantomData), &[2, b'a']);
    let held = Held::In {
        value: true,
        by: PhantomData,
    };
    check_bytes(&held, &[0, 1]);
    assert!(read_error::<Key<Other>>("\"int\"", &[2]).is_err());
}
