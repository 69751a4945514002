//! Words that do not fit the shape of a type, and shapes that are none.

use super::check;

#[test]
fn a_rust_union_is_refused() {
    let message = "a Rust union does not say what it holds: use an enum";
    check("union U { a: i32 }", &[("union", message)]);
}

#[test]
fn an_enum_has_variants() {
    let message = "an enum without variants has no values, and so no Avro form: add a variant";
    check("enum E {}", &[("E", message)]);
}

#[test]
fn a_generic_enum_and_discriminants_are_fine() {
    check("enum E<const N: usize> { A = 1, B = 2 }", &[]);
}

#[test]
fn words_of_enums_are_not_for_structs() {
    check(
        "#[avro(repr = \"tagged\", tag = \"kind\")] struct S { a: i32 }",
        &[
            ("repr", "`repr` is for enums: remove it"),
            ("tag#2", "`tag` is for enums: remove it"),
        ],
    );
}

#[test]
fn a_tag_is_for_tagged_enums() {
    let message = "`tag` names the field of a tagged enum: add `repr = \"tagged\"`";
    check(
        "#[avro(tag = \"kind\")] enum E { A(i32) }",
        &[("tag", message)],
    );
}

#[test]
fn a_transparent_struct_has_one_field() {
    let message = |count| {
        format!(
            "a transparent struct stands for its one field, but {count} fields are not skipped: mark the others with `#[avro(skip)]`, or remove `transparent`"
        )
    };
    check(
        "#[avro(transparent)] struct S { a: i32, b: i32 }",
        &[("transparent", &message(2))],
    );
    check(
        "#[avro(transparent)] struct S;",
        &[("transparent", &message(0))],
    );
    check(
        "#[serde(transparent)] struct S { a: i32, b: i32 }",
        &[("S", &message(2))],
    );
    check(
        "#[avro(transparent)] struct S<T> { a: i32, b: PhantomData<T>, #[avro(skip)] c: i32 }",
        &[],
    );
}

#[test]
fn a_transparent_struct_has_no_definition() {
    let message = |word| {
        format!("a transparent struct is what its field is, so `{word}` says nothing: remove it")
    };
    check(
        "#[avro(transparent, name = \"X\", rename_all = \"camelCase\", alias = \"Y\")] struct S { a: i32 }",
        &[
            ("name", &message("name")),
            ("rename_all", &message("rename_all")),
            ("alias", &message("alias")),
        ],
    );
    let message = "serde makes this struct transparent, so `name` says nothing: remove it, or add `transparent = false`";
    check(
        "#[serde(transparent)] #[avro(name = \"X\")] struct S { a: i32 }",
        &[("name", message)],
    );
    check(
        "#[serde(transparent)] #[avro(name = \"X\", transparent = false)] struct S { a: i32 }",
        &[],
    );
}

#[test]
fn a_struct_around_one_value_has_no_fields_to_rename() {
    let message =
        "a struct around one value is what the value is, so `rename_all` says nothing: remove it";
    check(
        "#[avro(rename_all = \"camelCase\")] struct S(i32);",
        &[("rename_all", message)],
    );
}

#[test]
fn transparent_is_for_structs() {
    let message = "`transparent` is for structs: an enum stands for itself";
    check(
        "#[avro(transparent)] enum E { A }",
        &[("transparent", message)],
    );
}

#[test]
fn a_union_has_no_definition() {
    let message = "an enum with data is a union, which has no definition of its own, so `name` says nothing: remove it";
    check(
        "#[avro(name = \"X\", namespace = \"a\")] enum E { A { a: i32 } }",
        &[("name", message)],
    );
}

#[test]
fn a_schema_file_is_for_records() {
    let message = "`schema` is for structs that are records: remove it";
    check(
        "#[avro(schema = \"a.avsc\")] enum E { A }",
        &[("schema", message)],
    );
    check(
        "#[avro(schema = \"a.avsc\")] struct S(i32);",
        &[("schema", message)],
    );
    let message = "a generic struct has a schema for each of its arguments: remove `schema`";
    check(
        "#[avro(schema = \"a.avsc\")] struct S<T> { a: T }",
        &[("schema", message)],
    );
}

#[test]
fn an_enum_has_one_default() {
    let message = "an enum has one default: keep `default` on one variant";
    check(
        "enum E { #[avro(default)] A, #[avro(default)] B }",
        &[("default#2", message)],
    );
}

#[test]
fn an_enum_with_data_has_no_default() {
    let message =
        "`default` is for variants of enums without data: a union and a tagged enum have none";
    check(
        "enum E { #[avro(default)] A(i32) }",
        &[("default", message)],
    );
}
