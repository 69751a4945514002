//! Random datums of any schema.

use super::Datum;
use super::write::write;
use crate::Holds;
use crate::prng::Prng;
use avro_ir::{Kind, LogicalType, Node, Primitive, SchemaId, SchemaSet};

/// What datums are made of.
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    /// The values that logical types have.
    pub holds: Holds,
    /// The most entries that a map has.
    pub map_entries: usize,
    /// About how many values a datum has.
    pub size: usize,
}

/// A value of a schema; `None` for schemas without values, and where nesting has no end.
pub fn random(set: &SchemaSet, id: SchemaId, choices: Choices, prng: &mut Prng) -> Option<Datum> {
    let mut maker = Maker {
        set,
        choices,
        budget: choices.size,
        steps: MAX_STEPS,
        prng,
    };
    maker.datum(id, 0)
}

/// Deeper values are refused, as the run time's default limit is 128.
const MAX_DEPTH: usize = 60;

/// Where nesting has no end, there are too many ways to look for one.
const MAX_STEPS: usize = 100_000;

struct Maker<'a> {
    set: &'a SchemaSet,
    choices: Choices,
    budget: usize,
    steps: usize,
    prng: &'a mut Prng,
}

impl<'a> Maker<'a> {
    fn datum(&mut self, id: SchemaId, depth: usize) -> Option<Datum> {
        if depth > MAX_DEPTH || self.steps == 0 {
            return None;
        }
        self.steps -= 1;
        self.budget = self.budget.saturating_sub(1);
        let node = self.set.node(id);
        if let Some(logical) = node.logical {
            return Some(self.logical(logical, node));
        }
        Some(match &node.kind {
            Kind::Primitive(primitive) => match primitive {
                Primitive::Null => Datum::Null,
                Primitive::Boolean => Datum::Boolean(self.prng.one_in(2)),
                Primitive::Int => Datum::Int(self.int()),
                Primitive::Long => Datum::Long(self.long()),
                Primitive::Float => Datum::Float(self.float()),
                Primitive::Double => Datum::Double(self.double()),
                Primitive::Bytes => Datum::Bytes(self.bytes()),
                Primitive::String => Datum::String(self.text(node)),
            },
            Kind::Fixed(fixed) => Datum::Fixed(self.prng.bytes(fixed.size)),
            Kind::Enum(enumeration) => match enumeration.symbols.len() {
                0 => return None,
                count => Datum::Enum(self.index(count)),
            },
            Kind::Array(items) => Datum::Array(self.items(*items, depth)),
            Kind::Map(values) => Datum::Map(self.entries(*values, depth)),
            Kind::Record(record) => {
                let fields = record.fields.iter();
                let fields = fields.map(|field| self.datum(field.schema, depth + 1));
                Datum::Record(fields.collect::<Option<_>>()?)
            }
            Kind::Union(union) => return self.branch(&union.branches, depth),
        })
    }

    fn index(&mut self, count: usize) -> i32 {
        i32::try_from(self.prng.below(count)).expect("an index is an int")
    }

    /// A random branch. When the budget is spent, one that is not nested; and another where the
    /// chosen one has no value.
    fn branch(&mut self, branches: &'a [SchemaId], depth: usize) -> Option<Datum> {
        let mut order: Vec<usize> = (0..branches.len()).collect();
        let by = if branches.is_empty() {
            0
        } else {
            self.prng.below(branches.len())
        };
        order.rotate_left(by);
        if self.budget == 0 {
            order.sort_by_key(|&index| is_nested(self.set.node(branches[index])));
        }
        order.into_iter().find_map(|index| {
            let value = self.datum(branches[index], depth + 1)?;
            let index = i32::try_from(index).expect("an index is an int");
            Some(Datum::Union(index, Box::new(value)))
        })
    }

    fn items(&mut self, items: SchemaId, depth: usize) -> Vec<Datum> {
        let count = self.count(8);
        let items = (0..count).map_while(|_| self.datum(items, depth + 1));
        items.collect()
    }

    fn entries(&mut self, values: SchemaId, depth: usize) -> Vec<(String, Datum)> {
        let count = self.count(self.choices.map_entries);
        let mut entries: Vec<(String, Datum)> = Vec::new();
        for _ in 0..count {
            let key = self.plain_text();
            if entries.iter().all(|(other, _)| *other != key)
                && let Some(value) = self.datum(values, depth + 1)
            {
                entries.push((key, value));
            }
        }
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        entries
    }

