//! Bytes to datums, strictly. Spec: "Binary Encoding".

use super::Datum;
use avro_ir::{Kind, Primitive, SchemaId, SchemaSet};

/// The bytes are no value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadError;

type Read<T> = Result<T, ReadError>;

/// The value that all of `bytes` stands for.
///
/// # Errors
///
/// When the bytes are no value of the schema.
pub fn read(set: &SchemaSet, id: SchemaId, bytes: &[u8]) -> Read<Datum> {
    let mut reader = Reader { set, rest: bytes };
    let datum = reader.datum(id)?;
    if reader.rest.is_empty() {
        Ok(datum)
    } else {
        Err(ReadError)
    }
}

/// How many items an array or a map has at most.
const MAX_ITEMS: usize = 1 << 20;

struct Reader<'a> {
    set: &'a SchemaSet,
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn datum(&mut self, id: SchemaId) -> Read<Datum> {
        Ok(match &self.set.node(id).kind {
            Kind::Primitive(primitive) => match primitive {
                Primitive::Null => Datum::Null,
                Primitive::Boolean => match self.take(1)? {
                    [0] => Datum::Boolean(false),
                    [1] => Datum::Boolean(true),
                    _ => return Err(ReadError),
                },
                Primitive::Int => Datum::Int(self.int()?),
                Primitive::Long => Datum::Long(self.long()?),
                Primitive::Float => Datum::Float(u32::from_le_bytes(self.array()?)),
                Primitive::Double => Datum::Double(u64::from_le_bytes(self.array()?)),
                Primitive::Bytes => Datum::Bytes(self.bytes()?.to_vec()),
                Primitive::String => Datum::String(self.text()?),
            },
            Kind::Fixed(fixed) => Datum::Fixed(self.take(fixed.size)?.to_vec()),
            Kind::Enum(enumeration) => Datum::Enum(self.index(enumeration.symbols.len())?.0),
            Kind::Array(items) => Datum::Array(self.blocks(|reader| reader.datum(*items))?),
            Kind::Map(values) => {
                Datum::Map(self.blocks(|reader| Ok((reader.text()?, reader.datum(*values)?)))?)
            }
            Kind::Record(record) => {
                let fields = record.fields.iter().map(|field| self.datum(field.schema));
                Datum::Record(fields.collect::<Read<_>>()?)
            }
            Kind::Union(union) => {
                let (branch, index) = self.index(union.branches.len())?;
                Datum::Union(branch, Box::new(self.datum(union.branches[index])?))
            }
        })
    }

    fn take(&mut self, count: usize) -> Read<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(ReadError)?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Read<[u8; N]> {
        self.take(N)?.try_into().map_err(|_| ReadError)
    }

    fn bytes(&mut self) -> Read<&'a [u8]> {
        let length = usize::try_from(self.long()?).map_err(|_| ReadError)?;
        self.take(length)
    }

    fn text(&mut self) -> Read<String> {
        String::from_utf8(self.bytes()?.to_vec()).map_err(|_| ReadError)
    }

    fn index(&mut self, count: usize) -> Read<(i32, usize)> {
        let number = self.int()?;
        match usize::try_from(number) {
            Ok(index) if index < count => Ok((number, index)),
            Ok(_) | Err(_) => Err(ReadError),
        }
    }

    fn int(&mut self) -> Read<i32> {
        self.number(5)?.try_into().map_err(|_| ReadError)
    }

    fn long(&mut self) -> Read<i64> {
        self.number(10)?.try_into().map_err(|_| ReadError)
    }

    fn number(&mut self, most: usize) -> Read<i128> {
        let mut bits: i128 = 0;
        for group in 0..most {
            let [byte] = self.array()?;
            bits |= i128::from(byte & 0x7f) << (7 * group);
            if byte < 0x80 {
                return Ok(if bits % 2 == 0 {
                    bits / 2
                } else {
                    -bits / 2 - 1
                });
            }
        }
        Err(ReadError)
    }

    fn blocks<T>(&mut self, item: impl Fn(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        let mut items = Vec::new();
        loop {
            let count = self.long()?;
            if count == 0 {
                return Ok(items);
            }
            let size = if count < 0 { Some(self.long()?) } else { None };
            let before = self.rest.len();
            for _ in 0..count.unsigned_abs() {
                // Items without bytes could be any number.
                if items.len() == MAX_ITEMS {
                    return Err(ReadError);
                }
                items.push(item(self)?);
            }
            let consumed = i64::try_from(before - self.rest.len()).map_err(|_| ReadError)?;
            if size.is_some_and(|size| size != consumed) {
                return Err(ReadError);
            }
        }
    }
}
