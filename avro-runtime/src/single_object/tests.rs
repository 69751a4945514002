//! Headers, stores and readers. Expected bytes are from other implementations.

use super::{
    Error, InsertError, Reader, SchemaStore, from_slice, header, split, to_vec, to_vec_in,
};
use crate::logical::{TimestampMicros, TimestampMillis};
use crate::{AvroSchema, DecodeErrorKind, Encode, Limits, OutOfRange, Sink, json};
use avro_ir::Schema;
use std::error::Error as _;
use std::thread;

fn schema(text: &str) -> Schema {
    Schema::parse(text).unwrap()
}

/// Flips between names of 70 letters, `a` or `c`, that have one fingerprint.
///
/// The fingerprint is linear: each letter that is flipped adds its own 64 bits. Of 65 such numbers,
/// some add up to nothing.
fn colliding_names() -> [String; 2] {
    const LETTERS: usize = 70;
    let name = |flips: u128| -> String {
        let letters = (0..LETTERS).map(|at| if flips >> at & 1 == 1 { 'c' } else { 'a' });
        letters.collect()
    };
    let fingerprint = |flips| schema(&fixed(&name(flips))).fingerprint_rabin();
    let none = fingerprint(0);
    // By their highest bit: what some letters add up to, and which.
    let mut sums = [(0_u64, 0_u128); 64];
    for at in 0..LETTERS {
        let (mut sum, mut flips) = (fingerprint(1 << at) ^ none, 1 << at);
        while sum != 0 {
            let known = &mut sums[sum.ilog2() as usize];
            if known.0 == 0 {
                *known = (sum, flips);
                break;
            }
            (sum, flips) = (sum ^ known.0, flips ^ known.1);
        }
        if sum == 0 {
            return [name(0), name(flips)];
        }
    }
    panic!("of 65 numbers of 64 bits, some add up to nothing")
}

fn fixed(name: &str) -> String {
    format!(r#"{{"type": "fixed", "name": "{name}", "size": 1}}"#)
}

/// The header that fastavro's fingerprint gives, and a datum.
#[test]
fn the_header_of_a_record_is_that_of_other_implementations() {
    let schema = schema(
        r#"{"type": "record", "namespace": "org.apache.avro", "name": "TestMessage", "fields": [
            {"name": "id", "type": "long"}, {"name": "name", "type": "string"},
            {"name": "tags", "type": {"type": "array", "items": "string"}}]}"#,
    );
    let message =
        b"\xc3\x01\xa9\x2d\xe1\xf8\xa2\x42\xf5\x3d\x54\x08Bill\x04\x12dog_lover\x12cat_hater\0";
    let (fingerprint, datum) = split(message).unwrap();
    assert_eq!(fingerprint, schema.fingerprint_rabin());
    assert_eq!(header(fingerprint), message[..10]);
    assert_eq!(
        json::from_datum(&schema, datum).unwrap(),
        r#"{"id":42,"name":"Bill","tags":["dog_lover","cat_hater"]}"#
    );
}

#[test]
fn a_type_without_a_name_has_the_header_of_its_schema() {
    let message = to_vec(&vec![3_i64, 27]).unwrap();
    assert_eq!(
        message,
        *b"\xc3\x01\x71\x5e\x2e\xa2\x8b\xc9\x16\x54\x04\x06\x36\x00"
    );
    assert_eq!(from_slice::<Vec<i64>>(&message).unwrap(), [3, 27]);
    assert_eq!(from_slice::<Box<[i64]>>(&message).unwrap()[..], [3, 27]);
}

#[test]
fn strings_can_be_borrowed_from_a_message() {
    let message = to_vec("a").unwrap();
    let store = SchemaStore::new();
    assert_eq!(from_slice::<&str>(&message).unwrap(), "a");
    assert_eq!(Reader::<&str>::new(&store).read(&message).unwrap(), "a");
}

struct Unfit;

impl AvroSchema for Unfit {
    fn schema() -> &'static Schema {
        i64::schema()
    }
}

impl Encode for Unfit {
    fn encode(&self, out: &mut Sink<'_>) {
        1_i64.encode(out);
        out.fail(OutOfRange::new("it does not fit").into());
    }
}

