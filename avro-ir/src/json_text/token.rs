//! This module reads the tokens of JSON text: strings, numbers, words, white space and comments.

use super::grammar::{EscapeFault, is_number, unescape};
use super::reader::{Read, Reader, Reported};
use super::{Data, Value};
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::location::Location;
use std::borrow::Cow;

impl<'a> Reader<'a, '_> {
    pub(super) fn string(&mut self) -> Read<Cow<'a, str>> {
        let open = self.position;
        self.position += 1;
        let start = self.position;
        self.plain_run();
        if self.peek() == Some(b'"') {
            self.position += 1;
            return Ok(Cow::Borrowed(&self.text[start..self.position - 1]));
        }
        let mut text = self.text[start..self.position].to_owned();
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => text.push(self.escape()?),
                Some(_) => return Err(self.control_in_string(open)),
                None => return Err(self.unclosed(open, "the closing quote of a string")),
            }
            let start = self.position;
            self.plain_run();
            text.push_str(&self.text[start..self.position]);
        }
        self.position += 1;
        Ok(Cow::Owned(text))
    }

    /// Passes over everything up to a quote, a backslash, a control character or the end.
    fn plain_run(&mut self) {
        let rest = &self.text.as_bytes()[self.position..];
        let length = rest
            .iter()
            .position(|&byte| byte == b'"' || byte == b'\\' || byte < 0x20);
        self.position += length.unwrap_or(rest.len());
    }

    fn control_in_string(&mut self, open: usize) -> Reported {
        let position = self.position;
        if matches!(self.peek(), Some(b'\n' | b'\r')) {
            return self.syntax(
                open,
                position,
                "a string does not end on its line",
                "a closing quote is missing",
            );
        }
        self.syntax(
            position,
            position + 1,
            "a control character in a string",
            "write it as an escape, such as `\\t`",
        )
    }

    fn escape(&mut self) -> Read<char> {
        let start = self.position;
        match unescape(&self.text[start..]) {
            Ok((escaped, length)) => {
                self.position += length;
                Ok(escaped)
            }
            Err((fault, length)) => {
                self.position += length;
                Err(self.bad_escape(fault, start))
            }
        }
    }

    fn bad_escape(&mut self, fault: EscapeFault, start: usize) -> Reported {
        let end = match fault {
            EscapeFault::Unknown => self.char_end(start + 1),
            EscapeFault::Digits => start + 2,
            EscapeFault::Surrogate => self.position,
        };
        let (message, label) = match fault {
            EscapeFault::Unknown => ("an unknown escape in a string", "not an escape of JSON"),
            EscapeFault::Digits => (
                "`\\u` without four hexadecimal digits",
                "four digits must follow",
            ),
            EscapeFault::Surrogate => ("half of a surrogate pair in a string", "not a character"),
        };
        self.syntax(start, end, message, label)
    }

    pub(super) fn number(&mut self) -> Read<Value<'a>> {
        let (start, end) = (self.position, self.token_end(self.position));
        let text = &self.text[start..end];
        if !is_number(text) {
            let message = format!("{} is not a number", quote(text));
            return Err(self.syntax(start, end, &message, "not as JSON writes numbers"));
        }
        self.position = end;
        Ok(Value {
            data: Data::Number(text),
            location: self.location(start, end),
        })
    }

    pub(super) fn word(&mut self) -> Read<Value<'a>> {
        let (start, end) = (self.position, self.token_end(self.position));
        let data = match &self.text[start..end] {
            "null" => Data::Null,
            "true" => Data::Boolean(true),
            "false" => Data::Boolean(false),
            word => {
                let message = format!("expected a value, found {}", quote(word));
                let hint = word_hint(word);
                return Err(self.syntax(start, end, &message, hint));
            }
        };
        self.position = end;
        Ok(Value {
            data,
            location: self.location(start, end),
        })
    }

    /// Passes over white space and comments.
    pub(super) fn blank(&mut self) -> Read<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.position += 1,
                Some(b'/') => self.comment()?,
                Some(_) | None => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Read<()> {
        let start = self.position;
        let rest = &self.text[start..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(body) = rest.strip_prefix("/*") {
            match body.find("*/") {
                Some(length) => length + 4,
                None => {
                    return Err(self.syntax(
                        start,
                        start + 2,
                        "a comment does not end",
                        "`*/` is missing",
                    ));
                }
            }
        } else {
            return Err(self.unexpected("a value or a comment"));
        };
        self.position += length;
        self.warn_of_comment(start);
        Ok(())
    }

    /// One warning for each text is enough.
    fn warn_of_comment(&mut self, start: usize) {
        if !std::mem::replace(&mut self.has_comment, true) {
            self.report.push(
                Diagnostic::warning(
                    Code::Comment,
                    "the text has comments, which JSON does not have",
                )
                .at(
                    self.location(start, self.position),
                    "other readers refuse this",
                )
                .with_help("use the `doc` attribute instead"),
            );
        }
    }

    pub(super) fn syntax(
        &mut self,
        start: usize,
        end: usize,
        message: &str,
        label: &str,
    ) -> Reported {
        let location = self.location(start, end);
        self.report
            .push(Diagnostic::error(Code::JsonSyntax, message).at(location, label));
        Reported
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    /// Where the word, or else the one character, at `start` ends.
    pub(super) fn token_end(&self, start: usize) -> usize {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-');
        let length = self.text[start..]
            .find(|c| !is_word(c))
            .unwrap_or(self.text.len() - start);
        if length == 0 {
            self.char_end(start)
        } else {
            start + length
        }
    }

    pub(super) fn char_end(&self, start: usize) -> usize {
        start + self.text[start..].chars().next().map_or(0, char::len_utf8)
    }

    pub(super) fn location(&self, start: usize, end: usize) -> Location {
        Location::new(self.source, start, end)
    }
}

fn word_hint(word: &str) -> &'static str {
    match word {
        "True" | "TRUE" => "did you mean `true`?",
        "False" | "FALSE" => "did you mean `false`?",
        "None" | "Null" | "NULL" | "nil" => "did you mean `null`?",
        "'" => "JSON has double quotes only",
        _ => "not a JSON value; strings need double quotes",
    }
}
