//! This module is the logical types `time-millis` and `time-micros`.

use super::calendar::{is_time, write_time};
use super::newtype::newtype;
use std::fmt;

newtype! {
    /// A time of day without a time zone or date: milliseconds since midnight. Spec: "Time
    /// (millisecond precision)".
    TimeMillis(i32), int,
    "time_millis" Int,
    r#"{"type":"int","logicalType":"time-millis"}"#
}

newtype! {
    /// A time of day without a time zone or date: microseconds since midnight. Spec: "Time
    /// (microsecond precision)".
    ///
    /// # Examples
    ///
    /// ```
    /// use avro_runtime::logical::TimeMicros;
    ///
    /// assert_eq!(TimeMicros(3_600_000_001).to_string(), "01:00:00.000001");
    /// ```
    TimeMicros(i64), long,
    "time_micros" Long,
    r#"{"type":"long","logicalType":"time-micros"}"#
}

impl fmt::Display for TimeMillis {
    /// A number that is no time of day is shown as it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(i64::from(self.0), 1_000, "ms", f)
    }
}

impl fmt::Display for TimeMicros {
    /// A number that is no time of day is shown as it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(self.0, 1_000_000, "us", f)
    }
}

fn show(ticks: i64, per_second: i64, unit: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if is_time(ticks, per_second) {
        return write_time(ticks, per_second, f);
    }
    write!(f, "{ticks} {unit}")
}
