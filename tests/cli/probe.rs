//! What keys a type reads, found by deserializing it: every derived `Deserialize` tells its deserializer the
//! names of its fields, and every visitor says what it expects. So the reference can be held against the model
//! without a second list of keys.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// What stands behind one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// In the words of the reference: `text`, `date`, `list of mappings`, "`low`, `medium`, `high`".
    pub(crate) value: String,
    /// Whether the file cannot be read without it.
    pub(crate) required: bool,
}

/// The keys of every mapping below the root: route of the mapping (`milestones[].blocked`, empty for the file
/// itself) → key → what stands behind it.
pub(crate) type Mappings = BTreeMap<String, BTreeMap<String, Key>>;

/// Every mapping that `T` reads.
pub(crate) fn mappings<T: for<'de> Deserialize<'de>>() -> Mappings {
    let mut found = run::<T>(None).expect("the probe's own values are valid");
    let routes: Vec<_> =
        found.iter().flat_map(|(at, keys)| keys.keys().map(move |k| (at.clone(), k.clone()))).collect();
    for (at, key) in routes {
        let without = run::<T>(Some((&at, &key)));
        let entry = found.get_mut(&at).and_then(|keys| keys.get_mut(&key)).expect("listed above");
        entry.required = without.is_err();
    }
    found
}

fn run<T: for<'de> Deserialize<'de>>(left_out: Option<(&str, &str)>) -> Result<Mappings, Failure> {
    let found = RefCell::new(Mappings::new());
    let value = RefCell::new(String::new());
    T::deserialize(Probe { route: "", found: &found, value: &value, left_out })?;
    Ok(found.into_inner())
}

/// One node. It answers every request with a value that is valid there, and notes what was asked for.
#[derive(Clone, Copy)]
struct Probe<'a> {
    route: &'a str,
    found: &'a RefCell<Mappings>,
    value: &'a RefCell<String>,
    left_out: Option<(&'a str, &'a str)>,
}

impl Probe<'_> {
    fn note(&self, value: &str) {
        *self.value.borrow_mut() = value.to_owned();
    }
}

/// Answers one request with a number or a flag.
macro_rules! scalar {
    ($($method:ident => $word:literal, $visit:ident($value:expr);)+) => {$(
        fn $method<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Failure> {
            self.note($word);
            visitor.$visit($value)
        }
    )+};
}

impl Deserializer<'static> for Probe<'_> {
    type Error = Failure;

    scalar! {
        deserialize_bool => "`true` or `false`", visit_bool(true);
        deserialize_u8 => "whole number", visit_u8(1);
        deserialize_u32 => "whole number", visit_u32(1);
        deserialize_f64 => "number", visit_f64(1.0);
    }

    fn deserialize_str<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Failure> {
        let expected = expectation(&visitor);
        if let Some(words) = expected.strip_prefix("one of: ") {
            self.note(&words.split(", ").map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "));
            let first = words.split(", ").next().expect("a split yields one part at least");
            return visitor.visit_str(first);
        }
        match expected.as_str() {
            "a date, YYYY-MM-DD" => {
                self.note("date");
                visitor.visit_str("2026-03-02")
            }
            "a planned day: YYYY-MM-DD, or one such as `M-go-live +5d`" => {
                self.note("planned day");
                visitor.visit_str("2026-03-02")
            }
            "a time such as `signature +10d`" => {
                self.note("time");
                visitor.visit_str("signature +0d")
            }
            _ => {
                self.note("text");
                visitor.visit_str("words")
            }
        }
    }

    fn deserialize_string<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Failure> {
        let route = format!("{}[]", self.route);
        let items = visitor.visit_seq(OneItem(Some(Probe { route: &route, ..self })))?;
        let of = match self.value.borrow().as_str() {
            "mapping" => "list of mappings".to_owned(),
            words if words.starts_with('`') => format!("list of any of {words}"),
            scalar => format!("list of {scalar}s"),
        };
        self.note(&of);
        Ok(items)
    }

    fn deserialize_map<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Failure> {
        let route = format!("{}.ID", self.route);
        let made = visitor.visit_map(OneEntry(Some(Probe { route: &route, ..self })))?;
        let of = self.value.borrow().clone();
        self.note(&format!("mapping of ids to {of}s"));
        Ok(made)
    }

    fn deserialize_struct<V: Visitor<'static>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        let made = visitor.visit_map(Fields { probe: self, left: fields })?;
        self.note("mapping");
        Ok(made)
    }

    fn deserialize_enum<V: Visitor<'static>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.note(&variants.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "));
        visitor.visit_enum(StrDeserializer::new(variants[0]))
    }

    fn deserialize_any<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Failure> {
        let of = match expectation(&visitor).as_str() {
            "a count or a list of entries" => "whole number, or list of mappings",
            "a name or a list of names" => "name, or list of names and terms",
            other => panic!("an untyped value at {}: {other}", self.route),
        };
        let made = self.deserialize_seq(visitor)?;
        self.note(of);
        Ok(made)
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'static>>
        i8 i16 i32 i64 u16 u64 f32 char bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct
        identifier ignored_any
    }
}

struct OneItem<'a>(Option<Probe<'a>>);

impl SeqAccess<'static> for OneItem<'_> {
    type Error = Failure;

    fn next_element_seed<S: DeserializeSeed<'static>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Failure> {
        self.0.take().map(|probe| seed.deserialize(probe)).transpose()
    }
}

/// A mapping of ids, with one of them.
struct OneEntry<'a>(Option<Probe<'a>>);

impl MapAccess<'static> for OneEntry<'_> {
    type Error = Failure;

    fn next_key_seed<S: DeserializeSeed<'static>>(&mut self, seed: S) -> Result<Option<S::Value>, Failure> {
        let Some(_) = &self.0 else { return Ok(None) };
        seed.deserialize(StrDeserializer::new("M-1")).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'static>>(&mut self, seed: S) -> Result<S::Value, Failure> {
        seed.deserialize(self.0.take().expect("asked for after its key"))
    }
}

/// Every field of a mapping in turn, but for the one that is left out.
struct Fields<'a> {
    probe: Probe<'a>,
    left: &'static [&'static str],
}

impl MapAccess<'static> for Fields<'_> {
    type Error = Failure;

    fn next_key_seed<S: DeserializeSeed<'static>>(&mut self, seed: S) -> Result<Option<S::Value>, Failure> {
        if self.left.first().is_some_and(|key| self.probe.left_out == Some((self.probe.route, key))) {
            self.left = &self.left[1..];
        }
        let Some(key) = self.left.first() else { return Ok(None) };
        seed.deserialize(StrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'static>>(&mut self, seed: S) -> Result<S::Value, Failure> {
        let (key, rest) = self.left.split_first().expect("asked for after its key");
        self.left = rest;
        let at = self.probe.route;
        let route = if at.is_empty() { (*key).to_owned() } else { format!("{at}.{key}") };
        let made = seed.deserialize(Probe { route: &route, ..self.probe })?;
        let entry = Key { value: self.probe.value.borrow().clone(), required: false };
        self.probe.found.borrow_mut().entry(at.to_owned()).or_default().insert((*key).to_owned(), entry);
        Ok(made)
    }
}

fn expectation<V: Visitor<'static>>(visitor: &V) -> String {
    struct Expecting<'a, V>(&'a V);
    impl<V: Visitor<'static>> fmt::Display for Expecting<'_, V> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.expecting(f)
        }
    }
    Expecting(visitor).to_string()
}

/// A value that the type refused: with nothing left out, a kind of value that the probe does not know.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl de::Error for Failure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}
