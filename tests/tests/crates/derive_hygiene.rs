//! Derived types in crates of their own: in both editions, without a prelude,
//! with the run time under another name, beside types that are called as the prelude's.

use crate::fixture::Fixture;
use std::process::Command;

/// Types of every shape.
const TYPES: &str = r#"
pub mod types {
    use ::avro::{AvroDecode, AvroEncode, AvroSchema};

    #[derive(AvroSchema, AvroEncode, AvroDecode)]
    #[avro(crate = "::avro", namespace = "a.b", alias = "Old", prop(key = [1, 2]))]
    pub struct Record<'a> {
        pub id: i64,
        #[avro(default = "x")]
        pub text: &'a str,
        #[avro(default)]
        pub list: ::std::vec::Vec<i64>,
        pub option: ::std::option::Option<::std::string::String>,
        #[avro(null_last)]
        pub last: ::core::option::Option<i32>,
        pub map: ::std::collections::HashMap<::std::string::String, Inner>,
        pub boxed: ::std::option::Option<::std::boxed::Box<Record<'a>>>,
        #[avro(timestamp_micros)]
        pub at: i64,
        #[avro(as = i64)]
        pub big: u64,
        pub hash: [u8; 4],
        #[avro(skip)]
        pub skipped: u128,
        pub r#type: bool,
        pub result: Result,
        pub tagged: Tagged,
        pub event: Event,
    }

    #[derive(AvroSchema, AvroEncode, AvroDecode)]
    #[avro(crate = "::avro")]
    pub struct Inner(pub i64, pub f64);

    /// Called as a type of the prelude.
    #[derive(AvroSchema, AvroEncode, AvroDecode)]
    #[avro(crate = "::avro")]
    pub enum Result {
        #[avro(default)]
        Ok,
        Err,
    }

    #[derive(AvroSchema, AvroEncode, AvroDecode)]
    #[avro(crate = "::avro", repr = "tagged")]
    pub enum Tagged {
        None,
        Some(i64),
        Both { left: i64, right: i64 },
    }

    #[derive(AvroSchema, AvroEncode, AvroDecode)]
    #[avro(crate = "::avro")]
    pub enum Event {
        Created { id: i64 },
        Deleted(i64),
    }

    #[derive(AvroSchema, AvroEncode, AvroDecode)]
    #[avro(crate = "::avro")]
    pub struct Page<T, const N: usize> {
        pub items: ::std::vec::Vec<T>,
        pub hash: [u8; N],
        #[avro(flatten)]
        pub inner: Inner,
    }

    #[derive(AvroSchema, AvroEncode, AvroDecode)]
    #[avro(crate = "::avro")]
    #[deprecated]
    pub struct Old {
        pub id: i64,
    }

    #[derive(AvroSchema, AvroEncode, AvroDecode)]
    #[avro(crate = "::avro", transparent)]
    pub struct Id {
        pub value: i64,
    }
}

pub fn used(bytes: &[u8]) -> bool {
    let page = ::avro::from_slice::<types::Page<types::Id, 3>>(bytes);
    let record = ::avro::from_slice::<types::Record<'_>>(bytes);
    page.is_ok() && record.is_ok()
}
"#;

/// A crate of these types is compiled, or looked at by clippy.
#[track_caller]
fn check(program: &str, edition: &'static str, attributes: &str) {
    let krate = Fixture::new(edition, "avro");
    krate.write("src/lib.rs", &format!("{attributes}\n{TYPES}"));
    let output = krate.check(program, &[]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

#[test]
fn derived_types_need_no_prelude_in_edition_2021() {
    check(
        "rustc",
        "2021",
        "#![no_implicit_prelude]\n#![deny(warnings)]",
    );
}

#[test]
fn derived_types_need_no_prelude_in_edition_2024() {
    check(
        "rustc",
        "2024",
        "#![no_implicit_prelude]\n#![deny(warnings)]",
    );
}

#[test]
fn derived_types_are_clean_under_pedantic_lints() {
    const CLIPPY: &str = "clippy-driver";
    let version = Command::new(CLIPPY).arg("--version").output();
    if !version.is_ok_and(|output| output.status.success()) {
        return avro_tests::shared::skip("clippy is not installed");
    }
    let lints = "#![deny(warnings, clippy::pedantic, unused_qualifications, unused_lifetimes)]\n\
                 #![allow(clippy::must_use_candidate)]\n#![forbid(unsafe_code)]";
    check(CLIPPY, "2024", lints);
}
