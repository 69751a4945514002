//! This module reads the structure of JSON text: arrays, objects and their ends.

use super::{Data, Member, Value};
use crate::diagnostic::{Code, Diagnostic, Report, quote};
use crate::form::Form;
use crate::location::{Location, SourceId};
use crate::options::ParseOptions;
use std::borrow::Cow;
use std::collections::HashMap;

/// Stands for an error that is already in the report.
#[derive(Debug)]
pub(super) struct Reported;

pub(super) type Read<T> = Result<T, Reported>;

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
        source,
        options,
        report,
        has_comment: false,
    };
    reader.document().ok()
}

/// An array or object that has been opened.
struct Container<'a> {
    start: usize,
    items: Items<'a>,
}

enum Items<'a> {
    Array(Vec<Value<'a>>),
    /// The members, and the key whose value is next.
    Object(Vec<Member<'a>>, Option<(Cow<'a, str>, Location)>),
}

enum Opened<'a> {
    Container(Container<'a>),
    Empty(Value<'a>),
}

impl<'a> Container<'a> {
    fn close(&self) -> u8 {
        match self.items {
            Items::Array(_) => b']',
            Items::Object(..) => b'}',
        }
    }

    fn push(&mut self, value: Value<'a>) {
        match &mut self.items {
            Items::Array(items) => items.push(value),
            Items::Object(members, key) => {
                if let Some((key, key_location)) = key.take() {
                    members.push(Member {
                        key,
                        key_location,
                        value,
                    });
                }
            }
        }
    }
}

pub(super) struct Reader<'a, 'r> {
    pub(super) text: &'a str,
    pub(super) position: usize,
    pub(super) source: SourceId,
    options: &'r ParseOptions,
    pub(super) report: &'r mut Report,
    pub(super) has_comment: bool,
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
        if let Some(form) = Form::of(self.text.as_bytes()) {
            let message = format!("this is {}, not JSON", form.name());
            let end = self.token_end(self.position);
            return Err(self.syntax(self.position, end, &message, "a schema must stand here"));
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

    /// Reads a value with a stack of its own, as JSON can be deep and threads' stacks small.
    fn value(&mut self) -> Read<Value<'a>> {
        let mut open = Vec::new();
        loop {
            let mut value = match self.peek() {
                Some(b'{' | b'[') => {
                    self.check_depth(open.len())?;
                    match self.open()? {
                        Opened::Container(container) => {
                            open.push(container);
                            continue;
                        }
                        Opened::Empty(value) => value,
                    }
                }
                Some(_) | None => self.scalar()?,
            };
            loop {
                let Some(mut container) = open.pop() else {
                    return Ok(value);
                };
                container.push(value);
                if !self.separator(container.close(), container.start)? {
                    open.push(self.next_key(container)?);
                    break;
                }
                value = self.closed(container);
            }
        }
    }

    fn check_depth(&mut self, depth: usize) -> Read<()> {
        if depth < self.options.json_depth() {
            return Ok(());
        }
        self.report.push(
            Diagnostic::error(
                Code::NestingTooDeep,
                format!("JSON nested more than {depth} levels deep"),
            )
            .at(
                self.location(self.position, self.position + 1),
                "one level too many",
            ),
        );
        Err(Reported)
    }

    fn open(&mut self) -> Read<Opened<'a>> {
        let start = self.position;
        let is_object = self.eat(b'{') || !self.eat(b'[');
        let items = if is_object {
            Items::Object(Vec::new(), None)
        } else {
            Items::Array(Vec::new())
        };
        let container = Container { start, items };
        self.blank()?;
        if self.eat(container.close()) {
            return Ok(Opened::Empty(self.closed(container)));
        }
        Ok(Opened::Container(self.next_key(container)?))
    }

    /// In an object, the key of the next member.
    fn next_key(&mut self, mut container: Container<'a>) -> Read<Container<'a>> {
        if let Items::Object(_, key) = &mut container.items {
            *key = Some(self.key(container.start)?);
        }
        Ok(container)
    }

    fn key(&mut self, object: usize) -> Read<(Cow<'a, str>, Location)> {
        let start = self.position;
        if self.peek() != Some(b'"') {
            return Err(self.unclosed(object, "a key in double quotes"));
        }
        let key = self.string()?;
        let location = self.location(start, self.position);
        self.blank()?;
        if !self.eat(b':') {
            return Err(self.unexpected("`:` after a key"));
        }
        self.blank()?;
        Ok((key, location))
    }

    fn closed(&mut self, container: Container<'a>) -> Value<'a> {
        let data = match container.items {
            Items::Array(items) => Data::Array(items),
            Items::Object(mut members, _) => {
                self.unique_keys(&mut members);
                Data::Object(members)
            }
        };
        Value {
            data,
            location: self.location(container.start, self.position),
        }
    }

    fn scalar(&mut self) -> Read<Value<'a>> {
        match self.peek() {
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
    pub(super) fn unclosed(&mut self, open: usize, expected: &str) -> Reported {
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

    pub(super) fn unexpected(&mut self, expected: &str) -> Reported {
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
