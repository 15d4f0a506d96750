//! How a planned day of an action or a milestone moves: the day changes, and the entry says from when to when, why, by
//! whose doing, who moved it and when.

use super::Target;
use crate::act::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::{Due, Side};
use crate::route::Route;

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
        if from == Some(Due::Day(self.to)) {
            return Ok(format!("is due on {} already", self.to));
        }
        let side = self.side.or(waits_on);
        if side.is_none() {
            draft.remark(Remark::note("no side recorded; add `--side` to say whose doing it is"));
        }
        let decision = draft.decision_if(self.decision)?;
        let by = draft.or_csm(self.by.as_deref()).map(str::to_owned);
        let moved = Moved { reason: self.reason, side, by: by.as_deref(), decision: decision.as_deref() };
        moved.write(draft, &target.place, from.as_ref(), self.to);
        Ok(from.map_or_else(
            || format!("is due on {}", self.to),
            |from| format!("moves from {from} to {}", self.to),
        ))
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
