//! Schemas from inputs: the input is the text, or the seed of a random schema.

use avro_tests_data::evolve;
use avro_tests_data::prng::Prng;
use std::borrow::Cow;

/// What an input starts with that is a seed: no text does.
const SEED: u8 = 0;

/// The text of a schema; what is not UTF-8 is replaced, as the parser reads text only.
pub(crate) fn schema(input: &[u8]) -> Cow<'_, str> {
    match input {
        [SEED, seed @ ..] => evolve::schema(&mut prng(seed)).to_string().into(),
        text => String::from_utf8_lossy(text),
    }
}

/// Random numbers that depend on all of an input.
pub(crate) fn prng(seed: &[u8]) -> Prng {
    let text: String = seed.iter().copied().map(char::from).collect();
    Prng::named(&text, 0)
}
