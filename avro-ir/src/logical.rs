//! This module holds the table of logical types, and says which one a schema has. Spec: "Logical Types".

use crate::diagnostic::quote;
use crate::kind::{Kind, Primitive};
use crate::schema::{Json, Properties};
use std::fmt;

/// A logical type of the specification, valid on its base type. Spec: "Logical Types".
///
/// What it is called, stands on and counts are questions to it, so that whoever treats all of them alike
/// needs no list of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LogicalType {
    /// `decimal` on bytes or fixed.
    Decimal {
        /// The largest number of digits.
        precision: u32,
        /// The number of digits after the decimal point.
        scale: u32,
    },
    /// `big-decimal` on bytes.
    BigDecimal,
    /// `uuid` on string or fixed(16).
    Uuid,
    /// `date` on int: days since 1970-01-01.
    Date,
    /// `time-millis` on int.
    TimeMillis,
    /// `time-micros` on long.
    TimeMicros,
    /// `timestamp-millis` on long.
    TimestampMillis,
    /// `timestamp-micros` on long.
    TimestampMicros,
    /// `timestamp-nanos` on long.
    TimestampNanos,
    /// `local-timestamp-millis` on long.
    LocalTimestampMillis,
    /// `local-timestamp-micros` on long.
    LocalTimestampMicros,
    /// `local-timestamp-nanos` on long.
    LocalTimestampNanos,
    /// `duration` on fixed(12): months, days, milliseconds.
    Duration,
}

/// The type that a logical type stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Base {
    /// A primitive type.
    Primitive(Primitive),
    /// A fixed of so many bytes.
    Fixed(usize),
}

/// Which fixed a logical type may stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FixedSize {
    /// One of any size.
    Any,
    /// One of so many bytes.
    Bytes(usize),
}

/// What is known of a logical type.
struct Row {
    name: &'static str,
    primitive: Option<Primitive>,
    fixed: Option<FixedSize>,
    unit: Option<u64>,
}

const DAY: u64 = 86_400_000_000_000;
const MILLISECOND: u64 = 1_000_000;
const MICROSECOND: u64 = 1_000;
const NANOSECOND: u64 = 1;

impl LogicalType {
    /// Each of them; one decimal stands for all.
    pub const ALL: [Self; 13] = [
        Self::Date,
        Self::TimeMillis,
        Self::TimeMicros,
        Self::TimestampMillis,
        Self::TimestampMicros,
        Self::TimestampNanos,
        Self::LocalTimestampMillis,
        Self::LocalTimestampMicros,
        Self::LocalTimestampNanos,
        Self::Duration,
        Self::Uuid,
        Self::BigDecimal,
        Self::Decimal {
            precision: 1,
            scale: 0,
        },
    ];

    fn row(self) -> Row {
        let on = |name, primitive, fixed| Row {
            name,
            primitive,
            fixed,
            unit: None,
        };
        let number = |name, primitive, unit| Row {
            name,
            primitive: Some(primitive),
            fixed: None,
            unit: Some(unit),
        };
        let (bytes, string) = (Some(Primitive::Bytes), Some(Primitive::String));
        let (int, long) = (Primitive::Int, Primitive::Long);
        match self {
            Self::Decimal { .. } => on("decimal", bytes, Some(FixedSize::Any)),
            Self::BigDecimal => on("big-decimal", bytes, None),
            Self::Uuid => on("uuid", string, Some(FixedSize::Bytes(16))),
            Self::Duration => on("duration", None, Some(FixedSize::Bytes(12))),
            Self::Date => number("date", int, DAY),
            Self::TimeMillis => number("time-millis", int, MILLISECOND),
            Self::TimeMicros => number("time-micros", long, MICROSECOND),
            Self::TimestampMillis => number("timestamp-millis", long, MILLISECOND),
            Self::TimestampMicros => number("timestamp-micros", long, MICROSECOND),
            Self::TimestampNanos => number("timestamp-nanos", long, NANOSECOND),
            Self::LocalTimestampMillis => number("local-timestamp-millis", long, MILLISECOND),
            Self::LocalTimestampMicros => number("local-timestamp-micros", long, MICROSECOND),
            Self::LocalTimestampNanos => number("local-timestamp-nanos", long, NANOSECOND),
        }
    }

