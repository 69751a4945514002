//! Derived types for the shared cases about records, unions and recursion.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use std::collections::HashMap;

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.unions")]
pub(crate) struct Envelope {
    payload: Payload,
    maybe: Option<MaybePayload>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.unions")]
enum Payload {
    Created(Created),
    #[avro(name = "Deleted")]
    Deleted {
        id: String,
        reason: Option<String>,
    },
    Moved(Moved),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.unions")]
struct Created {
    id: String,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.unions")]
struct Moved {
    x: i32,
    y: i32,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum MaybePayload {
    Created(Created),
    Moved(Moved),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.rec", alias = "LinkedLongs")]
pub(crate) struct LongList {
    value: i64,
    next: Option<Box<Self>>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.tree")]
pub(crate) struct Node {
    label: String,
    children: Vec<Node>,
    named: HashMap<String, Node>,
    left: Option<Box<Node>>,
    #[avro(null_last)]
    right: Option<Box<Node>>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.mutual")]
pub(crate) struct A {
    b: Option<Box<B>>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.mutual")]
struct B {
    a: Option<Box<A>>,
    c: Option<C>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.mutual")]
struct C {
    a: AOrB,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum AOrB {
    A(Box<A>),
    B(Box<B>),
    Neither(()),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.cyc")]
pub(crate) struct Company {
    title: String,
    staff: Vec<Person>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.cyc")]
pub(crate) struct Person {
    name: String,
    employer: Option<Box<Company>>,
}

/// The same type twice.
macro_rules! money {
    ($($module:ident $ty:ident)*) => {$(
        pub(crate) mod $module {
            use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

            #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
            #[avro(namespace = "ux.dup")]
            pub(crate) struct $ty {
                total: Money,
            }

            #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
            #[avro(namespace = "ux.dup")]
            struct Money {
                amount: f64,
                currency: String,
            }
        }
    )*};
}

money! {
    invoice Invoice
    refund Refund
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.empty")]
pub(crate) struct Holder {
    e: Empty,
    es: Vec<Empty>,
    n: (),
    z: Zero,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.empty")]
struct Empty {}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.empty")]
struct Zero([u8; 0]);

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.root")]
pub(crate) enum RootEnum {
    A,
    B,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.root")]
pub(crate) struct RootFixed([u8; 16]);

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct RootString(String);

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) enum RootUnion {
    U1(U1),
    U2(U2),
    Nothing(()),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.root")]
pub(crate) struct U1 {
    a: i32,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.root")]
pub(crate) struct U2 {
    b: U1,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.amb")]
pub(crate) struct Amb {
    v: Either,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.amb")]
enum Either {
    #[avro(name = "First")]
    First { id: i64, note: Option<String> },
    #[avro(name = "Second")]
    Second { id: i64, note: Option<String> },
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.cm")]
pub(crate) struct Cm {}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.bom")]
pub(crate) struct Bom;

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "FN", namespace = "ux.fnest")]
pub(crate) struct FloatNested {
    a: HasF,
    b: Vec<HasF>,
    c: Option<HasF>,
    d: HasFOrInt,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "ux.fnest")]
struct HasF {
    x: f32,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum HasFOrInt {
    HasF(HasF),
    Int(i32),
}
