//! Shapes that apache-avro-derive 0.22 compiles and gets wrong, numbers 1 to 12 of 17. What it makes
//! of each is asserted as it is, so that the claim is checked; what is right stands beside it.

use apache_avro::AvroSchema as Theirs;
use apache_avro::reader::datum::GenericDatumReader;
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, Schema, from_slice, to_vec};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::panic::catch_unwind;

/// The schema of apache-avro-derive.
fn theirs<T: Theirs>() -> Value {
    serde_json::to_value(T::get_schema()).unwrap()
}

/// Our schema.
fn ours<T: AvroSchema>() -> Value {
    serde_json::from_str(&T::try_schema().unwrap().to_json()).unwrap()
}

/// The type of the first field.
fn first_type(schema: &Value) -> Value {
    schema["fields"][0]["type"].clone()
}

/// Declares the same items twice: in `theirs` with their derive, in `ours` with ours.
macro_rules! both {
    ($($item:item)*) => {
        #[expect(dead_code, reason = "only the schemas are of interest")]
        mod theirs {
            use super::Theirs;
            $(#[derive(Theirs)] $item)*
        }
        #[expect(dead_code, reason = "only the schemas are of interest")]
        mod ours {
            use avro_runtime::AvroSchema;
            $(#[derive(AvroSchema)] $item)*
        }
    };
}

/// Two types of one name, in different modules.
macro_rules! same_name {
    ($derive:path) => {
        pub(in super::super) mod billing {
            #[derive($derive)]
            pub(crate) struct Address {
                street: String,
            }
        }

        pub(in super::super) mod shipping {
            #[derive($derive)]
            pub(crate) struct Address {
                planet: i32,
            }
        }

        // Side by side, ours does not compile.
        #[derive($derive)]
        pub(in super::super) struct Bill {
            to: billing::Address,
        }

        #[derive($derive)]
        pub(in super::super) struct Order {
            a: Bill,
            b: shipping::Address,
        }
    };
}

mod same_name {
    //! Number 1.
    #![expect(dead_code, reason = "only the schemas are of interest")]

    pub(super) mod theirs {
        same_name!(apache_avro::AvroSchema);
    }

    pub(super) mod ours {
        same_name!(avro_runtime::AvroSchema);
    }
}

#[test]
fn two_types_of_one_name_are_an_error() {
    // The second is a reference to the first.
    assert_eq!(
        theirs::<same_name::theirs::Order>()["fields"][1]["type"],
        "Address"
    );
    let error = same_name::ours::Order::try_schema()
        .unwrap_err()
        .to_string();
    assert!(error.contains("billing::Address"), "{error}");
    assert!(error.contains("shipping::Address"), "{error}");
}

mod names {
    //! Numbers 2 to 4: what ours refuses to compile, as its tests of messages show.
    #![expect(dead_code, reason = "only the schemas are of interest")]

    use super::Theirs;

    #[derive(Theirs)]
    #[serde(rename_all = "kebab-case")]
    pub(super) struct Kebab {
        first_name: i32,
    }

    #[derive(Theirs)]
    pub(super) struct WrongDefault {
        #[avro(default = "\"x\"")]
        id: i32,
    }
}

#[derive(Theirs)]
#[serde(rename = "not a name")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct NoName {
    id: i32,
}

#[test]
fn names_of_types_are_avro_names() {
    // It compiles, and panics when the schema is asked for.
    assert!(catch_unwind(NoName::get_schema).is_err());
}

#[test]
fn names_of_fields_are_avro_names() {
    let schema = theirs::<names::Kebab>();
    assert_eq!(schema["fields"][0]["name"], "first-name");
    assert!(Schema::parse(&schema.to_string()).is_err());
}

#[test]
fn defaults_are_values_of_their_fields() {
    let schema = theirs::<names::WrongDefault>();
    assert_eq!(schema["fields"][0]["default"], "x");
    assert!(Schema::parse(&schema.to_string()).is_err());
}

both! {
    pub(super) struct Bytes {
        data: Vec<u8>,
    }
    pub(super) struct Fixed {
        hash: [u8; 2],
    }
    #[avro(namespace = "acme")]
    pub(super) struct Outer {
        inner: Inner,
    }
    pub(super) struct Inner {
        id: i32,
    }
}

#[test]
fn a_vector_of_bytes_is_bytes() {
    let array = json!({"type": "array", "items": "int"});
    assert_eq!(first_type(&theirs::<theirs::Bytes>()), array);
    assert_eq!(first_type(&ours::<ours::Bytes>()), "bytes");
}

#[test]
fn an_array_of_bytes_is_a_fixed() {
    // A record of ints: 16 of them for a digest of 16 bytes.
    let record = first_type(&theirs::<theirs::Fixed>());
    assert_eq!(
        record["fields"][1],
        json!({"name": "field_1", "type": "int"})
    );
    let fixed = json!({"type": "fixed", "name": "Fixed2", "size": 2});
    assert_eq!(first_type(&ours::<ours::Fixed>()), fixed);
}

#[derive(Theirs)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Unsigned {
    id: u64,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct UnsignedAsLong {
    #[avro(as = i64)]
    id: u64,
}

#[test]
fn a_u64_is_what_the_attribute_says() {
    // A fixed that no other implementation knows what to do with.
    let fixed =
        json!({"type": "fixed", "name": "u64", "namespace": "org.apache.avro.rust", "size": 8});
    assert_eq!(first_type(&theirs::<Unsigned>()), fixed);
    assert_eq!(first_type(&ours::<UnsignedAsLong>()), "long");
    assert_eq!(to_vec(&UnsignedAsLong { id: 1 }), Ok(vec![2]));
}

mod generic {
    #![expect(dead_code, reason = "only the schemas are of interest")]

    use super::Theirs;
    use apache_avro::AvroSchemaComponent;
    use avro_runtime::AvroSchema;

    #[derive(Theirs)]
    pub(super) struct TheirPage<T: AvroSchemaComponent> {
        item: T,
    }

    #[derive(Theirs)]
    pub(super) struct TheirPages {
        a: TheirPage<i32>,
        b: TheirPage<String>,
    }

    #[derive(AvroSchema)]
    pub(super) struct Page<T> {
        item: T,
    }

    #[derive(AvroSchema)]
    pub(super) struct Pages {
        a: Page<i32>,
        b: Page<String>,
    }
}

#[test]
fn two_instances_of_a_generic_type_are_two_types() {
    // The page of strings is a reference to that of ints.
    assert_eq!(
        theirs::<generic::TheirPages>()["fields"][1]["type"],
        "TheirPage"
    );
    let pages = ours::<generic::Pages>();
    assert_eq!(first_type(&pages)["name"], "Page_int");
    assert_eq!(pages["fields"][1]["type"]["name"], "Page_string");
}

#[test]
fn a_type_without_a_namespace_takes_that_of_its_user_as_theirs_does() {
    assert_eq!(theirs::<theirs::Inner>().get("namespace"), None);
    assert_eq!(first_type(&theirs::<theirs::Outer>())["namespace"], "acme");
    assert_eq!(ours::<ours::Inner>().get("namespace"), None);
    // The namespace around it is not written again.
    let outer = ours::<ours::Outer>();
    assert_eq!(outer["namespace"], "acme");
    assert_eq!(first_type(&outer).get("namespace"), None);
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Theirs)]
struct First {
    id: i32,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Theirs)]
