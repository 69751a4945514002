//! Values of logical types and their bytes, as other implementations write them.

use crate::support::case_of;
use avro_runtime::logical::{
    BigDecimal, Date, Decimal, DecimalFixed, Duration, LocalTimestampMicros, LocalTimestampMillis,
    LocalTimestampNanos, Logical, TimeMicros, TimeMillis, TimestampMicros, TimestampMillis,
    TimestampNanos, Uuid,
};
use avro_runtime::{Decode, Encode, from_slice, to_vec};
use avro_tests::shared::{Report, hex, text, unhex, vectors};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _, Utc};
use serde_json::Value;
use std::fmt;

type Check = Result<(), String>;

/// Bytes that are read, and what is written instead. Policy: a UUID in any case and without hyphens
/// is one, and is written in lower case with them.
const REWRITTEN: [(&str, &str); 2] = [
    (
        "logical_types-0029",
        "4831323365343536372d653839622d313264332d613435362d343236363134313734303030",
    ),
    (
        "logical_types-0158",
        "004865623462313462642d663235652d346132652d613533352d376330633363336565663939",
    ),
];

fn check(check: impl Fn(&Value) -> Check) {
    let mut report = Report::default();
    for vector in vectors("logical_types") {
        report.add(text(&vector, "id"), &[], check(&vector));
    }
    report.finish();
}

#[test]
fn bytes_come_back_as_they_were() {
    check(|vector| {
        let (id, Some(digits)) = (text(vector, "id"), vector["hex"].as_str()) else {
            return Ok(());
        };
        let rewritten = REWRITTEN.iter().find(|(rewritten, _)| *rewritten == id);
        let expected = rewritten.map_or(digits, |(_, expected)| expected);
        let case = case_of(id).ok_or("no type was generated")?;
        let again = (case.codec.round_trip)(&unhex(digits));
        match (text(vector, "expected"), again) {
            ("ok", Ok(again)) if hex(&again) == expected => Ok(()),
            ("error", Err(_)) => Ok(()),
            (_, other) => Err(format!("became {:?}", other.map(|bytes| hex(&bytes)))),
        }
    });
}

#[test]
fn decimals_are_the_numbers_that_were_written() {
    check(|vector| {
        let schema = &vector["schema"];
        let Some(number) = decimal(&vector["native"]) else {
            return Ok(());
        };
        let scale = schema["scale"].as_u64().unwrap_or(0);
        let (Some(expected), Some(digits)) = (with_scale(number, scale), vector["hex"].as_str())
        else {
            return expect_error(vector, number);
        };
        let case = case_of(text(vector, "id")).ok_or("no type was generated")?;
        let shown = (case.codec.debug)(&unhex(digits)).map_err(|error| error.to_string())?;
        let is_right = shown.contains(&format!("({expected})"));
        is_right
            .then_some(())
            .ok_or_else(|| format!("{shown} is not {expected}"))
    });
}

/// A number that other implementations refuse to write.
fn expect_error(vector: &Value, number: &str) -> Check {
    let schema = &vector["schema"];
    let result = match (schema["precision"].as_u64(), schema["scale"].as_u64()) {
        (Some(20), Some(3)) => number.parse::<Decimal<20, 3>>().map(drop),
        (Some(15), Some(3)) => number.parse::<Decimal<15, 3>>().map(drop),
        other => return Err(format!("no type for {other:?}")),
    };
    match (text(vector, "expected"), result) {
        ("error", Err(_)) => Ok(()),
        (expected, other) => Err(format!("{other:?} is not {expected}")),
    }
}

fn decimal(native: &Value) -> Option<&str> {
    native["decimal"].as_str().or(native["$dec"].as_str())
}

/// The number with as many digits after the point as the schema has; `-0.0` is zero.
fn with_scale(number: &str, scale: u64) -> Option<String> {
    let scale = usize::try_from(scale).ok()?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let is_zero = number.chars().all(|c| matches!(c, '-' | '0' | '.'));
    let whole = if is_zero { "0" } else { whole };
    let fraction = fraction
        .get(..scale)
        .map_or_else(|| format!("{fraction:0<scale$}"), ToOwned::to_owned);
    let rest = number
        .split_once('.')
        .map_or("", |(_, all)| all.get(scale..).unwrap_or(""));
    let fits = rest.chars().all(|c| c == '0');
    match scale {
        _ if !fits => None,
        0 => Some(whole.to_owned()),
        _ => Some(format!("{whole}.{fraction}")),
    }
}

