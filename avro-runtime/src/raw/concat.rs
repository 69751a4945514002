//! This module joins texts in constants, where a loop over bytes is interpreted: `copy_from_slice`
//! and a check for UTF-8 take seconds for a schema of thousands of types.

/// A text of at most `N` bytes, made of whole texts.
#[derive(Debug)]
pub(crate) struct Concat<const N: usize> {
    /// The first `len` bytes are texts, one after the other; `len <= N`.
    bytes: [u8; N],
    len: usize,
}

impl<const N: usize> Concat<N> {
    pub(crate) const fn new() -> Self {
        Self {
            bytes: [0; N],
            len: 0,
        }
    }

    /// Appends a text.
    ///
    /// # Panics
    ///
    /// When there is no room for it: the constant that it is for is an error then.
    pub(crate) const fn push(&mut self, text: &str) {
        assert!(
            text.len() <= N - self.len,
            "a text is longer than was counted"
        );
        // SAFETY: `len <= N`, so there is room for the text behind it; the text is borrowed
        // elsewhere, since `self` is borrowed mutably.
        unsafe {
            let end = self.bytes.as_mut_ptr().add(self.len);
            end.copy_from_nonoverlapping(text.as_ptr(), text.len());
        }
        self.len += text.len();
    }

    /// Appends a number in decimal digits.
    pub(crate) const fn push_number(&mut self, number: usize) {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        if number >= 10 {
            self.push_number(number / 10);
        }
        self.push(DIGITS[number % 10]);
    }

    /// The text.
    pub(crate) const fn as_str(&self) -> &str {
        let (text, _) = self.bytes.split_at(self.len);
        // SAFETY: the fields are private and `push` is the only one to change them, so these bytes
        // are whole texts one after the other, which is a text.
        unsafe { std::str::from_utf8_unchecked(text) }
    }
}
