//! This module converts to the standard library's instants. Clocks have nanoseconds, and what a clock
//! says can be written: so a timestamp of nanoseconds is the one that fits.

use super::direct::direct;
use super::ticks::{OUT_OF_RANGE, timestamps};
use crate::error::OutOfRange;
use std::time::{Duration, SystemTime};

const SECOND: u128 = 1_000_000_000;

timestamps!(
    SystemTime, nanos, system_time,
    [TimestampMillis 1_000, TimestampMicros 1_000_000, TimestampNanos 1_000_000_000]
);

direct!(SystemTime => TimestampNanos);

fn nanos(time: SystemTime) -> Result<i128, OutOfRange> {
    let (sign, distance) = match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => (1, after),
        Err(before) => (-1, before.duration()),
    };
    let nanos = i128::try_from(distance.as_nanos()).map_err(|_| OUT_OF_RANGE)?;
    Ok(sign * nanos)
}

/// None where the system counts in greater steps, or not as far.
fn system_time(nanos: i128) -> Option<SystemTime> {
    let distance = nanos.unsigned_abs();
    let seconds = u64::try_from(distance / SECOND).ok()?;
    let distance = Duration::new(seconds, u32::try_from(distance % SECOND).ok()?);
    let time = if nanos < 0 {
        SystemTime::UNIX_EPOCH.checked_sub(distance)
    } else {
        SystemTime::UNIX_EPOCH.checked_add(distance)
    };
    time.filter(|time| self::nanos(*time) == Ok(nanos))
}
