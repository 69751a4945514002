//! What decoding errors say about generated types.
