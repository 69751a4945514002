//! Reads orders that older programs have written, as the `Order` of today.

#![expect(clippy::print_stdout, reason = "this is what the example is for")]

avro_runtime::include_schemas!();

use avro_runtime::single_object::{self, SchemaStore};
use avro_runtime::{DatumReader, Schema, json};
use com::example::shop::Order;
use std::error::Error;

// A program has such schemas from a registry, a container file or a message; see `schemas/old`.
const V1: &str = include_str!("../schemas/old/order.v1.avsc");
const V2: &str = include_str!("../schemas/old/order.v2.avsc");
const FOREIGN: &str = include_str!("../schemas/old/order.foreign.avsc");

/// Orders as the old programs had them, in Avro's JSON.
const ORDER_V1: &str = r#"{
  "id": 7, "buyer": {"name": "Ada", "fax": "555-0100"}, "channel": "shop", "status": "SHIPPED",
  "discount": {"float": 0.25},
  "lines": [{"article": "Tea", "wrapping": {"string": "paper"}}, {"article": "Cup", "wrapping": null}]
}"#;
const BOXED_V1: &str = r#"{
  "id": 8, "buyer": {"name": "Ada", "fax": "555-0100"}, "channel": "shop", "status": "NEW",
  "discount": null,
  "lines": [
    {"article": "Tea", "wrapping": null},
    {"article": "Cup", "wrapping": {"com.example.shop.GiftBox": {"colour": "red"}}}
  ]
}"#;
const ORDER_V2: &str = r#"{
  "id": 5000000000, "buyer": {"name": "Grace", "email": {"string": "grace@example.com"}},
  "status": "PAID", "lines": [{"article": "Compiler", "quantity": 2}]
}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let v1 = Schema::parse(V1)?;
    read_at_run_time(&v1)?;
    read_what_the_build_knows()?;
    read_messages(&v1)?;
    what_some_data_hold(&v1)?;
    what_no_data_can_be();
    Ok(())
}

/// A writer that the program meets when it runs.
fn read_at_run_time(v1: &Schema) -> Result<(), Box<dyn Error>> {
    println!("== An order of version 1, whose schema is met at run time\n");
    let bytes = json::to_datum(v1, ORDER_V1)?;
    println!("written: {ORDER_V1}\n");

    // A reader compares the two schemas once; then it reads any number of values.
    let reader = DatumReader::<Order>::new(v1)?;
    let order = reader.read(&bytes)?;
    println!("read: {order:#?}\n");

    println!("id        was an int, and is a long");
    println!("customer  was `buyer`: an alias says so; its `fax` is passed over, `email` is new");
    println!("channel   is gone");
    println!("status    has a new symbol, and another order: symbols go by name, not by position");
    println!("discount  was a float or null, and has another branch now");
    println!("quantity  is new in each line, and `currency` in the order: they have defaults\n");

    // Data have to be read with the schema that they were written with: without it these give an
    // error, and others would give wrong values.
    if let Err(error) = avro_runtime::from_slice::<Order>(&bytes) {
        println!("Without the writer's schema: {error}\n");
    }
    Ok(())
}

/// `written_by` in `build.rs` names a schema: a decoder for it is generated. The code is the same;
/// the reader finds the decoder by itself.
fn read_what_the_build_knows() -> Result<(), Box<dyn Error>> {
    println!("== An order of version 2, whose schema the build script names with `written_by`\n");
    let v2 = Schema::parse(V2)?;
    let reader = DatumReader::<Order>::new(&v2)?;
    let order = reader.read(&json::to_datum(&v2, ORDER_V2)?)?;
    println!("written: {ORDER_V2}\n");
    println!("read: {}\n", json::to_string_pretty(&order)?);
    Ok(())
}

/// Each message has its writer's fingerprint; the store has the schemas of all writers.
fn read_messages(v1: &Schema) -> Result<(), Box<dyn Error>> {
    println!("== Messages of several writers\n");
    let v2 = Schema::parse(V2)?;
    let store = SchemaStore::new();
    let reader = single_object::Reader::<Order>::new(&store);
    let mut messages = Vec::new();
    for (schema, text) in [(v1, ORDER_V1), (&v2, ORDER_V2)] {
        let fingerprint = store.insert(schema)?;
        let mut message = single_object::header(fingerprint).to_vec();
        json::to_datum_in(schema, text, &mut message)?;
        messages.push(message);
    }
    // What this program writes itself needs no store.
    let mut order = reader.read(&messages[0])?;
    order.id += 1;
    messages.push(single_object::to_vec(&order)?);

    for message in &messages {
        let (fingerprint, _) = single_object::split(message)?;
        let order = reader.read(message)?;
        println!(
            "written by {fingerprint:016x}: order {} of {}",
            order.id, order.customer.name
        );
    }
    let stranger = single_object::header(0x0123_4567_89ab_cdef);
    if let Err(error) = reader.read(&stranger) {
        println!("{error}\n");
    }
    Ok(())
}

/// Some data of a writer can be read and some cannot: the reader says what, before and when.
fn what_some_data_hold(v1: &Schema) -> Result<(), Box<dyn Error>> {
    println!("== What only some orders of version 1 hold\n");
    let reader = DatumReader::<Order>::new(v1)?;
    for finding in reader.resolution().findings() {
        println!("before any is read: {finding}");
    }
    if let Err(error) = reader.read(&json::to_datum(v1, BOXED_V1)?) {
        println!("in one of them: {error}\n");
    }
    Ok(())
}

/// A writer whose data can never be read is refused before there are any, with every reason.
fn what_no_data_can_be() {
    println!("== A schema that only has the name\n");
    let foreign = Schema::parse(FOREIGN).expect("it is a valid schema");
    if let Err(error) = DatumReader::<Order>::new(&foreign) {
        for reason in error.incompatibilities() {
            println!("{reason}");
        }
    }
}
