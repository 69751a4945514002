//! What is written of another crate's type is read back, over the whole range of each type; what
//! cannot be written is an error.

#![allow(unused_imports, reason = "not every feature needs each")]

use crate::logical::{
    BigDecimal, Date, Decimal, DecimalFixed, Duration, LocalTimestampMicros, LocalTimestampMillis,
    LocalTimestampNanos, Logical, TimeMicros, TimeMillis, TimestampMicros, TimestampMillis,
    TimestampNanos, Uuid, UuidFixed,
};
use crate::read::{As, Reads};
use crate::{Decode, DecodeError, Encode, EncodeErrorKind, Input, Sink, from_slice, to_vec};
use proptest::prelude::*;
use std::fmt::Debug;
use std::marker::PhantomData;

/// A value of another crate, written as the logical type `L`.
struct Field<L, T>(T, PhantomData<L>);

impl<L: Encode + Logical<T>, T> Encode for Field<L, T> {
    fn encode(&self, out: &mut Sink<'_>) {
        out.put_logical::<L, _>(&self.0);
    }
}

impl<'de, L: Decode<'de> + Logical<T>, T> Decode<'de> for Field<L, T> {
    const MIN_SIZE: usize = L::MIN_SIZE;

    fn blank() -> Self {
        Self(Reads::blank(&As::<L>::LOGICAL), PhantomData)
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        Ok(Self(input.logical::<L, _>()?, PhantomData))
    }
}

/// Writes a value and reads it back; whether it can be written.
#[track_caller]
fn check<L, T>(value: &T) -> bool
where
    L: Encode + for<'de> Decode<'de> + Logical<T>,
    T: Clone + PartialEq + Debug,
{
    match to_vec(&Field::<L, T>(value.clone(), PhantomData)) {
        Ok(bytes) => {
            let back = from_slice::<Field<L, T>>(&bytes).map(|field| field.0);
            assert_eq!(back.as_ref(), Ok(value));
            true
        }
        Err(error) => {
            let is_out_of_range = matches!(error.kind(), EncodeErrorKind::OutOfRange(_));
            assert!(is_out_of_range, "{error}");
            false
        }
    }
}

/// Checks each logical type that the value's type can stand for.
macro_rules! check_all {
    ($value:expr; $($logical:ty),+ $(,)?) => {{
        let value = $value;
        $(check::<$logical, _>(&value);)+
    }};
}

/// Whole numbers between two others; each end, and what is near it, comes often.
fn edgy(low: i128, high: i128) -> impl Strategy<Value = i128> {
    prop_oneof![
        2 => low..=high,
        1 => Just(low),
        1 => Just(high),
        1 => (0..=1_000_000_000_i128).prop_map(move |steps| low.saturating_add(steps).min(high)),
        1 => (0..=1_000_000_000_i128).prop_map(move |steps| high.saturating_sub(steps).max(low)),
        1 => (-1_000_i128..=1_000).prop_map(move |near_0| near_0.clamp(low, high)),
    ]
}

/// Nanoseconds rounded to a unit, so that some of them can be written in it.
fn nanos(low: i128, high: i128) -> impl Strategy<Value = i128> {
    let unit = prop_oneof![Just(1), Just(1_000), Just(1_000_000), Just(1_000_000_000)];
    (edgy(low, high), unit).prop_map(|(nanos, unit)| nanos - nanos % unit)
}

const SECOND: i128 = 1_000_000_000;
const DAY: i128 = 86_400 * SECOND;

