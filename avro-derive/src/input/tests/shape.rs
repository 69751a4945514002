//! Which shape an item has.

use super::has_shape;

#[test]
fn a_struct_is_a_record() {
    has_shape("struct S { a: i32, b: String }", "record(a b)");
    has_shape("struct S { a: i32 }", "record(a)");
    has_shape("struct S(i32, i32);", "record(field_0 field_1)");
    has_shape("struct S;", "record()");
    has_shape("struct S();", "record()");
}

#[test]
fn the_fields_of_a_tuple_are_renamed_one_by_one() {
    has_shape(
        "#[avro(rename_all = \"UPPERCASE\")] struct S(i32, #[avro(rename = \"b\")] i32);",
        "record(field_0 b)",
    );
}

#[test]
fn a_struct_around_one_value_is_the_value() {
    has_shape("struct S(String);", "transparent(String; )");
    has_shape("struct S(Option<i32>);", "transparent(Option < i32 >; )");
    has_shape("struct S(#[avro(skip)] String);", "record(field_0)");
}

#[test]
fn a_struct_around_one_value_with_a_name_is_a_record() {
    has_shape("#[avro(name = \"X\")] struct S(i32);", "record(field_0)");
    has_shape(
        "#[avro(namespace = \"a\")] struct S(i32);",
        "record(field_0)",
    );
    has_shape(
        "#[avro(name = \"X\")] struct S(#[avro(rename = \"a\")] i32);",
        "record(a)",
    );
    has_shape(
        "#[serde(rename = \"X\")] struct S(i32);",
        "transparent(i32; )",
    );
}

#[test]
fn a_struct_around_bytes_is_a_fixed() {
    has_shape("struct S([u8; 16]);", "fixed(16)");
    has_shape(
        "#[avro(name = \"Md5\")] struct S([u8; SIZE]);",
        "fixed(SIZE)",
    );
    has_shape(
        "#[avro(transparent)] struct S([u8; 16]);",
        "transparent([u8 ; 16]; )",
    );
    has_shape(
        "struct S(#[avro(array)] [u8; 16]);",
        "transparent([u8 ; 16]; )",
    );
    has_shape(
        "struct S(#[avro(as = Id)] [u8; 16]);",
        "transparent([u8 ; 16]; )",
    );
}

#[test]
fn a_transparent_struct_is_its_one_field() {
    has_shape(
        "#[avro(transparent)] struct S { a: i32 }",
        "transparent(i32; )",
    );
    has_shape(
        "#[avro(transparent)] struct S<T> { a: i32, b: PhantomData<T>, #[serde(skip)] c: u64 }",
        "transparent(i32; b c)",
    );
    has_shape(
        "#[serde(transparent)] struct S { a: i32 }",
        "transparent(i32; )",
    );
    has_shape(
        "#[serde(transparent)] #[avro(transparent = false)] struct S { a: i32 }",
        "record(a)",
    );
}

#[test]
fn an_enum_of_unit_variants_is_an_enum() {
    has_shape("enum E { A, B }", "enum(A B; None)");
    has_shape("enum E { A, #[avro(default)] B }", "enum(A B; Some(1))");
    has_shape(
        "#[avro(rename_all = \"SCREAMING_SNAKE_CASE\")] enum E { OneTwo, #[avro(rename = \"x\")] B }",
        "enum(ONE_TWO x; None)",
    );
}

#[test]
fn an_enum_with_data_is_a_union() {
    has_shape("enum E { A(i32), B { b: String } }", "union(A(i32) B{b})");
}

#[test]
fn a_tagged_enum_is_tagged() {
    has_shape(
        "#[avro(repr = \"tagged\")] enum E { A(i32), B }",
        "tagged(A(i32) B; tag)",
    );
    has_shape(
        "#[avro(repr = \"tagged\", tag = \"kind\")] enum E { A, B { b: u8 } }",
        "tagged(A B{b}; kind)",
    );
}
