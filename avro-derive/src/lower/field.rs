//! This module lowers the fields of a record: their types, and what the schema says of them.

use super::default::{self, DefaultOf};
use super::schema::{described, string, text};
use super::{Context, ty};
use crate::input::Field;
use avro_emit::model::{self, FieldKind, Literal, Piece, Ty, Unwritten};
use quote::{ToTokens, quote};

/// The fields of a record in the model, and what its schema says between `[` and `]`.
pub(crate) struct Lowered {
    pub(crate) fields: Vec<model::Field>,
    pub(crate) unwritten: Vec<Unwritten>,
    pub(crate) schema: Vec<Piece>,
}

/// The fields of a record.
pub(crate) fn fields(cx: &mut Context<'_>, fields: &[Field<'_>]) -> Lowered {
    let mut lowered = Lowered {
        fields: Vec::new(),
        unwritten: Vec::new(),
        schema: Vec::new(),
    };
    let mut follows_own = false;
    for field in fields {
        if field.attrs.skip.is_some() {
            lowered.unwritten.push(unwritten(field));
            continue;
        }
        let is_own = field.attrs.flatten.is_none();
        // The run time puts the commas around flattened fields: there may be none.
        if is_own && follows_own {
            lowered.schema.push(text(","));
        }
        follows_own = is_own;
        let (field, schema) = if is_own {
            own(cx, field)
        } else {
            flattened(cx, field)
        };
        lowered.fields.push(field);
        lowered.schema.extend(schema);
    }
    lowered
}

/// A field that the schema does not have.
pub(crate) fn unwritten(field: &Field<'_>) -> Unwritten {
    let ty = field.ty;
    Unwritten {
        member: field.member.clone(),
        value: quote!(<#ty as ::core::default::Default>::default()),
    }
}

/// A record whose fields are this record's.
fn flattened(cx: &Context<'_>, field: &Field<'_>) -> (model::Field, Vec<Piece>) {
    let schema = match cx.reference(field.ty) {
        Piece::Generic(ty) => Piece::InnerGeneric(ty),
        Piece::Of(ty) => Piece::Inner(ty),
        other => other,
    };
    let ty = Ty::Extern(field.ty.to_token_stream());
    let field = model_field(field, ty, FieldKind::Flattened, DefaultOf::none());
    (field, vec![schema])
}

fn own(cx: &mut Context<'_>, field: &Field<'_>) -> (model::Field, Vec<Piece>) {
    let mut lowered = ty::field(cx, field);
    super::file::apply(cx, field, &mut lowered);
    let ty::Lowered { ty, schema } = lowered;
    super::check::null_last(cx, field, &ty);
    super::check::optional(cx, field);
    super::check::scale(cx, &ty);
    super::check::ends(cx, field, &schema);
    super::check::referred(cx, field, &schema);
    let default = default::of(cx, field, &ty);
    let mut pieces = vec![text(&format!(
        "{{\"name\":{},\"type\":",
        string(&field.name.value)
    ))];
    pieces.extend(schema);
    pieces.push(text(&described(field.docs.as_deref(), &[], &[])));
    pieces.extend(default.schema.clone());
    let rest = described(None, &field.attrs.aliases, &field.attrs.props);
    let members = &field.members;
    pieces.push(text(&format!("{rest}{members}}}")));
    (model_field(field, ty, FieldKind::Own, default), pieces)
}

fn model_field(field: &Field<'_>, ty: Ty, kind: FieldKind, default: DefaultOf) -> model::Field {
    model::Field {
        name: field.name.value.clone(),
        member: field.member.clone(),
        kind,
        docs: Vec::new(),
        attributes: Vec::new(),
        ty,
        default: default.literal.map(Literal::Expression),
    }
}
