//! Generates the types of all data sets; serde's traits are for the other implementations.

fn main() -> Result<(), avro_build::Error> {
    avro_build::Config::new()
        .serde(true)
        // Without it `apache-avro` cannot read `bytes` from a `Value`.
        .field_attribute(
            "bench.Event.payload",
            "#[serde(with = \"::apache_avro::serde::bytes\")]",
        )
        .written_by("writers/event_missing.avsc")
        .written_by("writers/event_heavy.avsc")
        .compile(["schemas"])
}
