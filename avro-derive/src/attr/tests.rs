//! Words that are wrong by themselves or beside each other.

mod field;
mod serde;
mod value;
mod word;

use crate::input::tests::{check, check_field};
