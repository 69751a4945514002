//! This module says which logical type a schema has. Spec: "Logical Types".

use crate::diagnostic::quote;
use crate::kind::{Kind, Primitive};
use crate::schema::{Json, LogicalType, Properties};
use std::fmt;

/// A logical type that is not valid where it stands, so that the base type stands.
pub(crate) struct Ignored {
    /// The attribute at fault.
    pub(crate) attribute: &'static str,
    pub(crate) message: String,
    pub(crate) label: String,
    pub(crate) help: Option<String>,
}

const NAMES: [&str; 13] = [
    "decimal",
    "big-decimal",
    "uuid",
    "date",
    "time-millis",
    "time-micros",
    "timestamp-millis",
    "timestamp-micros",
    "timestamp-nanos",
    "local-timestamp-millis",
    "local-timestamp-micros",
    "local-timestamp-nanos",
    "duration",
];

/// The logical type of a schema; one that the specification does not know is none.
pub(crate) fn logical_type(
    kind: &Kind,
    properties: &Properties,
) -> Result<Option<LogicalType>, Ignored> {
    let name = match properties.get("logicalType") {
        None => return Ok(None),
        Some(Json::String(name)) => name,
        Some(
            Json::Null | Json::Boolean(_) | Json::Number(_) | Json::Array(_) | Json::Object(_),
        ) => {
            return Err(ignored(
                "logicalType",
                "a logical type must be a string",
                "not a string",
            ));
        }
    };
    match (name.as_str(), kind) {
        ("decimal", Kind::Primitive(Primitive::Bytes) | Kind::Fixed(_)) => {
            decimal(kind, properties).map(Some)
        }
        ("big-decimal", Kind::Primitive(Primitive::Bytes)) => Ok(Some(LogicalType::BigDecimal)),
        ("uuid", Kind::Primitive(Primitive::String)) => Ok(Some(LogicalType::Uuid)),
        ("uuid", Kind::Fixed(fixed)) if fixed.size == 16 => Ok(Some(LogicalType::Uuid)),
        ("date", Kind::Primitive(Primitive::Int)) => Ok(Some(LogicalType::Date)),
        ("time-millis", Kind::Primitive(Primitive::Int)) => Ok(Some(LogicalType::TimeMillis)),
        ("time-micros", Kind::Primitive(Primitive::Long)) => Ok(Some(LogicalType::TimeMicros)),
        ("timestamp-millis", Kind::Primitive(Primitive::Long)) => {
            Ok(Some(LogicalType::TimestampMillis))
        }
        ("timestamp-micros", Kind::Primitive(Primitive::Long)) => {
            Ok(Some(LogicalType::TimestampMicros))
        }
        ("timestamp-nanos", Kind::Primitive(Primitive::Long)) => {
            Ok(Some(LogicalType::TimestampNanos))
        }
        ("local-timestamp-millis", Kind::Primitive(Primitive::Long)) => {
            Ok(Some(LogicalType::LocalTimestampMillis))
        }
        ("local-timestamp-micros", Kind::Primitive(Primitive::Long)) => {
            Ok(Some(LogicalType::LocalTimestampMicros))
        }
        ("local-timestamp-nanos", Kind::Primitive(Primitive::Long)) => {
            Ok(Some(LogicalType::LocalTimestampNanos))
        }
        ("duration", Kind::Fixed(fixed)) if fixed.size == 12 => Ok(Some(LogicalType::Duration)),
        (name, _) => no_logical_type(name),
    }
}

fn no_logical_type(name: &str) -> Result<Option<LogicalType>, Ignored> {
    if let Some(base) = base_types(name) {
        let message = format!("the logical type {} is ignored here", quote(name));
        return Err(ignored(
            "logicalType",
            message,
            format!("belongs on {base}"),
        ));
    }
    let similar = NAMES
        .iter()
        .find(|known| crate::suggest::distance(known, name).is_some());
    match similar {
        Some(known) => Err(Ignored {
            help: Some(format!("did you mean {}?", quote(known))),
            ..ignored(
                "logicalType",
                format!("no logical type {} is known", quote(name)),
                "ignored",
            )
        }),
        None => Ok(None),
    }
}

