//! Words of an entry that have no day of their own, and who owns it. What stood there before is said, since nothing in the files
//! does.

use super::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::{Edition, Text};
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

    /// As [`Self::put`], of who may read the entry.
    pub fn put_audience(&mut self, at: &Route, before: Option<Edition>, audience: Option<Edition>) {
        self.put_plain(at, "audience", before.map(Edition::word), audience.map(Edition::word));
    }

    /// Hands the entry at `at`, which is in the plan since a day or since the signature, to owners of both sides from today on:
    /// whoever had it stays, with a last day. Says in a few words what becomes of it.
    ///
    /// # Errors
    /// When somebody has it from a later day on.
    pub(super) fn put_owners(
        &mut self,
        at: &Route,
        (owner, customer_owner): (Option<&str>, Option<&str>),
        added_on: Option<Date>,
    ) -> Acted {
        for (key, name) in [("owner", owner), ("customer_owner", customer_owner)] {
            let Some(name) = name else { continue };
            // Where nobody had it, whoever gets it has it from today on: that nobody did is known of the days before.
            self.pass_on_today(&at.clone().key(key), name, added_on)?;
        }
        Ok(match (owner, customer_owner) {
            (None, None) => "is updated".to_owned(),
            (Some(ours), None) => format!("is owned by {ours}"),
            (None, Some(theirs)) => format!("is owned by {theirs} at the customer"),
            (Some(ours), Some(theirs)) => format!("is owned by {ours}, and by {theirs} at the customer"),
        })
    }

    fn put_value(&mut self, at: &Route, key: &'static str, before: Option<&str>, value: Yaml) {
        if let Some(before) = before {
            self.remark(Remark::note(format!("`{key}` was: {before}")));
        }
        self.edits.set(at.clone().key(key), value);
    }
}
