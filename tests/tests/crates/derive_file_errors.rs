//! What the compiler says of structs that do not fit their schema file.

use crate::fixture::Fixture;
use serde_json::Value;

const ORDER: &str = r#"{"type": "record", "name": "Order", "namespace": "acme", "fields": [
    {"name": "id", "type": "long"},
    {"name": "note", "type": ["null", "string"]},
    {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["OPEN", "CLOSED"]}}
]}"#;

const SHOP: &str = r#"{"type": "record", "name": "Shop", "namespace": "shop", "fields": [
    {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 2}},
    {"name": "state", "type": {"type": "enum", "name": "acme.State", "symbols": ["OPEN"]}}
]}"#;

/// Compiles a crate with a struct for [`ORDER`] or [`SHOP`], and gives each error with the text that it marks.
fn errors(types: &str) -> Vec<(String, String)> {
    let krate = Fixture::new("2024", "avro_runtime");
    krate.write("order.avsc", ORDER);
    krate.write("shop.avsc", SHOP);
    krate.write(
        "broken.avsc",
        r#"{"type": "record", "name": "Order", "fields": [{"name": "id", "type": "lnog"}]}"#,
    );
    let header = "#![allow(dead_code)]\nuse avro_runtime::{AvroDecode, AvroEncode, AvroSchema};\n";
    krate.write("src/lib.rs", &format!("{header}{types}"));
    let output = krate.check("rustc", &["--error-format=json"]);
    let lines = String::from_utf8(output.stderr).unwrap();
    let messages = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    let mut errors = Vec::new();
    for error in messages.filter_map(|message: Value| error(&message)) {
        // Each of the three derives finds it; people are shown it once.
        if !errors.contains(&error) {
            errors.push(error);
        }
    }
    // Whatever else stops the compiler is no answer.
    assert_eq!(output.status.success(), errors.is_empty(), "{lines}");
    errors
}

/// An error that has a place, and the text there.
fn error(message: &Value) -> Option<(String, String)> {
    let span = message["spans"]
        .as_array()?
        .iter()
        .find(|span| span["is_primary"] == true)?;
    if message["level"] != "error" {
        return None;
    }
    let text = span["text"][0]["text"].as_str()?;
    let column = |key: &str| usize::try_from(span[key].as_u64().unwrap_or(1)).unwrap() - 1;
    let marked = &text[column("column_start")..column("column_end")];
    Some((marked.to_owned(), message["message"].as_str()?.to_owned()))
}

const DERIVES: &str = "#[derive(AvroSchema, AvroEncode, AvroDecode)]";

/// A struct for the file with these fields, and an enum for its state.
fn order(attributes: &str, fields: &str) -> String {
    format!(
        "{DERIVES} #[avro(schema = \"order.avsc\")] {attributes}\nstruct Order {{\n{fields}\n}}\n\
         {DERIVES} #[avro(namespace = \"acme\", rename_all = \"UPPERCASE\")] enum State {{ Open, Closed }}\n"
    )
}

