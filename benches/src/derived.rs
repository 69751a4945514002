//! The same records as annotated structs.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "bench")]
pub(crate) struct UserEvent {
    user_id: i64,
    timestamp: i64,
    kind: Kind,
    session: String,
    page: String,
    referrer: Option<String>,
    duration_ms: i32,
    score: f64,
    logged_in: bool,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "bench", rename_all = "UPPERCASE")]
enum Kind {
    View,
    Click,
    Purchase,
    Logout,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "bench")]
pub(crate) struct Numbers {
    small: i32,
    medium: i32,
    large: i32,
    counter: i64,
    negative: i64,
    time: i64,
    ratio: f32,
    angle: f64,
    flag: bool,
    maybe: Option<i64>,
    samples: Vec<i64>,
}

/// An event with records, arrays and maps in it.
#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "bench")]
pub(crate) struct Event {
    id: i64,
    time: i64,
    size: i32,
    score: f64,
    #[avro(alias = "title")]
    name: String,
    payload: Vec<u8>,
    level: Level,
    note: Option<String>,
    place: Place,
    tags: Vec<String>,
    items: Vec<Item>,
    counters: std::collections::HashMap<String, i64>,
    #[avro(default = 1)]
    revision: i64,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "bench", rename_all = "UPPERCASE")]
enum Level {
    #[avro(default)]
    Low,
    Medium,
    High,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "bench")]
struct Place {
    city: String,
    latitude: f64,
    longitude: f64,
    #[avro(default = 0)]
    floor: i32,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "bench")]
struct Item {
    sku: String,
    count: i32,
    price: i64,
}
