//! What stays: nothing that counted at the end of an earlier day is written over or taken out by an act. What was written
//! today may still be put right.

use super::Draft;
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::{Text, Withdrawn};
use crate::refused::Refused;
use crate::route::Route;

/// Something that happened on a day, as it is written.
pub struct Standing {
    /// What happened, such as "`K-1` was delivered".
    pub what: String,
    /// The keys that say so, and their file.
    pub place: String,
    /// When; nothing where it has not happened yet, or was taken back.
    pub on: Option<Date>,
}

/// What was done before, and taken back.
#[derive(Clone, Copy)]
pub(super) struct Former<'w> {
    /// When it was done.
    pub(super) done_on: Date,
    /// What had shown it.
    pub(super) evidence: &'w Text,
    /// When that came, where it came later.
    pub(super) evidence_on: Option<Date>,
    /// That it was taken back.
    pub(super) withdrawn: &'w Withdrawn,
}

impl Draft {
    /// Notes below `reopened` of the entry at `at` that it was done before and then was not, so that it may be done again
    /// on `day`; whether there is anything to note. What was taken back on its own day counted on none.
    ///
    /// # Errors
    /// When it would be done again before it was taken back.
    pub(super) fn reopen(&mut self, at: &Route, former: Former<'_>, day: Date) -> Result<bool, Refused> {
        let Former { done_on, evidence, evidence_on, withdrawn } = former;
        let back = withdrawn.withdrawn_on;
        if back <= done_on {
            return Ok(false);
        }
        if day < back {
            return Err(Self::before_taken_back(done_on, back, day));
        }
        let entry = Yaml::map([
            ("done_on", Some(done_on.into())),
            ("evidence", evidence.get().map(Yaml::text)),
            ("evidence_on", evidence_on.map(Into::into)),
            ("reopened_on", Some(back.into())),
            ("reason", withdrawn.reason.get().map(Yaml::text)),
            ("by", withdrawn.by.get().map(Yaml::text)),
        ]);
        self.edits.add(at.clone().key("reopened"), entry);
        Ok(true)
    }

    /// Says that what was taken back is done again on `day`, under `key` of the entry at `at`; what it was before stays below
    /// `reopened`, with what had shown it.
    ///
    /// # Errors
    /// As [`Self::reopen`].
    pub(super) fn done_again(
        &mut self,
        at: &Route,
        former: Former<'_>,
        key: &'static str,
        day: Date,
    ) -> Result<(), Refused> {
        self.reopen(at, former, day)?;
        self.edits.set(at.clone().key(key), day);
        self.edits.remove(at.clone().key("withdrawn"));
        if former.evidence.is_written() {
            self.edits.remove(at.clone().key("evidence"));
        }
        Ok(())
    }

    /// Keeps what stands under a key of the entry at `at`, and was taken back, below `list` of that entry, so that it may be so again
    /// on `day`.
    ///
    /// # Errors
    /// When it would be so again before it was taken back.
    pub(super) fn keep_before(
        &mut self,
        (at, key, list): (&Route, &'static str, &'static str),
        on: Date,
        withdrawn: &Withdrawn,
        day: Date,
    ) -> Result<(), Refused> {
        let back = withdrawn.withdrawn_on;
        if day < back {
            return Err(Self::before_taken_back(on, back, day));
        }
        let was = self.written(&at.clone().key(key))?;
        self.edits.add(at.clone().key(list), was);
        Ok(())
    }

    fn before_taken_back(on: Date, back: Date, day: Date) -> Refused {
        Refused::because(format!("that it was so on {on} was taken back on {back}: {day} is before that"))
    }

    /// Whether what is written of a day can still be a slip of today.
    pub fn may_correct(&self, written: Date) -> bool {
        written >= self.at.as_of()
    }

    /// Refuses to write anew over what counted at the end of an earlier day.
    ///
    /// # Errors
    /// When it happened before today.
    pub fn must_be_free(&self, standing: Standing) -> Result<(), Refused> {
        let Standing { what, place, on } = standing;
        match on.filter(|on| !self.may_correct(*on)) {
            Some(on) => Err(Refused::because(format!("{what} on {on} already"))
                .hint(format!("correct {place} by hand if that is wrong"))),
            None => Ok(()),
        }
    }
}
