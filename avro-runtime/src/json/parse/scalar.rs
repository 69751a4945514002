//! This module reads the values that are one token: numbers, strings, words.

use super::super::error::{ErrorKind, Fault};
use super::super::number::Float;
use super::super::scan::Scan;
use super::Walk;
use super::fault::no_null_branch;
use crate::error::DecodeErrorKind;
use crate::raw::{Put, put};
use avro_ir::{Enum, Fixed, SchemaId, Union, closest};
use std::str::FromStr;

impl Walk<'_, '_, '_> {
    pub(super) fn null(&mut self, id: SchemaId) -> Scan<()> {
        if self.scanner.eat_word("null") {
            return Ok(());
        }
        Err(self.misfit(id))
    }

    pub(super) fn boolean(&mut self, id: SchemaId) -> Scan<()> {
        let value = self.scanner.eat_word("true");
        if !value && !self.scanner.eat_word("false") {
            return Err(self.misfit(id));
        }
        put(self.out, value);
        Ok(())
    }

    pub(super) fn integer<T: FromStr + Put>(&mut self, schema: &'static str) -> Scan<()> {
        let start = self.scanner.offset();
        let text = self.scanner.number()?;
        if let Ok(value) = text.parse::<T>() {
            put(self.out, value);
            return Ok(());
        }
        let number = text.to_owned();
        let kind = if text.contains(['.', 'e', 'E']) {
            ErrorKind::NotAnInteger(number)
        } else {
            ErrorKind::NumberOutOfRange { number, schema }
        };
        Err(Fault::new(kind, start))
    }

    pub(super) fn float<F: Float>(&mut self, id: SchemaId) -> Scan<()> {
        let start = self.scanner.offset();
        if self.scanner.peek() == Some(b'"') {
            return self.special_float::<F>(id);
        }
        let text = self.scanner.number()?;
        // A number that is too large to hold is an infinity, as Java reads it and goavro writes it.
        if let Ok(value) = text.parse::<F>() {
            put(self.out, value);
            return Ok(());
        }
        let (number, schema) = (text.to_owned(), F::NAME);
        let kind = ErrorKind::NumberOutOfRange { number, schema };
        Err(Fault::new(kind, start))
    }

    /// Reads the texts that stand for what JSON has no numbers for.
    fn special_float<F: Float>(&mut self, id: SchemaId) -> Scan<()> {
        let mut ahead = self.scanner.clone();
        let value = match ahead.string(&mut self.parser.scratch)? {
            "NaN" => f32::NAN,
            "Infinity" => f32::INFINITY,
            "-Infinity" => f32::NEG_INFINITY,
            _ => return Err(self.misfit(id)),
        };
        self.scanner = ahead;
        put(self.out, F::from(value));
        Ok(())
    }

    pub(super) fn string(&mut self) -> Scan<()> {
        let offset = self.scanner.offset();
        let text = self.scanner.string(&mut self.parser.scratch)?;
        put_text(self.out, text);
        let len = text.len();
        self.check_len(len, offset)
    }

    pub(super) fn bytes(&mut self) -> Scan<()> {
        let offset = self.scanner.offset();
        let text = self.scanner.string(&mut self.parser.scratch)?;
        let len = latin1_len(text);
        put(self.out, len.cast_signed() as i64);
        put_latin1(self.out, text, offset)?;
        self.check_len(len, offset)
    }

    pub(super) fn fixed(&mut self, fixed: &Fixed) -> Scan<()> {
        let offset = self.scanner.offset();
        let text = self.scanner.string(&mut self.parser.scratch)?;
        let found = latin1_len(text);
        if found != fixed.size {
            let kind = ErrorKind::WrongSize {
                fixed: fixed.name.as_str().to_owned(),
                expected: fixed.size,
                found,
            };
            return Err(Fault::new(kind, offset));
        }
        put_latin1(self.out, text, offset)?;
        self.check_len(found, offset)
    }

    pub(super) fn symbol(&mut self, id: SchemaId, enumeration: &Enum) -> Scan<()> {
        let offset = self.scanner.offset();
        let symbol = self.scanner.string(&mut self.parser.scratch)?;
        let Some(index) = self.parser.names.find(self.set, id, symbol) else {
            let symbols = enumeration.symbols.iter().map(|symbol| &**symbol);
            let kind = ErrorKind::UnknownSymbol {
                symbol: symbol.to_owned(),
                enumeration: enumeration.name.as_str().to_owned(),
                closest: closest(symbol, symbols).map(str::to_owned),
            };
            return Err(Fault::new(kind, offset));
        };
        self.put_index(index);
        Ok(())
    }

    pub(super) fn null_branch(&mut self, id: SchemaId, union: &Union) -> Scan<()> {
        let offset = self.scanner.offset();
        if !self.scanner.eat_word("null") {
            return Err(self.misfit(id));
        }
        let is_null = |id: &SchemaId| self.set.node(*id).kind.is_null();
        match union.branches.iter().position(is_null) {
            Some(index) => {
                self.put_index(index);
                Ok(())
            }
            None => Err(no_null_branch(offset)),
        }
    }

    /// Writes the index of a symbol or a branch.
    pub(super) fn put_index(&mut self, index: usize) {
        put(self.out, index.cast_signed() as i64);
    }

    /// Checks the length of a string, bytes or fixed.
    pub(super) fn check_len(&self, len: usize, offset: usize) -> Scan<()> {
        let limit = self.left.max_bytes;
        if len <= limit {
            return Ok(());
        }
        let length = len as u64;
        let kind = DecodeErrorKind::TooManyBytes { length, limit };
        Err(Fault::new(ErrorKind::Datum(kind), offset))
    }
}

/// Writes a string, and returns where its text starts.
pub(super) fn put_text(out: &mut Vec<u8>, text: &str) -> usize {
    put(out, text);
    out.len() - text.len()
}

/// How many bytes the text stands for.
fn latin1_len(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().count()
}

/// Writes the byte that each character stands for.
fn put_latin1(out: &mut Vec<u8>, text: &str, offset: usize) -> Scan<()> {
    if text.is_ascii() {
        out.extend_from_slice(text.as_bytes());
        return Ok(());
    }
    for c in text.chars() {
        let byte = u8::try_from(c).map_err(|_| Fault::new(ErrorKind::NotAByte(c), offset))?;
        out.push(byte);
    }
    Ok(())
}
