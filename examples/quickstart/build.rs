//! Generates the types of every schema below `schemas`.

fn main() -> Result<(), avro_build::Error> {
    avro_build::compile(["schemas"])
}
