//! Names, namespaces and fullnames. Spec: "Names".

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// The fullname of a record, enum or fixed: its namespace, a dot and its name.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fullname(Arc<str>);

impl Fullname {
    /// The whole text; without a leading dot in the null namespace.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the last dot; `None` in the null namespace.
    #[must_use]
    pub fn namespace(&self) -> Option<&str> {
        self.0.rsplit_once('.').map(|(namespace, _)| namespace)
    }

    /// The part after the last dot.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.rsplit_once('.').map_or(&*self.0, |(_, name)| name)
    }
}

impl Borrow<str> for Fullname {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fullname {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Fullname {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
