//! This module reads JSON text to a tree in which every value knows where it is written.
//!
//! It is not a general JSON reader: it keeps the text of numbers and the order of members, finds
//! repeated keys, and goes on after what Avro files in the wild contain beyond JSON (a byte-order
//! mark, comments) with a warning.

use crate::diagnostic::{Code, Diagnostic, Report, quote};
use crate::location::{Location, SourceId};
use crate::options::ParseOptions;
use crate::schema::Json;
use std::borrow::Cow;
use std::collections::HashMap;

/// A JSON value and its place.
#[derive(Debug)]
pub(crate) struct Value<'a> {
    pub(crate) data: Data<'a>,
    pub(crate) location: Location,
}

#[derive(Debug)]
pub(crate) enum Data<'a> {
    Null,
    Boolean(bool),
    Number(&'a str),
    String(Cow<'a, str>),
    Array(Vec<Value<'a>>),
    Object(Vec<Member<'a>>),
}

/// One `key: value` of an object.
#[derive(Debug)]
pub(crate) struct Member<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) key_location: Location,
    pub(crate) value: Value<'a>,
}

impl<'a> Value<'a> {
    pub(crate) fn as_str(&self) -> Option<&str> {
        match &self.data {
            Data::String(text) => Some(text),
            Data::Null | Data::Boolean(_) | Data::Number(_) | Data::Array(_) | Data::Object(_) => {
                None
            }
        }
    }

    pub(crate) fn as_array(&self) -> Option<&[Value<'a>]> {
        match &self.data {
            Data::Array(items) => Some(items),
            Data::Null | Data::Boolean(_) | Data::Number(_) | Data::String(_) | Data::Object(_) => {
                None
            }
        }
    }

    pub(crate) fn as_object(&self) -> Option<&[Member<'a>]> {
        match &self.data {
            Data::Object(members) => Some(members),
            Data::Null | Data::Boolean(_) | Data::Number(_) | Data::String(_) | Data::Array(_) => {
                None
            }
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    /// The kind of value with its article, for messages.
    pub(crate) fn describe(&self) -> &'static str {
        match self.data {
            Data::Null => "null",
            Data::Boolean(_) => "a boolean",
            Data::Number(_) => "a number",
            Data::String(_) => "a string",
            Data::Array(_) => "an array",
            Data::Object(_) => "an object",
        }
    }

    pub(crate) fn to_json(&self) -> Json {
        match &self.data {
            Data::Null => Json::Null,
            Data::Boolean(value) => Json::Boolean(*value),
            Data::Number(text) => Json::Number((*text).to_owned()),
            Data::String(text) => Json::String(text.clone().into_owned()),
            Data::Array(items) => Json::Array(items.iter().map(Value::to_json).collect()),
            Data::Object(members) => Json::Object(
                members
                    .iter()
                    .map(|member| (member.key.clone().into_owned(), member.value.to_json()))
                    .collect(),
            ),
        }
    }
}

/// Stands for an error that is already in the report.
#[derive(Debug)]
struct Reported;

type Read<T> = Result<T, Reported>;

/// Reads one text; `None` when it is not JSON, which is then in the report.
pub(crate) fn read<'a>(
    source: SourceId,
    text: &'a str,
    options: &ParseOptions,
    report: &mut Report,
) -> Option<Value<'a>> {
    let mut reader = Reader {
        text,
        position: 0,
        depth: 0,
        source,
        options,
        report,
        has_comment: false,
    };
    reader.document().ok()
}

struct Reader<'a, 'r> {
    text: &'a str,
    position: usize,
    depth: usize,
    source: SourceId,
    options: &'r ParseOptions,
    report: &'r mut Report,
    has_comment: bool,
}

