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
        const BLANK_COST: usize = ::avro_runtime::__private::all(
            &[<Vec<Line> as ::avro_runtime::Decode>::BLANK_COST],
        );
        fn blank() -> Self {
            Self {
                id: ::avro_runtime::Decode::blank(),
                quantity: ::avro_runtime::Decode::blank(),
                customer: ::avro_runtime::Decode::blank(),
                note: ::core::default::Default::default(),
                at: ::avro_runtime::__private::Reads::blank(
                    &::avro_runtime::__private::As::<
                        ::avro_runtime::logical::TimestampMillis,
                    >::LOGICAL,
                ),
                lines: ::avro_runtime::Decode::blank(),
                total: <f64 as ::core::default::Default>::default(),
            }
        }
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
            ::avro_runtime::__private::Flattened::read_fields(
                self,
                input,
                &mut fields,
                0,
            )?;
            fields.end(input)
        }
        fn read_as() -> &'static ::avro_runtime::__private::Definition {
            ::avro_runtime::__private::definition_of!(Self)
        }
    }
    impl<'de: 'a, 'a> ::avro_runtime::__private::Flattened<'de> for Order<'a> {
        const COUNT: usize = 6;
        fn read_fields<F: ::avro_runtime::__private::Fields<'de>>(
            &mut self,
            input: &mut ::avro_runtime::Input<'de>,
            fields: &mut F,
            first: usize,
        ) -> ::core::result::Result<(), ::avro_runtime::DecodeError> {
            fields.field(&mut self.id, input, first)?;
            fields.field_or(&mut self.quantity, input, first + 1, || 1i32)?;
            fields.field(&mut self.customer, input, first + 2)?;
            fields
                .field_or(
                    &mut self.note,
                    input,
                    first + 3,
                    || ::core::option::Option::None,
                )?;
            fields
                .field_as(
                    ::avro_runtime::__private::As::<
                        ::avro_runtime::logical::TimestampMillis,
                    >::LOGICAL,
                    &mut self.at,
                    input,
                    first + 4,
                )?;
            fields.field(&mut self.lines, input, first + 5)?;
            ::core::result::Result::Ok(())
        }
    }
};
