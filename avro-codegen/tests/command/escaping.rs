//! Texts from outside that could disturb a terminal, the compiler or a page: paths, names, docs, defaults.

use crate::hostile::items_of;
use crate::support::{Run, files, folder, run, run_with_input, write};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A title of the terminal, text from right to left, and an escape that is one byte in other encodings.
const HOSTILE: &str = "a\u{1b}]0;t\u{7}\u{202e}b\u{9b}c";

/// The characters of a text that could disturb.
fn disturbing(text: &str) -> Vec<char> {
    let is_hidden = |c: &char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let chars = text.chars().filter(|c| *c != '\n');
    chars.filter(|c| c.is_control() || is_hidden(c)).collect()
}

#[track_caller]
fn check(run: &Run) {
    for text in [&run.stdout, &run.stderr] {
        assert!(disturbing(text).is_empty(), "{text:?}");
    }
    assert!(run.stdout.len() + run.stderr.len() > 0);
}

/// A text as a JSON string.
fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A schema that has a text wherever one may be.
fn schema(text: &str) -> String {
    let text = json(text);
    let map = r#"{"type": "map", "values": "string"}"#;
    format!(
        r#"{{"type": "record", "name": {text}, "doc": {text}, "aliases": [{text}], {text}: {text}, "fields": [
            {{"name": {text}, "type": "string", "doc": {text}, "default": {text}, "aliases": [{text}]}},
            {{"name": "m", "type": {map}, "default": {{{text}: {text}}}}},
            {{"name": "l", "type": {{"type": "int", "logicalType": {text}}}}},
            {{"name": "e", "type": {{"type": "enum", "name": "E", "doc": {text}, "symbols": [{text}], "default": {text}}}}}
        ]}}"#
    )
}

#[test]
fn paths_are_escaped_in_every_message() {
    let path = &*format!("{HOSTILE}.avsc");
    let toml = &*format!("{HOSTILE}.toml");
    let user = r#"{"type": "record", "name": "U", "fields": [{"name": "a", "type": "int"}]}"#;
    let folder = folder(&[
        (path, user),
        ("u.avsc", user),
        ("s/1.avsc", "1"),
        (toml, "no = 1"),
    ]);
    write(folder.path(), &[(&format!("d/{path}"), "{"), ("datum", "")]);
    for arguments in [
        &["check", "no-", path][..],
        &["check", path, "d"],
        &["check", HOSTILE],
        &["check", &format!("{HOSTILE}*[")],
        &["check", "u.avsc", "--config", toml],
        &["check", "u.avsc", "--include", HOSTILE],
        &["generate", "u.avsc", "-o", path],
        &["generate", path, "-v", "--diff", "-o", HOSTILE],
        &["generate", path, "--check", "-o", HOSTILE],
        &["bundle", "u.avsc", "--root", HOSTILE],
        &["bundle", "u.avsc", "-o", path],
        &["canonical", path, "u.avsc", "--root", HOSTILE],
        &["compat", "--reader", path, "--writer", path],
        &["compat", "--json", "--reader", path, "--writer", path],
        &["compat", "--reader", path, "--writer", HOSTILE],
        &["decode", path, "--writer", "u.avsc"],
        &["decode", HOSTILE, "--writer", "u.avsc"],
        &["encode", "datum", "--schema", path],
        &["encode", "--hex", path, "--schema", path],
        &["check", "u.avsc", "--message-format", HOSTILE],
        &[HOSTILE],
    ] {
        println!("{arguments:?}");
        check(&run(folder.path(), arguments));
        let colours = [&["--color", "always"], arguments].concat();
        let shown = run(folder.path(), &colours).stderr;
        assert!(
            !shown.contains("\u{1b}]") && !shown.contains('\u{202e}'),
            "{shown:?}"
        );
    }
}

