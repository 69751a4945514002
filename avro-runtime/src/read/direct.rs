//! This module reads the bytes of a type's own schema.

use super::{Direct, Reads, Way, inlined};
use crate::Decode;
use crate::binary::Input;
use crate::error::DecodeError;

impl<'de, const NEW: bool> Way<'de> for Direct<NEW> {
    const NEW: bool = NEW;
    type Fresh = Direct<true>;
    type Fields = Self;

    inlined! {
        fn fresh(self) -> Direct<true> {
            Direct
        }

        fn read<T, R: Reads<'de, T>>(
            self,
            how: &R,
            to: &mut T,
            input: &mut Input<'de>,
        ) -> Result<(), DecodeError> {
            how.read(to, input, self)
        }

        fn read_own<T: Decode<'de>>(
            self,
            to: &mut T,
            input: &mut Input<'de>,
        ) -> Result<(), DecodeError> {
            to.read(input, self)
        }

        fn own(self, _input: &Input<'de>) -> Result<(), DecodeError> {
            Ok(())
        }

        fn fields(self, _input: &Input<'de>) -> Result<Self, DecodeError> {
            Ok(self)
        }

        fn branch(
            self,
            input: &mut Input<'de>,
            branches: usize,
        ) -> Result<(usize, Self), DecodeError> {
            Ok((input.branch(branches)?, self))
        }

        fn symbol(self, input: &mut Input<'de>, symbols: usize) -> Result<usize, DecodeError> {
            input.symbol(symbols)
        }

        fn float(self, input: &mut Input<'de>) -> Result<f32, DecodeError> {
            input.float()
        }

        fn double(self, input: &mut Input<'de>) -> Result<f64, DecodeError> {
            input.double()
        }

        fn items(self, min_size: usize) -> (usize, Self) {
            (min_size, self)
        }

        fn item(self, _input: &mut Input<'de>) -> Result<Self, DecodeError> {
            Ok(self)
        }

        fn has_own_items(self) -> bool {
            true
        }

        fn rewritten<T: for<'a> Decode<'a>>(
            self,
            to: &mut T,
            input: &mut Input<'de>,
        ) -> Result<(), DecodeError> {
            to.read(input, self)
        }
    }
}