/// How a logical type is written that stands where a type must: `date`, `int.date`, and what other
/// systems call one.
pub(crate) fn as_type(written: &str) -> Option<String> {
    let (base, name) = match written.rsplit_once('.') {
        Some((base, name)) => (Some(Primitive::from_name(base)?.name()), name),
        None => (None, written),
    };
    let name = match name {
        "guid" => "uuid",
        "datetime" | "timestamp" => "timestamp-millis",
        "time" => "time-millis",
        name => name,
    };
    let members = match (
        name,
        base.or(match base_types(name)? {
            "int" => Some("int"),
            "long" => Some("long"),
            "a fixed of size 12" => Some("fixed"),
            "bytes or fixed" | "bytes" => Some("bytes"),
            _ => Some("string"),
        })?,
    ) {
        ("decimal", base) => {
            format!(
                "{{\"type\": \"{base}\", \"logicalType\": \"decimal\", \"precision\": 10, \"scale\": 2}}"
            )
        }
        ("duration", _) => {
            "{\"type\": \"fixed\", \"name\": …, \"size\": 12, \"logicalType\": \"duration\"}"
                .to_owned()
        }
        (name, base) => format!("{{\"type\": \"{base}\", \"logicalType\": \"{name}\"}}"),
    };
    Some(format!(
        "{} is a logical type: write {members}",
        quote(name)
    ))
}

fn base_types(name: &str) -> Option<&'static str> {
    Some(match name {
        "decimal" => "bytes or fixed",
        "big-decimal" => "bytes",
        "uuid" => "string or a fixed of size 16",
        "date" | "time-millis" => "int",
        "time-micros"
        | "timestamp-millis"
        | "timestamp-micros"
        | "timestamp-nanos"
        | "local-timestamp-millis"
        | "local-timestamp-micros"
        | "local-timestamp-nanos" => "long",
        "duration" => "a fixed of size 12",
        _ => return None,
    })
}

fn decimal(kind: &Kind, properties: &Properties) -> Result<LogicalType, Ignored> {
    let Some(precision) = number(properties.get("precision")).filter(|&precision| precision > 0)
    else {
        let attribute = if properties.contains_key("precision") {
            "precision"
        } else {
            "logicalType"
        };
        let message = "a decimal without a valid precision is ignored";
        return Err(ignored(
            attribute,
            message,
            "`precision` must be an integer above 0",
        ));
    };
    let scale = properties
        .get("scale")
        .map_or(Some(0), |scale| number(Some(scale)));
    let Some(scale) = scale.filter(|&scale| scale <= precision) else {
        let message = "a decimal with an invalid scale is ignored";
        let label = format!("`scale` must be an integer from 0 to the precision, {precision}");
        return Err(ignored("scale", message, label));
    };
    if let Kind::Fixed(fixed) = kind
        && u64::from(precision) > max_precision(fixed.size)
    {
        let label = format!(
            "a fixed of size {} holds {} digits",
            fixed.size,
            max_precision(fixed.size)
        );
        return Err(ignored(
            "precision",
            "a decimal that its fixed cannot hold is ignored",
            label,
        ));
    }
    Ok(LogicalType::Decimal { precision, scale })
}

fn ignored(
    attribute: &'static str,
    message: impl Into<String>,
    label: impl Into<String>,
) -> Ignored {
    Ignored {
        attribute,
        message: message.into(),
        label: label.into(),
        help: None,
    }
}

fn number(json: Option<&Json>) -> Option<u32> {
    match json? {
        Json::Number(text) => text
            .parse()
            .ok()
            .filter(|&number: &u32| i32::try_from(number).is_ok()),
        Json::Null | Json::Boolean(_) | Json::String(_) | Json::Array(_) | Json::Object(_) => None,
    }
}

