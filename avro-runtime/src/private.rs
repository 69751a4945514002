//! What generated code needs beyond the public interface. Exempt from semantic versioning.

mod bundle;
mod definition;
mod literal;

pub use crate::raw::Concat;
pub use crate::symbol::{symbol_from_index, symbol_from_str};
pub use bundle::{bundle, bundle_len};
pub use definition::schema;
pub use literal::{DefaultBytes, default_logical, hex};

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

/// The self-contained JSON of a definition, as a constant: `bundle!(DEFINITION)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __bundle {
    ($definition:expr) => {{
        const LEN: usize = $crate::__private::bundle_len(&$definition);
        const BUNDLE: &$crate::__private::Concat<LEN> =
            &$crate::__private::bundle::<LEN>(&$definition);
        BUNDLE.as_str()
    }};
}
pub use __bundle as bundle;
