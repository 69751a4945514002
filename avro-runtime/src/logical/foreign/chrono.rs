//! This module converts to chrono's types.

use super::direct::direct;
use super::ticks::{OUT_OF_RANGE, times, timestamps};
use crate::error::OutOfRange;
use crate::logical::{Date, Logical};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

/// 1970-01-01 as chrono counts days.
const EPOCH: i32 = 719_163;
const SECOND: u32 = 1_000_000_000;
const LEAP_SECOND: OutOfRange = OutOfRange::new("a leap second has no Avro value");

impl Logical<NaiveDate> for Date {
    fn from_value(value: &NaiveDate) -> Result<Self, OutOfRange> {
        Ok(Self(value.num_days_from_ce() - EPOCH))
    }

    fn into_value(self) -> Result<NaiveDate, OutOfRange> {
        let days = self.0.checked_add(EPOCH);
        days.and_then(NaiveDate::from_num_days_from_ce_opt)
            .ok_or(OUT_OF_RANGE)
    }
}

times!(
    NaiveTime, nanos_of_time, NaiveTime::from_num_seconds_from_midnight_opt,
    [TimeMillis 1_000, TimeMicros 1_000_000]
);

timestamps!(
    DateTime<Utc>, nanos, date_time,
    [TimestampMillis 1_000, TimestampMicros 1_000_000, TimestampNanos 1_000_000_000]
);

timestamps!(
    NaiveDateTime, local_nanos, local_date_time,
    [LocalTimestampMillis 1_000, LocalTimestampMicros 1_000_000, LocalTimestampNanos 1_000_000_000]
);

/// chrono writes a leap second as a second of more than 10^9 nanoseconds.
fn nanos_of_time(time: NaiveTime) -> Result<i128, OutOfRange> {
    join(
        i64::from(time.num_seconds_from_midnight()),
        time.nanosecond(),
    )
}

fn nanos(time: DateTime<Utc>) -> Result<i128, OutOfRange> {
    join(time.timestamp(), time.timestamp_subsec_nanos())
}

fn local_nanos(time: NaiveDateTime) -> Result<i128, OutOfRange> {
    nanos(time.and_utc())
}

fn join(seconds: i64, nanos: u32) -> Result<i128, OutOfRange> {
    if nanos >= SECOND {
        return Err(LEAP_SECOND);
    }
    Ok(i128::from(seconds) * i128::from(SECOND) + i128::from(nanos))
}

fn date_time(nanos: i128) -> Option<DateTime<Utc>> {
    let second = i128::from(SECOND);
    let seconds = i64::try_from(nanos.div_euclid(second)).ok()?;
    DateTime::from_timestamp(seconds, u32::try_from(nanos.rem_euclid(second)).ok()?)
}

fn local_date_time(nanos: i128) -> Option<NaiveDateTime> {
    date_time(nanos).map(|time| time.naive_utc())
}

direct!(
    NaiveDate => Date,
    NaiveTime => TimeMicros,
    DateTime<Utc> => TimestampMicros,
    NaiveDateTime => LocalTimestampMicros,
);