struct Second {
    id: i32,
}

#[derive(Debug, PartialEq, Theirs)]
#[expect(dead_code, reason = "only the schema is of interest")]
enum TheirEither {
    First(First),
    Second(Second),
}

mod own {
    use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

    #[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
    pub(super) struct First {
        pub(super) id: i32,
    }

    #[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
    pub(super) struct Second {
        pub(super) id: i32,
    }

    #[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
    pub(super) enum Either {
        First(First),
        Second(Second),
    }
}

#[test]
fn an_enum_with_data_is_a_union_of_what_it_holds() {
    // A record for each variant, which holds another record of the same name: that is no schema.
    let schema = theirs::<TheirEither>();
    assert_eq!(schema[0]["name"], "First");
    assert_eq!(first_type(&schema[0])["name"], "First");
    assert!(Schema::parse(&schema.to_string()).is_err());
    let record = |name: &str| json!({"type": "record", "name": name, "fields": [{"name": "id", "type": "int"}]});
    assert_eq!(
        ours::<own::Either>(),
        json!([record("First"), record("Second")])
    );
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Theirs)]
#[avro(repr = "bare_union")]
#[serde(untagged)]
enum Untagged {
    First(First),
    Second(Second),
}

#[test]
fn a_branch_is_told_by_its_index_and_not_by_its_shape() {
    let second = [2, 2];
    let schema = Untagged::get_schema();
    let reader = GenericDatumReader::builder(&schema).build().unwrap();
    let read = reader.read_deser::<Untagged>(&mut &second[..]).unwrap();
    assert_eq!(read, Untagged::First(First { id: 1 }));
    assert_eq!(
        from_slice(&second),
        Ok(own::Either::Second(own::Second { id: 1 }))
    );
}

#[derive(Theirs)]
#[avro(repr = "bare_union")]
#[expect(dead_code, reason = "only the schema is of interest")]
enum Bare {
    First(First),
    Text(String),
}

#[derive(Theirs)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct MaybeBare {
    value: Option<Bare>,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct MaybeEither {
    value: Option<own::Either>,
}

#[test]
fn an_optional_union_has_null_among_its_branches() {
    assert!(catch_unwind(MaybeBare::get_schema).is_err());
    assert_eq!(first_type(&ours::<MaybeEither>())[0], "null");
    let value = MaybeEither {
        value: Some(own::Either::Second(own::Second { id: 1 })),
    };
    assert_eq!(to_vec(&value), Ok(vec![4, 2]));
}
