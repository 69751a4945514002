//! What a build script can choose.

use crate::{cargo, current};
use avro_codegen::files::{self, Error, Settings};
use avro_codegen::{
    BytesType, DecimalCrate, Evolution, Generated, GeneratedFile, Layout, MapType, Output,
    TimeCrate, UuidCrate,
};
use std::path::{Path, PathBuf};

/// What to generate, and where. The defaults fit most crates.
///
/// Several functions take rules: paths of types or fields, and what holds there. A path is an Avro
/// fullname, with a field's name last for one field (`com.acme.Order.id`); `com.acme.*` is a
/// namespace with those below it, and `.` everything. The most specific rule wins, then the last.
/// Attributes are the exception: all that match are added. A rule that matches nothing is a warning.
///
/// # Examples
///
/// ```no_run
/// avro_build::Config::new()
///     .map_type(["."], avro_build::MapType::BTreeMap)
///     .type_attribute("com.acme.Order", "#[derive(PartialOrd)]")
///     .compile(["schemas"])?;
/// # Ok::<(), avro_build::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Config {
    settings: Settings,
    settings_file: Option<PathBuf>,
    rerun_if_changed: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self::new()
    }
}

impl Config {
    /// The defaults.
    #[must_use]
    pub fn new() -> Self {
        Self {
            settings: Settings::default(),
            settings_file: None,
            rerun_if_changed: true,
        }
    }

