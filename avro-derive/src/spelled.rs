//! This module says what the spelling of a type tells of it; a macro knows nothing more.

use quote::ToTokens as _;
use syn::{
    Expr, ExprLit, GenericArgument, Generics, Ident, Lit, Path, PathArguments, PathSegment, Type,
    TypePath, TypeReference,
};

/// A type of the standard library, by its spelling.
pub(crate) enum Spelled<'a> {
    Unit,
    Bool,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    F32,
    F64,
    /// A type that has no Avro form.
    Unsupported(Hint),
    String,
    /// `&str`
    Str,
    /// `Vec<u8>`
    Bytes,
    /// `&[u8]`
    ByteSlice,
    /// `[u8; N]`
    ByteArray(&'a Expr),
    /// `[T; N]`
    Array(&'a Type),
    Option(&'a Type),
    Vec(&'a Type),
    Box(&'a Type),
    HashMap(&'a Type, &'a Type),
    BTreeMap(&'a Type, &'a Type),
    Cow(&'a Type),
    /// What the traits know, or do not.
    Other,
}

/// Why a type has no Avro form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// `u64`, `usize`, `isize`, `u128`, `i128`
    Integer,
    /// Those without zero.
    NonZero,
    /// `std::time::Duration`
    Duration,
    /// `DateTime<FixedOffset>`, `DateTime<Local>`
    Offset,
    Char,
    Tuple,
    Reference,
    Pointer,
    Function,
    TraitObject,
    ImplTrait,
    Never,
}

/// What the spelling of `ty` says.
pub(crate) fn spelled(ty: &Type) -> Spelled<'_> {
    match bare(ty) {
        Type::Array(array) if is_u8(&array.elem) => Spelled::ByteArray(&array.len),
        Type::Array(array) => Spelled::Array(&array.elem),
        Type::FnPtr(_) => Spelled::Unsupported(Hint::Function),
        Type::ImplTrait(_) => Spelled::Unsupported(Hint::ImplTrait),
        Type::Never(_) => Spelled::Unsupported(Hint::Never),
        Type::Path(path) if path.qself.is_none() => self::path(&path.path),
        Type::Ptr(_) => Spelled::Unsupported(Hint::Pointer),
        Type::Reference(reference) => self::reference(reference),
        Type::TraitObject(_) => Spelled::Unsupported(Hint::TraitObject),
        Type::Tuple(tuple) if tuple.elems.is_empty() => Spelled::Unit,
        Type::Tuple(_) => Spelled::Unsupported(Hint::Tuple),
        // A path with a self type, a macro, an unsized slice, and what syn learns of later.
        _ => Spelled::Other,
    }
}

/// The type without parentheses and without the invisible groups of macros.
pub(crate) fn bare(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            _ => return ty,
        };
    }
}

/// Whether the type is spelled `word`, alone.
pub(crate) fn is_word(ty: &Type, word: &str) -> bool {
    matches!(bare(ty), Type::Path(path) if path.qself.is_none() && path.path.is_ident(word))
}

fn is_u8(ty: &Type) -> bool {
    matches!(spelled(ty), Spelled::U8)
}

fn reference(reference: &TypeReference) -> Spelled<'_> {
    match bare(&reference.elem) {
        _ if reference.mutability.is_some() => Spelled::Unsupported(Hint::Reference),
        elem if is_word(elem, "str") => Spelled::Str,
        Type::Slice(slice) if is_u8(&slice.elem) => Spelled::ByteSlice,
        _ => Spelled::Unsupported(Hint::Reference),
    }
}

fn path(path: &Path) -> Spelled<'_> {
    let Some(last) = path.segments.last() else {
        return Spelled::Other;
    };
    let word = last.ident.to_string();
    if let Some(hint) = known_elsewhere(path, &word, &last.arguments) {
        return Spelled::Unsupported(hint);
    }
    if !is_std(path, &word) {
        return Spelled::Other;
    }
    match (word.as_str(), types(&last.arguments).as_deref()) {
        (word, Some([])) => plain(word),
        ("Option", Some([inner])) => Spelled::Option(inner),
        ("Vec", Some([item])) if is_u8(item) => Spelled::Bytes,
        ("Vec", Some([item])) => Spelled::Vec(item),
        ("Box", Some([inner])) => Spelled::Box(inner),
        ("HashMap", Some([key, value])) => Spelled::HashMap(key, value),
        ("BTreeMap", Some([key, value])) => Spelled::BTreeMap(key, value),
        ("Cow", Some([inner])) => Spelled::Cow(inner),
        _ => Spelled::Other,
    }
}

