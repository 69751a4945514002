//! The crate `apache-avro` as an oracle.

use crate::support::{datums, effort, plain_cases};
use apache_avro::Schema;
use apache_avro::reader::datum::GenericDatumReader;
use apache_avro::writer::datum::GenericDatumWriter;
use avro_tests::Case;
use avro_tests::datum::write;
use avro_tests::shared::{Report, hex};

/// It recurses with large frames.
const STACK: usize = 512 << 20;

const LENGTH: &str = "it refuses decimals with fewer bytes than their precision can take";

/// Where it is wrong about logical types, and why.
const RESOLVED: [(&str, &str); 6] = [
    ("14_logical: ux.logical.Logical", LENGTH),
    ("logical_types-0000", LENGTH),
    ("logical_types-0089", LENGTH),
    ("logical_types-0109", LENGTH),
    ("logical_types-0130: namespace.name", LENGTH),
    ("logical_types-0139", LENGTH),
];

#[test]
fn apache_avro_reads_and_writes_the_same_bytes() {
    check(|_| true, rewrite, &[]);
}

#[test]
fn apache_avro_resolves_logical_types_to_the_same_bytes() {
    let is_logical = |case: &Case| case.schema_json.contains("logicalType");
    check(is_logical, resolve, &RESOLVED);
}

fn check(
    takes: fn(&Case) -> bool,
    rewrite: fn(&Schema, &[u8]) -> apache_avro::AvroResult<Vec<u8>>,
    known: &'static [(&str, &str)],
) {
    let run = move || {
        let mut report = Report::default();
        for case in plain_cases().filter(|case| takes(case)) {
            report.add(case.name, known, compare(case, rewrite));
        }
        report.finish();
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(run);
    if let Err(panic) = thread.unwrap().join() {
        std::panic::resume_unwind(panic);
    }
}

fn compare(
    case: &Case,
    rewrite: fn(&Schema, &[u8]) -> apache_avro::AvroResult<Vec<u8>>,
) -> Result<(), String> {
    let schema = Schema::parse_str(case.schema_json).map_err(|error| error.to_string())?;
    let datums = datums(case, 1, effort(case, 300).max(3));
    let mut inputs = datums.iter().map(write);
    inputs.try_for_each(|bytes| match rewrite(&schema, &bytes) {
        Ok(again) if again == bytes => Ok(()),
        Ok(other) => Err(format!("{} became {}", hex(&bytes), hex(&other))),
        Err(error) => Err(format!("{} gave {error}", hex(&bytes))),
    })
}

fn rewrite(schema: &Schema, mut bytes: &[u8]) -> apache_avro::AvroResult<Vec<u8>> {
    let reader = GenericDatumReader::builder(schema).build()?;
    let value = reader.read_value(&mut bytes)?;
    GenericDatumWriter::builder(schema)
        .build()?
        .write_value_to_vec(value)
}

/// With a reader's schema, values are checked against their logical types.
fn resolve(schema: &Schema, mut bytes: &[u8]) -> apache_avro::AvroResult<Vec<u8>> {
    let reader = GenericDatumReader::builder(schema)
        .reader_schema(schema)
        .build()?;
    let value = reader.read_value(&mut bytes)?;
    GenericDatumWriter::builder(schema)
        .build()?
        .write_value_to_vec(value)
}
