//! What generated code needs beyond the public interface. Exempt from semantic versioning.

#[cfg(feature = "apache-avro")]
pub mod apache_avro;
mod around;
mod check;
mod compose;
mod composed;
mod convert;
mod definition;
mod distinct;
mod elsewhere;
mod ends;
mod file_type;
mod generated;
mod known;
mod layout;
mod literal;
#[cfg(feature = "serde")]
pub mod serde_fixed;

pub use crate::binary::Entries;
pub use crate::impls::{NullLast, encode_entries};
pub use crate::raw::{Fixed, Nullable, Reference};
pub use crate::read::{
    Along, AlongFields, AnyOf, Array, As, Boxed, ByConversion, ByDefault, Checked, Converted,
    Direct, Fields, Flattened, Found, Guarded, HasBlank, Map, NO_VALUE, OrNull, OrNullLast, Own,
    POINTER, Reads, Rewritten, Single, Text, UnionOrNull, Way, all, any, cheapest, decode,
    new_place, no_blank, value,
};
pub use crate::symbol::{symbol_from_index, symbol_from_str};
pub(crate) use around::{Reading, Writing};
pub use check::{Spelled, default_fits, is_another_branch};
pub(crate) use composed::try_composed;
pub use composed::{composed, fingerprint_once, schema};
pub use convert::{encoded, from_avro, from_ints, to_avro, to_fixed};
pub use definition::{DefaultValue, Definition, Elsewhere, Name, NamePart, Piece, Shape};
pub use distinct::has_own_name;
pub use elsewhere::{as_generated, reads, writes};
pub use ends::ends;
pub use file_type::{FileType, is_as_in_file};
pub use generated::{assert_made_for, generated};
pub use known::{KnownDefinition, Probe, UnknownDefinition, UnknownFingerprint};
pub(crate) use layout::{Layout, Node, NodeId};
pub use literal::{DefaultBytes, default_logical, hex};

/// The definition of a type, or that of nothing for a type that has no schema: types can be written
/// without one.
#[doc(hidden)]
#[macro_export]
macro_rules! __definition_of {
    ($ty:ty) => {{
        // One of them is not used.
        #[allow(unused_imports)]
        use $crate::__private::{KnownDefinition as _, UnknownDefinition as _};
        (&$crate::__private::Probe::<$ty>::NEW).definition()
    }};
}
pub use __definition_of as definition_of;

/// Asserts that a type that lives elsewhere has the schema that this code was generated with, where
/// that is known in constants; see [`Piece::Elsewhere`] for where it is not.
#[doc(hidden)]
#[macro_export]
macro_rules! __assert_fingerprint {
    ($ty:ty, $type_name:literal, $fingerprint:literal, $fullname:literal) => {
        const _: () = {
            // Unused where the type has a schema.
            #[allow(unused_imports)]
            use $crate::__private::UnknownFingerprint as _;
            if let ::core::option::Option::Some(fingerprint) =
                $crate::__private::Probe::<$ty>::FINGERPRINT
            {
                ::core::assert!(
                    fingerprint == $fingerprint,
                    "{}",
                    ::core::concat!(
                        "`", $type_name, "` has another schema than `", $fullname,
                        "` had when this code was generated: generate it anew, from the schema that the type has"
                    )
                );
            }
        };
    };
}
pub use __assert_fingerprint as assert_fingerprint;

/// What the definition of a type that lives elsewhere says of it.
#[doc(hidden)]
#[macro_export]
macro_rules! __elsewhere {
    ($ty:ty, $type_name:literal, $fingerprint:literal) => {
        $crate::__private::Elsewhere {
            type_name: $type_name,
            fingerprint: $fingerprint,
            definition: || $crate::__private::definition_of!($ty),
        }
    };
}
pub use __elsewhere as elsewhere;

