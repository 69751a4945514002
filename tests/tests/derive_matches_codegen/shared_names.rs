//! Derived types for the shared cases about names and docs.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.fcase")]
pub(crate) struct CaseFields {
    #[avro(rename = "fooBar")]
    a: i32,
    #[avro(rename = "foo_bar")]
    b: i32,
    #[avro(rename = "FooBar")]
    c: i32,
    #[avro(rename = "foobar")]
    d: i32,
    #[avro(rename = "_foo_bar")]
    e: i32,
    #[avro(rename = "foo__bar")]
    f: i32,
    #[avro(rename = "_")]
    g: i32,
    #[avro(rename = "__")]
    h: i32,
    #[avro(rename = "_1")]
    i: i32,
    #[avro(rename = "URL")]
    j: String,
    #[avro(rename = "url")]
    k: String,
    #[avro(rename = "x2Y")]
    l: i32,
    #[avro(rename = "x_2_y")]
    m: i32,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.ecase")]
pub(crate) struct EnumHolder {
    e: Sym,
    u: Lower,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.ecase")]
enum Sym {
    #[avro(rename = "FOO_BAR")]
    A,
    FooBar,
    #[avro(rename = "fooBar")]
    C,
    #[avro(rename = "foo_bar")]
    D,
    #[avro(rename = "FOOBAR")]
    E,
    #[avro(rename = "_", default)]
    F,
    #[avro(rename = "__")]
    G,
    #[avro(rename = "_1")]
    H,
    A1,
    #[avro(rename = "a1")]
    J,
    #[avro(rename = "A_1")]
    K,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "sym", namespace = "ux.ecase")]
enum Lower {
    A,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "com.acme.orders")]
pub(crate) struct Order {
    a: Address,
    b: ShippingAddress,
    c: OrderV2,
    d: NoNs,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "com.acme.billing")]
struct Address {
    street: String,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "Address", namespace = "com.acme.shipping")]
struct ShippingAddress {
    planet: String,
    prev: Option<Address>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "Order", namespace = "com.acme.orders.v2")]
struct OrderV2 {
    n: i32,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "com.acme.orders")]
struct NoNs {
    q: i32,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.docs")]
#[avro(doc = "Top \"\"\"doc\"\"\" */ \\u0041 {{ handlebars }} {% tera %}\n * star")]
pub(crate) struct Docs {
    /// ends comment */ and /* starts
    a: i32,
    /// triple """ and r#" raw "# and \ back\slash \n
    b: i32,
    #[avro(
        doc = "# Heading\n\n    indented code block that rustdoc would doctest: let x = ;\n\n```\nnot rust code\n```\n[broken link] <T> <script>alert(1)</script> http://example.com"
    )]
    c: i32,
    #[avro(doc = "crlf\r\nline2\rlone-cr")]
    d: i32,
    #[avro(doc = "")]
    e: i32,
    #[avro(doc = "\u{2028} line sep \u{202e} bidi \0 nul")]
    f: i32,
    /// field doc
    g: De,
}

/// enum doc `*/`
#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "DE", namespace = "ux.docs")]
enum De {
    A,
}
