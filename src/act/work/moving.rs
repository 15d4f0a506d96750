//! How a planned day of an action or a milestone moves: the day changes, and the entry says from when to when, why, by
//! whose doing, who moved it and when.

use super::Target;
use crate::act::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::{When, Yaml};
use crate::model::{self, Due, Side};
use crate::route::Route;

impl Target {
    /// The day that an argument means for it: a distance counts from its own day, unless the same was said today and only
    /// who caused it is added.
    pub fn day_meant(&self, draft: &Draft, to: When, reason: Option<&str>, side: Option<Side>) -> Date {
        let said = Moved { reason, side, by: None, decision: None };
        let again = said.repeated(draft, self.moves(&draft.at), to);
        again.unwrap_or_else(|| draft.day_from(self.day(&draft.at), to))
    }
}

/// A planned day moves.
#[derive(Clone, Debug)]
pub struct Move<'a> {
    /// The new day.
    pub to: Date,
    /// Why.
    pub reason: Option<&'a str>,
    /// Whose doing it is; the side that the entry waits on, where none is named.
    pub side: Option<Side>,
    /// Who moves it; the CSM, where nobody is named.
    pub by: Option<String>,
    /// The decision behind it, as it is named.
    pub decision: Option<&'a str>,
    /// Whether it is a line of a form, where the side is said in brackets.
    pub is_of_form: bool,
}

impl Move<'_> {
    /// Moves the day of an open entry; one that is due on that day already stays as it is.
    ///
    /// # Errors
    /// When the entry is not open, or there is no such decision.
    pub fn act(&self, draft: &mut Draft, target: &Target) -> Acted {
        target.item(&draft.at).must_be_open()?;
        let waits_on = target.waits_on(&draft.at);
        let from = target.due(&draft.at);
        let decision = draft.decision_if(self.decision)?;
        if from == Some(Due::Day(self.to)) {
            let said =
                Moved { reason: self.reason, side: self.side, by: None, decision: decision.as_deref() };
            let moves = target.moves(&draft.at).to_vec();
            return Ok(match said.complete(draft, &target.place, &moves, self.to) {
                true => format!("is due on {}, and its move says so", self.to),
                false => format!("is due on {} already", self.to),
            });
        }
        let side = self.side.or(waits_on);
        if side.is_none() {
            draft.remark(match self.is_of_form {
                true => Remark::note(format!(
                    "no side recorded for `{}`; the line says who caused it in brackets after the reason: `(theirs)`",
                    target.item(&draft.at).id
                )),
                false => Remark::note(NO_SIDE),
            });
        }
        let by = draft.or_csm(self.by.as_deref()).map(str::to_owned);
        let moved = Moved { reason: self.reason, side, by: by.as_deref(), decision: decision.as_deref() };
        moved.write(draft, &target.place, from.as_ref(), self.to);
        Ok(from.map_or_else(
            || format!("is due on {}", self.to),
            |from| format!("moves from {from} to {}", self.to),
        ))
    }
}

/// What is said of a move that does not say who caused it.
pub(in crate::act) const NO_SIDE: &str = "no side recorded; say it again with `--side` to say who caused it";

impl Draft {
    /// Remarks on a day that has gone by, where it was typed as a distance: that counts from the entry's own day.
    pub fn remark_gone_by(&mut self, typed: When, own: Option<Date>, to: Date) {
        if let (When::Away(_), Some(own)) = (typed, own)
            && to < self.at.as_of()
        {
            let counts = format!("{to} has gone by already: it counts from {own}, the day that it had");
            self.remark(Remark::warning(counts));
        }
    }
}

/// What is written of a move beside its days.
#[derive(Clone, Copy, Debug)]
pub(in crate::act) struct Moved<'a> {
    /// Why.
    pub(in crate::act) reason: Option<&'a str>,
    /// Whose doing it is.
    pub(in crate::act) side: Option<Side>,
    /// Who moves it.
    pub(in crate::act) by: Option<&'a str>,
    /// The decision behind it.
    pub(in crate::act) decision: Option<&'a str>,
}

impl Moved<'_> {
    /// Adds to the last move of an entry what that does not say yet, where it led to the same day; whether it did.
    pub(in crate::act) fn complete(
        &self,
        draft: &mut Draft,
        at: &Route,
        moves: &[model::Move],
        to: Date,
    ) -> bool {
        let last = moves.iter().enumerate().next_back();
        let Some((index, last)) = last.filter(|(_, last)| last.to == Some(Due::Day(to))) else {
            return false;
        };
        let at = at.clone().key("moves").index(index);
        let missing = [
            ("reason", self.reason.filter(|_| !last.reason.is_written()).map(Yaml::text)),
            ("side", self.side.filter(|_| last.side.is_none()).map(Yaml::plain)),
            ("decision", self.decision.filter(|_| !last.decision.is_written()).map(Yaml::text)),
        ];
        let is_any = missing.iter().any(|(_, value)| value.is_some());
        for (key, value) in missing {
            draft.edits.set_some(at.clone().key(key), value);
        }
        is_any
    }

    /// The day to which an entry has moved by this distance today, where the same is said again to add what the move lacks:
    /// then it does not move a second time.
    pub(in crate::act) fn repeated(&self, draft: &Draft, moves: &[model::Move], to: When) -> Option<Date> {
        let (When::Away(distance), last) = (to, moves.last()?) else { return None };
        let (from, day) = (last.from.as_ref()?.day()?, last.to.as_ref()?.day()?);
        let adds_side = last.side.is_none() && self.side.is_some();
        let is_same = |reason: &str| last.reason.get().is_none_or(|known| known.trim() == reason.trim());
        let is_again = last.moved_on == Some(draft.at.as_of()) && self.reason.is_none_or(is_same);
        (adds_side && is_again && distance.from(from, &draft.at.calendar) == day).then_some(day)
    }

    /// Gives the entry at a place another day, and notes that it moved.
    pub(in crate::act) fn write(&self, draft: &mut Draft, at: &Route, from: Option<&Due>, to: Date) {
        let entry = Yaml::map([
            ("from", from.map(Yaml::plain)),
            ("to", Some(to.into())),
            ("reason", self.reason.map(Yaml::text)),
            ("side", self.side.map(Yaml::plain)),
            ("by", self.by.map(Yaml::text)),
            ("moved_on", Some(draft.at.as_of().into())),
            ("decision", self.decision.map(Yaml::text)),
        ]);
        draft.edits.set(at.clone().key("due"), to);
        draft.edits.add(at.clone().key("moves"), entry);
    }
}
