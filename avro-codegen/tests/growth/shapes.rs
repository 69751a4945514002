//! Large schemas of one shape each: with so many of something.

/// A schema with so many of something.
pub(crate) type Shape = fn(usize) -> String;

/// What there is much of, and the schema.
pub(crate) const SHAPES: [(&str, Shape); 14] = [
    ("fields", fields),
    ("optional fields", optional_fields),
    ("nested records", nested_records),
    ("records that refer to the last", chain),
    ("branches", branches),
    ("symbols", symbols),
    ("items of a default", default_items),
    ("aliases", aliases),
    ("properties", properties),
    ("letters of a name", name),
    ("parts of a namespace", namespace),
    ("a doc of `<`", |count| doc(&"<".repeat(20 * count))),
    ("a doc of backquotes", |count| doc(&"` ".repeat(20 * count))),
    ("lines of a doc", |count| {
        doc(&r"<b>*_[x](y)\n".repeat(count))
    }),
];

/// An int within so many of something.
pub(crate) fn nested(levels: usize, before: &str, after: &str) -> String {
    [&before.repeat(levels), r#""int""#, &after.repeat(levels)].concat()
}

fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",")
}

fn record(fields: &str) -> String {
    format!(r#"{{"type":"record","name":"R","fields":[{fields}]}}"#)
}

fn fields(count: usize) -> String {
    record(&list(count, |index| {
        format!(r#"{{"name":"f{index:06}","type":"int"}}"#)
    }))
}

fn optional_fields(count: usize) -> String {
    record(&list(count, |index| {
        format!(r#"{{"name":"f{index:06}","type":["null","string"],"default":null}}"#)
    }))
}

fn nested_records(count: usize) -> String {
    record(&list(count, |index| {
        format!(
            r#"{{"name":"f{index:06}","type":{{"type":"record","name":"R{index:06}","fields":[{{"name":"a","type":"int"}}]}}}}"#
        )
    }))
}

fn chain(count: usize) -> String {
    let record = |index: usize| {
        let next = match index {
            0 => "int".to_owned(),
            _ => format!("R{:06}", index - 1),
        };
        format!(
            r#"{{"type":"record","name":"R{index:06}","fields":[{{"name":"f","type":"{next}"}}]}}"#
        )
    };
    format!("[{}]", list(count, record))
}

fn branches(count: usize) -> String {
    let branch = |index| format!(r#"{{"type":"fixed","name":"F{index:06}","size":4}}"#);
    format!("[{}]", list(count, branch))
}

fn symbols(count: usize) -> String {
    let symbols = list(count, |index| format!(r#""S{index:06}""#));
    format!(r#"{{"type":"enum","name":"E","symbols":[{symbols}]}}"#)
}

fn default_items(count: usize) -> String {
    let items = list(10 * count, |_| "1".to_owned());
    record(&format!(
        r#"{{"name":"f","type":{{"type":"array","items":"int"}},"default":[{items}]}}"#
    ))
}

fn aliases(count: usize) -> String {
    let aliases = list(10 * count, |index| format!(r#""A{index:06}""#));
    format!(r#"{{"type":"record","name":"R","aliases":[{aliases}],"fields":[]}}"#)
}

fn properties(count: usize) -> String {
    let properties = list(10 * count, |index| format!(r#""p{index:06}":{index:06}1"#));
    let properties = properties.replace(":0", ":1");
    format!(r#"{{"type":"record","name":"R",{properties},"fields":[]}}"#)
}

fn name(count: usize) -> String {
    let name = "R".repeat(10 * count);
    format!(
        r#"{{"type":"record","name":"{name}","fields":[{{"name":"f","type":["int","string","{name}"]}}]}}"#
    )
}

/// The last 60 become modules.
fn namespace(count: usize) -> String {
    let namespace = vec!["abc"; 60].join(".");
    record(&list(count, |index| {
        format!(
            r#"{{"name":"f{index:06}","type":{{"type":"enum","name":"{namespace}.E{index:06}","symbols":["A"]}}}}"#
        )
    }))
}

fn doc(text: &str) -> String {
    format!(r#"{{"type":"record","name":"R","doc":"{text}","fields":[]}}"#)
}
