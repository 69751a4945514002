//! What the commands are given: several files, files beside them, settings, and files of other kinds.

use crate::support::{folder, run, run_with_input, shared, write};
use std::fs;

const LINE: &str =
    r#"{"type": "record", "name": "a.Line", "fields": [{"name": "n", "type": "int"}]}"#;
const ORDER: &str =
    r#"{"type": "record", "name": "a.Order", "fields": [{"name": "line", "type": "Line"}]}"#;
/// Refers to the same, and to nothing else.
const CART: &str =
    r#"{"type": "record", "name": "a.Cart", "fields": [{"name": "line", "type": "Line"}]}"#;

fn files() -> tempfile::TempDir {
    folder(&[("s/line.avsc", LINE), ("s/order.avsc", ORDER)])
}

#[test]
fn a_schema_of_data_may_be_several_files() {
    let folder = files();
    let both = ["s/line.avsc", "s/order.avsc"];
    for [first, second] in [both, [both[1], both[0]]] {
        let decode = ["decode", "--hex", "--writer", first, "--writer", second];
        let run = run_with_input(folder.path(), &decode, "02").ends_with(0);
        assert_eq!(run.stdout, "{\"line\":{\"n\":1}}\n");
    }
    let encode = ["encode", "--hex", "--schema", "s"];
    let run = run_with_input(folder.path(), &encode, r#"{"line": {"n": 1}}"#).ends_with(0);
    assert_eq!(run.stdout, "02\n");
}

#[test]
fn a_reader_may_be_several_files_too() {
    let folder = files();
    let reader = ["decode", "--hex", "--writer", "s", "--reader", "s/*.avsc"];
    let run = run_with_input(folder.path(), &reader, "02").ends_with(0);
    assert_eq!(run.stdout, "{\"line\":{\"n\":1}}\n");
}

#[test]
fn of_several_schemas_root_chooses_one() {
    let folder = files();
    write(folder.path(), &[("s/cart.avsc", CART)]);
    for command in [
        &["canonical", "s"][..],
        &["fingerprint", "s"],
        &["decode", "--hex", "--writer", "s"],
        &["encode", "--hex", "--schema", "s"],
    ] {
        let refused = run_with_input(folder.path(), command, "")
            .ends_with(2)
            .stderr;
        assert!(
            refused.contains("choose one with --root, such as `a.Cart`, `a.Order`"),
            "{refused}"
        );
    }
    let root = |root| {
        run(folder.path(), &["canonical", "s", "--root", root])
            .ends_with(0)
            .stdout
    };
    assert!(root("a.Cart").starts_with(r#"{"name":"a.Cart""#));
    assert!(root("Line").starts_with(r#"{"name":"a.Line""#));
}

#[test]
fn what_others_refer_to_is_included_and_not_generated() {
    let folder = folder(&[("order.avsc", ORDER), ("lib/line.avsc", LINE)]);
    write(folder.path(), &[("lib/cart.avsc", CART)]);
    run(folder.path(), &["check", "order.avsc"]).ends_with(1);
    run(folder.path(), &["check", "order.avsc", "--include", "lib"]).ends_with(0);
    let arguments = ["generate", "order.avsc", "--include", "lib", "-o", "out"];
    run(folder.path(), &arguments).ends_with(0);
    let text = fs::read_to_string(folder.path().join("out/a.rs")).unwrap();
    assert!(
        text.contains("struct Line") && !text.contains("struct Cart"),
        "{text}"
    );
    let bundle = run(folder.path(), &["bundle", "order.avsc", "--include", "lib"]).ends_with(0);
    assert!(bundle.stdout.contains("Line") && !bundle.stdout.contains("Cart"));
}

#[test]
fn a_settings_file_in_the_current_folder_is_found() {
    let settings = "inputs = [\"s\"]\nout_dir = \"out\"\n[rename]\n\"a.Line.n\" = \"count\"\n";
    let folder = files();
    write(folder.path(), &[("avro-codegen.toml", settings)]);
    run(folder.path(), &["generate"]).ends_with(0);
    let text = fs::read_to_string(folder.path().join("out/a.rs")).unwrap();
    assert!(text.contains("pub count: i32"), "{text}");
    let checked = run(folder.path(), &["check"]).ends_with(0).stderr;
    assert_eq!(checked, "2 types in 2 files: no errors\n");
}

#[test]
fn check_holds_the_settings_to_the_schemas() {
    let folder = files();
    write(
        folder.path(),
        &[("my.toml", "[rename]\n\"a.Lime.n\" = \"count\"\n")],
    );
    let checked = run(folder.path(), &["check", "s", "--config", "my.toml"])
        .ends_with(0)
        .stderr;
    assert!(checked.contains("warning[AVRO0027]"), "{checked}");
    assert!(
        checked.contains("`rename` for `a.Lime.n` matches nothing"),
        "{checked}"
    );
}

#[test]
fn a_type_that_is_elsewhere_needs_its_schema() {
    let settings = "[extern_path]\n\"lib\" = \"::lib\"\n";
    let order = r#"{"type": "record", "name": "a.Order", "fields": [{"name": "line", "type": "lib.Line"}]}"#;
    let line = LINE.replace("a.Line", "lib.Line");
    let folder = folder(&[
        ("order.avsc", order),
        ("avro-codegen.toml", settings),
        ("lib/line.avsc", &line),
    ]);
    let arguments = ["generate", "order.avsc", "-o", "out"];
    let refused = run(folder.path(), &arguments).ends_with(1).stderr;
    let expected = "help: `lib` is at `::lib`, and its schemas are needed too: name their files or folder with `include`";
    assert!(refused.contains(expected), "{refused}");
    run(
        folder.path(),
        &[&arguments[..], &["--include", "lib"]].concat(),
    )
    .ends_with(0);
}

/// The start of an object container file.
const CONTAINER_FILE: &[u8] = b"Obj\x01\x04\x14avro.codec\x08null";

#[test]
fn a_container_file_is_no_schema() {
    let folder = folder(&[]);
    fs::write(folder.path().join("orders.avro"), CONTAINER_FILE).unwrap();
    for command in [
        &["check", "orders.avro"][..],
        &["decode", "--writer", "orders.avro"],
    ] {
        let refused = run_with_input(folder.path(), command, "")
            .ends_with(1)
            .stderr;
        assert!(
            refused.contains(
                "this is an object container file, whose schema is in its header, not a schema"
            ),
            "{refused}"
        );
        assert!(refused.contains("after `avro.schema`"), "{refused}");
    }
}

#[test]
fn a_container_file_is_no_datum() {
    let folder = folder(&[("s.avsc", "\"boolean\"")]);
    fs::write(folder.path().join("orders.avro"), CONTAINER_FILE).unwrap();
    let refused = run(folder.path(), &["decode", "--writer=s.avsc", "orders.avro"])
        .ends_with(1)
        .stderr;
    assert!(
        refused.contains("the input is an object container file"),
        "{refused}"
    );
}

#[test]
fn a_message_with_a_header_is_no_plain_datum() {
    let folder = folder(&[("s.avsc", "\"string\"")]);
    let refused = |hex: &str| {
        let arguments = ["decode", "--hex", "--writer=s.avsc"];
        run_with_input(folder.path(), &arguments, hex)
            .ends_with(1)
            .stderr
    };
    let confluent = refused("00 00000007 06 546561");
    assert!(
        confluent.contains("Confluent's schema registry"),
        "{confluent}"
    );
    let single_object = refused("c301 0011223344556677 06 546561");
    assert!(
        single_object.contains("single-object encoding"),
        "{single_object}"
    );
    let glue = refused("0300 00112233445566778899aabbccddeeff 06 546561");
    assert!(glue.contains("AWS Glue"), "{glue}");
}

#[test]
fn a_public_container_file_and_message_are_told() {
    let Some(finds) = shared("finds") else { return };
    let container = run(&finds, &["check", "container_file_as_schema/orders.avro"]).ends_with(1);
    assert!(
        container.stderr.contains("object container file"),
        "{}",
        container.stderr
    );
    let hex = fs::read_to_string(finds.join("message_framing_plain_decode/message.hex")).unwrap();
    let arguments = [
        "decode",
        "--hex",
        "--writer",
        "message_framing_plain_decode/order.avsc",
    ];
    let message = run_with_input(&finds, &arguments, &hex).ends_with(1);
    assert!(message.stderr.contains("Confluent"), "{}", message.stderr);
}
