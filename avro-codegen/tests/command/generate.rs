//! `generate`: what is written, compared and removed, and what is said about it.

use crate::support::{USER, command, files, folder, names, run, run_with_input, write};
use std::fs;
use std::path::Path;

/// Runs `generate` into `gen`, which must end with `code`; gives what it says, on both streams.
#[track_caller]
fn check(folder: &Path, arguments: &[&str], code: i32) -> (String, String) {
    let arguments = [&["generate", "-o", "gen"], arguments].concat();
    let run = run(folder, &arguments).ends_with(code);
    (run.stdout, run.stderr)
}

#[test]
fn a_file_for_each_module_is_written() {
    let folder = folder(&[("user.avsc", USER)]);
    check(folder.path(), &["user.avsc"], 0);
    assert_eq!(names(&folder.path().join("gen")), ["acme.rs", "mod.rs"]);
}

#[test]
fn what_was_generated_is_up_to_date() {
    let folder = folder(&[("user.avsc", USER)]);
    check(folder.path(), &["user.avsc"], 0);
    let (stdout, stderr) = check(folder.path(), &["user.avsc", "--check"], 0);
    assert_eq!(stdout, "");
    assert_eq!(stderr, "checked 2 files in `gen`, 0 changed\n");
}

#[test]
fn one_changed_byte_is_named_and_with_diff_shown_and_not_mended_by_check() {
    let folder = folder(&[("user.avsc", USER)]);
    check(folder.path(), &["user.avsc"], 0);
    let path = folder.path().join("gen/acme.rs");
    let changed = fs::read_to_string(&path)
        .unwrap()
        .replacen("pub id: i64", "pub id: i32", 1);
    fs::write(&path, &changed).unwrap();
    let (stdout, stderr) = check(folder.path(), &["user.avsc", "--check"], 1);
    assert_eq!(stdout, "");
    let expected = "differs: gen/acme.rs\nerror: not up to date: 1 of 2 files in `gen`\n";
    assert_eq!(stderr, expected);
    let (stdout, stderr) = check(folder.path(), &["user.avsc", "--check", "--diff"], 1);
    assert!(
        stdout.contains("--- gen/acme.rs\n+++ gen/acme.rs\n@@"),
        "{stdout}"
    );
    assert!(
        stdout.contains("\n-    pub id: i32,\n+    pub id: i64,\n"),
        "{stdout}"
    );
    assert_eq!(stderr, expected);
    assert_eq!(fs::read_to_string(&path).unwrap(), changed);
}

#[test]
fn a_file_names_the_sources_of_its_own_types() {
    let other = r#"{"type": "enum", "name": "other.E", "symbols": []}"#;
    let folder = folder(&[("user.avsc", USER), ("other.avsc", other)]);
    check(folder.path(), &["user.avsc"], 0);
    let alone = fs::read_to_string(folder.path().join("gen/acme.rs")).unwrap();
    check(folder.path(), &["user.avsc", "other.avsc"], 0);
    let header = |path: &str| {
        let text = fs::read_to_string(folder.path().join(path)).unwrap();
        text.split("\n\n").next().unwrap().to_owned()
    };
    assert!(header("gen/other.rs").ends_with(" from:\n//   other.avsc"));
    assert!(!header("gen/mod.rs").contains(".avsc"));
    let beside = fs::read_to_string(folder.path().join("gen/acme.rs")).unwrap();
    assert_eq!(alone, beside, "another file changed it");
}

