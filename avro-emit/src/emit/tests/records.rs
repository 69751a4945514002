//! Records: which fields they have, and as whose.

use super::super::{encode, record as emit};
use super::{check, field, record};
use crate::model::{Field, FieldKind, Flattening, Literal, Record, Ty, Unwritten};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Member;

fn flattened(name: &str, ty: TokenStream) -> Field {
    Field {
        kind: FieldKind::Flattened,
        ..field(name, Ty::Extern(ty))
    }
}

#[test]
fn field_in_parentheses_goes_by_its_index() {
    let x = Field {
        member: Member::Unnamed(0.into()),
        ..field("field_0", Ty::Int)
    };
    check(encode::fields(std::slice::from_ref(&x)), "out.put(self.0);");
    check(
        emit::blank(&record(vec![x.clone()])),
        "Self { 0: ::avro_runtime::Decode::blank() }",
    );
    check(
        emit::read(&record(vec![x])),
        "use ::avro_runtime::__private::Fields as _;
        let mut fields = way.fields(input)?;
        fields.field(&mut self.0, input, 0)?;
        fields.end(input)",
    );
}

#[test]
fn field_that_is_not_written_is_made_with_the_place_for_a_value() {
    let mut record = record(vec![field("x", Ty::Int)]);
    record.unwritten.push(Unwritten {
        member: Member::Named(format_ident!("cache")),
        value: quote!(made()),
    });
    check(
        emit::blank(&record),
        "Self { x: ::avro_runtime::Decode::blank(), cache: made() }",
    );
}

#[test]
fn fields_of_a_record_are_read_from_a_position_in_another() {
    let record = Record {
        flattening: Flattening::Offered,
        ..record(vec![
            flattened("a", quote!(A)),
            Field {
                default: Some(Literal::Expression(quote!(made()))),
                ..field("x", Ty::Int)
            },
        ])
    };
    check(
        emit::flattened(&record),
        "impl<'de> ::avro_runtime::__private::Flattened<'de> for X {
            const COUNT: usize = 1 + <A as ::avro_runtime::__private::Flattened>::COUNT;
            fn read_fields<F: ::avro_runtime::__private::Fields<'de>>(
                &mut self,
                input: &mut ::avro_runtime::Input<'de>,
                fields: &mut F,
                first: usize,
            ) -> ::core::result::Result<(), ::avro_runtime::DecodeError> {
                ::avro_runtime::__private::Flattened::read_fields(
                    &mut self.a, input, fields, first
                )?;
                fields.field_or(
                    &mut self.x,
                    input,
                    first + <A as ::avro_runtime::__private::Flattened>::COUNT,
                    || made()
                )?;
                ::core::result::Result::Ok(())
            }
        }",
    );
}

#[test]
fn record_that_offers_its_fields_reads_them_from_the_first_on() {
    let mut record = record(Vec::new());
    record.flattening = Flattening::Offered;
    check(
        emit::read(&record),
        "use ::avro_runtime::__private::Fields as _;
        let mut fields = way.fields(input)?;
        ::avro_runtime::__private::Flattened::read_fields(self, input, &mut fields, 0)?;
        fields.end(input)",
    );
}

#[test]
fn record_that_keeps_its_fields_passes_on_how_flattened_ones_are_found() {
    let mut record = record(vec![field("x", Ty::Int), flattened("a", quote!(A))]);
    record.fields[0].default = Some(Literal::Int(1));
    check(
        emit::read(&record),
        "use ::avro_runtime::__private::Fields as _;
        let mut fields = way.fields(input)?;
        fields.field_or(&mut self.x, input, 0, || 1)?;
        ::avro_runtime::__private::Flattened::read_fields(&mut self.a, input, &mut fields, 1)?;
        fields.end(input)",
    );
}
