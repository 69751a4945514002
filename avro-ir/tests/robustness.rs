//! No input panics, and none hangs: damaged, deep, wide and hostile schemas.

#![allow(clippy::unwrap_used, reason = "what is written here is known to parse")]

use avro_ir::{Color, LoadOptions, ParseOptions, Schema, Sources, load, render_all};
use std::fmt::Write as _;
use std::panic::resume_unwind;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

const SCHEMAS: [&str; 4] = [
    r#"{"type":"record","name":"a.R","aliases":["x y"],"doc":"d\u00e9\ud83d\ude00","fields":[
        {"name":"f","type":["null",{"type":"array","items":"R"}],"default":null,"order":"ignore"},
        {"name":"g","type":{"type":"enum","name":"E","symbols":["A","B"],"default":"A"},"default":"B"},
        {"name":"h","type":{"type":"fixed","name":".F","size":2},"default":"\u00ff!"}]}"#,
    "\u{feff}// x\n[{\"type\":\"map\",\"values\":{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":4}},\"long\"]",
    r#"{"protocol":"P","namespace":"n","types":[{"type":"error","name":"X","fields":[]}],
        "messages":{"m":{"request":[{"name":"é","type":"X"}],"response":"null","errors":["X"]}}}"#,
    r#"{"type":{"type":"int","k":[1,-2.5e+3,true,{"a":{}}]},"logicalType":"date"}"#,
];

/// Reads a text through every door and shows everything that is said of it.
fn read(text: &str) {
    for options in [ParseOptions::default(), ParseOptions::java()] {
        match Schema::parse_with(text, &options) {
            Ok(schema) => {
                let json = schema.to_json_pretty();
                Schema::parse_with(&json, &ParseOptions::java()).unwrap();
                assert!(!schema.canonical_form().is_empty());
            }
            Err(error) => assert!(error.to_string().len() < 100_000),
        }
    }
    let mut sources = Sources::new();
    sources.add("file", text);
    if let Err(failure) = load(sources, &LoadOptions::default()) {
        for diagnostic in &failure.diagnostics {
            let location = diagnostic.primary.as_ref().map(|label| label.location);
            location.map(|location| failure.sources.json_pointer(location));
        }
        assert!(render_all(&failure.diagnostics, &failure.sources, Color::Always).len() < 100_000);
    }
}

#[test]
fn every_prefix_is_read_without_panic() {
    for text in SCHEMAS {
        for (end, _) in text.char_indices() {
            read(&text[..end]);
        }
    }
}

#[test]
fn damaged_texts_are_read_without_panic() {
    let mut state = 1_u64;
    let mut random = |bound: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % bound
    };
    let bytes = b"\"\\{}[]:,.0-9eEaZ_/*u\n\r\t \x00\x7f";
    for text in SCHEMAS {
        for _ in 0..1500 {
            let mut damaged = text.as_bytes().to_vec();
            for _ in 0..=random(3) {
                let at = random(damaged.len());
                match random(3) {
                    0 => damaged[at] = bytes[random(bytes.len())],
                    1 => damaged.insert(at, bytes[random(bytes.len())]),
                    _ => _ = damaged.remove(at),
                }
            }
            read(&String::from_utf8_lossy(&damaged));
        }
    }
}

fn nested(start: &str, core: &str, end: &str, depth: usize) -> String {
    start.repeat(depth) + core + &end.repeat(depth)
}

