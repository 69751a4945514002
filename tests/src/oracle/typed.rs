//! Questions and answers as Rust types.

use super::Oracle;
use crate::shared::{hex, text, unhex};
use serde_json::{Value, json};

/// What an implementation makes of a datum.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The value in the reader's schema, in Avro's JSON encoding.
    pub json: Value,
    /// The value, encoded with the reader's schema.
    pub bytes: Vec<u8>,
    /// How many bytes were read.
    pub consumed: usize,
}

/// What an implementation makes of a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canonical {
    /// The Parsing Canonical Form.
    pub form: String,
    /// Its CRC-64-AVRO: the digits of its bytes, little-endian.
    pub rabin: String,
}

/// Whether a reader's schema can read what a writer's has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compatibility {
    /// Whether it can.
    pub compatible: bool,
    /// Why it cannot, in the order of the locations.
    pub incompatibilities: Vec<Incompatibility>,
}

/// One reason, in Java's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incompatibility {
    /// Java's name of the kind.
    pub kind: String,
    /// The JSON pointer of a place in the reader's schema.
    pub location: String,
    /// What is said of it.
    pub message: String,
}

/// The result for each of several values.
pub type Each<T> = Vec<Result<T, String>>;

impl Oracle {
    /// Reads data; without a reader's schema, with the writer's.
    ///
    /// # Errors
    ///
    /// When a schema is refused; of a datum, when it is.
    ///
    /// # Panics
    ///
    /// As [`Oracle::ask`] does.
    pub fn decode_all(
        &mut self,
        writer: &str,
        reader: Option<&str>,
        datums: &[Vec<u8>],
    ) -> Result<Each<Decoded>, String> {
        let digits = datums.iter().map(|datum| hex(datum)).collect::<Vec<_>>();
        let answer = self.ask(&json!({
            "op": "decode", "writer": writer, "reader": reader, "hex": digits,
        }))?;
        Ok(each(&answer, decoded))
    }

    /// Writes values that are in Avro's JSON encoding.
    ///
    /// # Errors
    ///
    /// When the schema is refused; of a value, when it is.
    ///
    /// # Panics
    ///
    /// As [`Oracle::ask`] does.
    pub fn encode_all(&mut self, schema: &str, values: &[Value]) -> Result<Each<Vec<u8>>, String> {
        let answer = self.ask(&json!({"op": "encode", "schema": schema, "json": values}))?;
        Ok(each(&answer, |encoded| unhex(text(encoded, "hex"))))
    }

    /// The canonical form and fingerprint of a schema.
    ///
    /// # Errors
    ///
    /// When it is refused.
    ///
    /// # Panics
    ///
    /// As [`Oracle::ask`] does.
    pub fn canonical(&mut self, schema: &str) -> Result<Canonical, String> {
        let answer = self.ask(&json!({"op": "canonical", "schema": schema}))?;
        Ok(Canonical {
            form: text(&answer, "form").to_owned(),
            rabin: text(&answer, "rabin").to_owned(),
        })
    }

    /// Compares two schemas.
    ///
    /// # Errors
    ///
    /// When one is refused, or the implementation does not compare schemas.
    ///
    /// # Panics
    ///
    /// As [`Oracle::ask`] does.
    pub fn compatibility(&mut self, reader: &str, writer: &str) -> Result<Compatibility, String> {
        let question = json!({"op": "compat", "reader": reader, "writer": writer});
        let answer = self.ask(&question)?;
        let found = list(&answer["incompatibilities"]).iter();
        Ok(Compatibility {
            compatible: answer["compatible"].as_bool().expect("it is a boolean"),
            incompatibilities: found.map(incompatibility).collect(),
        })
    }
}

fn each<T>(answers: &Value, answer: impl Fn(&Value) -> T) -> Each<T> {
    let answers = list(answers).iter();
    let answers = answers.map(|one| match one["error"].as_str() {
        Some(error) => Err(error.to_owned()),
        None => Ok(answer(one)),
    });
    answers.collect()
}

fn decoded(answer: &Value) -> Decoded {
    let consumed = answer["consumed"].as_u64().map(usize::try_from);
    Decoded {
        json: answer["json"].clone(),
        bytes: unhex(text(answer, "hex")),
        consumed: consumed.and_then(Result::ok).expect("it is a number"),
    }
}

fn incompatibility(found: &Value) -> Incompatibility {
    Incompatibility {
        kind: text(found, "type").to_owned(),
        location: text(found, "location").to_owned(),
        message: text(found, "message").to_owned(),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("the answer is a list")
}