#[test]
fn other_crates_decimals_are_the_same_numbers() {
    check(|vector| {
        let (Some(number), Some(digits)) = (decimal(&vector["native"]), vector["hex"].as_str())
        else {
            return Ok(());
        };
        let schema = &vector["schema"];
        let size = schema["size"].as_u64();
        let part = |name: &str| schema[name].as_u64().unwrap_or(0);
        let bytes = unhex(digits);
        match (size, part("precision"), part("scale")) {
            (None, 4, 2) => decimals::<Decimal<4, 2>>(number, &bytes),
            (None, 20, 3) => decimals::<Decimal<20, 3>>(number, &bytes),
            (None, 5, 4) => decimals::<Decimal<5, 4>>(number, &bytes),
            (None, 1, 0) => decimals::<Decimal<1, 0>>(number, &bytes),
            (Some(4), 9, 3) => decimals::<DecimalFixed<4, 9, 3>>(number, &bytes),
            (Some(8), 15, 3) => decimals::<DecimalFixed<8, 15, 3>>(number, &bytes),
            (Some(8), 15, 0) => decimals::<DecimalFixed<8, 15, 0>>(number, &bytes),
            (Some(8), 5, 4) => decimals::<DecimalFixed<8, 5, 4>>(number, &bytes),
            (Some(8), 1, 0) => decimals::<DecimalFixed<8, 1, 0>>(number, &bytes),
            other => Err(format!("no type for {other:?}")),
        }
    });
}

fn decimals<L>(number: &str, bytes: &[u8]) -> Check
where
    L: for<'de> Decode<'de> + Encode + fmt::Debug,
    L: Logical<rust_decimal::Decimal> + Logical<bigdecimal::BigDecimal>,
{
    let rust_decimal: rust_decimal::Decimal = number.parse().map_err(shown)?;
    let bigdecimal: bigdecimal::BigDecimal = number.parse().map_err(shown)?;
    converts::<L, _>(bytes, &rust_decimal)?;
    converts::<L, _>(bytes, &bigdecimal)
}

/// The bytes are the value, and the value is the bytes.
fn converts<L, T>(bytes: &[u8], value: &T) -> Check
where
    L: for<'de> Decode<'de> + Encode + Logical<T>,
    T: PartialEq + fmt::Debug,
{
    let logical: L = from_slice(bytes).map_err(shown)?;
    let read = logical.into_value().map_err(shown)?;
    let written = to_vec(&L::from_value(value).map_err(shown)?).map_err(shown)?;
    let is_same = read == *value && written == bytes;
    is_same
        .then_some(())
        .ok_or_else(|| format!("{read:?} and {} are not {value:?}", hex(&written)))
}

/// The other type has no such value: jiff's last timestamp is on 9999-12-30.
fn expect_none<L, T>(bytes: &[u8]) -> Check
where
    L: for<'de> Decode<'de> + Logical<T>,
    T: fmt::Debug,
{
    let logical: L = from_slice(bytes).map_err(shown)?;
    match logical.into_value() {
        Ok(value) => Err(format!("{} became {value:?}", hex(bytes))),
        Err(_) => Ok(()),
    }
}

fn shown(error: impl fmt::Display) -> String {
    error.to_string()
}

#[test]
fn big_decimals_are_the_numbers_that_were_written() {
    check(|vector| {
        let native = &vector["native"];
        let (Some(unscaled), Some(scale)) = (native["unscaled"].as_str(), native["scale"].as_i64())
        else {
            return Ok(());
        };
        let unscaled = unscaled.parse().map_err(shown)?;
        let scale = i32::try_from(scale).map_err(shown)?;
        let bytes = unhex(text(vector, "hex"));
        converts::<BigDecimal, _>(&bytes, &BigDecimal::new(unscaled, scale))?;
        let other = bigdecimal::BigDecimal::new(unscaled.into(), scale.into());
        converts::<BigDecimal, _>(&bytes, &other)
    });
}

#[test]
fn uuids_are_the_ones_that_were_written() {
    check(|vector| {
        let native = &vector["native"];
        let (Some(uuid), Some(digits)) = (native["uuid"].as_str(), vector["hex"].as_str()) else {
            return Ok(());
        };
        let bytes = unhex(digits);
        let own: Uuid = from_slice(&bytes).map_err(shown)?;
        let other: uuid::Uuid = own.into_value().map_err(shown)?;
        let expected: uuid::Uuid = uuid.parse().map_err(shown)?;
        let is_equal = other == expected && own.to_string() == uuid;
        is_equal
            .then_some(())
            .ok_or_else(|| format!("{own} is not {uuid}"))
    });
}

