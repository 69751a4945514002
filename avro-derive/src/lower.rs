//! This module lowers an annotated item to the model that `avro-emit` spells. Every decision that
//! `input` and `check` left open is made here.

mod check;
mod default;
mod field;
mod file;
pub(crate) mod generics;
mod lifetimes;
pub(crate) mod schema;
mod self_type;
pub(crate) mod ty;
mod union;

use crate::input::{Field, Input, Shape, Symbol};
use avro_emit::model::{
    self, Construction, Enum, Flattening, Head, InUnion, Item, Name, Newtype, Record, Root,
    SchemaText, Transparent, Ty, TypeKey,
};
use generics::Parameters;
pub(crate) use lifetimes::{rename_de, tokens_to_static};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use schema::text;
pub(crate) use self_type::spell_self;
use syn::Type;

/// What is emitted for an item.
pub(crate) struct Lowered {
    /// The item itself.
    pub(crate) item: Item,
    /// What the compiler checks of the schema, once the types are known.
    pub(crate) checks: TokenStream,
}

/// What the parts of an item share.
pub(crate) struct Context<'a> {
    pub(crate) input: &'a Input<'a>,
    pub(crate) parameters: Parameters<'a>,
    /// The namespace, if the item says one; empty for the null namespace.
    pub(crate) namespace: Option<String>,
    /// What the compiler checks of the schema.
    checks: Vec<TokenStream>,
    /// What options hold, without lifetimes, of types that only the compiler knows.
    optional: Vec<Type>,
    /// The types that fields refer to, without lifetimes, each with the place of its field.
    referred: Vec<(Span, TokenStream)>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(input: &'a Input<'a>) -> Self {
        Self {
            input,
            parameters: Parameters::new(input),
            namespace: schema::namespace(input),
            checks: Vec::new(),
            optional: Vec::new(),
            referred: Vec::new(),
        }
    }
}

/// The item as the model has it.
pub(crate) fn item(input: &Input<'_>) -> Lowered {
    let mut cx = Context::new(input);
    let item = match &input.shape {
        Shape::Record(fields) => Item::Record(record(&mut cx, fields)),
        Shape::Transparent(field, others) => transparent(&mut cx, field, others),
        Shape::Fixed(field, size) => Item::Root(fixed(&cx, field, size)),
        Shape::Enum { symbols, default } => Item::Enum(enumeration(&cx, symbols, *default)),
        Shape::Union(variants) => Item::Union(union::union(&mut cx, variants)),
        Shape::Tagged { .. } => unreachable!("a record stands for a tagged enum"),
    };
    let optional = check::not_null_twice(&cx.optional);
    let named = check::have_own_names(&cx);
    let dependency = file::dependency(&cx);
    let checks = cx.checks.iter().chain(&dependency);
    Lowered {
        item,
        checks: quote!(#optional #named #(#checks)*),
    }
}

fn head(cx: &Context<'_>) -> Head {
    Head {
        key: TypeKey(0),
        ident: cx.input.ident.clone(),
        generics: cx.parameters.generics(),
        docs: Vec::new(),
        attributes: Vec::new(),
        derives: Vec::new(),
        serde: false,
    }
}

fn record(cx: &mut Context<'_>, fields: &[Field<'_>]) -> Record {
    let name = schema::name(cx);
    let mut pieces = cx.head("record", &name);
    pieces.push(text(",\"fields\":["));
    let mut pieces = schema::joined(pieces);
    let field::Lowered {
        fields,
        unwritten,
        schema,
    } = field::fields(cx, fields);
    // What flattens this record takes what is between the first and the last piece.
    pieces.extend(schema::joined(schema));
    pieces.push(text("]}"));
    Record {
        head: head(cx),
        schema: SchemaText {
            definition: schema::definition(cx, name, model::Shape::Record, pieces),
            constants: None,
            min_size: ty::of_record(fields.iter().map(|field| &field.ty)),
            in_union: InUnion::Branch,
        },
        fields,
        unwritten,
        construction: Construction::New,
        builder: None,
        flattening: Flattening::Offered,
        writers: Vec::new(),
        written: Vec::new(),
        has_values: true,
        inline: false,
        writes_debug: false,
    }
}

