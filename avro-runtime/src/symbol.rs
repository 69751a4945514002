//! What is not a symbol of an enum.

use std::error::Error;
use std::fmt;

/// A text or an index that an Avro enum does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSymbol {
    fullname: &'static str,
    symbol: String,
}

impl UnknownSymbol {
    fn new(fullname: &'static str, symbol: &impl ToString) -> Self {
        Self {
            fullname,
            symbol: symbol.to_string(),
        }
    }

    /// The fullname of the enum.
    #[must_use]
    pub fn fullname(&self) -> &'static str {
        self.fullname
    }

    /// The text, or the index as text.
    #[must_use]
    pub fn symbol(&self) -> &str {
        &self.symbol
    }
}

impl fmt::Display for UnknownSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` has no symbol `{}`", self.fullname, self.symbol)
    }
}

impl Error for UnknownSymbol {}

/// The variant with this symbol.
///
/// # Errors
///
/// When there is none.
pub fn symbol_from_str<T: Copy>(
    fullname: &'static str,
    symbols: &[&str],
    variants: &[T],
    symbol: &str,
) -> Result<T, UnknownSymbol> {
    let index = symbols.iter().position(|known| *known == symbol);
    let variant = index.and_then(|index| variants.get(index));
    variant
        .copied()
        .ok_or_else(|| UnknownSymbol::new(fullname, &symbol))
}

/// The variant at this index.
///
/// # Errors
///
/// When there is none.
pub fn symbol_from_index<T: Copy>(
    fullname: &'static str,
    variants: &[T],
    index: i32,
) -> Result<T, UnknownSymbol> {
    let variant = usize::try_from(index)
        .ok()
        .and_then(|index| variants.get(index));
    variant
        .copied()
        .ok_or_else(|| UnknownSymbol::new(fullname, &index))
}
