//! Derived types for the golden schemas about unions, recursion, roots and evolution.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use std::collections::HashMap;

pub(crate) mod shop {
    //! A protocol of its own has types of the same names.

    use super::{AvroDecode, AvroEncode, AvroSchema, HashMap};

    #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
    #[avro(namespace = "shop")]
    pub(crate) struct Order {
        id: i64,
        #[avro(alias = "buyer")]
        customer: Customer,
        kind: Kind,
        amount: Option<Amount>,
        #[avro(default = [])]
        weights: Vec<f64>,
        #[avro(default_json = "{}")]
        limits: HashMap<String, f64>,
        comment: Option<Comment>,
        #[avro(default = "none")]
        note: String,
    }

    #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
    #[avro(namespace = "shop")]
    pub(crate) struct Customer {
        name: String,
        email: Option<String>,
    }

    #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
    #[avro(namespace = "shop", rename_all = "UPPERCASE")]
    pub(crate) enum Kind {
        Service,
        Goods,
    }

    #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
    enum Amount {
        Double(f64),
        Text(String),
    }

    #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
    #[avro(namespace = "shop")]
    pub(crate) struct Comment {
        text: String,
        #[avro(default = 0)]
        likes: i64,
        replies: Vec<Comment>,
        answers: MaybeComment,
    }

    /// An option in a newtype has no default.
    #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
    struct MaybeComment(Option<Box<Comment>>);

    #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
    #[avro(namespace = "shop")]
    pub(crate) struct Rewritten {
        id: i64,
        value: LongOrText,
    }

    #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
    #[avro(namespace = "shop")]
    pub(crate) struct Settled {
        id: f64,
        value: LongOrText,
    }

    #[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
    enum LongOrText {
        Long(i64),
        Text(String),
    }
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "shapes")]
pub(crate) struct Chain {
    value: i32,
    next: Option<Box<Chain>>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "shapes")]
pub(crate) struct Tree {
    label: String,
    children: Vec<Tree>,
    #[avro(default)]
    named: HashMap<String, Tree>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "shapes")]
pub(crate) struct Man {
    name: String,
    spouse: Option<Box<Woman>>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "shapes")]
pub(crate) struct Woman {
    name: String,
    #[avro(null_last)]
    spouse: Option<Box<Man>>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "shapes")]
pub(crate) struct Expression {
    value: ExpressionValue,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum ExpressionValue {
    Double(f64),
    Expression(Box<Expression>),
    Operation(Box<Operation>),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "shapes")]
pub(crate) struct Operation {
    left: Left,
    right: Vec<Right>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum Left {
    Nothing(()),
    Expression(Box<Expression>),
    Text(String),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum Right {
    Operation(Operation),
    Long(i64),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Big {
    digits: Vec<u8>,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct ByName(HashMap<String, Option<i64>>);

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Maybe(Option<IntOrText>);

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum IntOrText {
    Int(i32),
    Text(String),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) enum Number {
    Int(i32),
    Text(String),
    Big(Big),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Points(Vec<f64>);

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(transparent)]
pub(crate) struct Text {
    text: String,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "shop")]
pub(crate) struct Event {
    note: Option<String>,
    #[avro(null_last, default = 1)]
    count: Option<i32>,
    only: Only,
    nothing: Nothing,
    payload: Payload,
    amount: Option<IntOrLong>,
    measure: Measure,
    text: BytesOrText,
    many: Vec<Option<CreatedOrText>>,
    nested: Nested,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum Only {
    Text(String),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum Nothing {
    Nothing(()),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum Payload {
    Created(Created),
    Deleted(Deleted),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "shop")]
pub(crate) struct Created {
    id: i64,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "shop")]
pub(crate) struct Deleted {
    id: i64,
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum IntOrLong {
    Int(i32),
    Long(i64),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum Measure {
    Float(f32),
    Nothing(()),
    Double(f64),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum BytesOrText {
    Bytes(Vec<u8>),
    Text(String),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum CreatedOrText {
    Created(Created),
    Text(String),
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
struct Nested(Option<HashMap<String, BooleanOrList>>);

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
enum BooleanOrList {
    Boolean(bool),
    List(Vec<IntOrText>),
}
