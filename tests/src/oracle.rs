//! Python implementations of Avro, as a program that answers a question a line.

use crate::shared;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The running program.
#[derive(Debug)]
pub struct Oracle {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Oracle {
    /// Starts the program; `None` where Python or the packages are missing.
    ///
    /// # Panics
    ///
    /// When they are missing in continuous integration.
    #[must_use]
    pub fn start() -> Option<Self> {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
        let python = python(tests);
        let mut command = Command::new(&python);
        command.arg(tests.join("oracles/fastavro_oracle.py"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let Ok(mut child) = command.spawn() else {
            shared::skip("tests/oracles/install.sh was not run");
            return None;
        };
        let questions = child.stdin.take();
        let answers = child.stdout.take().map(BufReader::new)?;
        let mut oracle = Self {
            child,
            questions,
            answers,
        };
        if oracle.line().is_empty() {
            shared::skip("fastavro is not installed: run tests/oracles/install.sh");
            return None;
        }
        Some(oracle)
    }

    /// The answer to a question.
    ///
    /// # Errors
    ///
    /// What the implementation says when it refuses.
    ///
    /// # Panics
    ///
    /// When the program has ended.
    pub fn ask(&mut self, question: &Value) -> Result<Value, String> {
        let questions = self.questions.as_mut().expect("it is open until the end");
        writeln!(questions, "{question}").expect("the program listens");
        let line = self.line();
        let mut answer: Value = serde_json::from_str(&line).expect("an answer is JSON");
        match answer["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer["ok"].take()),
        }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.answers
            .read_line(&mut line)
            .expect("the program answers in UTF-8");
        line
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // The end of the questions ends the program.
        drop(self.questions.take());
        let _ = self.child.wait();
    }
}

fn python(tests: &Path) -> PathBuf {
    std::env::var_os("AVRO_ORACLE_PYTHON")
        .map_or_else(|| tests.join("../.venv/bin/python"), PathBuf::from)
}
