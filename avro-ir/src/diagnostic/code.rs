//! This module lists the codes of diagnostics; a code never changes its meaning.

use std::fmt;
use std::str::FromStr;

/// Declares the codes with their texts in one table.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $text:literal, $title:literal;)*) => {
        /// What kind of finding a diagnostic reports; its text, such as `AVRO0012`, is stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* $code,)*
        }

        impl Code {
            /// Every code, in the order of their texts.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// The stable text, such as `AVRO0012`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$code => $text,)*
                }
            }

            /// What it means in a few words.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self {
                    $(Self::$code => $title,)*
                }
            }

            /// What it means, an example that causes it, and how to mend it, as Markdown.
            #[must_use]
            pub fn explain(self) -> &'static str {
                match self {
                    $(Self::$code => include_str!(concat!("explain/", $text, ".md")),)*
                }
            }
        }
    };
}

codes! {
    /// The text is not JSON.
    JsonSyntax = "AVRO0001", "the text is not JSON";
    /// The text starts with a byte-order mark (warning).
    ByteOrderMark = "AVRO0002", "a byte-order mark";
    /// The text has comments (warning).
    Comment = "AVRO0003", "comments in JSON";
    /// A key is written twice in one JSON object.
    DuplicateKey = "AVRO0004", "a JSON key is written twice";
    /// Schemas or JSON values are nested too deep.
    NestingTooDeep = "AVRO0005", "nesting too deep";
    /// A file or a text has too many bytes, or a text too many schema nodes.
    TooLarge = "AVRO0006", "an input larger than the limit";
    /// A JSON value stands where a schema must be, and is none.
    NotASchema = "AVRO0007", "not a schema";
    /// An attribute that the specification requires is missing.
    MissingAttribute = "AVRO0008", "a required attribute is missing";
    /// An attribute has a value of the wrong type, or one that is not allowed.
    InvalidAttribute = "AVRO0009", "an attribute has an invalid value";
    /// A name, namespace or symbol breaks the grammar of names.
    BadName = "AVRO0010", "not a valid name";
    /// A type has the name of a primitive type.
    ReservedName = "AVRO0011", "a type named like a primitive";
    /// A type is used that is not defined.
    UnknownType = "AVRO0012", "unknown type";
    /// A type is used before it is defined, where that is not allowed.
    ForwardReference = "AVRO0013", "a type is used before its definition";
    /// Two different definitions of one fullname.
    ConflictingDefinitions = "AVRO0014", "two different definitions of one type";
    /// Two equal definitions of one fullname, where that is not allowed.
    Redefinition = "AVRO0015", "a type is defined twice";
    /// Two fields of a record have one name.
    DuplicateField = "AVRO0016", "two fields have one name";
    /// An enum has a symbol twice.
    DuplicateSymbol = "AVRO0017", "an enum has a symbol twice";
    /// A union has two branches of one kind or one fullname.
    DuplicateBranch = "AVRO0018", "a union has two branches of one kind";
    /// A union is a branch of a union.
    NestedUnion = "AVRO0019", "a union directly in a union";
    /// `{"type": "Name"}` refers to a named type.
    WrappedReference = "AVRO0020", "a reference to a named type in an object";
    /// A default is not a value of its type.
    InvalidDefault = "AVRO0021", "a default does not fit its type";
    /// A default belongs to a branch of a union other than the first (warning).
    UnionDefault = "AVRO0022", "a union default that old readers reject";
    /// A default leaves out a field whose own default leads back to it.
    DefaultCycle = "AVRO0023", "a default that contains itself";
    /// A logical type is not valid where it stands, and ignored (warning).
    InvalidLogicalType = "AVRO0024", "a logical type that is ignored";
    /// A record contains itself without end.
    InfiniteRecord = "AVRO0025", "a record that contains itself without end";
    /// Two Avro names become one Rust name (warning).
    NamesCollide = "AVRO0026", "two names collide in Rust";
    /// A rule of the options matches nothing (warning, but for roots of which none does).
    UnmatchedRule = "AVRO0027", "a rule matches nothing";
    /// A default becomes too large when it is expanded or checked.
    DefaultTooLarge = "AVRO0028", "a default too large to expand";
    /// A path, type or attribute in the options is not Rust.
    InvalidRust = "AVRO0029", "an option is not valid Rust";
    /// An input file cannot be read.
    UnreadableInput = "AVRO0030", "an input cannot be read";
    /// The inputs contain no schema.
    NoInput = "AVRO0031", "no schema files";
    /// A protocol breaks a rule of protocols.
    InvalidProtocol = "AVRO0032", "an invalid protocol";
    /// A settings file is not TOML, or says something that is not known.
    InvalidSetting = "AVRO0033", "a setting that is not known";
    /// A default has no value of the field's Rust type (warning).
    DefaultLeftOut = "AVRO0034", "a default that Rust cannot have";
    /// Data of a writer's schema that no generated type can read.
    UnreadableWriter = "AVRO0035", "a writer that nothing reads";
    /// The writer's named type has another name than the reader's.
    NameMismatch = "AVRO0036", "a type has another name";
    /// The writer's fixed has another size than the reader's.
    FixedSizeMismatch = "AVRO0037", "a fixed has another size";
    /// The writer's enum has symbols that the reader's has not.
    MissingEnumSymbols = "AVRO0038", "an enum lacks symbols of the writer";
    /// A field of the reader that the writer does not have has no default.
    ReaderFieldMissingDefaultValue = "AVRO0039", "a new field without default";
    /// The writer's type cannot be read as the reader's.
    TypeMismatch = "AVRO0040", "a type that cannot be read as another";
    /// The reader's union cannot read a type of the writer.
    MissingUnionBranch = "AVRO0041", "a union lacks a branch of the writer";
    /// A type of the null namespace is referred to from inside a namespace (warning).
    BareReference = "AVRO0043", "a reference out of a namespace into none";
    /// A decimal has more digits after the point than its Rust type can hold.
    ScaleTooLarge = "AVRO0044", "a scale that the Rust type cannot hold";
    /// A file stands where one would be generated, and was not generated.
    ForeignOutput = "AVRO0045", "a file that was not generated";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that is not the code of a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownCode;

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a code of a diagnostic; codes look like `AVRO0012`")
    }
}

impl std::error::Error for UnknownCode {}

impl FromStr for Code {
    type Err = UnknownCode;

    /// Reads `AVRO0012`, in any case.
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let same = |code: &&Self| code.as_str().eq_ignore_ascii_case(text);
        Self::ALL.iter().find(same).copied().ok_or(UnknownCode)
    }
}
