//! Fails when a schema or the generator has changed and `src/avro` has not.
//! `AVRO_CODEGEN_UPDATE=1 cargo test` writes it anew.

#[test]
fn generated_code_is_up_to_date() -> Result<(), avro_build::Error> {
    let no_paths: [&str; 0] = [];
    avro_build::Config::from_toml("avro-codegen.toml")?.assert_up_to_date(no_paths);
    Ok(())
}
