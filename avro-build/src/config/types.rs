//! What types are generated, and how they look.

use super::Config;
use avro_codegen::{BytesType, DecimalCrate, MapType, TimeCrate, UuidCrate};

impl Config {
    /// Uses your own type for a field or a named type; it must implement the traits of
    /// `avro_runtime`. Where the field has a logical type, its newtype must implement
    /// `avro_runtime::logical::Logical` for yours, such as `impl Logical<Amount> for Decimal<10, 2>`.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// avro_build::Config::new()
    ///     .type_override("com.acme.Order.total", "crate::Amount")
    ///     .compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn type_override(mut self, path: impl Into<String>, rust: impl Into<String>) -> Self {
        self.settings
            .options
            .type_overrides
            .push((path.into(), rust.into()));
        self
    }

    /// Chooses the type of maps.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// use avro_build::MapType;
    ///
    /// // Everywhere but in one field.
    /// avro_build::Config::new()
    ///     .map_type(["."], MapType::BTreeMap)
    ///     .map_type(["com.acme.Order.labels"], MapType::HashMap)
    ///     .compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
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
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // Needs the feature `bytes` of `avro_runtime`.
    /// avro_build::Config::new()
    ///     .bytes_type(["com.acme.Blob.data"], avro_build::BytesType::Bytes)
    ///     .compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
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

    /// Chooses the type of strings: one that is `AsRef<str>` and `From<&str>`.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// avro_build::Config::new()
    ///     .string_type(["com.acme.Tick.symbol"], "::compact_str::CompactString")
    ///     .compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
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
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // Needs the feature `jiff` of `avro_runtime`.
    /// avro_build::Config::new().time(avro_build::TimeCrate::Jiff).compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn time(mut self, time: TimeCrate) -> Self {
        self.settings.options.time = time;
        self
    }

    /// Chooses the type of decimals.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // Needs the feature `rust_decimal` of `avro_runtime`.
    /// avro_build::Config::new()
    ///     .decimal(avro_build::DecimalCrate::RustDecimal)
    ///     .compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn decimal(mut self, decimal: DecimalCrate) -> Self {
        self.settings.options.decimal = decimal;
        self
    }

    /// Chooses the type of UUIDs.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // Needs the feature `uuid` of `avro_runtime`.
    /// avro_build::Config::new().uuid(avro_build::UuidCrate::Uuid).compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn uuid(mut self, uuid: UuidCrate) -> Self {
        self.settings.options.uuid = uuid;
        self
    }

    /// Uses your own type for a logical type, by its name in the schema; it must implement the
    /// traits of `avro_runtime`.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // For `{"type": "string", "logicalType": "iso-datetime"}`.
    /// avro_build::Config::new()
    ///     .logical_type("iso-datetime", "crate::IsoDateTime")
    ///     .compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn logical_type(mut self, name: impl Into<String>, rust: impl Into<String>) -> Self {
        self.settings
            .options
            .logical_types
            .push((name.into(), rust.into()));
        self
    }

    /// Puts attributes before types.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// avro_build::Config::new()
    ///     .type_attribute("com.acme.*", "#[derive(Hash)]")
    ///     .type_attribute("com.acme.Order", "#[must_use]")
    ///     .compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn type_attribute(mut self, path: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.settings
            .options
            .type_attributes
            .push((path.into(), attribute.into()));
        self
    }

    /// Puts attributes before fields.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// avro_build::Config::new()
    ///     .serde(true)
    ///     .field_attribute("com.acme.Order.id", "#[serde(rename = \"orderId\")]")
    ///     .compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
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
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // A type, a field, and a symbol of an enum.
    /// avro_build::Config::new()
    ///     .rename("com.acme.Order", "Purchase")
    ///     .rename("com.acme.Order.fooBar", "foo_bar_camel")
    ///     .rename("com.acme.Level.LOW", "Lowest")
    ///     .compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
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
    ///
    /// # Examples
    ///
    /// ```no_run
    /// avro_build::Config::new().serde(true).compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn serde(mut self, serde: bool) -> Self {
        self.settings.options.serde = serde;
        self
    }

    /// Gives every record a builder.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// // `Order::builder().id(7).build()`.
    /// avro_build::Config::new().builders(true).compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn builders(mut self, builders: bool) -> Self {
        self.settings.options.builders = builders;
        self
    }

    /// Boxes the branches of unions that are larger than this many bytes; 128 by default.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// avro_build::Config::new().box_branches_over(64).compile(["schemas"])?;
    /// # Ok::<(), avro_build::Error>(())
    /// ```
    #[must_use]
    pub fn box_branches_over(mut self, bytes: usize) -> Self {
        self.settings.options.box_branches_over = bytes;
        self
    }
}
