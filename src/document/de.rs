//! A typed value from a [`Tree`], through serde; the semantics of scalars live here.
//!
//! Bare text is what the type wants it to be: `title: 2026` is text where text is wanted, with a remark that others take
//! it for a number. Quoted text is only ever text. Nothing at all (`key:`, `~`, `null`) is an empty list or mapping, but
//! never an empty text: a text that was left out is a problem, not a space.

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::attempts::Attempts;
use super::cursor::{Entries, Items};
use super::error::Error;
use super::scalar;
use super::shape::Shape;
use super::stand_in::{STOOD_IN, StandIn};
use super::tree::{Form, Kind, NodeId};
use super::words::{UnitVariant, one_of, variant};
use crate::fields::takes_numbers;
use crate::model::TEXT_OR_MAPPING;

/// The types of which a value that cannot be read is told and taken for their first word, which is the safe side.
/// Any other such value is left out, as if nobody had written it.
const SAFE_FIRST: [&str; 1] = ["Edition"];

/// A node being made into a value.
#[derive(Clone, Copy)]
pub(super) struct Value<'r, 't> {
    attempts: &'r Attempts<'t>,
    /// The node, or an alias of it.
    node: NodeId,
    /// The key this is the value of, with the struct that it stands in.
    key: Option<(NodeId, Shape)>,
    /// The key whose value this is a part of, if only an item of it.
    within: Option<NodeId>,
}

impl<'r, 't> Value<'r, 't> {
    /// The file as a whole.
    pub(super) const fn root(attempts: &'r Attempts<'t>) -> Self {
        Self { attempts, node: 0, key: None, within: None }
    }

    const fn at(self, node: NodeId) -> Self {
        Self { node, key: None, ..self }
    }

    /// The node, aliases followed.
    fn resolved(self) -> NodeId {
        self.attempts.tree.resolved(self.node)
    }

    fn kind(self) -> Kind<'r> {
        self.attempts.tree.kind(self.resolved())
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

    /// Remarks on a bare text that other readers take for something else, where any text would do.
    fn remark_on_bare<'de>(self, text: &str, visitor: &impl Visitor<'de>) {
        let Some(taken_for) = scalar::taken_for(text) else { return };
        let is_name =
            || self.within.and_then(|key| self.attempts.tree.scalar(key)).is_some_and(takes_numbers);
        if wants_any_text(visitor) && !(scalar::is_exact_number(text) && is_name()) {
            self.attempts.remark(self.node, text, taken_for);
        }
    }

    /// One of these words; the first, once it is told, for what is none of them.
    fn word_or_first(self, words: &'static [&'static str]) -> &'r str {
        let error = match self.kind() {
            Kind::Scalar(text, _) if words.contains(&text) => return text,
            Kind::Scalar(text, _) => de::Error::unknown_variant(text, words),
            _ => Error::wanted(one_of(words)),
        };
        self.attempts.tell(self.node, error);
        words.first().copied().unwrap_or_default()
    }

    fn list<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let items = match self.kind() {
            Kind::Sequence => Items::of(self.attempts, self.resolved()),
            _ if self.is_nothing() => Items::none(),
            _ => return Err(Error::wanted("a list")),
        };
        visitor.visit_seq(List { value: self, items })
    }

    fn mapping<'de, V: Visitor<'de>>(self, shape: Option<Shape>, visitor: V) -> Result<V::Value, Error> {
        let entries = match self.kind() {
            Kind::Mapping => Entries::of(self.attempts, self.resolved()),
            _ if self.is_nothing() => Entries::none(self.attempts, self.node),
            _ => return Err(Error::wanted("a mapping")),
        };
        visitor.visit_map(Mapping { value: self, entries, shape, next: Next::Value(0, 0) })
    }
}

