//! Logical types to Rust types, by the caller's choice of crates. Spec: "Logical Types".

use crate::choices::Choices;
use crate::model::{Traits, Ty, Wire};
use crate::options::{DecimalCrate, TimeCrate, UuidCrate};
use avro_ir::{Code, Diagnostic, Kind, LogicalType, Node};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Nothing is known of the type.
pub(crate) const UNKNOWN: Traits = Traits {
    eq: false,
    hash: false,
    copy: false,
};
const VALUE: Traits = Traits {
    eq: true,
    hash: true,
    copy: true,
};
const OWNED: Traits = Traits {
    eq: true,
    hash: true,
    copy: false,
};

const RUST_DECIMAL: &str = "::rust_decimal::Decimal";
/// How many digits after the point a `rust_decimal::Decimal` can hold.
const RUST_DECIMAL_SCALE: u32 = 28;

/// Why a value of the node's logical type can be none of the chosen Rust type.
pub(crate) fn misfit(ty: &Ty, node: &Node) -> Option<Diagnostic> {
    let Ty::Logical {
        wire: Wire::Decimal { scale, .. } | Wire::DecimalFixed { scale, .. },
        value: Some(value),
        ..
    } = ty
    else {
        return None;
    };
    let is_rust_decimal = [RUST_DECIMAL, &RUST_DECIMAL[2..]]
        .iter()
        .any(|path| self::ty(path).to_string() == value.to_string());
    (is_rust_decimal && *scale > RUST_DECIMAL_SCALE).then(|| {
        let message = format!(
            "`rust_decimal::Decimal` has at most {RUST_DECIMAL_SCALE} digits after the point, and this decimal has {scale}"
        );
        Diagnostic::error(Code::ScaleTooLarge, message)
            .at(node.location, "this decimal")
            .with_help("let `decimal` be `bigdecimal`, which holds any scale, or leave it out for the lossless type of `avro_runtime::logical`")
    })
}

/// The type for a node with a logical type of the specification's.
pub(crate) fn lower(choices: &Choices, node: &Node) -> Option<Ty> {
    let wire = wire(node)?;
    let foreign = foreign(choices, wire);
    let traits = match (&foreign, wire) {
        (Some((_, traits)), _) => *traits,
        (None, Wire::Decimal { .. } | Wire::BigDecimal) => OWNED,
        (None, _) => VALUE,
    };
    Some(Ty::Logical {
        wire,
        value: foreign.map(|(ty, _)| ty),
        traits,
    })
}

/// The run time's newtype for a node's logical type.
pub(crate) fn wire(node: &Node) -> Option<Wire> {
    let fixed_size = match &node.kind {
        Kind::Fixed(fixed) => Some(fixed.size),
        _ => None,
    };
    Some(match node.logical? {
        LogicalType::Decimal { precision, scale } => match fixed_size {
            Some(size) => Wire::DecimalFixed {
                size,
                precision,
                scale,
            },
            None => Wire::Decimal { precision, scale },
        },
        LogicalType::Uuid if fixed_size.is_some() => Wire::UuidFixed,
        LogicalType::Uuid => Wire::Uuid,
        LogicalType::BigDecimal => Wire::BigDecimal,
        LogicalType::Date => Wire::Date,
        LogicalType::TimeMillis => Wire::TimeMillis,
        LogicalType::TimeMicros => Wire::TimeMicros,
        LogicalType::TimestampMillis => Wire::TimestampMillis,
        LogicalType::TimestampMicros => Wire::TimestampMicros,
        LogicalType::TimestampNanos => Wire::TimestampNanos,
        LogicalType::LocalTimestampMillis => Wire::LocalTimestampMillis,
        LogicalType::LocalTimestampMicros => Wire::LocalTimestampMicros,
        LogicalType::LocalTimestampNanos => Wire::LocalTimestampNanos,
        LogicalType::Duration => Wire::Duration,
        // A logical type that this version does not know stands for its base type.
        _ => return None,
    })
}

/// The chosen crate's type, where it is not the newtype itself.
fn foreign(choices: &Choices, wire: Wire) -> Option<(TokenStream, Traits)> {
    match wire {
        Wire::Decimal { precision, scale }
        | Wire::DecimalFixed {
            precision, scale, ..
        } => decimal(choices.decimal, wire, precision, scale),
        Wire::BigDecimal => match choices.decimal {
            DecimalCrate::BigDecimal => Some((ty("::bigdecimal::BigDecimal"), OWNED)),
            DecimalCrate::Own | DecimalCrate::RustDecimal => None,
        },
        Wire::Uuid | Wire::UuidFixed => match choices.uuid {
            UuidCrate::Uuid => Some((ty("::uuid::Uuid"), VALUE)),
            UuidCrate::Own if wire == Wire::UuidFixed => {
                Some((ty("::avro_runtime::logical::Uuid"), VALUE))
            }
            UuidCrate::Own => None,
        },
        Wire::Duration => None,
        Wire::Date
        | Wire::TimeMillis
        | Wire::TimeMicros
        | Wire::TimestampMillis
        | Wire::TimestampMicros
        | Wire::TimestampNanos
        | Wire::LocalTimestampMillis
        | Wire::LocalTimestampMicros
        | Wire::LocalTimestampNanos => Some((ty(time(choices.time, wire)?), VALUE)),
    }
}

fn decimal(
    decimal: DecimalCrate,
    wire: Wire,
    precision: u32,
    scale: u32,
) -> Option<(TokenStream, Traits)> {
    match decimal {
        DecimalCrate::RustDecimal => Some((ty(RUST_DECIMAL), VALUE)),
        DecimalCrate::BigDecimal => Some((ty("::bigdecimal::BigDecimal"), OWNED)),
        DecimalCrate::Own if matches!(wire, Wire::DecimalFixed { .. }) => {
            let (precision, scale) = (
                Literal::u32_unsuffixed(precision),
                Literal::u32_unsuffixed(scale),
            );
            let own = quote!(::avro_runtime::logical::Decimal<#precision, #scale>);
            Some((own, OWNED))
        }
        DecimalCrate::Own => None,
    }
}

/// The type of a date, time or timestamp in the chosen crate.
fn time(time: TimeCrate, wire: Wire) -> Option<&'static str> {
    let [date, clock, instant, local] = match time {
        TimeCrate::Own => return None,
        TimeCrate::Chrono => [
            "::chrono::NaiveDate",
            "::chrono::NaiveTime",
            "::chrono::DateTime<::chrono::Utc>",
            "::chrono::NaiveDateTime",
        ],
        TimeCrate::Jiff => [
            "::jiff::civil::Date",
            "::jiff::civil::Time",
            "::jiff::Timestamp",
            "::jiff::civil::DateTime",
        ],
        TimeCrate::Time => [
            "::time::Date",
            "::time::Time",
            "::time::OffsetDateTime",
            "::time::PrimitiveDateTime",
        ],
    };
    match wire {
        Wire::Date => Some(date),
        Wire::TimeMillis | Wire::TimeMicros => Some(clock),
        Wire::TimestampMillis | Wire::TimestampMicros | Wire::TimestampNanos => Some(instant),
        Wire::LocalTimestampMillis | Wire::LocalTimestampMicros | Wire::LocalTimestampNanos => {
            Some(local)
        }
        Wire::Duration
        | Wire::Uuid
        | Wire::UuidFixed
        | Wire::Decimal { .. }
        | Wire::DecimalFixed { .. }
        | Wire::BigDecimal => None,
    }
}

/// A type of a crate that the caller chose.
fn ty(text: &'static str) -> TokenStream {
    text.parse().expect("the paths above are tokens")
}