    /// The word that the specification has for it, such as `timestamp-micros`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The primitive type that it may stand on.
    #[must_use]
    pub fn primitive(self) -> Option<Primitive> {
        self.row().primitive
    }

    /// The fixed that it may stand on.
    #[must_use]
    pub fn fixed(self) -> Option<FixedSize> {
        self.row().fixed
    }

    /// How many nanoseconds its number counts in, if it is a date or a time.
    #[must_use]
    pub fn unit(self) -> Option<u64> {
        self.row().unit
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }

    fn stands_on(self, base: Base) -> bool {
        match base {
            Base::Primitive(primitive) => self.primitive() == Some(primitive),
            Base::Fixed(size) => match self.fixed() {
                None => false,
                Some(FixedSize::Any) => true,
                Some(FixedSize::Bytes(bytes)) => size == bytes,
            },
        }
    }

    /// What it may stand on, as a message says it.
    fn bases(self) -> String {
        let fixed = self.fixed().map(|fixed| match fixed {
            FixedSize::Any => "fixed".to_owned(),
            FixedSize::Bytes(size) => format!("a fixed of size {size}"),
        });
        let primitive = self
            .primitive()
            .map(|primitive| primitive.name().to_owned());
        let bases = primitive.into_iter().chain(fixed);
        bases.collect::<Vec<_>>().join(" or ")
    }
}

impl Base {
    /// What a schema of this kind is to a logical type; `None` if none can stand on it.
    #[must_use]
    pub fn of(kind: &Kind) -> Option<Self> {
        match kind {
            Kind::Primitive(primitive) => Some(Self::Primitive(*primitive)),
            Kind::Fixed(fixed) => Some(Self::Fixed(fixed.size)),
            Kind::Array(_) | Kind::Map(_) | Kind::Union(_) | Kind::Record(_) | Kind::Enum(_) => {
                None
            }
        }
    }
}

impl fmt::Display for LogicalType {
    /// As a schema writes it, such as `timestamp-micros` or `decimal(10, 2)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        if let Self::Decimal { precision, scale } = self {
            write!(f, "({precision}, {scale})")?;
        }
        Ok(())
    }
}

/// A logical type that is not valid where it stands, so that the base type stands.
pub(crate) struct Ignored {
    /// The attribute at fault.
    pub(crate) attribute: &'static str,
    pub(crate) message: String,
    pub(crate) label: String,
    pub(crate) help: Option<String>,
}

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
    let Some(logical) = LogicalType::from_name(name) else {
        return unknown(name);
    };
    if Base::of(kind).is_none_or(|base| !logical.stands_on(base)) {
        return Err(ignored(
            "logicalType",
            format!("the logical type {} is ignored here", quote(name)),
            format!("belongs on {}", logical.bases()),
        ));
    }
    if let LogicalType::Decimal { .. } = logical {
        return decimal(kind, properties).map(Some);
    }
    Ok(Some(logical))
}

fn unknown(name: &str) -> Result<Option<LogicalType>, Ignored> {
    let names = LogicalType::ALL.map(LogicalType::name);
    let mut similar = names
        .iter()
        .filter(|known| crate::suggest::distance(known, name).is_some());
    match similar.next() {
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
    let logical = LogicalType::from_name(name)?;
    let base = base.or(logical.primitive().map(Primitive::name));
    let members = match (logical, base.unwrap_or("fixed")) {
        (LogicalType::Decimal { .. }, base) => {
            format!(
                "{{\"type\": \"{base}\", \"logicalType\": \"decimal\", \"precision\": 10, \"scale\": 2}}"
            )
        }
        (LogicalType::Duration, _) => {
            "{\"type\": \"fixed\", \"name\": …, \"size\": 12, \"logicalType\": \"duration\"}"
                .to_owned()
        }
        (_, base) => format!("{{\"type\": \"{base}\", \"logicalType\": \"{name}\"}}"),
    };
    Some(format!(
        "{} is a logical type: write {members}",
        quote(name)
    ))
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
    let conflicts = match (writer.unit(), reader.unit()) {
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
    let LogicalType::Decimal { scale, .. } = logical else {
        return None;
    };
    Some(scale)
}

fn is_decimal(logical: LogicalType) -> bool {
    matches!(
        logical,
        LogicalType::Decimal { .. } | LogicalType::BigDecimal
    )
}
