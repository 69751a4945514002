//! What people read.

use super::{compatibility, schema};
use crate::Color;
use expect_test::{Expect, expect};

#[expect(clippy::needless_pass_by_value, reason = "as expect! gives it")]
fn check_text(writer: &str, reader: &str, expected: Expect) {
    let found = compatibility(&schema(writer), &schema(reader)).unwrap();
    expected.assert_eq(&found.render(Color::Never));
}

#[test]
fn a_missing_default_is_shown_with_what_may_be_its_old_name() {
    check_text(
        "{\n  \"type\": \"record\",\n  \"name\": \"User\",\n  \"fields\": [{\"name\": \"mail\", \"type\": \"string\"}]\n}",
        r#"{"type": "record", "name": "User", "fields": [{"name": "email", "type": "string"}]}"#,
        expect![[r#"
            error[AVRO0039]: `User.email`: the writer has no field `email`, and the reader's has no default
              ┌─ reader schema:1:56
            1 │ {"type": "record", "name": "User", "fields": [{"name": "email", "type": "string"}]}
              │                                                        ^^^^^^^ no default to read instead
              ┌─ writer schema:3:11
            3 │   "name": "User",
              │           ------ has no field `email`
              = help: give the field a default, or an alias if it was renamed: the writer has `mail`
        "#]],
    );
}

#[test]
fn a_type_is_shown_in_both_texts() {
    check_text(
        r#"{"type": "map", "values": ["null", "long"]}"#,
        r#"{"type": "map", "values": "int"}"#,
        expect![[r#"
            error[AVRO0040]: the writer wrote `null`, which cannot be read as `int`
              ┌─ reader schema:1:27
            1 │ {"type": "map", "values": "int"}
              │                           ^^^^^ read as `int`
              ┌─ writer schema:1:28
            1 │ {"type": "map", "values": ["null", "long"]}
              │                            ------ written as `null`
              = help: make the reader's type a union with `null`, so that it can be missing

            error[AVRO0040]: the writer wrote `long`, which cannot be read as `int`
              ┌─ reader schema:1:27
            1 │ {"type": "map", "values": "int"}
              │                           ^^^^^ read as `int`
              ┌─ writer schema:1:36
            1 │ {"type": "map", "values": ["null", "long"]}
              │                                    ------ written as `long`
              = help: `int` can be read as `long`, but not the other way round: keep `long`
        "#]],
    );
}

#[test]
fn names_sizes_and_symbols_are_shown_where_they_are_written() {
    check_text(
        r#"{"type": "record", "name": "R", "fields": [
  {"name": "f", "type": {"type": "fixed", "size": 4, "name": "a.F"}},
  {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"]}}]}"#,
        r#"{"type": "record", "name": "R", "fields": [
  {"name": "f", "type": {"type": "fixed", "size": 8, "name": "a.G"}},
  {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A"]}}]}"#,
        expect![[r#"
            error[AVRO0036]: `R.f`: the writer's type is called `a.F`, the reader's `a.G`
              ┌─ reader schema:2:62
            2 │   {"name": "f", "type": {"type": "fixed", "size": 8, "name": "a.G"}},
              │                                                              ^^^^^ read as `a.G`
              ┌─ writer schema:2:62
            2 │   {"name": "f", "type": {"type": "fixed", "size": 4, "name": "a.F"}},
              │                                                              ----- written as `a.F`
              = help: give the reader's type `"aliases": ["a.F"]` if it was renamed

            error[AVRO0037]: `R.f`: `a.G` has 8 bytes, and the writer's has 4
              ┌─ reader schema:2:51
            2 │   {"name": "f", "type": {"type": "fixed", "size": 8, "name": "a.G"}},
              │                                                   ^ read with 8 bytes
              ┌─ writer schema:2:51
            2 │   {"name": "f", "type": {"type": "fixed", "size": 4, "name": "a.F"}},
              │                                                   - written with 4 bytes
              = help: a fixed cannot change its size: keep 4, or give the new size to a type of another name, and read a union of both

            error[AVRO0038]: `R.e`: `E` has no symbol `B`, which the writer may use, and no `default` symbol to stand for it
              ┌─ reader schema:3:66
            3 │   {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A"]}}]}
              │                                                                  ^ lacks `B`
              ┌─ writer schema:3:72
            3 │   {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"]}}]}
              │                                                                        --- not a symbol of the reader's enum
              = help: add the symbol to the reader's enum, or give the enum a `default`: the symbol to read instead of it; data without such values can be read
        "#]],
    );
}

#[test]
fn a_failing_branch_is_shown_with_what_fails_in_it() {
    check_text(
        r#"["null", "boolean", {"type": "record", "name": "R", "fields": [{"name": "a", "type": "string"}]}]"#,
        r#"["null", {"type": "record", "name": "R", "fields": [{"name": "a", "type": "int"}]}]"#,
        expect![[r#"
            error[AVRO0041]: the reader's union has no branch for the writer's `boolean`
              ┌─ reader schema:1:1
            1 │ ["null", {"type": "record", "name": "R", "fields": [{"name": "a", "type": "int"}]}]
              │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has no branch for `boolean`
              ┌─ writer schema:1:10
            1 │ ["null", "boolean", {"type": "record", "name": "R", "fields": [{"name": "a", "type": "string"}]}]
              │          --------- written as `boolean`
              = help: add `boolean` to the reader's union; data without such values can be read

            error[AVRO0041]: the branch record `R` of the reader's union cannot read all of the writer's: the writer wrote `string`, which cannot be read as `int`
              ┌─ reader schema:1:75
            1 │ ["null", {"type": "record", "name": "R", "fields": [{"name": "a", "type": "int"}]}]
              │                                                                           ^^^^^ read as `int`
              ┌─ writer schema:1:86
            1 │ ["null", "boolean", {"type": "record", "name": "R", "fields": [{"name": "a", "type": "string"}]}]
              │                                                                                      -------- written as `string`
              = help: keep `string`, or make the reader's type a union that has it; or leave the field as it is, and add one with a default; data without such values can be read
        "#]],
    );
}

#[test]
fn a_unit_is_shown_with_the_way_to_ignore_it() {
    check_text(
        r#"{"type": "long", "logicalType": "timestamp-millis"}"#,
        r#"{"type": "long", "logicalType": "timestamp-micros"}"#,
        expect![[r#"
            error[AVRO0040]: the writer's numbers count as timestamp-millis, the reader's as timestamp-micros, so that the same number means another value
              ┌─ reader schema:1:1
            1 │ {"type": "long", "logicalType": "timestamp-micros"}
              │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ counts as `timestamp-micros`
              ┌─ writer schema:1:1
            1 │ {"type": "long", "logicalType": "timestamp-millis"}
              │ --------------------------------------------------- counts as `timestamp-millis`
              = help: keep `timestamp-millis`, and convert in the program; to read the number as it is, resolve with `LogicalTypes::Ignored`
        "#]],
    );
}
