//! Who may read an entry.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Who may read an entry, as its `audience` says. A value that is neither word is told, and the entry is internal: what
/// somebody meant to hide is never shown because of a slip. The reader of files knows this type by its name for that,
/// and takes the first word for what it cannot read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edition {
    /// Our side alone.
    Internal,
    /// The customer too.
    Customer,
}

impl Edition {
    /// The words, as files have them.
    pub const WORDS: &'static [&'static str] = &["internal", "customer"];

    /// Whether the customer may read an entry of this `audience`: where it says nothing, what is theirs.
    pub fn shows(audience: Option<Self>, is_theirs: bool) -> bool {
        audience.map_or(is_theirs, |audience| audience == Self::Customer)
    }

    /// The word for it in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Customer => "customer",
        }
    }
}

impl FromStr for Edition {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let all = [Self::Internal, Self::Customer];
        all.into_iter()
            .find(|it| it.word() == word)
            .ok_or_else(|| format!("`{word}` is neither of {:?}", Self::WORDS))
    }
}
