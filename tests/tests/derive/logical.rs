//! Logical types by the Rust type alone.

use crate::support::check;
use avro_runtime::logical as own;
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

/// A record with one field of each type, where 1 is what the encoding says.
macro_rules! logical_types {
    ($($test:ident $record:ident { $($ty:ty, $value:expr, $schema:expr, $bytes:expr;)* })*) => {$(
        #[test]
        fn $test() {
            $({
                #[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
                struct $record {
                    value: $ty,
                    maybe: Option<$ty>,
                    list: Vec<$ty>,
                }
                let schema = format!(
                    r#"{{"type": "record", "name": "{}", "fields": [
                        {{"name": "value", "type": {schema}}},
                        {{"name": "maybe", "type": ["null", {again}], "default": null}},
                        {{"name": "list", "type": {{"type": "array", "items": {again}}}}}]}}"#,
                    stringify!($record),
                    schema = $schema,
                    again = again($schema),
                );
                let bytes: &[u8] = &$bytes;
                let all = [bytes, &[2], bytes, &[2], bytes, &[0]].concat();
                let value = || $value;
                check(
                    &$record { value: value(), maybe: Some(value()), list: vec![value()] },
                    &schema,
                    &all,
                );
            })*
        }
    )*};
}

/// A named type is defined where it is first.
fn again(schema: &str) -> String {
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    schema.get("name").unwrap_or(&schema).to_string()
}

const DATE: &str = r#"{"type": "int", "logicalType": "date"}"#;
const TIME: &str = r#"{"type": "long", "logicalType": "time-micros"}"#;
const TIMESTAMP: &str = r#"{"type": "long", "logicalType": "timestamp-micros"}"#;
const LOCAL: &str = r#"{"type": "long", "logicalType": "local-timestamp-micros"}"#;
const UUID: &str = r#"{"type": "string", "logicalType": "uuid"}"#;
const BIG_DECIMAL: &str = r#"{"type": "bytes", "logicalType": "big-decimal"}"#;

/// 36 digits and hyphens.
const NIL: [u8; 37] = *b"\x4800000000-0000-0000-0000-000000000000";

fn nanos_later(seconds: i64, nanos: u32) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(seconds, nanos).unwrap()
}

logical_types! {
    types_of_chrono_are_logical_types Chrono {
        chrono::NaiveDate, chrono::NaiveDate::from_ymd_opt(1970, 1, 2).unwrap(), DATE, [2];
        chrono::NaiveTime, chrono::NaiveTime::from_hms_micro_opt(0, 0, 0, 1).unwrap(), TIME, [2];
        chrono::DateTime<chrono::Utc>, nanos_later(0, 1_000), TIMESTAMP, [2];
        chrono::NaiveDateTime, nanos_later(0, 1_000).naive_utc(), LOCAL, [2];
    }
    types_of_jiff_are_logical_types Jiff {
        jiff::civil::Date, jiff::civil::date(1970, 1, 2), DATE, [2];
        jiff::civil::Time, jiff::civil::time(0, 0, 0, 1_000), TIME, [2];
        jiff::Timestamp, jiff::Timestamp::from_microsecond(-1).unwrap(), TIMESTAMP, [1];
        jiff::civil::DateTime, jiff::civil::datetime(1970, 1, 1, 0, 0, 0, 1_000), LOCAL, [2];
    }
    types_of_time_are_logical_types Time {
        time::Date, time::Date::from_ordinal_date(1970, 2).unwrap(), DATE, [2];
        time::Time, time::Time::from_hms_micro(0, 0, 0, 1).unwrap(), TIME, [2];
        time::OffsetDateTime,
            time::OffsetDateTime::from_unix_timestamp_nanos(1_000).unwrap(), TIMESTAMP, [2];
        time::PrimitiveDateTime, time::PrimitiveDateTime::new(
            time::Date::from_ordinal_date(1970, 1).unwrap(),
            time::Time::from_hms_micro(0, 0, 0, 1).unwrap(),
        ), LOCAL, [2];
    }
    types_of_uuid_and_bigdecimal_are_logical_types Others {
        uuid::Uuid, uuid::Uuid::nil(), UUID, NIL;
        // The unscaled value as bytes, and the scale: 12.5
        bigdecimal::BigDecimal, bigdecimal::BigDecimal::new(125.into(), 1), BIG_DECIMAL,
            [6, 2, 125, 2];
    }
    types_of_the_run_time_are_logical_types Own {
        own::Date, own::Date(1), DATE, [2];
        own::TimeMillis, own::TimeMillis(1),
            r#"{"type": "int", "logicalType": "time-millis"}"#, [2];
        own::TimeMicros, own::TimeMicros(1), TIME, [2];
        own::TimestampMillis, own::TimestampMillis(1),
            r#"{"type": "long", "logicalType": "timestamp-millis"}"#, [2];
        own::TimestampMicros, own::TimestampMicros(1), TIMESTAMP, [2];
        own::TimestampNanos, own::TimestampNanos(1),
            r#"{"type": "long", "logicalType": "timestamp-nanos"}"#, [2];
        own::LocalTimestampMillis, own::LocalTimestampMillis(1),
            r#"{"type": "long", "logicalType": "local-timestamp-millis"}"#, [2];
        own::LocalTimestampMicros, own::LocalTimestampMicros(1), LOCAL, [2];
        own::LocalTimestampNanos, own::LocalTimestampNanos(1),
            r#"{"type": "long", "logicalType": "local-timestamp-nanos"}"#, [2];
        own::Duration, own::Duration { months: 1, days: 2, millis: 3 },
            r#"{"type": "fixed", "name": "Duration", "size": 12, "logicalType": "duration"}"#,
            [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0];
        own::Uuid, own::Uuid([0; 16]), UUID, NIL;
        own::Decimal<4, 2>, own::Decimal::from_unscaled(-1).unwrap(),
            r#"{"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 2}"#,
            [2, 0xff];
    }
}