    fn count(&mut self, most: usize) -> usize {
        if self.budget == 0 {
            return 0;
        }
        self.prng.below(most + 1)
    }

    fn int(&mut self) -> i32 {
        const EDGES: [i32; 9] = [0, -1, 1, 63, 64, -64, -65, i32::MIN, i32::MAX];
        self.either(&EDGES, |bits| {
            let [a, b, c, d, ..] = bits.to_le_bytes();
            i32::from_le_bytes([a, b, c, d])
        })
    }

    fn long(&mut self) -> i64 {
        const EDGES: [i64; 8] = [0, -1, 64, -65, 1 << 31, 1 << 62, i64::MIN, i64::MAX];
        self.either(&EDGES, u64::cast_signed)
    }

    fn float(&mut self) -> u32 {
        const EDGES: [f32; 7] = [
            0.0,
            -0.0,
            1.5,
            f32::NAN,
            f32::INFINITY,
            f32::NEG_INFINITY,
            f32::MIN_POSITIVE,
        ];
        let edges = EDGES.map(f32::to_bits);
        self.either(&edges, |bits| u32::try_from(bits >> 32).expect("32 bits"))
    }

    fn double(&mut self) -> u64 {
        const EDGES: [f64; 7] = [
            0.0,
            -0.0,
            1.5,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::MIN_POSITIVE,
        ];
        let edges = EDGES.map(f64::to_bits);
        self.either(&edges, |bits| bits)
    }

    /// An edge, random bits, or a number with few of them.
    fn either<T: Copy>(&mut self, edges: &[T], from_bits: impl Fn(u64) -> T) -> T {
        match self.prng.below(3) {
            0 => self.prng.pick(edges),
            1 => from_bits(self.prng.bits()),
            _ => from_bits(self.prng.bits() & 0x3fff),
        }
    }

    fn bytes(&mut self) -> Vec<u8> {
        let length = self.length();
        self.prng.bytes(length)
    }

    /// Mostly short, rarely so long that its length takes three bytes.
    fn length(&mut self) -> usize {
        match self.prng.below(200) {
            0 => 9_000,
            1..20 => self.prng.below(200),
            _ => self.prng.below(12),
        }
    }

    fn text(&mut self, node: &Node) -> String {
        let text = self.plain_text();
        if node.properties.contains_key("logicalType") && self.choices.holds == Holds::Cents {
            text.to_lowercase()
        } else {
            text
        }
    }

    fn plain_text(&mut self) -> String {
        const CHARACTERS: [char; 16] = [
            'a',
            'Z',
            '0',
            ' ',
            '"',
            '\\',
            '\0',
            '\n',
            'é',
            'ß',
            '€',
            '日',
            '\u{2028}',
            '\u{10ffff}',
            '😀',
            '\u{301}',
        ];
        let is_ascii = self.prng.one_in(2);
        let length = self.length();
        let characters = if is_ascii {
            &CHARACTERS[..8]
        } else {
            &CHARACTERS[..]
        };
        (0..length).map(|_| self.prng.pick(characters)).collect()
    }
}

/// Whether a value may hold more values.
fn is_nested(node: &Node) -> bool {
    matches!(node.kind, Kind::Record(_) | Kind::Array(_) | Kind::Map(_))
}

const DAY: i128 = 86_400;
/// 0001-01-01 and 9999-12-31 in days since 1970-01-01.
const FIRST_DAY: i128 = -719_162;
const LAST_DAY: i128 = 2_932_896;
/// jiff's last timestamp is 26 hours before the end of the year 9999.
const LAST_TIMESTAMP_DAY: i128 = LAST_DAY - 2;

