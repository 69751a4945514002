//! Other implementations of Avro, as programs that answer a question a line.

mod install;
mod json;
mod typed;

pub use json::same_json;
pub use typed::{Canonical, Compatibility, Decoded, Each, Incompatibility};

use serde::Deserialize;
use serde_json::Value;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread::{self, JoinHandle};

/// A running program; `tests/oracles/README.md` has the protocol.
#[derive(Debug)]
pub struct Oracle {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    complaints: Option<JoinHandle<String>>,
    asked: u64,
}

impl Oracle {
    /// Starts a program, and waits until it is ready.
    ///
    /// # Errors
    ///
    /// When it cannot be started, or ends before it is ready: what it wrote to its standard error.
    ///
    /// # Panics
    ///
    /// Never: all of its streams are piped.
    pub fn start(mut command: Command) -> Result<Self, String> {
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command
            .spawn()
            .map_err(|error| format!("cannot start {command:?}: {error}"))?;
        let mut errors = child.stderr.take().expect("it is piped");
        let complaints = thread::spawn(move || {
            let mut bytes = Vec::new();
            let _ = errors.read_to_end(&mut bytes);
            String::from_utf8_lossy(&bytes).into_owned()
        });
        let mut oracle = Self {
            questions: child.stdin.take(),
            answers: BufReader::new(child.stdout.take().expect("it is piped")),
            complaints: Some(complaints),
            child,
            asked: 0,
        };
        match oracle.line().as_deref() {
            Some("ready\n") => Ok(oracle),
            Some(other) => Err(format!(
                "the oracle says {other:?} and not that it is ready"
            )),
            None => Err(oracle.end()),
        }
    }

    /// The answer to a question, an object that needs no `id`.
    ///
    /// # Errors
    ///
    /// What the implementation says when it refuses.
    ///
    /// # Panics
    ///
    /// When the program ends without an answer; the message has what it wrote to standard error.
    pub fn ask(&mut self, question: &Value) -> Result<Value, String> {
        let mut answers = self.ask_all(std::slice::from_ref(question));
        answers.pop().expect("there is an answer for a question")
    }

    /// The answers to questions that do not wait for each other.
    ///
    /// # Panics
    ///
    /// When the program ends without an answer; the message has what it wrote to standard error.
    pub fn ask_all(&mut self, questions: &[Value]) -> Vec<Result<Value, String>> {
        let first = self.asked;
        self.asked += questions.len() as u64;
        let mut pipe = self.questions.take().expect("it is open until the end");
        thread::scope(|scope| {
            let writer = scope.spawn(move || {
                // Where the program has ended, the missing answer tells.
                let _ = pipe.write_all(lines(first, questions).as_bytes());
                pipe
            });
            let answers = (first..self.asked).map(|id| self.answer(id)).collect();
            self.questions = writer.join().ok();
            answers
        })
    }

    fn answer(&mut self, id: u64) -> Result<Value, String> {
        let Some(line) = self.line() else {
            panic!("{}", self.end());
        };
        let mut answer = json(&line).unwrap_or_else(|error| {
            let start = line.chars().take(200).collect::<String>();
            panic!("{error} in the answer {start}")
        });
        assert_eq!(answer["id"].as_u64(), Some(id), "answers are in order");
        match answer["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer["ok"].take()),
        }
    }

    /// The next line; `None` at the end.
    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let length = self.answers.read_line(&mut line);
        let length = length.expect("the program answers in UTF-8");
        (length > 0).then_some(line)
    }

    /// What there is to say about a program that has ended.
    fn end(&mut self) -> String {
        drop(self.questions.take());
        let status = self.child.wait().map(|status| status.to_string());
        let complaints = self.complaints.take().map(JoinHandle::join);
        let complaints = complaints.and_then(Result::ok).unwrap_or_default();
        let status = status.unwrap_or_else(|error| error.to_string());
        format!("the oracle ended ({status}): {}", complaints.trim_end())
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // The end of the questions ends the program.
        drop(self.questions.take());
        let _ = self.child.wait();
    }
}

/// The value in a line, however deep it is nested: data may be.
fn json(line: &str) -> serde_json::Result<Value> {
    let mut deserializer = serde_json::Deserializer::from_str(line);
    deserializer.disable_recursion_limit();
    let value = Value::deserialize(&mut deserializer)?;
    deserializer.end().map(|()| value)
}

/// A line for each question, with its number.
fn lines(first: u64, questions: &[Value]) -> String {
    let mut lines = String::new();
    for (id, question) in (first..).zip(questions) {
        let mut question = question.clone();
        question["id"] = id.into();
        writeln!(lines, "{question}").expect("text has room");
    }
    lines
}
