//! Random Rust values of generated types: nothing here makes bytes but the types themselves.

use avro_runtime::{Decode, Encode, from_slice, to_vec};
use avro_tests::generated::case_01_union_records::ux::unions;
use avro_tests::generated::case_04_tree::ux::tree::Node;
use avro_tests::generated::case_27_float_nested::ux::fnest;
use proptest::collection::{hash_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use std::fmt::Debug;

fn check<T>(value: &T) -> TestCaseResult
where
    T: Encode + for<'de> Decode<'de> + PartialEq + Debug,
{
    let bytes = to_vec(value).unwrap();
    prop_assert!(bytes.len() >= T::MIN_SIZE);
    prop_assert_eq!(&from_slice::<T>(&bytes).unwrap(), value);
    Ok(())
}

fn check_serde<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + Debug>(
    value: &T,
) -> TestCaseResult {
    let text = serde_json::to_string(value).unwrap();
    prop_assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value);
    Ok(())
}

fn created() -> impl Strategy<Value = unions::Created> {
    any::<String>().prop_map(unions::Created::new)
}

fn moved() -> impl Strategy<Value = unions::Moved> {
    any::<(i32, i32)>().prop_map(|(x, y)| unions::Moved::new(x, y))
}

fn deleted() -> impl Strategy<Value = unions::Deleted> {
    any::<(String, Option<String>)>().prop_map(|(id, reason)| unions::Deleted { id, reason })
}

fn envelope() -> impl Strategy<Value = unions::Envelope> {
    let payload = prop_oneof![
        created().prop_map(unions::EnvelopePayload::from),
        deleted().prop_map(unions::EnvelopePayload::from),
        moved().prop_map(unions::EnvelopePayload::from),
    ];
    let maybe = prop_oneof![
        created().prop_map(unions::EnvelopeMaybe::from),
        moved().prop_map(unions::EnvelopeMaybe::from),
    ];
    (payload, option::of(maybe)).prop_map(|(payload, maybe)| unions::Envelope { payload, maybe })
}

fn node() -> impl Strategy<Value = Node> {
    let leaf = any::<String>().prop_map(|label| with_nodes(label, (vec![], vec![], None, None)));
    leaf.prop_recursive(5, 40, 4, |node| {
        let boxed = option::of(node.clone().prop_map(Box::new));
        let named = hash_map(any::<String>(), node.clone(), 0..3);
        let named = named.prop_map(|named| named.into_iter().collect::<Vec<_>>());
        let nodes = (vec(node, 0..3), named, boxed.clone(), boxed);
        (any::<String>(), nodes).prop_map(|(label, nodes)| with_nodes(label, nodes))
    })
}

type Nodes = (
    Vec<Node>,
    Vec<(String, Node)>,
    Option<Box<Node>>,
    Option<Box<Node>>,
);

fn with_nodes(label: String, (children, named, left, right): Nodes) -> Node {
    let named = named.into_iter().collect();
    Node {
        label,
        children,
        named,
        left,
        right,
    }
}

fn floats() -> impl Strategy<Value = fnest::Fn> {
    let has_f = || {
        prop::num::f32::ANY
            .prop_filter("NaN", |x| !x.is_nan())
            .prop_map(fnest::HasF::new)
    };
    let d = prop_oneof![
        has_f().prop_map(fnest::FnD::from),
        any::<i32>().prop_map(fnest::FnD::from)
    ];
    (has_f(), vec(has_f(), 0..5), option::of(has_f()), d).prop_map(|(a, b, c, d)| fnest::Fn {
        a,
        b,
        c,
        d,
    })
}

proptest! {
    #[test]
    fn unions_of_records_come_back(envelope in envelope()) {
        check(&envelope)?;
    }

    #[test]
    fn unions_of_records_come_back_through_serde(envelope in envelope()) {
        check_serde(&envelope)?;
    }

    #[test]
    fn trees_come_back(node in node()) {
        check(&node)?;
    }

    #[test]
    fn trees_come_back_through_serde(node in node()) {
        check_serde(&node)?;
    }

    #[test]
    fn floats_in_records_come_back(floats in floats()) {
        check(&floats)?;
    }

    #[test]
    fn encoding_appends(envelope in envelope(), before in any::<Vec<u8>>()) {
        let mut out = before.clone();
        avro_runtime::to_vec_in(&envelope, &mut out).unwrap();
        prop_assert_eq!(out, [before, to_vec(&envelope).unwrap()].concat());
    }

    #[test]
    fn a_prefix_leaves_the_rest(envelope in envelope(), rest in any::<Vec<u8>>()) {
        let bytes = [to_vec(&envelope).unwrap(), rest.clone()].concat();
        let read = avro_runtime::from_slice_prefix::<unions::Envelope>(&bytes).unwrap();
        prop_assert_eq!(read, (envelope, &rest[..]));
    }
}
