//! This module converts between nanoseconds and ticks, without rounding.

use crate::error::OutOfRange;

pub(super) const OUT_OF_RANGE: OutOfRange = OutOfRange::new("the time is out of range");
const TOO_PRECISE: OutOfRange =
    OutOfRange::new("the time is more precise than its logical type: round it first");

/// Nanoseconds as ticks, of which `per_second` are a second.
pub(super) fn from_nanos(nanos: i128, per_second: i128) -> Result<i64, OutOfRange> {
    let nanos_a_tick = 1_000_000_000 / per_second;
    if nanos % nanos_a_tick != 0 {
        return Err(TOO_PRECISE);
    }
    i64::try_from(nanos / nanos_a_tick).map_err(|_| OUT_OF_RANGE)
}

/// Ticks as nanoseconds.
pub(super) fn to_nanos(ticks: i64, per_second: i128) -> i128 {
    i128::from(ticks) * (1_000_000_000 / per_second)
}

/// Seconds and nanoseconds since midnight of ticks since midnight.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub(super) fn time_parts(ticks: i64, per_second: i128) -> Result<(u32, u32), OutOfRange> {
    let nanos = to_nanos(ticks, per_second);
    let parts = (
        nanos.div_euclid(1_000_000_000),
        nanos.rem_euclid(1_000_000_000),
    );
    match (u32::try_from(parts.0), u32::try_from(parts.1)) {
        (Ok(seconds @ ..86_400), Ok(nanos)) => Ok((seconds, nanos)),
        _ => Err(OUT_OF_RANGE),
    }
}

/// Implements `Logical` for the timestamps, by nanoseconds since 1970.
macro_rules! timestamps {
    ($ty:ty, $from:path, $to:path, [$($name:ident $per_second:literal),*]) => { $(
        impl $crate::logical::Logical<$ty> for $crate::logical::$name {
            fn from_value(value: &$ty) -> Result<Self, $crate::OutOfRange> {
                super::ticks::from_nanos($from(*value)?, $per_second).map(Self)
            }

            fn into_value(self) -> Result<$ty, $crate::OutOfRange> {
                $to(super::ticks::to_nanos(self.0, $per_second)).ok_or(super::ticks::OUT_OF_RANGE)
            }
        }
    )* };
}
pub(super) use timestamps;

/// Implements `Logical` for the times of day, by seconds and nanoseconds since midnight.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
macro_rules! times {
    ($ty:ty, $from:path, $to:path, [$($name:ident $per_second:literal),*]) => { $(
        impl $crate::logical::Logical<$ty> for $crate::logical::$name {
            fn from_value(value: &$ty) -> Result<Self, $crate::OutOfRange> {
                let ticks = super::ticks::from_nanos($from(*value)?, $per_second)?;
                ticks.try_into().map(Self).map_err(|_| super::ticks::OUT_OF_RANGE)
            }

            fn into_value(self) -> Result<$ty, $crate::OutOfRange> {
                let (seconds, nanos) = super::ticks::time_parts(self.0.into(), $per_second)?;
                $to(seconds, nanos).ok_or(super::ticks::OUT_OF_RANGE)
            }
        }
    )* };
}
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub(super) use times;
