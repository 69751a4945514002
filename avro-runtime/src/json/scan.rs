//! This module reads the tokens of JSON text. Spec: RFC 8259, without extensions.

use super::error::{ErrorKind, Fault};
use avro_ir::__private::{EscapeFault, is_number, unescape};
use avro_ir::quote;

pub(super) type Scan<T> = Result<T, Fault>;

/// A text, and how much of it has been read.
#[derive(Clone, Debug)]
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// How many bytes have been read.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// Passes over `len` bytes that have been seen.
    pub(super) fn skip(&mut self, len: usize) {
        self.at += len;
    }

    /// The same text, read up to `offset`.
    pub(super) fn at(&self, offset: usize) -> Self {
        Self {
            text: self.text,
            at: offset,
        }
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// The line and the character of a byte, both from 1.
    pub(super) fn position(text: &str, offset: usize) -> (usize, usize) {
        let before = &text[..offset];
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        (line, before[start..].chars().count() + 1)
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The first byte of the next token; none at the end.
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other,
            }
        }
    }

    /// Passes over the token of one byte that is next, if it is `byte`.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    pub(super) fn expect(&mut self, byte: u8, expected: &'static str) -> Scan<()> {
        if self.eat(byte) {
            return Ok(());
        }
        Err(self.unexpected(expected))
    }

    /// Whether another member or item follows the `count` before it, of an object or array that
    /// ends with `close`.
    pub(super) fn goes_on(&mut self, count: usize, close: u8) -> Scan<bool> {
        if self.eat(close) {
            return Ok(false);
        }
        if count > 0 {
            let expected = match close {
                b'}' => "`,` or `}`",
                _ => "`,` or `]`",
            };
            self.expect(b',', expected)?;
        }
        Ok(true)
    }

    /// Reads a member's key and its colon.
    pub(super) fn key<'s>(&mut self, scratch: &'s mut String) -> Scan<&'s str>
    where
        't: 's,
    {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("a key in double quotes"));
        }
        let key = self.string(scratch)?;
        self.expect(b':', "`:`")?;
        Ok(key)
    }

    /// Reads a string, which is next: from the text, or through `scratch` if it has escapes.
    pub(super) fn string<'s>(&mut self, scratch: &'s mut String) -> Scan<&'s str>
    where
        't: 's,
    {
        let open = self.at;
        self.at += 1;
        let run = self.plain_run();
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok(run);
        }
        scratch.clear();
        scratch.push_str(run);
        loop {
            match self.byte() {
                Some(b'"') => break,
                Some(b'\\') => scratch.push(self.escape()?),
                Some(_) => return Err(invalid_string(CONTROL, self.at)),
                None => return Err(invalid_string("a string has no closing quote", open)),
            }
            scratch.push_str(self.plain_run());
        }
        self.at += 1;
        Ok(scratch)
    }

    /// Passes over everything up to a quote, a backslash, a control character or the end.
    fn plain_run(&mut self) -> &'t str {
        let rest = self.rest();
        let len = rest
            .bytes()
            .position(|byte| byte == b'"' || byte == b'\\' || byte < 0x20)
            .unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }

    fn escape(&mut self) -> Scan<char> {
        match unescape(self.rest()) {
            Ok((c, len)) => {
                self.at += len;
                Ok(c)
            }
            Err((fault, _)) => {
                let reason = match fault {
                    EscapeFault::Unknown => "an unknown escape in a string",
                    EscapeFault::Digits => "`\\u` without four hexadecimal digits",
                    EscapeFault::Surrogate => "half of a surrogate pair in a string",
                };
                Err(invalid_string(reason, self.at))
            }
        }
    }

    /// Reads a number, which is next.
    pub(super) fn number(&mut self) -> Scan<&'t str> {
        let text = self.word();
        if !is_number(text) {
            return Err(Fault::new(
                ErrorKind::InvalidNumber(text.to_owned()),
                self.at,
            ));
        }
        self.at += text.len();
        Ok(text)
    }

    /// Passes over a whole word, if it is next.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let found = self.word() == word;
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// What is next up to something that is no part of a word or a number.
    fn word(&self) -> &'t str {
        let rest = self.rest();
        let is_word =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-' | b'_');
        let len = rest.bytes().position(|byte| !is_word(byte));
        &rest[..len.unwrap_or(rest.len())]
    }

    /// What kind of value is next, with its article.
    pub(super) fn describe(&mut self) -> Scan<&'static str> {
        let kind = match self.peek() {
            Some(b'"') => "a string",
            Some(b'{') => "an object",
            Some(b'[') => "an array",
            Some(b'-' | b'0'..=b'9') => "a number",
            Some(_) | None => match self.word() {
                "null" => "null",
                "true" | "false" => "a boolean",
                _ => return Err(self.unexpected("a value")),
            },
        };
        Ok(kind)
    }

    /// An error for what is next.
    #[cold]
    #[inline(never)]
    pub(super) fn unexpected(&mut self, expected: &'static str) -> Fault {
        self.peek();
        let found = match (self.word(), self.rest().chars().next()) {
            (_, None) => "the end of the text".to_owned(),
            ("", Some(c)) => quote(c.encode_utf8(&mut [0; 4])),
            (word, Some(_)) if WORDS.contains(&word) => quote(word),
            // It may be a value whose quotes are missing.
            (_, Some(_)) => "a word".to_owned(),
        };
        Fault::new(ErrorKind::Syntax { expected, found }, self.at)
    }

    /// An error for text after the value.
    #[cold]
    pub(super) fn trailing_text(&self) -> Fault {
        let rest = self.rest().chars().take(100).collect();
        Fault::new(ErrorKind::TrailingText(rest), self.at)
    }
}

/// Those of other languages that stand in JSON, and say nothing of a value.
const WORDS: [&str; 10] = [
    "true",
    "false",
    "null",
    "True",
    "False",
    "None",
    "nil",
    "undefined",
    "NaN",
    "Infinity",
];

#[cold]
fn invalid_string(reason: &'static str, at: usize) -> Fault {
    Fault::new(ErrorKind::InvalidString(reason), at)
}

const CONTROL: &str = "a control character in a string; write it as an escape, such as `\\n`";
