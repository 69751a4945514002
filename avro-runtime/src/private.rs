//! What generated code needs beyond the public interface. Exempt from semantic versioning.

mod bundle;
mod definition;
mod literal;
mod schema_json;
#[cfg(feature = "serde")]
pub mod serde_fixed;

pub use crate::symbol::{symbol_from_index, symbol_from_str};
pub use definition::schema;
pub use literal::{DefaultBytes, default_logical, hex};
pub use schema_json::SchemaJson;

/// The definition of a named type, or of a schema without a name.
#[derive(Debug)]
pub struct Definition {
    /// The fullname; empty for a schema without a name.
    pub fullname: &'static str,
    /// Its own JSON, in which other named types are references.
    pub json: &'static [Piece],
}

/// A part of a definition's JSON.
#[derive(Debug)]
pub enum Piece {
    /// JSON text.
    Text(&'static str),
    /// A reference to a named type.
    Type(&'static Definition),
}

/// A type with a definition.
pub trait Defined {
    /// The definition.
    const DEFINITION: &'static Definition;
}

/// The self-contained JSON of a definition, as a constant: `bundle!(DEFINITION)`.
///
/// rustc takes about half a millisecond for each type that the definition reaches.
#[doc(hidden)]
#[macro_export]
macro_rules! __bundle {
    ($definition:expr) => {{
        struct Bundled;
        impl $crate::__private::Defined for Bundled {
            const DEFINITION: &'static $crate::__private::Definition = &$definition;
        }
        $crate::__private::SchemaJson::<Bundled>::TEXT
    }};
}
pub use __bundle as bundle;

/// The bytes `start..end` of a constant text: where a type's definition and all that it refers to
/// stand within another type's self-contained JSON.
///
/// # Panics
///
/// When the text has no such part: then the constant is an error.
#[must_use]
pub const fn part(text: &'static str, start: usize, end: usize) -> &'static str {
    let (text, _) = text.split_at(end);
    let (_, text) = text.split_at(start);
    text
}
