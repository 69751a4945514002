//! Folders of versions of one schema.

use crate::support::{files, folder, run, shared};
use serde_json::Value;

/// A version of a record that refers to a type of another file.
fn order(fields: &str) -> String {
    let line = r#"{"name": "line", "type": "Line"}"#;
    format!(r#"{{"type": "record", "name": "Order", "fields": [{line}{fields}]}}"#)
}

const LINE: &str = r#"{"type": "fixed", "name": "Line", "size": 1}"#;
const NOTE: &str = r#", {"name": "note", "type": "string"}"#;
const TOTAL: &str = r#", {"name": "total", "type": "int", "default": 0}"#;

/// Two versions with what both refer to, and the newest.
fn versions() -> tempfile::TempDir {
    folder(&[
        ("old/v10.avsc", &order(NOTE)),
        ("old/v9.avsc", &order("")),
        ("old/line.avsc", LINE),
        ("new/order.avsc", &order(TOTAL)),
        ("new/line.avsc", LINE),
    ])
}

#[test]
fn compat_compares_each_version_of_a_folder() {
    let folder = versions();
    for old in ["old", "old/*.avsc"] {
        let arguments = [
            "compat", "--reader", "new", "--root", "Order", "--writer", old,
        ];
        let run = run(folder.path(), &arguments).ends_with(0);
        let expected = "\
`new` reads all data of `old/v9.avsc`: 1 field filled from its default
`new` reads all data of `old/v10.avsc`: 1 field filled from its default, 1 field skipped
BACKWARD_TRANSITIVE: compatible
";
        assert_eq!(run.stdout, expected);
    }
}

#[test]
fn the_version_with_the_highest_number_is_the_newest() {
    let folder = versions();
    let arguments = [
        "compat",
        "--reader=new",
        "--writer=old",
        "--level=backward",
        "--json",
    ];
    let run = run(folder.path(), &arguments).ends_with(0);
    let found: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(found["comparisons"][0]["writer"], "old/v10.avsc");
    assert_eq!(found["comparisons"].as_array().unwrap().len(), 1);
}

#[test]
fn the_reader_is_no_version_before_itself() {
    let of = |field: &str| {
        format!(
            r#"{{"type": "record", "name": "V", "fields": [{{"name": "{field}", "type": "int"}}]}}"#
        )
    };
    let folder = folder(&[("v9.avsc", &of("a")), ("v10.avsc", &of("b"))]);
    let compat = |writer: &str, code: i32| {
        let arguments = [
            "compat", "--level", "backward", "--reader", "v10.avsc", "--writer", writer,
        ];
        run(folder.path(), &arguments).ends_with(code).stdout
    };
    assert!(compat(".", 1).contains("`v9.avsc`"));
    assert!(compat("v*.avsc", 1).contains("`v9.avsc`"));
    // Asked for by itself it is compared.
    assert!(compat("v10.avsc", 0).contains("`v10.avsc`"));
}

#[test]
fn a_folder_of_versions_is_no_reader() {
    let folder = versions();
    let arguments = ["compat", "--reader", "old", "--writer", "new"];
    let refused = run(folder.path(), &arguments).ends_with(2).stderr;
    assert!(
        refused.contains("`old` has 2 versions of one schema"),
        "{refused}"
    );
    assert!(
        refused.contains("one of `old/v9.avsc`, `old/v10.avsc`"),
        "{refused}"
    );
}

#[test]
fn types_know_each_version_of_a_folder_that_data_were_written_with() {
    let folder = versions();
    let arguments = ["generate", "new", "-o", "out", "--written-by", "old"];
    let said = run(folder.path(), &arguments).ends_with(0).stderr;
    assert!(!said.contains("warning"), "{said}");
    let text = files(&folder.path().join("out"));
    let count = text
        .iter()
        .map(|(_, text)| text.matches("pub fn __written_").count());
    assert_eq!(count.sum::<usize>(), 2);
}

#[test]
fn versions_of_two_types_cannot_be_told_apart() {
    let wide = r#"{"type": "fixed", "name": "Line", "size": 2}"#;
    let folder = folder(&[
        ("old/order1.avsc", &order("")),
        ("old/order2.avsc", &order(NOTE)),
        ("old/line1.avsc", LINE),
        ("old/line2.avsc", wide),
        ("new/order.avsc", &order("")),
        ("new/line.avsc", LINE),
    ]);
    let arguments = ["compat", "--reader", "new", "--writer", "old"];
    let refused = run(folder.path(), &arguments).ends_with(1).stderr;
    for expected in [
        "`Line` is in several files: `old/line1.avsc`, `old/line2.avsc`",
        "`Order` is in several files: `old/order1.avsc`, `old/order2.avsc`",
        "give each version a folder of its own",
    ] {
        assert!(refused.contains(expected), "{refused}");
    }
}

#[test]
fn a_mistake_in_one_version_is_shown_where_it_is() {
    let folder = versions();
    let wrong = order(r#", {"name": "x", "type": "strnig"}"#);
    crate::support::write(folder.path(), &[("old/v9.avsc", &wrong)]);
    let arguments = ["compat", "--reader=new", "--writer=old", "--root=Order"];
    let refused = run(folder.path(), &arguments).ends_with(1).stderr;
    assert!(refused.contains("old/v9.avsc:1:"), "{refused}");
    assert!(refused.contains("no type named `strnig`"), "{refused}");
}

#[test]
fn a_public_folder_of_versions_is_read() {
    let Some(finds) = shared("finds/written_by_directory_of_versions") else {
        return;
    };
    run(
        &finds,
        &[
            "compat",
            "--reader",
            "schemas",
            "--writer",
            "old",
            "--level=none",
        ],
    )
    .ends_with(0);
    let out = tempfile::tempdir().unwrap();
    let out = out.path().to_str().unwrap();
    let arguments = ["generate", "schemas", "--written-by", "old", "-o", out];
    run(&finds, &arguments).ends_with(0);
}