#[test]
fn ten_thousand_levels_are_an_error_and_no_overflow() {
    for text in [
        nested(r#"{"type":"array","items":"#, "\"int\"", "}", 10_000),
        nested(r#"{"type":"#, "\"int\"", "}", 10_000),
        nested("[", "\"int\"", "]", 10_000),
        nested("[", "", "", 1_000_000),
        format!(r#"{{"type":"int","p":{}}}"#, nested("[", "", "]", 10_000)),
    ] {
        let error = Schema::parse(&text).unwrap_err();
        assert!(error.to_string().contains("AVRO0005"), "{error}");
    }
}

/// The largest depth that options allow fits the small stack of a test's thread.
#[test]
fn the_greatest_depth_is_read_and_written() {
    let mut options = ParseOptions::default();
    options.max_depth = usize::MAX;
    for (start, end) in [(r#"{"type":"array","items":"#, "}"), (r#"{"type":"#, "}")] {
        let text = nested(start, "\"int\"", end, 255);
        let schema = Schema::parse_with(&text, &options).unwrap();
        assert!(Schema::parse_with(&schema.to_json_pretty(), &options).is_ok());
    }
    let record = r#"{"type":"record","name":"R","fields":[{"name":"f","type":"#;
    let mut text = String::new();
    for level in 0..250 {
        text += &record.replace("\"R\"", &format!("\"R{level}\""));
    }
    text += &nested("", "\"int\"", "}]}", 250);
    let schema = Schema::parse_with(&text, &options).unwrap();
    assert!(Schema::parse_with(&schema.to_json(), &options).is_ok());
}

/// Runs what would not end for hours if its work grew with the square of its input; a busy machine
/// makes no difference.
fn ends(what: impl FnOnce() + Send + 'static) {
    let (done, is_done) = mpsc::channel();
    let thread = thread::spawn(move || {
        what();
        // The other end waits for it.
        let _ = done.send(());
    });
    if let Err(RecvTimeoutError::Timeout) = is_done.recv_timeout(HANG) {
        panic!("it hangs");
    }
    if let Err(panic) = thread.join() {
        resume_unwind(panic);
    }
}

/// Hundreds of times what it takes.
const HANG: Duration = Duration::from_secs(15 * 60);

fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",")
}

#[test]
fn a_million_symbols_are_read_to_the_end() {
    ends(|| {
        let mut options = ParseOptions::default();
        options.max_bytes = 100 << 20;
        let symbols = list(1_000_000, |index| format!("\"S{index}\""));
        let text = format!(r#"{{"type":"enum","name":"E","symbols":[{symbols}]}}"#);
        assert!(Schema::parse_with(&text, &options).is_ok());
        let text = format!(
            r#"{{"type":"enum","name":"E","symbols":[{}]}}"#,
            list(1_000_000, |_| "\"A\"".to_owned())
        );
        assert!(Schema::parse_with(&text, &options).is_err());
    });
}

#[test]
fn a_hundred_thousand_fields_branches_and_members_are_read_to_the_end() {
    ends(|| {
        let fields = list(100_000, |index| {
            format!(r#"{{"name":"f{index}","type":"int","default":{index}}}"#)
        });
        let schema = Schema::parse(&format!(
            r#"{{"type":"record","name":"R","fields":[{fields}]}}"#
        ))
        .unwrap();
        assert!(schema.canonical_form().len() > 1_000_000);
        let branches = list(100_000, |index| {
            format!(r#"{{"type":"fixed","name":"F{index}","size":1}}"#)
        });
        assert!(Schema::parse(&format!("[{branches}]")).is_ok());
        let members = list(100_000, |index| format!("\"k{index}\":{index}"));
        assert!(Schema::parse(&format!(r#"{{"type":"int",{members}}}"#)).is_ok());
        let unknown = list(100_000, |index| format!("\"Unknown{index}\""));
        assert!(Schema::parse(&format!("[{unknown}]")).is_err());
    });
}

#[test]
fn a_chain_of_twenty_thousand_types_is_written_to_the_end() {
    ends(|| {
        let mut sources = Sources::new();
        let mut text = String::from("[");
        for index in 0..20_000 {
            let next = index + 1;
            let _ = write!(
                text,
                r#"{{"type":"record","name":"R{index}","fields":[{{"name":"f","type":"R{next}"}}]}},"#
            );
        }
        text += r#"{"type":"fixed","name":"R20000","size":1}]"#;
        sources.add("chain.avsc", text);
        let loaded = load(sources, &LoadOptions::default()).unwrap();
        let schema = loaded.set.schema(loaded.set.roots()[0].schema);
        assert!(schema.canonical_form().len() < schema.to_json_pretty().len());
        assert_eq!(
            loaded
                .set
                .definition_json(loaded.set.named("R0").unwrap())
                .len(),
            3
        );
    });
}

/// Each level has two branches that fit until the end is reached.
#[test]
fn a_default_that_every_branch_could_fit_is_read_to_the_end() {
    ends(|| {
        let default = nested(r#"{"a":1,"next":"#, "true", "}", 100);
        let branch = |name: &str| {
            format!(
                r#"{{"type":"record","name":"{name}","fields":[
                {{"name":"a","type":"int"}},{{"name":"next","type":["A","B","null"]}}]}}"#
            )
        };
        let text = format!(
            r#"{{"type":"record","name":"R","fields":[
            {{"name":"f","type":[{},{}],"default":{default}}}]}}"#,
            branch("A"),
            branch("B")
        );
        let mut options = ParseOptions::default();
        options.forward_references = true;
        let error = Schema::parse_with(&text, &options).unwrap_err();
        assert!(error.to_string().contains("AVRO0021"), "{error}");
    });
}

/// Each record's default leaves out two of the next: expanded, it would have 2⁶⁰ parts.
#[test]
fn defaults_of_defaults_are_not_expanded() {
    ends(|| {
        let mut text = String::from(
            r#"[{"type":"record","name":"R0","fields":[{"name":"a","type":"int","default":1}]}"#,
        );
        for index in 1..60 {
            let inner = index - 1;
            let _ = write!(
                text,
                r#",{{"type":"record","name":"R{index}","fields":[
                {{"name":"a","type":"R{inner}","default":{{}}}},
                {{"name":"b","type":"R{inner}","default":{{}}}}]}}"#
            );
        }
        let schema = Schema::parse(&(text + "]")).unwrap();
        assert_eq!(schema.set().named_types().len(), 60);
    });
}

