//! Uses types whose code is in the repository: `src/avro` is what `avro-codegen generate` wrote.
//! The test in `tests/generated.rs` holds it current.

#![expect(clippy::print_stdout, reason = "this is what the example is for")]

mod avro;

use avro::com::example::sensors::{Reading, SensorId};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let reading = Reading {
        quality: Some(0.98),
        ..Reading::new(
            SensorId([0x02, 0x42, 0xac, 0x11, 0x00, 0x02]),
            "2026-01-01T12:00:00Z".parse()?,
            [
                ("temperature".to_owned(), 293.15),
                ("pressure".to_owned(), 101_325.0),
            ]
            .into(),
        )
    };
    let bytes = avro_runtime::to_vec(&reading)?;
    let decoded: Reading = avro_runtime::from_slice(&bytes)?;
    assert_eq!(decoded, reading);
    println!("{} bytes hold {decoded:#?}", bytes.len());
    Ok(())
}
