//! Types: their implementations, and what they say of their schemas.

use super::super::{enumeration as emit, implementations, newtype, schema, union};
use super::{check, definition, head, record, schema_text};
use crate::model::{
    Blank, Branch, Enum, Generics, Item, Name, NamePart, Newtype, Piece, Symbol, Transparent, Ty,
    Union, Unwritten,
};
use proc_macro2::{Ident, Span};
use quote::{format_ident, quote};
use syn::{Lifetime, Member};

#[test]
fn generic_type_has_its_parameters_and_predicates_in_each_implementation() {
    let mut record = record(Vec::new());
    record.head.generics = Generics {
        parameters: quote!('a, T),
        arguments: quote!(<'a, T>),
        lifetimes: vec![Lifetime::new("'a", Span::call_site())],
        schema: vec![quote!(T: S)],
        encode: vec![quote!(T: E)],
        decode: vec![quote!(T: D<'de>), quote!(T: F)],
    };
    record.schema.definition.ident = None;
    let implementations = implementations(&Item::Record(record));
    check(
        implementations.encode,
        "impl<'a, T> ::avro_runtime::Encode for X<'a, T> where T: E {
            fn encode(&self, _out: &mut ::avro_runtime::Sink<'_>) { }
            fn written_as() -> &'static ::avro_runtime::__private::Definition {
                ::avro_runtime::__private::definition_of!(Self)
            }
        }",
    );
    check(
        implementations.decode,
        "impl<'de: 'a, 'a, T> ::avro_runtime::Decode<'de> for X<'a, T> where T: D<'de>, T: F {
            const MIN_SIZE: usize = 0;
            fn blank() -> Self { Self { } }
            fn decode(
                input: &mut ::avro_runtime::Input<'de>,
            ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
                ::avro_runtime::__private::decode(input)
            }
            fn read<W: ::avro_runtime::__private::Way<'de>>(
                &mut self,
                input: &mut ::avro_runtime::Input<'de>,
                way: W,
            ) -> ::core::result::Result<(), ::avro_runtime::DecodeError> {
                use ::avro_runtime::__private::Fields as _;
                let mut fields = way.fields(input)?;
                fields.end(input)
            }
            fn read_as() -> &'static ::avro_runtime::__private::Definition {
                ::avro_runtime::__private::definition_of!(Self)
            }
        }",
    );
    check(
        implementations.schema,
        r#"impl<'a, T> ::avro_runtime::AvroSchema for X<'a, T> where T: S {
            const DEFINITION: ::avro_runtime::__private::Reference =
                ::avro_runtime::__private::Reference::new(&::avro_runtime::__private::Definition {
                    name: ::avro_runtime::__private::Name::Full("a.X"),
                    shape: ::avro_runtime::__private::Shape::Record,
                    json: &[],
                    type_name: ::core::concat!(::core::module_path!(), "::X"),
                });
            fn schema() -> &'static ::avro_runtime::Schema {
                ::avro_runtime::__private::composed(<Self as ::avro_runtime::AvroSchema>::definition())
            }
        }
        ::avro_runtime::__private::apache_avro_schema!([<'a, T>] [X<'a, T>] [where T: S]);"#,
    );
}

