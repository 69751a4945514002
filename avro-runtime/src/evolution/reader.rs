//! This module reads data of one writer's schema as values of one type.

use super::resolved::Resolved;
use crate::binary::{Input, path};
use crate::error::DecodeError;
use crate::framing;
use crate::limits::Limits;
use crate::read::{Along, Own, Way as _};
use crate::{AvroSchema, Decode};
use avro_ir::{Resolution, ResolutionError, ResolutionOptions, Schema, resolve_with};
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

/// Reads what was written with one schema as values of a type that has another: renamed, added and
/// dropped fields, wider numbers, other unions and enums, by the rules of the specification. Spec:
/// "Schema Resolution".
///
/// All decisions are made by [`new`](Self::new). Where the writer's bytes are what the type's own
/// decoder expects, that is what reads them. A reader is cheap to clone, and can be shared between
/// threads.
///
/// # Examples
///
/// ```
/// use avro_runtime::{DatumReader, Schema};
///
/// let writer = Schema::parse(r#"{"type": "array", "items": "int"}"#)?;
/// let reader = DatumReader::<Vec<f64>>::new(&writer)?;
/// assert_eq!(reader.read(&[4, 6, 54, 0])?, [3.0, 27.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct DatumReader<T> {
    resolution: Arc<Resolution>,
    route: Route,
    limits: Limits,
    of: PhantomData<fn() -> T>,
}

/// What reads the bytes.
#[derive(Clone, Copy, Debug)]
enum Route {
    /// The type's own decoder.
    Same,
    /// A decoder that was generated for this writer: its position.
    Written(usize),
    /// The plan.
    Plan,
}

impl<T: AvroSchema> DatumReader<T> {
    /// A reader of data that `writer` describes.
    ///
    /// # Errors
    ///
    /// When no such data can be read as `T`: with every reason, and where both schemas say so; or
    /// when `T` has no schema, as [`AvroSchema::try_schema`] says. What
    /// only some data hold, such as a branch that `T` has no place for, is an error of
    /// [`read`](Self::read) when it is met.
    pub fn new(writer: &Schema) -> Result<Self, ResolutionError> {
        Self::new_with(writer, &ResolutionOptions::default())
    }

    /// A reader of data that `writer` describes, by rules of your choice.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn new_with(writer: &Schema, options: &ResolutionOptions) -> Result<Self, ResolutionError> {
        let reader = T::try_schema().map_err(ResolutionError::no_reader_schema)?;
        let resolution = resolve_with(writer, reader, options)?;
        let route = if resolution.is_same() {
            Route::Same
        } else {
            written(T::WRITERS, writer).map_or(Route::Plan, Route::Written)
        };
        Ok(Self {
            resolution: Arc::new(resolution),
            route,
            limits: Limits::DEFAULT,
            of: PhantomData,
        })
    }
}

/// The position of the generated decoder for `writer`.
fn written(known: &[[u8; 32]], writer: &Schema) -> Option<usize> {
    if known.is_empty() {
        return None;
    }
    let key = writer.reading_key();
    known.iter().position(|known| *known == key)
}

impl<T> DatumReader<T> {
    /// Sets what a datum may cost.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// What the data were written with.
    #[must_use]
    pub fn writer(&self) -> &Schema {
        self.resolution.writer()
    }

    /// How they are read; its findings are what some data may hold and `T` has no place for.
    #[must_use]
    pub fn resolution(&self) -> &Resolution {
        &self.resolution
    }