impl Maker<'_> {
    fn logical(&mut self, logical: LogicalType, node: &Node) -> Datum {
        match (logical, &node.kind) {
            (LogicalType::Decimal { precision, .. }, Kind::Fixed(fixed)) => {
                let number = self.unscaled(precision, fixed.size);
                let bytes = number.to_be_bytes();
                let sign = if number < 0 { 0xff } else { 0 };
                let mut padded = vec![sign; fixed.size.saturating_sub(bytes.len())];
                padded.extend(&bytes[bytes.len().saturating_sub(fixed.size)..]);
                Datum::Fixed(padded)
            }
            (LogicalType::Decimal { precision, .. }, _) => {
                Datum::Bytes(shortest(self.unscaled(precision, 16)))
            }
            (LogicalType::BigDecimal, _) => self.big_decimal(),
            (LogicalType::Uuid, Kind::Fixed(_)) => Datum::Fixed(self.prng.bytes(16)),
            (LogicalType::Uuid, _) => Datum::String(uuid_text(&self.prng.bytes(16))),
            (LogicalType::Duration, _) => Datum::Fixed(self.prng.bytes(12)),
            (LogicalType::Date, _) => self.date(),
            (LogicalType::TimeMillis, _) => {
                Datum::Int(self.time(1_000).try_into().expect("an int"))
            }
            (LogicalType::TimeMicros, _) => Datum::Long(self.time(1_000_000)),
            (LogicalType::TimestampMillis | LogicalType::LocalTimestampMillis, _) => {
                self.timestamp(1_000)
            }
            (LogicalType::TimestampMicros | LogicalType::LocalTimestampMicros, _) => {
                self.timestamp(1_000_000)
            }
            (LogicalType::TimestampNanos | LogicalType::LocalTimestampNanos, _) => {
                self.timestamp(1_000_000_000)
            }
        }
    }

    /// A number of at most `precision` digits that fits `size` bytes.
    fn unscaled(&mut self, precision: u32, size: usize) -> i128 {
        let digits = match self.choices.holds {
            Holds::Everything => precision.min(38),
            Holds::Calendar => precision.min(28),
            Holds::Cents => precision.min(18),
        };
        let by_precision = 10_i128.pow(1 + self.index(digits as usize).unsigned_abs()) - 1;
        let bits = u32::try_from(size * 8).unwrap_or(u32::MAX).clamp(1, 128);
        let most = by_precision.min(i128::MAX >> (128 - bits));
        let wide = i128::from(self.prng.bits()) << 64 | i128::from(self.prng.bits());
        match self.prng.below(4) {
            0 => most,
            1 => -most,
            2 => 0,
            _ => wide.rem_euclid(most + 1) * if self.prng.one_in(2) { 1 } else { -1 },
        }
    }

    fn big_decimal(&mut self) -> Datum {
        let unscaled = self.unscaled(38, 16);
        let scale = match self.choices.holds {
            Holds::Everything => self.int(),
            Holds::Calendar | Holds::Cents => self.index(28),
        };
        let parts = Datum::Record(vec![Datum::Bytes(shortest(unscaled)), Datum::Int(scale)]);
        Datum::Bytes(write(&parts))
    }

    fn date(&mut self) -> Datum {
        Datum::Int(match self.choices.holds {
            Holds::Everything => self.int(),
            Holds::Calendar | Holds::Cents => {
                self.within(FIRST_DAY, LAST_DAY).try_into().expect("an int")
            }
        })
    }

    fn time(&mut self, per_second: i128) -> i64 {
        self.within(0, DAY * per_second - 1)
    }

    fn timestamp(&mut self, per_second: i128) -> Datum {
        Datum::Long(match self.choices.holds {
            Holds::Everything => self.long(),
            Holds::Calendar | Holds::Cents => {
                let first = FIRST_DAY * DAY * per_second;
                let last = LAST_TIMESTAMP_DAY * DAY * per_second;
                self.within(first.max(i64::MIN.into()), last.min(i64::MAX.into()))
            }
        })
    }

    /// An edge, or a number between the two.
    fn within(&mut self, first: i128, last: i128) -> i64 {
        let number = match self.prng.below(6) {
            0 => first,
            1 => last,
            2 => first.max(0),
            _ => self.prng.between(first, last),
        };
        number.try_into().expect("the edges are longs")
    }
}

/// The fewest bytes in two's complement; one for zero. Spec: "Decimal".
fn shortest(number: i128) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    let is_spare = |at: &usize| {
        let sign = bytes[at + 1] & 0x80 != 0;
        bytes[*at] == if sign { 0xff } else { 0 }
    };
    let spare = (0..15).take_while(is_spare).count();
    bytes[spare..].to_vec()
}

pub(super) fn uuid_text(bytes: &[u8]) -> String {
    let digits = crate::hex(bytes);
    [
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..],
    ]
    .join("-")
}
