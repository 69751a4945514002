//! `fingerprint`: hexadecimal digits that other implementations give too.

use crate::support::{folder, run, run_with_input};

/// Compares the fingerprint of a schema.
#[track_caller]
fn check(schema: &str, algorithm: &str, expected: &str) {
    let folder = folder(&[]);
    let arguments = ["fingerprint", "-", "--algorithm", algorithm];
    let run = run_with_input(folder.path(), &arguments, schema).ends_with(0);
    assert_eq!(run.stdout, format!("{expected}\n"), "{schema}, {algorithm}");
}

#[test]
fn rabin_has_16_digits_and_starts_with_the_most_significant() {
    check(r#""int""#, "rabin", "7275d51a3f395c8f");
    check(r#""float""#, "rabin", "4d7c02cb3ea8d790");
    check(r#""long""#, "rabin", "d054e14493f41db7");
    check(r#""bytes""#, "rabin", "4fc016dac3201965");
    check(r#""null""#, "rabin", "63dd24e7cc258f8a");
    check(r#""string""#, "rabin", "8f014872634503c7");
    check(r#""double""#, "rabin", "8e7535c032ab957e");
    check(r#""boolean""#, "rabin", "9f42fc78a4d4f764");
}

#[test]
fn md5_is_of_the_canonical_form() {
    check(r#""int""#, "md5", "ef524ea1b91e73173d938ade36c1db32");
}

#[test]
fn sha256_is_of_the_canonical_form() {
    let digits = "3f2b87a9fe7cc9b13835598c3981cd45e3e355309e5090aa0933d7becb6fba45";
    check(r#""int""#, "sha256", digits);
    check(r#"{"type": "int"}"#, "sha256", digits);
}

#[test]
fn rabin_is_the_default() {
    let folder = folder(&[("int.avsc", r#""int""#)]);
    let run = run(folder.path(), &["fingerprint", "int.avsc"]).ends_with(0);
    assert_eq!(run.stdout, "7275d51a3f395c8f\n");
}

#[test]
fn a_wrong_schema_has_no_fingerprint() {
    let folder = folder(&[("wrong.avsc", r#""strnig""#)]);
    let run = run(folder.path(), &["fingerprint", "wrong.avsc"]).ends_with(1);
    assert_eq!(run.stdout, "");
}
