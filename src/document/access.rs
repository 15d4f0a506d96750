//! Items, entries and variants of a node, as serde walks them; broken ones are passed over.

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};

use super::de::{Value, one_of, variant};
use super::fault::Fault;
use super::fill::{FILLED, Fill};
use super::reader::Reader;
use super::tree::NodeId;

/// The items of a sequence.
pub(super) struct Items<'r, 't> {
    reader: &'r Reader<'t>,
    next: NodeId,
    end: NodeId,
}

impl<'r, 't> Items<'r, 't> {
    pub(super) fn new(reader: &'r Reader<'t>, sequence: NodeId) -> Self {
        Self { reader, next: sequence + 1, end: reader.tree.node(sequence).next }
    }

    pub(super) const fn none(reader: &'r Reader<'t>) -> Self {
        Self { reader, next: 0, end: 0 }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        while self.next < self.end {
            let node = self.next;
            self.next = self.reader.tree.node(node).next;
            if !self.reader.is_broken(node) {
                let value = Value { reader: self.reader, node, key: None };
                return seed.deserialize(value).map(Some).map_err(|fault| fault.at(node));
            }
        }
        Ok(None)
    }
}

/// The entries of a mapping.
pub(super) struct Entries<'r, 't> {
    reader: &'r Reader<'t>,
    next: NodeId,
    end: NodeId,
    /// The key whose value comes next.
    key: NodeId,
    /// The keys that a struct knows.
    fields: Option<&'static [&'static str]>,
    /// Stand-ins for missing keys, which come last.
    fills: Vec<Fill>,
    fill: Option<Fill>,
}

impl<'r, 't> Entries<'r, 't> {
    pub(super) fn new(
        reader: &'r Reader<'t>,
        mapping: NodeId,
        fields: Option<&'static [&'static str]>,
    ) -> Self {
        let fills = if mapping == 0 { reader.fills() } else { Vec::new() };
        let end = reader.tree.node(mapping).next;
        Self { reader, next: mapping + 1, end, key: 0, fields, fills, fill: None }
    }

    /// Those of a mapping that is left empty.
    pub(super) fn none(reader: &'r Reader<'t>, mapping: NodeId) -> Self {
        let fills = if mapping == 0 { reader.fills() } else { Vec::new() };
        Self { reader, next: 0, end: 0, key: 0, fields: None, fills, fill: None }
    }
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        let tree = &self.reader.tree;
        while self.next < self.end {
            let key = self.next;
            let value = tree.node(key).next;
            if !self.reader.is_broken(key) && !self.reader.is_broken(value) {
                self.key = key;
                self.next = value;
                // A key is always a text: `null: …` has the key `null`.
                let text = tree.scalar(key).unwrap_or_default();
                return match self.fields {
                    Some(_) => variant(seed, text).map(Some),
                    None => seed.deserialize(Key { text }).map(Some),
                }
                .map_err(|fault| fault.at(key));
            }
            self.next = tree.node(value).next;
        }
        self.fill = self.fills.pop();
        self.fill.map(|fill| variant(seed, fill.field)).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        if let Some(fill) = self.fill {
            return seed.deserialize(fill).map_err(|fault| fault.at(FILLED));
        }
        let node = self.next;
        self.next = self.reader.tree.node(node).next;
        let key = self.fields.map(|fields| (self.key, fields));
        seed.deserialize(Value { reader: self.reader, node, key }).map_err(|fault| fault.at(node))
    }
}

/// The text of a key of a map, for key types that are texts, words or newtypes of one.
struct Key<'r> {
    text: &'r str,
}

impl<'de> de::Deserializer<'de> for Key<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(self.text)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_enum(Word { text: self.text, variants })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// A variant that is one word.
pub(super) struct Word<'r> {
    pub(super) text: &'r str,
    pub(super) variants: &'static [&'static str],
}

impl<'de> de::EnumAccess<'de> for Word<'_> {
    type Error = Fault;
    type Variant = Holds;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Holds), Fault> {
        Ok((variant(seed, self.text)?, Holds { wanted: one_of(self.variants) }))
    }
}

/// What stands behind a bare word: nothing.
pub(super) struct Holds {
    wanted: String,
}

impl<'de> de::VariantAccess<'de> for Holds {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, _: S) -> Result<S::Value, Fault> {
        Err(Fault::wanted(format!("a mapping with one key, {}", self.wanted)))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(Fault::wanted(format!("a mapping with one key, {}", self.wanted)))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Fault> {
        Err(Fault::wanted(format!("a mapping with one key, {}", self.wanted)))
    }
}

/// A variant that holds something: a mapping of its name to that.
pub(super) struct OneOf<'r, 't> {
    pub(super) reader: &'r Reader<'t>,
    pub(super) key: NodeId,
    pub(super) value: NodeId,
}

impl<'de, 'r, 't> de::EnumAccess<'de> for OneOf<'r, 't> {
    type Error = Fault;
    type Variant = Value<'r, 't>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Value<'r, 't>), Fault> {
        let name = self.reader.tree.scalar(self.key).unwrap_or_default();
        let name = variant(seed, name).map_err(|fault| fault.at(self.key))?;
        Ok((name, Value { reader: self.reader, node: self.value, key: None }))
    }
}

impl<'de> de::VariantAccess<'de> for Value<'_, '_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        de::Deserialize::deserialize(self)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        de::Deserializer::deserialize_seq(self, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        de::Deserializer::deserialize_struct(self, "", fields, visitor)
    }
}
