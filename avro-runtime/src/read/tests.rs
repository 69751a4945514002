//! Values read into places that hold others.

use crate::{
    AvroSchema, DatumReader, Decode, DecodeErrorKind, Encode, Limits, Never, Schema, from_slice,
    from_slice_into, from_slice_into_with_limits, from_slice_with_limits, to_vec,
};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::Arc;

/// Reads one value over another; it is as if it had been read alone.
#[track_caller]
fn check<T>(mut old: T, new: &T) -> T
where
    T: Encode + for<'de> Decode<'de> + PartialEq + Debug,
{
    let bytes = to_vec(new).unwrap();
    from_slice_into(&mut old, &bytes).unwrap();
    assert_eq!(&old, new);
    old
}

fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn a_string_keeps_its_memory() {
    let old = text("long enough");
    let (place, capacity) = (old.as_ptr(), old.capacity());
    let new = check(old, &text("short"));
    assert_eq!((new.as_ptr(), new.capacity()), (place, capacity));
}

#[test]
fn items_that_stay_keep_theirs() {
    let old = vec![text("the first"), text("the second"), text("the third")];
    let places = [old[0].as_ptr(), old[1].as_ptr()];
    let new = check(old, &vec![text("1"), text("2")]);
    assert_eq!([new[0].as_ptr(), new[1].as_ptr()], places);
    assert_eq!(new.capacity(), 3);
}

#[test]
fn more_items_than_before_are_added() {
    check(vec![text("1")], &vec![text("1"), text("2"), text("3")]);
    check(vec![1_i64], &(0..1_000).collect());
    check(vec![1_u8], &vec![7; 1_000]);
    check(vec![0.5_f64], &vec![1.5; 1_000]);
    check(vec![(), ()], &vec![(); 7]);
}

#[test]
fn a_map_keeps_its_table_and_none_of_its_entries() {
    let old: HashMap<String, i64> = (0..100).map(|n| (n.to_string(), n)).collect();
    let capacity = old.capacity();
    let new = check(old, &HashMap::from([(text("a"), 1)]));
    assert_eq!(new.capacity(), capacity);
}

#[test]
fn what_is_in_a_box_stays_there() {
    let old = Box::new(text("old"));
    let place: *const String = &raw const *old;
    let new = check(old, &Box::new(text("new")));
    assert!(std::ptr::eq(place, &raw const *new));
}

#[test]
fn what_others_share_is_not_changed() {
    let mut shared = Arc::new(text("old"));
    let other = Arc::clone(&shared);
    from_slice_into(&mut shared, b"\x06new").unwrap();
    assert_eq!((shared.as_str(), other.as_str()), ("new", "old"));
    let place = Arc::as_ptr(&shared);
    from_slice_into(&mut shared, b"\x02x").unwrap();
    assert!(std::ptr::eq(place, Arc::as_ptr(&shared)));
    check(Rc::new(1_i32), &Rc::new(2));
}

#[test]
fn an_option_goes_from_some_to_none_and_back() {
    let old = check(Some(text("old")), &Some(text("new")));
    let old = check(old, &None);
    check(old, &Some(text("again")));
}

#[test]
fn collections_are_made_anew() {
    check(BTreeSet::from([1, 2]), &BTreeSet::from([3]));
    check(Box::<[i64]>::from([1, 2]), &Box::from([3]));
}

#[test]
fn a_plan_reads_over_old_items_too() {
    let writer =
        Schema::parse(r#"{"type": "array", "items": ["null", {"type": "array", "items": "int"}]}"#)
            .unwrap();
    let reader = DatumReader::<Vec<Option<Vec<f64>>>>::new(&writer).unwrap();
    let mut value = vec![Some(Vec::with_capacity(9)), None, Some(vec![1.0])];
    let place = value[0].as_ref().unwrap().as_ptr();
    reader
        .read_into(&mut value, &[4, 2, 2, 6, 0, 0, 0])
        .unwrap();
    assert_eq!(value, [Some(vec![3.0]), None]);
    assert_eq!(value[0].as_ref().unwrap().as_ptr(), place);
}

#[test]
fn after_an_error_the_value_can_be_used_and_read_into() {
    let mut value = vec![text("old"), text("older")];
    for bytes in [
        &b"\x04\x02a\x06"[..],
        b"\x04\x02a\x02\xff\0",
        b"",
        b"\x02\x02a\0\0",
    ] {
        assert!(from_slice_into(&mut value, bytes).is_err());
        assert!(to_vec(&value).is_ok());
    }
    check(value, &vec![text("new")]);
}

#[test]
fn a_limit_counts_what_a_datum_holds_whatever_was_there() {
    let limits = Limits::default().max_allocation(1_000);
    for count in [10, 41, 42, 1_000] {
        let bytes = to_vec(&vec![text(""); count]).unwrap();
        let new = from_slice_with_limits::<Vec<String>>(&bytes, &limits);
        let mut old = vec![text(""); 2_000];
        let reused = from_slice_into_with_limits(&mut old, &bytes, &limits);
        assert_eq!(reused, new.map(|_| ()), "{count}");
    }
}

#[test]
fn a_type_without_values_is_an_error_wherever_there_is_one() {
    assert!(from_slice::<Never>(&[0]).is_err());
    for bytes in [&[2_u8, 0][..], &[2, 0, 0]] {
        assert!(from_slice::<Option<Never>>(bytes).is_err());
        assert!(from_slice::<Vec<Never>>(bytes).is_err());
    }
    assert_eq!(from_slice::<Vec<Never>>(&[0]), Ok(Vec::new()));
    assert_eq!(from_slice::<Option<Never>>(&[0]), Ok(None));
}

#[test]
fn a_type_that_is_written_by_hand_reads_its_own_bytes_alone() {
    #[derive(Debug, PartialEq)]
    struct Even(i32);

    impl AvroSchema for Even {
        fn schema() -> &'static Schema {
            f64::schema()
        }
    }

    impl Decode<'_> for Even {
        const MIN_SIZE: usize = 8;

        fn blank() -> Self {
            Self(0)
        }

        fn decode(input: &mut crate::Input<'_>) -> Result<Self, crate::DecodeError> {
            input.double().map(|_| Self(2))
        }
    }

    let reader = DatumReader::<Even>::new(f64::schema()).unwrap();
    let mut value = Even(4);
    reader.read_into(&mut value, &[0; 8]).unwrap();
    assert_eq!(value, Even(2));
    let error = DatumReader::<Even>::new(i32::schema()).unwrap().read(&[2]);
    assert!(matches!(
        error.unwrap_err().kind(),
        DecodeErrorKind::Unresolvable(_)
    ));
}
