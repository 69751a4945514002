//! What front ends beyond schemas rely on, as tokens.

mod records;
mod types;
mod values;

use crate::model::{
    Construction, Definition, Field, FieldKind, Flattening, Generics, Head, InUnion, Name, Piece,
    Record, SchemaText, Shape, Ty, TypeKey,
};
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::Member;

#[track_caller]
fn check(tokens: impl ToTokens, expected: &str) {
    let expected = expected.parse().expect("the expected text is tokens");
    assert_eq!(words(tokens.to_token_stream()), words(expected));
}

/// The tokens with a space between them, wherever they came from.
fn words(tokens: TokenStream) -> String {
    let words = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let (open, close) = match group.delimiter() {
                Delimiter::Parenthesis => ("(", ")"),
                Delimiter::Brace => ("{", "}"),
                Delimiter::Bracket => ("[", "]"),
                Delimiter::None => ("", ""),
            };
            format!("{open} {} {close}", words(group.stream()))
        }
        other => other.to_string(),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn head() -> Head {
    Head {
        key: TypeKey(0),
        ident: format_ident!("X"),
        generics: Generics::default(),
        docs: Vec::new(),
        attributes: Vec::new(),
        derives: Vec::new(),
        serde: false,
    }
}

fn definition(pieces: Vec<Piece>) -> Definition {
    Definition {
        ident: Some(format_ident!("X_DEFINITION")),
        name: Name::Full("a.X".to_owned()),
        shape: Shape::Record,
        pieces,
    }
}

fn schema_text() -> SchemaText {
    SchemaText {
        definition: definition(Vec::new()),
        constants: None,
        min_size: 0.into(),
        in_union: InUnion::Branch,
    }
}

fn record(fields: Vec<Field>) -> Record {
    Record {
        head: head(),
        schema: schema_text(),
        fields,
        construction: Construction::New,
        builder: None,
        unwritten: Vec::new(),
        flattening: Flattening::None,
        writers: Vec::new(),
        written: Vec::new(),
        has_values: true,
        inline: false,
        writes_debug: false,
    }
}

fn field(name: &str, ty: Ty) -> Field {
    Field {
        name: name.to_owned(),
        member: Member::Named(Ident::new(name, Span::call_site())),
        kind: FieldKind::Own,
        docs: Vec::new(),
        attributes: Vec::new(),
        ty,
        default: None,
    }
}
