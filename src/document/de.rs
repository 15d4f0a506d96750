//! A typed value from a [`Tree`], through serde; the semantics of scalars live here.
//!
//! Bare text is what the type wants it to be: `title: 2026` is text where text is wanted. Quoted
//! text is only ever text. Nothing at all (`key:`, `~`, `null`) is an empty list or mapping, but
//! never an empty text: a text that was left out is a problem, not a blank.

use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::access::{Entries, Items, OneOf, Word};
use super::fault::Fault;
use super::reader::Reader;
use super::scalar;
use super::tree::{Form, Kind, NodeId};

/// A node being made into a value.
#[derive(Clone, Copy)]
pub(super) struct Value<'r, 't> {
    pub(super) reader: &'r Reader<'t>,
    /// The node, or an alias of it.
    pub(super) node: NodeId,
    /// The key this is the value of, with the keys that a struct knows.
    pub(super) key: Option<(NodeId, &'static [&'static str])>,
}

impl<'r, 't> Value<'r, 't> {
    /// The node, aliases followed.
    fn resolved(self) -> NodeId {
        self.reader.tree.resolved(self.node)
    }

    fn kind(self) -> &'r Kind<'t> {
        &self.reader.tree.node(self.resolved()).kind
    }

    fn is_nothing(self) -> bool {
        matches!(self.kind(), Kind::Scalar(text, Form::Plain) if scalar::is_nothing(text))
    }

    /// The text of a bare scalar.
    fn bare(self) -> Option<&'r str> {
        match self.kind() {
            Kind::Scalar(text, Form::Plain) => Some(text),
            _ => None,
        }
    }

    fn items(self) -> Option<Items<'r, 't>> {
        match self.kind() {
            Kind::Sequence => Some(Items::new(self.reader, self.resolved())),
            _ if self.is_nothing() => Some(Items::none(self.reader)),
            _ => None,
        }
    }

    fn entries(self, fields: Option<&'static [&'static str]>) -> Option<Entries<'r, 't>> {
        match self.kind() {
            Kind::Mapping => Some(Entries::new(self.reader, self.resolved(), fields)),
            _ if self.is_nothing() => Some(Entries::none(self.reader, self.node)),
            _ => None,
        }
    }
}

macro_rules! numbers {
    ($($method:ident, $parse:path, $visit:ident, $name:literal;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.bare().and_then($parse) {
                Some(number) => visitor.$visit(number),
                None => Err(Fault::wanted($name)),
            }
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Value<'_, '_> {
    type Error = Fault;

    numbers! {
        deserialize_bool, scalar::boolean, visit_bool, "`true` or `false`";
        deserialize_u8, scalar::unsigned, visit_u64, "a whole number, 0 or more";
        deserialize_u16, scalar::unsigned, visit_u64, "a whole number, 0 or more";
        deserialize_u32, scalar::unsigned, visit_u64, "a whole number, 0 or more";
        deserialize_u64, scalar::unsigned, visit_u64, "a whole number, 0 or more";
        deserialize_i8, scalar::signed, visit_i64, "a whole number";
        deserialize_i16, scalar::signed, visit_i64, "a whole number";
        deserialize_i32, scalar::signed, visit_i64, "a whole number";
        deserialize_i64, scalar::signed, visit_i64, "a whole number";
        deserialize_f32, scalar::float, visit_f64, "a number";
        deserialize_f64, scalar::float, visit_f64, "a number";
    }

    forward_to_deserialize_any! { i128 u128 char bytes byte_buf }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.kind() {
            Kind::Sequence => self.deserialize_seq(visitor),
            Kind::Mapping => self.deserialize_map(visitor),
            Kind::Scalar(text, Form::Text | Form::Block) => visitor.visit_str(text),
            Kind::Scalar(text, Form::Plain) => scalar::any(text, visitor),
            Kind::Alias(_) => unreachable!("an alias stands for a node that is none"),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.kind() {
            Kind::Scalar(text, _) if !self.is_nothing() => visitor.visit_str(text),
            _ => Err(de::Error::invalid_type(de::Unexpected::Unit, &visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.is_nothing() { visitor.visit_unit() } else { Err(Fault::wanted("nothing")) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_seq(self.items().ok_or_else(|| Fault::wanted("a list"))?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(self.entries(None).ok_or_else(|| Fault::wanted("a mapping"))?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_map(self.entries(Some(fields)).ok_or_else(|| Fault::wanted("a mapping"))?)
    }

    /// A word, or a mapping of one key: the variant that holds something.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.kind() {
            Kind::Scalar(text, _) if !self.is_nothing() => visitor.visit_enum(Word { text, variants }),
            Kind::Mapping => {
                let mut entries = self.reader.tree.entries(self.resolved());
                match (entries.next(), entries.next()) {
                    (Some((key, value)), None) => {
                        visitor.visit_enum(OneOf { reader: self.reader, key, value })
                    }
                    _ => Err(Fault::wanted("a mapping with one key")),
                }
            }
            _ => Err(Fault::wanted(one_of(variants))),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        // A struct asks to ignore exactly the values whose keys it does not know.
        if let Some((key, fields)) = self.key {
            self.reader.unknown_key(key, fields);
        }
        visitor.visit_unit()
    }
}

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
pub(super) fn variant<'de, S: DeserializeSeed<'de>>(seed: S, name: &str) -> Result<S::Value, Fault> {
    seed.deserialize(name.into_deserializer())
}