#[cfg(feature = "chrono")]
mod chrono {
    use super::*;
    use ::chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};

    fn time_of_day() -> impl Strategy<Value = NaiveTime> {
        (nanos(0, DAY - 1), any::<bool>()).prop_map(|(nanos, leap)| {
            let (second, nano) = (nanos / SECOND, nanos % SECOND);
            let nano = u32::try_from(nano).unwrap()
                + if leap && second % 60 == 59 {
                    1_000_000_000
                } else {
                    0
                };
            NaiveTime::from_num_seconds_from_midnight_opt(u32::try_from(second).unwrap(), nano)
                .unwrap()
        })
    }

    fn date() -> impl Strategy<Value = NaiveDate> {
        let days = (NaiveDate::MAX - NaiveDate::MIN).num_days();
        edgy(0, days.into())
            .prop_map(|days| NaiveDate::MIN + TimeDelta::days(i64::try_from(days).unwrap()))
    }

    proptest! {
        #[test]
        fn a_date_is_read_back(date in date()) {
            prop_assert!(check::<Date, _>(&date));
        }

        #[test]
        fn a_time_of_day_is_read_back(time in time_of_day()) {
            let is_leap = time.nanosecond() >= 1_000_000_000;
            let fits = !is_leap && time.nanosecond() % 1_000 == 0;
            prop_assert_eq!(check::<TimeMicros, _>(&time), fits);
            check::<TimeMillis, _>(&time);
        }

        #[test]
        fn an_instant_is_read_back(date in date(), time in time_of_day()) {
            let local: NaiveDateTime = date.and_time(time);
            check_all!(local; LocalTimestampMillis, LocalTimestampMicros, LocalTimestampNanos);
            let instant: DateTime<Utc> = local.and_utc();
            check_all!(instant; TimestampMillis, TimestampMicros, TimestampNanos);
        }
    }
}

#[cfg(feature = "jiff")]
mod jiff {
    use super::*;
    use ::jiff::civil::{self, DateTime};
    use ::jiff::{SignedDuration, Span, Timestamp};

    fn local() -> impl Strategy<Value = DateTime> {
        let days = civil::Date::MIN.until(civil::Date::MAX).unwrap().get_days();
        (edgy(0, days.into()), nanos(0, DAY - 1)).prop_map(|(days, nanos)| {
            let days = Span::new().days(i64::try_from(days).unwrap());
            let nanos = SignedDuration::from_nanos(i64::try_from(nanos).unwrap());
            let midnight = civil::Time::midnight();
            let date = civil::Date::MIN.checked_add(days).unwrap();
            date.to_datetime(midnight.checked_add(nanos).unwrap())
        })
    }

    /// A span and its `Duration`: units of all sizes, up to the most that each can have.
    fn span() -> impl Strategy<Value = Span> {
        let calendar = (
            edgy(0, 19_998),
            edgy(0, 239_976),
            edgy(0, 1_043_497),
            edgy(0, 7_304_484),
        );
        let clock = (
            edgy(0, 175_307_616),
            edgy(0, 10_518_456_960),
            edgy(0, 631_107_417_600),
        );
        let below = (
            edgy(0, 631_107_417_600_000),
            edgy(0, 1_000_000),
            edgy(0, 1_000_000),
        );
        let keep = any::<[bool; 10]>();
        (calendar, clock, below, keep).prop_map(|(calendar, clock, below, keep)| {
            let part = |at: usize, number: i128| {
                if keep[at] {
                    i64::try_from(number).unwrap()
                } else {
                    0
                }
            };
            Span::new()
                .years(part(0, calendar.0))
                .months(part(1, calendar.1))
                .weeks(part(2, calendar.2))
                .days(part(3, calendar.3))
                .hours(part(4, clock.0))
                .minutes(part(5, clock.1))
                .seconds(part(6, clock.2))
                .milliseconds(part(7, below.0))
                .microseconds(part(8, below.1))
                .nanoseconds(part(9, below.2))
        })
    }

    /// A span that is equal to those that have the same months, days and milliseconds.
    #[derive(Clone, Debug)]
    struct Same(Span);

    impl PartialEq for Same {
        fn eq(&self, other: &Self) -> bool {
            let duration = |span| Duration::from_value(span).unwrap();
            duration(&self.0) == duration(&other.0)
        }
    }

    impl Logical<Same> for Duration {
        fn from_value(value: &Same) -> Result<Self, crate::OutOfRange> {
            Self::from_value(&value.0)
        }

        fn into_value(self) -> Result<Same, crate::OutOfRange> {
            self.into_value().map(Same)
        }
    }

