//! The crate `apache-avro` as an oracle.

use crate::support::{datums, effort};
use apache_avro::Schema;
use apache_avro::{from_avro_datum, to_avro_datum};
use avro_tests::cases;
use avro_tests::datum::write;
use avro_tests::shared::{Report, hex};

/// Where it is wrong, and why.
const KNOWN: [(&str, &str); 0] = [];

#[test]
fn apache_avro_reads_and_writes_the_same_bytes() {
    // It recurses with large frames.
    let thread = std::thread::Builder::new().stack_size(512 << 20);
    thread.spawn(rewrites).unwrap().join().unwrap();
}

fn rewrites() {
    let mut report = Report::default();
    for case in cases() {
        let result = Schema::parse_str(case.schema_json);
        let result = result
            .map_err(|error| error.to_string())
            .and_then(|schema| {
                let datums = datums(case, 1, effort(case, 300).max(3));
                datums
                    .iter()
                    .try_for_each(|datum| rewrite(&schema, &write(datum)))
            });
        report.add(case.name, &KNOWN, result);
    }
    report.finish();
}

fn rewrite(schema: &Schema, bytes: &[u8]) -> Result<(), String> {
    let mut rest = bytes;
    let value = from_avro_datum(schema, &mut rest, None).map_err(|error| error.to_string());
    let again =
        value.and_then(|value| to_avro_datum(schema, value).map_err(|error| error.to_string()));
    match again {
        Ok(again) if again == bytes => Ok(()),
        other => Err(format!(
            "{} became {:?}",
            hex(bytes),
            other.map(|bytes| hex(&bytes))
        )),
    }
}
