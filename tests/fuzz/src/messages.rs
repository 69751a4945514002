//! Single-object messages of several writers.

use crate::types::{self, Type};
use crate::value::{is_limit, limits};
use arbitrary::Unstructured;
use avro_runtime::Schema;
use avro_runtime::single_object::{Error, SchemaStore, header, split};

/// Reads a message as a type that the first byte chooses. The second chooses the writer whose header is
/// put before what follows, or that what follows is the message.
pub fn messages(input: &[u8]) {
    let mut input = Unstructured::new(input);
    let ty = types::choose(&mut input);
    let which = usize::from(input.arbitrary::<u8>().unwrap_or_default());
    let writers = writers(ty);
    let store = SchemaStore::new();
    for writer in &writers {
        // Two writers that differ in logical types have one fingerprint; the first stays.
        let _ = store.insert(writer);
    }
    let bytes = input.take_rest();
    let message = match writers.get(which) {
        Some(writer) => [&header(writer.fingerprint_rabin())[..], bytes].concat(),
        None => bytes.to_vec(),
    };
    check(ty, &store, &message);
}

/// The type's own schema, and the writers that are known.
fn writers(ty: &Type) -> Vec<Schema> {
    let known = ty.known_writers().iter().map(|json| {
        let writer = Schema::parse(json);
        writer.unwrap_or_else(|error| panic!("{}: {error}", ty.name))
    });
    std::iter::once(ty.schema().clone()).chain(known).collect()
}

fn costs_too_much(read: &Result<Vec<u8>, Error>) -> bool {
    matches!(read, Err(Error::Datum(error)) if is_limit(error.kind()))
}

fn check(ty: &Type, store: &SchemaStore, message: &[u8]) {
    let read = (ty.message)(store, message, &limits());
    let own = (ty.own_message)(message, &limits());
    if [&read, &own].into_iter().any(costs_too_much) {
        return;
    }
    let Ok((fingerprint, datum)) = split(message) else {
        assert!(read.is_err() && own.is_err());
        return;
    };
    if fingerprint == ty.schema().fingerprint_rabin() {
        let [read, own] = [&read, &own].map(|result| format!("{result:?}"));
        assert_eq!(read, own, "{}: {message:?}", ty.name);
    } else {
        assert!(matches!(own, Err(Error::OtherWriter { .. })), "{own:?}");
    }
    let Some(writer) = store.get(fingerprint) else {
        assert!(matches!(read, Err(Error::UnknownFingerprint(_))));
        return;
    };
    let alone = (ty.read_known)(&writer, datum, &limits()).expect("the writer is known");
    match (read, alone) {
        (Ok(ours), Ok(theirs)) => assert_eq!(ours.len(), theirs.len()),
        (Err(Error::Datum(ours)), Err(theirs)) => assert_eq!(ours.kind(), theirs.kind()),
        (ours, theirs) => panic!("{}: {ours:?}, alone {theirs:?}", ty.name),
    }
}
