//! This module lowers the words for logical types. Spec: "Logical Types".

use super::super::Context;
use super::super::schema::{fixed, text};
use crate::attr::Logical;
use avro_emit::model::{Piece, Wire};

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