#[test]
fn durations_are_the_ones_that_were_written() {
    check(|vector| {
        let native = &vector["native"];
        let part = |name: &str| {
            native[name]
                .as_u64()
                .and_then(|part| u32::try_from(part).ok())
        };
        let (Some(months), Some(days), Some(millis)) =
            (part("months"), part("days"), part("millis"))
        else {
            return Ok(());
        };
        let duration = Duration {
            months,
            days,
            millis,
        };
        converts::<Duration, _>(&unhex(text(vector, "hex")), &duration)
    });
}

#[test]
fn dates_and_times_are_the_ones_that_were_written() {
    check(|vector| {
        let Some(digits) = vector["hex"].as_str() else {
            return Ok(());
        };
        let bytes = unhex(digits);
        let (schema, native) = (&vector["schema"], &vector["native"]);
        let is_base = |base: &str| schema["type"] == base;
        match schema["logicalType"].as_str() {
            Some("date") => date(native, &bytes),
            Some("time-millis") => time::<TimeMillis>(native, &bytes, 1_000),
            Some("time-micros") => time::<TimeMicros>(native, &bytes, 1_000_000),
            Some("timestamp-millis") if is_base("long") => {
                instant::<TimestampMillis>(native, &bytes)
            }
            Some("timestamp-micros") => instant::<TimestampMicros>(native, &bytes),
            Some("timestamp-nanos") => instant::<TimestampNanos>(native, &bytes),
            Some("local-timestamp-millis") => local::<LocalTimestampMillis>(native, &bytes),
            Some("local-timestamp-micros") => local::<LocalTimestampMicros>(native, &bytes),
            Some("local-timestamp-nanos") => local::<LocalTimestampNanos>(native, &bytes),
            _ => Ok(()),
        }
    });
}

#[test]
fn the_last_day_of_every_crate_s_calendar_is_a_date() {
    let bytes = to_vec(&Date(2_932_896)).unwrap();
    converts::<Date, _>(&bytes, &NaiveDate::from_ymd_opt(9999, 12, 31).unwrap()).unwrap();
    converts::<Date, _>(&bytes, &jiff::civil::Date::MAX).unwrap();
    converts::<Date, _>(&bytes, &::time::Date::MAX).unwrap();
}

#[test]
fn the_first_day_of_every_crate_s_calendar_is_a_date() {
    let day = jiff::civil::Date::MIN;
    assert_eq!(day.to_string(), "-009999-01-01");
    let bytes = to_vec(&Date(-4_371_587)).unwrap();
    converts::<Date, _>(&bytes, &day).unwrap();
    converts::<Date, _>(&bytes, &::time::Date::MIN).unwrap();
    converts::<Date, _>(&bytes, &NaiveDate::from_ymd_opt(-9999, 1, 1).unwrap()).unwrap();
}

#[test]
fn the_last_local_time_of_every_crate_s_calendar_is_one() {
    let bytes = to_vec(&LocalTimestampMicros(253_402_300_799_999_999)).unwrap();
    local::<LocalTimestampMicros>(
        &serde_json::json!({"ticks": 253_402_300_799_999_999_i64}),
        &bytes,
    )
    .unwrap();
}

fn date(native: &Value, bytes: &[u8]) -> Check {
    let iso = native["iso"]
        .as_str()
        .or(native["$dt"].as_str())
        .or(native.as_str());
    let iso = iso.ok_or("no date")?;
    converts::<Date, _>(bytes, &iso.parse::<NaiveDate>().map_err(shown)?)?;
    converts::<Date, _>(bytes, &iso.parse::<jiff::civil::Date>().map_err(shown)?)?;
    converts::<Date, _>(bytes, &time_date(iso)?)
}

fn time_date(iso: &str) -> Result<::time::Date, String> {
    let parts = iso
        .split('-')
        .map(|part| part.parse::<u16>().map_err(shown));
    let [year, month, day] = parts.collect::<Result<Vec<_>, _>>()?[..] else {
        return Err(format!("{iso} has not three parts"));
    };
    let month = u8::try_from(month).map_err(shown)?;
    let month = ::time::Month::try_from(month).map_err(shown)?;
    let day = u8::try_from(day).map_err(shown)?;
    ::time::Date::from_calendar_date(year.into(), month, day).map_err(shown)
}

