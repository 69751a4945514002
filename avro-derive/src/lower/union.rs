//! This module lowers an enum whose variants each hold one value to a union.

use super::schema::text;
use super::{Context, check, head, schema, ty};
use crate::input::{Payload, Variant};
use avro_emit::model::{Blank, Branch, InUnion, Name, SchemaText, Shape, Ty, Union};

/// The union of the payload types. Variants with named fields have become types of their own.
pub(crate) fn union(cx: &mut Context<'_>, variants: &[Variant<'_>]) -> Union {
    let fields = variants
        .iter()
        .filter_map(|variant| match &variant.payload {
            Payload::Newtype(field) => Some((variant, field)),
            Payload::Unit | Payload::Record(_) => None,
        });
    let fields = fields.collect::<Vec<_>>();
    let unchanged = fields
        .iter()
        .filter(|(_, field)| ty::is_unchanged(&field.attrs));
    check::branches(
        cx,
        &unchanged.map(|(_, field)| field.ty).collect::<Vec<_>>(),
    );
    let mut branches = Vec::with_capacity(fields.len());
    let mut pieces = Vec::new();
    for (index, (variant, field)) in fields.iter().enumerate() {
        let ty::Lowered { ty, schema: json } = ty::field(cx, field);
        check::scale(cx, &ty);
        // So that constants can look at the branches.
        let json = if ty::is_unchanged(&field.attrs) && !matches!(ty, Ty::ByteArray(_)) {
            vec![cx.reference(field.ty)]
        } else {
            json
        };
        if index > 0 {
            pieces.push(text(","));
        }
        pieces.extend(json);
        branches.push(Branch {
            index,
            name: variant.name.clone(),
            ident: variant.ident.clone(),
            ty,
            convertible: false,
        });
    }
    // What is optional takes what is between the first and the last piece.
    let mut pieces = schema::joined(pieces);
    pieces.insert(0, text("["));
    pieces.push(text("]"));
    let name = Name::Unnamed("union".to_owned());
    Union {
        head: head(cx),
        schema: SchemaText {
            definition: schema::definition(cx, name, Shape::Union, pieces),
            constants: None,
            min_size: 1.into(),
            in_union: if branches.iter().any(|branch| matches!(branch.ty, Ty::Null)) {
                InUnion::Never
            } else {
                InUnion::Branches
            },
        },
        count: branches.len(),
        blank: blank(&branches),
        branches,
    }
}

/// What a value is made of, to be read into: of what owns nothing, if any branch is that.
fn blank(branches: &[Branch]) -> Blank {
    if branches.is_empty() {
        return Blank::None;
    }
    let mut types = branches.iter().map(|branch| &branch.ty);
    let plain =
        types.position(|ty| !matches!(ty, Ty::Extern(_) | Ty::Boxed(_) | Ty::Converted { .. }));
    plain.map_or(Blank::Cheapest, Blank::Branch)
}
