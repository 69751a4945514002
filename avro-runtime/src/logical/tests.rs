//! Logical types, there and back, and what does not fit.

use super::{
    BigDecimal, Date, Decimal, DecimalFixed, Duration, LocalTimestampMicros, LocalTimestampNanos,
    TimeMicros, TimeMillis, TimestampMicros, TimestampMillis, TimestampNanos, Uuid, UuidFixed,
};
use crate::{AvroSchema, Decode, Encode, from_slice, to_vec};
use std::fmt::{Debug, Display};

/// Writes a value, reads it back, and compares its bytes and its text.
#[expect(clippy::needless_pass_by_value, reason = "shorter to call")]
fn check<T>(value: T, bytes: &[u8], text: &str)
where
    T: AvroSchema + Encode + for<'de> Decode<'de> + PartialEq + Debug + Display,
{
    assert!(
        T::schema().node().logical.is_some(),
        "the schema has a logical type"
    );
    assert_eq!(to_vec(&value).unwrap(), bytes);
    assert!(T::MIN_SIZE <= bytes.len());
    assert_eq!(value.to_string(), text);
    assert_eq!(from_slice::<T>(bytes).unwrap(), value);
}

fn error<'de, T: Decode<'de> + Debug>(bytes: &'de [u8]) -> String {
    from_slice::<T>(bytes).unwrap_err().to_string()
}

#[test]
fn dates_are_days() {
    check(Date(18_262), &[0xac, 0x9d, 2], "2020-01-01");
    check(Date(-719_162), &[0xf3, 0xe4, 0x57], "0001-01-01");
    check(Date(11_016), &[0x90, 0xac, 1], "2000-02-29");
    assert_eq!(Date(i32::MAX).to_string(), "+5881580-07-11");
    assert_eq!(Date(i32::MIN).to_string(), "-5877641-06-23");
}

#[test]
fn times_are_ticks_since_midnight() {
    check(
        TimeMillis(86_399_999),
        &[0xfe, 0xef, 0xb2, 0x52],
        "23:59:59.999",
    );
    check(TimeMicros(1), &[2], "00:00:00.000001");
    assert_eq!(TimeMillis(-1).to_string(), "-1 ms");
    assert_eq!(TimeMicros(86_400_000_000).to_string(), "86400000000 us");
}

#[test]
fn timestamps_are_ticks_since_1970() {
    let bytes = [0xf6, 0xa1, 0xab, 0xfe, 0xf9, 0x62];
    check(
        TimestampMillis(1_700_000_000_123),
        &bytes,
        "2023-11-14T22:13:20.123Z",
    );
    check(TimestampMicros(0), &[0], "1970-01-01T00:00:00Z");
    check(TimestampNanos(-1), &[1], "1969-12-31T23:59:59.999999999Z");
    check(LocalTimestampMicros(0), &[0], "1970-01-01T00:00:00");
    assert_eq!(
        LocalTimestampNanos(i64::MIN).to_string(),
        "1677-09-21T00:12:43.145224192"
    );
    assert_eq!(
        TimestampMillis(i64::MIN).to_string(),
        "-292275055-05-16T16:47:04.192Z"
    );
}

#[test]
fn duration_is_three_little_endian_numbers() {
    let duration = Duration {
        months: 12,
        days: 31,
        millis: 86_400_000,
    };
    check(
        duration,
        &[12, 0, 0, 0, 31, 0, 0, 0, 0, 0x5c, 0x26, 5],
        "P12M31DT86400S",
    );
}

#[test]
fn uuid_is_text_or_sixteen_bytes() {
    let text = "123e4567-e89b-12d3-a456-426614174000";
    let uuid: Uuid = text.parse().unwrap();
    check(uuid, format!("\x48{text}").as_bytes(), text);
    let fixed = UuidFixed(uuid);
    assert_eq!(
        from_slice::<UuidFixed>(&to_vec(&fixed).unwrap()).unwrap(),
        fixed
    );
    assert_eq!(to_vec(&fixed).unwrap()[..2], [0x12, 0x3e]);
}

