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

/// Why a text is no settings file.
#[track_caller]
fn refused(text: &str) -> String {
    Settings::parse("s.toml", text).unwrap_err().to_string()
}

#[test]
fn a_number_is_the_one_that_toml_says() {
    for (text, number) in [
        ("0x30", 48),
        ("0o17", 15),
        ("0b1_00", 4),
        ("1_000", 1000),
        ("+64", 64),
        ("0xdead_beef", 0xdead_beef),
        ("0", 0),
    ] {
        let settings = Settings::parse("s.toml", &format!("box_branches_over = {text}"));
        assert_eq!(
            settings.unwrap().options.box_branches_over,
            number,
            "{text}"
        );
    }
    for text in [
        "-1",
        "1.5",
        "\"64\"",
        "true",
        "1979-05-27",
        "0x1_0000_0000_0000_0000",
    ] {
        let error = refused(&format!("box_branches_over = {text}"));
        assert!(error.contains("number of bytes"), "{error}");
        assert!(error.contains("s.toml:1:21"), "{error}");
    }
}

#[test]
fn a_text_is_the_one_that_toml_says_and_a_date_is_none() {
    let text = "out_dir = \"a\\u0062\"\nroots = ['a\\u0062', \"\"\"\nc\"\"\"]\n[rename]\n\"\\u0041.b\" = 'x'";
    let settings = Settings::parse("s.toml", text).unwrap();
    assert_eq!(settings.out_dir.unwrap().to_str(), Some("ab"));
    assert_eq!(settings.options.roots, [r"a\u0062", "c"]);
    assert_eq!(
        settings.options.renames,
        [("A.b".to_owned(), "x".to_owned())]
    );
    for date in ["1979-05-27", "07:32:00", "1979-05-27T07:32:00Z"] {
        let error = refused(&format!("out_dir = {date}"));
        assert!(
            error.contains("expected a string, found datetime"),
            "{error}"
        );
    }
}

#[test]
fn a_text_that_is_no_rust_is_an_error_at_its_place() {
    let cases = [
        ("type_override", "impl Copy"),
        ("type_override", "_"),
        ("type_override", "&str"),
        ("type_override", "Cow<'a, str>"),
        ("string_type", "impl AsRef<str>"),
        ("logical_type", "Vec<_>"),
        ("extern_path", "Vec<u8>"),
        ("module", "a.b"),
        ("rename", "a b"),
        ("type_attribute", "derive(Hash)"),
        ("field_attribute", "#[derive(1)]"),
    ];
    for (key, rust) in cases {
        let error = refused(&format!("flat = true\n[{key}]\n\"a.B\" = \"{rust}\"\n"));
        let head = format!("error[AVRO0029]: `{key}` for `a.B`: `{rust}` ");
        assert!(error.starts_with(&head), "{error}");
        assert!(
            error.contains("s.toml:3:9") && error.contains("= help: "),
            "{error}"
        );
    }
}

#[test]
fn of_several_texts_of_a_key_each_has_its_own_place() {
    let error = refused("[type_attribute]\na = [\"#[b]\", \"c\"]\nd = \"#[e]\"\nf = \"g\"\n");
    assert!(
        error.contains("s.toml:2:14") && error.contains("s.toml:4:5"),
        "{error}"
    );
}