#[test]
fn definition_holds_the_schemas_of_other_types() {
    let mut definition = definition(vec![
        Piece::Of(quote!(A)),
        Piece::Generic(quote!(T)),
        Piece::Inner(quote!(B)),
        Piece::InnerGeneric(quote!(U)),
        Piece::Name,
        Piece::Default {
            field: "f".to_owned(),
            bytes: quote!(bytes),
        },
    ]);
    definition.name = Name::Generic(vec![
        NamePart::Text("X_".to_owned()),
        NamePart::Of(quote!(T)),
    ]);
    check(
        schema::foreign_definition(&definition),
        r#"#[doc(hidden)]
        pub static X_DEFINITION: ::avro_runtime::__private::Definition = ::avro_runtime::__private::Definition {
            name: ::avro_runtime::__private::Name::Generic(&[
                ::avro_runtime::__private::NamePart::Text("X_"),
                ::avro_runtime::__private::NamePart::Of(<T as ::avro_runtime::AvroSchema>::definition)
            ]),
            shape: ::avro_runtime::__private::Shape::Record,
            json: &[
                ::avro_runtime::__private::Piece::Of(<A as ::avro_runtime::AvroSchema>::DEFINITION),
                ::avro_runtime::__private::Piece::Generic(<T as ::avro_runtime::AvroSchema>::definition),
                ::avro_runtime::__private::Piece::Inner(<B as ::avro_runtime::AvroSchema>::DEFINITION),
                ::avro_runtime::__private::Piece::InnerGeneric(<U as ::avro_runtime::AvroSchema>::definition),
                ::avro_runtime::__private::Piece::Name,
                ::avro_runtime::__private::Piece::Default(
                    ::avro_runtime::__private::DefaultValue { field: "f", bytes: bytes }
                )
            ],
            type_name: "",
        };"#,
    );
}

#[test]
fn newtype_with_more_fields_names_them() {
    let newtype = Newtype {
        member: Member::Unnamed(0.into()),
        unwritten: vec![Unwritten {
            member: Member::Unnamed(1.into()),
            value: quote!(made()),
        }],
    };
    check(
        newtype::made(&newtype, &quote!(x)),
        "Self { 0: x, 1: made() }",
    );
    check(newtype::made(&Newtype::default(), &quote!(x)), "Self(x)");
}

fn enumeration(symbols: &[&str]) -> Enum {
    let symbols = symbols.iter().map(|name| Symbol {
        name: (*name).to_owned(),
        ident: Ident::new(name, Span::call_site()),
    });
    Enum {
        head: head(),
        schema: schema_text(),
        symbols: symbols.collect(),
        default: None,
    }
}

#[test]
fn codec_of_an_enum_needs_its_variants_only() {
    check(
        emit::encode(&enumeration(&["A", "B"])).body,
        "out.put(match self { Self::A => 0i32, Self::B => 1i32 });",
    );
    check(
        emit::variant(&enumeration(&["A", "B"]), &quote!(index)),
        "match index { 0 => Self::A, _ => Self::B, }",
    );
    check(emit::encode(&enumeration(&[])).body, "match *self { }");
}

#[test]
fn branches_of_a_union_count_from_the_first() {
    let item = Union {
        head: head(),
        schema: schema_text(),
        count: 2,
        branches: vec![Branch {
            index: 1,
            name: "int".to_owned(),
            ident: format_ident!("Int"),
            ty: Ty::Int,
            convertible: false,
        }],
        blank: Blank::Branch(0),
    };
    check(
        union::encode_branch(&item),
        "const BRANCHES: usize = 2;
        #[inline(always)]
        fn encode_branch(&self, first: i32, out: &mut ::avro_runtime::Sink<'_>) {
            match self { Self::Int(value) => { out.put((first + 1i32, *value)); } }
        }",
    );
}

#[test]
fn transparent_type_is_written_as_what_it_holds() {
    let transparent = Transparent {
        head: head(),
        ty: quote!(T),
        newtype: Newtype::default(),
    };
    check(
        implementations(&Item::Transparent(transparent)).encode,
        "impl ::avro_runtime::Encode for X {
            const BRANCHES: usize = <T as ::avro_runtime::Encode>::BRANCHES;
            #[inline]
            fn encode(&self, out: &mut ::avro_runtime::Sink<'_>) {
                <T as ::avro_runtime::Encode>::encode(&self.0, out);
            }
            #[inline]
            fn encode_branch(&self, first: i32, out: &mut ::avro_runtime::Sink<'_>) {
                <T as ::avro_runtime::Encode>::encode_branch(&self.0, first, out);
            }
            fn written_as() -> &'static ::avro_runtime::__private::Definition {
                <T as ::avro_runtime::Encode>::written_as()
            }
        }",
    );
}
