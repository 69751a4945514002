//! Where the programs are, and what they need to run.

use super::Oracle;
use crate::shared;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

impl Oracle {
    /// Apache Avro for Java; `None` where Java or the program is missing.
    ///
    /// # Panics
    ///
    /// When they are missing in continuous integration.
    #[must_use]
    pub fn java() -> Option<Self> {
        let target = oracles().join("java/target");
        if !target.join("installed").exists() {
            shared::skip("Avro for Java is not installed: run tests/oracles/install.sh");
            return None;
        }
        let mut classes = OsString::from(target.join("classes"));
        classes.push(if cfg!(windows) { ";" } else { ":" });
        classes.push(target.join("dependency").join("*"));

        let java = env::var_os("AVRO_ORACLE_JAVA").unwrap_or_else(|| "java".into());
        let mut command = Command::new(java);
        // Hostile data ask for much memory: they are refused the sooner.
        command.args(["-Xmx1g", "-XX:+UseSerialGC", "-cp"]);
        command.arg(classes).arg("oracle.Main");
        started(command)
    }

    /// fastavro; `None` where Python or the package is missing.
    ///
    /// # Panics
    ///
    /// When they are missing in continuous integration.
    #[must_use]
    pub fn fastavro() -> Option<Self> {
        started(python("fastavro"))
    }

    /// Apache Avro's Python package; `None` where Python or the package is missing.
    ///
    /// # Panics
    ///
    /// When they are missing in continuous integration.
    #[must_use]
    pub fn python_avro() -> Option<Self> {
        started(python("avro"))
    }
}

fn python(implementation: &str) -> Command {
    let installed = || oracles().join("../../.venv/bin/python");
    let python = env::var_os("AVRO_ORACLE_PYTHON").map_or_else(installed, PathBuf::from);
    let mut command = Command::new(python);
    command.arg("-B").arg(oracles().join("python/oracle.py"));
    command.arg(implementation);
    command
}

fn started(command: Command) -> Option<Oracle> {
    match Oracle::start(command) {
        Ok(oracle) => Some(oracle),
        Err(reason) => {
            shared::skip(&format!("run tests/oracles/install.sh: {reason}"));
            None
        }
    }
}

fn oracles() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("oracles")
}