#[test]
fn what_schemas_say_is_escaped_in_every_message_and_in_code() {
    let folder = folder(&[
        ("s.avsc", &schema(HOSTILE)),
        ("t.avsc", r#"{"type": "enum", "name": "E", "symbols": []}"#),
    ]);
    for arguments in [
        &["check", "s.avsc"][..],
        &["check", "s.avsc", "--message-format=json"],
        &["check", "s.avsc", "--message-format=short"],
        &["check", "s.avsc", "t.avsc", "--names=any"],
        &["bundle", "s.avsc", "--names=any"],
        &["bundle", "s.avsc", "t.avsc", "--names=any"],
        &[
            "compat",
            "--names=any",
            "--reader=t.avsc",
            "--writer=s.avsc",
        ],
        &[
            "compat",
            "--names=any",
            "--json",
            "--reader=s.avsc",
            "--writer=t.avsc",
        ],
        &["decode", "--names=any", "--writer=s.avsc", "s.avsc"],
        &[
            "encode",
            "--names=any",
            "--schema=s.avsc",
            "--hex",
            "s.avsc",
        ],
        &["generate", "--names=any", "s.avsc", "--diff", "-o", "gen"],
    ] {
        println!("{arguments:?}");
        check(&run(folder.path(), arguments));
    }
    for (name, text) in files(&folder.path().join("gen")) {
        assert!(disturbing(&text).is_empty(), "{name}: {text}");
    }
}

#[test]
fn the_names_of_files_are_escaped_in_code() {
    let name = format!("s/{HOSTILE}.avsc");
    let folder = folder(&[(&name, r#"{"type": "array", "items": "int"}"#)]);
    run(folder.path(), &["generate", "s", "-o", "gen"]).ends_with(0);
    let text = fs::read_to_string(folder.path().join("gen/mod.rs")).unwrap();
    assert!(disturbing(&text).is_empty(), "{text}");
    assert!(
        text.contains("//   s/a\\u{1b}]0;t\\u{7}\\u{202e}b\\u{9b}c.avsc\n"),
        "{text}"
    );
}

#[test]
fn data_are_shown_as_json_that_means_the_same() {
    let folder = folder(&[("s.avsc", "\"string\""), ("in.json", &json(HOSTILE))]);
    let encode = ["encode", "--hex", "--schema=s.avsc", "in.json"];
    let hex = run(folder.path(), &encode).ends_with(0).stdout;
    let decode = ["decode", "--hex", "--writer=s.avsc"];
    let shown = run_with_input(folder.path(), &decode, &hex).ends_with(0);
    check(&shown);
    assert_eq!(
        serde_json::from_str::<String>(&shown.stdout).unwrap(),
        HOSTILE
    );
}

#[test]
fn a_difference_from_a_file_that_was_edited_is_escaped() {
    let folder = folder(&[("s.avsc", "\"int\"")]);
    let arguments = ["generate", "s.avsc", "-o", "gen"];
    run(folder.path(), &arguments).ends_with(0);
    let path = folder.path().join("gen/mod.rs");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + HOSTILE).unwrap();
    check(&run(folder.path(), &[&arguments[..], &["--check"]].concat()).ends_with(1));
}

#[test]
fn a_bundle_is_no_device() {
    let names = ["con", "Aux.T", "nul.x.y", "com1"];
    let folder = folder(&[]);
    for (index, name) in names.iter().enumerate() {
        let schema = format!(r#"{{"type": "fixed", "name": "{name}", "size": 1}}"#);
        write(folder.path(), &[(&format!("s/{index}.avsc"), &schema)]);
    }
    run(folder.path(), &["bundle", "s", "-o", "out"]).ends_with(0);
    let files = crate::support::names(&folder.path().join("out"));
    assert_eq!(
        files,
        ["_Aux.T.avsc", "_com1.avsc", "_con.avsc", "_nul.x.y.avsc"]
    );
}

/// Docs with links, images and scripts, each of which rustdoc would let pass; none of the allowed ones.
const DOCS: [&str; 14] = [
    "[x](javascript:alert(1)) ![y](http://evil.example/y.png)",
    "[x](JaVaScRiPt:alert(1)) [x]( java&#x73;cript:alert(1) )",
    "[x](java&Tab;script:alert(1)) [x](javascript&colon;alert(1))",
    "[x][j], [j], ![x][j] and ![j]\n\n[j]: javascript:alert(1)",
    "[x](\njavascript:alert(1))\n\n[j]:\njavascript:alert(2)\n\n[j]",
    "[x](<javascript:alert(1)>) <javascript:alert(1)>",
    "\\\\[x](javascript:alert(1)) \\\\![y](https://evil.example/y.png)",
    "`\\`[x](javascript:alert(1)) `` ` ``![y](https://evil.example/y.png)",
    "[![y](https://evil.example/y.png)](https://evil.example)",
    "[a [b](https://a.org)](javascript:alert(1)) [`x`](data:text/html,x)",
    "<img src=x onerror=alert(1)> <a href='javascript:alert(1)'>x</a>",
    "> - [x](javascript:alert(1))\n> [j]: javascript:alert(1)\n\n| [x](javascript:a) |\n|---|\n| ![y](//evil.example) |",
    "!\n[y](data:x)\n```\n[x](javascript:a)\n```\n~~~\n```\n~~~\n[x](javascript:alert(1))",
    "[^1]\n\n[^1]: [x](javascript:alert(1)) ![y](y.png)",
];

/// The docs of an enum, as attributes.
fn docs_of(item: &syn::ItemEnum) -> String {
    let docs = item
        .attrs
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            syn::Meta::NameValue(syn::MetaNameValue {
                value:
                    syn::Expr::Lit(syn::ExprLit {
                        lit: syn::Lit::Str(text),
                        ..
                    }),
                ..
            }) => Some(format!("#[doc = {:?}]\n", text.value())),
            _ => None,
        });
    docs.collect()
}

/// The pages that rustdoc makes of the docs of generated code; none where there is no rustdoc.
fn pages(folder: &Path, docs: &[&str]) -> Vec<String> {
    for (at, doc) in docs.iter().enumerate() {
        let schema = format!(
            r#"{{"type": "enum", "name": "D{at}", "symbols": [], "doc": {}}}"#,
            json(doc)
        );
        write(folder, &[(&format!("s/{at}.avsc"), &schema)]);
    }
    run(folder, &["generate", "s", "-o", "gen"]).ends_with(0);
    let text = fs::read_to_string(folder.join("gen/mod.rs")).unwrap();
    let items = items_of(&text).unwrap();
    let enums = items.iter().filter_map(|item| match item {
        syn::Item::Enum(item) => Some(format!("{}pub enum {} {{}}\n", docs_of(item), item.ident)),
        _ => None,
    });
    write(folder, &[("page.rs", &enums.collect::<String>())]);
    let rustdoc = Command::new("rustdoc")
        .current_dir(folder)
        .args(["page.rs", "-o", "doc"])
        .output();
    let Ok(output) = rustdoc else {
        println!("skipped: there is no rustdoc");
        return Vec::new();
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let page = |at| fs::read_to_string(folder.join(format!("doc/page/enum.D{at}.html")));
    (0..docs.len()).map(|at| page(at).unwrap()).collect()
}

#[test]
fn rustdoc_shows_no_script_and_loads_nothing() {
    let folder = folder(&[]);
    for (page, doc) in pages(folder.path(), &DOCS).iter().zip(DOCS) {
        let (_, text) = page
            .split_once("<div class=\"docblock\">")
            .expect("it has docs");
        let (text, _) = text.split_once("</div></details>").unwrap();
        let text = text.to_lowercase();
        for part in [
            "href=\"javascript",
            "href=\"data",
            "<img",
            " src=\"",
            "onerror=\"",
            "<script",
            "href=\"/",
        ] {
            assert!(!text.contains(part), "{doc}: {text}");
        }
        for (at, _) in text.match_indices("href=\"") {
            let target = &text[at + "href=\"".len()..];
            let is_allowed = ["https://a.org", "https://evil.example\"", "#"]
                .iter()
                .any(|it| target.starts_with(it));
            assert!(is_allowed, "{doc}: {text}");
        }
    }
}

#[test]
fn rustdoc_shows_links_to_pages() {
    let folder = folder(&[]);
    let docs = ["[a](https://a.org/?b=c&d_(e)), <http://b.org>, [c](mailto:c@d.org)"];
    for page in pages(folder.path(), &docs) {
        for target in [
            "https://a.org/?b=c&amp;d_(e)",
            "http://b.org",
            "mailto:c@d.org",
        ] {
            assert!(
                page.contains(&format!("href=\"{target}\"")),
                "{target}: {page}"
            );
        }
    }
}
