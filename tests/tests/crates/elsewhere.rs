//! Generated code that calls types of another crate, or module: they are to have the schema that the
//! code was generated with.

use crate::fixture::Fixture;
use avro_build::Config;

const ADDRESS: &str = r#"{"type": "record", "name": "billing.Address", "doc": "Where to.", "fields": [
    {"name": "street", "type": "string"}]}"#;
const STALE: &str = r#"{"type": "record", "name": "billing.Address", "fields": [
    {"name": "street", "type": "string"}, {"name": "zip", "type": "int"}]}"#;
const ORDER: &str = r#"{"type": "record", "name": "shop.Order", "fields": [
    {"name": "to", "type": "billing.Address"}]}"#;

/// The errors of a crate whose `billing` module was generated from a schema, and whose `shop` module
/// refers to it.
fn errors(billing: &str) -> Vec<String> {
    let krate = Fixture::new("2024", "avro_runtime");
    krate.write("billing/address.avsc", billing);
    krate.write("shop/address.avsc", ADDRESS);
    krate.write("shop/order.avsc", ORDER);
    krate.write("src/lib.rs", "pub mod billing;\npub mod shop;\n");
    let of_shop = Config::new().extern_path("billing", "crate::billing");
    for (module, config) in [("billing", Config::new()), ("shop", of_shop)] {
        let folder = krate.path(module);
        let generated = config.flat().generate([folder]).unwrap();
        krate.write(&format!("src/{module}.rs"), &generated.files[0].text);
    }
    let said = krate.check("rustc", &[]);
    let said = String::from_utf8(said.stderr).unwrap();
    let errors = said.lines().filter(|line| line.starts_with("error"));
    errors.map(ToOwned::to_owned).collect()
}

#[test]
fn a_type_with_the_same_canonical_form_is_taken() {
    assert_eq!(errors(ADDRESS), [] as [&str; 0]);
}

#[test]
fn a_type_with_another_schema_is_one_error_that_names_both() {
    let errors = errors(STALE);
    assert_eq!(
        errors[0],
        "error[E0080]: evaluation panicked: `crate::billing::Address` has another schema than \
         `billing.Address` had when this code was generated: generate it anew, from the schema that the \
         type has"
    );
    // The other line is the number of errors.
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert!(errors[1].contains("due to 1 previous error"), "{errors:?}");
}
