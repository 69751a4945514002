//! This module lowers the words for logical types. Spec: "Logical Types".

use super::super::Context;
use super::super::schema::{fixed, text};
use super::bytes::{as_fixed, byte_array};
use super::{Lowered, plain};
use crate::attr::Fixed;
use crate::input::Field;
use crate::spelled::{Spelled, innermost, literal_size, spelled};
use avro_emit::model::{Piece, Wire};
use avro_emit::runtime_name;
use avro_ir::{Base, FixedSize, LogicalType, Primitive};
use syn::Type;

/// A decimal whose bytes are not converted.
pub(super) struct RawDecimal<'a> {
    logical: LogicalType,
    fixed: Option<&'a Fixed>,
}

/// The decimal that a field is whose innermost type is bytes.
pub(super) fn raw_decimal<'a>(field: &'a Field<'_>) -> Option<RawDecimal<'a>> {
    let logical = field.attrs.logical.as_ref()?.value;
    let inner = spelled(innermost(field.ty));
    let is_bytes = matches!(
        inner,
        Spelled::Bytes | Spelled::ByteSlice | Spelled::ByteArray(_)
    );
    let is_raw = is_bytes && matches!(logical, LogicalType::Decimal { .. });
    is_raw.then_some(RawDecimal {
        logical,
        fixed: field.attrs.fixed.as_ref(),
    })
}

impl RawDecimal<'_> {
    /// The bytes as they are, as bytes or as a fixed.
    pub(super) fn lowered(&self, cx: &Context<'_>, ty: &Type) -> Lowered {
        let &Self { logical, fixed } = self;
        let (size, bytes) = match (spelled(ty), fixed) {
            (Spelled::ByteArray(len), _) => (
                Some(literal_size(len).unwrap_or_default()),
                byte_array(cx, len, fixed),
            ),
            (_, Some(fixed)) => (
                Some(fixed.size.unwrap_or_default()),
                as_fixed(cx, ty, fixed),
            ),
            (_, None) => (None, plain(cx, ty)),
        };
        let base = size.map_or(Base::Primitive(Primitive::Bytes), Base::Fixed);
        let wire = Wire { logical, base };
        Lowered {
            schema: schema(cx, wire, fixed),
            ..bytes
        }
    }
}

/// What a logical type adds to the JSON of what it stands on, after a comma.
pub(crate) fn attributes(logical: LogicalType) -> String {
    let name = format!(",\"logicalType\":\"{}\"", logical.name());
    let LogicalType::Decimal { precision, scale } = logical else {
        return name;
    };
    format!("{name},\"precision\":{precision},\"scale\":{scale}")
}

pub(super) fn wire(logical: LogicalType, attribute: Option<&Fixed>) -> Wire {
    let base = match (attribute, logical.fixed(), logical.primitive()) {
        (_, None, Some(primitive)) | (None, _, Some(primitive)) => Base::Primitive(primitive),
        (_, Some(FixedSize::Bytes(size)), _) => Base::Fixed(size),
        (attribute, Some(FixedSize::Any) | None, _) => {
            let size = attribute.and_then(|fixed| fixed.size);
            Base::Fixed(size.unwrap_or_default())
        }
    };
    Wire { logical, base }
}

/// The schema of a logical type; those on fixed have a name.
pub(super) fn schema(
    cx: &Context<'_>,
    Wire { logical, base }: Wire,
    attribute: Option<&Fixed>,
) -> Vec<Piece> {
    let attributes = attributes(logical);
    vec![match base {
        Base::Primitive(primitive) => text(&format!(
            "{{\"type\":\"{}\"{attributes}}}",
            primitive.name()
        )),
        Base::Fixed(size) => {
            let mut name = runtime_name(logical.name());
            if let LogicalType::Decimal { precision, scale } = logical {
                name = format!("{name}{size}_{precision}_{scale}");
            }
            fixed(cx, size, attribute, &name, &attributes)
        }
    }]
}
