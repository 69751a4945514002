//! Generates recursive records: those that are checked in, and one that has many fields.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let wide = out.join("wide.avsc");
    let records = [record("Wide", 100), record("Half", 50)];
    fs::write(&wide, format!("[{}]", records.join(",")))?;
    let golden = [
        "recursion/shapes.avpr",
        "evolution/order.avpr",
        "namespaces",
    ];
    let golden = golden.map(|name| PathBuf::from("../golden").join(name));
    avro_build::Config::new()
        .written_by("../golden/evolution/v1.json")
        .written_by("../golden/evolution/v2.json")
        .compile(golden.into_iter().chain([wide]))?;
    Ok(())
}

/// A record that may hold itself, and strings that may be null.
fn record(name: &str, fields: usize) -> String {
    let text = |index| format!(r#"{{"name":"text_{index}","type":["null","string"]}}"#);
    let fields: Vec<String> = (1..fields).map(text).collect();
    let fields = fields.join(",");
    format!(
        r#"{{"type":"record","name":"wide.{name}","fields":[{fields},{{"name":"next","type":["null","{name}"]}}]}}"#
    )
}
