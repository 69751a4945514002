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
        fn decode(
            input: &mut ::avro_runtime::Input<'de>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
            let branch = input.branch(2)?;
            <Self as ::avro_runtime::Decode>::decode_branch(branch, input)
        }
        fn decode_resolved(
            input: &mut ::avro_runtime::Input<'de>,
            resolved: ::avro_runtime::Resolved<'_>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
            match resolved.branch() {
                ::core::option::Option::None => {
                    <Self as ::avro_runtime::Decode>::decode(input)
                }
                ::core::option::Option::Some((branch, resolved)) => {
                    <Self as ::avro_runtime::Decode>::resolve_branch(
                        branch,
                        resolved,
                        input,
                    )
                }
            }
        }
        const BRANCHES: usize = 2;
        fn decode_branch(
            branch: usize,
            input: &mut ::avro_runtime::Input<'de>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
            ::core::result::Result::Ok(
                match branch {
                    0 => Self::Card(<Card as ::avro_runtime::Decode>::decode(input)?),
                    1 => Self::Voucher(::std::borrow::ToOwned::to_owned(input.string()?)),
                    _ => {
                        return ::core::result::Result::Err(
                            input.unexpected_branch(branch),
                        );
                    }
                },
            )
        }
        fn resolve_branch(
            branch: usize,
            resolved: ::avro_runtime::Resolved<'_>,
            input: &mut ::avro_runtime::Input<'de>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
            ::core::result::Result::Ok(
                match branch {
                    0 => {
                        Self::Card(
                            <Card as ::avro_runtime::Decode>::decode_resolved(
                                input,
                                resolved,
                            )?,
                        )
                    }
                    1 => Self::Voucher(::std::borrow::ToOwned::to_owned(input.string()?)),
                    _ => {
                        return ::core::result::Result::Err(
                            input.unexpected_branch(branch),
                        );
                    }
                },
            )
        }
        fn read_as() -> &'static ::avro_runtime::__private::Definition {
            ::avro_runtime::__private::definition_of!(Self)
        }
    }
};
