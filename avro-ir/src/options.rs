//! This module holds what a caller may choose about reading schemas: plain data.

/// How strictly schemas are read, and how large they may be.
///
/// The default is the specification's rules. Each switch admits one thing that other
/// implementations accept; [`ParseOptions::java`] turns on what Java's parser accepts.
///
/// # Examples
///
/// ```
/// # fn main() -> Result<(), avro_ir::SchemaError> {
/// use avro_ir::{ParseOptions, Schema};
///
/// let text = r#"{"type": "record", "name": "a.int", "fields": []}"#;
/// assert!(Schema::parse(text).is_err());
///
/// let mut options = ParseOptions::default();
/// options.primitive_names = true;
/// Schema::parse_with(text, &options)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own, named where it is set"
)]
pub struct ParseOptions {
    /// A second definition of a fullname is accepted if it equals the first but for `doc`.
    pub identical_redefinition: bool,
    /// A type may be used before it is defined.
    pub forward_references: bool,
    /// A name without a dot that is unknown in its namespace is looked up in the null namespace.
    pub null_namespace_fallback: bool,
    /// A type may be called as a primitive when it is in a namespace, as in `a.int`;
    /// [`Names::Any`] takes such names too.
    pub primitive_names: bool,
    /// What may stand in names, namespaces and symbols.
    pub names: Names,
    /// A default that is not a value of its field's type is kept as JSON only.
    pub unchecked_defaults: bool,
    /// `{"type": "Hash"}` stands for `"Hash"`.
    pub wrapped_references: bool,
    /// Of repeated keys in a JSON object, the last one counts. Default: `true`, as in every other
    /// implementation; the compiler's [`LoadOptions`] refuse them.
    pub duplicate_keys: bool,
    /// The largest text, in bytes. Default: 10 MiB.
    pub max_bytes: usize,
    /// How deep schemas may be nested in one text. Default: 128; more than 256 counts as 256.
    pub max_depth: usize,
    /// The largest number of schema nodes of all texts together. Default: 2²⁰.
    pub max_nodes: usize,
}

/// What may stand in the names of types, fields and symbols, and in namespaces.
///
/// Aliases may be any text whatever is chosen, since they repair names of old.
///
/// # Examples
///
/// ```
/// # fn main() -> Result<(), avro_ir::SchemaError> {
/// use avro_ir::{Names, ParseOptions, Schema};
///
/// let text = r#"{"type": "fixed", "name": "shop-db.Job$Key", "size": 8}"#;
/// assert!(Schema::parse(text).is_err());
///
/// let mut options = ParseOptions::default();
/// options.names = Names::Any;
/// Schema::parse_with(text, &options)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Names {
    /// The specification's names: an ASCII letter or `_`, then ASCII letters, digits and `_`.
    #[default]
    Strict,
    /// As [`Strict`](Self::Strict), with the letters and digits of Unicode, as Java's parser has it.
    Unicode,
    /// Any text, as Java takes with `NO_VALIDATION`, Python with `validate_names=False`, and fastavro
    /// always: `shop-db.orders`, `Job$Key`, `2nd line`; also a primitive's name in a namespace, as in
    /// `a.long`.
    ///
    /// What would leave it open which type is meant is refused: an empty name, an empty part of a
    /// namespace or of a fullname (`a..B`), and a primitive's name in the null namespace.
    Any,
}

/// What `max_depth` is at most: half of a thread's usual stack holds this many levels, unoptimised.
const DEPTH_CEILING: usize = 256;

impl Default for ParseOptions {
    fn default() -> Self {
        Self {
            identical_redefinition: false,
            forward_references: false,
            null_namespace_fallback: false,
            primitive_names: false,
            names: Names::Strict,
            unchecked_defaults: false,
            wrapped_references: false,
            duplicate_keys: true,
            max_bytes: 10 << 20,
            max_depth: 128,
            max_nodes: 1 << 20,
        }
    }
}

impl ParseOptions {
    /// Accepts what Java's parser accepts, within the same limits: for schemas of data that exist
    /// already.
    ///
    /// Java's parser takes names beyond those of Unicode only when it is told to, and so does this:
    /// set [`names`](Self::names) to [`Names::Any`].
    #[must_use]
    pub fn java() -> Self {
        Self {
            identical_redefinition: true,
            forward_references: true,
            null_namespace_fallback: true,
            primitive_names: true,
            names: Names::Unicode,
            unchecked_defaults: true,
            wrapped_references: true,
            duplicate_keys: true,
            ..Self::default()
        }
    }

    /// Whether a type in a namespace may have a primitive's name.
    pub(crate) fn takes_primitive_names(&self) -> bool {
        self.primitive_names || self.names == Names::Any
    }

    /// How deep schemas may be nested.
    pub(crate) fn schema_depth(&self) -> usize {
        self.max_depth.min(DEPTH_CEILING)
    }

    /// How deep JSON may be nested: a record takes three levels, and properties a few more.
    pub(crate) fn json_depth(&self) -> usize {
        self.schema_depth() * 3 + 32
    }
}

/// How [`load`](crate::load) reads sources.
///
/// The default is [`ParseOptions::default`] with forward references and identical redefinitions
/// allowed: neither the order of files nor a type that several of them repeat matters.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoadOptions {
    /// The rules for the texts.
    pub parse: ParseOptions,
    /// Namespaces and types that the caller has elsewhere, and where. Their schemas are needed all
    /// the same; where one is missing, the error says so.
    pub elsewhere: Vec<(String, String)>,
}

impl Default for LoadOptions {
    fn default() -> Self {
        let parse = ParseOptions {
            forward_references: true,
            identical_redefinition: true,
            duplicate_keys: false,
            ..ParseOptions::default()
        };
        Self {
            parse,
            elsewhere: Vec::new(),
        }
    }
}

/// Who reads: what a message advises depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// A compiler, for someone who can change the files.
    Compiler,
    /// A program that is given schemas: it can only choose how to read them.
    Program,
}

impl Door {
    /// What to advise for what a switch of [`ParseOptions`] accepts: `mend` to those who can change
    /// the text.
    pub(crate) fn advice(self, mend: String, switch: &str) -> String {
        match self {
            Self::Compiler => mend,
            Self::Program => format!(
                "to read such schemas, set `{switch}` of `ParseOptions`, or use `ParseOptions::java()`"
            ),
        }
    }
}
