//! Many types: the output grows with their number, and nothing overflows.

use crate::support::{files, folder, run};
use std::fmt::Write as _;

/// Records of which each holds the next and an enum, as one protocol.
fn chain(length: usize) -> String {
    let mut types = String::new();
    for index in 0..length {
        let next = if index + 1 < length {
            format!("Record{:05}", index + 1)
        } else {
            "int".to_owned()
        };
        write!(
            types,
            r#"{{"type": "enum", "name": "Enum{index:05}", "symbols": ["A", "B"]}},
            {{"type": "record", "name": "Record{index:05}", "fields": [
                {{"name": "next", "type": "{next}"}}, {{"name": "kind", "type": "Enum{index:05}", "default": "A"}}
            ]}},"#
        )
        .unwrap();
    }
    format!(
        r#"{{"protocol": "Chain", "types": [{}]}}"#,
        types.trim_end_matches(',')
    )
}

/// The size of what is generated for a chain.
#[track_caller]
fn check(length: usize) -> usize {
    let folder = folder(&[("chain.avpr", &chain(length))]);
    run(folder.path(), &["generate", "chain.avpr", "-o", "gen"]).ends_with(0);
    files(&folder.path().join("gen"))
        .iter()
        .map(|(_, text)| text.len())
        .sum()
}

#[test]
fn output_grows_with_the_number_of_types() {
    // The last is 1,200 records and 1,200 enums.
    let bytes_per_type = [300, 600, 1_200].map(|length| check(length) / length);
    let [first, .., last] = bytes_per_type;
    assert!(
        last < first + first / 20,
        "bytes for a record and its enum: {bytes_per_type:?}"
    );
}
