//! How records are made when not all fields are given: `Default`, `new` and builders.

use super::Placed;
use super::context::Context;
use crate::model::{Builder, Construction, Item};
use crate::names;

/// Decides the construction of every record, once defaults are known.
pub(crate) fn assign(cx: &mut Context<'_>, items: &mut [Placed]) {
    for (module, item) in items {
        let Item::Record(record) = item else { continue };
        let all_have_defaults = record.fields.iter().all(|field| field.default.is_some());
        record.construction = if all_have_defaults {
            Construction::Default
        } else {
            Construction::New
        };
        if cx.choices.builders {
            let ident = cx.places.unique_type(
                module,
                &format!("{}Builder", names::text(&record.head.ident)),
            );
            record.builder = Some(Builder {
                ident: names::ident(&ident),
            });
        }
    }
}
