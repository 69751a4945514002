//! What generated Avro types call.
