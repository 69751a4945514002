//! What bytes are that are neither a schema's text nor a plain datum, by how they begin.

/// A form that data with a schema, or other files, are met in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Spec: "Object Container Files".
    ContainerFile,
    /// Spec: "Single-object encoding".
    SingleObject,
    /// A message with the framing of Confluent's schema registry: 0, and an id of four bytes. They
    /// count from 1, so that the first byte of the four is 0 in practice.
    Confluent,
    /// A message with the framing of AWS Glue's schema registry: 3, whether it is compressed, and a UUID.
    Glue,
    /// A Parquet file.
    Parquet,
    /// A gzip file.
    Gzip,
}

impl Form {
    /// The form that bytes have by how they begin; they may be plain data that happen to begin so.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let form = match bytes {
            [b'O', b'b', b'j', 1, ..] => Self::ContainerFile,
            [0xc3, 1, ..] => Self::SingleObject,
            [0, 0, ..] => Self::Confluent,
            [3, 0 | 5, ..] => Self::Glue,
            [b'P', b'A', b'R', b'1', ..] => Self::Parquet,
            [0x1f, 0x8b, ..] => Self::Gzip,
            _ => return None,
        };
        (bytes.len() >= form.header_len().unwrap_or(0)).then_some(form)
    }

    /// How many bytes come before the one datum of a message; `None` for files.
    #[must_use]
    pub fn header_len(self) -> Option<usize> {
        match self {
            Self::SingleObject => Some(10),
            Self::Confluent => Some(5),
            Self::Glue => Some(18),
            Self::ContainerFile | Self::Parquet | Self::Gzip => None,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ContainerFile => "an object container file, whose schema is in its header",
            Self::SingleObject => "a message in single-object encoding",
            Self::Confluent => "a message with the framing of Confluent's schema registry",
            Self::Glue => "a message with the framing of AWS Glue's schema registry",
            Self::Parquet => "a Parquet file",
            Self::Gzip => "a gzip file",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn a_form_is_told_by_the_first_bytes() {
        for (bytes, form) in [
            (&b"Obj\x01\x00"[..], Form::ContainerFile),
            (b"\xc3\x0101234567", Form::SingleObject),
            (b"\0\0\0\0\x07", Form::Confluent),
            (b"\x03\x050123456789abcdef", Form::Glue),
            (b"PAR1", Form::Parquet),
            (b"\x1f\x8b\x08", Form::Gzip),
        ] {
            assert_eq!(Form::of(bytes), Some(form));
        }
    }

    #[test]
    fn what_is_shorter_than_the_header_has_none() {
        for bytes in [&b"\0\0\0\0"[..], b"\xc3\x01", b"\x03\0", b"Obj", b"{}", b""] {
            assert_eq!(Form::of(bytes), None);
        }
    }
}