#[test]
fn a_value_that_does_not_fit_leaves_no_header_behind() {
    let mut out = vec![0xff];
    to_vec_in(&Unfit, &mut out).unwrap_err();
    assert_eq!(out, [0xff]);
}

#[test]
fn an_offset_is_one_of_the_message() {
    let message = [&to_vec(&1_i32).unwrap()[..10], &[0x80]].concat();
    let error = from_slice::<i32>(&message).unwrap_err();
    assert_eq!(
        error.to_string(),
        "at byte 10: unexpected end of input: 2 bytes needed, 1 left"
    );
    assert!(error.source().is_some());
}

/// Compares the error of bytes that have no header.
#[track_caller]
fn check_no_header(message: &[u8], expected: &str) {
    let error = split(message).unwrap_err();
    assert_eq!(error.to_string(), expected);
}

#[test]
fn a_message_that_ends_in_its_header_is_too_short() {
    check_no_header(
        b"",
        "the message has 0 of the 10 bytes of a single-object header",
    );
    check_no_header(
        b"\xc3\x01\0\0\0\0\0\0\0",
        "the message has 9 of the 10 bytes of a single-object header",
    );
}

#[test]
fn what_has_no_header_is_told_by_its_first_bytes() {
    let cases: [(&[u8], &str, &str); 7] = [
        (
            b"Obj\x01\x02",
            "4f 62 6a 01",
            "it is an object container file",
        ),
        (
            b"\0\0\0\0\x01\x02",
            "00 00 00 00",
            "it may have the framing of Confluent's schema registry, 00 and a schema's id",
        ),
        (
            b"\xc3\x02aaaaaaaa",
            "c3 02 61 61",
            "it is of another version of the single-object encoding",
        ),
        (b"{}", "7b 7d", "it may be JSON"),
        (
            b"c301",
            "63 33 30 31",
            "it is written in hexadecimal digits",
        ),
        (b"\x02", "02", "it may be a datum without a header"),
        (
            b"\x01\xc3aaaaaaaa",
            "01 c3 61 61",
            "it may be a datum without a header",
        ),
    ];
    for (message, start, guess) in cases {
        check_no_header(
            message,
            &format!("the message starts with {start} and not with c3 01: {guess}"),
        );
    }
}

#[test]
fn a_schema_can_be_inserted_twice() {
    let store = SchemaStore::new();
    let first = store.insert(&schema("\"int\"")).unwrap();
    let second = store.clone().insert(&schema(r#"{"type": "int"}"#)).unwrap();
    assert_eq!((first, store.len()), (second, 1));
}

#[test]
fn two_schemas_of_one_fingerprint_are_refused() {
    let [one, other] = colliding_names();
    assert_ne!(one, other);
    let store = SchemaStore::new();
    let fingerprint = store.insert(&schema(&fixed(&one))).unwrap();
    let error = store.insert(&schema(&fixed(&other))).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "`{other}` has the fingerprint {fingerprint:016x} of `{one}`, which the store has, \
             and is another schema: one of them was made to deceive"
        )
    );
    let kept = store.get(fingerprint).unwrap();
    assert_eq!(kept.canonical_form(), schema(&fixed(&one)).canonical_form());
}

#[test]
fn schemas_that_differ_in_logical_types_need_a_store_each() {
    let store = SchemaStore::new();
    store.insert(TimestampMillis::schema()).unwrap();
    let error = store.insert(TimestampMicros::schema()).unwrap_err();
    assert!(matches!(
        error,
        InsertError::Conflict {
            fingerprint: 0xd054_e144_93f4_1db7,
            ..
        }
    ));
}

#[test]
fn a_fingerprint_from_outside_is_checked() {
    let store = SchemaStore::new();
    let int = schema("\"int\"");
    let error = store.insert_verified(1, &int).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the fingerprint of `int` is 7275d51a3f395c8f, not 0000000000000001"
    );
    assert!(store.is_empty());
    store.insert_verified(0x7275_d51a_3f39_5c8f, &int).unwrap();
    let all: Vec<u64> = store
        .schemas()
        .map(|(fingerprint, _)| fingerprint)
        .collect();
    assert_eq!(all, [0x7275_d51a_3f39_5c8f]);
}

