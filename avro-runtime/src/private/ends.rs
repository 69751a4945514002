//! This module finds in constants records that hold themselves in each value, by way of others.

use super::check::equal;
use super::{Definition, Name, Piece};
use crate::raw::{Concat, Reference};

/// How many records are looked at; the binder looks at all.
const MAX_RECORDS: usize = 64;
/// The longest name that the message can show.
const MAX_NAME: usize = 256;

/// Checks that what a field holds does not lead back to the record without an array, a map or a union
/// between.
///
/// # Panics
///
/// When it does; in a constant, the program then does not compile.
#[track_caller]
pub const fn ends(field: Reference, record: Reference) {
    let (Name::Full(own) | Name::Relative(own)) = record.get().name else {
        return;
    };
    let mut records: [&'static Definition; MAX_RECORDS] = [field.get(); MAX_RECORDS];
    let (mut next, mut count) = (0, 1);
    while next < count {
        if is_same(records[next], record.get()) {
            endless(own);
        }
        let pieces = records[next].json;
        let mut at = 1;
        while at < pieces.len() && count < MAX_RECORDS {
            if let (Piece::Text(before), Piece::Of(reference)) = (&pieces[at - 1], &pieces[at])
                && is_of_field(before.as_bytes())
                && !is_among(reference.get(), &records, count)
            {
                records[count] = reference.get();
                count += 1;
            }
            at += 1;
        }
        next += 1;
    }
}

#[track_caller]
const fn endless(name: &str) -> ! {
    let mut message = Concat::<{ MAX_NAME + 200 }>::new();
    message.push("`");
    message.push(if name.len() > MAX_NAME { "…" } else { name });
    message.push(
        "` contains itself without end: make a field that leads back to it an `Option`, a `Vec` or a map",
    );
    panic!("{}", message.as_str());
}

/// Whether a type that follows is that of a field, with nothing around it.
const fn is_of_field(text: &[u8]) -> bool {
    // A definition without a name does not begin so: an array has `"items"`.
    matches!(text, [.., b',', b'"', b't', b'y', b'p', b'e', b'"', b':'])
}

const fn is_among(definition: &Definition, records: &[&'static Definition], count: usize) -> bool {
    if !matches!(definition.name, Name::Full(_) | Name::Relative(_)) {
        return true;
    }
    let mut at = 0;
    while at < count {
        if is_same(records[at], definition) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether two definitions are of one type: without a namespace, a name does not tell.
const fn is_same(left: &Definition, right: &Definition) -> bool {
    match (&left.name, &right.name) {
        (Name::Full(name), Name::Full(other)) => equal(name, other),
        (Name::Relative(name), Name::Relative(other)) => {
            equal(name, other) && equal(left.type_name, right.type_name)
        }
        _ => false,
    }
}
