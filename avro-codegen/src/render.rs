//! The model to files of source text.

use crate::choices;
use crate::lower::{self, Lowered, Purpose};
use crate::mark;
use crate::model::{Module, Path};
use crate::names;
use crate::needs::Needs;
use crate::options::{Options, Output};
use crate::print::{Printer, inner};
use crate::stack;
use avro_ir::{Diagnostic, SchemaId, SchemaSet};
use proc_macro2::TokenStream;
use quote::quote;

/// What a run gives.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Generated {
    /// The files, `avro.rs` or `mod.rs` first.
    pub files: Vec<GeneratedFile>,
    /// The Rust types of the schemas that the run started from: of the roots that the options
    /// name, or of what each source declares at its top level.
    pub roots: Vec<RootType>,
    /// What is worth a warning.
    pub warnings: Vec<Diagnostic>,
}

/// One file of generated code.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GeneratedFile {
    /// Where it belongs, relative to the output directory, with `/` between the parts.
    pub path: String,
    /// The text.
    pub text: String,
}

/// Where the Rust type of a schema is.
///
/// # Examples
///
/// ```
/// let mut sources = avro_ir::Sources::new();
/// sources.add("points.avsc", r#"{"type": "array", "items": "double"}"#);
/// sources.add("user.avsc", r#"{"type": "record", "name": "com.acme.User", "fields": []}"#);
/// let loaded = avro_ir::load(sources, &avro_ir::LoadOptions::default()).unwrap();
/// let generated = avro_codegen::generate(&loaded.set, &avro_codegen::Options::default()).unwrap();
/// let paths: Vec<&str> = generated.roots.iter().map(|root| &*root.path).collect();
/// assert_eq!(paths, ["Points", "com::acme::User"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RootType {
    /// The schema.
    pub schema: SchemaId,
    /// The fullname of a named type.
    pub fullname: Option<String>,
    /// The path within the generated module.
    pub path: String,
}

/// Generates Rust for everything in `set` that the options ask for.
///
/// # Errors
///
/// When an option is not Rust, or when no Rust can stand for a schema: all reasons at once.
///
/// # Examples
///
/// ```
/// let mut sources = avro_ir::Sources::new();
/// sources.add("point.avsc", r#"{"type": "record", "name": "Point", "fields": [{"name": "x", "type": "int"}]}"#);
/// let loaded = avro_ir::load(sources, &avro_ir::LoadOptions::default()).unwrap();
/// let generated = avro_codegen::generate(&loaded.set, &avro_codegen::Options::default()).unwrap();
/// assert!(generated.files[0].text.contains("pub struct Point {"));
/// ```
pub fn generate(set: &SchemaSet, options: &Options) -> Result<Generated, Vec<Diagnostic>> {
    stack::with_large(|| {
        let lowered = lowered(set, options, Purpose::Code)?;
        let printer = Printer::new(set, options);
        let files = match options.output {
            Output::SingleFile => vec![single_file(&lowered.root, &mark::header(set), printer)?],
            Output::Directory => directory(set, &lowered.root, printer)?,
        };
        let roots = lowered.roots.iter();
        Ok(Generated {
            files,
            roots: roots.map(|(id, path)| root_type(set, *id, path)).collect(),
            warnings: lowered.warnings,
        })
    })
}

/// Says what [`generate`] would say, its warnings, without the text.
///
/// # Errors
///
/// As [`generate`].
///
/// # Examples
///
/// ```
/// let schema = avro_ir::Schema::parse(r#"{"type": "fixed", "name": "Hash", "size": 16}"#).unwrap();
/// let warnings = avro_codegen::check(schema.set(), &avro_codegen::Options::default()).unwrap();
/// assert!(warnings.is_empty());
/// ```
pub fn check(set: &SchemaSet, options: &Options) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    stack::with_large(|| lowered(set, options, Purpose::Findings).map(|lowered| lowered.warnings))
}

fn lowered(
    set: &SchemaSet,
    options: &Options,
    purpose: Purpose,
) -> Result<Lowered, Vec<Diagnostic>> {
    let choices = choices::check(options)?;
    lower::module(set, &choices, purpose)
}

fn single_file(
    root: &Module,
    header: &str,
    mut printer: Printer,
) -> Result<GeneratedFile, Vec<Diagnostic>> {
    printer.tree(root)?;
    let items = printer.take();
    Ok(GeneratedFile {
        path: "avro.rs".to_owned(),
        text: guarded(format!("{header}\n"), items, &printer.needs),
    })
}