    proptest! {
        #[test]
        fn a_time_is_read_back(local in local()) {
            prop_assert!(check::<Date, civil::Date>(&local.date()));
            check_all!(local.time(); TimeMillis, TimeMicros);
            check_all!(local; LocalTimestampMillis, LocalTimestampMicros, LocalTimestampNanos);
        }

        #[test]
        fn an_instant_is_read_back(
            nanos in nanos(Timestamp::MIN.as_nanosecond(), Timestamp::MAX.as_nanosecond())
        ) {
            let instant = Timestamp::from_nanosecond(nanos).unwrap();
            check_all!(instant; TimestampMillis, TimestampMicros, TimestampNanos);
        }

        #[test]
        fn a_span_is_read_back(span in span()) {
            check::<Duration, _>(&Same(span));
        }
    }

    #[test]
    fn the_most_years_and_months_together_are_read_back() {
        let longest = Span::new()
            .years(19_998)
            .months(239_976)
            .weeks(1_043_497)
            .days(7_304_484);
        assert!(check::<Duration, _>(&Same(longest)));
    }
}

#[cfg(feature = "time")]
mod time {
    use super::*;
    use ::time::{Date as TimeDate, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

    fn time_of_day() -> impl Strategy<Value = Time> {
        nanos(0, DAY - 1).prop_map(|nanos| {
            Time::MIDNIGHT + ::time::Duration::nanoseconds(i64::try_from(nanos).unwrap())
        })
    }

    fn date() -> impl Strategy<Value = TimeDate> {
        let (first, last) = (TimeDate::MIN.to_julian_day(), TimeDate::MAX.to_julian_day());
        edgy(first.into(), last.into())
            .prop_map(|day| TimeDate::from_julian_day(i32::try_from(day).unwrap()).unwrap())
    }

    fn offset() -> impl Strategy<Value = UtcOffset> {
        let seconds = edgy(-93_599, 93_599);
        seconds.prop_map(|seconds| {
            UtcOffset::from_whole_seconds(i32::try_from(seconds).unwrap()).unwrap()
        })
    }

    proptest! {
        #[test]
        fn a_date_is_read_back(date in date()) {
            prop_assert!(check::<Date, _>(&date));
        }

        #[test]
        fn a_time_of_day_is_read_back(time in time_of_day()) {
            check_all!(time; TimeMillis, TimeMicros);
        }

        #[test]
        fn an_instant_is_read_back(date in date(), time in time_of_day(), offset in offset()) {
            let local = PrimitiveDateTime::new(date, time);
            check_all!(local; LocalTimestampMillis, LocalTimestampMicros, LocalTimestampNanos);
            let instant: OffsetDateTime = local.assume_offset(offset);
            check_all!(instant; TimestampMillis, TimestampMicros, TimestampNanos);
        }
    }

    #[test]
    fn an_instant_that_utc_has_no_date_for_is_an_error() {
        let last =
            PrimitiveDateTime::new(TimeDate::MAX, Time::MIDNIGHT + ::time::Duration::hours(23));
        let behind = UtcOffset::from_hms(-12, 0, 0).unwrap();
        assert!(!check::<TimestampMillis, _>(&last.assume_offset(behind)));
        assert!(check::<TimestampMillis, _>(
            &last.assume_offset(UtcOffset::UTC)
        ));
    }
}

#[cfg(feature = "uuid")]
proptest! {
    #[test]
    fn a_uuid_is_read_back(bytes in any::<[u8; 16]>()) {
        let uuid = ::uuid::Uuid::from_bytes(bytes);
        prop_assert!(check::<Uuid, _>(&uuid));
        prop_assert!(check::<UuidFixed, _>(&uuid));
    }
}

#[cfg(feature = "rust_decimal")]
mod rust_decimal {
    use super::*;
    use ::rust_decimal::Decimal as Foreign;

