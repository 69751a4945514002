//! This module reads the binary encoding from a slice. Spec: "Binary Encoding".

mod budget;
mod fault;
mod input;
mod item_block;
pub(crate) mod path;
mod varint;

pub use input::Input;
pub use item_block::{Entries, ItemBlock};

#[cfg(test)]
mod tests;
