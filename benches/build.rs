//! Generates the types of both data sets; serde's traits are for the other implementations.

fn main() -> Result<(), avro_build::Error> {
    avro_build::Config::new().serde(true).compile(["schemas"])
}