    fn number() -> impl Strategy<Value = Foreign> {
        let most = Foreign::MAX.mantissa();
        let zeros = prop_oneof![Just(1), (0_u32..28).prop_map(|zeros| 10_i128.pow(zeros))];
        (edgy(-most, most), zeros, 0..=28_u32).prop_map(|(number, unit, scale)| {
            Foreign::from_i128_with_scale(number - number % unit, scale)
        })
    }

    proptest! {
        #[test]
        fn a_decimal_is_read_back(number in number()) {
            check_all!(
                number;
                Decimal<1, 0>, Decimal<1, 1>, Decimal<9, 2>, Decimal<28, 28>, Decimal<29, 0>,
                Decimal<38, 9>, Decimal<38, 30>, Decimal<64, 20>, Decimal<77, 38>,
                DecimalFixed<1, 2, 1>, DecimalFixed<4, 9, 2>, DecimalFixed<16, 38, 18>,
                DecimalFixed<32, 76, 38>,
            );
            // As many digits before and after the point as there can be.
            prop_assert!(check::<Decimal<57, 28>, _>(&number));
            prop_assert!(check::<Decimal<140, 111>, _>(&number));
            prop_assert!(check::<BigDecimal, _>(&number));
        }
    }

    #[test]
    fn a_number_of_more_than_96_bits_is_read_back_without_its_zeros() {
        for text in ["1.5", "700000000", "800000000", "-800000000"] {
            assert!(
                check::<Decimal<64, 20>, Foreign>(&text.parse().unwrap()),
                "{text}"
            );
        }
        for text in ["0", "1.5", "2"] {
            assert!(
                check::<Decimal<77, 38>, Foreign>(&text.parse().unwrap()),
                "{text}"
            );
        }
        assert!(check::<Decimal<38, 30>, _>(&Foreign::ZERO));
    }
}

#[cfg(feature = "bigdecimal")]
mod bigdecimal {
    use super::*;
    use ::bigdecimal::BigDecimal as Foreign;
    use ::bigdecimal::num_bigint::BigInt;

    fn number() -> impl Strategy<Value = Foreign> {
        let bytes = prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..40),
            proptest::collection::vec(
                prop_oneof![Just(0x00), Just(0x7f), Just(0x80), Just(0xff)],
                0..20
            ),
        ];
        let scale = prop_oneof![
            4 => -50_i64..50,
            1 => edgy(i32::MIN.into(), i32::MAX.into()).prop_map(|scale| i64::try_from(scale).unwrap()),
            1 => any::<i64>(),
        ];
        let zeros = 0..40_u32;
        (bytes, scale, zeros).prop_map(|(bytes, scale, zeros)| {
            let unscaled = BigInt::from_signed_bytes_be(&bytes) * BigInt::from(10).pow(zeros);
            Foreign::new(unscaled, scale)
        })
    }

    /// Numbers whose digits are compared as they are: `==` of the crate would write out the zeros of
    /// a scale of billions.
    fn is_read_back<L>(number: &Foreign) -> bool
    where
        L: Encode + for<'de> Decode<'de> + Logical<Foreign>,
    {
        let Ok(bytes) = to_vec(&Field::<L, Foreign>(number.clone(), PhantomData)) else {
            return false;
        };
        let back = from_slice::<Field<L, Foreign>>(&bytes).unwrap().0;
        assert_eq!(back.normalized(), number.normalized());
        true
    }

    proptest! {
        #[test]
        fn a_decimal_is_read_back(number in number()) {
            is_read_back::<Decimal<1, 0>>(&number);
            is_read_back::<Decimal<9, 2>>(&number);
            is_read_back::<Decimal<38, 38>>(&number);
            is_read_back::<Decimal<77, 38>>(&number);
            is_read_back::<Decimal<200, 60>>(&number);
            is_read_back::<DecimalFixed<4, 9, 2>>(&number);
            is_read_back::<DecimalFixed<40, 90, 45>>(&number);
            let fits = i32::try_from(number.as_bigint_and_exponent().1).is_ok();
            prop_assert_eq!(is_read_back::<BigDecimal>(&number), fits);
        }
    }
}
