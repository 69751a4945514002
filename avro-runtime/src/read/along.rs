//! This module reads the bytes of another schema along a plan.

use super::{Along, AlongFields, Direct, Reads, Way, inlined};
use crate::Decode;
use crate::binary::Input;
use crate::error::DecodeError;

impl<'de, 'p, const NEW: bool> Way<'de> for Along<'p, NEW> {
    const NEW: bool = NEW;
    type Fresh = Along<'p, true>;
    type Fields = AlongFields<'p, NEW>;

    inlined! {
        fn fresh(self) -> Along<'p, true> {
            Along(self.0)
        }

        fn read<T, R: Reads<'de, T>>(
            self,
            how: &R,
            to: &mut T,
            input: &mut Input<'de>,
        ) -> Result<(), DecodeError> {
            if self.0.is_same() {
                how.read(to, input, Direct::<NEW>)
            } else {
                how.read(to, input, self)
            }
        }

        fn read_own<T: Decode<'de>>(
            self,
            to: &mut T,
            input: &mut Input<'de>,
        ) -> Result<(), DecodeError> {
            if self.0.is_same() {
                to.read(input, Direct::<NEW>)
            } else {
                to.read(input, self)
            }
        }

        fn own(self, input: &Input<'de>) -> Result<(), DecodeError> {
            Err(self.0.unsupported(input))
        }

        fn fields(self, input: &Input<'de>) -> Result<AlongFields<'p, NEW>, DecodeError> {
            match self.0.record() {
                Some(record) => Ok(AlongFields(record)),
                None => Err(self.0.unsupported(input)),
            }
        }

        fn branch(
            self,
            input: &mut Input<'de>,
            _branches: usize,
        ) -> Result<(usize, Self), DecodeError> {
            match self.0.branch() {
                Some((branch, value)) => Ok((branch, Self(value))),
                None => Err(self.0.unsupported(input)),
            }
        }

        fn symbol(self, input: &mut Input<'de>, symbols: usize) -> Result<usize, DecodeError> {
            self.0.symbol(input, symbols)
        }

        fn float(self, input: &mut Input<'de>) -> Result<f32, DecodeError> {
            self.0.float(input)
        }

        fn double(self, input: &mut Input<'de>) -> Result<f64, DecodeError> {
            self.0.double(input)
        }

        fn items(self, min_size: usize) -> (usize, Self) {
            match self.0.items() {
                Some((min_size, items)) => (min_size, Self(items)),
                None => (min_size, self),
            }
        }

        fn item(self, input: &mut Input<'de>) -> Result<Self, DecodeError> {
            self.0.selected(input).map(Self)
        }

        fn has_own_items(self) -> bool {
            false
        }
    }

    fn rewritten<T: for<'a> Decode<'a>>(
        self,
        to: &mut T,
        input: &mut Input<'de>,
    ) -> Result<(), DecodeError> {
        *to = self.0.transcoded(input, |input| T::decode(input))?;
        Ok(())
    }
}
