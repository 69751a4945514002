//! What the caller may choose. Plain data: paths and attributes are still text, and become syntax
//! in [`crate::rules`].

/// Everything that the caller may choose about the generated code.
///
/// Rules are pairs of a path and a value. A path is an Avro fullname, with a field's name last for
/// one field; `.` stands for everything, `com.acme.*` for a namespace and those below it. The most
/// specific rule wins, then the last one.
///
/// # Examples
///
/// ```
/// let mut options = avro_codegen::Options::default();
/// options.time = avro_codegen::TimeCrate::Chrono;
/// options.type_attributes.push(("com.acme.Order".into(), "#[derive(Hash)]".into()));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// How namespaces become modules.
    pub layout: Layout,
    /// One file, or a file for each module.
    pub output: Output,
    /// Namespace → module path that takes its place, such as `com.acme` → `events`.
    pub modules: Vec<(String, String)>,
    /// Paths of the types to emit, with what they reach; empty for all.
    pub roots: Vec<String>,
    /// Namespace or type → Rust path of the module or type that exists elsewhere.
    pub extern_paths: Vec<(String, String)>,
    /// Type or field → Rust type that takes its place.
    pub type_overrides: Vec<(String, String)>,
    /// Which map type.
    pub map_types: Vec<(String, MapType)>,
    /// Which type for `bytes`.
    pub bytes_types: Vec<(String, BytesType)>,
    /// A Rust type for `string` that is `AsRef<str>` and `From<&str>`.
    pub string_types: Vec<(String, String)>,
    /// The types for dates, times and timestamps.
    pub time: TimeCrate,
    /// The type for decimals.
    pub decimal: DecimalCrate,
    /// The type for UUIDs.
    pub uuid: UuidCrate,
    /// Logical type name of the user's own → Rust type that implements the run time's traits.
    pub logical_types: Vec<(String, String)>,
    /// Type → attributes put before it.
    pub type_attributes: Vec<(String, String)>,
    /// Field → attributes put before it.
    pub field_attributes: Vec<(String, String)>,
    /// Type, field or symbol → Rust identifier.
    pub renames: Vec<(String, String)>,
    /// Types that have the constant `SCHEMA_JSON`.
    pub schema_json: Vec<String>,
    /// Schemas of writers that are known: records that are meant by one read its data with a
    /// function made for it.
    pub writers: Vec<avro_ir::Schema>,
    /// Whether types derive serde's traits, with Avro names.
    pub serde: bool,
    /// Whether records get builders.
    pub builders: bool,
    /// The estimated size in bytes above which a union's branch is boxed.
    pub box_branches_over: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            layout: Layout::default(),
            output: Output::default(),
            modules: Vec::new(),
            roots: Vec::new(),
            schema_json: Vec::new(),
            extern_paths: Vec::new(),
            type_overrides: Vec::new(),
            map_types: Vec::new(),
            bytes_types: Vec::new(),
            string_types: Vec::new(),
            time: TimeCrate::default(),
            decimal: DecimalCrate::default(),
            uuid: UuidCrate::default(),
            logical_types: Vec::new(),
            type_attributes: Vec::new(),
            field_attributes: Vec::new(),
            renames: Vec::new(),
            writers: Vec::new(),
            serde: false,
            builders: false,
            box_branches_over: 128,
        }
    }
}

/// How namespaces become modules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Layout {
    /// A module tree: `com.acme.orders` → `com::acme::orders`.
    #[default]
    Modules,
    /// Every type in one module.
    Flat,
}

/// How the generated text is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Output {
    /// One file, `avro.rs`, to be included.
    #[default]
    SingleFile,
    /// `mod.rs` and a file for each module below it, to be declared with `mod`.
    Directory,
}

/// The type for Avro maps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MapType {
    /// [`std::collections::HashMap`].
    #[default]
    HashMap,
    /// [`std::collections::BTreeMap`]: encodes in key order, so equal values give equal bytes.
    BTreeMap,
}

/// The type for Avro `bytes`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BytesType {
    /// `Vec<u8>`.
    #[default]
    Vec,
    /// `bytes::Bytes`; needs the run time's feature `bytes`.
    Bytes,
}

/// Where the types for dates, times and timestamps come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeCrate {
    /// The run time's own newtypes, which hold every value that Avro can.
    #[default]
    Own,
    /// `chrono`; needs the run time's feature `chrono`.
    Chrono,
    /// `jiff`; needs the run time's feature `jiff`.
    Jiff,
    /// `time`; needs the run time's feature `time`.
    Time,
}

/// Where the type for decimals comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecimalCrate {
    /// The run time's own `Decimal` and `BigDecimal`, which hold every value that Avro can.
    #[default]
    Own,
    /// `rust_decimal::Decimal`; needs the run time's feature `rust_decimal`.
    RustDecimal,
    /// `bigdecimal::BigDecimal`; needs the run time's feature `bigdecimal`.
    BigDecimal,
}

/// Where the type for UUIDs comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UuidCrate {
    /// The run time's own `Uuid`.
    #[default]
    Own,
    /// `uuid::Uuid`; needs the run time's feature `uuid`.
    Uuid,
}
