//! A build script that the tests run: its arguments are what a user's script would call.

use avro_build::{Config, Error};

/// `compile`, or `assert` for what a test of checked-in code calls, then options, then paths.
fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let call = arguments.next();
    let mut config = Config::new();
    let mut paths = Vec::new();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().unwrap_or_default();
        config = match argument.as_str() {
            "--settings" => Config::from_toml(value())?,
            "--out-dir" => config.out_dir(value()),
            "--include" => config.include(value()),
            "--written-by" => config.written_by(value()),
            "--rename" => config.rename(value(), value()),
            "--force" => config.force(),
            "--no-rerun" => config.emit_rerun_if_changed(false),
            path => {
                paths.push(path.to_owned());
                config
            }
        };
    }
    match call.as_deref() {
        Some("assert") => config.assert_up_to_date(paths),
        _ => config.compile(paths)?,
    }
    Ok(())
}
