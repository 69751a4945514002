//! What is done with nested values of a type.

use crate::cycle;
use crate::small::Small;
use avro_runtime::{
    AvroSchema, DatumReader, Decode, Encode, Limits, Schema, from_slice_with_limits, json,
    to_vec_in_with_limits,
};
use std::fmt::Display;
use std::mem;

/// What the values are made with.
fn unlimited() -> Limits {
    Limits::default()
        .max_depth(u32::MAX)
        .max_stack(usize::MAX)
        .max_allocation(usize::MAX)
}

/// Reads and writes nested values of `T` on a small stack, and reads those of other writers.
pub(crate) fn run<T>(small: &Small, writers: &[&str])
where
    T: AvroSchema + Encode + for<'de> Decode<'de>,
{
    let writers = writers.iter().map(|text| Schema::parse(text));
    let mut writers: Vec<Schema> = writers.collect::<Result<_, _>>().expect("schemas");
    writers.push(other(T::schema()));
    for schema in writers.iter().chain([T::schema()]) {
        assert!(!cycle::nested(schema, 1).is_empty(), "a recursive schema");
    }
    let limits = Limits::default().max_stack(small.max_stack);
    let deep = limits.clone().max_depth(u32::MAX);
    for (levels, name, limits) in [
        (10, "", &limits),
        (127, "", &limits),
        (127, " of any depth", &deep),
        (1_000_000, "", &limits),
        (1_000_000, " of any depth", &deep),
    ] {
        // A level may take tens of thousands of bytes.
        let levels = levels.min(64_000_000 / level(T::schema()));
        let say = |what: &str, outcome| say(&format!("{levels} levels{name} {what}"), outcome);
        for writer in &writers {
            for bytes in cycle::nested(writer, levels) {
                say("evolved", small.run(|| evolve::<T>(writer, &bytes, limits)));
            }
        }
        for bytes in cycle::nested(T::schema(), levels) {
            say("read", small.run(|| read::<T>(&bytes, limits)));
        }
        // The value itself is made on the stack of the process, which is not without end.
        let levels = levels.min(20_000).min(2_000_000 / level(T::schema()));
        for bytes in cycle::nested(T::schema(), levels) {
            let text = printed(T::schema(), &bytes);
            say("read from JSON", small.run(|| parse::<T>(&text, limits)));
            let value: T = from_slice_with_limits(&bytes, &unlimited()).expect("a value");
            say("written", small.run(|| write(&value, limits)));
            say(
                "written as JSON",
                small.run(|| outcome(json::to_string(&value))),
            );
            mem::forget(value);
        }
    }
}

pub(crate) fn say(what: &str, outcome: Result<(), String>) {
    match outcome {
        Ok(()) => println!("{what}: done"),
        Err(error) => println!("{what}: {error}"),
    }
}

/// Values are not dropped: that is the type's own affair, and recurses too.
fn outcome<T, E: Display>(result: Result<T, E>) -> Result<(), String> {
    result.map(mem::forget).map_err(|error| error.to_string())
}

fn read<T: for<'de> Decode<'de>>(bytes: &[u8], limits: &Limits) -> Result<(), String> {
    outcome(from_slice_with_limits::<T>(bytes, limits))
}

fn evolve<T>(writer: &Schema, bytes: &[u8], limits: &Limits) -> Result<(), String>
where
    T: AvroSchema + for<'de> Decode<'de>,
{
    let reader = DatumReader::<T>::new(writer).expect("all fields are there");
    outcome(reader.with_limits(limits.clone()).read(bytes))
}

fn parse<T>(text: &str, limits: &Limits) -> Result<(), String>
where
    T: AvroSchema + for<'de> Decode<'de>,
{
    outcome(json::from_str_with_limits::<T>(text, limits))
}

fn write<T: Encode>(value: &T, limits: &Limits) -> Result<(), String> {
    outcome(to_vec_in_with_limits(value, &mut Vec::new(), limits))
}

/// How many bytes a level takes.
fn level(schema: &Schema) -> usize {
    cycle::nested(schema, 1).concat().len()
}

fn printed(schema: &Schema, bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut printer = json::Printer::new(schema).with_limits(unlimited());
    printer.print(bytes, &mut text).expect("a value");
    text
}

/// A schema with the same bytes that is another: each record has one field more, which takes none.
fn other(schema: &Schema) -> Schema {
    let text = schema.to_json().replace(
        r#""fields":["#,
        r#""fields":[{"name":"of_the_writer","type":"null"},"#,
    );
    Schema::parse(&text.replace("},]", "}]")).expect("a schema")
}
