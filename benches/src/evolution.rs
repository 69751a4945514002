//! An event as the reader has it, and as two writers write it.

use crate::data::bench::{Event, Item, Level, Place, heavy, missing};
use crate::derived;
use avro_runtime::{AvroSchema, DatumReader, Decode, ResolutionError, Schema};
use std::collections::HashMap;
use std::error::Error;
use std::hint::black_box;

/// Reads an event, and drops it.
pub(crate) type Read = Box<dyn Fn(&[u8])>;

/// One way of reading an event.
pub(crate) struct Evolution {
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
    pub(crate) read: Read,
}

/// The direct decode first, then each writer along its plan, by the decoder that is made for it, and by
/// `apache-avro`; and the same event as a derived type.
pub(crate) fn all() -> Result<Vec<Evolution>, Box<dyn Error>> {
    let same = avro_runtime::to_vec(&event())?;
    let missing = avro_runtime::to_vec(&missing_event())?;
    let heavy = avro_runtime::to_vec(&heavy_event())?;
    let writer = |schema| Schema::parse(schema);
    let missing_schema = include_str!("../writers/event_missing.avsc");
    let heavy_schema = include_str!("../writers/event_heavy.avsc");
    let all: Vec<(&str, &[u8], Read)> = vec![
        ("direct", &same, direct::<Event>()),
        ("direct, derived", &same, direct::<derived::Event>()),
        ("missing, derived", &missing, derived::<missing::Event>()?),
        ("heavy, derived", &heavy, derived::<heavy::Event>()?),
        ("missing", &missing, plan::<missing::Event>()?),
        ("heavy", &heavy, plan::<heavy::Event>()?),
        ("missing, static", &missing, read(&writer(missing_schema)?)?),
        ("heavy, static", &heavy, read(&writer(heavy_schema)?)?),
        ("missing, apache-avro", &missing, apache(missing_schema)?),
    ];
    let evolution = |(name, bytes, read): (_, &[u8], _)| Evolution {
        name,
        bytes: bytes.to_vec(),
        read,
    };
    Ok(all.into_iter().map(evolution).collect())
}

/// A type's own data.
fn direct<T: for<'de> Decode<'de>>() -> Read {
    Box::new(|bytes| {
        let event = avro_runtime::from_slice::<T>(black_box(bytes));
        drop(black_box(event.expect("it decodes")));
    })
}

/// An event by way of its `Value`, as it has no other way between schemas. It does not know the
/// reader's aliases, so that it cannot read the heavy change.
fn apache(writer: &str) -> Result<Read, Box<dyn Error>> {
    let parsed = |schema| apache_avro::Schema::parse_str(schema).map(Box::new);
    // A benchmark runs once: what it leaks does not matter.
    let writer: &'static _ = Box::leak(parsed(writer)?);
    let reader: &'static _ = Box::leak(parsed(Event::schema_json())?);
    let builder = apache_avro::reader::datum::GenericDatumReader::builder(writer);
    let reader = builder.reader_schema(reader).build()?;
    Ok(Box::new(move |mut bytes| {
        let value = reader.read_value(&mut bytes).expect("it decodes");
        let event = apache_avro::from_value::<Event>(&value);
        drop(black_box(event.expect("it is an event")));
    }))
}

/// The types' schemas have namespaces of their own, so that no decoder is made for them.
fn plan<W: AvroSchema>() -> Result<Read, ResolutionError> {
    read(W::schema())
}

/// An event as the derived type.
fn derived<W: AvroSchema>() -> Result<Read, ResolutionError> {
    let reader = DatumReader::<derived::Event>::new(W::schema())?;
    Ok(Box::new(move |bytes| {
        drop(black_box(
            reader.read(black_box(bytes)).expect("it decodes"),
        ));
    }))
}

fn read(writer: &Schema) -> Result<Read, ResolutionError> {
    let reader = DatumReader::<Event>::new(writer)?;
    Ok(Box::new(move |bytes| {
        drop(black_box(
            reader.read(black_box(bytes)).expect("it decodes"),
        ));
    }))
}

fn event() -> Event {
    Event {
        id: 1_204_387,
        time: 1_767_225_600_123,
        size: 842,
        score: 0.8125,
        name: "checkout".to_owned(),
        payload: vec![1, 2, 3, 4, 5, 6, 7, 8],
        level: Level::Medium,
        note: Some("a second try".to_owned()),
        place: Place {
            city: "Lisbon".to_owned(),
            latitude: 38.7223,
            longitude: -9.1393,
            floor: 0,
        },
        tags: vec!["web".to_owned(), "eu".to_owned()],
        items: ["sku-8812", "sku-17"].map(item).into(),
        counters: counters(),
        revision: 1,
    }
}

fn item(sku: &str) -> Item {
    Item {
        sku: sku.to_owned(),
        count: 2,
        price: 129_900,
    }
}

fn counters() -> HashMap<String, i64> {
    [("clicks", 14), ("views", 312)]
        .map(|(key, value)| (key.to_owned(), value))
        .into()
}

fn missing_event() -> missing::Event {
    let event = event();
    missing::Event {
        id: event.id,
        time: event.time,
        size: event.size,
        score: event.score,
        name: event.name,
        payload: event.payload,
        level: missing::Level::Medium,
        note: event.note,
        place: missing::Place {
            city: event.place.city,
            latitude: event.place.latitude,
            longitude: event.place.longitude,
            floor: event.place.floor,
        },
        tags: event.tags,
        items: event
            .items
            .into_iter()
            .map(|Item { sku, count, price }| missing::Item { sku, count, price })
            .collect(),
        counters: event.counters,
    }
}

fn heavy_event() -> heavy::Event {
    let event = event();
    heavy::Event {
        id: 1_204_387,
        trace: "4bf92f3577b34da6".to_owned(),
        time: event.time,
        size: event.size,
        score: event.score,
        title: event.name,
        payload: event.payload,
        level: heavy::Level::Medium,
        note: event.note,
        place: heavy::Place {
            city: event.place.city,
            latitude: event.place.latitude,
            longitude: event.place.longitude,
        },
        source: 77,
        tags: event.tags,
        items: event
            .items
            .into_iter()
            .map(|Item { sku, count, price }| heavy::Item {
                sku,
                weight: 1.5,
                count,
                price,
            })
            .collect(),
        counters: event.counters,
        revision: event.revision,
    }
}
