//! Words of an entry that have no day of their own. What stood there before is said, since nothing in the files does.

use super::{Draft, Remark};
use crate::edit::Yaml;
use crate::model::Text;
use crate::route::Route;

impl Draft {
    /// Gives a key of the entry at `at` words, if there are any; says whether that changes it.
    pub fn put(&mut self, at: &Route, key: &'static str, before: &Text, words: Option<&str>) -> bool {
        let Some(words) = words.map(str::trim).filter(|words| Some(*words) != before.get()) else {
            return false;
        };
        self.put_value(at, key, before.get(), Yaml::text(words));
        true
    }

    /// As [`Self::put`], for a value of another kind.
    pub fn put_plain<T: ToString>(
        &mut self,
        at: &Route,
        key: &'static str,
        before: Option<T>,
        value: Option<T>,
    ) -> bool {
        let before = before.map(|before| before.to_string());
        let value = value.map(|value| value.to_string()).filter(|value| Some(value) != before.as_ref());
        let Some(value) = value else { return false };
        self.put_value(at, key, before.as_deref(), Yaml::plain(value));
        true
    }

    fn put_value(&mut self, at: &Route, key: &'static str, before: Option<&str>, value: Yaml) {
        if let Some(before) = before {
            self.remark(Remark::note(format!("`{key}` was: {before}")));
        }
        self.edits.set(at.clone().key(key), value);
    }
}
