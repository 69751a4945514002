//! This module reads unions with null, wherever it stands, as options.

use super::{Own, Reads, has_values};
use crate::Decode;
use crate::binary::Input;
use crate::error::DecodeError;
use crate::read::{Way, inlined, store};

/// As a union of two branches, of which the one at `NULL` is null.
#[derive(Clone, Copy, Debug)]
pub struct OrNull<const NULL: usize, R>(pub R);

impl<'de, const NULL: usize, T, R: Reads<'de, T>> Reads<'de, Option<T>> for OrNull<NULL, R> {
    fn blank(&self) -> Option<T> {
        None
    }

    inlined! {
        fn read<W: Way<'de>>(
            &self,
            to: &mut Option<T>,
            input: &mut Input<'de>,
            way: W,
        ) -> Result<(), DecodeError> {
            let (branch, way) = way.branch(input, 2)?;
            option(&self.0, (branch != NULL).then_some(branch), to, input, way)
        }
    }
}

/// As a union with null at `NULL`, whose other branches are one type's.
#[derive(Clone, Copy, Debug)]
pub struct UnionOrNull<const NULL: usize>;

impl<'de, const NULL: usize, T: Decode<'de>> Reads<'de, Option<T>> for UnionOrNull<NULL> {
    fn blank(&self) -> Option<T> {
        None
    }

    inlined! {
        fn read<W: Way<'de>>(
            &self,
            to: &mut Option<T>,
            input: &mut Input<'de>,
            way: W,
        ) -> Result<(), DecodeError> {
            let (branch, way) = way.branch(input, T::BRANCHES)?;
            option(&Own, (branch != NULL).then_some(branch), to, input, way)
        }
    }
}

/// As a union with null after the branches of a type.
#[derive(Clone, Copy, Debug)]
pub struct OrNullLast;

impl<'de, T: Decode<'de>> Reads<'de, Option<T>> for OrNullLast {
    fn blank(&self) -> Option<T> {
        None
    }

    inlined! {
        fn read<W: Way<'de>>(
            &self,
            to: &mut Option<T>,
            input: &mut Input<'de>,
            way: W,
        ) -> Result<(), DecodeError> {
            let (branch, way) = way.branch(input, 1 + T::BRANCHES)?;
            let branch = (branch != T::BRANCHES).then_some(branch);
            option(&Own, branch, to, input, way)
        }
    }
}

inlined! {
    /// Reads what is null, or the value of a branch.
    pub(crate) fn option<'de, T, R: Reads<'de, T>, W: Way<'de>>(
        how: &R,
        branch: Option<usize>,
        to: &mut Option<T>,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        let Some(branch) = branch else {
            if !W::NEW {
                *to = None;
            }
            return Ok(());
        };
        if !W::NEW && let Some(value) = to {
            return how.read_branch(branch, value, input, way);
        }
        // It is none: there is nothing to drop.
        has_values::<T, R>(input)?;
        store::<true, _>(to, Some(how.blank()));
        match to {
            Some(value) => how.read_branch(branch, value, input, way.fresh()),
            None => Ok(()),
        }
    }
}
