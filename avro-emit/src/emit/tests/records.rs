//! Records: which fields they have, and as whose.

use super::super::{encode, record as emit, resolve};
use super::{check, field, record};
use crate::model::{Evolution, Field, FieldKind, Flattening, Literal, Record, Ty, Unwritten};
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
        emit::decode(&record(vec![x])).body,
        "::core::result::Result::Ok(Self { 0: input.int()? })",
    );
}

#[test]
fn field_that_is_not_written_is_made_when_a_value_is_read() {
    let mut record = record(vec![field("x", Ty::Int)]);
    record.unwritten.push(Unwritten {
        member: Member::Named(format_ident!("cache")),
        value: quote!(made()),
    });
    check(
        emit::decode(&record).body,
        "::core::result::Result::Ok(Self { x: input.int()?, cache: made() })",
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
        resolve::fields(&record),
        "impl<'de> ::avro_runtime::__private::Fields<'de> for X {
            const COUNT: usize = 1 + <A as ::avro_runtime::__private::Fields>::COUNT;
            fn decode_fields(
                input: &mut ::avro_runtime::Input<'de>,
                record: &mut ::avro_runtime::__private::ResolvedRecord<'_>,
                first: usize,
            ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
                ::core::result::Result::Ok(Self {
                    a: <A as ::avro_runtime::__private::Fields>::decode_fields(input, record, first)?,
                    x: match record.step(
                        input,
                        first + <A as ::avro_runtime::__private::Fields>::COUNT
                    )? {
                        ::avro_runtime::__private::Step::Default => made(),
                        ::avro_runtime::__private::Step::Same | ::avro_runtime::__private::Step::Plan(_) => input.int()?,
                    }
                })
            }
        }",
    );
}

#[test]
fn record_that_offers_its_fields_reads_them_from_the_first_on() {
    let mut record = record(Vec::new());
    record.head.evolution = Evolution::Straight;
    record.flattening = Flattening::Offered;
    check(
        resolve::record(&record),
        "fn decode_resolved(
            input: &mut ::avro_runtime::Input<'de>,
            resolved: ::avro_runtime::Resolved<'_>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
            let ::core::option::Option::Some(mut record) = resolved.record() else {
                return <Self as ::avro_runtime::Decode>::decode(input);
            };
            let value =
                <Self as ::avro_runtime::__private::Fields>::decode_fields(input, &mut record, 0)?;
            record.finish(input)?;
            ::core::result::Result::Ok(value)
        }",
    );
}

#[test]
fn record_that_keeps_its_fields_passes_its_plan_to_flattened_ones() {
    let mut record = record(vec![field("x", Ty::Int), flattened("a", quote!(A))]);
    record.fields[0].default = Some(Literal::Int(1));
    record.head.evolution = Evolution::Straight;
    check(
        resolve::record(&record),
        "fn decode_resolved(
            input: &mut ::avro_runtime::Input<'de>,
            resolved: ::avro_runtime::Resolved<'_>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
            let ::core::option::Option::Some(mut record) = resolved.record() else {
                return <Self as ::avro_runtime::Decode>::decode(input);
            };
            ::core::result::Result::Ok(Self {
                x: match record.step(input, 0)? {
                    ::avro_runtime::__private::Step::Default => 1,
                    ::avro_runtime::__private::Step::Same | ::avro_runtime::__private::Step::Plan(_) => input.int()?,
                },
                a: {
                    let value = <A as ::avro_runtime::__private::Fields>::decode_fields(
                        input, &mut record, 1
                    )?;
                    record.finish(input)?;
                    value
                }
            })
        }",
    );
}
