//! The types that data are read as, without their types.

use crate::derived;
use arbitrary::Unstructured;
use avro_runtime::single_object::{self, SchemaStore};
use avro_runtime::{
    AvroSchema, DatumReader, DecodeError, Encode, Limits, ResolutionError, Schema,
    from_slice_with_limits, json, to_vec,
};
use std::fmt::Debug;

/// The generated types.
#[allow(dead_code, missing_docs, unreachable_pub)]
mod plain {
    include!(concat!(env!("OUT_DIR"), "/plain.rs"));
}

/// The same types, with decoders for writers that are known.
#[allow(dead_code, missing_docs, unreachable_pub)]
mod known {
    include!(concat!(env!("OUT_DIR"), "/known.rs"));
}

/// The writers that are known of each type.
const WRITERS: &[(&str, &[&str])] = include!(concat!(env!("OUT_DIR"), "/writers.rs"));

/// Decodes, and encodes the value.
type Decode = fn(&[u8], &Limits) -> Result<Vec<u8>, DecodeError>;
/// Decodes data of another schema, and encodes the value.
type ReadAs = fn(&Schema, &[u8], &Limits) -> Result<Result<Vec<u8>, DecodeError>, ResolutionError>;
/// Reads JSON text, and encodes the value.
type FromJson = fn(&str, &Limits) -> Result<Vec<u8>, json::Error>;
/// Reads a message of a writer in the store, or of the type's own, and encodes the value.
type Message = fn(&SchemaStore, &[u8], &Limits) -> Result<Vec<u8>, single_object::Error>;

/// What a type does. Values that are decoded are encoded again, and shown.
pub(crate) struct Type {
    pub(crate) name: &'static str,
    pub(crate) schema: fn() -> &'static Schema,
    pub(crate) decode: Decode,
    pub(crate) read_as: ReadAs,
    /// The same by the type that knows some writers.
    pub(crate) read_known: ReadAs,
    /// None for types that borrow from the data.
    pub(crate) from_json: Option<FromJson>,
    pub(crate) message: Message,
    pub(crate) own_message: fn(&[u8], &Limits) -> Result<Vec<u8>, single_object::Error>,
}

macro_rules! types {
    ($($name:literal $plain:ty, $known:ty, $from_json:expr;)*) => { [$(Type {
        name: $name,
        schema: || <$plain as AvroSchema>::schema(),
        decode: |input, limits| {
            let value = from_slice_with_limits::<$plain>(input, limits)?;
            Ok(encoded(&value))
        },
        read_as: |writer, input, limits| {
            let reader = DatumReader::<$plain>::new(writer)?.with_limits(limits.clone());
            Ok(reader.read(input).map(|value| encoded(&value)))
        },
        read_known: |writer, input, limits| {
            let reader = DatumReader::<$known>::new(writer)?.with_limits(limits.clone());
            Ok(reader.read(input).map(|value| encoded(&value)))
        },
        from_json: $from_json,
        message: |store, message, limits| {
            let reader = single_object::Reader::<$known>::new(store).with_limits(limits.clone());
            Ok(encoded(&reader.read(message)?))
        },
        own_message: |message, limits| {
            let value = single_object::from_slice_with_limits::<$plain>(message, limits)?;
            let again = single_object::to_vec(&value).expect("what was decoded can be encoded");
            assert_eq!(again[single_object::HEADER_LEN..], encoded(&value));
            Ok(encoded(&value))
        },
    }),*] };
}

macro_rules! from_json {
    ($ty:ty) => {
        Some(|text, limits| Ok(encoded(&json::from_str_with_limits::<$ty>(text, limits)?)))
    };
}

macro_rules! generated {
    ($($name:literal $($path:ident)::+;)*) => {
        types! { $($name plain::$($path)::+, known::$($path)::+, from_json!(plain::$($path)::+);)* }
    };
}

macro_rules! of_our_own {
    ($($name:literal $ty:ty;)*) => { types! { $($name $ty, $ty, from_json!($ty);)* } };
}

const GENERATED: [Type; 11] = generated! {
    "plant.Reading" plant::Reading;
    "shop.Event" shop::Event;
    "work.Job" work::Job;
    "time_and_money.Stamp" time_and_money::Stamp;
    "app.Settings" app::Settings;
    "shapes.Chain" shapes::Chain;
    "shapes.Tree" shapes::Tree;
    "shapes.Expression" shapes::Expression;
    "shop.Order" shop::Order;
    "shop.Comment" shop::Comment;
    "acme.files.Order" acme::files::Order;
};

const DERIVED: [Type; 4] = of_our_own! {
    "Tree" derived::Tree;
    "Shape" derived::Shape;
    "Mixed" derived::Mixed;
    "Page" derived::Page<derived::Money>;
};

const BORROWED: [Type; 1] = types! { "Row" derived::Row<'_>, derived::Row<'_>, None; };

/// The type that an input chooses.
pub(crate) fn choose(input: &mut Unstructured<'_>) -> &'static Type {
    const TABLE: [&[Type]; 3] = [&GENERATED, &DERIVED, &BORROWED];
    let count = TABLE.iter().map(|types| types.len()).sum::<usize>();
    let index = usize::from(input.arbitrary::<u8>().unwrap_or_default()) % count;
    let mut types = TABLE.into_iter().flatten();
    types.nth(index).expect("it is less than their number")
}

/// The names and schemas of the types, in the order of the bytes that choose them.
pub fn schemas() -> impl Iterator<Item = (&'static str, &'static Schema)> {
    let types = GENERATED.into_iter().chain(DERIVED).chain(BORROWED);
    types.map(|ty| (ty.name, ty.schema()))
}

impl Type {
    pub(crate) fn schema(&self) -> &'static Schema {
        (self.schema)()
    }

    /// The schemas of the writers that are known.
    pub(crate) fn known_writers(&self) -> &'static [&'static str] {
        let found = WRITERS.iter().find(|(name, _)| *name == self.name);
        found.map_or(&[], |(_, writers)| writers)
    }
}

/// The bytes of a value that was decoded: they always exist.
fn encoded<T: Encode + Debug>(value: &T) -> Vec<u8> {
    assert!(!format!("{value:?}").is_empty());
    to_vec(value).expect("what was decoded can be encoded")
}