#[test]
fn hostile_names_are_refused_and_shown_harmlessly() {
    for name in [
        "\\\"]; fn x(){}",
        "a\\u0000b",
        "\\u202eevil",
        "\\u001b[31m",
        &"x y".repeat(100_000),
    ] {
        let text = format!(r#"{{"type":"record","name":"{name}","fields":[]}}"#);
        let error = Schema::parse(&text).unwrap_err();
        let shown =
            render_all(error.diagnostics(), error.sources(), Color::Never) + &error.to_string();
        assert!(shown.contains("AVRO0010"));
        assert!(shown.len() < 2000, "{shown}");
        assert!(!shown.contains(['\0', '\u{202e}', '\u{1b}']), "{shown}");
    }
}

/// A hundred thousand values, each of which is to be compared with as many fields or symbols.
#[test]
fn defaults_that_take_too_long_to_check_are_an_error() {
    ends(|| {
        let fields = list(20_000, |index| {
            format!(r#"{{"name":"f{index}","type":"int","default":1}}"#)
        });
        let symbols = list(100_000, |index| format!("\"S{index}\""));
        let branches = list(20_000, |index| {
            format!(r#"{{"type":"fixed","name":"F{index}","size":1}}"#)
        });
        let many = |item: &str| list(100_000, |_| item.to_owned());
        for (items, default) in [
            (
                format!(r#"{{"type":"record","name":"S","fields":[{fields}]}}"#),
                many("{}"),
            ),
            (
                format!(r#"{{"type":"enum","name":"E","symbols":[{symbols}]}}"#),
                many("\"S99999\""),
            ),
            (format!("[{branches}]"), many("\"xyz\"")),
        ] {
            let text = format!(
                r#"{{"type":"record","name":"R","fields":[{{"name":"f","type":
                {{"type":"array","items":{items}}},"default":[{default}]}}]}}"#
            );
            let error = Schema::parse(&text).unwrap_err();
            assert!(error.to_string().contains("AVRO00"), "{error}");
        }
    });
}

#[test]
fn a_definition_that_merges_and_never_ends_is_reported_once() {
    let mut sources = Sources::new();
    for name in ["a", "b"] {
        sources.add(
            name,
            r#"{"type":"record","name":"R","fields":[{"name":"r","type":"R"}]}"#,
        );
    }
    let failure = load(sources, &LoadOptions::default()).unwrap_err();
    assert_eq!(failure.diagnostics.len(), 1, "{failure}");
}