/// The text that starts so, with items that are taken in where what they need is.
fn guarded(start: String, mut items: Vec<String>, needs: &Needs) -> String {
    items.splice(0..0, [start, needs.opening()]);
    items.push(Needs::CLOSING.to_owned());
    items.concat()
}

fn root_type(set: &SchemaSet, schema: SchemaId, path: &Path) -> RootType {
    let idents = path.modules.iter().chain([&path.ident]);
    RootType {
        schema,
        fullname: set.node(schema).kind.fullname().map(ToString::to_string),
        path: idents
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("::"),
    }
}

/// `mod.rs`, which lists the others, and a file for each module below it, which comes and goes with it.
fn directory(
    set: &SchemaSet,
    root: &Module,
    mut printer: Printer,
) -> Result<Vec<GeneratedFile>, Vec<Diagnostic>> {
    let root_place = FilePlace::root();
    let root_code = code(&root_place, root, &mut printer)?;
    let mut pending = below(&root_place, root);
    let mut files = Vec::new();
    while let Some((place, module)) = pending.pop() {
        let mut text = code(&place, module, &mut printer)?;
        text.insert(0, format!("{}{SKIP}\n", mark::header_of(set, module)));
        files.push(GeneratedFile {
            path: place.path.clone(),
            text: text.concat(),
        });
        pending.extend(below(&place, module));
    }
    let list = match &files[..] {
        [] => String::new(),
        files => mark::list(files.iter().map(|file| &*file.path)),
    };
    let lints = inner(&avro_emit::lints());
    // It takes in all, and says what they need.
    let start = format!("{}{list}{SKIP}{lints}\n", mark::header_of(set, root));
    let root = GeneratedFile {
        path: root_place.path,
        text: guarded(start, root_code, &printer.needs),
    };
    files.insert(0, root);
    Ok(files)
}

/// An attribute of the file's own, which `rustfmt` sees and `rustc` does not.
const SKIP: &str = "\n#![cfg_attr(rustfmt, rustfmt_skip)]\n";

/// The items of a module's file, and declarations of the modules below it.
fn code(
    place: &FilePlace,
    module: &Module,
    printer: &mut Printer,
) -> Result<Vec<String>, Vec<Diagnostic>> {
    printer.items(&module.items)?;
    for module in &module.modules {
        printer.add(&declaration(place, module), 0)?;
    }
    Ok(printer.take())
}

/// The modules below a module, the last one first.
fn below<'m>(place: &FilePlace, module: &'m Module) -> Vec<(FilePlace, &'m Module)> {
    let modules = module.modules.iter().rev();
    modules
        .map(|module| (place.below(module), module))
        .collect()
}

/// Where a module's file is.
struct FilePlace {
    /// The file.
    path: String,
    /// The directory of the modules below, with a `/` at the end unless it is the output directory.
    folder: String,
    /// `folder`, as seen from the file's own directory.
    from_file: String,
}

impl FilePlace {
    fn root() -> Self {
        Self {
            path: "mod.rs".to_owned(),
            folder: String::new(),
            from_file: String::new(),
        }
    }

    fn below(&self, module: &Module) -> Self {
        let name = module_name(module);
        if is_file_name(&name) {
            let folder = format!("{}{name}/", self.folder);
            Self {
                path: format!("{}{name}.rs", self.folder),
                folder,
                from_file: format!("{name}/"),
            }
        } else {
            let folder = format!("{}module.{name}/", self.folder);
            Self {
                path: format!("{folder}mod.rs"),
                folder,
                from_file: String::new(),
            }
        }
    }
}

fn declaration(place: &FilePlace, module: &Module) -> TokenStream {
    let ident = module.ident.as_ref();
    let name = module_name(module);
    let path = (!is_file_name(&name)).then(|| {
        let path = format!("{}module.{name}/mod.rs", place.from_file);
        quote!(#[path = #path])
    });
    quote!(#path pub mod #ident;)
}

fn module_name(module: &Module) -> String {
    module.ident.as_ref().map(names::text).unwrap_or_default()
}

/// Whether a module's file can have the name everywhere, and it is not `mod.rs` itself.
fn is_file_name(name: &str) -> bool {
    name != "mod" && !is_device(name)
}

/// Whether a file of this name, with any ending, is a device somewhere.
pub(crate) fn is_device(name: &str) -> bool {
    const DEVICES: [&str; 4] = ["aux", "con", "nul", "prn"];
    let name = name.to_ascii_lowercase();
    let is_port = |prefix: &str| {
        name.strip_prefix(prefix)
            .is_some_and(|rest| rest.chars().count() == 1)
    };
    DEVICES.contains(&&*name) || is_port("com") || is_port("lpt")
}
