//! Conversions to other crates' types.

#![allow(unused_imports, reason = "not every feature needs each")]

#[cfg(any(
    feature = "bigdecimal",
    feature = "chrono",
    feature = "jiff",
    feature = "rust_decimal",
    feature = "time",
    feature = "uuid"
))]
mod read_back;

use crate::logical::{
    BigDecimal, Date, Decimal, DecimalFixed, Duration, LocalTimestampMicros, LocalTimestampMillis,
    LocalTimestampNanos, Logical, TimeMicros, TimeMillis, TimestampMicros, TimestampMillis,
    TimestampNanos, Uuid, UuidFixed,
};
use std::fmt::Debug;

/// Converts both ways.
fn check<L: Logical<T> + PartialEq + Debug + Clone, T: PartialEq + Debug>(logical: L, value: T) {
    assert_eq!(L::from_value(&value), Ok(logical.clone()));
    assert_eq!(logical.into_value(), Ok(value));
}

#[cfg(feature = "chrono")]
mod chrono {
    use super::*;
    use ::chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

    #[test]
    fn dates_and_times_convert() {
        check(Date(18_262), NaiveDate::from_ymd_opt(2020, 1, 1).unwrap());
        let time = NaiveTime::from_hms_milli_opt(23, 59, 59, 999).unwrap();
        check(TimeMillis(86_399_999), time);
        check(TimeMicros(86_399_999_000), time);
    }

    #[test]
    fn timestamps_convert() {
        let time: DateTime<Utc> = "2023-11-14T22:13:20.123Z".parse().unwrap();
        check(TimestampMillis(1_700_000_000_123), time);
        check(TimestampMicros(1_700_000_000_123_000), time);
        check(TimestampNanos(1_700_000_000_123_000_000), time);
        check(LocalTimestampMillis(1_700_000_000_123), time.naive_utc());
        check(
            TimestampMicros(-1),
            "1969-12-31T23:59:59.999999Z"
                .parse::<DateTime<Utc>>()
                .unwrap(),
        );
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        let nanos: DateTime<Utc> = "2023-11-14T22:13:20.000000001Z".parse().unwrap();
        assert!(TimestampMicros::from_value(&nanos).is_err());
        assert!(TimestampNanos::from_value(&DateTime::<Utc>::MAX_UTC).is_err());
        let leap = NaiveTime::from_hms_milli_opt(23, 59, 59, 1_500).unwrap();
        assert!(TimeMillis::from_value(&leap).is_err());
        let out_of_range: Result<DateTime<Utc>, _> = TimestampMillis(i64::MAX).into_value();
        assert!(out_of_range.is_err());
        let out_of_range: Result<NaiveTime, _> = TimeMillis(86_400_000).into_value();
        assert!(out_of_range.is_err());
        let out_of_range: Result<NaiveTime, _> = TimeMicros(-1).into_value();
        assert!(out_of_range.is_err());
        for days in [i32::MIN, i32::MAX] {
            let out_of_range: Result<NaiveDate, _> = Date(days).into_value();
            assert!(out_of_range.is_err());
        }
        let _: NaiveDateTime = LocalTimestampNanos(i64::MIN).into_value().unwrap();
    }
}

#[cfg(feature = "jiff")]
mod jiff {
    use super::*;
    use ::jiff::civil::{self, DateTime};
    use ::jiff::{Span, Timestamp};

    #[test]
    fn dates_and_times_convert() {
        check(Date(18_262), civil::date(2020, 1, 1));
        check(Date(-719_162), civil::date(1, 1, 1));
        check(TimeMillis(86_399_999), civil::time(23, 59, 59, 999_000_000));
        check(TimeMicros(1), civil::time(0, 0, 0, 1_000));
    }

    #[test]
    fn timestamps_convert() {
        let time: Timestamp = "1969-12-31T23:59:59.999Z".parse().unwrap();
        check(TimestampMillis(-1), time);
        check(TimestampNanos(-1_000_000), time);
        let local: DateTime = "2023-11-14T22:13:20.123".parse().unwrap();
        check(LocalTimestampMicros(1_700_000_000_123_000), local);
    }

    #[test]
    fn spans_convert_exactly() {
        let span = Span::new()
            .years(1)
            .months(2)
            .weeks(1)
            .days(3)
            .seconds(1)
            .milliseconds(500);
        let duration = Duration {
            months: 14,
            days: 10,
            millis: 1_500,
        };
        assert_eq!(Duration::from_value(&span), Ok(duration));
        let back: Span = duration.into_value().unwrap();
        assert_eq!(Duration::from_value(&back), Ok(duration));
        assert!(Duration::from_value(&Span::new().days(-1)).is_err());
        assert!(Duration::from_value(&Span::new().microseconds(1)).is_err());
        let years = Duration {
            months: u32::MAX,
            days: 0,
            millis: 0,
        };
        let out_of_range: Result<Span, _> = years.into_value();
        assert!(out_of_range.is_err());
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        assert!(TimestampMillis::from_value(&Timestamp::MAX).is_err());
        let out_of_range: Result<Timestamp, _> = TimestampMillis(i64::MIN).into_value();
        assert!(out_of_range.is_err());
        let out_of_range: Result<civil::Date, _> = Date(i32::MAX).into_value();
        assert!(out_of_range.is_err());
    }
}

