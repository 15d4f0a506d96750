//! What names an object of git.

use std::fmt::{self, Write};

/// The hash of an object, in hexadecimal: 40 digits, 64 in repositories of SHA-256.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ObjectId(String);

impl ObjectId {
    /// The id that a text is, if it is one.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let is_hash = matches!(text.len(), 40 | 64);
        let is_hex = text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        (is_hash && is_hex).then(|| Self(text.to_owned()))
    }

    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        let mut text = String::with_capacity(bytes.len() * 2);
        for byte in bytes {
            let _ = write!(text, "{byte:02x}");
        }
        Self(text)
    }

    /// A name of so many digits that only counts, and is that of no object.
    pub(super) fn counted(count: usize, size: usize) -> Self {
        Self(format!("{count:0size$x}"))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// How many bytes such a hash has.
    pub(super) const fn size(&self) -> usize {
        self.0.len() / 2
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
