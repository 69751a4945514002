//! From annotated structs to a schema file, to bytes, and to an older program that reads them.

#![expect(clippy::print_stdout, reason = "this is what the example is for")]

use avro_runtime::{DatumReader, Schema, json};
use chrono::DateTime;
use derive_example::{Line, Order, Payment, State, old};
use rust_decimal::Decimal;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    // The schema file is what other programs get; a test holds it to the struct (tests/schema.rs).
    let file = include_str!("../schemas/order.avsc");
    println!("schemas/order.avsc, from the struct `Order`:\n\n{file}");

    let order = Order {
        id: 7,
        placed_at: DateTime::from_timestamp_millis(1_700_000_000_000).ok_or("no such time")?,
        lines: vec![Line {
            product: "teapot".to_owned(),
            quantity: 2,
            unit_price: Decimal::new(1_999, 2),
        }],
        note: Some("as a gift".to_owned()),
        state: State::Returned,
        paid: Some(Payment::Card {
            last_digits: "4242".to_owned(),
        }),
    };
    let bytes = avro_runtime::to_vec(&order)?;
    println!(
        "an order, {} bytes: {}\n",
        bytes.len(),
        json::to_string(&order)?
    );

    // The older program has the file of the newer one, from a registry or from beside the data.
    let writer = Schema::parse(file)?;
    let reader = DatumReader::<old::Order<'_>>::new(&writer)?;
    println!("what the older program sees:\n{:#?}", reader.read(&bytes)?);

    let again: Order = avro_runtime::from_slice(&bytes)?;
    assert_eq!(again, order);
    Ok(())
}
