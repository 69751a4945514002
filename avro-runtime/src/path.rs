//! This module shows where in a datum a value is, such as `items[2].price`.

use std::fmt::Write;

/// How many steps of a long path are shown at each end.
const MAX_SHOWN: usize = 32;
/// How many characters of a key are shown.
const MAX_KEY: usize = 40;

/// One step of a path. A union's branch is none.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step<'a> {
    /// Into a field of a record.
    Field(&'a str),
    /// To an item of an array.
    Index(usize),
    /// To the value of a key of a map.
    Key(&'a str),
}

/// The path as text; empty for the whole datum.
pub(crate) fn shown(steps: &[Step<'_>]) -> String {
    let mut path = String::new();
    let hidden = MAX_SHOWN..steps.len().saturating_sub(MAX_SHOWN);
    for (index, step) in steps.iter().enumerate() {
        if index == hidden.start && !hidden.is_empty() {
            path.push('…');
        }
        if !hidden.contains(&index) {
            step.show(&mut path);
        }
    }
    path
}

impl Step<'_> {
    fn show(self, path: &mut String) {
        // Writing to a string cannot fail.
        let _ = match self {
            Self::Field(name) if path.is_empty() => path.write_str(name),
            Self::Field(name) => write!(path, ".{name}"),
            Self::Index(index) => write!(path, "[{index}]"),
            Self::Key(key) => match key.char_indices().nth(MAX_KEY) {
                None => write!(path, "[{key:?}]"),
                Some((end, _)) => write!(path, "[{:?}…]", &key[..end]),
            },
        };
    }
}
