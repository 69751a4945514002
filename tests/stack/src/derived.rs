//! Types that hold themselves, in each way that there is.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

macro_rules! types {
    ($($(#[$attribute:meta])* $name:ident { $($field:ident: $ty:ty),* $(,)? })*) => {$(
        #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
        $(#[$attribute])*
        pub(crate) struct $name { $($field: $ty),* }
    )*};
}

types! {
    Boxed { value: i32, next: Option<Box<Boxed>> }
    Shared { next: Option<Arc<Shared>> }
    Counted { next: Option<Rc<Counted>> }
    Large { bytes: [u8; 16384], more: [u8; 16384], next: Option<Box<Large>> }
    Listed { items: Vec<Listed> }
    Slices { items: Box<[Slices]> }
    Deques { items: VecDeque<Deques> }
    Hashed { values: HashMap<String, Hashed> }
    Ordered { values: BTreeMap<String, Ordered> }
    Many {
        a: Option<String>, b: Option<String>, c: Option<String>, d: Option<String>,
        e: Option<String>, f: Option<String>, g: Option<String>, h: Option<String>,
        i: Option<String>, j: Option<String>, k: Option<String>, l: Option<String>,
        child: Option<Box<Many>>,
    }
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) enum Union {
    Leaf(i64),
    Node(Node),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Node {
    left: Box<Union>,
    right: Box<Union>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Newtype(Vec<Inner>);

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
struct Inner {
    inner: Newtype,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Generic<T> {
    value: T,
    next: Option<Box<Generic<T>>>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Converted {
    #[avro(as = Link)]
    next: Levels,
}

/// Stands for so many levels: a value that is converted is made anew.
#[derive(Debug, Default)]
pub(crate) struct Levels(u32);

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Link {
    next: Vec<Converted>,
}

impl From<&Levels> for Link {
    fn from(levels: &Levels) -> Self {
        let rest = levels.0.checked_sub(1).map(Levels);
        Self {
            next: rest.map(|next| Converted { next }).into_iter().collect(),
        }
    }
}

impl TryFrom<Link> for Levels {
    type Error = String;

    fn try_from(link: Link) -> Result<Self, String> {
        Ok(Self(link.next.first().map_or(0, |next| next.next.0 + 1)))
    }
}
