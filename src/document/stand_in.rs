//! Stand-ins for keys that the file as a whole lacks, so that one reading tells all of them.
//!
//! serde stops at the first missing key. An item without its id is left out and the rest goes on, but
//! nothing is left of a file without its head. So the reading goes on with something in its place; the
//! value is thrown away in the end.

use serde::de::{self, Visitor, value::MapDeserializer, value::SeqDeserializer};
use serde::forward_to_deserialize_any;

use super::error::{Error, ErrorKind};
use super::tree::NodeId;
use super::words::UnitVariant;

/// The place of an error in a stand-in: no node of any file.
pub(super) const STOOD_IN: NodeId = NodeId::MAX;

/// A missing key and the text that stands in for its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct StandIn {
    pub(super) field: &'static str,
    text: &'static str,
}

impl StandIn {
    pub(super) const fn new(field: &'static str) -> Self {
        Self { field, text: "" }
    }

    /// Another text after a first one was refused; `false` when nothing else is left to try.
    pub(super) fn try_another(&mut self, refused: &ErrorKind) -> bool {
        let another = match refused {
            ErrorKind::Word(_, [first, ..]) => first,
            ErrorKind::Said(_) => "2000-01-01",
            ErrorKind::Wanted(_) => "?",
            _ => self.text,
        };
        let is_new = self.text.is_empty() && !another.is_empty();
        self.text = another;
        is_new
    }
}

macro_rules! stand_ins {
    ($($method:ident $visit:ident $value:expr;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit($value)
        }
    )*};
}

impl<'de> de::Deserializer<'de> for StandIn {
    type Error = Error;

    stand_ins! {
        deserialize_bool visit_bool false;
        deserialize_u8 visit_u64 0;
        deserialize_u16 visit_u64 0;
        deserialize_u32 visit_u64 0;
        deserialize_u64 visit_u64 0;
        deserialize_i8 visit_i64 0;
        deserialize_i16 visit_i64 0;
        deserialize_i32 visit_i64 0;
        deserialize_i64 visit_i64 0;
        deserialize_f32 visit_f64 0.0;
        deserialize_f64 visit_f64 0.0;
    }

    forward_to_deserialize_any! {
        i128 u128 char str string bytes byte_buf identifier unit unit_struct ignored_any
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.text)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(SeqDeserializer::new(std::iter::empty::<&str>()))
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
        visitor.visit_map(MapDeserializer::new(std::iter::empty::<(&str, &str)>()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(UnitVariant { text: variants.first().copied().unwrap_or_default(), variants })
    }
}