    /// Reads the choices from a file, which the command understands too: its keys are the names of
    /// the functions here.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or says something that is not known.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// avro_build::Config::from_toml("avro-codegen.toml")?.compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    pub fn from_toml(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let settings = Settings::from_toml(path).inspect_err(cargo::errors)?;
        Ok(Self {
            settings,
            settings_file: Some(path.to_owned()),
            rerun_if_changed: true,
        })
    }

    /// Writes `mod.rs` and a file for each module below `directory`, for a plain `mod`
    /// declaration, instead of `avro.rs` in `OUT_DIR`.
    #[must_use]
    pub fn out_dir(mut self, directory: impl Into<PathBuf>) -> Self {
        self.settings.out_dir = Some(directory.into());
        self.settings.options.output = Output::Directory;
        self
    }

    /// Reads more files, from which only the types that others refer to are generated.
    #[must_use]
    pub fn include(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.include.push(path.into());
        self
    }

    /// Generates only these types, and what they refer to.
    #[must_use]
    pub fn roots<S: Into<String>>(mut self, paths: impl IntoIterator<Item = S>) -> Self {
        self.settings
            .options
            .roots
            .extend(paths.into_iter().map(Into::into));
        self
    }

    /// Puts the types of a namespace, and of those below it, into another module.
    #[must_use]
    pub fn module(mut self, namespace: impl Into<String>, module: impl Into<String>) -> Self {
        self.settings
            .options
            .modules
            .push((namespace.into(), module.into()));
        self
    }

    /// Puts every type into one module.
    #[must_use]
    pub fn flat(mut self) -> Self {
        self.settings.options.layout = Layout::Flat;
        self
    }

    /// Uses the types of a namespace, or one type, from elsewhere: `com.acme.billing` at `::billing`
    /// makes `com.acme.billing.v2.Invoice` the type `::billing::v2::Invoice`.
    #[must_use]
    pub fn extern_path(mut self, path: impl Into<String>, rust: impl Into<String>) -> Self {
        self.settings
            .options
            .extern_paths
            .push((path.into(), rust.into()));
        self
    }

    /// Uses your own type for a field or a named type; it must implement the traits of
    /// `avro_runtime`. Where the field has a logical type, its newtype must implement
    /// `avro_runtime::logical::Logical` for yours, such as `impl Logical<Amount> for Decimal<10, 2>`.
    #[must_use]
    pub fn type_override(mut self, path: impl Into<String>, rust: impl Into<String>) -> Self {
        self.settings
            .options
            .type_overrides
            .push((path.into(), rust.into()));
        self
    }

    /// Chooses the type of maps.
    #[must_use]
    pub fn map_type<S: Into<String>>(
        mut self,
        paths: impl IntoIterator<Item = S>,
        ty: MapType,
    ) -> Self {
        self.settings
            .options
            .map_types
            .extend(paths.into_iter().map(|path| (path.into(), ty)));
        self
    }

    /// Chooses the type of `bytes`.
    #[must_use]
    pub fn bytes_type<S: Into<String>>(
        mut self,
        paths: impl IntoIterator<Item = S>,
        ty: BytesType,
    ) -> Self {
        self.settings
            .options
            .bytes_types
            .extend(paths.into_iter().map(|path| (path.into(), ty)));
        self
    }

    /// Chooses how types read data of other schemas than their own; a path with a field is for the
    /// union of that field.
    #[must_use]
    pub fn evolution<S: Into<String>>(
        mut self,
        paths: impl IntoIterator<Item = S>,
        evolution: Evolution,
    ) -> Self {
        self.settings
            .options
            .evolution
            .extend(paths.into_iter().map(|path| (path.into(), evolution)));
        self
    }

    /// Names a schema that data were written with, or a directory or glob of such schemas: the
    /// records that are meant by one get a decoder made for it, which [`DatumReader`] uses.
    ///
    /// Schemas of one path may refer to each other; those of another path are other schemas.
    ///
    /// [`DatumReader`]: https://docs.rs/avro-runtime/latest/avro_runtime/struct.DatumReader.html
    #[must_use]
    pub fn written_by(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.written_by.push(path.into());
        self
    }

    /// Chooses the type of strings: one that is `AsRef<str>` and `From<&str>`.
    #[must_use]
    pub fn string_type<S: Into<String>>(
        mut self,
        paths: impl IntoIterator<Item = S>,
        rust: impl Into<String>,
    ) -> Self {
        let rust = rust.into();
        self.settings
            .options
            .string_types
            .extend(paths.into_iter().map(|path| (path.into(), rust.clone())));
        self
    }

    /// Chooses the types of dates, times and timestamps.
    #[must_use]
    pub fn time(mut self, time: TimeCrate) -> Self {
        self.settings.options.time = time;
        self
    }

    /// Chooses the type of decimals.
    #[must_use]
    pub fn decimal(mut self, decimal: DecimalCrate) -> Self {
        self.settings.options.decimal = decimal;
        self
    }

    /// Chooses the type of UUIDs.
    #[must_use]
    pub fn uuid(mut self, uuid: UuidCrate) -> Self {
        self.settings.options.uuid = uuid;
        self
    }

    /// Uses your own type for a logical type, by its name in the schema; it must implement the
    /// traits of `avro_runtime`.
    #[must_use]
    pub fn logical_type(mut self, name: impl Into<String>, rust: impl Into<String>) -> Self {
        self.settings
            .options
            .logical_types
            .push((name.into(), rust.into()));
        self
    }

    /// Puts attributes before types.
    #[must_use]
    pub fn type_attribute(mut self, path: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.settings
            .options
            .type_attributes
            .push((path.into(), attribute.into()));
        self
    }

    /// Puts attributes before fields.
    #[must_use]
    pub fn field_attribute(
        mut self,
        path: impl Into<String>,
        attribute: impl Into<String>,
    ) -> Self {
        self.settings
            .options
            .field_attributes
            .push((path.into(), attribute.into()));
        self
    }

    /// Gives a type, a field or a symbol another name in Rust.
    #[must_use]
    pub fn rename(mut self, path: impl Into<String>, ident: impl Into<String>) -> Self {
        self.settings
            .options
            .renames
            .push((path.into(), ident.into()));
        self
    }

    /// Derives serde's traits, with Avro names; needs `serde` as a dependency, and the feature
    /// `serde` of `avro_runtime` for logical and fixed types.
    #[must_use]
    pub fn serde(mut self, serde: bool) -> Self {
        self.settings.options.serde = serde;
        self
    }

    /// Gives every record a builder.
    #[must_use]
    pub fn builders(mut self, builders: bool) -> Self {
        self.settings.options.builders = builders;
        self
    }

    /// Boxes the branches of unions that are larger than this many bytes; 128 by default.
    #[must_use]
    pub fn box_branches_over(mut self, bytes: usize) -> Self {
        self.settings.options.box_branches_over = bytes;
        self
    }

    /// Whether cargo is told to run the build script again when a schema changes; by default it is.
    #[must_use]
    pub fn emit_rerun_if_changed(mut self, emit: bool) -> Self {
        self.rerun_if_changed = emit;
        self
    }

    /// Generates, and writes what differs. Warnings and errors also become cargo's.
    ///
    /// # Errors
    ///
    /// When a schema is wrong or cannot be read, or the output cannot be written. Nothing is
    /// written when a schema is wrong.
    pub fn compile<P: AsRef<Path>>(&self, paths: impl IntoIterator<Item = P>) -> Result<(), Error> {
        self.run(paths).inspect_err(cargo::errors)
    }

    /// Generates without writing anything.
    ///
    /// # Errors
    ///
    /// When a schema is wrong or cannot be read.
    pub fn generate<P: AsRef<Path>>(
        &self,
        paths: impl IntoIterator<Item = P>,
    ) -> Result<Generated, Error> {
        let settings = self.with_inputs(paths);
        files::generate_for(&files::load(&settings)?, &settings)
    }

    /// For a test in a crate that has its generated code checked in: panics with the difference
    /// when it is not what would be generated now. With `AVRO_CODEGEN_UPDATE=1` in the environment
    /// it is written instead.
    ///
    /// # Panics
    ///
    /// When the code is not up to date, a schema is wrong, or [`out_dir`](Self::out_dir) is not set.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // In tests/generated.rs:
    /// # #[allow(clippy::test_attr_in_doctest)]
    /// #[test]
    /// fn generated_code_is_up_to_date() {
    ///     avro_build::Config::new().out_dir("src/avro").assert_up_to_date(["schemas"]);
    /// }
    /// ```
    #[track_caller]
    pub fn assert_up_to_date<P: AsRef<Path>>(&self, paths: impl IntoIterator<Item = P>) {
        let directory = self
            .settings
            .out_dir
            .as_deref()
            .expect("`out_dir` says where the generated code is");
        match self.generate(paths) {
            Ok(generated) => current::assert(directory, &generated.files),
            Err(error) => panic!("{error}"),
        }
    }

    fn run<P: AsRef<Path>>(&self, paths: impl IntoIterator<Item = P>) -> Result<(), Error> {
        let settings = self.with_inputs(paths);
        let schemas = files::load(&settings)?;
        let generated = files::generate_for(&schemas, &settings)?;
        if self.rerun_if_changed {
            cargo::rerun_if_changed(schemas.watched.iter().chain(&self.settings_file));
        }
        cargo::warnings(&generated.warnings, schemas.set.sources());
        self.write(&generated.files)
    }

    fn write(&self, files: &[GeneratedFile]) -> Result<(), Error> {
        match &self.settings.out_dir {
            Some(directory) => files::write(directory, files)?,
            None => files::write(&cargo::out_dir()?, files)?,
        };
        Ok(())
    }

    fn with_inputs<P: AsRef<Path>>(&self, paths: impl IntoIterator<Item = P>) -> Settings {
        let mut settings = self.settings.clone();
        let paths: Vec<PathBuf> = paths
            .into_iter()
            .map(|path| path.as_ref().to_owned())
            .collect();
        if !paths.is_empty() {
            settings.inputs = paths;
        }
        settings
    }
}