#[cfg(feature = "time")]
mod time {
    use super::*;
    use ::time::{Date as TimeDate, Month, OffsetDateTime, PrimitiveDateTime, Time};

    #[test]
    fn dates_and_times_convert() {
        let date = TimeDate::from_calendar_date(2020, Month::January, 1).unwrap();
        check(Date(18_262), date);
        check(
            TimeMillis(86_399_999),
            Time::from_hms_milli(23, 59, 59, 999).unwrap(),
        );
        check(
            LocalTimestampMillis(1_577_836_800_000),
            PrimitiveDateTime::new(date, Time::MIDNIGHT),
        );
    }

    #[test]
    fn timestamps_convert() {
        let time = OffsetDateTime::from_unix_timestamp_nanos(-1_000).unwrap();
        check(TimestampMicros(-1), time);
        check(TimestampNanos(-1_000), time);
        assert!(TimestampMillis::from_value(&time).is_err());
        let out_of_range: Result<OffsetDateTime, _> = TimestampMillis(i64::MAX).into_value();
        assert!(out_of_range.is_err());
    }
}

#[cfg(feature = "uuid")]
#[test]
fn uuid_converts() {
    let text = "123e4567-e89b-12d3-a456-426614174000";
    let foreign: ::uuid::Uuid = text.parse().unwrap();
    let own: Uuid = text.parse().unwrap();
    check(own, foreign);
    check(UuidFixed(own), foreign);
}

#[cfg(feature = "rust_decimal")]
mod rust_decimal {
    use super::*;

    #[test]
    fn decimals_convert_to_their_scale() {
        let value = ::rust_decimal::Decimal::new(1_234, 2);
        check(Decimal::<6, 2>::from_unscaled(1_234).unwrap(), value);
        check(
            DecimalFixed::<4, 9, 2>(Decimal::from_unscaled(1_234).unwrap()),
            value,
        );
        check(BigDecimal::new(1_234, 2), value);
        let wider = Decimal::<6, 3>::from_value(&value).unwrap();
        assert_eq!(wider.unscaled(), Some(12_340));
        let narrower =
            Decimal::<6, 1>::from_value(&::rust_decimal::Decimal::new(1_230, 2)).unwrap();
        assert_eq!(narrower.unscaled(), Some(123));
    }

    #[test]
    fn lost_digits_are_an_error() {
        let value = ::rust_decimal::Decimal::new(1_234, 2);
        assert!(Decimal::<6, 1>::from_value(&value).is_err());
        assert!(Decimal::<3, 2>::from_value(&value).is_err());
        let large = Decimal::<38, 0>::from_unscaled(10_i128.pow(37)).unwrap();
        let out_of_range: Result<::rust_decimal::Decimal, _> = large.into_value();
        assert!(out_of_range.is_err());
        let out_of_range: Result<::rust_decimal::Decimal, _> =
            BigDecimal::new(1, i32::MIN).into_value();
        assert!(out_of_range.is_err());
        let many_digits = BigDecimal::from_be_bytes(&[0x7f; 2_000], 0);
        let out_of_range: Result<::rust_decimal::Decimal, _> = many_digits.into_value();
        assert!(out_of_range.is_err());
        let out_of_range: Result<::rust_decimal::Decimal, _> = BigDecimal::new(1, 29).into_value();
        assert!(out_of_range.is_err());
        let zeros: ::rust_decimal::Decimal = BigDecimal::new(5, -3).into_value().unwrap();
        assert_eq!(zeros.to_string(), "5000");
    }
}

#[cfg(feature = "bigdecimal")]
mod bigdecimal {
    use super::*;

    #[test]
    fn decimals_convert_to_their_scale() {
        let value: ::bigdecimal::BigDecimal = "12.34".parse().unwrap();
        check(
            Decimal::<6, 2>::from_unscaled(1_234).unwrap(),
            value.clone(),
        );
        check(
            DecimalFixed::<4, 9, 2>(Decimal::from_unscaled(1_234).unwrap()),
            value.clone(),
        );
        check(BigDecimal::new(1_234, 2), value.clone());
        assert_eq!(
            Decimal::<6, 3>::from_value(&value).unwrap().unscaled(),
            Some(12_340)
        );
        assert!(Decimal::<6, 1>::from_value(&value).is_err());
        assert!(Decimal::<3, 2>::from_value(&value).is_err());
    }

    #[test]
    fn huge_exponents_cost_nothing() {
        for text in ["1e1000000000", "1e-1000000000"] {
            let value: ::bigdecimal::BigDecimal = text.parse().unwrap();
            assert!(Decimal::<6, 2>::from_value(&value).is_err());
        }
        let zero: ::bigdecimal::BigDecimal = "0e1000000000".parse().unwrap();
        assert_eq!(Decimal::<6, 2>::from_value(&zero), Ok(Decimal::default()));
    }
}
