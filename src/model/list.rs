//! A list of entries; a key without a value is an empty list.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, Index};
use std::slice::SliceIndex;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::steps;

/// The entries of a list in file order. An absent key, `key:` and `key: []` are all empty; the last is written all the
/// same, and says that there is none.
#[derive(Clone, Debug)]
pub struct List<T>(Option<Vec<T>>);

impl<T> List<T> {
    /// Whether somebody has written the list, be it an empty one.
    pub const fn is_written(&self) -> bool {
        self.0.is_some()
    }

    /// The entry of that number, as of a slice; a single look, however long the list is.
    pub fn get(&self, index: usize) -> Option<&T> {
        steps::count(1);
        self.0.as_deref().unwrap_or_default().get(index)
    }
}

/// Two lists of the same entries are equal, written or not.
impl<T: PartialEq> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Deref for List<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        // Who asks for all of them will most likely walk over them; a single one is indexed below.
        let entries = self.0.as_deref().unwrap_or_default();
        steps::count(entries.len());
        entries
    }
}

impl<T, I: SliceIndex<[T]>> Index<I> for List<T> {
    type Output = I::Output;
    fn index(&self, index: I) -> &I::Output {
        steps::count(1);
        &self.0.as_deref().unwrap_or_default()[index]
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(entries: Vec<T>) -> Self {
        Self(Some(entries))
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Entries<T> {
            type Value = List<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }
            fn visit_none<E>(self) -> Result<List<T>, E> {
                Ok(List::default())
            }
            fn visit_unit<E>(self) -> Result<List<T>, E> {
                Ok(List::default())
            }
            fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<List<T>, D::Error> {
                Vec::deserialize(inner).map(List::from)
            }
        }
        deserializer.deserialize_option(Entries(PhantomData))
    }
}
