//! What the cursor does with good and with damaged bytes.

use crate::error::DecodeErrorKind as Kind;
use crate::{Decode, DecodeError, Input, Limits, from_slice, from_slice_with_limits, to_vec};

fn kind<'de, T: Decode<'de> + std::fmt::Debug>(bytes: &'de [u8]) -> Kind {
    from_slice::<T>(bytes).unwrap_err().kind().clone()
}

fn kind_within<'de, T: Decode<'de> + std::fmt::Debug>(bytes: &'de [u8], limits: &Limits) -> Kind {
    from_slice_with_limits::<T>(bytes, limits)
        .unwrap_err()
        .kind()
        .clone()
}

#[test]
fn longs_of_every_length_are_read_at_any_distance_from_the_end() {
    for bit in 0..64 {
        for value in [
            1_i64 << bit,
            !(1_i64 << bit),
            (1_i64 << bit).wrapping_sub(1),
        ] {
            let bytes = to_vec(&value).unwrap();
            for padding in 0..12 {
                let padded = [bytes.as_slice(), &vec![0xff; padding]].concat();
                let mut input = Input::new(&padded, &Limits::DEFAULT);
                assert_eq!(input.long().unwrap(), value);
                assert_eq!(input.offset(), bytes.len());
            }
            let after = [vec![0; 9], bytes].concat();
            let mut input = Input::new(&after, &Limits::DEFAULT);
            input.take(9).unwrap();
            assert_eq!(input.long().unwrap(), value);
        }
    }
}

#[test]
fn varint_that_is_not_minimal_is_read() {
    assert_eq!(from_slice::<i32>(&[0x82, 0x80, 0x80, 0x80, 0]).unwrap(), 1);
    assert_eq!(
        from_slice::<i64>(&[0x82, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0]).unwrap(),
        1
    );
}

#[test]
fn int_has_at_most_five_bytes_and_32_bits() {
    assert_eq!(
        kind::<i32>(&[0x80, 0x80, 0x80, 0x80, 0x10]),
        Kind::VarintOverflow
    );
    assert_eq!(
        kind::<i32>(&[0x80, 0x80, 0x80, 0x80, 0x80, 0]),
        Kind::VarintTooLong
    );
    let longest = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1];
    assert_eq!(kind::<i32>(&longest), Kind::VarintTooLong);
    assert_eq!(from_slice::<i64>(&longest).unwrap(), i64::MIN);
}

#[test]
fn long_has_at_most_ten_bytes_and_64_bits() {
    let mut bytes = [0xff; 10];
    assert_eq!(kind::<i64>(&bytes), Kind::VarintTooLong);
    bytes[9] = 0x7f;
    assert_eq!(kind::<i64>(&bytes), Kind::VarintOverflow);
    bytes[9] = 2;
    assert_eq!(kind::<i64>(&bytes), Kind::VarintOverflow);
}

#[test]
fn truncated_varint_is_the_end_of_the_input() {
    for len in 0..10 {
        let needed = len as u64 + 1;
        assert_eq!(
            kind::<i64>(&vec![0x80; len]),
            Kind::UnexpectedEnd { needed, left: len }
        );
    }
}

#[test]
fn boolean_is_0_or_1() {
    assert_eq!(kind::<bool>(&[2]), Kind::InvalidBoolean(2));
    assert_eq!(
        kind::<bool>(&[]),
        Kind::UnexpectedEnd { needed: 1, left: 0 }
    );
}

#[test]
fn lengths_are_checked_before_anything_is_read() {
    assert_eq!(kind::<&str>(&[1]), Kind::NegativeLength(-1));
    let lowest = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1];
    assert_eq!(kind::<&[u8]>(&lowest), Kind::NegativeLength(i64::MIN));
    let highest = [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1];
    let needed = i64::MAX.cast_unsigned();
    assert_eq!(
        kind::<String>(&highest),
        Kind::UnexpectedEnd { needed, left: 0 }
    );
    assert_eq!(
        kind::<Vec<u8>>(b"\x0aab"),
        Kind::UnexpectedEnd { needed: 5, left: 2 }
    );
}

