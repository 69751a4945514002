//! Generates a module for every schema in `../../shared`, and a table of their root types.

#[path = "build/inputs.rs"]
mod inputs;
#[path = "build/writers.rs"]
mod known;
#[path = "build/table.rs"]
mod table;
#[path = "build/variants.rs"]
mod variants;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};
use table::Module;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let shared = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../shared");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rustc-check-cfg=cfg(has_shared)");
    println!("cargo::rerun-if-changed={}", shared.display());
    let modules = if shared.exists() {
        println!("cargo::rustc-cfg=has_shared");
        modules(&shared, &out)?
    } else {
        Vec::new()
    };
    fs::write(out.join("cases.rs"), table::text(&modules))?;
    Ok(())
}

fn modules(shared: &Path, out: &Path) -> Result<Vec<Module>> {
    let mut modules = Vec::new();
    for input in inputs::files(shared)? {
        modules.push(table::generate(&input, &variants::plain(&input))?);
    }
    for input in inputs::vectors(shared, &out.join("schemas"))? {
        modules.push(table::generate(&input, &variants::plain(&input))?);
    }
    for (input, variant) in variants::all(shared) {
        modules.push(table::generate(&input, &variant)?);
    }
    let directory = out.join("writers");
    fs::create_dir_all(&directory)?;
    let random = inputs::random(&out.join("random"))?;
    for input in &random {
        modules.push(table::generate(input, &variants::plain(input))?);
    }
    for input in variants::with_known_writers(shared).iter().chain(&random) {
        let variant = known::variant(input, &directory)?;
        modules.push(table::generate(input, &variant)?);
    }
    for module in &modules {
        fs::write(out.join(format!("{}.rs", module.name)), &module.text)?;
    }
    Ok(modules)
}
