//! Items to text, one after the other: the tokens and the syntax of one take a hundred times the
//! memory of their text, and are gone before the next.

use crate::budget::Budget;
use crate::model::{Item, Module};
use crate::needs::Needs;
use crate::options::Options;
use avro_ir::{Diagnostic, SchemaSet};
use proc_macro2::TokenStream;
use quote::quote;

/// The text of some modules, and what it needs.
pub(crate) struct Printer {
    /// In pieces, which are put together once: a text that grows is copied again and again.
    text: Vec<String>,
    pub(crate) needs: Needs,
    budget: Budget,
}

/// Why the text would be too long.
type Exceeded = Vec<Diagnostic>;

impl Printer {
    pub(crate) fn new(set: &SchemaSet, options: &Options) -> Self {
        Self {
            text: Vec::new(),
            needs: Needs::new(options),
            budget: Budget::of(set, &options.writers),
        }
    }

    /// A whole tree as nested modules: what [`avro_emit::tree`] has as tokens.
    pub(crate) fn tree(&mut self, root: &Module) -> Result<(), Exceeded> {
        for item in &root.items {
            self.add(&avro_emit::without_lints(item), 0)?;
        }
        let lints = outer(&avro_emit::lints());
        for module in &root.modules {
            self.text.push(lints.clone());
            self.module(module, 0)?;
        }
        Ok(())
    }

    /// The items of a module by itself.
    pub(crate) fn items(&mut self, items: &[Item]) -> Result<(), Exceeded> {
        let mut items = items.iter();
        items.try_for_each(|item| self.add(&avro_emit::item(item), 0))
    }

    fn module(&mut self, module: &Module, depth: usize) -> Result<(), Exceeded> {
        let indent = "    ".repeat(depth);
        let name = module
            .ident
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        self.text.push(format!("{indent}pub mod {name} {{\n"));
        for item in &module.items {
            self.add(&avro_emit::item(item), depth + 1)?;
        }
        for module in &module.modules {
            self.module(module, depth + 1)?;
        }
        self.text.push(format!("{indent}}}\n"));
        Ok(())
    }

    /// Adds items that stand in so many modules, which are printed around them: lines are broken by
    /// what is left of their width.
    pub(crate) fn add(&mut self, items: &TokenStream, depth: usize) -> Result<(), Exceeded> {
        self.needs.add(items);
        let nested = (0..depth).fold(items.clone(), |items, _| quote!(mod m { #items }));
        let text = print(nested);
        let lines = |fixed: &dyn Fn(usize) -> usize| (0..depth).map(fixed).sum::<usize>();
        let before = lines(&|level| level * INDENT + "mod m {\n".len());
        let after = lines(&|level| level * INDENT + "}\n".len());
        let text = &text[before..text.len() - after];
        self.text.push(text.to_owned());
        match self.budget.take(text.len()) {
            None => Ok(()),
            Some(exceeded) => Err(vec![exceeded]),
        }
    }

    /// The text so far, which is taken.
    pub(crate) fn take(&mut self) -> Vec<String> {
        std::mem::take(&mut self.text)
    }
}

const INDENT: usize = 4;

/// Attributes, as they stand before an item.
fn outer(attributes: &TokenStream) -> String {
    let text = print(quote!(#attributes mod m {}));
    text.replace("mod m {}\n", "")
}

/// The same for a whole file.
pub(crate) fn inner(attributes: &TokenStream) -> String {
    outer(attributes).replacen("#[", "#![", 1)
}

fn print(items: TokenStream) -> String {
    let file = syn::parse2(items).expect("emitted tokens are items");
    prettyplease::unparse(&file)
}
