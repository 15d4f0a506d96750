//! How a planned day of an action or a milestone moves: the day changes, and the entry says from when to when, why, by
//! whose doing, who moved it and when.

use super::Target;
use crate::act::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::{Due, Side};

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
        let item = target.item(&draft.at);
        item.must_be_open()?;
        let waits_on = item.waits.first().and_then(|wait| wait.side);
        let from = target.due(&draft.at);
        if from == Some(Due::Day(self.to)) {
            return Ok(format!("is due on {} already", self.to));
        }
        let side = self.side.or(waits_on);
        if side.is_none() {
            draft.remark(Remark::note("whose doing it is stays open; `--side` says so"));
        }
        let decision = self.decision.map(|named| draft.decision(named)).transpose()?;
        let entry = Yaml::map([
            ("from", from.as_ref().map(Yaml::plain)),
            ("to", Some(self.to.into())),
            ("reason", self.reason.map(Yaml::text)),
            ("side", side.map(Yaml::plain)),
            ("by", draft.or_csm(self.by.as_deref()).map(Yaml::text)),
            ("moved_on", Some(draft.at.as_of().into())),
            ("decision", decision.map(Yaml::text)),
        ]);
        draft.edits.set(target.key("due"), self.to);
        draft.edits.add(target.key("moves"), entry);
        Ok(from.map_or_else(
            || format!("is due on {}", self.to),
            |from| format!("moves from {from} to {}", self.to),
        ))
    }
}
