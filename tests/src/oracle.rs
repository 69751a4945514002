//! Other implementations, as programs that answer questions.
