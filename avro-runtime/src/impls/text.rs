//! This module encodes text. Spec: "Binary Encoding", string.

use crate::binary::Input;
use crate::error::DecodeError;
use crate::private::{Definition, Piece, Reference};
use crate::raw::Sink;
use crate::read::{self, Way, store};
use crate::schema::unnamed;
use crate::{AvroSchema, Decode, Encode};
use avro_ir::Schema;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

impl AvroSchema for str {
    unnamed!("string", String, Piece::Text("\"string\""));
}

impl AvroSchema for String {
    const DEFINITION: Reference = str::DEFINITION;

    fn schema() -> &'static Schema {
        str::schema()
    }
}

impl Encode for str {
    #[inline(always)]
    fn encode(&self, out: &mut Sink<'_>) {
        out.put(self);
    }

    fn written_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

impl Encode for String {
    #[inline(always)]
    fn encode(&self, out: &mut Sink<'_>) {
        out.put(self.as_str());
    }

    fn written_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

/// Implements `Decode` for types that are made from `&str`: how many counts of references are beside
/// the text, and the type.
macro_rules! decode_text {
    ($($counts:literal [$($borrowed:tt)*] $ty:ty),*) => { $(
        impl<'de $($borrowed)*> Decode<'de> for $ty {
            const MIN_SIZE: usize = 1;

            fn blank() -> Self {
                Self::from("")
            }

            #[inline]
            fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
                if $counts > 0 {
                    input.allocate_counts()?;
                }
                input.string().map(Self::from)
            }

            fn read_as() -> &'static Definition {
                <str as AvroSchema>::definition()
            }
        }
    )* };
}

decode_text!(
    0 [: 'a, 'a] &'a str,
    0 [: 'a, 'a] Cow<'a, str>,
    0 [] Box<str>,
    2 [] Arc<str>,
    2 [] Rc<str>
);

impl<'de> Decode<'de> for String {
    const MIN_SIZE: usize = 1;

    #[inline(always)]
    fn blank() -> Self {
        Self::new()
    }

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        input.string().map(Self::from)
    }

    read::inlined! {
        fn read<W: Way<'de>>(
            &mut self,
            input: &mut Input<'de>,
            way: W,
        ) -> Result<(), DecodeError> {
            way.own(input)?;
            let text = input.string()?;
            if W::NEW {
                store::<true, _>(self, text.to_owned());
            } else {
                self.clear();
                self.push_str(text);
            }
            Ok(())
        }
    }

    fn read_as() -> &'static Definition {
        <str as AvroSchema>::definition()
    }
}
