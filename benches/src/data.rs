//! The records, of generated types.

avro_runtime::include_schemas!();

use bench::{Kind, Numbers, UserEvent};

pub(crate) const USER_EVENT: &str = include_str!("../schemas/user_event.avsc");
pub(crate) const NUMBERS: &str = include_str!("../schemas/numbers.avsc");

/// A small event, as consumers of streams see them.
pub(crate) fn user_event() -> UserEvent {
    UserEvent {
        user_id: 1_204_387,
        timestamp: 1_767_225_600_123,
        kind: Kind::Click,
        session: "s-8f14e45fce".to_owned(),
        page: "/products/42".to_owned(),
        referrer: Some("search".to_owned()),
        duration_ms: 842,
        score: 0.8125,
        logged_in: true,
    }
}

/// Numbers of every kind and length.
pub(crate) fn numbers() -> Numbers {
    Numbers {
        small: 7,
        medium: 12_345,
        large: -1_234_567_890,
        counter: 9_876_543_210,
        negative: -42,
        time: 1_767_225_600_123_456,
        ratio: 0.75,
        angle: 3.25,
        flag: true,
        maybe: Some(123_456),
        samples: vec![1, -2, 300, 70_000, -5_000_000, 1 << 40, 0, 12],
    }
}
