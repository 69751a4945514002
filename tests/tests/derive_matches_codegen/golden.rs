//! Derived types for the golden schemas.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use std::collections::HashMap;

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "app")]
pub(crate) struct Settings {
    #[avro(default = None)]
    nothing: (),
    #[avro(default = true)]
    on: bool,
    #[avro(default = -3)]
    retries: i32,
    #[avro(default = 9_007_199_254_740_993)]
    quota: i64,
    #[avro(default = 0.1)]
    ratio: f32,
    #[avro(default = 1)]
    factor: f64,
    #[avro(default_json = "\"Infinity\"")]
    limit: f64,
    #[avro(default = b"\x00\xffA")]
    magic: Vec<u8>,
    #[avro(default = "\"hello\"\n{}\\ \u{202e}")]
    greeting: String,
    #[avro(default = [80, 443])]
    ports: Vec<i32>,
    #[avro(default_json = r#"{"a": "b"}"#)]
    labels: HashMap<String, String>,
    #[avro(default = "HIGH")]
    level: Level,
    #[avro(default = b"\x01\xfe")]
    key: Key,
    #[avro(default_json = r#"{"height": 25}"#)]
    window: Window,
    #[avro(null_last, default = "x")]
    first: Option<String>,
    #[avro(default_json = "7")]
    choice: Choice,
    #[avro(date, default = 18_262)]
    since: i32,
    #[avro(decimal(precision = 6, scale = 2), default_json = r#""\u0004\u00d2""#)]
    price: avro_runtime::logical::Decimal<6, 2>,
    #[avro(default_json = r#"[{"height": 1}, {"width": 2, "height": 2, "title": null}]"#)]
    windows: Vec<Window>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "app", rename_all = "UPPERCASE")]
pub(crate) enum Level {
    Low,
    High,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "app")]
pub(crate) struct Key([u8; 2]);

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "app")]
pub(crate) struct Window {
    #[avro(default = 80)]
    width: i32,
    height: i32,
    title: Option<String>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum Choice {
    Int(i32),
    Text(String),
    Window(Window),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "docs")]
#[avro(
    doc = "Ends */ the comment. /* And starts one.\n\n    fn indented() { compile_error!() }\n\n```\nfn fenced() { compile_error!() }\n```\n\n~~~rust\nfn tilde() { compile_error!() }"
)]
pub(crate) struct Documented {
    #[avro(doc = "\"]; pub fn injected() {} #[doc = \"")]
    quoted: i32,
    #[avro(doc = "one\rtwo\r\nthree\u{2028}four")]
    returns: i32,
    #[avro(doc = "a\u{202e}b\0c")]
    hidden: i32,
    #[avro(doc = "#![allow(unused)]\n#[doc(hidden)]")]
    attribute: i32,
    #[avro(
        doc = "- ```\n  fn in_list() { compile_error!() }\n  ```\n\n1.     fn indented_in_list() { compile_error!() }"
    )]
    listed: i32,
    #[avro(doc = "\tfn tabbed() { compile_error!() }")]
    tabbed: i32,
    #[avro(
        doc = ">     fn in_quote() { compile_error!() }\n\n> ```\n> fn fenced_in_quote() { compile_error!() }"
    )]
    quoted_code: i32,
    #[avro(doc = "<pre>\n```\nfn in_html() { compile_error!() }\n```\n</pre>")]
    html: i32,
    /// Runs <script>alert(1)</script>, holds `Vec<u8>`, see <https://avro.apache.org/>.
    markup: i32,
    #[avro(doc = "")]
    empty: i32,
}

/// How far a job is.
#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "work", rename_all = "UPPERCASE")]
pub(crate) enum Status {
    #[avro(default)]
    Unknown,
    Running,
    Done,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "work")]
pub(crate) enum Colliding {
    #[avro(rename = "FOO_BAR")]
    A,
    #[avro(rename = "fooBar")]
    B,
    FooBar,
    #[avro(rename = "Self")]
    D,
    #[avro(rename = "self")]
    E,
    Err,
    Ok,
    #[avro(rename = "SYMBOLS")]
    H,
    #[avro(rename = "_")]
    I,
    #[avro(rename = "_1")]
    J,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "type", namespace = "match.self.fn")]
pub(crate) struct Keywords {
    r#type: i32,
    #[avro(rename = "self")]
    a: i32,
    #[avro(rename = "Self")]
    b: i32,
    #[avro(rename = "super")]
    c: i32,
    #[avro(rename = "crate")]
    d: i32,
    r#gen: i32,
    r#async: i32,
    #[avro(rename = "_")]
    e: i32,
    #[avro(rename = "fooBar")]
    f: i32,
    foo_bar: i32,
    input: i32,
    out: i32,
    r: SelfEnum,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "Self", namespace = "match.self.fn")]
pub(crate) enum SelfEnum {
    #[avro(rename = "Self")]
    A,
    #[avro(rename = "type")]
    B,
    #[avro(rename = "true")]
    C,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "com.acme.orders")]
pub(crate) struct Order {
    id: OrderId,
    customer: PersonId,
    plain: Plain,
    reference: OrderId,
    odd: Odd,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "Id", namespace = "com.acme.orders")]
pub(crate) struct OrderId {
    value: i64,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "Id", namespace = "com.acme.people")]
pub(crate) struct PersonId {
    name: String,
    first_order: MaybeOrder,
    order_id: OrderId,
}

/// An option in a newtype has no default.
#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
struct MaybeOrder(Option<Box<Order>>);

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "")]
pub(crate) struct Plain {
    inner: Inner,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "")]
pub(crate) enum Inner {
    A,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "com.acme.type.i64")]
pub(crate) struct Odd([u8; 2]);

/// One value of every primitive type.
#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "plant")]
pub(crate) struct Reading {
    nothing: (),
    valid: bool,
    channel: i32,
    /// Milliseconds since the start.
    taken: i64,
    ratio: f32,
    value: f64,
    raw: Vec<u8>,
    unit: String,
    samples: Vec<f64>,
    tags: HashMap<String, String>,
    #[avro(fixed(name = "Digest"))]
    digest: [u8; 4],
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "plant")]
pub(crate) struct Digest([u8; 4]);
