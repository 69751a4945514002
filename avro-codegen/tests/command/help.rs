//! Help, versions and completions.

use crate::support::{Run, folder, run};

#[track_caller]
fn check(arguments: &[&str], code: i32) -> Run {
    run(folder(&[]).path(), arguments).ends_with(code)
}

#[test]
fn help_tells_the_exit_codes() {
    let help = check(&["--help"], 0).stdout;
    assert!(
        help.contains("Exit codes: 0 fine; 1 wrong schemas or data"),
        "{help}"
    );
}

#[test]
fn every_subcommand_is_in_the_help_and_has_its_own() {
    let help = check(&["--help"], 0).stdout;
    let subcommands = [
        "generate",
        "check",
        "compat",
        "bundle",
        "canonical",
        "fingerprint",
        "decode",
        "encode",
        "explain",
        "completions",
    ];
    for subcommand in subcommands {
        assert!(
            help.contains(&format!("  {subcommand}")),
            "{subcommand}: {help}"
        );
        check(&[subcommand, "--help"], 0);
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let expected = format!("avro-codegen {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(check(&["--version"], 0).stdout, expected);
}

#[test]
fn no_subcommand_is_wrong_usage() {
    assert!(check(&[], 2).stderr.contains("Usage:"));
}

#[test]
fn an_unknown_option_is_wrong_usage_with_a_near_one() {
    let said = check(&["generate", "--fla"], 2).stderr;
    assert!(said.contains("--flat"), "{said}");
}

#[test]
fn completions_know_the_subcommands() {
    for shell in ["bash", "zsh", "fish"] {
        let script = check(&["completions", shell], 0).stdout;
        assert!(
            script.contains("fingerprint") && script.contains("message-format"),
            "{shell}"
        );
    }
}

#[test]
fn an_unknown_shell_is_wrong_usage() {
    check(&["completions", "csh"], 2);
}