#[test]
fn uuid_is_read_in_any_case_and_without_hyphens() {
    let uuid: Uuid = "123e4567-e89b-12d3-a456-426614174000".parse().unwrap();
    for text in [
        "123E4567-e89b-12D3-A456-426614174000",
        "123e4567e89b12d3a456426614174000",
    ] {
        assert_eq!(text.parse(), Ok(uuid));
    }
    for text in [
        "",
        "not-a-uuid",
        "123e4567-e89b-12d3-a456+426614174000",
        "ü23e4567e89b12d3a45642661417400",
    ] {
        assert!(text.parse::<Uuid>().is_err(), "{text}");
    }
    assert_eq!(
        error::<Uuid>(b"\x14not-a-uuid"),
        "at byte 0: the text is not a UUID"
    );
}

#[test]
fn decimal_is_written_with_the_fewest_bytes() {
    for (text, bytes) in [
        ("0.00", [2, 0].as_slice()),
        ("0.01", &[2, 1]),
        ("1.27", &[2, 0x7f]),
        ("1.28", &[4, 0, 0x80]),
        ("-1.28", &[2, 0x80]),
        ("-1.29", &[4, 0xff, 0x7f]),
        ("99.99", &[4, 0x27, 0x0f]),
        ("-99.99", &[4, 0xd8, 0xf1]),
    ] {
        check(text.parse::<Decimal<4, 2>>().unwrap(), bytes, text);
    }
}

#[test]
fn decimal_is_read_from_any_length() {
    let one = Decimal::<4, 2>::from_unscaled(1).unwrap();
    let zeros = [vec![0x42], vec![0; 32], vec![1]].concat();
    assert_eq!(from_slice::<Decimal<4, 2>>(&zeros).unwrap(), one);
    assert_eq!(
        from_slice::<Decimal<4, 2>>(&[0]).unwrap(),
        Decimal::default()
    );
    assert_eq!(
        from_slice::<Decimal<4, 2>>(&[6, 0xff, 0xff, 0xff])
            .unwrap()
            .unscaled(),
        Some(-1)
    );
}

#[test]
fn precision_counts_digits_and_not_bytes() {
    let too_many = "at byte 0: the decimal has more digits than its precision";
    assert_eq!(error::<Decimal<4, 2>>(&[4, 0x27, 0x10]), too_many);
    assert!(from_slice::<Decimal<1, 0>>(&[2, 10]).is_err());
    assert!(Decimal::<38, 0>::from_unscaled(10_i128.pow(38)).is_err());
    assert!(Decimal::<39, 0>::from_unscaled(i128::MIN).is_ok());
}

#[test]
fn decimal_of_more_than_128_bits_is_exact() {
    let text = "-123456789012345678901234567890123456789012345678901234567890.12";
    let number: Decimal<70, 2> = text.parse().unwrap();
    assert_eq!(number.to_string(), text);
    assert_eq!(number.unscaled(), None);
    let bytes = to_vec(&number).unwrap();
    assert_eq!(from_slice::<Decimal<70, 2>>(&bytes).unwrap(), number);
    assert!(Decimal::<61, 2>::from_be_bytes(&number.to_be_bytes()).is_err());
    assert!(Decimal::<62, 2>::from_be_bytes(&number.to_be_bytes()).is_ok());
}

#[test]
fn huge_decimal_is_refused_by_its_length() {
    let bytes = to_vec(&vec![0x7f_u8; 10_000_000]).unwrap();
    assert!(from_slice::<Decimal<20, 2>>(&bytes).is_err());
}

#[test]
fn decimals_are_in_the_order_of_their_values() {
    let texts = [
        "-9e40", "-1e40", "-12", "-1", "0", "1", "12", "1e40", "9e40",
    ];
    let plain = |text: &str| match text.split_once('e') {
        Some((digits, zeros)) => format!("{digits}{}", "0".repeat(zeros.parse().unwrap())),
        None => text.to_owned(),
    };
    let numbers: Vec<Decimal<50, 0>> = texts
        .iter()
        .map(|text| plain(text).parse().unwrap())
        .collect();
    assert!(numbers.is_sorted());
    let mut sorted = numbers.clone();
    sorted.reverse();
    sorted.sort();
    assert_eq!(sorted, numbers);
}

