//! Who may read an entry.

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
    /// The word for it in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Customer => "customer",
        }
    }
}
