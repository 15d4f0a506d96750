//! Words out of a closed set: variants without content, and how a message lists them.

use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor};

use super::error::Error;

/// The words that are allowed, as a message lists them.
pub(super) fn one_of(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [] => "nothing".to_owned(),
        [word] => word.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// The variant's name, as serde wants it.
pub(super) fn variant<'de, S: DeserializeSeed<'de>>(seed: S, name: &str) -> Result<S::Value, Error> {
    seed.deserialize(name.into_deserializer())
}

/// A variant that is one word.
pub(super) struct UnitVariant<'r> {
    pub(super) text: &'r str,
    pub(super) variants: &'static [&'static str],
}

impl<'de> de::EnumAccess<'de> for UnitVariant<'_> {
    type Error = Error;
    type Variant = NoContent;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, NoContent), Error> {
        Ok((variant(seed, self.text)?, NoContent { variants: self.variants }))
    }
}

/// What stands after a bare word: nothing.
pub(super) struct NoContent {
    variants: &'static [&'static str],
}

impl NoContent {
    fn wants_content(&self) -> Error {
        Error::wanted(format!("a mapping with one key, {}", one_of(self.variants)))
    }
}

impl<'de> de::VariantAccess<'de> for NoContent {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, _: S) -> Result<S::Value, Error> {
        Err(self.wants_content())
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        Err(self.wants_content())
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Error> {
        Err(self.wants_content())
    }
}
