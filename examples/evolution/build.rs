//! Generates the types of the schema of today, with a decoder for each writer that is known already.

fn main() -> Result<(), avro_build::Error> {
    avro_build::Config::new()
        .written_by("schemas/old/order.v2.avsc")
        .compile(["schemas/order.avsc"])
}
