//! This module reads the binary encoding from a slice. Spec: "Binary Encoding".

mod budget;
mod fault;
mod growth;
mod input;
mod item_block;
pub(crate) mod path;
mod varint;

pub(crate) use growth::Room;
pub use input::Input;
pub use item_block::{Entries, ItemBlock};
pub(crate) use item_block::{read_entries, read_items};

#[cfg(test)]
mod tests;
