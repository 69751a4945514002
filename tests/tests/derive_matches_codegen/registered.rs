//! Which schemas have a derived type, and which cannot have one.

use crate::checked_in;
use crate::compare::Derived;
use crate::{golden, golden_unions, shared_defaults, shared_logical, shared_names};
use crate::{shared_records, shared_wide};
use avro_ir::{LoadOptions, Sources, load};
use avro_tests::{Case, Codec, Holds, cases, shared};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The derived types of the shared cases.
fn of_cases() -> Vec<Derived> {
    macro_rules! derived {
        ($($name:literal $ty:ty,)*) => { vec![$(Derived::new::<$ty>($name)),*] };
    }
    derived! {
        "01_union_records: ux.unions.Envelope" shared_records::Envelope,
        "03_linked_list: ux.rec.LongList" shared_records::LongList,
        "04_tree: ux.tree.Node" shared_records::Node,
        "05_mutual: ux.mutual.A" shared_records::A,
        "06_keywords: crate.self.super.type.Self" shared_wide::Keywords,
        "07_field_case: ux.fcase.CaseFields" shared_names::CaseFields,
        "08_enum_case: ux.ecase.EnumHolder" shared_names::EnumHolder,
        "10_namespaces: com.acme.orders.Order" shared_names::Order,
        "11b_multi_cycle: ux.cyc.Company" shared_records::Company,
        "11b_multi_cycle: ux.cyc.Person" shared_records::Person,
        "11c_dup_identical: ux.dup.Invoice" shared_records::invoice::Invoice,
        "11c_dup_identical: ux.dup.Refund" shared_records::refund::Refund,
        "12_null_second: ux.nulls.NullSecond" shared_defaults::NullSecond,
        "13_defaults: ux.defaults.Defaults" shared_defaults::Defaults,
        "14_logical: ux.logical.Logical" shared_logical::Logical,
        "14_logical chrono, rust_decimal, uuid: ux.logical.Logical"
            shared_logical::chrono_crate::Logical,
        "14_logical jiff, bigdecimal: ux.logical.Logical" shared_logical::jiff_crate::Logical,
        "14_logical time: ux.logical.Logical" shared_logical::time_crate::Logical,
        "15_empty: ux.empty.Holder" shared_records::Holder,
        "17_docs: ux.docs.Docs" shared_names::Docs,
        "19_root_enum: ux.root.RootEnum" shared_records::RootEnum,
        "19_root_fixed: ux.root.RootFixed" shared_records::RootFixed,
        "19_root_string" shared_records::RootString,
        "19_root_union" shared_records::RootUnion,
        "20b_wide_300: ux.widerec.WideRec" shared_wide::WideRec,
        "23_union_ambiguous: ux.amb.Amb" shared_records::Amb,
        "26g_comment: ux.cm.Cm" shared_records::Cm,
        "26h_bom: ux.bom.Bom" shared_records::Bom,
        "27_float_nested: ux.fnest.FN" shared_records::FloatNested,
    }
}

/// The shared cases that no derived type is like, and why.
const NOT_OF_CASES: [(&str, &str); 2] = [
    (
        "15b_empty_enum: ux.empty.EH",
        "an enum without variants has no values, so it is refused",
    ),
    (
        "18_props: ux.props.Props",
        "a property is a literal, not an object, and stands on a type or a field, not on a string",
    ),
];

/// A golden type, and the derived type that is like it.
struct Pair {
    derived: Derived,
    generated: Codec,
    schema_json: &'static str,
}

fn of_golden() -> Vec<Pair> {
    macro_rules! pairs {
        ($($name:literal $case:ident $($generated:ident)::+, $derived:ty;)*) => {
            vec![$(Pair {
                derived: Derived::new::<$derived>(concat!(stringify!($case), ": ", $name)),
                generated: Codec::of::<checked_in::$case::$($generated)::+>(),
                schema_json: <checked_in::$case::$($generated)::+ as avro_runtime::AvroSchema>::schema_json(),
            }),*]
        };
    }
    pairs! {
        "app.Settings" defaults app::Settings, golden::Settings;
        "app.Level" defaults app::Level, golden::Level;
        "app.Key" defaults app::Key, golden::Key;
        "app.Window" defaults app::Window, golden::Window;
        "docs.Documented" docs docs::Documented, golden::Documented;
        "work.Status" enums work::Status, golden::Status;
        "work.Colliding" enums work::Colliding, golden::Colliding;
        "shop.Order" evolution shop::Order, golden_unions::shop::Order;
        "shop.Customer" evolution shop::Customer, golden_unions::shop::Customer;
        "shop.Kind" evolution shop::Kind, golden_unions::shop::Kind;
        "shop.Comment" evolution shop::Comment, golden_unions::shop::Comment;
        "shop.Rewritten" evolution shop::Rewritten, golden_unions::shop::Rewritten;
        "shop.Settled" evolution shop::Settled, golden_unions::shop::Settled;
        "match.self.fn.type" keywords r#match::self_::r#fn::Type, golden::Keywords;
        "match.self.fn.Self" keywords r#match::self_::r#fn::Self_, golden::SelfEnum;
        "com.acme.orders.Order" namespaces com::acme::orders::Order, golden::Order;
        "com.acme.orders.Id" namespaces com::acme::orders::Id, golden::OrderId;
        "com.acme.people.Id" namespaces com::acme::people::Id, golden::PersonId;
        "Plain" namespaces Plain, golden::Plain;
        "Inner" namespaces Inner, golden::Inner;
        "com.acme.type.i64.Odd" namespaces com::acme::r#type::i64_::Odd, golden::Odd;
        "plant.Reading" primitives plant::Reading, golden::Reading;
        "plant.Digest" primitives plant::Digest, golden::Digest;
        "shapes.Chain" recursion shapes::Chain, golden_unions::Chain;
        "shapes.Tree" recursion shapes::Tree, golden_unions::Tree;
        "shapes.Man" recursion shapes::Man, golden_unions::Man;
        "shapes.Woman" recursion shapes::Woman, golden_unions::Woman;
        "shapes.Expression" recursion shapes::Expression, golden_unions::Expression;
        "shapes.Operation" recursion shapes::Operation, golden_unions::Operation;
        "Big" roots Big, golden_unions::Big;
        "by-name" roots ByName, golden_unions::ByName;
        "maybe" roots Maybe, golden_unions::Maybe;
        "number" roots Number, golden_unions::Number;
        "points" roots Points, golden_unions::Points;
        "text" roots Text, golden_unions::Text;
        "shop.Event" unions shop::Event, golden_unions::Event;
        "shop.Created" unions shop::Created, golden_unions::Created;
        "shop.Deleted" unions shop::Deleted, golden_unions::Deleted;
    }
}