macro_rules! numbers {
    ($($method:ident, $parse:path, $visit:ident, $name:literal;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match self.bare().and_then($parse) {
                Some(number) => visitor.$visit(number),
                None => Err(Error::wanted($name)),
            }
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Value<'_, '_> {
    type Error = Error;

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

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.kind() {
            Kind::Sequence => self.deserialize_seq(visitor),
            Kind::Mapping => self.deserialize_map(visitor),
            Kind::Scalar(text, Form::Text | Form::Block) => visitor.visit_str(text),
            // A truth value of YAML 1.1 names nobody.
            Kind::Scalar(text, Form::Plain) if scalar::is_truth(text) && wants_any_text(&visitor) => {
                Err(de::Error::invalid_type(de::Unexpected::Other("no text"), &visitor))
            }
            Kind::Scalar(text, Form::Plain) => {
                self.remark_on_bare(text, &visitor);
                scalar::any(text, visitor)
            }
            Kind::Alias(_) => unreachable!("an alias stands for a node that is none"),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.kind() {
            // `not_applicable: no` says that it does apply, and is no reason why it does not.
            Kind::Scalar(text, Form::Plain) if scalar::is_nothing(text) || scalar::is_truth(text) => {
                Err(de::Error::invalid_type(de::Unexpected::Other("no text"), &visitor))
            }
            Kind::Scalar(text, form) => {
                if form == Form::Plain {
                    self.remark_on_bare(text, &visitor);
                }
                visitor.visit_str(text)
            }
            _ => Err(de::Error::invalid_type(de::Unexpected::Unit, &visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_nothing() { visitor.visit_unit() } else { Err(Error::wanted("nothing")) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.list(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.mapping(None, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.kind() {
            Kind::Scalar(..) if name == TEXT_OR_MAPPING && !self.is_nothing() => {
                self.deserialize_str(visitor)
            }
            _ => self.mapping(Some(Shape { name, fields }), visitor),
        }
    }

    /// A word, or a mapping of one key: the variant that holds something.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if SAFE_FIRST.contains(&name) {
            return visitor.visit_enum(UnitVariant { text: self.word_or_first(variants), variants });
        }
        match self.kind() {
            Kind::Scalar(text, _) if !self.is_nothing() => visitor.visit_enum(UnitVariant { text, variants }),
            Kind::Mapping => {
                let mut entries = self.attempts.tree.entries(self.resolved());
                match (entries.next(), entries.next()) {
                    (Some((key, value)), None) => visitor.visit_enum(OneOf { key, value: self.at(value) }),
                    _ => Err(Error::wanted("a mapping with one key")),
                }
            }
            _ => Err(Error::wanted(one_of(variants))),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        // A struct asks to ignore exactly the values whose keys it does not know.
        if let Some((key, shape)) = self.key {
            self.attempts.unknown_key(key, self.node, shape);
        }
        visitor.visit_unit()
    }
}

/// Whether a visitor takes any text, as opposed to a word of a set, a day or the like.
fn wants_any_text<'de>(visitor: &impl Visitor<'de>) -> bool {
    let expected: &dyn de::Expected = visitor;
    matches!(
        expected.to_string().as_str(),
        "a text" | "a string" | "a name or a list of names" | "a name, or a mapping with `name`"
    )
}

/// The items of a list, as serde walks them.
struct List<'r, 't> {
    value: Value<'r, 't>,
    items: Items,
}

impl<'de> SeqAccess<'de> for List<'_, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(node) = self.items.next(self.value.attempts) else { return Ok(None) };
        seed.deserialize(self.value.at(node)).map(Some).map_err(|error| error.at(node))
    }
}

/// The entries of a mapping, as serde walks them.
struct Mapping<'r, 't> {
    value: Value<'r, 't>,
    entries: Entries,
    /// The struct that asks, if one does.
    shape: Option<Shape>,
    next: Next,
}

/// What comes after a key.
#[derive(Clone, Copy)]
enum Next {
    /// Its value; the key itself is first.
    Value(NodeId, NodeId),
    StandIn(StandIn),
}

impl<'de> MapAccess<'de> for Mapping<'_, '_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let attempts = self.value.attempts;
        let Some((key, value)) = self.entries.next(attempts) else {
            let Some(stand_in) = self.entries.next_stand_in() else { return Ok(None) };
            self.next = Next::StandIn(stand_in);
            return variant(seed, stand_in.field).map(Some);
        };
        self.next = Next::Value(key, value);
        // A key is always a text: `null: …` has the key `null`.
        let text = attempts.tree.scalar(key).unwrap_or_default();
        match self.shape {
            Some(_) => variant(seed, text).map(Some),
            None => seed.deserialize(Key { text }).map(Some),
        }
        .map_err(|error| error.at(key))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        match self.next {
            Next::StandIn(stand_in) => seed.deserialize(stand_in).map_err(|error| error.at(STOOD_IN)),
            Next::Value(key, node) => {
                let (within, key) = (Some(key), self.shape.map(|shape| (key, shape)));
                seed.deserialize(Value { node, key, within, ..self.value }).map_err(|error| error.at(node))
            }
        }
    }
}

/// The text of a key of a map, for key types that are texts, words or newtypes of one.
struct Key<'r> {
    text: &'r str,
}

impl<'de> de::Deserializer<'de> for Key<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.text)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(UnitVariant { text: self.text, variants })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// A variant that holds something: a mapping of its name to that.
struct OneOf<'r, 't> {
    key: NodeId,
    value: Value<'r, 't>,
}

impl<'de, 'r, 't> de::EnumAccess<'de> for OneOf<'r, 't> {
    type Error = Error;
    type Variant = Value<'r, 't>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Value<'r, 't>), Error> {
        let name = self.value.attempts.tree.scalar(self.key).unwrap_or_default();
        let name = variant(seed, name).map_err(|error| error.at(self.key))?;
        Ok((name, self.value))
    }
}

impl<'de> de::VariantAccess<'de> for Value<'_, '_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        de::Deserialize::deserialize(self)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.list(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.mapping(Some(Shape { name: "", fields }), visitor)
    }
}