#[test]
fn a_reader_reads_messages_of_every_writer() {
    let store = SchemaStore::new();
    let reader = Reader::<f64>::new(&store);
    store.insert(i32::schema()).unwrap();
    store.insert(i64::schema()).unwrap();
    let messages = [
        to_vec(&1_i32).unwrap(),
        to_vec(&2_i64).unwrap(),
        to_vec(&3.5_f64).unwrap(),
    ];
    let values = messages.map(|message| reader.read(&message).unwrap());
    assert_eq!(format!("{values:?}"), "[1.0, 2.0, 3.5]");
}

#[test]
fn a_writer_that_cannot_be_read_is_an_error_each_time() {
    let store = SchemaStore::new();
    store.insert(bool::schema()).unwrap();
    let reader = Reader::<f64>::new(&store);
    for _ in 0..2 {
        let error = reader.read(&to_vec(&true).unwrap()).unwrap_err();
        let Error::UnreadableWriter { fingerprint, error } = error else {
            panic!("{error}")
        };
        assert_eq!(fingerprint, 0x9f42_fc78_a4d4_f764);
        assert_eq!(error.incompatibilities().len(), 1);
    }
}

#[test]
fn an_unknown_fingerprint_is_shown() {
    let error = Reader::<f64>::new(&SchemaStore::new())
        .read(&to_vec(&1_i32).unwrap())
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the store has no schema 7275d51a3f395c8f, with which the message was written: insert it"
    );
}

#[test]
fn the_schema_of_the_store_counts_before_the_type_s_own() {
    let store = SchemaStore::new();
    store.insert(TimestampMillis::schema()).unwrap();
    let message = to_vec(&TimestampMicros(5)).unwrap();
    let by_store = Reader::<TimestampMicros>::new(&store).read(&message);
    let own = Reader::<TimestampMicros>::new(&SchemaStore::new()).read(&message);
    assert_eq!(own.unwrap(), TimestampMicros(5));
    assert_ne!(by_store.ok(), Some(TimestampMicros(5)));
}

#[test]
fn the_type_s_own_schema_stays_when_another_is_inserted_later() {
    let store = SchemaStore::new();
    let reader = Reader::<TimestampMicros>::new(&store);
    store.insert(TimestampMillis::schema()).unwrap();
    let message = to_vec(&TimestampMicros(5)).unwrap();
    assert_eq!(reader.read(&message).unwrap(), TimestampMicros(5));
}

#[test]
fn limits_hold_for_messages() {
    let store = SchemaStore::new();
    store.insert(<Vec<i32>>::schema()).unwrap();
    let reader = Reader::<Vec<i64>>::new(&store).with_limits(Limits::default().max_items(1));
    let message = to_vec(&vec![1_i32, 2]).unwrap();
    let Err(Error::Datum(error)) = reader.read(&message) else {
        panic!("two items are read")
    };
    assert_eq!(*error.kind(), DecodeErrorKind::TooManyItems { limit: 1 });
}

#[test]
fn threads_share_a_reader_while_schemas_are_inserted() {
    let store = SchemaStore::new();
    let reader = Reader::<Vec<f64>>::new(&store).with_max_writers(1);
    let messages = [to_vec(&vec![1_i32]).unwrap(), to_vec(&vec![1_i64]).unwrap()];
    thread::scope(|scope| {
        for message in &messages {
            scope.spawn(|| {
                while reader.read(message).is_err() {
                    thread::yield_now();
                }
                for _ in 0..1000 {
                    assert_eq!(format!("{:?}", reader.read(message).unwrap()), "[1.0]");
                }
            });
        }
        store.insert(<Vec<i32>>::schema()).unwrap();
        store.insert(<Vec<i64>>::schema()).unwrap();
    });
}

#[test]
fn everything_can_be_sent_and_shared() {
    fn check<T: Send + Sync + 'static>() {}
    check::<SchemaStore>();
    check::<Reader<String>>();
    check::<crate::DatumReaders<String>>();
    check::<Error>();
    check::<InsertError>();
}