#[test]
fn text_that_is_not_utf8_is_an_error() {
    for bytes in [b"\x06\xed\xa0\x80".as_slice(), b"\x04\xc0\x80", b"\x02\xff"] {
        assert_eq!(kind::<&str>(bytes), Kind::InvalidUtf8);
    }
}

#[test]
fn branches_and_symbols_are_not_truncated() {
    let high = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0];
    let read = |bytes: &[u8]| Input::new(bytes, &Limits::DEFAULT).branch(2).unwrap_err();
    assert_eq!(
        read(&[4]).kind(),
        &Kind::BranchOutOfRange {
            index: 2,
            branches: 2
        }
    );
    assert_eq!(
        read(&[1]).kind(),
        &Kind::BranchOutOfRange {
            index: -1,
            branches: 2
        }
    );
    assert_eq!(read(&high).kind(), &Kind::VarintTooLong);
    let symbol = Input::new(&[2], &Limits::DEFAULT).symbol(1).unwrap_err();
    assert_eq!(
        symbol.kind(),
        &Kind::SymbolOutOfRange {
            index: 1,
            symbols: 1
        }
    );
}

#[test]
fn several_blocks_with_and_without_sizes_make_one_array() {
    for bytes in [
        "\x03\x04\x06\x36\0",
        "\x02\x06\x02\x36\0",
        "\x02\x06\x01\x02\x36\0",
    ] {
        assert_eq!(from_slice::<Vec<i64>>(bytes.as_bytes()).unwrap(), [3, 27]);
    }
    assert_eq!(from_slice::<Vec<i64>>(&[0x80, 0]).unwrap(), [0; 0]);
}

#[test]
fn block_size_must_be_what_the_items_take() {
    assert_eq!(
        kind::<Vec<i64>>(&[3, 2, 6, 0x36, 0]),
        Kind::UnexpectedEnd { needed: 2, left: 1 },
    );
    assert_eq!(
        kind::<Vec<i64>>(&[3, 6, 6, 0x36, 0]),
        Kind::BlockSizeMismatch {
            declared: 3,
            consumed: 2
        },
    );
    assert_eq!(
        kind::<Vec<i64>>(&[3, 0x7f, 6, 0x36, 0]),
        Kind::NegativeBlockSize(-64)
    );
    assert_eq!(
        kind::<Vec<i64>>(&[3, 0x7e, 6]),
        Kind::UnexpectedEnd {
            needed: 63,
            left: 1
        }
    );
}

#[test]
fn counts_are_checked_against_the_bytes_left() {
    let lowest = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 0];
    assert_eq!(
        kind::<Vec<i64>>(&lowest),
        Kind::UnexpectedEnd {
            needed: 1 << 63,
            left: 0
        }
    );
    assert_eq!(
        kind::<Vec<f64>>(&[4, 0, 0]),
        Kind::UnexpectedEnd {
            needed: 16,
            left: 2
        }
    );
    assert_eq!(
        kind::<Vec<i64>>(&[1]),
        Kind::UnexpectedEnd { needed: 1, left: 0 }
    );
}

#[test]
fn items_without_bytes_have_a_budget_of_their_own() {
    assert_eq!(
        from_slice::<Vec<()>>(&[0x80, 0x89, 0x7a, 0]).unwrap().len(),
        1_000_000
    );
    let limit = 1_000_000;
    assert_eq!(
        kind::<Vec<()>>(&[0x82, 0x89, 0x7a, 0]),
        Kind::TooManyZeroWidthItems { limit }
    );
    // Two blocks share it, and so do two arrays.
    let twice = [0x82, 0x89, 0x3d, 0x82, 0x89, 0x3d, 0x82, 0x89, 0x3d, 0];
    assert!(from_slice::<Vec<()>>(&twice).is_err());
    let limits = Limits::default().max_zero_width_items(3);
    assert_eq!(
        kind_within::<Vec<Vec<()>>>(&[4, 4, 0, 4, 0, 0], &limits),
        Kind::TooManyZeroWidthItems { limit: 3 },
    );
}

