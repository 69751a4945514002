//! This module is the public face of rewriting data.

use super::transcode::transcode;
use crate::binary::{Input, path};
use crate::error::DecodeError;
use crate::framing;
use crate::limits::Limits;
use avro_ir::{Resolution, ResolutionError, ResolutionOptions, Schema, resolve_with};
use std::sync::Arc;

/// Rewrites data of one schema to data of another, without a Rust type for either. Spec: "Schema
/// Resolution".
///
/// Everything is planned by [`new`](Self::new); a datum then goes from bytes to bytes. A transcoder
/// is cheap to clone, and can be shared between threads.
///
/// # Examples
///
/// ```
/// use avro_runtime::{Schema, Transcoder};
///
/// let writer = Schema::parse(r#"{"type": "record", "name": "P", "fields": [
///     {"name": "x", "type": "int"}]}"#)?;
/// let reader = Schema::parse(r#"{"type": "record", "name": "P", "fields": [
///     {"name": "y", "type": "int", "default": 7}, {"name": "x", "type": "float"}]}"#)?;
/// let transcoder = Transcoder::new(&writer, &reader)?;
/// assert_eq!(transcoder.transcode(&[4])?, [14, 0, 0, 0, 0x40]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Transcoder {
    resolution: Arc<Resolution>,
    limits: Limits,
}

impl Transcoder {
    /// Plans how data of `writer` become data of `reader`.
    ///
    /// # Errors
    ///
    /// When no such data can be read: with every reason, and where both schemas say so.
    pub fn new(writer: &Schema, reader: &Schema) -> Result<Self, ResolutionError> {
        Self::new_with(writer, reader, &ResolutionOptions::default())
    }

    /// Plans how data of `writer` become data of `reader`, by rules of your choice.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn new_with(
        writer: &Schema,
        reader: &Schema,
        options: &ResolutionOptions,
    ) -> Result<Self, ResolutionError> {
        Ok(Self {
            resolution: Arc::new(resolve_with(writer, reader, options)?),
            limits: Limits::DEFAULT,
        })
    }

    /// Sets what a datum may cost. The depth is not among it: rewriting takes no stack, and ends
    /// with an error at 65,536 levels.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// How data are rewritten.
    #[must_use]
    pub fn resolution(&self) -> &Resolution {
        &self.resolution
    }

    /// The datum of the reader's schema for the whole of `datum`, one of the writer's.
    ///
    /// # Errors
    ///
    /// When the bytes are no datum of the writer's schema, hold something that the reader has no
    /// place for, cost more than the [`Limits`] allow, or are left after the datum.
    pub fn transcode(&self, datum: &[u8]) -> Result<Vec<u8>, DecodeError> {
        let mut out = Vec::with_capacity(datum.len());
        self.transcode_in(datum, &mut out)?;
        Ok(out)
    }

    /// Appends the datum of the reader's schema for the whole of `datum`.
    ///
    /// # Errors
    ///
    /// As [`transcode`](Self::transcode); then `out` is as it was before.
    pub fn transcode_in(&self, datum: &[u8], out: &mut Vec<u8>) -> Result<(), DecodeError> {
        let before = out.len();
        let rest = self.transcode_prefix(datum, out)?;
        if rest.is_empty() {
            return Ok(());
        }
        out.truncate(before);
        Err(DecodeError::trailing(datum, rest, |datum| {
            self.is_datum(datum)
        }))
    }

    /// Appends the datum of the reader's schema for the one at the beginning of `input`, and
    /// returns the bytes after it.
    ///
    /// # Errors
    ///
    /// As [`transcode_in`](Self::transcode_in), but for bytes that are left.
    pub fn transcode_prefix<'d>(
        &self,
        input: &'d [u8],
        out: &mut Vec<u8>,
    ) -> Result<&'d [u8], DecodeError> {
        let before = out.len();
        let mut cursor = Input::new(input, &self.limits);
        let root = self.resolution.node(self.resolution.root());
        match transcode(&self.resolution, root, &mut cursor, out) {
            Ok(_) => Ok(cursor.rest()),
            Err(error) => {
                out.truncate(before);
                let writer = self.resolution.writer();
                let path = path::find(writer, input, error.offset(), &self.limits);
                Err(error.located(path, input, |datum| self.is_datum(datum)))
            }
        }
    }

    fn is_datum(&self, input: &[u8]) -> bool {
        framing::is_datum_of(self.resolution.writer(), input, &self.limits)
    }
}