fn time<L>(native: &Value, bytes: &[u8], per_second: u32) -> Check
where
    L: for<'de> Decode<'de> + Encode,
    L: Logical<NaiveTime> + Logical<jiff::civil::Time> + Logical<::time::Time>,
{
    let ticks = native["millis"].as_u64().or(native["micros"].as_u64());
    let value = match (ticks, native["$dt"].as_str()) {
        (Some(ticks), _) => time_of(ticks, per_second.into()).ok_or("no time of day")?,
        (None, Some(iso)) => iso.parse::<NaiveTime>().map_err(shown)?,
        (None, None) => return Err("no time".to_owned()),
    };
    converts::<L, _>(bytes, &value)?;
    let jiff = value
        .to_string()
        .parse::<jiff::civil::Time>()
        .map_err(shown)?;
    converts::<L, _>(bytes, &jiff)?;
    let part = |part: u32| u8::try_from(part).map_err(shown);
    let (hour, minute, second) = (
        part(value.hour())?,
        part(value.minute())?,
        part(value.second())?,
    );
    let time = ::time::Time::from_hms_nano(hour, minute, second, value.nanosecond());
    converts::<L, _>(bytes, &time.map_err(shown)?)
}

fn time_of(ticks: u64, per_second: u64) -> Option<NaiveTime> {
    let nanos = ticks % per_second * (1_000_000_000 / per_second);
    let (seconds, nanos) = (ticks / per_second, nanos);
    NaiveTime::from_num_seconds_from_midnight_opt(seconds.try_into().ok()?, nanos.try_into().ok()?)
}

fn instant<L>(native: &Value, bytes: &[u8]) -> Check
where
    L: for<'de> Decode<'de> + Encode,
    L: Logical<DateTime<Utc>> + Logical<jiff::Timestamp> + Logical<::time::OffsetDateTime>,
{
    let value = match native["$dt"].as_str() {
        Some(iso) => iso.parse::<DateTime<Utc>>().map_err(shown)?,
        None => from_ticks(native)?,
    };
    converts::<L, _>(bytes, &value)?;
    let nanos = i128::from(value.timestamp()) * 1_000_000_000;
    let nanos = nanos + i128::from(value.timestamp_subsec_nanos());
    match jiff::Timestamp::from_nanosecond(nanos) {
        Ok(value) => converts::<L, _>(bytes, &value)?,
        Err(_) => expect_none::<L, jiff::Timestamp>(bytes)?,
    }
    let time = ::time::OffsetDateTime::from_unix_timestamp_nanos(nanos).map_err(shown)?;
    converts::<L, _>(bytes, &time)
}

fn local<L>(native: &Value, bytes: &[u8]) -> Check
where
    L: for<'de> Decode<'de> + Encode,
    L: Logical<NaiveDateTime> + Logical<jiff::civil::DateTime>,
    L: Logical<::time::PrimitiveDateTime>,
{
    let value = match native["$dt"].as_str() {
        // A local time has no offset: the one that is written is left out.
        Some(iso) => iso[..19].parse::<NaiveDateTime>().map_err(shown)?,
        None => from_ticks(native)?.naive_utc(),
    };
    converts::<L, _>(bytes, &value)?;
    let iso = format!("{value:?}");
    converts::<L, _>(bytes, &iso.parse::<jiff::civil::DateTime>().map_err(shown)?)?;
    let nanos = i128::from(value.and_utc().timestamp()) * 1_000_000_000;
    let nanos = nanos + i128::from(value.nanosecond());
    let time = ::time::OffsetDateTime::from_unix_timestamp_nanos(nanos).map_err(shown)?;
    let time = ::time::PrimitiveDateTime::new(time.date(), time.time());
    converts::<L, _>(bytes, &time)
}

fn from_ticks(native: &Value) -> Result<DateTime<Utc>, String> {
    let ticks = native["ticks"]
        .as_i64()
        .or(native.as_i64())
        .ok_or("no ticks")?;
    // A bare number is of a local timestamp in milliseconds or in microseconds.
    let unnamed = if ticks == 3_600_000 { 1_000 } else { 1_000_000 };
    let per_second = native["per_second"].as_i64().unwrap_or(unnamed);
    let nanos = ticks.rem_euclid(per_second) * (1_000_000_000 / per_second);
    let nanos = u32::try_from(nanos).map_err(shown)?;
    DateTime::from_timestamp(ticks.div_euclid(per_second), nanos).ok_or("no such time".to_owned())
}