const ELSEWHERE: &str = "its parts are derived types";
const NO_SYMBOLS: &str = "an enum without variants has no values, so it is refused";
const INVALID: &str = "a logical type of the specification on a wrong type is refused";
const NO_TYPE: &str = "a fixed with a logical type has no generated type of its own";

/// The golden types that no derived type is like, and why.
const NOT_OF_GOLDEN: [(&str, &str); 13] = [
    ("elsewhere: billing.Address", ELSEWHERE),
    ("elsewhere: billing.Price", ELSEWHERE),
    ("elsewhere: shop.Code", ELSEWHERE),
    ("elsewhere: shop.Offer", ELSEWHERE),
    ("elsewhere: shop.Order", ELSEWHERE),
    ("enums: work.Job", NO_SYMBOLS),
    ("enums: work.Never", NO_SYMBOLS),
    ("logical: time_and_money.Stamp", INVALID),
    ("logical: time_and_money.Amount", NO_TYPE),
    ("logical: time_and_money.Span", NO_TYPE),
    ("logical_crates: time_and_money.Stamp", INVALID),
    ("logical_crates: time_and_money.Amount", NO_TYPE),
    ("logical_crates: time_and_money.Span", NO_TYPE),
];

/// The shared cases with the plain options.
fn plain_cases() -> impl Iterator<Item = &'static Case> {
    let folder = shared::path("cases");
    cases().iter().filter(move |case| {
        let is_plain = case.name.split(": ").next() == Some(case.input);
        let folder = folder.as_ref().filter(|_| is_plain);
        folder.is_some_and(|folder| {
            let file = folder.join(format!("{}.avsc", case.input));
            file.exists() || folder.join(case.input).exists()
        })
    })
}

#[test]
fn every_shared_case_has_a_derived_type_or_a_reason_why_not() {
    let derived = of_cases();
    let known = derived.iter().map(|derived| derived.name);
    let known = known.chain(NOT_OF_CASES.map(|(name, _)| name));
    let known = known.collect::<BTreeSet<_>>();
    let missing = plain_cases().filter(|case| !known.contains(case.name));
    let missing = missing.map(|case| case.name).collect::<Vec<_>>();
    assert!(missing.is_empty(), "{missing:?}");
    let unknown = known
        .iter()
        .filter(|name| cases().iter().all(|case| case.name != **name));
    let unknown = unknown.collect::<Vec<_>>();
    assert!(unknown.is_empty() || cases().is_empty(), "{unknown:?}");
}

#[test]
fn every_golden_type_has_a_derived_type_or_a_reason_why_not() {
    let pairs = of_golden();
    let known = pairs.iter().map(|pair| pair.derived.name);
    let known = known.chain(NOT_OF_GOLDEN.map(|(name, _)| name));
    let known = known.map(str::to_owned).collect::<BTreeSet<_>>();
    let mut all = BTreeSet::new();
    for folder in fs::read_dir("golden").unwrap() {
        all.extend(golden_types(&folder.unwrap().path()));
    }
    assert_eq!(known, all);
}

/// The named types of a folder, and its files with a schema without a name.
fn golden_types(folder: &Path) -> Vec<String> {
    let case = folder.file_name().unwrap().to_str().unwrap();
    let mut sources = Sources::new();
    let mut files = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path
            .extension()
            .is_some_and(|end| end == "avsc" || end == "avpr")
        {
            sources.add(
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            );
            files.push(path.file_stem().unwrap().to_str().unwrap().to_owned());
        }
    }
    let set = load(sources, &LoadOptions::default()).unwrap().set;
    let names = set.named_types().map(|(name, _)| name.to_string());
    let mut names = names.collect::<Vec<_>>();
    if case == "roots" {
        names.extend(files);
    }
    names.iter().map(|name| format!("{case}: {name}")).collect()
}

#[test]
fn derived_types_are_as_the_generated_types_of_the_shared_cases() {
    let mut read = 0;
    for derived in of_cases() {
        let Some(case) = cases().iter().find(|case| case.name == derived.name) else {
            continue;
        };
        read += derived.check(&case.codec, case.schema_json, case.holds);
    }
    assert!(
        read > 1_000 || cases().is_empty(),
        "only {read} data were read"
    );
}

#[test]
fn derived_types_are_as_the_golden_types() {
    let mut read = 0;
    for pair in of_golden() {
        let Pair {
            derived,
            generated,
            schema_json,
        } = pair;
        read += derived.check(&generated, schema_json, Holds::Everything);
    }
    assert!(read > 1_000, "only {read} data were read");
}
