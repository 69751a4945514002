//! This module spells out `Self` in the fields of an item: statics and constants do not know it, and
//! in an item that stands for an enum it would be another one.

use syn::visit_mut::{VisitMut, visit_data_mut, visit_expr_path_mut, visit_type_mut};
use syn::{DeriveInput, ExprPath, Path, QSelf, Type, TypePath, parse_quote};

/// Replaces `Self` by the name of the item and its parameters.
pub(crate) fn spell_self(item: &mut DeriveInput) {
    let ident = &item.ident;
    let (_, arguments, _) = item.generics.split_for_impl();
    let itself = parse_quote!(#ident #arguments);
    visit_data_mut(&mut SpellSelf { itself }, &mut item.data);
}

struct SpellSelf {
    itself: Type,
}

impl SpellSelf {
    /// `Self::Item` as `<Type>::Item`, where nothing else stands for the first segment.
    fn qualify(&self, qself: &mut Option<QSelf>, path: &mut Path) {
        let is_of_self = path.segments.len() > 1 && path.segments[0].ident == "Self";
        if qself.is_some() || !is_of_self {
            return;
        }
        let itself = &self.itself;
        let rest = path.segments.iter().skip(1);
        let qualified: TypePath = parse_quote!(<#itself>::#(#rest)::*);
        (*qself, *path) = (qualified.qself, qualified.path);
    }
}

impl VisitMut for SpellSelf {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        match ty {
            Type::Path(path) if path.qself.is_none() && path.path.is_ident("Self") => {
                *ty = self.itself.clone();
                return;
            }
            Type::Path(path) => self.qualify(&mut path.qself, &mut path.path),
            _ => {}
        }
        visit_type_mut(self, ty);
    }

    fn visit_expr_path_mut(&mut self, path: &mut ExprPath) {
        self.qualify(&mut path.qself, &mut path.path);
        visit_expr_path_mut(self, path);
    }
}
