//! Derived types for the shared cases about defaults.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use std::collections::HashMap;

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.nulls")]
pub(crate) struct NullSecond {
    #[avro(null_last, default = "hi")]
    a: Option<String>,
    #[avro(null_last, default = 7)]
    b: Option<i32>,
    #[avro(null_last, default = ["x"])]
    c: Option<Vec<String>>,
    #[avro(default_json = "\"z\"")]
    d: TextOrInt,
    e: Option<String>,
    f: Nothing,
    g: OnlyText,
    #[avro(null_last)]
    h: Option<i64>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum TextOrInt {
    Text(String),
    Nothing(()),
    Int(i32),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum Nothing {
    Nothing(()),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum OnlyText {
    Text(String),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.defaults")]
pub(crate) struct Defaults {
    #[avro(default = true)]
    b: bool,
    #[avro(default = -2_147_483_648)]
    i: i32,
    #[avro(default = 9_223_372_036_854_775_807)]
    l: i64,
    #[avro(default = -9_223_372_036_854_775_808)]
    lmin: i64,
    #[avro(default = 3.4028235e+38)]
    fl: f32,
    #[avro(default = 1)]
    fi: f32,
    #[avro(default = -0.0)]
    d: f64,
    #[avro(default = 1e-300)]
    d2: f64,
    #[avro(default = 0.1)]
    d3: f64,
    #[avro(default = b"\x00\xff\x80A")]
    by: Vec<u8>,
    #[avro(default = "quote\" back\\slash \n tab\t nul\0 emoji\u{1f600} {} {{x}} r#\"#")]
    s: String,
    #[avro(default = b"\xff\x00\x01")]
    fx: Fx,
    #[avro(default = "B")]
    en: En,
    #[avro(default = [1, 2, 3])]
    ar: Vec<i32>,
    #[avro(default_json = r#"{"k": 1, "": 2}"#)]
    ma: HashMap<String, i64>,
    #[avro(default_json = r#"{"q": "Q", "r": [{"a": "b"}]}"#)]
    nest: Nest,
    #[avro(default_json = r#"[{"p": 5, "q": "x", "r": []}]"#)]
    nests: Vec<Nest>,
    #[avro(default_json = r#"{"z": {"q": "y", "r": []}}"#)]
    mn: HashMap<String, Nest>,
    #[avro(default_json = "3")]
    un: IntTextOrNest,
    #[avro(null_last, default_json = r#"{"p": 2, "q": "u", "r": []}"#)]
    un2: Option<Nest>,
    #[avro(default = None)]
    nul: (),
    #[avro(default = b"")]
    eb: Vec<u8>,
    #[avro(default = "")]
    es: String,
    #[avro(default = [])]
    ea: Vec<Nest>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.defaults")]
struct Fx([u8; 3]);

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.defaults")]
enum En {
    #[avro(default)]
    A,
    B,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.defaults")]
struct Nest {
    #[avro(default = 1)]
    p: i32,
    q: String,
    r: Vec<HashMap<String, String>>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum IntTextOrNest {
    Int(i32),
    Text(String),
    Nest(Nest),
}
