//! Words that someone wrote, or has yet to write.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::placeholder::is_answer;

/// A text that may be missing. An absent key, `null` and spaces are all "not written yet", so that a
/// guided empty state (`owner:  # who`) and a forgotten key are judged alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(Option<String>);

impl Text {
    /// The words, trimmed, when there are any.
    pub fn get(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// Whether something is written, be it a placeholder.
    pub const fn is_written(&self) -> bool {
        self.0.is_some()
    }

    /// The words, when they answer something: `TBD` does not.
    pub fn answer(&self) -> Option<&str> {
        self.get().filter(|words| is_answer(words))
    }

    /// Whether something is written that is no placeholder.
    pub fn is_answered(&self) -> bool {
        self.answer().is_some()
    }

    /// The words, or `otherwise` where none are written.
    pub fn or<'a>(&'a self, otherwise: &'a str) -> &'a str {
        self.get().unwrap_or(otherwise)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        let words = text.trim();
        Self((!words.is_empty()).then(|| words.to_owned()))
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.or(""))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Text {
    // Asks for an option, so that an absent key of a struct is simply not written.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl<'de> de::Visitor<'de> for Words {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_none<E>(self) -> Result<Text, E> {
                Ok(Text(None))
            }
            fn visit_unit<E>(self) -> Result<Text, E> {
                Ok(Text(None))
            }
            fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Text, D::Error> {
                inner.deserialize_str(self)
            }
            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text::from(text))
            }
        }
        deserializer.deserialize_option(Words)
    }
}

/// A text that has to be there: an id, or a name by which other files refer to it. Spaces are not written yet, as in a
/// [`Text`].
pub(super) fn written<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    struct Written;
    impl de::Visitor<'_> for Written {
        type Value = String;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
            match text.trim() {
                "" => Err(E::invalid_type(de::Unexpected::Unit, &self)),
                _ => Ok(text.to_owned()),
            }
        }
    }
    deserializer.deserialize_string(Written)
}
