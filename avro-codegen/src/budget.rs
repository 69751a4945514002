//! How much Rust a run may make of its schemas. Real ones become 30 to 100 times as many bytes; what
//! becomes far more was written to.

use avro_ir::{Code, Diagnostic, Schema, SchemaSet};

/// Bytes of Rust that any schemas may become.
const ALWAYS: usize = 1 << 20;
/// Bytes of Rust for each byte of schemas beyond that.
const PER_BYTE: usize = 200;

/// What is left of it, in bytes.
#[derive(Debug)]
pub(crate) struct Budget {
    all: usize,
    /// Nothing when more was asked for.
    left: Option<usize>,
}

impl Budget {
    /// For these schemas, and those of writers, for which functions are made too.
    pub(crate) fn of(set: &SchemaSet, writers: &[Schema]) -> Self {
        let sets = writers.iter().map(|writer| &**writer.set()).chain([set]);
        let texts = sets.flat_map(|set| set.sources().iter());
        let bytes: usize = texts.map(|(_, source)| source.text.len()).sum();
        let all = bytes.saturating_mul(PER_BYTE).saturating_add(ALWAYS);
        Self {
            all,
            left: Some(all),
        }
    }

    /// Takes so many bytes; says once that they are not left.
    #[must_use]
    pub(crate) fn take(&mut self, bytes: usize) -> Option<Diagnostic> {
        let was_exceeded = self.left.is_none();
        self.left = self.left.and_then(|left| left.checked_sub(bytes));
        (self.left.is_none() && !was_exceeded).then(|| self.exceeded())
    }

    fn exceeded(&self) -> Diagnostic {
        let message = format!(
            "these schemas become more than {} bytes of Rust, which is {PER_BYTE} for each byte of theirs",
            self.all
        );
        let help = "name records between arrays, maps and unions that are nested: each has Rust of its own";
        Diagnostic::error(Code::TooLarge, message).with_help(help)
    }
}
