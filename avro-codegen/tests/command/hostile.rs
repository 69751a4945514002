//! Schemas that mean harm, or are larger than anyone expected: an error or code, never a panic, a
//! stack overflow or text that becomes code.

use crate::support::{Run, files, folder, run};
use std::fmt::Write as _;
use std::fs;

/// Generates from one schema, and parses what is written.
#[track_caller]
fn check(schema: &str, code: i32) -> (Run, Vec<syn::Item>) {
    check_with(schema, &[], code)
}

/// As [`check`], with more arguments.
#[track_caller]
fn check_with(schema: &str, arguments: &[&str], code: i32) -> (Run, Vec<syn::Item>) {
    let folder = folder(&[("hostile.avpr", schema)]);
    let arguments = [&["generate", "hostile.avpr", "-o", "gen"], arguments].concat();
    let run = run(folder.path(), &arguments).ends_with(code);
    let mut items = Vec::new();
    for (name, text) in files(&folder.path().join("gen")) {
        items.extend(items_of(&text).unwrap_or_else(|error| panic!("{name}: {error}")));
    }
    (run, items)
}

/// The items of a file; those within the macro that takes in generated code, where it is there.
pub(crate) fn items_of(text: &str) -> syn::Result<Vec<syn::Item>> {
    let items = syn::parse_file(text)?.items;
    let [syn::Item::Macro(call)] = items.as_slice() else {
        return Ok(items);
    };
    assert!(call.mac.path.segments.last().unwrap().ident == "generated");
    let tokens = call.mac.tokens.clone().into_iter();
    let items = tokens.skip_while(|token| token.to_string() != ";").skip(1);
    Ok(syn::parse2::<syn::File>(items.collect())?.items)
}

/// The names of free functions, macros and anything else that no schema asks for.
fn strangers(items: &[syn::Item]) -> usize {
    let expected = |item: &&syn::Item| match item {
        syn::Item::Struct(_)
        | syn::Item::Enum(_)
        | syn::Item::Impl(_)
        | syn::Item::Static(_)
        | syn::Item::Mod(_) => true,
        syn::Item::Macro(call) => {
            let last = call.mac.path.segments.last();
            last.is_some_and(|last| last.ident == "apache_avro_schema")
        }
        _ => false,
    };
    items.iter().filter(|item| !expected(item)).count()
}

