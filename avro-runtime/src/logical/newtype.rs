//! This module makes the logical types that are a number with a meaning.

/// A logical type on int or long.
macro_rules! newtype {
    ($(#[$doc:meta])* $name:ident($ty:ty), $read:ident, $label:literal $shape:ident, $schema:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub $ty);

        impl From<$ty> for $name {
            fn from(value: $ty) -> Self {
                Self(value)
            }
        }

        impl From<$name> for $ty {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl $crate::AvroSchema for $name {
            $crate::schema::unnamed!($label, $shape, $crate::private::Piece::Text($schema));
        }

        impl $crate::Encode for $name {
            #[inline(always)]
            fn encode(&self, out: &mut $crate::Sink<'_>) {
                out.put(self.0);
            }

            fn encode_items(items: &[Self], out: &mut $crate::Sink<'_>) {
                out.put_items(items, |item| item.0);
            }

            fn written_as() -> &'static $crate::private::Definition {
                <Self as $crate::AvroSchema>::definition()
            }
        }

        impl<'de> $crate::Decode<'de> for $name {
            const MIN_SIZE: usize = 1;

            #[inline(always)]
            fn blank() -> Self {
                Self(0)
            }

            #[inline(always)]
            fn decode(input: &mut $crate::Input<'de>) -> Result<Self, $crate::DecodeError> {
                input.$read().map(Self)
            }

            fn read_as() -> &'static $crate::private::Definition {
                <Self as $crate::AvroSchema>::definition()
            }
        }

        $crate::logical::newtype::reflexive!($name);

        impl $crate::logical::Logical<$ty> for $name {
            #[inline(always)]
            fn from_value(value: &$ty) -> Result<Self, $crate::OutOfRange> {
                Ok(Self(*value))
            }

            #[inline(always)]
            fn into_value(self) -> Result<$ty, $crate::OutOfRange> {
                Ok(self.0)
            }
        }
    };
}
pub(super) use newtype;

/// A logical type stands for itself.
macro_rules! reflexive {
    ($name:ty $(, $($generics:tt)*)?) => {
        impl$(<$($generics)*>)? $crate::logical::Logical<$name> for $name {
            #[inline(always)]
            fn from_value(value: &$name) -> Result<Self, $crate::OutOfRange> {
                Ok(value.clone())
            }

            #[inline(always)]
            fn into_value(self) -> Result<$name, $crate::OutOfRange> {
                Ok(self)
            }
        }
    };
}
pub(super) use reflexive;
