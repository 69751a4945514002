//! What the derives expand to, for people to read. That it compiles, every derived type shows.

use crate::derived;
use crate::wrap::Trait;
use expect_test::{ExpectFile, expect_file};
use quote::quote;

/// Compares the expansions of all three derives with a file; `UPDATE_EXPECT=1` writes it.
#[expect(clippy::needless_pass_by_value, reason = "shorter to call")]
fn check(item: &str, expected: ExpectFile) {
    let derive = syn::parse_str(item).unwrap();
    let traits = [Trait::Schema, Trait::Encode, Trait::Decode];
    let items = traits.map(|of| derived(&derive, of));
    let file = syn::parse2(quote!(#(#items)*)).unwrap();
    expected.assert_eq(&prettyplease::unparse(&file));
}

/// What each derive expands to, as text.
fn expanded(item: &str) -> [String; 3] {
    let derive = syn::parse_str(item).unwrap();
    let traits = [Trait::Schema, Trait::Encode, Trait::Decode];
    traits.map(|of| derived(&derive, of).to_string())
}

#[test]
fn a_mistake_is_an_error_of_one_derive() {
    let [schema, encode, decode] = expanded("struct S<'a> { a: u64, b: &'a str }");
    assert_eq!(schema.matches("compile_error").count(), 1);
    for other in [encode, decode] {
        assert!(!other.contains("compile_error"), "{other}");
        // Where there is no schema, the compiler finds this to be false.
        assert!(
            other.contains("AvroDerived :: < S < 'static > > :: IS_REPORTED"),
            "{other}"
        );
    }
}

#[test]
fn a_mistake_in_a_generic_item_without_a_schema_asks_for_the_schema() {
    let [_, encode, _] = expanded("struct S<T> { a: u64, b: T }");
    assert!(encode.contains("has_schema :: < S < T > >"), "{encode}");
}

#[test]
fn a_struct_in_itself_is_left_to_the_compiler() {
    for expanded in expanded("struct S { next: Option<S> }") {
        assert!(!expanded.contains("compile_error"), "{expanded}");
        assert!(!expanded.contains("MIN_SIZE"), "{expanded}");
    }
}

#[test]
fn a_record() {
    check(
        r#"
        /// An order.
        #[avro(namespace = "acme")]
        struct Order<'a> {
            id: i64,
            #[avro(default = 1)]
            quantity: i32,
            customer: &'a str,
            note: Option<String>,
            #[avro(timestamp_millis)]
            at: Timestamp,
            lines: Vec<Line>,
            #[avro(skip)]
            total: f64,
        }
        "#,
        expect_file!["tests/record.expanded.rs"],
    );
}

#[test]
fn an_enum_without_data() {
    check(
        r#"
        #[avro(rename_all = "UPPERCASE")]
        enum State {
            #[avro(default)]
            New,
            Shipped,
        }
        "#,
        expect_file!["tests/enumeration.expanded.rs"],
    );
}

#[test]
fn an_enum_with_data() {
    check(
        "enum Payment { Card(Card), Voucher(String) }",
        expect_file!["tests/union.expanded.rs"],
    );
}
