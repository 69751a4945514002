//! This module converts to the types of the crate time.

use super::direct::direct;
use super::ticks::{OUT_OF_RANGE, times, timestamps};
use crate::error::OutOfRange;
use crate::logical::Logical;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// 1970-01-01 as a Julian day.
const EPOCH: i32 = 2_440_588;

impl Logical<Date> for crate::logical::Date {
    fn from_value(value: &Date) -> Result<Self, OutOfRange> {
        Ok(Self(value.to_julian_day() - EPOCH))
    }

    fn into_value(self) -> Result<Date, OutOfRange> {
        let day = self.0.checked_add(EPOCH).ok_or(OUT_OF_RANGE)?;
        Date::from_julian_day(day).map_err(|_| OUT_OF_RANGE)
    }
}

times!(Time, nanos_of_time, time_of_day, [TimeMillis 1_000, TimeMicros 1_000_000]);

timestamps!(
    OffsetDateTime, nanos, date_time,
    [TimestampMillis 1_000, TimestampMicros 1_000_000, TimestampNanos 1_000_000_000]
);

timestamps!(
    PrimitiveDateTime, local_nanos, local_date_time,
    [LocalTimestampMillis 1_000, LocalTimestampMicros 1_000_000, LocalTimestampNanos 1_000_000_000]
);

#[expect(clippy::unnecessary_wraps, reason = "as the other crates' types")]
fn nanos_of_time(time: Time) -> Result<i128, OutOfRange> {
    let (hour, minute, second, nanos) = time.as_hms_nano();
    let seconds = (i128::from(hour) * 60 + i128::from(minute)) * 60 + i128::from(second);
    Ok(seconds * 1_000_000_000 + i128::from(nanos))
}

fn time_of_day(seconds: u32, nanos: u32) -> Option<Time> {
    let part = |number: u32| u8::try_from(number).ok();
    let (hour, minute, second) = (
        part(seconds / 3_600)?,
        part(seconds / 60 % 60)?,
        part(seconds % 60)?,
    );
    Time::from_hms_nano(hour, minute, second, nanos).ok()
}

/// An instant; the offset is not part of it. In the first and last hours that the type has, it may
/// be one that only another offset than UTC can show.
fn nanos(time: OffsetDateTime) -> Result<i128, OutOfRange> {
    match time.checked_to_offset(UtcOffset::UTC) {
        Some(_) => Ok(time.unix_timestamp_nanos()),
        None => Err(OUT_OF_RANGE),
    }
}

fn date_time(nanos: i128) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp_nanos(nanos).ok()
}

fn local_nanos(time: PrimitiveDateTime) -> Result<i128, OutOfRange> {
    nanos(time.assume_offset(UtcOffset::UTC))
}

fn local_date_time(nanos: i128) -> Option<PrimitiveDateTime> {
    date_time(nanos).map(|time| PrimitiveDateTime::new(time.date(), time.time()))
}

direct!(
    Date => Date,
    Time => TimeMicros,
    OffsetDateTime => TimestampMicros,
    PrimitiveDateTime => LocalTimestampMicros,
);
