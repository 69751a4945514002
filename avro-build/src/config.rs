//! What a build script can choose.

mod types;

use crate::{cargo, current};
use avro_codegen::files::{self, Error, Overwrite, Settings};
use avro_codegen::{Generated, GeneratedFile, Layout, Output};
use avro_ir::Names;
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
    overwrite: Overwrite,
}

impl Default for Config {
    fn default() -> Self {
        Self::new()
    }
}

impl Config {
    /// The defaults.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// let config = avro_build::Config::new();
    /// config.compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self {
            settings: Settings::default(),
            settings_file: None,
            rerun_if_changed: true,
            overwrite: Overwrite::Generated,
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
            overwrite: Overwrite::Generated,
        })
    }

    /// Writes `mod.rs` and a file for each module below `directory`, for a plain `mod`
    /// declaration, instead of `avro.rs` in `OUT_DIR`.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // `mod avro;` in src/lib.rs then has the types.
    /// avro_build::Config::new().out_dir("src/avro").compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn out_dir(mut self, directory: impl Into<PathBuf>) -> Self {
        self.settings.out_dir = Some(directory.into());
        self.settings.options.output = Output::Directory;
        self
    }

    /// Reads more files, from which only the types that others refer to are generated.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // What the schemas refer to and `vendor/schemas` defines is generated too, and nothing else of it.
    /// avro_build::Config::new().include("vendor/schemas").compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn include(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.include.push(path.into());
        self
    }

    /// Reads schemas with names that the specification does not allow, of data that exist already:
    /// [`Names::Any`] takes the `-` of Debezium's topics and the `$` of Java's inner classes. Rust's
    /// identifiers are made from them as from all names; the schema keeps them.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// avro_build::Config::new()
    ///     .names(avro_build::Names::Any)
    ///     .compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn names(mut self, names: Names) -> Self {
        self.settings.names = names;
        self
    }

    /// Generates only these types, and what they refer to.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// avro_build::Config::new()
    ///     .roots(["com.acme.Order", "com.acme.billing.*"])
    ///     .compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn roots<S: Into<String>>(mut self, paths: impl IntoIterator<Item = S>) -> Self {
        self.settings
            .options
            .roots
            .extend(paths.into_iter().map(Into::into));
        self
    }

    /// Gives these types the constant `SCHEMA_JSON`: the whole schema as JSON. Without it,
    /// `AvroSchema::schema_json` of every type makes the text when it is first asked for.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// avro_build::Config::new()
    ///     .schema_json(["com.acme.Order"]) // or `.` for all
    ///     .compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn schema_json<S: Into<String>>(mut self, paths: impl IntoIterator<Item = S>) -> Self {
        self.settings
            .options
            .schema_json
            .extend(paths.into_iter().map(Into::into));
        self
    }

    /// Puts the types of a namespace, and of those below it, into another module.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // `com.acme.orders.Order` is `events::orders::Order`.
    /// avro_build::Config::new().module("com.acme", "events").compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn module(mut self, namespace: impl Into<String>, module: impl Into<String>) -> Self {
        self.settings
            .options
            .modules
            .push((namespace.into(), module.into()));
        self
    }

    /// Puts every type into one module.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // `com.acme.orders.Order` is `Order`.
    /// avro_build::Config::new().flat().compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn flat(mut self) -> Self {
        self.settings.options.layout = Layout::Flat;
        self
    }

    /// Uses the types of a namespace, or one type, from elsewhere: `com.acme.billing` at `::billing`
    /// makes `com.acme.billing.v2.Invoice` the type `::billing::v2::Invoice`.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // The crate `billing` was generated from the schemas in its folder, which are read here as well.
    /// avro_build::Config::new()
    ///     .include("../billing/schemas")
    ///     .extern_path("com.acme.billing", "::billing::com::acme::billing")
    ///     .compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn extern_path(mut self, path: impl Into<String>, rust: impl Into<String>) -> Self {
        self.settings
            .options
            .extern_paths
            .push((path.into(), rust.into()));
        self
    }

    /// Names a schema that data were written with, or a directory or glob of such schemas: the
    /// records that are meant by one get a decoder made for it, which [`DatumReader`] uses.
    ///
    /// Schemas of one path may refer to each other; those of another path are other schemas. Files
    /// of one path that define the same type (`v1.avsc`, `v2.avsc`, …) are versions of it, and each
    /// refers to the other files.
    ///
    /// [`DatumReader`]: https://docs.rs/avro-runtime/latest/avro_runtime/struct.DatumReader.html
    ///
    /// # Examples
    ///
    /// ```no_run
    /// avro_build::Config::new()
    ///     .written_by("schemas/old/order.v1.avsc")
    ///     .written_by("schemas/old/order.v2.avsc")
    ///     .compile(["schemas/order.avsc"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn written_by(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.written_by.push(path.into());
        self
    }

    /// Whether cargo is told to run the build script again when a schema changes; by default it is.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // The build script says itself when it has to run again.
    /// println!("cargo::rerun-if-changed=schemas");
    /// avro_build::Config::new().emit_rerun_if_changed(false).compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn emit_rerun_if_changed(mut self, emit: bool) -> Self {
        self.rerun_if_changed = emit;
        self
    }

    /// Writes over files that were not generated, too; by default that is an error.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // What is in `src/avro` may have been written by another generator.
    /// avro_build::Config::new().out_dir("src/avro").force().compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn force(mut self) -> Self {
        self.overwrite = Overwrite::All;
        self
    }

    /// Generates, and writes what differs. Warnings and errors also become cargo's.
    ///
    /// # Errors
    ///
    /// When a schema is wrong or cannot be read, or the output cannot be written, or a file stands
    /// in its place that was not generated. Nothing is written then.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // Files, directories and globs.
    /// avro_build::Config::new().compile(["schemas", "vendor/order.avsc", "more/*.avpr"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    pub fn compile<P: AsRef<Path>>(&self, paths: impl IntoIterator<Item = P>) -> Result<(), Error> {
        self.run(paths).inspect_err(cargo::errors)
    }

    /// Generates without writing anything.
    ///
    /// # Errors
    ///
    /// When a schema is wrong or cannot be read.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// let generated = avro_build::Config::new().generate(["schemas"])?;
    /// for file in generated.files {
    ///     println!("{}: {} bytes", file.path, file.text.len());
    /// }
    /// # Ok::<(), avro_build::Error>(())
    /// ```
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
            Ok(generated) => current::assert(directory, &generated.files, self.overwrite),
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
            Some(directory) => files::write(directory, files, self.overwrite)?,
            None => files::write(&cargo::out_dir()?, files, self.overwrite)?,
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
