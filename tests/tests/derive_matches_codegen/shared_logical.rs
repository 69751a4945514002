//! Derived types for the shared case about logical types, once for each crate that has types for them.

use avro_runtime::logical as own;
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

/// The record with the types of one crate.
macro_rules! logical {
    ($($module:ident {
        decimal: $decimal:ty, uuid: $uuid:ty, date: $date:ty, time_millis: $time_millis:ty,
        time_micros: $time_micros:ty, millis: $millis:ty, micros: $micros:ty, nanos: $nanos:ty,
        local_millis: $local_millis:ty, local_micros: $local_micros:ty,
        local_nanos: $local_nanos:ty, duration: $duration:ty,
    })*) => {$(
        pub(crate) mod $module {
            use super::*;

            #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
            #[avro(namespace = "ux.logical")]
            pub(crate) struct Logical {
                #[avro(decimal(precision = 10, scale = 2))]
                dec: $decimal,
                #[avro(decimal(precision = 38, scale = 10), fixed(name = "Dec16", size = 16))]
                decf: $decimal,
                #[avro(big_decimal)]
                bigdec: bigdecimal::BigDecimal,
                #[avro(uuid)]
                uuid: $uuid,
                #[avro(uuid, fixed(name = "Uuid16"))]
                uuidf: $uuid,
                #[avro(date)]
                date: $date,
                #[avro(time_millis)]
                tmi: $time_millis,
                #[avro(time_micros)]
                tmu: $time_micros,
                #[avro(timestamp_millis)]
                tsmi: $millis,
                #[avro(timestamp_micros)]
                tsmu: $micros,
                #[avro(timestamp_nanos)]
                tsn: $nanos,
                #[avro(local_timestamp_millis)]
                ltmi: $local_millis,
                #[avro(local_timestamp_micros)]
                ltmu: $local_micros,
                #[avro(local_timestamp_nanos)]
                ltn: $local_nanos,
                #[avro(duration, fixed(name = "Dur"))]
                dur: $duration,
                #[avro(logical = "my-custom")]
                unk: String,
                #[avro(timestamp_millis)]
                opt_ts: Option<$millis>,
                #[avro(uuid)]
                arr_uuid: Vec<$uuid>,
                #[avro(decimal(precision = 4, scale = 1))]
                opt_dec: Option<$decimal>,
            }
        }
    )*};
}

logical! {
    chrono_crate {
        decimal: rust_decimal::Decimal, uuid: uuid::Uuid, date: chrono::NaiveDate,
        time_millis: chrono::NaiveTime, time_micros: chrono::NaiveTime,
        millis: chrono::DateTime<chrono::Utc>, micros: chrono::DateTime<chrono::Utc>,
        nanos: chrono::DateTime<chrono::Utc>, local_millis: chrono::NaiveDateTime,
        local_micros: chrono::NaiveDateTime, local_nanos: chrono::NaiveDateTime,
        duration: own::Duration,
    }
    jiff_crate {
        decimal: bigdecimal::BigDecimal, uuid: own::Uuid, date: jiff::civil::Date,
        time_millis: jiff::civil::Time, time_micros: jiff::civil::Time, millis: jiff::Timestamp,
        micros: jiff::Timestamp, nanos: jiff::Timestamp, local_millis: jiff::civil::DateTime,
        local_micros: jiff::civil::DateTime, local_nanos: jiff::civil::DateTime,
        duration: own::Duration,
    }
    time_crate {
        decimal: bigdecimal::BigDecimal, uuid: uuid::Uuid, date: time::Date,
        time_millis: time::Time, time_micros: time::Time, millis: time::OffsetDateTime,
        micros: time::OffsetDateTime, nanos: time::OffsetDateTime,
        local_millis: time::PrimitiveDateTime, local_micros: time::PrimitiveDateTime,
        local_nanos: time::PrimitiveDateTime, duration: own::Duration,
    }
}

// The run time's own types, and plain numbers.
#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.logical")]
pub(crate) struct Logical {
    dec: own::Decimal<10, 2>,
    #[avro(decimal(precision = 38, scale = 10), fixed(name = "Dec16", size = 16))]
    decf: own::Decimal<38, 10>,
    bigdec: own::BigDecimal,
    uuid: own::Uuid,
    #[avro(uuid, fixed(name = "Uuid16"))]
    uuidf: own::Uuid,
    date: own::Date,
    #[avro(time_millis)]
    tmi: i32,
    tmu: own::TimeMicros,
    tsmi: own::TimestampMillis,
    #[avro(timestamp_micros)]
    tsmu: i64,
    tsn: own::TimestampNanos,
    #[avro(local_timestamp_millis)]
    ltmi: i64,
    ltmu: own::LocalTimestampMicros,
    ltn: own::LocalTimestampNanos,
    #[avro(duration, fixed(name = "Dur"))]
    dur: own::Duration,
    #[avro(logical = "my-custom")]
    unk: String,
    #[avro(timestamp_millis)]
    opt_ts: Option<i64>,
    arr_uuid: Vec<own::Uuid>,
    opt_dec: Option<own::Decimal<4, 1>>,
}
