//! The bytes of a file, shared by all who have them: a state of a workspace that has the files of another has its bytes.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// The bytes of a file. Copies cost nothing.
#[derive(Clone, Debug, Default)]
pub struct Bytes(Arc<Held>);

/// Bytes, and what is known of them.
#[derive(Debug, Default)]
pub struct Held {
    bytes: Vec<u8>,
    fingerprint: OnceLock<u64>,
}

impl Bytes {
    /// The bytes by themselves.
    pub fn into_vec(self) -> Vec<u8> {
        Arc::try_unwrap(self.0).map_or_else(|shared| shared.bytes.clone(), |held| held.bytes)
    }

    /// A number that the same bytes always have, and others hardly ever. It is worked out once for all copies.
    pub(super) fn fingerprint(&self) -> u64 {
        *self.0.fingerprint.get_or_init(|| {
            let mut hasher = DefaultHasher::new();
            self.0.bytes.hash(&mut hasher);
            hasher.finish()
        })
    }

    /// What all copies share.
    pub fn held(&self) -> &Arc<Held> {
        &self.0
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0.bytes
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Arc::new(Held { bytes, fingerprint: OnceLock::new() }))
    }
}

impl From<&str> for Bytes {
    fn from(text: &str) -> Self {
        text.as_bytes().to_vec().into()
    }
}

impl From<Arc<Held>> for Bytes {
    fn from(held: Arc<Held>) -> Self {
        Self(held)
    }
}

impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || **self == **other
    }
}

impl Eq for Bytes {}
