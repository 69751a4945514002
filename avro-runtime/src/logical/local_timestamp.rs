//! This module is the logical types `local-timestamp-millis`, `local-timestamp-micros` and
//! `local-timestamp-nanos`.

use super::calendar::write_date_time;
use super::newtype::newtype;
use std::fmt;

newtype! {
    /// A date and time in whatever time zone is local: milliseconds since 1970-01-01T00:00:00. Spec:
    /// "Local Timestamps".
    LocalTimestampMillis(i64), long,
    "local_timestamp_millis" Long,
    r#"{"type":"long","logicalType":"local-timestamp-millis"}"#
}

impl fmt::Display for LocalTimestampMillis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_date_time(self.0, 1_000, f)
    }
}

newtype! {
    /// A date and time in whatever time zone is local: microseconds since 1970-01-01T00:00:00. Spec:
    /// "Local Timestamps".
    LocalTimestampMicros(i64), long,
    "local_timestamp_micros" Long,
    r#"{"type":"long","logicalType":"local-timestamp-micros"}"#
}

impl fmt::Display for LocalTimestampMicros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_date_time(self.0, 1_000_000, f)
    }
}

newtype! {
    /// A date and time in whatever time zone is local: nanoseconds since 1970-01-01T00:00:00. Spec:
    /// "Local Timestamps".
    LocalTimestampNanos(i64), long,
    "local_timestamp_nanos" Long,
    r#"{"type":"long","logicalType":"local-timestamp-nanos"}"#
}

impl fmt::Display for LocalTimestampNanos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_date_time(self.0, 1_000_000_000, f)
    }
}
