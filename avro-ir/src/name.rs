//! Names, namespaces and fullnames. Spec: "Names".

use crate::options::Names;
use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// The fullname of a record, enum or fixed: its namespace, a dot and its name.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fullname(Arc<str>);

impl Fullname {
    /// Checks and keeps a fullname; a leading dot, which says "null namespace", is dropped.
    ///
    /// # Errors
    ///
    /// When a part of it is not a name. Spec: "Names".
    ///
    /// # Examples
    ///
    /// ```
    /// # fn main() -> Result<(), avro_ir::NameError> {
    /// let name = avro_ir::Fullname::new("org.acme.Order")?;
    /// assert_eq!(name.namespace(), Some("org.acme"));
    /// assert!(avro_ir::Fullname::new("org..Order").is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn new(fullname: &str) -> Result<Self, NameError> {
        Self::new_with(fullname, Names::Strict)
    }

    /// As [`Fullname::new`], by rules of your choice.
    ///
    /// # Errors
    ///
    /// When a part of it is not a name by those rules.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn main() -> Result<(), avro_ir::NameError> {
    /// use avro_ir::{Fullname, Names};
    ///
    /// let name = Fullname::new_with("shop-db.Order", Names::Any)?;
    /// assert_eq!(name.namespace(), Some("shop-db"));
    /// assert!(Fullname::new_with("shop-db..Order", Names::Any).is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn new_with(fullname: &str, names: Names) -> Result<Self, NameError> {
        let fullname = without_leading_dot(fullname);
        match fullname.split('.').find(|part| !names.accept(part)) {
            Some(part) => Err(NameError {
                part: part.to_owned(),
                names,
            }),
            None => Ok(Self(fullname.into())),
        }
    }

    /// A fullname from a text that has been checked, or is about to be reported.
    pub(crate) fn unchecked(fullname: &str) -> Self {
        Self(fullname.into())
    }

    /// The fullname of `name` where the enclosing namespace is `namespace` (`""` for none).
    pub(crate) fn qualify(name: &str, namespace: &str) -> Self {
        let bare = without_leading_dot(name);
        if bare.len() < name.len() || name.contains('.') || namespace.is_empty() {
            return Self(bare.into());
        }
        Self(format!("{namespace}.{name}").into())
    }

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

/// A leading dot says "null namespace" to Java and others; what follows has no other dot.
pub(crate) fn without_leading_dot(name: &str) -> &str {
    name.strip_prefix('.')
        .filter(|rest| !rest.contains('.'))
        .unwrap_or(name)
}

/// Whether `name` is one of the specification's names: an ASCII letter or `_`, then ASCII letters,
/// digits and `_`.
#[must_use]
pub fn is_valid_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

impl Names {
    /// Whether `name`, one part of a fullname, is a name by these rules.
    pub(crate) fn accept(self, name: &str) -> bool {
        match self {
            Self::Strict => is_valid_name(name),
            Self::Unicode => is_unicode_name(name),
            Self::Any => !name.is_empty(),
        }
    }

    /// What a name consists of.
    pub(crate) fn grammar(self) -> &'static str {
        match self {
            Self::Strict => "a letter or `_`, then letters, digits and `_`",
            Self::Unicode => "a letter of any alphabet or `_`, then letters, digits and `_`",
            Self::Any => "any text that is not empty",
        }
    }
}

fn is_unicode_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars
        .next()
        .is_some_and(|first| first.is_alphabetic() || first == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_')
}

/// A part of a fullname that is not a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameError {
    part: String,
    names: Names,
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = crate::diagnostic::quote(&self.part);
        write!(f, "{part} is not a name: {}", self.names.grammar())
    }
}

impl std::error::Error for NameError {}

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