    /// Reads one value from the whole of `input`.
    ///
    /// # Errors
    ///
    /// When the bytes are no value of the writer's schema, hold something that `T` has no place
    /// for, cost more than the [`Limits`] allow, or are left after the value. The path of the error
    /// is one of the writer's schema.
    #[inline(always)]
    pub fn read<'de>(&self, input: &'de [u8]) -> Result<T, DecodeError>
    where
        T: Decode<'de>,
    {
        let mut cursor = Input::new(input, &self.limits);
        // One variable for all ways out: the value is made where the caller wants it.
        let mut result = self.run(&mut cursor);
        if result.is_err() || !cursor.rest().is_empty() {
            result = Err(match result {
                Err(error) => self.locate(error, input),
                Ok(_) => self.trailing(input, cursor.rest()),
            });
        }
        result
    }

    /// Reads one value from the whole of `input` in the place of another, whose memory is kept: that of
    /// strings, vectors, maps and boxes.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read). Then the value is valid, and which one is unspecified.
    ///
    /// # Examples
    ///
    /// ```
    /// use avro_runtime::{AvroSchema, DatumReader};
    ///
    /// let reader = DatumReader::<Vec<i64>>::new(<Vec<i32>>::schema())?;
    /// let mut numbers = Vec::with_capacity(8);
    /// reader.read_into(&mut numbers, &[4, 6, 54, 0])?;
    /// assert_eq!((numbers.as_slice(), numbers.capacity()), (&[3, 27][..], 8));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn read_into<'de>(&self, value: &mut T, input: &'de [u8]) -> Result<(), DecodeError>
    where
        T: Decode<'de>,
    {
        let mut cursor = Input::new(input, &self.limits);
        match self.run_into(value, &mut cursor) {
            Ok(()) if cursor.rest().is_empty() => Ok(()),
            Ok(()) => Err(self.trailing(input, cursor.rest())),
            Err(error) => Err(self.locate(error, input)),
        }
    }

    /// Reads one value from the beginning of `input`, and returns the bytes after it.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read), but for bytes that are left.
    #[inline]
    pub fn read_prefix<'de>(&self, input: &'de [u8]) -> Result<(T, &'de [u8]), DecodeError>
    where
        T: Decode<'de>,
    {
        let mut cursor = Input::new(input, &self.limits);
        match self.run(&mut cursor) {
            Ok(value) => Ok((value, cursor.rest())),
            Err(error) => Err(self.locate(error, input)),
        }
    }

    #[inline(always)]
    fn run<'de>(&self, input: &mut Input<'de>) -> Result<T, DecodeError>
    where
        T: Decode<'de>,
    {
        match self.route {
            Route::Same => T::decode(input),
            Route::Written(writer) => T::decode_written(input, writer),
            Route::Plan => {
                let root = self.resolution.root();
                let resolved = Resolved::select(&self.resolution, root, input)?;
                T::decode_resolved(input, resolved)
            }
        }
    }

    #[inline(always)]
    fn run_into<'de>(&self, value: &mut T, input: &mut Input<'de>) -> Result<(), DecodeError>
    where
        T: Decode<'de>,
    {
        match self.route {
            Route::Same => value.decode_into(input),
            // What is made for one writer makes a value: nothing is kept.
            Route::Written(writer) => {
                *value = T::decode_written(input, writer)?;
                Ok(())
            }
            Route::Plan => {
                let root = self.resolution.root();
                let resolved = Resolved::select(&self.resolution, root, input)?;
                Along::<false>(resolved).read(&Own, value, input)
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn locate(&self, error: DecodeError, input: &[u8]) -> DecodeError {
        let path = path::find(self.writer(), input, error.offset(), &self.limits);
        error.located(path, input, |datum| self.is_datum(datum))
    }

    #[cold]
    #[inline(never)]
    fn trailing(&self, input: &[u8], rest: &[u8]) -> DecodeError {
        DecodeError::trailing(input, rest, |datum| self.is_datum(datum))
    }

    fn is_datum(&self, input: &[u8]) -> bool {
        framing::is_datum_of(self.writer(), input, &self.limits)
    }
}

impl<T> Clone for DatumReader<T> {
    fn clone(&self) -> Self {
        Self {
            resolution: Arc::clone(&self.resolution),
            limits: self.limits.clone(),
            ..*self
        }
    }
}

impl<T> fmt::Debug for DatumReader<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DatumReader")
            .field("route", &self.route)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
