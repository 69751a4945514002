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
        name: ::avro_runtime::__private::Name::Unnamed("union"),
        shape: ::avro_runtime::__private::Shape::Union,
        json: &[
            ::avro_runtime::__private::Piece::Text("["),
            ::avro_runtime::__private::Piece::Of(
                <Card as ::avro_runtime::AvroSchema>::DEFINITION,
            ),
            ::avro_runtime::__private::Piece::Text(","),
            ::avro_runtime::__private::Piece::Of(
                <String as ::avro_runtime::AvroSchema>::DEFINITION,
            ),
            ::avro_runtime::__private::Piece::Text("]"),
        ],
        type_name: ::core::concat!(::core::module_path!(), "::Payment"),
    };
    impl ::avro_runtime::AvroSchema for Payment {
        const IS_UNION: bool = true;
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
    ::avro_runtime::__private::apache_avro_schema!([] [Payment] []);
    const _: () = ::avro_runtime::__private::is_another_branch(
        <Card as ::avro_runtime::AvroSchema>::DEFINITION,
        &[],
    );
    const _: () = ::avro_runtime::__private::is_another_branch(
        <String as ::avro_runtime::AvroSchema>::DEFINITION,
        &[<Card as ::avro_runtime::AvroSchema>::DEFINITION],
    );
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
    impl ::avro_runtime::Encode for Payment {
        fn encode(&self, out: &mut ::avro_runtime::Sink<'_>) {
            ::avro_runtime::Encode::encode_branch(self, 0, out);
        }
        const BRANCHES: usize = 2;
        #[inline(always)]
        fn encode_branch(&self, first: i32, out: &mut ::avro_runtime::Sink<'_>) {
            match self {
                Self::Card(value) => {
                    out.put(first + 0i32);
                    <Card as ::avro_runtime::Encode>::encode(value, out);
                }
                Self::Voucher(value) => {
                    out.put((first + 1i32, value.as_str()));
                }
            }
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
    impl<'de> ::avro_runtime::Decode<'de> for Payment {
        const MIN_SIZE: usize = 1;
        fn blank() -> Self {
            Self::Voucher(::avro_runtime::Decode::blank())
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
            let (branch, way) = way.branch(input, 2)?;
            self.read_branch(branch, input, way)
        }
        const BRANCHES: usize = 2;
        fn read_branch<W: ::avro_runtime::__private::Way<'de>>(
            &mut self,
            branch: usize,
            input: &mut ::avro_runtime::Input<'de>,
            way: W,
        ) -> ::core::result::Result<(), ::avro_runtime::DecodeError> {
            match branch {
                0 => {
                    ::avro_runtime::__private::read_variant!(
                        self, Self::Card, ::avro_runtime::__private::Own, input, way
                    )
                }
                1 => {
                    ::avro_runtime::__private::read_variant!(
                        self, Self::Voucher, ::avro_runtime::__private::Own, input, way
                    )
                }
                _ => ::core::result::Result::Err(input.unexpected_branch(branch)),
            }
        }
        fn read_as() -> &'static ::avro_runtime::__private::Definition {
            ::avro_runtime::__private::definition_of!(Self)
        }
    }
};
