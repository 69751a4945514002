//! The command line.

use avro_ir::{Code, Level};
use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Rust types with specialised codecs from Avro schemas.
#[derive(Debug, Parser)]
#[command(
    name = "avro-codegen",
    version,
    propagate_version = true,
    max_term_width = 100
)]
#[command(
    after_help = "Exit codes: 0 fine; 1 wrong schemas or data, incompatible schemas, or --check found differences; 2 wrong usage or files."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// When to use colours; `NO_COLOR` is respected.
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub(crate) color: ColorChoice,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Generate Rust types.
    Generate(Generate),
    /// Check schemas: syntax, names, defaults; writes nothing.
    Check(Check),
    /// Say whether data of one schema can be read with another, and if not, why.
    Compat(Compat),
    /// Print one self-contained schema for each root.
    Bundle(Bundle),
    /// Print a schema's Parsing Canonical Form.
    Canonical(Canonical),
    /// Print a schema's fingerprint.
    Fingerprint(Fingerprint),
    /// Print a datum as Avro JSON.
    Decode(Decode),
    /// Write Avro JSON as a datum.
    Encode(Encode),
    /// Explain a diagnostic, such as AVRO0012.
    Explain(Explain),
    /// Print a completion script for a shell.
    Completions(Completions),
}

#[derive(Debug, clap::Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct Generate {
    /// Files, directories and globs; `-` is standard input.
    pub(crate) paths: Vec<PathBuf>,
    /// The directory to write to; gets `mod.rs` and a file for each module.
    #[arg(short, long = "out", value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) sources: Sources,
    /// A schema, or a directory or glob of them, that data were written with: types that read it
    /// get a decoder made for it. Files that define the same type are versions of it.
    #[arg(long, value_name = "PATH")]
    pub(crate) written_by: Vec<PathBuf>,
    /// Put every type into one module.
    #[arg(long)]
    pub(crate) flat: bool,
    /// Write nothing; exit with 1 when something would change.
    #[arg(long)]
    pub(crate) check: bool,
    /// Show what changes, or with --check what would.
    #[arg(long)]
    pub(crate) diff: bool,
    /// Write over files that were not generated, too.
    #[arg(long)]
    pub(crate) force: bool,
    /// Say nothing but errors.
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say which files were read and written.
    #[arg(short, long, action = ArgAction::SetTrue)]
    pub(crate) verbose: bool,
    #[command(flatten)]
    pub(crate) messages: Messages,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// Files, directories and globs; `-` is standard input.
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) sources: Sources,
    /// Say nothing but errors.
    #[arg(short, long)]
    pub(crate) quiet: bool,
    #[command(flatten)]
    pub(crate) messages: Messages,
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit codes: 0 all data can be read; 1 some or none can, or a schema is wrong; 2 wrong usage or files."
)]
pub(crate) struct Compat {
    /// The new schema: a file, or a directory or glob of files that refer to each other; `-` is
    /// standard input.
    #[arg(long, value_name = "NEW")]
    pub(crate) reader: PathBuf,
    /// An earlier schema, the newest first; or a directory or glob of versions, of which the one
    /// with the highest number in its file's name is the newest.
    #[arg(long, value_name = "OLD", required = true)]
    pub(crate) writer: Vec<PathBuf>,
    /// Who must read whose data, as schema registries call it: backward (NEW reads data of the first
    /// OLD), forward (the first OLD reads data of NEW), full (both), each with -transitive for every
    /// OLD; none.
    #[arg(long, default_value = "backward-transitive")]
    pub(crate) level: Level,
    /// The type to compare, where files have several; its namespace need not be the same in all.
    #[arg(long, value_name = "NAME")]
    pub(crate) root: Option<String>,
    #[command(flatten)]
    pub(crate) names: AllowedNames,
    /// Print one JSON object: `compatible`, `incompatibilities` with `type`, `path`, `message`, and
    /// `findings` as `check --message-format json` shows them; errors are findings too.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Bundle {
    /// Files, directories and globs; `-` is standard input.
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) sources: Sources,
    /// Only this type.
    #[arg(long, value_name = "FULLNAME")]
    pub(crate) root: Option<String>,
    /// The directory to write a file for each root to, instead of standard output.
    #[arg(short, long = "out", value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// The one schema of some files.
