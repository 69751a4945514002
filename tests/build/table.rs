//! A module of generated code, and the table of all root types.

use crate::Result;
use crate::inputs::Input;
use crate::variants::Variant;
use avro_build::RootType;
use avro_ir::{SchemaId, SchemaSet, Sources};
use std::fmt::Write as _;
use std::fs;
use std::sync::Arc;

/// The modules whose types tests name. Of the others, the compiler leaves out what the table does not
/// use: that is most of what it derives.
const NAMED: [&str; 7] = [
    "case_01_union_records",
    "case_03_linked_list",
    "case_04_tree",
    "case_12_null_second",
    "case_12_null_second_all_choices",
    "case_19_root_union",
    "case_27_float_nested",
];

pub(crate) struct Module {
    pub(crate) name: String,
    pub(crate) text: String,
    cases: String,
}

pub(crate) fn generate(input: &Input, variant: &Variant) -> Result<Module> {
    let generated = variant
        .config
        .clone()
        .emit_rerun_if_changed(false)
        .generate(&input.files)
        .map_err(|error| format!("{}: {error}", input.name))?;
    let name = module_name(&input.name, variant.name);
    let set = load(input)?;
    let mut cases = String::new();
    for root in &generated.roots {
        case(&mut cases, (input, variant), &set, &name, root)?;
    }
    let [file] = &generated.files[..] else {
        return Err("a single file is the default".into());
    };
    Ok(Module {
        name,
        text: file.text.clone(),
        cases,
    })
}

/// Code that declares the modules, and the table.
pub(crate) fn text(modules: &[Module]) -> String {
    let mut text = String::new();
    for Module { name, .. } in modules {
        let public = if NAMED.contains(&name.as_str()) {
            "pub "
        } else {
            ""
        };
        let include = format!("include!(concat!(env!(\"OUT_DIR\"), \"/{name}.rs\"));");
        let _ = writeln!(
            text,
            "#[allow(dead_code, missing_docs, unreachable_pub)] {public}mod {name} {{ {include} }}"
        );
    }
    let cases = modules.iter().map(|module| module.cases.as_str());
    let _ = writeln!(
        text,
        "/// Every root type.\npub static CASES: &[crate::Case] = &[\n{}];",
        cases.collect::<String>()
    );
    text
}

fn case(
    cases: &mut String,
    (input, variant): (&Input, &Variant),
    set: &Arc<SchemaSet>,
    module: &str,
    root: &RootType,
) -> Result<()> {
    let id = id(set, root).ok_or("the root is in the schemas")?;
    let label = match variant.name {
        "" => input.name.clone(),
        name => format!("{} {name}", input.name),
    };
    let name = match &root.fullname {
        Some(fullname) => format!("{label}: {fullname}"),
        None => label,
    };
    let schema = set.schema(id).to_json();
    let Input { vectors, .. } = input;
    writeln!(
        cases,
        "crate::case!({name:?}, {:?}, {schema:?}, &{vectors:?}, crate::Holds::{}, {module}::{}),",
        input.name, variant.holds, root.path,
    )?;
    Ok(())
}

fn id(set: &SchemaSet, root: &RootType) -> Option<SchemaId> {
    match &root.fullname {
        Some(fullname) => set.named(fullname),
        // A file with a schema that has no name is an input of its own.
        None => set.roots().first().map(|root| root.schema),
    }
}

pub(crate) fn load(input: &Input) -> Result<Arc<SchemaSet>> {
    let mut sources = Sources::new();
    for file in &input.files {
        sources.add(file.display().to_string(), fs::read_to_string(file)?);
    }
    Ok(avro_ir::load(sources, &avro_ir::LoadOptions::default())?.set)
}

fn module_name(input: &str, variant: &str) -> String {
    let text = format!("case {input} {variant}");
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_")
}
