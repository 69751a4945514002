//! Values of any schema as plain data: made at random, written, read and shown without the run time.

mod default;
mod json;
mod random;
mod read;
mod write;

pub use default::default_value;
pub use json::{avro_json, serde_json};
pub use random::{Choices, random};
pub use read::{ReadError, read};
pub use write::{write, write_variant};

/// A value, with what the binary encoding needs and no more.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// The null value.
    Null,
    /// A boolean.
    Boolean(bool),
    /// An int.
    Int(i32),
    /// A long.
    Long(i64),
    /// The bits of a float.
    Float(u32),
    /// The bits of a double.
    Double(u64),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A string.
    String(String),
    /// A fixed.
    Fixed(Vec<u8>),
    /// The index of a symbol.
    Enum(i32),
    /// The items of an array.
    Array(Vec<Datum>),
    /// The entries of a map, with different keys.
    Map(Vec<(String, Datum)>),
    /// The fields of a record.
    Record(Vec<Datum>),
    /// The index of a branch, and its value.
    Union(i32, Box<Datum>),
}

impl Datum {
    /// Whether every float and double in it is a number, and not infinite.
    #[must_use]
    pub fn is_finite(&self) -> bool {
        match self {
            Self::Float(bits) => f32::from_bits(*bits).is_finite(),
            Self::Double(bits) => f64::from_bits(*bits).is_finite(),
            Self::Array(items) | Self::Record(items) => items.iter().all(Self::is_finite),
            Self::Map(entries) => entries.iter().all(|(_, value)| value.is_finite()),
            Self::Union(_, value) => value.is_finite(),
            Self::Null
            | Self::Boolean(_)
            | Self::Int(_)
            | Self::Long(_)
            | Self::Bytes(_)
            | Self::String(_)
            | Self::Fixed(_)
            | Self::Enum(_) => true,
        }
    }

    /// The same value with every signalling `NaN` made a quiet one: programs that hold floats as
    /// doubles cannot keep the difference.
    #[must_use]
    pub fn quiet(self) -> Self {
        const QUIET: u32 = 1 << 22;
        match self {
            Self::Float(bits) if f32::from_bits(bits).is_nan() => Self::Float(bits | QUIET),
            other => other.map(Self::quiet),
        }
    }

    /// The same value with the entries of maps in the order of their keys.
    #[must_use]
    pub fn sorted(self) -> Self {
        match self.map(Self::sorted) {
            Self::Map(mut entries) => {
                entries.sort_by(|(a, _), (b, _)| a.cmp(b));
                Self::Map(entries)
            }
            other => other,
        }
    }

    /// The same value with each value directly in it replaced.
    #[must_use]
    pub fn map(self, replace: impl Fn(Self) -> Self) -> Self {
        match self {
            Self::Array(items) => Self::Array(items.into_iter().map(replace).collect()),
            Self::Record(fields) => Self::Record(fields.into_iter().map(replace).collect()),
            Self::Union(branch, value) => Self::Union(branch, Box::new(replace(*value))),
            Self::Map(entries) => {
                let entries = entries.into_iter();
                Self::Map(entries.map(|(key, value)| (key, replace(value))).collect())
            }
            other => other,
        }
    }
}