impl<'a> Reader<'a, '_> {
    fn document(&mut self) -> Read<Value<'a>> {
        self.check_size()?;
        self.byte_order_mark();
        self.blank()?;
        if self.peek().is_none() {
            return Err(self.syntax(
                self.position,
                self.position,
                "the text is empty",
                "a schema is missing here",
            ));
        }
        let value = self.value()?;
        self.blank()?;
        if self.peek().is_some() {
            let end = self.token_end(self.position);
            return Err(self.syntax(
                self.position,
                end,
                "text after the end of the schema",
                "nothing may follow",
            ));
        }
        Ok(value)
    }

    fn check_size(&mut self) -> Read<()> {
        let limit = self.options.max_bytes.min(u32::MAX as usize - 1);
        if self.text.len() <= limit {
            return Ok(());
        }
        let message = format!(
            "the text has {} bytes, more than the limit of {limit}",
            self.text.len()
        );
        let start = Location {
            source: self.source,
            start: 0,
            end: 0,
        };
        self.report.push(
            Diagnostic::error(Code::TooLarge, message)
                .at(start, "this text")
                .with_help("raise `max_bytes` if you trust the text"),
        );
        Err(Reported)
    }

    fn byte_order_mark(&mut self) {
        let mark = "\u{feff}";
        if self.text.starts_with(mark) {
            self.position = mark.len();
            let location = self.location(0, self.position);
            self.report.push(
                Diagnostic::warning(
                    Code::ByteOrderMark,
                    "the text starts with a byte-order mark",
                )
                .at(location, "other readers refuse this")
                .with_help("save the file as UTF-8 without a byte-order mark"),
            );
        }
    }

    fn value(&mut self) -> Read<Value<'a>> {
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::array),
            Some(b'"') => {
                let start = self.position;
                let text = self.string()?;
                Ok(Value {
                    data: Data::String(text),
                    location: self.location(start, self.position),
                })
            }
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) => self.word(),
            None => Err(self.unexpected("a value")),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Read<Data<'a>>) -> Read<Value<'a>> {
        let start = self.position;
        if self.depth >= self.options.json_depth() {
            self.report.push(
                Diagnostic::error(
                    Code::NestingTooDeep,
                    format!("JSON nested more than {} levels deep", self.depth),
                )
                .at(self.location(start, start + 1), "one level too many"),
            );
            return Err(Reported);
        }
        self.depth += 1;
        let data = read(self)?;
        self.depth -= 1;
        Ok(Value {
            data,
            location: self.location(start, self.position),
        })
    }

    fn object(&mut self) -> Read<Data<'a>> {
        let start = self.position;
        let mut members = Vec::new();
        self.position += 1;
        self.blank()?;
        if self.eat(b'}') {
            return Ok(Data::Object(members));
        }
        loop {
            members.push(self.member(start)?);
            if self.separator(b'}', start)? {
                break;
            }
        }
        self.unique_keys(&mut members);
        Ok(Data::Object(members))
    }

    fn member(&mut self, object: usize) -> Read<Member<'a>> {
        let start = self.position;
        if self.peek() != Some(b'"') {
            return Err(self.unclosed(object, "a key in double quotes"));
        }
        let key = self.string()?;
        let key_location = self.location(start, self.position);
        self.blank()?;
        if !self.eat(b':') {
            return Err(self.unexpected("`:` after a key"));
        }
        self.blank()?;
        let value = self.value()?;
        Ok(Member {
            key,
            key_location,
            value,
        })
    }

    fn array(&mut self) -> Read<Data<'a>> {
        let start = self.position;
        let mut items = Vec::new();
        self.position += 1;
        self.blank()?;
        if self.eat(b']') {
            return Ok(Data::Array(items));
        }
        loop {
            items.push(self.value()?);
            if self.separator(b']', start)? {
                break;
            }
        }
        Ok(Data::Array(items))
    }

    /// Reads `,` (and what blank follows) or the closing bracket; true for the bracket.
    fn separator(&mut self, close: u8, open: usize) -> Read<bool> {
        let previous = self.position;
        self.blank()?;
        if self.eat(close) {
            return Ok(true);
        }
        let comma = self.position;
        if !self.eat(b',') {
            return Err(self.no_separator(previous, close, open));
        }
        self.blank()?;
        if self.peek() == Some(close) {
            return Err(self.syntax(
                comma,
                comma + 1,
                "a comma before a closing bracket",
                "remove this comma",
            ));
        }
        Ok(false)
    }

    fn no_separator(&mut self, previous: usize, close: u8, open: usize) -> Reported {
        let close = char::from(close);
        if matches!(
            self.peek(),
            Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9' | b'a'..=b'z')
        ) {
            let message = format!("expected `,` or `{close}`");
            return self.syntax(
                previous.saturating_sub(1),
                previous,
                &message,
                "a comma is missing after this",
            );
        }
        self.unclosed(open, &format!("`,` or `{close}`"))
    }

    /// What was expected is not there; at the end of the text, the open bracket is shown too.
    fn unclosed(&mut self, open: usize, expected: &str) -> Reported {
        if self.peek().is_some() {
            return self.unexpected(expected);
        }
        let (position, opened) = (self.position, self.location(open, open + 1));
        self.report.push(
            Diagnostic::error(
                Code::JsonSyntax,
                format!("the text ends where {expected} is expected"),
            )
            .at(self.location(position, position), "the text ends here")
            .also(opened, "this is still open"),
        );
        Reported
    }

    fn unexpected(&mut self, expected: &str) -> Reported {
        let (start, end) = (self.position, self.token_end(self.position));
        if start == end {
            let message = format!("the text ends where {expected} is expected");
            return self.syntax(start, end, &message, "the text ends here");
        }
        let message = format!(
            "expected {expected}, found {}",
            quote(&self.text[start..end])
        );
        self.syntax(start, end, &message, &format!("expected {expected}"))
    }

    fn unique_keys(&mut self, members: &mut Vec<Member<'a>>) {
        let repeated = repeated_keys(members);
        if repeated.is_empty() {
            return;
        }
        for (first, second) in &repeated {
            if self.options.duplicate_keys {
                break;
            }
            self.report.push(
                Diagnostic::error(
                    Code::DuplicateKey,
                    format!("key {} is written twice", quote(&members[*first].key)),
                )
                .at(members[*second].key_location, "the second time")
                .also(members[*first].key_location, "the first time")
                .with_help("remove one of them; which one counts depends on the reader"),
            );
        }
        let mut dropped = repeated.iter().map(|(first, _)| *first).collect::<Vec<_>>();
        dropped.sort_unstable();
        let mut index = 0..;
        members.retain(|_| {
            index
                .next()
                .is_none_or(|index| dropped.binary_search(&index).is_err())
        });
    }

    fn string(&mut self) -> Read<Cow<'a, str>> {
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
        self.position += 2;
        let escaped = match self.text.as_bytes().get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(start),
            Some(_) | None => {
                self.position = start + 1;
                let end = self.char_end(start + 1);
                return Err(self.syntax(
                    start,
                    end,
                    "an unknown escape in a string",
                    "not an escape of JSON",
                ));
            }
        };
        Ok(escaped)
    }

    /// The four digits after `\u`, and a second escape when they are the first half of a pair.
    fn unicode_escape(&mut self, start: usize) -> Read<char> {
        let first = self.hex(start)?;
        if let Some(plain) = char::from_u32(first) {
            return Ok(plain);
        }
        if first < 0xDC00 && self.text[self.position..].starts_with("\\u") {
            self.position += 2;
            let second = self.hex(start)?;
            if (0xDC00..0xE000).contains(&second) {
                let joined = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
        }
        Err(self.syntax(
            start,
            self.position,
            "half of a surrogate pair in a string",
            "not a character",
        ))
    }

    fn hex(&mut self, escape: usize) -> Read<u32> {
        let digits = self
            .text
            .as_bytes()
            .get(self.position..self.position + 4)
            .unwrap_or_default();
        let value = digits.iter().try_fold(0, |value, &digit| {
            char::from(digit)
                .to_digit(16)
                .map(|digit| value * 16 + digit)
        });
        match value {
            Some(value) if digits.len() == 4 => {
                self.position += 4;
                Ok(value)
            }
            Some(_) | None => {
                let message = "`\\u` without four hexadecimal digits";
                Err(self.syntax(escape, escape + 2, message, "four digits must follow"))
            }
        }
    }

    fn number(&mut self) -> Read<Value<'a>> {
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

    fn word(&mut self) -> Read<Value<'a>> {
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
    fn blank(&mut self) -> Read<()> {
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

    fn syntax(&mut self, start: usize, end: usize, message: &str, label: &str) -> Reported {
        let location = self.location(start, end);
        self.report
            .push(Diagnostic::error(Code::JsonSyntax, message).at(location, label));
        Reported
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    /// Where the word, or else the one character, at `start` ends.
    fn token_end(&self, start: usize) -> usize {
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

    fn char_end(&self, start: usize) -> usize {
        start + self.text[start..].chars().next().map_or(0, char::len_utf8)
    }

    fn location(&self, start: usize, end: usize) -> Location {
        Location::new(self.source, start, end)
    }
}

/// Whether this is a number of JSON: no leading zero or plus sign, a digit on both sides of the dot.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (
            mantissa,
            exponent.strip_prefix(['+', '-']).unwrap_or(exponent),
        ),
        None => (text, "0"),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
    is_digits(whole) && is_digits(fraction) && is_digits(exponent) && !has_leading_zero
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

/// Pairs of positions that have the same key: one before, and the next after it.
fn repeated_keys(members: &[Member<'_>]) -> Vec<(usize, usize)> {
    if members.len() <= 8 {
        let earlier = |index: usize| {
            (0..index)
                .rev()
                .find(|&first| members[first].key == members[index].key)
        };
        return (1..members.len())
            .filter_map(|index| Some((earlier(index)?, index)))
            .collect();
    }
    let mut seen = HashMap::with_capacity(members.len());
    let indexed = members.iter().enumerate();
    indexed
        .filter_map(|(index, member)| Some((seen.insert(&*member.key, index)?, index)))
        .collect()
}
