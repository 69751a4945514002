//! Items and their modules to one tree.

use super::Placed;
use crate::model::{Item, Module};
use crate::names;
use std::collections::BTreeMap;

#[derive(Default)]
struct Branch {
    items: Vec<Item>,
    modules: BTreeMap<String, Branch>,
}

/// The root module: items in the order given, modules by name.
pub(crate) fn assemble(items: Vec<Placed>) -> Module {
    let mut root = Branch::default();
    for (module, item) in items {
        let branch = module.iter().fold(&mut root, |branch, name| {
            branch.modules.entry(name.clone()).or_default()
        });
        branch.items.push(item);
    }
    module(None, root)
}

fn module(name: Option<&str>, branch: Branch) -> Module {
    Module {
        ident: name.map(names::ident),
        items: branch.items,
        modules: branch
            .modules
            .into_iter()
            .map(|(name, branch)| module(Some(&name), branch))
            .collect(),
    }
}
