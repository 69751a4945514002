//! This module collects what is wrong with an item, so that all of it is reported at once.

use proc_macro2::Span;
use quote::ToTokens;
use std::fmt::Display;

/// The errors of one item, in the order in which they were found.
#[derive(Default)]
pub(crate) struct Errors(Vec<syn::Error>);

impl Errors {
    /// Adds an error at `span`; the message reads `what is wrong: how to mend it`.
    pub(crate) fn push(&mut self, span: Span, message: impl Display) {
        self.0.push(syn::Error::new(span, message));
    }

    /// Adds an error that covers all of `tokens`.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.0.push(syn::Error::new_spanned(tokens, message));
    }

    /// Adds an error that has been made already.
    pub(crate) fn add(&mut self, error: syn::Error) {
        self.0.push(error);
    }

    /// Whether nothing is wrong so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The value, or `None` and an error more.
    pub(crate) fn keep<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.add(error)).ok()
    }

    /// The value, if nothing was wrong.
    pub(crate) fn finish<T>(self, value: Option<T>) -> syn::Result<T> {
        let errors = self.0.into_iter().reduce(|mut all, error| {
            all.combine(error);
            all
        });
        match errors {
            Some(error) => Err(error),
            None => Ok(value.expect("an item without a value has an error")),
        }
    }
}
