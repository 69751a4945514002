//! This module computes fingerprints of the Parsing Canonical Form. Spec: "Schema Fingerprints".

use crate::canonical::CanonicalForms;
use crate::schema::{Schema, SchemaId};
use hmac_sha256::Hash;

/// The fingerprint of no bytes, and the polynomial.
const EMPTY: u64 = 0xc15d_213a_a4d7_a795;

/// `TABLES[k][b]` carries the byte `b` through `k + 1` bytes: eight bytes go at a time.
static TABLES: [[u64; 256]; 8] = tables();

const fn tables() -> [[u64; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        let mut fingerprint = byte as u64;
        let mut table = 0;
        while table < 8 {
            let mut bit = 0;
            while bit < 8 {
                fingerprint = (fingerprint >> 1) ^ (EMPTY & (fingerprint & 1).wrapping_neg());
                bit += 1;
            }
            tables[table][byte] = fingerprint;
            table += 1;
        }
        byte += 1;
    }
    tables
}

/// CRC-64-AVRO, the 64-bit Rabin fingerprint.
///
/// Single-object encoding writes it least significant byte first (`to_le_bytes`); as a number it is
/// shown in 16 hexadecimal digits, most significant first. It is no protection from forgery.
///
/// # Examples
///
/// ```
/// assert_eq!(avro_ir::rabin(b""), 0xc15d_213a_a4d7_a795);
/// assert_eq!(avro_ir::rabin(br#""int""#), 0x7275_d51a_3f39_5c8f);
/// ```
#[must_use]
pub fn rabin(bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let state = chunks.iter().fold(EMPTY, |state, chunk| {
        eight(state ^ u64::from_le_bytes(*chunk))
    });
    rest.iter().fold(state, |state, &byte| {
        (state >> 8) ^ TABLES[0][usize::from(state.to_le_bytes()[0] ^ byte)]
    })
}

#[expect(clippy::many_single_char_names, reason = "one for each byte")]
fn eight(state: u64) -> u64 {
    let [a, b, c, d, e, f, g, h] = state.to_le_bytes().map(usize::from);
    let [one, two, three, four, five, six, seven, eight] = &TABLES;
    eight[a] ^ seven[b] ^ six[c] ^ five[d] ^ four[e] ^ three[f] ^ two[g] ^ one[h]
}

/// The fingerprints of one canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fingerprints {
    /// CRC-64-AVRO; see [`rabin`] for the order of bytes.
    pub rabin: u64,
    /// SHA-256.
    pub sha256: [u8; 32],
}

impl CanonicalForms<'_> {
    /// The fingerprints of one schema of the set.
    pub fn fingerprints(&mut self, id: SchemaId) -> Fingerprints {
        self.measured_fingerprints(id).1
    }

    /// The same, with the length of the form.
    #[doc(hidden)]
    pub fn measured_fingerprints(&mut self, id: SchemaId) -> (usize, Fingerprints) {
        let canonical = self.canonical_form(id);
        let fingerprints = Fingerprints {
            rabin: rabin(canonical.as_bytes()),
            sha256: Hash::hash(canonical.as_bytes()),
        };
        (canonical.len(), fingerprints)
    }
}

impl Schema {
    /// A SHA-256 of all that matters to reading data of this schema: the Parsing Canonical Form and
    /// the logical types, with the precision and scale of decimals. Of two schemas with the same
    /// one, readers need not know which wrote the data; this is what to cache readers by.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn main() -> Result<(), avro_ir::SchemaError> {
    /// use avro_ir::Schema;
    ///
    /// let plain = Schema::parse(r#""long""#)?;
    /// let micros = Schema::parse(r#"{"type": "long", "logicalType": "timestamp-micros"}"#)?;
    /// assert_eq!(plain.fingerprint_sha256(), micros.fingerprint_sha256());
    /// assert_ne!(plain.reading_key(), micros.reading_key());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn reading_key(&self) -> [u8; 32] {
        let mut forms = CanonicalForms::with_logical_types(self.set());
        Hash::hash(forms.canonical_form(self.root()).as_bytes())
    }

    /// The 64-bit Rabin fingerprint; see [`rabin`] for the order of bytes.
    #[must_use]
    pub fn fingerprint_rabin(&self) -> u64 {
        rabin(self.canonical_form().as_bytes())
    }

    /// The MD5 fingerprint, in the order in which MD5 is written.
    #[must_use]
    pub fn fingerprint_md5(&self) -> [u8; 16] {
        md5::compute(self.canonical_form()).0
    }

    /// The SHA-256 fingerprint, in the order in which SHA-256 is written.
    #[must_use]
    pub fn fingerprint_sha256(&self) -> [u8; 32] {
        Hash::hash(self.canonical_form().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The specification's own table-driven form, a byte at a time.
    fn by_bytes(bytes: &[u8]) -> u64 {
        bytes.iter().fold(EMPTY, |state, &byte| {
            (state >> 8) ^ TABLES[0][usize::from(state.to_le_bytes()[0] ^ byte)]
        })
    }

    #[test]
    fn eight_bytes_at_a_time_give_the_same_as_one() {
        let bytes = (0..=255).collect::<Vec<u8>>();
        for end in 0..bytes.len() {
            assert_eq!(rabin(&bytes[..end]), by_bytes(&bytes[..end]));
        }
    }
}
