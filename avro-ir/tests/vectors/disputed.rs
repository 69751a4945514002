//! Schemas on which implementations differ.
