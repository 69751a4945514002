//! Names, definitions and defaults, as they are after binding.

use crate::{
    Code, DefaultValue, Kind, LoadOptions, Names, ParseOptions, Record, Schema, Sources, load,
};

fn codes(result: Result<Schema, crate::SchemaError>) -> Vec<&'static str> {
    let diagnostics = result
        .err()
        .map(|error| error.diagnostics().to_vec())
        .unwrap_or_default();
    diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code.as_str())
        .collect()
}

fn check_names(text: &str, expected: &[&str]) {
    let schema = Schema::parse(text).unwrap();
    let names = schema
        .set()
        .named_types()
        .map(|(name, _)| name.as_str())
        .collect::<Vec<_>>();
    assert_eq!(names, expected);
}

#[test]
fn a_namespace_is_inherited_until_another_is_given() {
    let inner = |attributes: &str| {
        format!(
            r#"{{"type": "record", "name": "R", "namespace": "a.b", "fields": [
            {{"name": "f", "type": {{"type": "fixed", {attributes}, "size": 1}}}}]}}"#
        )
    };
    check_names(&inner(r#""name": "F""#), &["a.b.R", "a.b.F"]);
    check_names(
        &inner(r#""name": "F", "namespace": "c""#),
        &["a.b.R", "c.F"],
    );
    check_names(&inner(r#""name": "F", "namespace": """#), &["a.b.R", "F"]);
    check_names(
        &inner(r#""name": "d.F", "namespace": "c""#),
        &["a.b.R", "d.F"],
    );
    check_names(&inner(r#""name": ".F", "namespace": "c""#), &["a.b.R", "F"]);
}

#[test]
fn an_array_does_not_change_the_namespace() {
    check_names(
        r#"{"type": "record", "name": "a.R", "fields": [{"name": "f", "type":
        {"type": "array", "namespace": "b", "items": {"type": "fixed", "name": "F", "size": 1}}}]}"#,
        &["a.R", "a.F"],
    );
}

#[test]
fn aliases_are_relative_to_the_namespace_of_their_name() {
    let schema = Schema::parse(
        r#"{"type": "fixed", "name": "a.F", "aliases": ["G", "b.H", ".I", "not a name", ""], "size": 1}"#,
    )
    .unwrap();
    let Kind::Fixed(fixed) = &schema.node().kind else {
        panic!("not a fixed")
    };
    assert_eq!(fixed.aliases, ["a.G", "b.H", "I", "a.not a name", ""]);
    let again = Schema::parse(&schema.to_json()).unwrap();
    assert_eq!(again.to_json(), schema.to_json());
}

/// A text, the code it is refused with, and the switch that accepts it.
type Case<'a> = (&'a str, Code, fn(&mut ParseOptions));

#[test]
fn each_lenient_switch_accepts_its_own_thing_only() {
    let twice = r#"[{"type": "fixed", "name": "F", "size": 1}, {"type": "array", "items": {"type": "fixed", "name": "F", "size": 1}}]"#;
    let forward = r#"[{"type": "array", "items": "F"}, {"type": "fixed", "name": "F", "size": 1}]"#;
    let fallback = r#"[{"type": "fixed", "name": "F", "size": 1}, {"type": "record", "name": "a.R", "fields": [{"name": "f", "type": "F"}]}]"#;
    let wrapped =
        r#"[{"type": "fixed", "name": "F", "size": 1}, {"type": "array", "items": {"type": "F"}}]"#;
    let cases: [Case<'_>; 7] = [
        (twice, Code::Redefinition, |options| {
            options.identical_redefinition = true;
        }),
        (forward, Code::ForwardReference, |options| {
            options.forward_references = true;
        }),
        (fallback, Code::UnknownType, |options| {
            options.null_namespace_fallback = true;
        }),
        (
            r#"{"type": "fixed", "name": "a.int", "size": 1}"#,
            Code::ReservedName,
            |options| options.primitive_names = true,
        ),
        (
            r#"{"type": "fixed", "name": "é", "size": 1}"#,
            Code::BadName,
            |options| options.names = Names::Unicode,
        ),
        (
            r#"{"type": "record", "name": "R", "fields": [{"name": "f", "type": "int", "default": ""}]}"#,
            Code::InvalidDefault,
            |options| options.unchecked_defaults = true,
        ),
        (wrapped, Code::WrappedReference, |options| {
            options.wrapped_references = true;
        }),
    ];
    for (index, (text, code, _)) in cases.iter().enumerate() {
        assert_eq!(codes(Schema::parse(text)), [code.as_str()], "{text}");
        for (other, (_, _, switch)) in cases.iter().enumerate() {
            let mut options = ParseOptions::default();
            switch(&mut options);
            assert_eq!(
                Schema::parse_with(text, &options).is_ok(),
                index == other,
                "{text} {options:?}"
            );
        }
    }
}

#[test]
fn names_of_data_that_exist_take_a_switch_and_keep_their_text() {
    let any = ParseOptions {
        names: Names::Any,
        ..ParseOptions::default()
    };
    for name in [
        "shop-db.public.Orders",
        "com.example.Job$.Row",
        "a b.2nd \\\"line\\\"",
        "ns.long",
    ] {
        let text = format!(
            r#"{{"type":"record","name":"{name}","fields":[{{"name":"a.b","type":["null","{name}"]}},{{"name":"1","type":{{"type":"enum","name":"-","symbols":["+1","$"]}}}}]}}"#
        );
        assert!(Schema::parse(&text).is_err(), "{text}");
        let schema = Schema::parse_with(&text, &any).unwrap();
        let again = Schema::parse_with(&schema.to_json(), &any).unwrap();
        assert_eq!(again.canonical_form(), schema.canonical_form());
        let canonical = Schema::parse_with(&schema.canonical_form(), &any).unwrap();
        assert_eq!(canonical.canonical_form(), schema.canonical_form());
    }
}

#[test]
fn any_name_is_still_a_name_and_leaves_no_doubt_which_type_is_meant() {
    let any = ParseOptions {
        names: Names::Any,
        ..ParseOptions::default()
    };
    for name in ["", ".", "a..B", "a.", ".a.B"] {
        let text = format!(r#"{{"type": "fixed", "name": "{name}", "size": 1}}"#);
        assert_eq!(
            codes(Schema::parse_with(&text, &any)),
            ["AVRO0010"],
            "{name}"
        );
    }
    let primitive = r#"{"type": "fixed", "name": "long", "size": 1}"#;
    assert_eq!(codes(Schema::parse_with(primitive, &any)), ["AVRO0011"]);
}

#[test]
fn a_type_named_like_a_primitive_passes_or_fails_alike_in_every_door() {
    let text = r#"{"type": "fixed", "name": "ns.long", "size": 1}"#;
    let mut switches = [
        ParseOptions::default(),
        ParseOptions::default(),
        ParseOptions::java(),
    ];
    switches[1].names = Names::Any;
    for (parse, passes) in switches.into_iter().zip([false, true, true]) {
        let mut sources = Sources::new();
        sources.add("a.avsc", text);
        let options = LoadOptions {
            parse,
            ..LoadOptions::default()
        };
        assert_eq!(load(sources, &options).is_ok(), passes);
        assert_eq!(Schema::parse_with(text, &options.parse).is_ok(), passes);
        assert_eq!(
            Schema::parse_all_with(&[text], &options.parse).is_ok(),
            passes
        );
    }
}

#[test]
fn the_fallback_binds_to_the_type_of_the_null_namespace() {
    let text = r#"[{"type": "fixed", "name": "F", "size": 1}, {"type": "record", "name": "a.R", "fields": [{"name": "f", "type": "F"}]}]"#;
    let schema = Schema::parse_with(text, &ParseOptions::java()).unwrap();
    let canonical = r#"[{"name":"F","type":"fixed","size":1},{"name":"a.R","type":"record","fields":[{"name":"f","type":"F"}]}]"#;
    assert_eq!(schema.canonical_form(), canonical);
    assert!(schema.to_json().contains(r#""type":"F""#));
}

#[test]
fn files_bind_in_any_order_and_includes_have_no_root() {
    let mut sources = Sources::new();
    sources.add_include(
        "b.avsc",
        r#"{"type": "record", "name": "B", "fields": [{"name": "a", "type": ["null", "A"]}]}"#,
    );
    let root = sources.add(
        "a.avsc",
        r#"{"type": "record", "name": "A", "fields": [{"name": "b", "type": "B"}]}"#,
    );
    let loaded = load(sources, &LoadOptions::default()).unwrap();
    let roots = loaded
        .set
        .roots()
        .iter()
        .map(|root| root.source)
        .collect::<Vec<_>>();
    assert_eq!(roots, [root]);
}

#[test]
fn an_alias_or_property_that_differs_makes_a_conflict_but_doc_does_not() {
    let load_two = |first: &str, second: &str| {
        let mut sources = Sources::new();
        for extra in [first, second] {
            sources.add(
                "f",
                format!(r#"{{"type": "fixed", "name": "F", "size": 1{extra}}}"#),
            );
        }
        load(sources, &LoadOptions::default()).is_ok()
    };
    assert!(load_two("", r#", "doc": "x""#));
    assert!(load_two(r#", "p": 1, "q": 2"#, r#", "q": 2, "p": 1"#));
    assert!(!load_two("", r#", "aliases": ["G"]"#));
    assert!(!load_two(r#", "p": 1"#, r#", "p": 2"#));
}

fn record(schema: &Schema) -> &Record {
    match &schema.node().kind {
        Kind::Record(record) => record,
        kind => panic!("{}", kind.name()),
    }
}

fn default(ty: &str, json: &str) -> Option<DefaultValue> {
    let text = format!(
        r#"{{"type": "record", "name": "R", "fields": [{{"name": "f", "type": {ty}, "default": {json}}}]}}"#
    );
    let schema = Schema::parse(&text).ok()?;
    let default = record(&schema).fields[0].default.clone();
    assert!(default.is_some(), "{text}");
    default
}

#[test]
fn a_default_has_the_type_of_its_field() {
    assert_eq!(
        default("\"int\"", "-2147483648"),
        Some(DefaultValue::Int(i32::MIN))
    );
    assert_eq!(
        default("\"long\"", "9223372036854775807"),
        Some(DefaultValue::Long(i64::MAX))
    );
    assert_eq!(default("\"float\"", "1"), Some(DefaultValue::Float(1.0)));
    assert_eq!(
        default("\"double\"", "1e3"),
        Some(DefaultValue::Double(1000.0))
    );
    assert_eq!(
        default("\"double\"", "\"-Infinity\""),
        Some(DefaultValue::Double(f64::NEG_INFINITY))
    );
    assert_eq!(
        default("\"bytes\"", "\"\\u00ff\\u0000\""),
        Some(DefaultValue::Bytes(vec![255, 0]))
    );
    assert_eq!(
        default(
            r#"{"type": "map", "values": ["null", "int"]}"#,
            r#"{"k": 1}"#
        ),
        Some(DefaultValue::Map(vec![(
            "k".to_owned(),
            DefaultValue::Union(1, Box::new(DefaultValue::Int(1)))
        )]))
    );
}

#[test]
fn a_default_that_is_no_value_of_the_type_is_refused() {
    for (ty, json) in [
        ("\"int\"", "1.0"),
        ("\"int\"", "1e3"),
        ("\"int\"", "2147483648"),
        ("\"long\"", "9223372036854775808"),
        ("\"float\"", "1e39"),
        ("\"double\"", "\"nan\""),
        ("\"bytes\"", "\"\\u0100\""),
        ("\"string\"", "null"),
        (r#"["null", "string"]"#, "1"),
        (
            r#"{"type": "enum", "name": "E", "symbols": ["A"]}"#,
            "\"B\"",
        ),
    ] {
        assert_eq!(default(ty, json), None, "{ty} {json}");
    }
}

/// Java takes the first branch that the value is valid for; so do we.
#[test]
fn a_union_default_belongs_to_the_first_branch_that_it_fits() {
    assert_eq!(
        default(r#"["long", "int"]"#, "5"),
        Some(DefaultValue::Union(0, Box::new(DefaultValue::Long(5))))
    );
    assert_eq!(
        default(r#"["int", "double"]"#, "5.5"),
        Some(DefaultValue::Union(1, Box::new(DefaultValue::Double(5.5))))
    );
}

#[test]
fn a_member_that_is_left_out_stands_for_its_own_default() {
    let inner = r#"{"type": "record", "name": "S", "fields": [{"name": "x", "type": "int", "default": 1}, {"name": "y", "type": "int"}]}"#;
    assert_eq!(
        default(inner, r#"{"y": 2, "other": 3}"#),
        Some(DefaultValue::Record(vec![None, Some(DefaultValue::Int(2))]))
    );
    assert_eq!(default(inner, r#"{"x": 1}"#), None);
}

#[test]
fn a_default_that_needs_itself_is_refused_or_kept_as_json() {
    let text = r#"{"type": "record", "name": "R", "fields": [
        {"name": "a", "type": {"type": "array", "items": "R"}, "default": [{}]},
        {"name": "b", "type": ["R", "null"], "default": {}}]}"#;
    assert_eq!(codes(Schema::parse(text)), ["AVRO0023"]);
    let options = ParseOptions {
        unchecked_defaults: true,
        ..ParseOptions::default()
    };
    let schema = Schema::parse_with(text, &options).unwrap();
    assert!(
        record(&schema)
            .fields
            .iter()
            .all(|field| field.default.is_none() && field.default_json.is_some())
    );
}

/// A value whose left-out member has no usable default has none itself.
#[test]
fn an_unchecked_default_makes_those_that_need_it_unusable() {
    let text = r#"{"type": "record", "name": "R", "fields": [
        {"name": "s", "type": {"type": "record", "name": "S", "fields": [{"name": "x", "type": "int", "default": ""}]}, "default": {}},
        {"name": "t", "type": "S", "default": {"x": 1}}]}"#;
    let options = ParseOptions {
        unchecked_defaults: true,
        ..ParseOptions::default()
    };
    let schema = Schema::parse_with(text, &options).unwrap();
    let has_default = record(&schema)
        .fields
        .iter()
        .map(|field| field.default.is_some())
        .collect::<Vec<_>>();
    assert_eq!(has_default, [false, true]);
}

#[test]
fn of_repeated_keys_the_last_counts_at_run_time_and_the_compiler_refuses_them() {
    let text = r#"{"type": "fixed", "name": "A", "name": "B", "size": 1}"#;
    let schema = Schema::parse(text).unwrap();
    assert_eq!(schema.node().kind.fullname().unwrap().as_str(), "B");
    let mut sources = Sources::new();
    sources.add("a.avsc", text);
    let failure = load(sources, &LoadOptions::default()).unwrap_err();
    assert_eq!(failure.diagnostics[0].code, Code::DuplicateKey);
}