#[test]
fn decimal_text_is_exact_or_an_error() {
    type Price = Decimal<4, 2>;
    for (text, shown) in [
        ("1", "1.00"),
        ("+1.5", "1.50"),
        (".5", "0.50"),
        ("1.", "1.00"),
        ("-0.10000", "-0.10"),
        ("0012.3", "12.30"),
    ] {
        assert_eq!(text.parse::<Price>().unwrap().to_string(), shown);
    }
    for text in ["", ".", "-", "1.234", "100", "1e2", "1,5", "١", "--1"] {
        assert!(text.parse::<Price>().is_err(), "{text}");
    }
}

#[test]
fn decimal_fixed_is_sign_extended() {
    let decimal = |unscaled| DecimalFixed::<4, 9, 3>(Decimal::from_unscaled(unscaled).unwrap());
    check(decimal(1), &[0, 0, 0, 1], "0.001");
    check(decimal(-1), &[0xff; 4], "-0.001");
    check(
        decimal(999_999_999),
        &[0x3b, 0x9a, 0xc9, 0xff],
        "999999.999",
    );
}

#[test]
fn decimal_that_does_not_fit_its_fixed_is_an_error() {
    let decimal = DecimalFixed::<1, 3, 0>(Decimal::from_unscaled(128).unwrap());
    let mut out = vec![1, 2];
    let error = crate::to_vec_in(&vec![decimal], &mut out).unwrap_err();
    assert_eq!(
        error.to_string(),
        "in `[0]`: the decimal does not fit its fixed"
    );
    assert_eq!(out, [1, 2]);
}

#[test]
fn big_decimal_carries_its_scale() {
    check(BigDecimal::new(0, 0), &[6, 2, 0, 0], "0");
    check(BigDecimal::new(12_345, 2), &[8, 4, 0x30, 0x39, 4], "123.45");
    check(BigDecimal::new(-5, -3), &[6, 2, 0xfb, 5], "-5e3");
    assert_eq!("-5e3".parse(), Ok(BigDecimal::new(-5, -3)));
    assert_eq!(BigDecimal::new(1, i32::MAX).to_string(), "1e-2147483647");
    assert_eq!(BigDecimal::new(0, i32::MIN).to_string(), "0e2147483648");
    assert!(error::<BigDecimal>(&[4, 2, 0]).contains("not an unscaled number"));
    assert!(error::<BigDecimal>(&[8, 2, 0, 0, 0]).contains("not an unscaled number"));
}

#[cfg(feature = "serde")]
#[test]
fn serde_keeps_values() {
    fn check<T>(value: &T, json: &str)
    where
        T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + Debug,
    {
        assert_eq!(serde_json::to_string(value).unwrap(), json);
        assert_eq!(&serde_json::from_str::<T>(json).unwrap(), value);
    }
    check(&Date(-1), "-1");
    check(&TimestampNanos(i64::MAX), "9223372036854775807");
    check(&"12.34".parse::<Decimal<4, 2>>().unwrap(), r#""12.34""#);
    check(&"123.450".parse::<BigDecimal>().unwrap(), r#""123.450""#);
    check(
        &UuidFixed::default(),
        r#""00000000-0000-0000-0000-000000000000""#,
    );
    check(
        &Duration {
            months: 1,
            days: 2,
            millis: 3,
        },
        "[1,2,3]",
    );
    check(&crate::FixedBytes([1, 2]), "[1,2]");
    assert!(serde_json::from_str::<crate::FixedBytes<2>>("[1]").is_err());
    assert!(serde_json::from_str::<Decimal<4, 2>>("\"123.45\"").is_err());
}

#[cfg(any(
    feature = "chrono",
    feature = "jiff",
    feature = "time",
    feature = "rust_decimal",
    feature = "bigdecimal",
    feature = "uuid"
))]
mod foreign;
