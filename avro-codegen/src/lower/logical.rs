//! Logical types to Rust types, by the caller's choice of crates. Spec: "Logical Types".

use crate::choices::Choices;
use crate::model::{Traits, Ty, Wire};
use crate::options::{DecimalCrate, TimeCrate, UuidCrate};
use avro_ir::{Base, Code, Diagnostic, LogicalType, Node, Primitive};
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
        wire:
            Wire {
                logical: LogicalType::Decimal { scale, .. },
                ..
            },
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
    let traits = match (&foreign, wire.base) {
        (Some((_, traits)), _) => *traits,
        (None, Base::Primitive(Primitive::Bytes)) => OWNED,
        (None, Base::Primitive(_) | Base::Fixed(_)) => VALUE,
    };
    Some(Ty::Logical {
        wire,
        value: foreign.map(|(ty, _)| ty),
        traits,
    })
}

/// The run time's newtype for a node's logical type.
pub(crate) fn wire(node: &Node) -> Option<Wire> {
    Some(Wire {
        logical: node.logical?,
        base: Base::of(&node.kind)?,
    })
}

/// The chosen crate's type, where it is not the newtype itself.
fn foreign(choices: &Choices, wire: Wire) -> Option<(TokenStream, Traits)> {
    let is_fixed = matches!(wire.base, Base::Fixed(_));
    let [date, clock, instant, local] = times(choices.time);
    let time = match wire.logical {
        LogicalType::Decimal { precision, scale } => {
            return decimal(choices.decimal, is_fixed, precision, scale);
        }
        LogicalType::BigDecimal => {
            return match choices.decimal {
                DecimalCrate::BigDecimal => Some((ty("::bigdecimal::BigDecimal"), OWNED)),
                DecimalCrate::Own | DecimalCrate::RustDecimal => None,
            };
        }
        LogicalType::Uuid => {
            return match choices.uuid {
                UuidCrate::Uuid => Some((ty("::uuid::Uuid"), VALUE)),
                UuidCrate::Own if is_fixed => Some((ty("::avro_runtime::logical::Uuid"), VALUE)),
                UuidCrate::Own => None,
            };
        }
        LogicalType::Duration => return None,
        LogicalType::Date => date,
        LogicalType::TimeMillis | LogicalType::TimeMicros => clock,
        LogicalType::TimestampMillis
        | LogicalType::TimestampMicros
        | LogicalType::TimestampNanos => instant,
        LogicalType::LocalTimestampMillis
        | LogicalType::LocalTimestampMicros
        | LogicalType::LocalTimestampNanos => local,
    };
    Some((ty(time?), VALUE))
}

fn decimal(
    decimal: DecimalCrate,
    is_fixed: bool,
    precision: u32,
    scale: u32,
) -> Option<(TokenStream, Traits)> {
    match decimal {
        DecimalCrate::RustDecimal => Some((ty(RUST_DECIMAL), VALUE)),
        DecimalCrate::BigDecimal => Some((ty("::bigdecimal::BigDecimal"), OWNED)),
        DecimalCrate::Own if is_fixed => {
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

/// The types of a date, a time of day, an instant and a local time in the chosen crate.
fn times(time: TimeCrate) -> [Option<&'static str>; 4] {
    match time {
        TimeCrate::Own => [None; 4],
        TimeCrate::Chrono => [
            Some("::chrono::NaiveDate"),
            Some("::chrono::NaiveTime"),
            Some("::chrono::DateTime<::chrono::Utc>"),
            Some("::chrono::NaiveDateTime"),
        ],
        TimeCrate::Jiff => [
            Some("::jiff::civil::Date"),
            Some("::jiff::civil::Time"),
            Some("::jiff::Timestamp"),
            Some("::jiff::civil::DateTime"),
        ],
        TimeCrate::Time => [
            Some("::time::Date"),
            Some("::time::Time"),
            Some("::time::OffsetDateTime"),
            Some("::time::PrimitiveDateTime"),
        ],
    }
}

/// A type of a crate that the caller chose.
fn ty(text: &'static str) -> TokenStream {
    text.parse().expect("the paths above are tokens")
}
