//! This module reads the literals of defaults and properties.

use avro_ir::__private::push_string;
use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;
use std::fmt::Write as _;
use syn::spanned::Spanned as _;
use syn::{Error, Expr, ExprLit, ExprPath, ExprReference, ExprUnary, Lit, LitInt, Result, UnOp};

/// A literal of a default or a property.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) span: Span,
    pub(crate) kind: ValueKind,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ValueKind {
    /// `None`
    Null,
    Bool(bool),
    Int(i128),
    Float(f64),
    Str(String),
    Bytes(Vec<u8>),
    Array(Vec<Value>),
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Value {
    /// The literal that an expression is.
    pub(crate) fn new(expr: &Expr) -> Result<Self> {
        let span = expr.span();
        let kind = match expr {
            Expr::Lit(ExprLit { lit, .. }) => literal(lit)?,
            Expr::Unary(ExprUnary {
                op: UnOp::Neg(_),
                expr,
                ..
            }) => negated(expr)?,
            Expr::Array(array) => {
                let items = array.elems.iter().map(Self::new);
                ValueKind::Array(items.collect::<Result<_>>()?)
            }
            Expr::Reference(ExprReference { expr, .. }) => Self::new(expr)?.kind,
            Expr::Group(group) => Self::new(&group.expr)?.kind,
            Expr::Path(ExprPath { path, .. }) if path.is_ident("None") => ValueKind::Null,
            _ => return Err(no_literal(expr)),
        };
        Ok(Self { span, kind })
    }

    /// The JSON text that the literal stands for; bytes are code points up to 255.
    pub(crate) fn to_json(&self) -> String {
        let mut text = String::new();
        self.push_json(&mut text);
        text
    }

    /// The literal again.
    pub(crate) fn to_tokens(&self) -> TokenStream {
        match &self.kind {
            ValueKind::Null => quote!(None),
            ValueKind::Bool(value) => quote!(#value),
            ValueKind::Int(value) => {
                let value = Literal::i128_unsuffixed(*value);
                quote!(#value)
            }
            ValueKind::Float(value) => {
                let value = Literal::f64_unsuffixed(*value);
                quote!(#value)
            }
            ValueKind::Str(text) => quote!(#text),
            ValueKind::Bytes(bytes) => {
                let bytes = Literal::byte_string(bytes);
                quote!(#bytes)
            }
            ValueKind::Array(items) => {
                let items = items.iter().map(Self::to_tokens);
                quote!([#(#items),*])
            }
        }
    }

    fn push_json(&self, out: &mut String) {
        match &self.kind {
            ValueKind::Null => out.push_str("null"),
            ValueKind::Bool(value) => out.push_str(&value.to_string()),
            ValueKind::Int(value) => out.push_str(&value.to_string()),
            // The debug form has a dot or an exponent, as JSON wants them.
            ValueKind::Float(value) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "{value:?}");
            }
            ValueKind::Str(text) => push_string(out, text),
            ValueKind::Bytes(bytes) => {
                let text = bytes.iter().copied().map(char::from).collect::<String>();
                push_string(out, &text);
            }
            ValueKind::Array(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.push_json(out);
                }
                out.push(']');
            }
        }
    }

    pub(crate) fn as_bool(&self) -> Option<bool> {
        let ValueKind::Bool(value) = self.kind else {
            return None;
        };
        Some(value)
    }

    pub(crate) fn as_int(&self) -> Option<i128> {
        let ValueKind::Int(value) = self.kind else {
            return None;
        };
        Some(value)
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        let ValueKind::Str(text) = &self.kind else {
            return None;
        };
        Some(text)
    }

    /// The kind of literal with its article, for messages.
    pub(crate) fn describe(&self) -> &'static str {
        match self.kind {
            ValueKind::Null => "`None`",
            ValueKind::Bool(_) => "a boolean",
            ValueKind::Int(_) => "an integer",
            ValueKind::Float(_) => "a float",
            ValueKind::Str(_) => "a string",
            ValueKind::Bytes(_) => "a byte string",
            ValueKind::Array(_) => "an array",
        }
    }
}

fn literal(lit: &Lit) -> Result<ValueKind> {
    Ok(match lit {
        Lit::Str(text) => ValueKind::Str(text.value()),
        Lit::ByteStr(bytes) => ValueKind::Bytes(bytes.value()),
        Lit::Byte(byte) => ValueKind::Int(byte.value().into()),
        Lit::Int(digits) => ValueKind::Int(integer(digits, "")?),
        Lit::Float(digits) => ValueKind::Float(float(digits.base10_digits(), lit.span())?),
        Lit::Bool(value) => ValueKind::Bool(value.value),
        Lit::Char(_) => {
            let message = "Avro has no characters: write a string";
            return Err(Error::new(lit.span(), message));
        }
        _ => {
            let message = "this literal has no JSON form: write a number, a string, `b\"…\"`, a boolean, an array or `None`";
            return Err(Error::new(lit.span(), message));
        }
    })
}

/// What follows a minus sign.
fn negated(expr: &Expr) -> Result<ValueKind> {
    match expr {
        Expr::Lit(ExprLit {
            lit: Lit::Int(digits),
            ..
        }) => Ok(ValueKind::Int(integer(digits, "-")?)),
        Expr::Lit(ExprLit {
            lit: Lit::Float(digits),
            ..
        }) => Ok(ValueKind::Float(-float(
            digits.base10_digits(),
            digits.span(),
        )?)),
        Expr::Group(group) => negated(&group.expr),
        _ => Err(no_literal(expr)),
    }
}

fn integer(digits: &LitInt, sign: &str) -> Result<i128> {
    format!("{sign}{}", digits.base10_digits())
        .parse()
        .map_err(|_| {
            Error::new(
                digits.span(),
                "no Avro integer is so large: a long has 64 bits",
            )
        })
}

fn float(digits: &str, span: Span) -> Result<f64> {
    match digits.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        Ok(_) | Err(_) => Err(Error::new(span, "no Avro double is so large")),
    }
}

fn no_literal(expr: &Expr) -> Error {
    let message = match expr {
        Expr::Path(_) => {
            "this is no literal: write an enum's symbol as a string, and what only Rust knows as `default`, which takes it from `Default`"
        }
        Expr::Call(_) => "this is no literal: write what is in `Some(…)` alone",
        _ => {
            "this is no literal: write a number, a string, `b\"…\"`, a boolean, an array or `None`"
        }
    };
    Error::new_spanned(expr, message)
}