#[test]
fn limits_are_enforced() {
    let limits = Limits::default().max_bytes(2);
    let too_long = Kind::TooManyBytes {
        length: 3,
        limit: 2,
    };
    assert!(from_slice_with_limits::<&str>(b"\x04ab", &limits).is_ok());
    assert_eq!(kind_within::<&str>(b"\x06abc", &limits), too_long);
    assert_eq!(
        kind_within::<crate::FixedBytes<3>>(b"abc", &limits),
        too_long
    );

    let limits = Limits::default().max_items(3);
    assert!(from_slice_with_limits::<Vec<i32>>(&[6, 0, 0, 0, 0], &limits).is_ok());
    let nested = [4, 2, 0, 0, 2, 0, 0, 0];
    assert_eq!(
        kind_within::<Vec<Vec<i32>>>(&nested, &limits),
        Kind::TooManyItems { limit: 3 },
    );

    let limits = Limits::default().max_allocation(23);
    assert!(from_slice_with_limits::<Vec<i64>>(&[4, 0, 0, 0], &limits).is_ok());
    assert_eq!(
        kind_within::<Vec<i64>>(&[6, 0, 0, 0, 0], &limits),
        Kind::TooMuchMemory { limit: 23 },
    );
    assert_eq!(
        kind_within::<Box<[Box<[u64; 3]>]>>(&[2, 0, 0], &limits.clone()),
        Kind::TooMuchMemory { limit: 23 },
    );
}

impl Decode<'_> for [u64; 3] {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        [0; 3]
    }

    fn decode(input: &mut Input<'_>) -> Result<Self, DecodeError> {
        input.int().map(|_| [0; 3])
    }
}

#[test]
fn depth_is_counted_and_given_back() {
    let mut input = Input::new(&[], &Limits::default().max_depth(2));
    input.enter().unwrap();
    input.enter().unwrap();
    assert_eq!(
        input.enter().unwrap_err().kind(),
        &Kind::TooDeep { limit: 2 }
    );
    input.leave();
    input.enter().unwrap();
}

#[test]
fn little_input_reserves_little_memory() {
    let mut bytes = to_vec(&1_000).unwrap();
    bytes.extend([0; 1_000]);
    let mut input = Input::new(&bytes, &Limits::DEFAULT);
    let block = input.next_block(1, 10_000).unwrap().unwrap();
    assert_eq!((block.count, block.reserve), (1_000, 6));
}

#[test]
fn bytes_after_the_value_are_an_error() {
    let error = from_slice::<bool>(&[1, 0, 0]).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (&Kind::TrailingBytes(2), 1));
}

#[test]
fn map_takes_the_last_of_equal_keys() {
    let bytes = b"\x04\x02a\x02\x02a\x04\0";
    let map: std::collections::BTreeMap<&str, i32> = from_slice(bytes).unwrap();
    assert_eq!(map.into_iter().collect::<Vec<_>>(), [("a", 2)]);
}

#[test]
fn every_prefix_of_a_value_is_an_error() {
    let value: Vec<Option<String>> = vec![None, Some("ab".to_owned()), Some("x".repeat(70))];
    let bytes = to_vec(&value).unwrap();
    for len in 0..bytes.len() {
        assert!(
            from_slice::<Vec<Option<String>>>(&bytes[..len]).is_err(),
            "{len} bytes"
        );
    }
}

#[test]
fn errors_are_one_pointer_wide() {
    assert_eq!(size_of::<Result<(), DecodeError>>(), size_of::<usize>());
    assert_eq!(
        size_of::<Result<(), crate::EncodeError>>(),
        size_of::<usize>()
    );
}
