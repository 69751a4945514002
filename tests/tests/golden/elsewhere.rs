//! Types that live elsewhere, and are derived: that they have the schema that code was generated with
//! is asked when they are first used.

use crate::deep::inside::elsewhere::shop::{Offer, Order, OrderFrom};
use avro_runtime::{
    AvroDecode, AvroEncode, AvroSchema, DecodeErrorKind, EncodeErrorKind, from_slice,
    single_object, to_vec,
};

#[derive(Clone, Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "billing")]
pub(crate) struct Address {
    pub(crate) street: String,
}

/// It has no namespace of its own: it takes that of the record that it is a part of.
#[derive(Clone, Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Code(pub(crate) [u8; 2]);

/// It counted whole cents when code was generated.
#[derive(Clone, Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "billing")]
pub(crate) struct Price {
    pub(crate) cents: f64,
}

const STALE: &str = "`crate::elsewhere::Price` has another schema";

#[test]
fn a_type_with_the_same_schema_is_written_and_read() {
    let order = Order {
        to: Address {
            street: "a".to_owned(),
        },
        codes: vec![Code(*b"xy")],
        from: Some(OrderFrom::Code(Code(*b"zz"))),
    };
    let bytes = [2, b'a', 2, b'x', b'y', 0, 4, b'z', b'z'];
    assert_eq!(to_vec(&order).unwrap(), bytes);
    assert_eq!(from_slice::<Order>(&bytes).unwrap(), order);
    let message = single_object::to_vec(&order).unwrap();
    assert_eq!(single_object::from_slice::<Order>(&message).unwrap(), order);
}

#[test]
fn a_type_with_another_schema_is_not_written() {
    let offer = Offer {
        price: Price { cents: 1.0 },
    };
    // Whenever it is tried.
    for _ in 0..2 {
        let error = to_vec(&offer).unwrap_err();
        assert!(
            matches!(error.kind(), EncodeErrorKind::NoSchema(reason) if reason.contains(STALE))
        );
        assert_eq!(error.path(), "price.cents");
    }
    let error = single_object::to_vec(&offer).unwrap_err();
    assert!(error.to_string().contains(STALE), "{error}");
    assert!(Offer::try_schema().is_err());
}

#[test]
fn a_type_with_another_schema_is_not_read() {
    for _ in 0..2 {
        let error = from_slice::<Offer>(&[0; 8]).unwrap_err();
        assert!(
            matches!(error.kind(), DecodeErrorKind::NoSchema(reason) if reason.contains(STALE))
        );
        assert_eq!((error.offset(), error.path()), (0, "price.cents"));
    }
    let header = single_object::header(Offer::FINGERPRINT);
    let message = [&header[..], &[0; 8]].concat();
    let error = single_object::from_slice::<Offer>(&message).unwrap_err();
    assert!(error.to_string().contains(STALE), "{error}");
}
