//! Encodes an order, decodes it again, and shows what an error says.

#![expect(clippy::print_stdout, reason = "this is what the example is for")]

avro_runtime::include_schemas!();

use avro_runtime::logical::{Date, Decimal, TimestampMillis};
use com::example::people::{Comment, Customer};
use com::example::shop::{Card, Line, LineType, Order, OrderPayment, Status};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let order = order()?;
    println!("An order as a Rust value:\n\n{order:#?}\n");

    let bytes = avro_runtime::to_vec(&order)?;
    println!(
        "As Avro it takes {} bytes:\n\n{}",
        bytes.len(),
        hex_dump(&bytes)
    );

    let decoded: Order = avro_runtime::from_slice(&bytes)?;
    assert_eq!(decoded, order);
    println!("Decoded, it is the same value.\n");

    println!("Schema: {}", Order::FULLNAME);
    println!("CRC-64-AVRO: {:016x}\n", Order::FINGERPRINT);

    let truncated = &bytes[..bytes.len() - 20];
    if let Err(error) = avro_runtime::from_slice::<Order>(truncated) {
        println!("Without its last 20 bytes: {error}");
    }
    Ok(())
}

fn order() -> Result<Order, Box<dyn Error>> {
    let ada = Customer::new("Ada Lovelace".to_owned());
    let question = Comment {
        replies: vec![Comment::new(
            Customer::new("Support".to_owned()),
            "On Friday.".to_owned(),
        )],
        ..Comment::new(ada.clone(), "When will it arrive?".to_owned())
    };
    // `new` takes the fields that have no default in the schema.
    Ok(Order {
        status: Status::Paid,
        payment: Some(OrderPayment::from(Card {
            last_digits: "4242".to_owned(),
            expires: Date(20_819),
        })),
        labels: [("channel".to_owned(), "web".to_owned())].into(),
        discussion: Some(question),
        ..Order::new(
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6".parse()?,
            TimestampMillis(1_767_225_600_000),
            ada,
            vec![
                Line {
                    quantity: 2,
                    ..Line::new("Punched cards".to_owned(), LineType::Goods)
                },
                Line::new("Engine tuning".to_owned(), LineType::Service),
            ],
            Decimal::from_unscaled(12_990)?,
        )
    })
}

/// Sixteen bytes a line, with the text that they may be.
fn hex_dump(bytes: &[u8]) -> String {
    let mut dump = String::new();
    for chunk in bytes.chunks(16) {
        let hex: Vec<String> = chunk.iter().map(|byte| format!("{byte:02x}")).collect();
        let is_text = |byte: u8| matches!(byte, b' '..=b'~');
        let text = chunk
            .iter()
            .map(|&byte| if is_text(byte) { char::from(byte) } else { '.' });
        dump.extend(["  ", &format!("{:<49}", hex.join(" "))]);
        dump.extend(text);
        dump.push('\n');
    }
    dump
}