/// The most digits that always fit: ⌊log₁₀(2⁸ⁿ⁻¹ − 1)⌋.
///
/// As 2ᵏ is never a power of ten, that is ⌊k · log₁₀ 2⌋ for k = 8n − 1; log₁₀ 2 is given with 18
/// digits, which is exact for every size there can be.
fn max_precision(size: usize) -> u64 {
    const LOG10_2: u128 = 301_029_995_663_981_195;
    let bits = (size as u128 * 8).saturating_sub(1);
    u64::try_from(bits * LOG10_2 / 1_000_000_000_000_000_000).unwrap_or(u64::MAX)
}

/// The two types where the same bytes would mean another value: decimals of another scale, times in
/// another unit.
pub(crate) fn unit_conflict(
    writer: Option<LogicalType>,
    reader: Option<LogicalType>,
) -> Option<(LogicalType, LogicalType)> {
    let (writer, reader) = (writer?, reader?);
    let conflicts = match (unit(writer), unit(reader)) {
        (Some(from), Some(to)) => from != to,
        _ => is_decimal(writer) && is_decimal(reader) && scale(writer) != scale(reader),
    };
    conflicts.then_some((writer, reader))
}

/// The precisions of two decimals where the reader's holds fewer digits than the writer's.
pub(crate) fn narrowed(
    writer: Option<LogicalType>,
    reader: Option<LogicalType>,
) -> Option<(u32, u32)> {
    match (writer?, reader?) {
        (
            LogicalType::Decimal {
                precision: from, ..
            },
            LogicalType::Decimal { precision: to, .. },
        ) if to < from => Some((from, to)),
        _ => None,
    }
}

/// The digits after the point; `None` where each value says so itself.
fn scale(logical: LogicalType) -> Option<u32> {
    match logical {
        LogicalType::Decimal { scale, .. } => Some(scale),
        LogicalType::BigDecimal
        | LogicalType::Uuid
        | LogicalType::Date
        | LogicalType::TimeMillis
        | LogicalType::TimeMicros
        | LogicalType::TimestampMillis
        | LogicalType::TimestampMicros
        | LogicalType::TimestampNanos
        | LogicalType::LocalTimestampMillis
        | LogicalType::LocalTimestampMicros
        | LogicalType::LocalTimestampNanos
        | LogicalType::Duration => None,
    }
}

fn is_decimal(logical: LogicalType) -> bool {
    matches!(
        logical,
        LogicalType::Decimal { .. } | LogicalType::BigDecimal
    )
}

/// How many nanoseconds a number of this type counts.
fn unit(logical: LogicalType) -> Option<u64> {
    Some(match logical {
        LogicalType::Date => 86_400_000_000_000,
        LogicalType::TimeMillis
        | LogicalType::TimestampMillis
        | LogicalType::LocalTimestampMillis => 1_000_000,
        LogicalType::TimeMicros
        | LogicalType::TimestampMicros
        | LogicalType::LocalTimestampMicros => 1_000,
        LogicalType::TimestampNanos | LogicalType::LocalTimestampNanos => 1,
        LogicalType::Decimal { .. }
        | LogicalType::BigDecimal
        | LogicalType::Uuid
        | LogicalType::Duration => return None,
    })
}

impl fmt::Display for LogicalType {
    /// As a schema writes it, such as `timestamp-micros` or `decimal(10, 2)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Decimal { precision, scale } => {
                return write!(f, "decimal({precision}, {scale})");
            }
            Self::BigDecimal => "big-decimal",
            Self::Uuid => "uuid",
            Self::Date => "date",
            Self::TimeMillis => "time-millis",
            Self::TimeMicros => "time-micros",
            Self::TimestampMillis => "timestamp-millis",
            Self::TimestampMicros => "timestamp-micros",
            Self::TimestampNanos => "timestamp-nanos",
            Self::LocalTimestampMillis => "local-timestamp-millis",
            Self::LocalTimestampMicros => "local-timestamp-micros",
            Self::LocalTimestampNanos => "local-timestamp-nanos",
            Self::Duration => "duration",
        };
        f.write_str(name)
    }
}
