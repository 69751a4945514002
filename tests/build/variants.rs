//! The options that schemas are generated with.

use crate::inputs::Input;
use avro_build::{BytesType, Config, DecimalCrate, MapType, TimeCrate, UuidCrate};
use std::path::Path;

/// A choice of options.
pub(crate) struct Variant {
    /// Empty for the defaults.
    pub(crate) name: &'static str,
    pub(crate) config: Config,
    /// The variant of the tests' `Holds`: which values the chosen types can hold.
    pub(crate) holds: &'static str,
}

/// What most schemas are generated with. Serde shows the tests what the types hold; of large schemas, what
/// it derives would be a third of what there is to compile.
pub(crate) fn plain(input: &Input) -> Variant {
    Variant {
        name: "",
        config: Config::new().serde(input.size() < 50_000),
        holds: "Everything",
    }
}

/// Schemas with options other than the defaults.
pub(crate) fn all(shared: &Path) -> Vec<(Input, Variant)> {
    let case = |name: &str| {
        let path = shared.join("cases").join(format!("{name}.avsc"));
        Input::new(name, &path)
    };
    let real = |name: &str, path: &str| Input::new(name, &shared.join("real").join(path));
    vec![
        (case("14_logical"), chrono()),
        (case("14_logical"), jiff()),
        (case("14_logical"), time()),
        (case("14_logical"), own_types()),
        (case("13_defaults"), all_choices()),
        (case("10_namespaces"), all_choices()),
        (case("12_null_second"), all_choices()),
        (real("datahub", "datahub"), sorted()),
        (real("lsst 11.1", "lsst/11.1"), extern_path()),
    ]
}

/// Schemas for which decoders of random writers are generated.
pub(crate) fn with_known_writers(shared: &Path) -> Vec<Input> {
    let names = [
        "01_union_records",
        "03_linked_list",
        "04_tree",
        "05_mutual",
        "10_namespaces",
        "11b_multi_cycle",
        "12_null_second",
        "13_defaults",
        "14_logical",
        "23_union_ambiguous",
        "27_float_nested",
    ];
    let cases = shared.join("cases");
    let path = |name: &str| Some(cases.join(name)).filter(|path| path.is_dir());
    let inputs = names.iter().map(|name| {
        let file = cases.join(format!("{name}.avsc"));
        Input::new(name, &path(name).unwrap_or(file))
    });
    let lsst = Input::new("lsst 11.1", &shared.join("real/lsst/11.1"));
    inputs.chain([lsst]).collect()
}

fn chrono() -> Variant {
    let config = Config::new()
        .time(TimeCrate::Chrono)
        .decimal(DecimalCrate::RustDecimal)
        .uuid(UuidCrate::Uuid);
    Variant {
        name: "chrono, rust_decimal, uuid",
        config,
        holds: "Calendar",
    }
}

fn jiff() -> Variant {
    let config = Config::new()
        .time(TimeCrate::Jiff)
        .decimal(DecimalCrate::BigDecimal);
    Variant {
        name: "jiff, bigdecimal",
        config,
        holds: "Calendar",
    }
}

fn time() -> Variant {
    let config = Config::new().time(TimeCrate::Time);
    Variant {
        name: "time",
        config,
        holds: "Calendar",
    }
}

/// Types of the user's for a field and for a logical type.
fn own_types() -> Variant {
    let config = Config::new()
        .type_override("ux.logical.Logical.dec", "crate::own::Cents")
        .logical_type("my-custom", "crate::own::Custom");
    Variant {
        name: "own types",
        config,
        holds: "Cents",
    }
}

/// Everything that changes types without changing what they hold.
fn all_choices() -> Variant {
    let config = Config::new()
        .flat()
        .serde(true)
        .builders(true)
        .map_type(["."], MapType::BTreeMap)
        .bytes_type(["."], BytesType::Bytes)
        .string_type(["."], "::compact_str::CompactString");
    Variant {
        name: "all choices",
        config,
        holds: "Everything",
    }
}

fn sorted() -> Variant {
    let config = Config::new()
        .builders(true)
        .map_type(["."], MapType::BTreeMap)
        .box_branches_over(0)
        // A quarter of the types, with unions of all sizes.
        .roots(["com.linkedin.pegasus2avro.metadata.snapshot.MLModelSnapshot"]);
    Variant {
        name: "sorted",
        config,
        holds: "Everything",
    }
}

/// One type of a module, and the others from another module.
fn extern_path() -> Variant {
    let other = "crate::generated::case_lsst_11_1::lsst::v11_1";
    let types = [
        "diaSource",
        "diaForcedSource",
        "diaObject",
        "ssSource",
        "ssObject",
        "mpc_orbits",
    ];
    let config = types.iter().fold(Config::new(), |config, name| {
        let ident: String = name.split('_').map(capitalized).collect();
        config.extern_path(format!("lsst.v11_1.{name}"), format!("{other}::{ident}"))
    });
    Variant {
        name: "extern",
        config: config.roots(["lsst.v11_1.alert"]),
        holds: "Everything",
    }
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
