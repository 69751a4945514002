//! This module turns the JSON of a definition, which comes in pieces, into tokens. Commas and colons
//! are left out: the JSON was written by what made the definition, and tells nothing by them.

use super::super::{Definition, Piece};
use avro_ir::Schema;
use std::iter::Peekable;
use std::str::Chars;

pub(super) enum Token {
    /// `[` or `{`.
    Open(char),
    /// `]` or `}`.
    Close,
    Text(String),
    /// A number, `true`, `false` or `null`: digits have a value.
    Word(usize),
    Definition(&'static Definition),
    /// A schema that is made at run time.
    Schema(fn() -> &'static Schema),
}

pub(super) fn tokens(definition: &'static Definition) -> Vec<Token> {
    let mut tokens = Vec::new();
    add(definition.json, &mut tokens);
    tokens
}

fn add(pieces: &'static [Piece], tokens: &mut Vec<Token>) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => add_text(text, tokens),
            Piece::Type(definition) => tokens.push(Token::Definition(definition)),
            Piece::Of(reference) => tokens.push(Token::Definition(reference.get())),
            Piece::Generic(definition) => tokens.push(Token::Definition(definition())),
            Piece::Inner(reference) => add(reference.get().inner_pieces(), tokens),
            Piece::InnerGeneric(definition) => add(definition().inner_pieces(), tokens),
            // What the type is called does not matter.
            Piece::Name => tokens.push(Token::Text(String::new())),
            Piece::Number(number) => {
                tokens.push(Token::Word(usize::try_from(*number).unwrap_or_default()));
            }
            Piece::Schema(schema) => tokens.push(Token::Schema(*schema)),
            Piece::Default(_) | Piece::Elsewhere(_) => {}
        }
    }
}

fn add_text(text: &'static str, tokens: &mut Vec<Token>) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '[' | '{' => tokens.push(Token::Open(c)),
            ']' | '}' => tokens.push(Token::Close),
            '"' => tokens.push(Token::Text(string(&mut chars))),
            ',' | ':' | ' ' | '\t' | '\n' | '\r' => {}
            first => tokens.push(Token::Word(word(first, &mut chars))),
        }
    }
}

/// The rest of a string after its first quote.
fn string(chars: &mut Peekable<Chars<'_>>) -> String {
    let mut text = String::new();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => match chars.next() {
                Some('u') => {
                    let digits: String = chars.by_ref().take(4).collect();
                    // Of a surrogate there is no character; only names that are shown have any.
                    let code = u32::from_str_radix(&digits, 16).ok();
                    text.extend(code.and_then(char::from_u32));
                }
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('r') => text.push('\r'),
                escaped => text.extend(escaped),
            },
            c => text.push(c),
        }
    }
    text
}

fn word(first: char, chars: &mut Peekable<Chars<'_>>) -> usize {
    let mut number = first.to_digit(10).map_or(0, |digit| digit as usize);
    while let Some(c) = chars.next_if(|c| !matches!(c, ',' | ']' | '}' | ':') && !c.is_whitespace())
    {
        let digit = c.to_digit(10).map_or(0, |digit| digit as usize);
        number = number.saturating_mul(10).saturating_add(digit);
    }
    number
}
