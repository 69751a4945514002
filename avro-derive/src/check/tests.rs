//! What cannot be, one rule a test: the place, and the message.

mod default;
mod field;
mod name;
mod shape;
mod ty;
mod union;

use crate::input::tests::{check, check_field};
