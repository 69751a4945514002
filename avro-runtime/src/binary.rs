//! This module reads the binary encoding from a slice. Spec: "Binary Encoding".

mod budget;
mod collect;
mod fault;
mod growth;
mod input;
mod item_block;
pub(crate) mod path;
mod varint;

pub use collect::Entries;
pub(crate) use collect::{read_entries, read_items};
pub(crate) use growth::Room;
pub use input::Input;
pub use item_block::ItemBlock;

#[cfg(test)]
mod tests;
