//! Rust types together with their wire encoding.

use super::{Path, TypeKey};
use avro_ir::{Base, LogicalType};
use proc_macro2::TokenStream;

/// A Rust type together with its wire encoding.
#[derive(Clone, Debug)]
pub enum Ty {
    /// `()`, no bytes.
    Null,
    /// `bool`.
    Boolean,
    /// `i32`.
    Int,
    /// `i64`.
    Long,
    /// `f32`.
    Float,
    /// `f64`.
    Double,
    /// `String`, or a type of the user's that is `AsRef<str>` and `From<&str>`.
    String(Option<TokenStream>),
    /// `&str`, borrowed from the input.
    Str,
    /// Bytes.
    Bytes(Bytes),
    /// `&[u8]`, borrowed from the input.
    ByteSlice,
    /// `[u8; N]` as a fixed: the expression `N`.
    ByteArray(TokenStream),
    /// A generated enum.
    Enum(TypeRef),
    /// A generated fixed.
    Fixed(TypeRef),
    /// A generated record.
    Record {
        /// The struct.
        reference: TypeRef,
        /// Whether this edge closes a cycle, so that depth is counted here.
        guarded: bool,
    },
    /// A generated union, which reads and writes its own branch index.
    Union(TypeRef),
    /// A type of the user's that implements the run time's traits.
    Foreign(TokenStream),
    /// A type of which the traits are known, and nothing else.
    Extern(TokenStream),
    /// A type that lives elsewhere, and stands for a definition of this code's schema.
    Elsewhere {
        /// The type.
        ty: TokenStream,
        /// The static that holds the definition, with [`Piece::Elsewhere`](super::Piece).
        definition: Path,
    },
    /// A logical type.
    Logical {
        /// The run time's newtype that knows the encoding.
        wire: Wire,
        /// The type of the field, when it is not the newtype itself.
        value: Option<TokenStream>,
        /// What can be derived for the field's type.
        traits: Traits,
    },
    /// A `Vec`.
    Array(Box<Ty>),
    /// A map with string keys.
    Map(Map, Box<Ty>),
    /// A union of null and one other branch, as an `Option`.
    Nullable {
        /// The index of null.
        null: usize,
        /// The other branch.
        value: Box<Ty>,
    },
    /// An `Option` with null after the branches of a type that the traits know, which may be a union.
    NullLast(TokenStream),
    /// A union of null and several other branches, as an `Option` of a generated union.
    NullableUnion {
        /// The index of null.
        null: usize,
        /// The number of branches, null included.
        count: usize,
        /// The generated union.
        reference: TypeRef,
    },
    /// A union of one branch, as the branch's type.
    Single(Box<Ty>),
    /// A `Box`.
    Boxed(Box<Ty>),
    /// A type of the user's that is converted. It is not spelled.
    Converted {
        /// What it is written as and read from.
        avro: Box<Ty>,
        /// A function from a reference to it; gives a `Result`.
        to: TokenStream,
        /// A function to it; gives a `Result`.
        from: TokenStream,
        /// Any value of it, to be read into.
        blank: TokenStream,
    },
    /// A union without branches: it has no values.
    Never,
}

/// The traits, beyond `Debug`, `Clone` and `PartialEq`, that a type has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits {
    /// [`core::cmp::Eq`].
    pub eq: bool,
    /// [`core::hash::Hash`].
    pub hash: bool,
    /// [`core::marker::Copy`].
    pub copy: bool,
}

/// The use of a generated type.
#[derive(Clone, Debug)]
pub struct TypeRef {
    /// Which type.
    pub key: TypeKey,
    /// Where it is.
    pub path: Path,
}

/// The type for Avro `bytes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bytes {
    /// `Vec<u8>`.
    Vec,
    /// `bytes::Bytes`.
    Bytes,
}

/// The type for Avro maps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Map {
    /// [`std::collections::HashMap`].
    HashMap,
    /// [`std::collections::BTreeMap`].
    BTreeMap,
}

/// The run time's newtype for a logical type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wire {
    /// Which one.
    pub logical: LogicalType,
    /// The type that it stands on, and is written as.
    pub base: Base,
}