/// A record with one field.
fn record(field: &str) -> String {
    format!(r#"{{"type": "record", "name": "R", "fields": [{field}]}}"#)
}

/// A text as a JSON string.
fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[test]
fn arrays_10000_levels_deep_are_an_error() {
    let depth = 10_000;
    let schema = format!(
        "{}\"int\"{}",
        r#"{"type":"array","items":"#.repeat(depth),
        "}".repeat(depth)
    );
    let (run, _) = check(&schema, 1);
    assert!(run.stderr.contains("[AVRO0005]"), "{}", run.stderr);
}

#[test]
fn brackets_10000_levels_deep_are_an_error() {
    let (run, _) = check(&"[".repeat(10_000), 1);
    assert!(run.stderr.contains("[AVRO0005]"), "{}", run.stderr);
}

#[test]
fn a_schema_of_more_than_10_mib_is_an_error() {
    let symbols: Vec<String> = (0..1_000_000)
        .map(|index| format!("\"S{index:07}\""))
        .collect();
    let schema = format!(
        r#"{{"type": "enum", "name": "E", "symbols": [{}]}}"#,
        symbols.join(",")
    );
    let (run, _) = check(&schema, 1);
    assert!(run.stderr.contains("[AVRO0006]"), "{}", run.stderr);
}

#[test]
fn an_enum_of_10000_symbols_is_generated() {
    let symbols: Vec<String> = (0..10_000).map(|index| format!("\"S{index}\"")).collect();
    let schema = format!(
        r#"{{"type": "enum", "name": "E", "symbols": [{}]}}"#,
        symbols.join(",")
    );
    check(&schema, 0);
}

#[test]
fn a_record_of_10000_fields_is_generated() {
    let fields: Vec<String> = (0..10_000)
        .map(|index| format!(r#"{{"name": "f{index}", "type": "int", "default": 0}}"#))
        .collect();
    check(&record(&fields.join(",")), 0);
}

#[test]
fn names_that_look_like_code_are_errors() {
    for name in [
        r#"x"]; fn x(){} //"#,
        "x y",
        "x\ny",
        "x::y",
        "r#x",
        "x!()",
        "'a",
        "é",
        "\u{202e}x",
        "",
    ] {
        let name = json(name);
        check(&record(&format!(r#"{{"name": {name}, "type": "int"}}"#)), 1);
        check(
            &format!(r#"{{"type": "enum", "name": "E", "symbols": [{name}]}}"#),
            1,
        );
        check(
            &format!(r#"{{"type": "fixed", "name": {name}, "size": 1}}"#),
            1,
        );
    }
}

#[test]
fn namespaces_that_look_like_paths_are_errors() {
    for namespace in ["..", "/etc", "a/b", r"a\b", "a..b", "../x", "C:", "."] {
        let namespace = json(namespace);
        check(
            &format!(r#"{{"type": "fixed", "name": "F", "namespace": {namespace}, "size": 1}}"#),
            1,
        );
    }
}

/// What may stand in a doc, a property or a default.
const TEXTS: [&str; 9] = [
    "*/ fn stranger() {} /*",
    "\"] fn stranger() {} #[doc = \"",
    "\"#\"##\"### fn stranger() {}",
    "\\\" fn stranger() {}",
    "a\rfn stranger() {}",
    "a\nfn stranger() {}",
    "a\0b\u{202e}c\u{2028}fn stranger() {}",
    "#![feature(x)]\n//! x\n/*! x */",
    "${x} {} {0} %s \u{7f} \u{feff}",
];

#[test]
fn docs_never_become_code() {
    for text in TEXTS {
        let doc = json(text);
        let schema = format!(
            r#"{{"type": "record", "name": "R", "doc": {doc}, "fields": [
                {{"name": "a", "type": {{"type": "enum", "name": "E", "doc": {doc}, "symbols": ["A"]}}, "doc": {doc}}}
            ]}}"#
        );
        let (_, items) = check(&schema, 0);
        assert_eq!(strangers(&items), 0, "{text:?}");
    }
}

#[test]
fn properties_never_become_code() {
    for text in TEXTS {
        let text = json(text);
        let (_, items) = check(
            &record(&format!(
                r#"{{"name": "a", "type": "int", {text}: {text}}}"#
            )),
            0,
        );
        assert_eq!(strangers(&items), 0, "{text}");
    }
}

#[test]
fn defaults_never_become_code() {
    for text in TEXTS {
        let text = json(text);
        let map = r#"{"type": "map", "values": "string"}"#;
        let fields = format!(
            r#"{{"name": "a", "type": "string", "default": {text}}},
               {{"name": "b", "type": {map}, "default": {{{text}: {text}}}}}"#
        );
        let (_, items) = check(&record(&fields), 0);
        assert_eq!(strangers(&items), 0, "{text}");
    }
}

#[test]
fn logical_types_and_aliases_never_become_code() {
    for text in TEXTS {
        let text = json(text);
        let field = format!(r#"{{"name": "a", "type": {{"type": "int", "logicalType": {text}}}}}"#);
        let (_, items) = check(&record(&field), 0);
        assert_eq!(strangers(&items), 0, "{text}");
    }
}

#[test]
fn the_name_of_a_file_never_becomes_code() {
    let folder = folder(&[("a\nfn stranger() {}\n.avsc", r#"["int", "string"]"#)]);
    run(folder.path(), &["generate", ".", "-o", "gen"]).ends_with(0);
    let text = fs::read_to_string(folder.path().join("gen/mod.rs")).unwrap();
    assert_eq!(strangers(&items_of(&text).unwrap()), 0);
}

#[test]
fn namespaces_named_like_devices_get_other_file_names() {
    let types: Vec<String> = ["con", "aux", "nul", "mod", "com1", "main", "lib", "build"]
        .iter()
        .map(|name| format!(r#"{{"type": "fixed", "name": "{name}.a.F", "size": 1}}"#))
        .collect();
    let schema = format!(r#"{{"protocol": "P", "types": [{}]}}"#, types.join(","));
    let folder = folder(&[("p.avpr", &schema)]);
    run(folder.path(), &["generate", "p.avpr", "-o", "gen"]).ends_with(0);
    for (name, _) in files(&folder.path().join("gen")) {
        // Such a name is a device with any ending too.
        let mut stems = name.split('/').map(|part| part.split('.').next().unwrap());
        assert!(
            stems.all(|stem| !["con", "aux", "nul", "com1"].contains(&stem)),
            "{name}"
        );
    }
}

#[test]
fn nothing_is_written_outside_of_the_output_directory() {
    let folder = folder(&[("p.avsc", r#"{"type": "fixed", "name": "a.b.F", "size": 1}"#)]);
    run(folder.path(), &["generate", "p.avsc", "-o", "gen"]).ends_with(0);
    let mut top: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    top.sort();
    assert_eq!(top, ["gen", "p.avsc"]);
}

#[test]
fn names_of_10000_letters_are_generated_or_an_error() {
    let name = "n".repeat(10_000);
    let (_, items) = check(
        &record(&format!(r#"{{"name": "{name}", "type": "int"}}"#)),
        0,
    );
    assert_eq!(strangers(&items), 0);
}

#[test]
fn a_namespace_of_10000_letters_is_no_file_name() {
    let name = "n".repeat(10_000);
    let (run, _) = check(
        &format!(r#"{{"type": "fixed", "name": "{name}.F", "size": 1}}"#),
        2,
    );
    assert!(run.stderr.contains("cannot"), "{}", run.stderr);
}

#[test]
fn a_namespace_of_70_parts_is_an_error_and_fine_when_flat() {
    let namespace = vec!["n"; 70].join(".");
    let schema = format!(r#"{{"type": "fixed", "name": "{namespace}.F", "size": 1}}"#);
    let (run, _) = check(&schema, 1);
    assert!(run.stderr.contains("flat"), "{}", run.stderr);
    check_with(&schema, &["--flat"], 0);
}

#[test]
fn unions_in_arrays_60_deep_are_generated() {
    let depth = 60;
    let open = r#"["int", {"type": "array", "items": "#.repeat(depth);
    let schema = record(&format!(
        r#"{{"name": "a", "type": {open}"int"{}}}"#,
        "}]".repeat(depth)
    ));
    check(&schema, 0);
}

#[test]
fn defaults_that_double_40_times_are_generated() {
    let mut types: Vec<String> = (0..40)
        .map(|level| {
            let next = level + 1;
            format!(
                r#"{{"type": "record", "name": "L{level}", "fields": [
                    {{"name": "a", "type": "L{next}", "default": {{}}}},
                    {{"name": "b", "type": "L{next}", "default": {{}}}}
                ]}}"#
            )
        })
        .collect();
    types.push(r#"{"type": "record", "name": "L40", "fields": []}"#.to_owned());
    check(
        &format!(r#"{{"protocol": "P", "types": [{}]}}"#, types.join(",")),
        0,
    );
}

#[test]
fn a_chain_of_2000_defaults_is_generated() {
    let mut types = String::new();
    for level in 0..2_000 {
        let next = level + 1;
        write!(
            types,
            r#"{{"type": "record", "name": "L{level}", "fields": [{{"name": "a", "type": "L{next}", "default": {{}}}}]}},"#
        )
        .unwrap();
    }
    types.push_str(r#"{"type": "record", "name": "L2000", "fields": []}"#);
    check(&format!(r#"{{"protocol": "P", "types": [{types}]}}"#), 0);
}

#[test]
fn a_union_whose_branches_refer_to_each_other_many_times_is_generated() {
    let name = |index| format!("RecordOfTheProtocol{index}");
    let names: Vec<String> = (0..60).map(name).collect();
    let union = names
        .iter()
        .map(|name| format!("\"{name}\""))
        .collect::<Vec<_>>()
        .join(",");
    let types: Vec<String> = names
        .iter()
        .map(|name| {
            format!(
                r#"{{"type": "record", "name": "{name}", "fields": [{{"name": "a", "type": ["null", {union}], "default": null}}]}}"#
            )
        })
        .collect();
    check(
        &format!(r#"{{"protocol": "P", "types": [{}]}}"#, types.join(",")),
        0,
    );
}

#[test]
fn a_default_that_fits_two_branches_at_each_of_30_levels_is_an_error() {
    let mut types = String::new();
    for level in 0..30 {
        let next = level + 1;
        for branch in ["A", "B"] {
            write!(
                types,
                r#"{{"type": "record", "name": "{branch}{level}", "fields": [{{"name": "x", "type": ["A{next}", "B{next}"]}}]}},"#
            )
            .unwrap();
        }
    }
    let default = format!("{}1{}", r#"{"x": "#.repeat(30), "}".repeat(30));
    let schema = format!(
        r#"{{"protocol": "P", "types": [{types}
            {{"type": "fixed", "name": "A30", "size": 1}}, {{"type": "fixed", "name": "B30", "size": 1}},
            {{"type": "record", "name": "R", "fields": [{{"name": "a", "type": ["A0", "B0"], "default": {default}}}]}}
        ]}}"#
    );
    let (run, _) = check(&schema, 1);
    assert!(run.stderr.contains("[AVRO0021]"), "{}", run.stderr);
}
