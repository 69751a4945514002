//! Mistakes in derived types: each file of `cases` makes one, in the smallest item that shows it,
//! and uses the type, so that an implementation that is missing would show too. What the compiler
//! says is compared to the `.stderr` beside it.
//!
//! Most texts are ours. Those that begin with `error[E…]` are the compiler's: they change with it, and
//! with what the run time implements its traits for. The files are those of one compiler, and another
//! one skips the test, except in CI. To write them anew, run
//! `TRYBUILD=overwrite cargo test -p avro-derive-errors`, and read the difference.
//!
//! A type without any of the traits is three errors at one place, for there are three derives, and
//! none of them can know of the others.

use std::env;
use std::io::Write;
use std::process::Command;

/// The compiler whose texts the files hold.
const COMPILER: &str = "rustc 1.95.";

#[test]
fn each_mistake_is_one_error_where_it_was_made() {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output();
    let version = output.expect("there is a compiler").stdout;
    let version = String::from_utf8_lossy(&version);
    let is_asked_for = env::var_os("TRYBUILD").is_some() || env::var_os("CI").is_some();
    if !version.starts_with(COMPILER) && !is_asked_for {
        // What macros print is not shown of tests that pass.
        let _ = writeln!(
            std::io::stderr(),
            "skipped: the texts are those of {COMPILER}, and this is {version}"
        );
        return;
    }
    trybuild::TestCases::new().compile_fail("cases/*.rs");
}