/// That a type that lives elsewhere, of which this is the definition, has the schema that this code
/// was generated with: asked before it is written or read. Where that is known in constants, see
/// [`assert_fingerprint`].
#[doc(hidden)]
#[macro_export]
macro_rules! __as_generated {
    ($ty:ty, $definition:expr) => {{
        // Unused where the type has a schema.
        #[allow(unused_imports)]
        use $crate::__private::UnknownFingerprint as _;
        if const { $crate::__private::Probe::<$ty>::FINGERPRINT.is_some() } {
            ::core::result::Result::Ok(())
        } else {
            // Not yet: each place asks once.
            static IS_CHECKED: ::std::sync::atomic::AtomicBool =
                ::std::sync::atomic::AtomicBool::new(false);
            $crate::__private::as_generated(&IS_CHECKED, &$definition)
        }
    }};
}

/// Whether a type that lives elsewhere writes the schema that this code was generated with; if not,
/// the sink has the error.
#[doc(hidden)]
#[macro_export]
macro_rules! __writes_as_generated {
    ($out:ident, $ty:ty, $definition:expr) => {
        $crate::__private::writes($out, $crate::__as_generated!($ty, $definition))
    };
}
pub use __writes_as_generated as writes_as_generated;

/// That a type that lives elsewhere reads the schema that this code was generated with.
#[doc(hidden)]
#[macro_export]
macro_rules! __reads_as_generated {
    ($input:ident, $ty:ty, $definition:expr) => {
        $crate::__private::reads($input, $crate::__as_generated!($ty, $definition))
    };
}
pub use __reads_as_generated as reads_as_generated;

/// Reads a field that is another record. A generic function for it would be within itself as often as records
/// are, of which rustc makes no more than 128.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_record {
    ($fields:expr, $to:expr, $input:ident, $index:expr, $default:expr) => {
        match $crate::__private::Fields::step($fields, $input, $index)? {
            $crate::__private::Found::Same(way) => $crate::Decode::read($to, $input, way)?,
            $crate::__private::Found::Plan(way) => $crate::Decode::read($to, $input, way)?,
            $crate::__private::Found::Default => $crate::__private::Fields::default(
                $fields,
                $crate::__private::Own,
                $to,
                $input,
                $index,
                $default,
            )?,
        }
    };
}
pub use __read_record as read_record;

/// Reads the value of a variant: over the old one, if the variant stays.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_variant {
    ($place:ident, $variant:path, $how:expr, $input:ident, $way:ident) => {{
        let how = $how;
        if !$crate::__private::Way::is_new($way) {
            if let $variant(value) = $place {
                return $crate::__private::Way::read($way, &how, value, $input);
            }
        }
        *$place = $variant($crate::__private::new_place(&how, $input)?);
        match $place {
            $variant(value) => {
                let way = $crate::__private::Way::fresh($way);
                $crate::__private::Way::read(way, &how, value, $input)
            }
            // It was put there.
            #[allow(unreachable_patterns)]
            _ => ::core::result::Result::Ok(()),
        }
    }};
}
pub use __read_variant as read_variant;

/// Implements `apache_avro::AvroSchema` for a type, when the feature for it is on: the parameters of
/// the implementation, the type, and the predicates.
#[cfg(feature = "apache-avro")]
#[doc(hidden)]
#[macro_export]
macro_rules! __apache_avro {
    ([$($parameters:tt)*] [$($ty:tt)*] [$($predicates:tt)*]) => {
        impl $($parameters)* $crate::__private::apache_avro::AvroSchemaComponent for $($ty)*
        $($predicates)*
        {
            fn get_schema_in_ctxt(
                named: &mut ::std::collections::HashSet<$crate::__private::apache_avro::Name>,
                _enclosing: $crate::__private::apache_avro::NamespaceRef<'_>,
            ) -> $crate::__private::apache_avro::Schema {
                $crate::__private::apache_avro::component(
                    <Self as $crate::AvroSchema>::schema(),
                    named,
                )
            }
        }
    };
}

/// Nothing: the feature `apache-avro` is off.
#[cfg(not(feature = "apache-avro"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __apache_avro {
    ($($tokens:tt)*) => {};
}
pub use __apache_avro as apache_avro_schema;
