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
        name: ::avro_runtime::__private::Name::Relative("State"),
        shape: ::avro_runtime::__private::Shape::Enum(&["NEW", "SHIPPED"]),
        json: &[
            ::avro_runtime::__private::Piece::Text(r#"{"type":"enum","name":"#),
            ::avro_runtime::__private::Piece::Name,
            ::avro_runtime::__private::Piece::Text(
                r#","symbols":["NEW","SHIPPED"],"default":"NEW"}"#,
            ),
        ],
        type_name: ::core::concat!(::core::module_path!(), "::State"),
    };
    impl ::avro_runtime::AvroSchema for State {
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
    ::avro_runtime::__private::apache_avro_schema!([] [State] []);
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
    impl ::avro_runtime::Encode for State {
        #[inline]
        fn encode(&self, out: &mut ::avro_runtime::Sink<'_>) {
            out.put(
                match self {
                    Self::New => 0i32,
                    Self::Shipped => 1i32,
                },
            );
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
    impl<'de> ::avro_runtime::Decode<'de> for State {
        const MIN_SIZE: usize = 1;
        fn blank() -> Self {
            Self::New
        }
        #[inline]
        fn decode(
            input: &mut ::avro_runtime::Input<'de>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
            ::avro_runtime::__private::decode(input)
        }
        #[inline]
        fn read<W: ::avro_runtime::__private::Way<'de>>(
            &mut self,
            input: &mut ::avro_runtime::Input<'de>,
            way: W,
        ) -> ::core::result::Result<(), ::avro_runtime::DecodeError> {
            *self = match way.symbol(input, 2)? {
                0 => Self::New,
                _ => Self::Shipped,
            };
            ::core::result::Result::Ok(())
        }
        fn read_as() -> &'static ::avro_runtime::__private::Definition {
            ::avro_runtime::__private::definition_of!(Self)
        }
    }
};
