//! Paths in rules, attributes, and options that are wrong.

use crate::support::{generate, shop, text, warnings};
use avro_build::{Config, MapType};

/// The error that an option gives.
#[track_caller]
fn error(config: &Config) -> String {
    config.generate([shop().path()]).unwrap_err().to_string()
}

/// Compares the map types of the two fields that are maps.
#[track_caller]
fn check(config: &Config, labels: &str, names: &str) {
    let text = text(config);
    for (field, map) in [("labels", labels), ("names", names)] {
        let field = format!("pub {field}: ::std::collections::{map}<");
        assert!(text.contains(&field), "`{field}` is not in\n{text}");
    }
}

#[test]
fn a_type_is_more_specific_than_its_namespace() {
    let config = Config::new()
        .map_type(["shop.staff.Person"], MapType::HashMap)
        .map_type(["shop.staff.*"], MapType::BTreeMap);
    check(&config, "HashMap", "HashMap");
}

#[test]
fn a_namespace_holds_for_those_below_it_and_less_than_theirs() {
    let config = Config::new()
        .map_type(["shop.staff.*"], MapType::HashMap)
        .map_type(["shop.*"], MapType::BTreeMap)
        .map_type(["."], MapType::HashMap);
    check(&config, "BTreeMap", "HashMap");
}

#[test]
fn of_equal_rules_the_last_wins() {
    let config = Config::new()
        .map_type(["."], MapType::BTreeMap)
        .map_type(["."], MapType::HashMap);
    check(&config, "HashMap", "HashMap");
}

#[test]
fn one_call_takes_several_paths() {
    let paths = ["shop.Order.labels", "shop.staff.Person.names"];
    check(
        &Config::new().map_type(paths, MapType::BTreeMap),
        "BTreeMap",
        "BTreeMap",
    );
}

#[test]
fn a_rule_that_matches_nothing_is_a_warning() {
    let config = Config::new()
        .rename("shop.Order.no", "x")
        .map_type(["shop.Ordre"], MapType::BTreeMap)
        .roots(["shop.*", "other.*"]);
    let generated = generate(&config, shop().path());
    let expected = [
        "`roots` for `other.*` matches nothing",
        "`map_type` for `shop.Ordre` matches nothing",
        "`rename` for `shop.Order.no` matches nothing",
    ];
    assert_eq!(warnings(&generated), expected);
}

#[test]
fn roots_of_which_none_matches_are_an_error_with_what_was_meant() {
    for (root, help) in [
        ("shop.Ordr", "did you mean `shop.Order`?"),
        ("Order", "did you mean `shop.Order`?"),
        ("shop.staf.*", "did you mean `shop.staff.*`?"),
        ("elsewhere.*", "a path is a fullname"),
    ] {
        let error = error(&Config::new().roots([root]));
        let expected = format!(
            "error[AVRO0027]: `roots` matches no type, so that nothing would be generated: `{root}`\n  = help: {help}"
        );
        assert!(error.starts_with(&expected), "{error}");
    }
}

#[test]
fn attributes_add_up_with_the_general_ones_first() {
    let config = Config::new()
        .type_attribute("shop.Line", "#[a]")
        .type_attribute(".", "#[b]")
        .type_attribute("shop.*", "#[c]");
    let text = text(&config);
    assert!(text.contains("#[b] #[c] #[a] pub struct Line {"), "{text}");
    assert!(text.contains("#[b] #[c] pub struct Order {"), "{text}");
}

#[test]
fn what_an_attribute_derives_is_not_derived_twice() {
    let derive = "#[derive(Eq, PartialOrd, Hash)]";
    let text = text(&Config::new().type_attribute("shop.Kind", derive));
    let expected = "#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq)] #[derive(Eq, PartialOrd, Hash)] pub enum Kind {";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn an_attribute_reaches_unions_of_its_namespace() {
    let text = text(&Config::new().type_attribute("shop.*", "#[x]"));
    assert!(text.contains("#[x] pub enum OrderPayload {"), "{text}");
}

#[test]
fn a_field_gets_its_attributes() {
    let config = Config::new().field_attribute("shop.Order.id", "#[serde(rename = \"orderId\")]");
    let text = text(&config);
    assert!(
        text.contains("#[serde(rename = \"orderId\")] pub id: i64,"),
        "{text}"
    );
}

#[test]
fn text_that_is_not_rust_is_an_error_that_names_the_option() {
    let configs = [
        (
            "type_override",
            Config::new().type_override("shop.Line", "a b"),
        ),
        ("extern_path", Config::new().extern_path("shop", "{")),
        ("string_type", Config::new().string_type(["."], "")),
        ("logical_type", Config::new().logical_type("odd", "1")),
        (
            "type_attribute",
            Config::new().type_attribute(".", "derive(Hash)"),
        ),
        (
            "field_attribute",
            Config::new().field_attribute(".", "#[a] struct X;"),
        ),
        ("rename", Config::new().rename("shop.Line", "a-b")),
        ("module", Config::new().module("shop", "a::b c")),
    ];
    for (option, config) in configs {
        check_wrong(option, &config);
    }
}

#[track_caller]
fn check_wrong(option: &str, config: &Config) {
    let error = error(config);
    let expected = format!("error[AVRO0029]: `{option}` for ");
    assert!(error.starts_with(&expected), "{error}");
    assert!(error.contains("\n  = help: "), "{error}");
}

#[test]
fn a_type_that_does_not_stand_by_itself_is_an_error() {
    for ty in ["impl Copy", "_", "&str", "Cow<'a, str>", "Vec<_>", "[u8]"] {
        let new = Config::new;
        check_wrong("type_override", &new().type_override("shop.Line", ty));
        check_wrong("string_type", &new().string_type(["."], ty));
        check_wrong("logical_type", &new().logical_type("odd", ty));
        check_wrong("extern_path", &new().extern_path("shop", ty));
    }
}

#[test]
fn every_wrong_option_is_named_at_once() {
    let config = Config::new()
        .rename("shop.Line", "1")
        .type_attribute("shop.Line", "x");
    let error = error(&config);
    assert_eq!(error.matches("error[AVRO0029]").count(), 2, "{error}");
}

#[test]
fn an_error_is_shown_in_full_by_debug_too() {
    let error = Config::new()
        .rename("shop.Line", "1")
        .generate([shop().path()])
        .unwrap_err();
    assert_eq!(format!("{error:?}"), format!("\n{error}"));
}