#[test]
fn check_of_many_files_names_the_first() {
    let schemas =
        (0..25).map(|index| format!(r#"{{"type": "enum", "name": "n{index}.E", "symbols": []}}"#));
    let schemas = format!("[{}]", schemas.collect::<Vec<_>>().join(","));
    let folder = folder(&[("all.avsc", &schemas)]);
    let (_, stderr) = check(folder.path(), &["all.avsc", "--check"], 1);
    assert_eq!(stderr.matches("differs: ").count(), 20, "{stderr}");
    assert!(stderr.contains("… and 6 more; `--diff` shows"), "{stderr}");
}

#[test]
fn check_of_a_missing_directory_writes_nothing() {
    let folder = folder(&[("user.avsc", USER)]);
    let (stdout, _) = check(folder.path(), &["user.avsc", "--check", "--diff"], 1);
    assert!(
        stdout.contains("--- /dev/null\n+++ gen/acme.rs\n"),
        "{stdout}"
    );
    assert!(!folder.path().join("gen").exists());
}

#[test]
fn diff_shows_what_was_written() {
    let folder = folder(&[("user.avsc", USER)]);
    let (stdout, _) = check(folder.path(), &["user.avsc", "--diff"], 0);
    assert!(stdout.contains("+    pub id: i64,"), "{stdout}");
    let (stdout, _) = check(folder.path(), &["user.avsc", "--diff"], 0);
    assert_eq!(stdout, "");
}

#[test]
fn quiet_says_nothing_but_errors() {
    let clash = r#"{"type": "enum", "name": "E", "symbols": ["a", "A"]}"#;
    let folder = folder(&[("e.avsc", clash)]);
    assert_eq!(
        check(folder.path(), &["e.avsc", "-q"], 0),
        (String::new(), String::new())
    );
    let (_, stderr) = check(folder.path(), &["missing.avsc", "-q"], 2);
    assert!(stderr.starts_with("error[AVRO0030]"), "{stderr}");
}

#[test]
fn verbose_names_what_was_written() {
    let folder = folder(&[("user.avsc", USER)]);
    let (_, stderr) = check(folder.path(), &["user.avsc", "-v"], 0);
    assert!(stderr.contains("wrote gen/acme.rs\n"), "{stderr}");
}

#[test]
fn flat_puts_every_type_into_one_file() {
    let folder = folder(&[("user.avsc", USER)]);
    check(folder.path(), &["user.avsc", "--flat"], 0);
    let files = files(&folder.path().join("gen"));
    let [(name, text)] = &files[..] else {
        panic!("{files:?}")
    };
    assert_eq!(name, "mod.rs");
    assert!(text.contains("pub struct User {"));
}

#[test]
fn a_settings_file_says_what_the_arguments_do_not() {
    let settings = "inputs = [\"schemas\"]\nout_dir = \"gen\"\nflat = true\nbuilders = true\n";
    let folder = folder(&[("schemas/user.avsc", USER), ("avro-codegen.toml", settings)]);
    run(
        folder.path(),
        &["generate", "--config", "avro-codegen.toml"],
    )
    .ends_with(0);
    let files = files(&folder.path().join("gen"));
    assert!(files[0].1.contains("pub struct UserBuilder"));
}

#[test]
fn roots_of_which_none_matches_are_an_error_and_nothing_is_written() {
    let folder = folder(&[
        ("user.avsc", USER),
        ("s.toml", "roots = ['acme.Usr', 'x.*']\n"),
    ]);
    let (_, stderr) = check(folder.path(), &["user.avsc", "--config", "s.toml"], 1);
    let expected = "error[AVRO0027]: `roots` matches no type, so that nothing would be generated: `acme.Usr`, `x.*`\n  = help: did you mean `acme.User`?\n";
    assert_eq!(stderr, expected);
    assert!(!folder.path().join("gen").exists());
    write(
        folder.path(),
        &[("s.toml", "roots = ['acme.User', 'x.*']\n")],
    );
    let (_, stderr) = check(folder.path(), &["user.avsc", "--config", "s.toml"], 0);
    assert!(
        stderr.contains("warning[AVRO0027]: `roots` for `x.*` matches nothing"),
        "{stderr}"
    );
}

#[test]
fn a_number_of_the_settings_file_may_have_another_base() {
    let longs: Vec<String> = ('a'..='e')
        .map(|c| format!(r#"{{"name": "{c}", "type": "long"}}"#))
        .collect();
    let record = format!(
        r#"{{"type": "record", "name": "F", "fields": [{}]}}"#,
        longs.join(",")
    );
    let schema = format!(
        r#"{{"type": "record", "name": "R", "fields": [{{"name": "u", "type": ["int", {record}]}}]}}"#
    );
    let folder = folder(&[
        ("r.avsc", &schema),
        ("s.toml", "box_branches_over = 0x30\n"),
    ]);
    check(folder.path(), &["r.avsc", "--config", "s.toml"], 0);
    let text = fs::read_to_string(folder.path().join("gen/mod.rs")).unwrap();
    assert!(!text.contains("Box<F>"), "{text}");
}

#[test]
fn arguments_go_before_the_settings_file() {
    let settings = "inputs = [\"missing\"]\nout_dir = \"elsewhere\"\n";
    let folder = folder(&[("user.avsc", USER), ("avro-codegen.toml", settings)]);
    check(
        folder.path(),
        &["--config", "avro-codegen.toml", "user.avsc"],
        0,
    );
    assert!(folder.path().join("gen/mod.rs").exists());
    assert!(!folder.path().join("elsewhere").exists());
}

/// A record with a field that its old writers do not have.
const READER: &str = r#"{"type": "record", "name": "acme.User", "fields": [
    {"name": "id", "type": "long"}, {"name": "level", "type": "long", "default": 3}]}"#;

#[test]
fn a_writer_that_is_named_gets_a_decoder() {
    let folder = folder(&[("user.avsc", READER), ("old/user.avsc", USER)]);
    check(
        folder.path(),
        &["user.avsc", "--written-by", "old/user.avsc"],
        0,
    );
    let text = fs::read_to_string(folder.path().join("gen/acme.rs")).unwrap();
    assert_eq!(text.matches("pub fn __written_").count(), 1, "{text}");
}

#[test]
fn writers_of_the_arguments_are_added_to_those_of_the_settings_file() {
    let older = USER.replace("\"id\"", "\"old\", \"type\": \"int\"}, {\"name\": \"id\"");
    let folder = folder(&[
        ("user.avsc", READER),
        ("old/1.avsc", USER),
        ("old/2.avsc", &older),
        ("avro-codegen.toml", "written_by = \"old/1.avsc\"\n"),
    ]);
    let arguments = ["user.avsc", "--config", "avro-codegen.toml"];
    let arguments = [&arguments[..], &["--written-by", "old/2.avsc"]].concat();
    check(folder.path(), &arguments, 0);
    let text = fs::read_to_string(folder.path().join("gen/acme.rs")).unwrap();
    assert_eq!(text.matches("pub fn __written_").count(), 2, "{text}");
}

#[test]
fn a_writers_schema_that_is_missing_is_named() {
    let folder = folder(&[("user.avsc", READER)]);
    let (_, stderr) = check(folder.path(), &["user.avsc", "--written-by", "no.avsc"], 2);
    assert!(stderr.contains("cannot read `no.avsc`"), "{stderr}");
}

#[test]
fn a_missing_settings_file_is_named() {
    let folder = folder(&[("user.avsc", USER)]);
    let (_, stderr) = check(folder.path(), &["user.avsc", "--config", "no.toml"], 2);
    assert!(stderr.contains("cannot read `no.toml`"), "{stderr}");
}

#[test]
fn standard_input_is_a_schema() {
    let folder = folder(&[]);
    run_with_input(folder.path(), &["generate", "-", "-o", "gen"], USER).ends_with(0);
    assert_eq!(names(&folder.path().join("gen")), ["acme.rs", "mod.rs"]);
}

#[test]
fn a_missing_file_is_named() {
    let folder = folder(&[]);
    let (_, stderr) = check(folder.path(), &["schemas/no.avsc"], 2);
    assert!(stderr.contains("cannot read `schemas/no.avsc`"), "{stderr}");
}

#[test]
fn a_pattern_that_matches_nothing_is_named() {
    let folder = folder(&[("user.avsc", USER)]);
    let (_, stderr) = check(folder.path(), &["schemas/**/*.avsc"], 2);
    assert!(
        stderr.contains("no schema file matches `schemas/**/*.avsc`"),
        "{stderr}"
    );
}

#[test]
fn one_pattern_that_matches_nothing_is_an_error_beside_one_that_does() {
    let folder = folder(&[("user.avsc", USER)]);
    let (_, stderr) = check(folder.path(), &["*.avsc", "*.avpr"], 2);
    assert!(
        stderr.contains("no schema file matches `*.avpr`"),
        "{stderr}"
    );
}

#[test]
fn a_directory_without_schemas_is_named() {
    let folder = folder(&[("schemas/readme.txt", "")]);
    let (_, stderr) = check(folder.path(), &["schemas"], 2);
    assert!(
        stderr.contains("no schema file matches `schemas`"),
        "{stderr}"
    );
}

#[test]
fn all_missing_inputs_are_named_at_once() {
    let folder = folder(&[("empty/readme.txt", "")]);
    let (_, stderr) = check(folder.path(), &["no.avsc", "*.avpr", "empty"], 2);
    for input in ["no.avsc", "*.avpr", "empty"] {
        assert!(stderr.contains(&format!("`{input}`")), "{input}: {stderr}");
    }
}

#[test]
fn a_file_that_is_not_utf_8_is_shown_with_the_place() {
    let folder = folder(&[]);
    fs::write(folder.path().join("user.avsc"), b"\"int\xff\"").unwrap();
    let (_, stderr) = check(folder.path(), &["user.avsc"], 1);
    let expected = "the text is not UTF-8: byte 0xff at offset 4\n  ┌─ user.avsc:1:5";
    assert!(stderr.contains(expected), "{stderr}");
}

#[test]
fn a_directory_with_the_name_of_a_schema_is_searched() {
    let folder = folder(&[("schemas/odd.avsc/user.avsc", USER)]);
    check(folder.path(), &["schemas"], 0);
}

#[test]
fn without_an_output_directory_the_command_says_so() {
    let folder = folder(&[("user.avsc", USER)]);
    let run = run(folder.path(), &["generate", "user.avsc"]).ends_with(2);
    assert!(run.stderr.contains("give `-o DIR`"), "{}", run.stderr);
}

#[test]
fn an_output_directory_that_is_a_file_is_an_error() {
    let folder = folder(&[("user.avsc", USER), ("gen", "mine")]);
    let (_, stderr) = check(folder.path(), &["user.avsc"], 2);
    assert!(stderr.contains("`gen"), "{stderr}");
    assert_eq!(
        fs::read_to_string(folder.path().join("gen")).unwrap(),
        "mine"
    );
}

#[test]
fn generated_files_that_are_left_over_are_removed_and_others_are_not() {
    let other = r#"{"type": "enum", "name": "old.E", "symbols": []}"#;
    let folder = folder(&[("user.avsc", USER), ("other.avsc", other)]);
    check(folder.path(), &["*.avsc"], 0);
    write(
        folder.path(),
        &[
            ("gen/mine.rs", "// mine"),
            ("gen/notes.txt", "// @generated by avro-codegen"),
        ],
    );
    fs::remove_file(folder.path().join("other.avsc")).unwrap();
    let (_, stderr) = check(folder.path(), &["*.avsc", "-v"], 0);
    assert!(stderr.contains("removed gen/old.rs\n"), "{stderr}");
    let names = names(&folder.path().join("gen"));
    assert_eq!(names, ["acme.rs", "mine.rs", "mod.rs", "notes.txt"]);
}

#[test]
fn left_over_files_are_a_difference_for_check() {
    let old = r#"{"type": "enum", "name": "old.E", "symbols": []}"#;
    let folder = folder(&[("user.avsc", USER), ("old.avsc", old)]);
    check(folder.path(), &["user.avsc", "old.avsc"], 0);
    let (stdout, stderr) = check(folder.path(), &["user.avsc", "--check", "--diff"], 1);
    assert!(
        stdout.contains("--- gen/old.rs\n+++ /dev/null\n"),
        "{stdout}"
    );
    assert_eq!(
        stderr,
        "differs: gen/mod.rs\nleft over: gen/old.rs\n\
         error: not up to date: 1 of 2 files in `gen`, 1 to be removed\n"
    );
    assert!(folder.path().join("gen/old.rs").exists());
}

#[test]
fn nothing_is_written_when_a_schema_is_wrong() {
    let folder = folder(&[("user.avsc", USER)]);
    check(folder.path(), &["user.avsc"], 0);
    let before = files(&folder.path().join("gen"));
    write(folder.path(), &[("wrong.avsc", r#"{"type": "array"}"#)]);
    check(folder.path(), &["*.avsc"], 1);
    assert_eq!(files(&folder.path().join("gen")), before);
}

#[test]
fn a_file_that_is_right_already_is_not_touched() {
    let folder = folder(&[("user.avsc", USER)]);
    check(folder.path(), &["user.avsc"], 0);
    let path = folder.path().join("gen/acme.rs");
    let long_ago =
        std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    fs::File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    write(
        folder.path(),
        &[("gen/mod.rs", "// @generated by avro-codegen, but not this")],
    );
    let (_, stderr) = check(folder.path(), &["user.avsc"], 0);
    assert_eq!(stderr, "generated 2 files in `gen`, 1 changed\n");
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), long_ago);
}

#[test]
fn no_temporary_file_stays_behind() {
    let folder = folder(&[("user.avsc", USER)]);
    check(folder.path(), &["user.avsc"], 0);
    let entries = fs::read_dir(folder.path().join("gen")).unwrap();
    assert_eq!(entries.count(), 2);
}

#[test]
fn verbose_and_quiet_exclude_each_other() {
    let folder = folder(&[("user.avsc", USER)]);
    let output = command(
        folder.path(),
        &["generate", "user.avsc", "-o", "gen", "-q", "-v"],
    )
    .output();
    assert_eq!(output.unwrap().status.code(), Some(2));
}

#[test]
fn what_another_run_wrote_into_a_directory_below_is_not_left_over() {
    let folder = folder(&[("user.avsc", USER)]);
    run(folder.path(), &["generate", "user.avsc", "-o", "gen/below"]).ends_with(0);
    check(folder.path(), &["user.avsc"], 0);
    let names = names(&folder.path().join("gen"));
    let expected = ["acme.rs", "below/acme.rs", "below/mod.rs", "mod.rs"];
    assert_eq!(names, expected);
}

#[test]
fn a_module_named_like_a_device_is_removed_when_it_is_left_over() {
    let odd = r#"{"type": "fixed", "name": "con.aux.F", "size": 1}"#;
    let folder = folder(&[("user.avsc", USER), ("odd.avsc", odd)]);
    check(folder.path(), &["*.avsc"], 0);
    check(folder.path(), &["user.avsc"], 0);
    assert_eq!(names(&folder.path().join("gen")), ["acme.rs", "mod.rs"]);
}
