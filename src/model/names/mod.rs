//! Closed sets of words: one table gives the YAML value, the CLI value and the printed word.

mod account;
mod contacts;
mod lifecycle;
mod logs;
mod people;

/// A field-less enum whose variants are written in files and on the command line as given here.
macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word as it is written in files, on the command line and in output.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The variant with this word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(word: &str) -> Result<Self, String> {
                Self::from_word(word).ok_or_else(|| format!("`{word}` is not one of: {}", Self::WORDS.join(", ")))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct WordVisitor;
                impl serde::de::Visitor<'_> for WordVisitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(f, "one of: {}", $name::WORDS.join(", "))
                    }
                    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<$name, E> {
                        $name::from_word(word).ok_or_else(|| E::unknown_variant(word, $name::WORDS))
                    }
                }
                deserializer.deserialize_str(WordVisitor)
            }
        }
    };
}

pub(crate) use names;

/// A word of files as people read it: `not started` for `not_started`.
pub fn spoken(word: &str) -> String {
    word.replace('_', " ")
}

pub use account::{Asked, Colour, CommitmentStatus, Engagement, Level, Need, Origin, Segment, ValueName};
pub use contacts::{Confirmed, ContactKind, Fact, Message, UpdatePart};
pub use lifecycle::{Event, Frequency, GateName, GatesOpen, Outcome, Phase, State};
pub use logs::{About, RiskKind, RiskNature, RiskResponse, RiskStatus, Urgency};
pub use people::{Assessment, Audience, Right, Role, Side, TeamRole, Tier};