/// A type of the standard library or of chrono that has no Avro form.
fn known_elsewhere(path: &Path, word: &str, arguments: &PathArguments) -> Option<Hint> {
    let is_wide = |ty: &&Type| matches!(spelled(ty), Spelled::Unsupported(Hint::Integer));
    let is_local = |ty: &Type| match bare(ty) {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == "FixedOffset" || last.ident == "Local"),
        _ => false,
    };
    match (word, types(arguments).as_deref()) {
        (
            "NonZeroU64" | "NonZeroU128" | "NonZeroI128" | "NonZeroUsize" | "NonZeroIsize",
            Some([]),
        ) => Some(Hint::NonZero),
        ("NonZero", Some([integer])) if is_wide(integer) => Some(Hint::NonZero),
        ("DateTime", Some([zone])) if is_local(zone) => Some(Hint::Offset),
        ("Duration", Some([])) => {
            let segments = path
                .segments
                .iter()
                .map(|segment| segment.ident.to_string());
            match segments.collect::<Vec<_>>().as_slice() {
                [krate, time, _] if time == "time" && (krate == "std" || krate == "core") => {
                    Some(Hint::Duration)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn plain(word: &str) -> Spelled<'static> {
    match word {
        "bool" => Spelled::Bool,
        "i8" => Spelled::I8,
        "i16" => Spelled::I16,
        "i32" => Spelled::I32,
        "i64" => Spelled::I64,
        "u8" => Spelled::U8,
        "u16" => Spelled::U16,
        "u32" => Spelled::U32,
        "f32" => Spelled::F32,
        "f64" => Spelled::F64,
        "u64" | "usize" | "isize" | "u128" | "i128" => Spelled::Unsupported(Hint::Integer),
        "char" => Spelled::Unsupported(Hint::Char),
        "String" => Spelled::String,
        _ => Spelled::Other,
    }
}

/// Whether the path is a bare word, or the word in its module of the standard library.
fn is_std(path: &Path, word: &str) -> bool {
    let module = match word {
        "String" => "string",
        "Option" => "option",
        "Vec" => "vec",
        "Box" => "boxed",
        "HashMap" | "BTreeMap" => "collections",
        "Cow" => "borrow",
        _ => "primitive",
    };
    let segments = path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect::<Vec<_>>();
    match segments.as_slice() {
        [_] => path.leading_colon.is_none(),
        [krate, within, _] => {
            matches!(krate.as_str(), "std" | "core" | "alloc") && within == module
        }
        _ => false,
    }
}

/// The type arguments; nothing if there are others than types and lifetimes.
fn types(arguments: &PathArguments) -> Option<Vec<&Type>> {
    match arguments {
        PathArguments::None => Some(Vec::new()),
        PathArguments::AngleBracketed(arguments) => arguments
            .args
            .iter()
            .filter(|argument| !matches!(argument, GenericArgument::Lifetime(_)))
            .map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
            .collect(),
        PathArguments::Parenthesized(_) => None,
    }
}

/// Whether the type is spelled `PhantomData<…>`.
pub(crate) fn is_phantom(ty: &Type) -> bool {
    let Type::Path(path) = bare(ty) else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|segment| segment.ident == "PhantomData")
}

/// Whether the type is spelled as the item itself, with any arguments.
pub(crate) fn is_item(ty: &Type, ident: &Ident, generics: &Generics) -> bool {
    let Type::Path(TypePath {
        qself: None, path, ..
    }) = bare(ty)
    else {
        return false;
    };
    let is_parameter = generics.type_params().any(|param| param.ident == *ident);
    let is_called = |segment: &PathSegment| segment.ident == *ident;
    !is_parameter && path.segments.len() == 1 && path.segments.iter().all(is_called)
}

/// Whether the type is spelled as a pointer.
pub(crate) fn is_pointer(ty: &Type) -> bool {
    !std::ptr::eq(pointed(ty), ty)
}

/// What a pointer points to, through all pointers that are spelled.
pub(crate) fn pointed(ty: &Type) -> &Type {
    match spelled(ty) {
        Spelled::Box(inner) | Spelled::Cow(inner) => return pointed(inner),
        _ => {}
    }
    let Type::Path(TypePath {
        qself: None, path, ..
    }) = bare(ty)
    else {
        return ty;
    };
    let Some(last) = path.segments.last() else {
        return ty;
    };
    match types(&last.arguments).as_deref() {
        Some([inner]) if last.ident == "Arc" || last.ident == "Rc" => pointed(inner),
        _ => ty,
    }
}

/// The type within all containers that are spelled.
pub(crate) fn innermost(ty: &Type) -> &Type {
    if let Spelled::Option(inner)
    | Spelled::Vec(inner)
    | Spelled::Box(inner)
    | Spelled::Cow(inner)
    | Spelled::HashMap(_, inner)
    | Spelled::BTreeMap(_, inner) = spelled(ty)
    {
        return innermost(inner);
    }
    bare(ty)
}

/// What the outermost `Option` holds that is spelled, within other containers or not.
pub(crate) fn outermost_option(ty: &Type) -> Option<&Type> {
    match spelled(ty) {
        Spelled::Option(inner) => Some(inner),
        Spelled::Vec(inner)
        | Spelled::Box(inner)
        | Spelled::HashMap(_, inner)
        | Spelled::BTreeMap(_, inner) => outermost_option(inner),
        _ => None,
    }
}

/// Whether the type is `[u8]`, as in `Cow<[u8]>`.
pub(crate) fn is_bytes(ty: &Type) -> bool {
    matches!(bare(ty), Type::Slice(slice) if is_u8(&slice.elem))
}

/// The `N` of `[u8; N]`, if it is a literal.
pub(crate) fn literal_size(size: &Expr) -> Option<usize> {
    match size {
        Expr::Lit(ExprLit {
            lit: Lit::Int(digits),
            ..
        }) => digits.base10_parse().ok(),
        Expr::Group(group) => literal_size(&group.expr),
        _ => None,
    }
}

/// The spelling of a type as people write it: tokens have spaces between them.
pub(crate) fn text(ty: &Type) -> String {
    let tokens = ty.to_token_stream().to_string();
    let pairs = [
        (" ::", "::"),
        (":: ", "::"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        (" ;", ";"),
        ("& ", "&"),
        ("( ", "("),
        (" )", ")"),
        ("[ ", "["),
        (" ]", "]"),
    ];
    pairs
        .into_iter()
        .fold(tokens, |text, (from, to)| text.replace(from, to))
}
