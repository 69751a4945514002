//! What the raw writers do at their boundaries.

use super::varint::{zigzag32, zigzag64};
use super::{Concat, Fixed, Nullable, Put, Sink, utf8};
use crate::limits::Limits;

/// Writes `value` into vectors of every capacity around what it takes, so that it ends at the end
/// of an allocation, and compares with `expected`.
fn check<P: Put + Copy>(value: P, expected: &[u8]) {
    let bound = P::FIXED + value.extra();
    assert!(expected.len() <= bound, "the bound is too small");
    for capacity in [0, 1, bound.saturating_sub(1), bound, bound + 1] {
        let mut out = Vec::with_capacity(capacity);
        Sink::new(&mut out, &Limits::DEFAULT).put(value);
        assert_eq!(out, expected);
    }
}

/// A varint by the book: seven bits at a time.
fn varint(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    bytes.push(value.to_le_bytes()[0]);
    bytes
}

#[test]
fn longs_of_every_length_take_the_bytes_of_the_book() {
    for bit in 0..64 {
        for value in [1 << bit, (1_i64 << bit).wrapping_sub(1), !(1 << bit)] {
            check(value, &varint(zigzag64(value)));
        }
    }
    check(i64::MIN, &varint(u64::MAX));
    check(i64::MAX, &varint(u64::MAX - 1));
}

#[test]
fn ints_of_every_length_take_the_bytes_of_the_book() {
    for bit in 0..32 {
        for value in [1 << bit, (1_i32 << bit).wrapping_sub(1), !(1 << bit)] {
            check(value, &varint(u64::from(zigzag32(value))));
        }
    }
}

#[test]
fn strings_of_every_length_are_copied() {
    let text: String = ('a'..='z').cycle().take(200).collect();
    for len in 0..text.len() {
        let mut expected = varint(len as u64 * 2);
        expected.extend_from_slice(&text.as_bytes()[..len]);
        check(&text[..len], &expected);
        check(&text.as_bytes()[..len], &expected);
        check(Fixed(&text.as_bytes()[..len]), &text.as_bytes()[..len]);
    }
}

#[test]
fn nullable_writes_the_branch_and_the_value() {
    check(Nullable::<0, 1, i64>(None), &[0]);
    check(Nullable::<0, 1, _>(Some("a")), &[2, 2, b'a']);
    check(Nullable::<1, 0, _>(Some("a")), &[0, 2, b'a']);
    check(Nullable::<100, 0, i32>(None), &[0xc8, 1]);
}

#[test]
fn tuples_write_their_elements_in_order() {
    let floats = (1.5_f32, -2.0_f64);
    let inner = (true, (), &[7_u8, 8], floats);
    let mut expected = vec![1, 7, 8];
    expected.extend_from_slice(&1.5_f32.to_le_bytes());
    expected.extend_from_slice(&(-2.0_f64).to_le_bytes());
    check(inner, &expected);
    let row = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    let bytes: Vec<u8> = (1..=12).map(|number| number * 2).collect();
    check((row, row, row, row), &bytes.repeat(4));
}

#[test]
fn items_are_written_in_chunks() {
    // Interpreted, thousands of items take minutes.
    let chunks = if cfg!(miri) { 6_560 } else { 20_000 };
    for len in [0, 1, 6_553, 6_554, chunks] {
        let items: Vec<i64> = (0..len).map(|item| item << 40).collect();
        let mut out = Vec::new();
        Sink::new(&mut out, &Limits::DEFAULT).put_items(&items, |item| *item);
        let mut expected = if len == 0 {
            Vec::new()
        } else {
            varint(zigzag64(len))
        };
        expected.extend(items.iter().flat_map(|item| varint(zigzag64(*item))));
        expected.push(0);
        assert!(out == expected, "{len} items");
    }
}

#[test]
fn items_without_bytes_are_counted() {
    let mut out = Vec::new();
    Sink::new(&mut out, &Limits::DEFAULT).put_items(&[(); 3], |item| *item);
    assert_eq!(out, [6, 0]);
}

#[test]
fn plain_items_are_little_endian() {
    let mut out = Vec::new();
    Sink::new(&mut out, &Limits::DEFAULT).put_plain_items(&[1.0_f32, f32::NAN]);
    let mut expected = vec![4];
    expected.extend(
        [1.0_f32, f32::NAN]
            .iter()
            .flat_map(|item| item.to_le_bytes()),
    );
    expected.push(0);
    assert_eq!(out, expected);
}

#[test]
fn panicking_item_leaves_a_valid_vector() {
    let mut out = vec![1];
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let mut sink = Sink::new(&mut out, &Limits::DEFAULT);
        sink.put_items(
            &[1, 2, 3],
            |item| if *item == 3 { panic!("third") } else { *item },
        );
    }));
    assert!(result.is_err());
    assert_eq!(out, [1, 6]);
}

#[test]
fn utf8_of_every_length_agrees_with_std() {
    for len in 0..70 {
        let step = if cfg!(miri) { 7 } else { 1 };
        for at in (0..len).step_by(step) {
            for bad in [0x80_u8, 0xc3, 0xff] {
                let mut bytes = vec![b'a'; len];
                assert_eq!(utf8(&bytes), std::str::from_utf8(&bytes).ok());
                bytes[at] = bad;
                assert_eq!(utf8(&bytes), std::str::from_utf8(&bytes).ok());
            }
        }
        let umlauts = "ü".repeat(len);
        assert_eq!(utf8(umlauts.as_bytes()), Some(umlauts.as_str()));
    }
}

#[test]
fn texts_are_joined_up_to_the_capacity() {
    let mut text = Concat::<5>::new();
    assert_eq!(text.as_str(), "");
    text.push("aü");
    text.push("");
    text.push("bc");
    assert_eq!(text.as_str(), "aübc");
}

#[test]
fn a_count_of_items_is_written_whole_or_is_an_error() {
    for len in [
        1,
        0x7fff_ffff,
        0x8000_0000,
        isize::MAX.unsigned_abs(),
        usize::MAX,
    ] {
        let mut out = Vec::new();
        let mut sink = Sink::new(&mut out, &Limits::DEFAULT);
        sink.item_block(len);
        let is_written = sink.finish().is_ok();
        assert_eq!(is_written, i64::try_from(len).is_ok());
        if is_written {
            assert_eq!(out, varint(2 * len as u64));
        }
    }
}
