//! This module is the logical types `timestamp-millis`, `timestamp-micros` and
//! `timestamp-nanos`.

use super::calendar::write_date_time;
use super::newtype::newtype;
use std::fmt;

newtype! {
    /// An instant: milliseconds since 1970-01-01T00:00:00Z. Spec:
    /// "Timestamps".
    TimestampMillis(i64), long,
    "timestamp_millis" Long,
    r#"{"type":"long","logicalType":"timestamp-millis"}"#
}

impl fmt::Display for TimestampMillis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_date_time(self.0, 1_000, f)?;
        f.write_str("Z")
    }
}

newtype! {
    /// An instant: microseconds since 1970-01-01T00:00:00Z. Spec:
    /// "Timestamps".
    TimestampMicros(i64), long,
    "timestamp_micros" Long,
    r#"{"type":"long","logicalType":"timestamp-micros"}"#
}

impl fmt::Display for TimestampMicros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_date_time(self.0, 1_000_000, f)?;
        f.write_str("Z")
    }
}

newtype! {
    /// An instant: nanoseconds since 1970-01-01T00:00:00Z. Spec:
    /// "Timestamps".
    TimestampNanos(i64), long,
    "timestamp_nanos" Long,
    r#"{"type":"long","logicalType":"timestamp-nanos"}"#
}

impl fmt::Display for TimestampNanos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_date_time(self.0, 1_000_000_000, f)?;
        f.write_str("Z")
    }
}
