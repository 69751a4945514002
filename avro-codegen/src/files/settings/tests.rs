use super::{KEYS, Settings};

const PAGE: &str = include_str!("../../../docs/settings.md");

/// The example below a key's heading.
fn example(key: &str) -> &'static str {
    let (_, section) = PAGE
        .split_once(&format!("\n### `{key}`\n"))
        .unwrap_or_else(|| panic!("docs/settings.md has no heading for `{key}`"));
    let section = section.split("\n### ").next().unwrap_or_default();
    let (_, code) = section
        .split_once("```toml\n")
        .unwrap_or_else(|| panic!("docs/settings.md has no example of `{key}`"));
    code.split_once("```").unwrap().0
}

#[test]
fn the_example_of_each_key_chooses_something() {
    let default = format!("{:?}", Settings::default());
    for key in KEYS {
        let text = example(key);
        let settings = Settings::parse("settings.md", text).unwrap();
        assert_ne!(format!("{settings:?}"), default, "{text}");
        assert!(text.contains(key), "{text}");
    }
}

#[test]
fn the_page_shows_no_key_that_is_unknown() {
    let headings = PAGE.lines().filter(|line| line.starts_with("### "));
    assert_eq!(headings.count(), KEYS.len());
}
