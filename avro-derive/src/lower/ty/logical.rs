//! This module lowers the words for logical types. Spec: "Logical Types".

use super::super::Context;
use super::super::schema::{fixed, text};
use super::bytes::{as_fixed, byte_array};
use super::{Lowered, plain};
use crate::attr::{Fixed, Logical};
use crate::input::Field;
use crate::spelled::{Spelled, innermost, literal_size, spelled};
use avro_emit::model::{Piece, Wire};
use syn::Type;

/// A decimal whose bytes are not converted.
pub(super) struct RawDecimal<'a> {
    precision: u32,
    scale: u32,
    fixed: Option<&'a Fixed>,
}

/// The decimal that a field is whose innermost type is bytes.
pub(super) fn raw_decimal<'a>(field: &'a Field<'_>) -> Option<RawDecimal<'a>> {
    let Logical::Decimal { precision, scale } = field.attrs.logical.as_ref()?.value else {
        return None;
    };
    let inner = spelled(innermost(field.ty));
    let is_bytes = matches!(
        inner,
        Spelled::Bytes | Spelled::ByteSlice | Spelled::ByteArray(_)
    );
    is_bytes.then_some(RawDecimal {
        precision,
        scale,
        fixed: field.attrs.fixed.as_ref(),
    })
}

impl RawDecimal<'_> {
    /// The bytes as they are, as bytes or as a fixed.
    pub(super) fn lowered(&self, cx: &Context<'_>, ty: &Type) -> Lowered {
        let &Self {
            precision,
            scale,
            fixed,
        } = self;
        let of_size = |size| Wire::DecimalFixed {
            size,
            precision,
            scale,
        };
        let (wire, bytes) = match (spelled(ty), fixed) {
            (Spelled::ByteArray(len), _) => (
                of_size(literal_size(len).unwrap_or_default()),
                byte_array(cx, len, fixed),
            ),
            (_, Some(fixed)) => (
                of_size(fixed.size.unwrap_or_default()),
                as_fixed(cx, ty, fixed),
            ),
            (_, None) => (Wire::Decimal { precision, scale }, plain(cx, ty)),
        };
        Lowered {
            schema: schema(cx, wire, fixed),
            ..bytes
        }
    }
}

/// What a logical type adds to the JSON of a fixed, after a comma.
pub(crate) fn attributes(logical: Logical) -> String {
    match logical {
        Logical::Decimal { precision, scale } => format!(",{}", decimal(precision, scale)),
        other => format!(",\"logicalType\":\"{}\"", other.word().replace('_', "-")),
    }
}

pub(super) fn wire(logical: Logical, fixed: Option<&crate::attr::Fixed>) -> Wire {
    match (logical, fixed) {
        (Logical::Date, _) => Wire::Date,
        (Logical::TimeMillis, _) => Wire::TimeMillis,
        (Logical::TimeMicros, _) => Wire::TimeMicros,
        (Logical::TimestampMillis, _) => Wire::TimestampMillis,
        (Logical::TimestampMicros, _) => Wire::TimestampMicros,
        (Logical::TimestampNanos, _) => Wire::TimestampNanos,
        (Logical::LocalTimestampMillis, _) => Wire::LocalTimestampMillis,
        (Logical::LocalTimestampMicros, _) => Wire::LocalTimestampMicros,
        (Logical::LocalTimestampNanos, _) => Wire::LocalTimestampNanos,
        (Logical::Duration, _) => Wire::Duration,
        (Logical::Uuid, None) => Wire::Uuid,
        (Logical::Uuid, Some(_)) => Wire::UuidFixed,
        (Logical::BigDecimal, _) => Wire::BigDecimal,
        (Logical::Decimal { precision, scale }, None) => Wire::Decimal { precision, scale },
        (Logical::Decimal { precision, scale }, Some(fixed)) => Wire::DecimalFixed {
            size: fixed.size.unwrap_or_default(),
            precision,
            scale,
        },
    }
}

/// The schema of a logical type; those on fixed have a name.
pub(super) fn schema(
    cx: &Context<'_>,
    wire: Wire,
    attribute: Option<&crate::attr::Fixed>,
) -> Vec<Piece> {
    let on = |base: &str, logical: &str| {
        vec![text(&format!(
            "{{\"type\":\"{base}\",\"logicalType\":\"{logical}\"}}"
        ))]
    };
    match wire {
        Wire::Date => on("int", "date"),
        Wire::TimeMillis => on("int", "time-millis"),
        Wire::TimeMicros => on("long", "time-micros"),
        Wire::TimestampMillis => on("long", "timestamp-millis"),
        Wire::TimestampMicros => on("long", "timestamp-micros"),
        Wire::TimestampNanos => on("long", "timestamp-nanos"),
        Wire::LocalTimestampMillis => on("long", "local-timestamp-millis"),
        Wire::LocalTimestampMicros => on("long", "local-timestamp-micros"),
        Wire::LocalTimestampNanos => on("long", "local-timestamp-nanos"),
        Wire::Uuid => on("string", "uuid"),
        Wire::BigDecimal => on("bytes", "big-decimal"),
        Wire::Decimal { precision, scale } => vec![text(&format!(
            "{{\"type\":\"bytes\",{}}}",
            decimal(precision, scale)
        ))],
        Wire::Duration => {
            let logical = ",\"logicalType\":\"duration\"";
            vec![fixed(cx, 12, attribute, "Duration", logical)]
        }
        Wire::UuidFixed => {
            vec![fixed(
                cx,
                16,
                attribute,
                "Uuid",
                ",\"logicalType\":\"uuid\"",
            )]
        }
        Wire::DecimalFixed {
            size,
            precision,
            scale,
        } => {
            let name = format!("Decimal{size}_{precision}_{scale}");
            let logical = format!(",{}", decimal(precision, scale));
            vec![fixed(cx, size, attribute, &name, &logical)]
        }
    }
}

fn decimal(precision: u32, scale: u32) -> String {
    format!("\"logicalType\":\"decimal\",\"precision\":{precision},\"scale\":{scale}")
}
