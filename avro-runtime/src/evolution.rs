//! This module reads data of other schemas than the type's own. Spec: "Schema Resolution".
//!
//! [`DatumReader`] plans once how a writer's schema is read; generated types follow the plan field
//! by field, in their own order, and pay only where something differs.

mod default;
mod reader;
mod readers;
mod record;
mod resolved;
mod skip;
mod transcode;
mod transcoder;

pub use reader::DatumReader;
pub use readers::DatumReaders;
pub(crate) use readers::MAX_WRITERS;
pub(crate) use record::{ResolvedRecord, Step};
pub use resolved::Resolved;
pub(crate) use skip::passes;
pub use transcoder::Transcoder;
