//! Data of one schema read with another: vectors, real schemas, random evolutions, and hostile
//! bytes.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails where something is not as it should be"
)]

mod differential;
mod lsst;
mod random;
mod vectors;
