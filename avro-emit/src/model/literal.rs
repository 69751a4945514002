//! Defaults as Rust expressions.

use super::{Bytes, Map, Path, Wire};
use proc_macro2::{Ident, TokenStream};

/// A default as a Rust expression.
#[derive(Clone, Debug)]
pub enum Literal {
    /// `()`.
    Unit,
    /// A boolean.
    Boolean(bool),
    /// An `i32`.
    Int(i32),
    /// An `i64`.
    Long(i64),
    /// An `f32`.
    Float(f32),
    /// An `f64`.
    Double(f64),
    /// A string; `true` when the type is the user's.
    String(String, StringLiteral),
    /// Bytes.
    Bytes(Bytes, Vec<u8>),
    /// A generated fixed.
    Fixed(Path, Vec<u8>),
    /// A unit variant.
    Symbol(Path, Ident),
    /// A logical type: the newtype's value, converted when the field's type is another.
    Logical {
        /// The newtype.
        wire: Wire,
        /// Its value.
        value: LogicalLiteral,
        /// The type to convert to.
        into: Option<TokenStream>,
    },
    /// A `Vec`.
    Array(Vec<Literal>),
    /// A map.
    Map(Map, Vec<(String, Literal)>),
    /// `None`.
    None,
    /// `Some`.
    Some(Box<Literal>),
    /// A variant of a generated union.
    Branch(Path, Ident, Box<Literal>),
    /// A generated record.
    Record(Path, Vec<(Ident, Literal)>),
    /// `Default::default()` of a generated record.
    RecordDefault(Path),
    /// A `Box`.
    Boxed(Box<Literal>),
    /// An expression of the user's.
    Expression(TokenStream),
}

/// How a string default becomes its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StringLiteral {
    /// `String`.
    Std,
    /// A type of the user's.
    User,
}

/// The value of a logical type's default.
#[derive(Clone, Debug)]
pub enum LogicalLiteral {
    /// For newtypes of `i32`.
    Int(i32),
    /// For newtypes of `i64`.
    Long(i64),
    /// For newtypes of bytes, as on the wire but without a length.
    Bytes(Vec<u8>),
}