#[track_caller]
fn check(types: &str, expected: &[(&str, &str)]) {
    let found = errors(types);
    let found = found
        .iter()
        .map(|(place, message)| (place.as_str(), message.as_str()));
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn a_struct_that_fits_compiles() {
    check(
        &order("", "id: i64,\nnote: Option<String>,\nstate: State"),
        &[],
    );
}

#[test]
fn a_type_that_is_spelled_out_is_an_error_at_the_type() {
    check(
        &order("", "id: i32,\nnote: Option<Vec<u8>>,\nstate: State"),
        &[
            (
                "i32",
                "`order.avsc` has the type \"long\" here, but `i32` is \"int\"",
            ),
            (
                // The compiler marks the first word of a type.
                "Option",
                "`order.avsc` has the type [\"null\",\"string\"] here, but `Option<Vec<u8>>` is [\"null\",\"bytes\"]",
            ),
        ],
    );
}

#[test]
fn a_type_that_only_the_compiler_knows_is_an_error_at_the_type() {
    let types = order("", "id: Number,\nnote: Option<String>,\nstate: Other");
    check(
        &format!(
            "{types} type Number = f64; \
             {DERIVES} #[avro(name = \"State\", namespace = \"acme\", rename_all = \"UPPERCASE\")] enum Other {{ Open }}"
        ),
        &[
            (
                "Number",
                "evaluation panicked: the type of this field is not what `order.avsc` says: \"long\"",
            ),
            (
                "Other",
                "evaluation panicked: the type of this field is not what `order.avsc` says: {\"type\":\"enum\",\"name\":\"State\",\"namespace\":\"acme\",\"symbols\":[\"OPEN\",\"CLOSED\"]}",
            ),
        ],
    );
}

#[test]
fn fields_that_only_one_of_them_has_are_errors() {
    check(
        &order("", "id: i64,\nnotes: Option<String>,\nstate: State"),
        &[
            (
                "notes",
                "`order.avsc` has no field `notes`: did you mean `note`?",
            ),
            (
                "\"order.avsc\"",
                "the field `note` of `order.avsc` is missing in the struct: add it",
            ),
        ],
    );
}

#[test]
fn another_name_than_the_files_is_an_error() {
    check(
        &order(
            "#[avro(namespace = \"shop\")]",
            "id: i64,\nnote: Option<String>,\nstate: State",
        ),
        &[(
            "\"shop\"",
            "the record of `order.avsc` has the namespace `acme`: remove `namespace`, the file says it",
        )],
    );
}

#[test]
fn a_file_that_is_missing_or_no_schema_is_an_error_at_its_path() {
    let broken = format!("{DERIVES} #[avro(schema = \"broken.avsc\")] struct Order {{ id: i64 }}");
    let found = errors(&broken);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "\"broken.avsc\"");
    assert!(
        found[0].1.contains("no type named `lnog`"),
        "{}",
        found[0].1
    );
    assert!(
        found[0].1.contains("did you mean `long`?"),
        "{}",
        found[0].1
    );
    let missing = broken.replace("broken.avsc", "none.avsc");
    check(
        &missing,
        &[(
            "\"none.avsc\"",
            "`none.avsc` cannot be read: No such file or directory (os error 2): the path is relative to the package's folder",
        )],
    );
}

#[test]
fn another_logical_type_than_the_files_is_an_error_at_the_type() {
    let types = order("", "id: Clock,\nnote: Option<String>,\nstate: State");
    let types = format!("{types} type Clock = avro_runtime::logical::TimestampMicros;");
    check(
        &types,
        &[(
            "Clock",
            "evaluation panicked: the type of this field is not what `order.avsc` says: \"long\"",
        )],
    );
    let types = order(
        "",
        "#[avro(timestamp_millis)]\nid: i64,\nnote: Option<String>,\nstate: State",
    );
    check(
        &types,
        &[(
            "i64",
            "`order.avsc` has the type \"long\" here, but `i64` is {\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}",
        )],
    );
}

/// A struct for [`SHOP`] with these fields, and an enum without a namespace for its state.
fn shop(fields: &str) -> String {
    format!(
        "{DERIVES} #[avro(schema = \"shop.avsc\")]\nstruct Shop {{\n{fields}\n}}\n\
         {DERIVES} #[avro(rename_all = \"UPPERCASE\")] enum State {{ Open }}\n\
         {DERIVES} #[avro(namespace = \"acme\", name = \"State\", rename_all = \"UPPERCASE\")] enum Acme {{ Open }}\n\
         type Decimal<const P: u32, const S: u32> = avro_runtime::logical::Decimal<P, S>;\n"
    )
}

#[test]
fn a_decimal_of_another_scale_is_an_error_at_the_type() {
    check(&shop("price: Decimal<5, 2>,\nstate: Acme"), &[]);
    check(
        &shop("price: Decimal<4, 1>,\nstate: Acme"),
        &[(
            "Decimal",
            "evaluation panicked: the type of this field is not what `shop.avsc` says: {\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":4,\"scale\":2}",
        )],
    );
    check(
        &shop("#[avro(decimal(precision = 4, scale = 1))]\nprice: Vec<u8>,\nstate: Acme"),
        &[(
            "Vec",
            "`shop.avsc` has the type {\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":4,\"scale\":2} here, but `Vec<u8>` is {\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":4,\"scale\":1}",
        )],
    );
}

#[test]
fn a_type_without_a_namespace_has_that_of_the_file() {
    check(
        &shop("price: Vec<u8>,\nstate: State"),
        &[(
            "State",
            "evaluation panicked: the type of this field is not what `shop.avsc` says: {\"type\":\"enum\",\"name\":\"State\",\"namespace\":\"acme\",\"symbols\":[\"OPEN\"]}",
        )],
    );
}
