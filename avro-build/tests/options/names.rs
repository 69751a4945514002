//! Options that choose names and modules.

use crate::support::{folder, generate, one_line, shop, text, warnings};
use avro_build::Config;

/// The paths of the types that the files of the run declare.
#[track_caller]
fn check(config: &Config, expected: &[&str]) {
    let generated = generate(config, shop().path());
    let paths: Vec<&str> = generated.roots.iter().map(|root| &*root.path).collect();
    assert_eq!(paths, expected);
}

#[test]
fn namespaces_become_modules() {
    let paths = [
        "shop::Kind",
        "shop::Hash",
        "shop::Line",
        "shop::Order",
        "shop::staff::Person",
    ];
    check(&Config::new(), &paths);
}

#[test]
fn a_namespace_can_have_another_module() {
    let paths = [
        "a::b::Kind",
        "a::b::Hash",
        "a::b::Line",
        "a::b::Order",
        "a::b::staff::Person",
    ];
    check(&Config::new().module("shop", "a::b"), &paths);
}

#[test]
fn the_longest_namespace_decides_the_module() {
    let paths = ["a::Kind", "a::Hash", "a::Line", "a::Order", "b::Person"];
    check(
        &Config::new().module("shop", "a").module("shop.staff", "b"),
        &paths,
    );
}

#[test]
fn two_namespaces_can_share_a_module() {
    let paths = ["a::Kind", "a::Hash", "a::Line", "a::Order", "a::Person"];
    check(
        &Config::new().module("shop", "a").module("shop.staff", "a"),
        &paths,
    );
}

#[test]
fn a_module_may_be_named_like_a_namespace() {
    let other = r#"{"type": "fixed", "name": "events.F", "size": 1}"#;
    let mine = r#"{"type": "fixed", "name": "acme.F", "size": 1}"#;
    let folder = folder(&[("a.avsc", mine), ("b.avsc", other)]);
    let generated = generate(&Config::new().module("acme", "events"), folder.path());
    let paths: Vec<&str> = generated.roots.iter().map(|root| &*root.path).collect();
    assert_eq!(paths, ["events::F", "events::F_2"]);
    let text = &generated.files[0].text;
    assert_eq!(text.matches("pub mod events {").count(), 1, "{text}");
}

#[test]
fn flat_has_no_modules() {
    check(
        &Config::new().flat(),
        &["Kind", "Hash", "Line", "Order", "Person"],
    );
    assert!(!text(&Config::new().flat()).contains("pub mod"));
}

#[test]
fn types_fields_and_symbols_can_be_renamed() {
    let config = Config::new()
        .rename("shop.Order", "Purchase")
        .rename("shop.Order.note", "type")
        .rename("shop.Kind.SMALL", "Tiny");
    let text = text(&config);
    let expected = [
        "pub struct Purchase {",
        "pub r#type: ::std::string::String,",
        "pub enum Kind { Tiny, Large, }",
        "pub const FULLNAME: &'static str = \"shop.Order\";",
        "&[\"SMALL\", \"LARGE\"]",
    ];
    for part in expected {
        assert!(text.contains(part), "`{part}` is not in\n{text}");
    }
}

#[test]
fn a_rename_goes_before_names_of_the_schema() {
    let schema = r#"{"type": "enum", "name": "E", "symbols": ["A", "B"]}"#;
    let folder = folder(&[("e.avsc", schema)]);
    let generated = generate(&Config::new().rename("E.B", "A"), folder.path());
    let text = one_line(&generated.files[0].text);
    assert!(text.contains("pub enum E { A_2, A, }"), "{text}");
    let warning = "`A` and `B` have the same name in Rust; `A` becomes `A_2`";
    assert_eq!(warnings(&generated), [warning]);
}

#[test]
fn only_what_roots_reach_is_generated() {
    let generated = generate(&Config::new().roots(["shop.staff.*"]), shop().path());
    let text = &generated.files[0].text;
    assert!(
        text.contains("pub struct Person") && !text.contains("pub struct Order"),
        "{text}"
    );
    assert_eq!(generated.roots.len(), 1);
}

#[test]
fn included_files_are_generated_where_they_are_referred_to() {
    let user = r#"{"type": "record", "name": "User", "fields": [{"name": "a", "type": "Used"}]}"#;
    let included = r#"{"type": "fixed", "name": "Used", "size": 1}"#;
    let other = r#"{"type": "fixed", "name": "Unused", "size": 1}"#;
    let folder = folder(&[
        ("in/user.avsc", user),
        ("lib/a.avsc", included),
        ("lib/b.avsc", other),
    ]);
    let config = Config::new().include(folder.path().join("lib"));
    let generated = generate(&config, &folder.path().join("in"));
    let text = &generated.files[0].text;
    assert!(
        text.contains("pub struct Used") && !text.contains("Unused"),
        "{text}"
    );
}
