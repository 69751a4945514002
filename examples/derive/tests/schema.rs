//! The schema file is what the struct says; `AVRO_CODEGEN_UPDATE=1 cargo test` writes it.

#[test]
fn the_schema_file_is_up_to_date() {
    avro_runtime::assert_schema_file::<derive_example::Order>("schemas/order.avsc");
}
