//! What is still in use, by its key: whatever nobody has any more is forgotten.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Weak};

/// Finds what somebody has, and keeps nothing alive.
#[derive(Debug)]
pub(super) struct InUse<K, V> {
    known: HashMap<K, Weak<V>>,
    /// At so many keys, those of what is gone are thrown away.
    most: usize,
}

/// Fewer keys than this are not worth a look.
const FEW: usize = 256;

impl<K, V> Default for InUse<K, V> {
    fn default() -> Self {
        Self { known: HashMap::new(), most: FEW }
    }
}

impl<K: Eq + Hash, V> InUse<K, V> {
    /// What has this key, if somebody still has it.
    pub(super) fn get(&self, key: &K) -> Option<Arc<V>> {
        self.known.get(key)?.upgrade()
    }

    /// Notes what has a key from now on.
    pub(super) fn insert(&mut self, key: K, value: &Arc<V>) {
        if self.known.len() >= self.most {
            self.known.retain(|_, known| known.strong_count() > 0);
            // Twice as many before the next look, so that looking costs no more than noting.
            self.most = (2 * self.known.len()).max(FEW);
        }
        self.known.insert(key, Arc::downgrade(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_has_is_forgotten_and_what_somebody_has_is_found() {
        let mut in_use = InUse::default();
        let kept: Vec<Arc<usize>> = (0..10).map(Arc::new).collect();
        for value in &kept {
            in_use.insert(**value, value);
        }
        for number in 10..10_000 {
            in_use.insert(number, &Arc::new(number));
        }
        assert!((0..10).all(|number| in_use.get(&number) == Some(Arc::new(number))));
        assert_eq!(in_use.get(&5_000), None);
        assert!(in_use.known.len() <= FEW, "{} keys", in_use.known.len());
    }
}
