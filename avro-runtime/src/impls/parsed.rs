//! This module encodes what the standard library has a text form for as that text. Spec: "Binary
//! Encoding", string.

use crate::binary::Input;
use crate::error::{DecodeError, EncodeError, EncodeErrorKind, OutOfRange};
use crate::private::{Definition, Reference};
use crate::raw::Sink;
use crate::{AvroSchema, Decode, Encode};
use avro_ir::Schema;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::{Path, PathBuf};

/// Gives a type the schema of strings.
macro_rules! string_schema {
    ($($ty:ty),*) => { $(
        impl AvroSchema for $ty {
            const DEFINITION: Reference = str::DEFINITION;

            fn schema() -> &'static Schema {
                str::schema()
            }
        }
    )* };
}

string_schema!(IpAddr, Ipv4Addr, Ipv6Addr, Path, PathBuf);

/// Implements `Encode` and `Decode` by `Display` and `FromStr`.
macro_rules! parsed {
    ($($ty:ty = $blank:expr, $reason:literal);* $(;)?) => { $(
        impl Encode for $ty {
            fn encode(&self, out: &mut Sink<'_>) {
                out.put(self.to_string().as_str());
            }

            fn written_as() -> &'static Definition {
                <str as AvroSchema>::definition()
            }
        }

        impl<'de> Decode<'de> for $ty {
            const MIN_SIZE: usize = 1;

            fn blank() -> Self {
                $blank
            }

            fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
                let start = input.offset();
                let text = input.string()?;
                text.parse()
                    .map_err(|_| input.out_of_range(OutOfRange::new($reason), start))
            }

            fn read_as() -> &'static Definition {
                <str as AvroSchema>::definition()
            }
        }
    )* };
}

parsed!(
    IpAddr = Self::V4(Ipv4Addr::UNSPECIFIED), "the string is no IP address";
    Ipv4Addr = Self::UNSPECIFIED, "the string is no IPv4 address";
    Ipv6Addr = Self::UNSPECIFIED, "the string is no IPv6 address";
);

const NOT_UTF8: OutOfRange =
    OutOfRange::new("the path is not UTF-8: write its bytes with `#[avro(with = module)]`");

impl Encode for Path {
    fn encode(&self, out: &mut Sink<'_>) {
        match self.to_str() {
            Some(text) => out.put(text),
            None => out.fail(EncodeError::new(EncodeErrorKind::OutOfRange(NOT_UTF8))),
        }
    }

    fn written_as() -> &'static Definition {
        <str as AvroSchema>::definition()
    }
}

impl Encode for PathBuf {
    fn encode(&self, out: &mut Sink<'_>) {
        self.as_path().encode(out);
    }

    fn written_as() -> &'static Definition {
        <str as AvroSchema>::definition()
    }
}

impl<'de> Decode<'de> for PathBuf {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        Self::new()
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        input.string().map(Self::from)
    }

    fn read_as() -> &'static Definition {
        <str as AvroSchema>::definition()
    }
}
