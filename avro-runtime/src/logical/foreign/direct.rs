//! This module gives the traits to types of other crates that have one obvious logical type.

/// Implements the traits for a type by those of a logical type.
macro_rules! direct {
    ($($ty:ty => $logical:ident),+ $(,)?) => { $(
        impl $crate::AvroSchema for $ty {
            const DEFINITION: $crate::private::Reference =
                <$crate::logical::$logical as $crate::AvroSchema>::DEFINITION;

            fn schema() -> &'static avro_ir::Schema {
                <$crate::logical::$logical as $crate::AvroSchema>::schema()
            }
        }

        impl $crate::Encode for $ty {
            #[inline]
            fn encode(&self, out: &mut $crate::Sink<'_>) {
                out.put_logical::<$crate::logical::$logical, _>(self);
            }

            fn written_as() -> &'static $crate::private::Definition {
                <Self as $crate::AvroSchema>::definition()
            }
        }

        impl<'de> $crate::Decode<'de> for $ty {
            const MIN_SIZE: usize =
                <$crate::logical::$logical as $crate::Decode<'de>>::MIN_SIZE;

            fn blank() -> Self {
                $crate::read::Reads::blank(&$crate::read::As::<$crate::logical::$logical>::LOGICAL)
            }

            #[inline]
            fn decode(input: &mut $crate::Input<'de>) -> Result<Self, $crate::DecodeError> {
                input.logical::<$crate::logical::$logical, _>()
            }

            fn read_as() -> &'static $crate::private::Definition {
                <Self as $crate::AvroSchema>::definition()
            }
        }
    )+ };
}
pub(super) use direct;