#[derive(Debug, clap::Args)]
pub(crate) struct One {
    /// Files that refer to each other, directories and globs; `-` is standard input.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// The type that is meant, where files have several.
    #[arg(long, value_name = "NAME")]
    pub(crate) root: Option<String>,
    #[command(flatten)]
    pub(crate) names: AllowedNames,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Canonical {
    #[command(flatten)]
    pub(crate) schema: One,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Fingerprint {
    #[command(flatten)]
    pub(crate) schema: One,
    /// The algorithm.
    #[arg(long, value_enum, default_value_t = Algorithm::Rabin)]
    pub(crate) algorithm: Algorithm,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Decode {
    /// The data; `-` is standard input.
    #[arg(default_value = "-")]
    pub(crate) file: PathBuf,
    /// The schema that the data were written with: a file, or a directory or glob of files that
    /// refer to each other; may be repeated for more of them.
    #[arg(long, value_name = "SCHEMA", required = true)]
    pub(crate) writer: Vec<PathBuf>,
    /// The schema to read them with, by the rules of schema resolution; given as the writer's.
    #[arg(long, value_name = "SCHEMA")]
    pub(crate) reader: Vec<PathBuf>,
    /// The type of the data, where files have several; its namespace need not be the same in all.
    #[arg(long, value_name = "NAME")]
    pub(crate) root: Option<String>,
    #[command(flatten)]
    pub(crate) names: AllowedNames,
    /// Print a line for each field and item.
    #[arg(long)]
    pub(crate) pretty: bool,
    #[command(flatten)]
    pub(crate) framing: Framing,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Encode {
    /// The JSON text; `-` is standard input.
    #[arg(default_value = "-")]
    pub(crate) file: PathBuf,
    /// The schema: a file, or a directory or glob of files that refer to each other; may be
    /// repeated for more of them.
    #[arg(long, value_name = "SCHEMA", required = true)]
    pub(crate) schema: Vec<PathBuf>,
    /// The type of the value, where files have several.
    #[arg(long, value_name = "NAME")]
    pub(crate) root: Option<String>,
    #[command(flatten)]
    pub(crate) names: AllowedNames,
    /// The file to write to, instead of standard output; with all of the data, or not at all.
    #[arg(short, long = "out", value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) framing: Framing,
}

/// What is around datums.
#[derive(Debug, clap::Args)]
pub(crate) struct Framing {
    /// The data are hexadecimal digits; spaces and line ends do not matter.
    #[arg(long)]
    pub(crate) hex: bool,
    /// Any number of values, one after the other.
    #[arg(long)]
    pub(crate) many: bool,
    /// Each datum has a single-object header, C3 01 and the schema's fingerprint.
    #[arg(long)]
    pub(crate) single_object: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// The code; without one, all codes are listed.
    pub(crate) code: Option<Code>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// The shell.
    pub(crate) shell: clap_complete::Shell,
}

/// What is read beside the paths, and how.
#[derive(Debug, clap::Args)]
pub(crate) struct Sources {
    /// More files, directories and globs, for what the others refer to; may be repeated.
    #[arg(long, value_name = "PATH")]
    pub(crate) include: Vec<PathBuf>,
    /// A settings file, as for the build helper; without it, `avro-codegen.toml` in the current
    /// directory if there is one.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) names: AllowedNames,
}

/// Which names schemas may have.
#[derive(Debug, clap::Args)]
pub(crate) struct AllowedNames {
    /// Which names schemas may have, those of writers too: `strict` by default, in every command; the settings
    /// file may say otherwise for those that take it.
    #[arg(long, value_enum, value_name = "WHICH")]
    names: Option<Names>,
}

impl AllowedNames {
    /// The choice, if one was made.
    pub(crate) fn chosen(&self) -> Option<avro_ir::Names> {
        self.names.map(|names| match names {
            Names::Strict => avro_ir::Names::Strict,
            Names::Unicode => avro_ir::Names::Unicode,
            Names::Any => avro_ir::Names::Any,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Names {
    /// Those of the specification.
    Strict,
    /// With Unicode's letters and digits.
    Unicode,
    /// Any text, for schemas of data that exist: `shop-db.orders`, `Job$Key`.
    Any,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Messages {
    /// How findings are shown.
    #[arg(long, value_enum, default_value_t = MessageFormat::Human, value_name = "FORMAT")]
    pub(crate) message_format: MessageFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum MessageFormat {
    /// With the lines of the source.
    Human,
    /// A line each.
    Short,
    /// A JSON object each, a line each.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Algorithm {
    /// CRC-64-AVRO, as 16 digits, most significant first.
    Rabin,
    /// MD5.
    Md5,
    /// SHA-256.
    Sha256,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl ColorChoice {
    /// Makes the choice hold for everything that is printed.
    pub(crate) fn write_global(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}