fn newtype(field: &Field<'_>, others: &[Field<'_>]) -> Newtype {
    Newtype {
        member: field.member.clone(),
        unwritten: others.iter().map(field::unwritten).collect(),
    }
}

/// A struct that stands for one of its fields: in every way, unless an attribute changes the field's
/// type.
fn transparent(cx: &mut Context<'_>, field: &Field<'_>, others: &[Field<'_>]) -> Item {
    check::optional(cx, field);
    let newtype = newtype(field, others);
    if ty::is_unchanged(&field.attrs) {
        return Item::Transparent(Transparent {
            head: head(cx),
            ty: field.ty.to_token_stream(),
            newtype,
        });
    }
    let ty::Lowered { ty, schema } = ty::field(cx, field);
    check::scale(cx, &ty);
    Item::Root(root(cx, newtype, ty, schema))
}

fn root(cx: &Context<'_>, newtype: Newtype, ty: Ty, schema: Vec<model::Piece>) -> Root {
    let in_union = match ty {
        Ty::Nullable { .. } => InUnion::Never,
        _ => InUnion::Branch,
    };
    let name = Name::Unnamed(schema::simple_name(cx.input));
    Root {
        head: head(cx),
        schema: SchemaText {
            definition: schema::definition(cx, name, ty::shape(&ty), schema::joined(schema)),
            constants: None,
            min_size: ty::sum([&ty]),
            in_union,
        },
        ty,
        newtype,
    }
}

/// A struct around `[u8; N]`: a fixed of the struct's name.
fn fixed(cx: &Context<'_>, field: &Field<'_>, size: &syn::Expr) -> Root {
    let name = schema::name(cx);
    let mut pieces = cx.head("fixed", &name);
    pieces.push(text(",\"size\":"));
    pieces.push(match ty::literal(size) {
        Some(size) => text(&size.to_string()),
        None => model::Piece::Number(size.to_token_stream()),
    });
    if let Some(logical) = &field.attrs.logical {
        pieces.push(text(&ty::attributes(logical.value)));
    }
    if let Some(annotation) = &field.attrs.annotation {
        let name = schema::string(&annotation.value);
        pieces.push(text(&format!(",\"logicalType\":{name}")));
    }
    pieces.push(text("}"));
    let ty = Ty::ByteArray(size.to_token_stream());
    Root {
        head: head(cx),
        schema: SchemaText {
            definition: schema::definition(cx, name, ty::shape(&ty), schema::joined(pieces)),
            constants: None,
            min_size: ty::sum([&ty]),
            in_union: InUnion::Branch,
        },
        ty,
        newtype: newtype(field, &[]),
    }
}

fn enumeration(cx: &Context<'_>, symbols: &[Symbol<'_>], default: Option<usize>) -> Enum {
    let name = schema::name(cx);
    let names = symbols.iter().map(|symbol| symbol.name.clone());
    let names = names.collect::<Vec<_>>();
    let quoted = names.iter().map(|name| schema::string(name));
    let quoted = quoted.collect::<Vec<_>>();
    let mut pieces = cx.head("enum", &name);
    pieces.push(text(&format!(",\"symbols\":[{}]", quoted.join(","))));
    if let Some(default) = default.and_then(|index| quoted.get(index)) {
        pieces.push(text(&format!(",\"default\":{default}")));
    }
    pieces.push(text("}"));
    Enum {
        head: head(cx),
        schema: SchemaText {
            definition: schema::definition(
                cx,
                name,
                model::Shape::Enum(names),
                schema::joined(pieces),
            ),
            constants: None,
            min_size: 1.into(),
            in_union: InUnion::Branch,
        },
        symbols: symbols
            .iter()
            .map(|symbol| model::Symbol {
                name: symbol.name.clone(),
                ident: symbol.ident.clone(),
            })
            .collect(),
        default,
    }
}
