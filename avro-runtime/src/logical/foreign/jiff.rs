//! This module converts to jiff's types.

use super::direct::direct;
use super::ticks::{OUT_OF_RANGE, times, timestamps};
use crate::error::OutOfRange;
use crate::logical::{Date, Duration, Logical};
use jiff::civil::{self, DateTime};
use jiff::{SignedDuration, Span, Timestamp};

const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
const SECONDS_A_DAY: i64 = 86_400;
const NANOS_A_SECOND: i128 = 1_000_000_000;
/// The most months that a span has beside its years.
const MAX_MONTHS: u32 = 19_998 * 12;
/// The most days that it has beside its weeks.
const MAX_DAYS: u32 = 7_304_484;

// A civil date or time goes through no timestamp: jiff's end 26 hours before the year 9999 does.
impl Logical<civil::Date> for Date {
    fn from_value(value: &civil::Date) -> Result<Self, OutOfRange> {
        let days = value.duration_since(EPOCH.date()).as_secs() / SECONDS_A_DAY;
        i32::try_from(days).map(Self).map_err(|_| OUT_OF_RANGE)
    }

    fn into_value(self) -> Result<civil::Date, OutOfRange> {
        let since = SignedDuration::from_secs(i64::from(self.0) * SECONDS_A_DAY);
        EPOCH.date().checked_add(since).map_err(|_| OUT_OF_RANGE)
    }
}

times!(civil::Time, nanos_of_time, time, [TimeMillis 1_000, TimeMicros 1_000_000]);

timestamps!(
    Timestamp, nanos, timestamp,
    [TimestampMillis 1_000, TimestampMicros 1_000_000, TimestampNanos 1_000_000_000]
);

timestamps!(
    DateTime, local_nanos, local_date_time,
    [LocalTimestampMillis 1_000, LocalTimestampMicros 1_000_000, LocalTimestampNanos 1_000_000_000]
);

/// A span of years, months, weeks and days, and of time below them; none of them below zero.
impl Logical<Span> for Duration {
    fn from_value(value: &Span) -> Result<Self, OutOfRange> {
        let months = i64::from(value.get_years()) * 12 + i64::from(value.get_months());
        let days = i64::from(value.get_weeks()) * 7 + i64::from(value.get_days());
        let minutes = i64::from(value.get_hours()) * 60 + value.get_minutes();
        let micros = i128::from(minutes * 60 + value.get_seconds()) * 1_000_000
            + i128::from(value.get_milliseconds()) * 1_000
            + i128::from(value.get_microseconds());
        let nanos = micros * 1_000 + i128::from(value.get_nanoseconds());
        let millis = super::ticks::from_nanos(nanos, 1_000)?;
        match (months.try_into(), days.try_into(), millis.try_into()) {
            (Ok(months), Ok(days), Ok(millis)) => Ok(Self {
                months,
                days,
                millis,
            }),
            _ => Err(OUT_OF_RANGE),
        }
    }

    /// Months and days, and of what they cannot hold years and weeks.
    fn into_value(self) -> Result<Span, OutOfRange> {
        let years = self.months.saturating_sub(MAX_MONTHS).div_ceil(12);
        let weeks = self.days.saturating_sub(MAX_DAYS).div_ceil(7);
        let months = Span::new().try_years(years);
        let months = months.and_then(|span| span.try_months(self.months - years * 12));
        let days = months.and_then(|span| span.try_weeks(weeks));
        let days = days.and_then(|span| span.try_days(self.days - weeks * 7));
        days.and_then(|span| span.try_milliseconds(self.millis))
            .map_err(|_| OUT_OF_RANGE)
    }
}

#[expect(clippy::unnecessary_wraps, reason = "as the other crates' types")]
fn nanos_of_time(time: civil::Time) -> Result<i128, OutOfRange> {
    let minutes = i128::from(time.hour()) * 60 + i128::from(time.minute());
    let seconds = minutes * 60 + i128::from(time.second());
    Ok(seconds * 1_000_000_000 + i128::from(time.subsec_nanosecond()))
}

fn time(seconds: u32, nanos: u32) -> Option<civil::Time> {
    let part = |number: u32| i8::try_from(number).ok();
    let (hour, minute, second) = (
        part(seconds / 3_600)?,
        part(seconds / 60 % 60)?,
        part(seconds % 60)?,
    );
    civil::Time::new(hour, minute, second, i32::try_from(nanos).ok()?).ok()
}

#[expect(clippy::unnecessary_wraps, reason = "as the other crates' types")]
fn nanos(time: Timestamp) -> Result<i128, OutOfRange> {
    Ok(time.as_nanosecond())
}

fn timestamp(nanos: i128) -> Option<Timestamp> {
    Timestamp::from_nanosecond(nanos).ok()
}

#[expect(clippy::unnecessary_wraps, reason = "as the other crates' types")]
fn local_nanos(time: DateTime) -> Result<i128, OutOfRange> {
    Ok(time.duration_since(EPOCH).as_nanos())
}

fn local_date_time(nanos: i128) -> Option<DateTime> {
    let seconds = i64::try_from(nanos.div_euclid(NANOS_A_SECOND)).ok()?;
    let nanos = i32::try_from(nanos.rem_euclid(NANOS_A_SECOND)).ok()?;
    EPOCH.checked_add(SignedDuration::new(seconds, nanos)).ok()
}

direct!(
    civil::Date => Date,
    civil::Time => TimeMicros,
    Timestamp => TimestampMicros,
    DateTime => LocalTimestampMicros,
);
