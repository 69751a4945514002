#[allow(
    clippy::all,
    clippy::nursery,
    clippy::pedantic,
    clippy::restriction,
    long_running_const_eval,
    missing_docs,
    nonstandard_style,
    rustdoc::all,
    unreachable_pub,
    unused,
    unused_qualifications
)]
#[allow(deprecated)]
const _: () = {
    #[doc(hidden)]
    pub static DEFINITION: ::avro_runtime::__private::Definition = ::avro_runtime::__private::Definition {
        name: ::avro_runtime::__private::Name::Full("acme.Order"),
        shape: ::avro_runtime::__private::Shape::Record,
        json: &[
            ::avro_runtime::__private::Piece::Text(
                r#"{"type":"record","name":"Order","namespace":"acme","doc":"An order.","fields":["#,
            ),
            ::avro_runtime::__private::Piece::Text(
                r#"{"name":"id","type":"long"},{"name":"quantity","type":"int","default":1},{"name":"customer","type":"string"},{"name":"note","type":["null","string"],"default":null},{"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},{"name":"lines","type":"#,
            ),
            ::avro_runtime::__private::Piece::Of(
                <Vec<Line> as ::avro_runtime::AvroSchema>::DEFINITION,
            ),
            ::avro_runtime::__private::Piece::Text("}"),
            ::avro_runtime::__private::Piece::Text("]}"),
        ],
        type_name: ::core::concat!(::core::module_path!(), "::Order"),
    };
    impl<'a> ::avro_runtime::AvroSchema for Order<'a> {
        const DEFINITION: ::avro_runtime::__private::Reference = ::avro_runtime::__private::Reference::new(
            &DEFINITION,
        );
        fn schema() -> &'static ::avro_runtime::Schema {
            static SCHEMA: ::std::sync::OnceLock<::avro_runtime::Schema> = ::std::sync::OnceLock::new();
            SCHEMA.get_or_init(|| ::avro_runtime::__private::schema(&DEFINITION))
        }
        fn try_schema_fingerprint() -> ::core::result::Result<
            u64,
            ::avro_runtime::SchemaError,
        > {
            static FINGERPRINT: ::std::sync::OnceLock<u64> = ::std::sync::OnceLock::new();
            ::avro_runtime::__private::fingerprint_once::<Self>(&FINGERPRINT)
        }
    }
    ::avro_runtime::__private::apache_avro_schema!([< 'a >] [Order < 'a >] []);
    const _: () = {
        const TYPES: &[::avro_runtime::__private::Reference] = &[
            <Order<'static> as ::avro_runtime::AvroSchema>::DEFINITION,
            <Vec<Line> as ::avro_runtime::AvroSchema>::DEFINITION,
        ];
        const _: () = ::avro_runtime::__private::has_own_name(TYPES, 1usize);
    };
};
#[allow(
    clippy::all,
    clippy::nursery,
    clippy::pedantic,
    clippy::restriction,
    long_running_const_eval,
    missing_docs,
    nonstandard_style,
    rustdoc::all,
    unreachable_pub,
    unused,
    unused_qualifications
)]
#[allow(deprecated)]
const _: () = {
    impl<'a> ::avro_runtime::Encode for Order<'a> {
        fn encode(&self, out: &mut ::avro_runtime::Sink<'_>) {
            out.put((
                self.id,
                self.quantity,
                self.customer,
                ::avro_runtime::__private::Nullable::<
                    0i32,
                    1i32,
                    _,
                >(self.note.as_deref()),
            ));
            out.put_logical::<::avro_runtime::logical::TimestampMillis, _>(&self.at);
            <Vec<Line> as ::avro_runtime::Encode>::encode(&self.lines, out);
        }
        fn written_as() -> &'static ::avro_runtime::__private::Definition {
            ::avro_runtime::__private::definition_of!(Self)
        }
    }
};
#[allow(
    clippy::all,
    clippy::nursery,
    clippy::pedantic,
    clippy::restriction,
    long_running_const_eval,
    missing_docs,
    nonstandard_style,
    rustdoc::all,
    unreachable_pub,
    unused,
    unused_qualifications
)]
#[allow(deprecated)]
const _: () = {
    impl<'de: 'a, 'a> ::avro_runtime::Decode<'de> for Order<'a> {
        const MIN_SIZE: usize = 5 + <Vec<Line> as ::avro_runtime::Decode>::MIN_SIZE;
        fn decode(
            input: &mut ::avro_runtime::Input<'de>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
            ::core::result::Result::Ok(Self {
                id: input.long()?,
                quantity: input.int()?,
                customer: input.string()?,
                note: match input.branch(2)? {
                    0 => ::core::option::Option::None,
                    _ => {
                        ::core::option::Option::Some(
                            ::std::borrow::ToOwned::to_owned(input.string()?),
                        )
                    }
                },
                at: input.logical::<::avro_runtime::logical::TimestampMillis, _>()?,
                lines: <Vec<Line> as ::avro_runtime::Decode>::decode(input)?,
                total: <f64 as ::core::default::Default>::default(),
            })
        }
        fn decode_resolved(
            input: &mut ::avro_runtime::Input<'de>,
            resolved: ::avro_runtime::Resolved<'_>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
            let ::core::option::Option::Some(mut record) = resolved.record() else {
                return <Self as ::avro_runtime::Decode>::decode(input);
            };
            let value = <Self as ::avro_runtime::__private::Fields>::decode_fields(
                input,
                &mut record,
                0,
            )?;
            record.finish(input)?;
            ::core::result::Result::Ok(value)
        }
        fn read_as() -> &'static ::avro_runtime::__private::Definition {
            ::avro_runtime::__private::definition_of!(Self)
        }
    }
    impl<'de: 'a, 'a> ::avro_runtime::__private::Fields<'de> for Order<'a> {
        const COUNT: usize = 6;
        fn decode_fields(
            input: &mut ::avro_runtime::Input<'de>,
            record: &mut ::avro_runtime::__private::ResolvedRecord<'_>,
            first: usize,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
            ::core::result::Result::Ok(Self {
                id: match record.step(input, first)? {
                    ::avro_runtime::__private::Step::Default => {
                        return ::core::result::Result::Err(
                            record.missing_default(input, "id"),
                        );
                    }
                    ::avro_runtime::__private::Step::Same
                    | ::avro_runtime::__private::Step::Plan(_) => input.long()?,
                },
                quantity: match record.step(input, first + 1)? {
                    ::avro_runtime::__private::Step::Default => 1i32,
                    ::avro_runtime::__private::Step::Same
                    | ::avro_runtime::__private::Step::Plan(_) => input.int()?,
                },
                customer: match record.step(input, first + 2)? {
                    ::avro_runtime::__private::Step::Default => {
                        return ::core::result::Result::Err(
                            record.missing_default(input, "customer"),
                        );
                    }
                    ::avro_runtime::__private::Step::Same
                    | ::avro_runtime::__private::Step::Plan(_) => input.string()?,
                },
                note: match record.step(input, first + 3)? {
                    ::avro_runtime::__private::Step::Default => {
                        ::core::option::Option::None
                    }
                    step => {
                        match step.branch(input, 2)? {
                            0 => ::core::option::Option::None,
                            _ => {
                                ::core::option::Option::Some(
                                    ::std::borrow::ToOwned::to_owned(input.string()?),
                                )
                            }
                        }
                    }
                },
                at: match record.step(input, first + 4)? {
                    ::avro_runtime::__private::Step::Default => {
                        return ::core::result::Result::Err(
                            record.missing_default(input, "at"),
                        );
                    }
                    ::avro_runtime::__private::Step::Same
                    | ::avro_runtime::__private::Step::Plan(_) => {
                        input.logical::<::avro_runtime::logical::TimestampMillis, _>()?
                    }
                },
                lines: match record.step(input, first + 5)? {
                    ::avro_runtime::__private::Step::Default => {
                        return ::core::result::Result::Err(
                            record.missing_default(input, "lines"),
                        );
                    }
                    ::avro_runtime::__private::Step::Same => {
                        <Vec<Line> as ::avro_runtime::Decode>::decode(input)?
                    }
                    ::avro_runtime::__private::Step::Plan(resolved) => {
                        <Vec<
                            Line,
                        > as ::avro_runtime::Decode>::decode_resolved(input, resolved)?
                    }
                },
                total: <f64 as ::core::default::Default>::default(),
            })
        }
    }
};
