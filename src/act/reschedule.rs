//! The planned day moves of what is neither an action nor a milestone: of a session, of a promise. The entry keeps from when
//! to when, why, which side caused it, who moved it and when.

use super::work::{Moved, NO_SIDE};
use super::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::When;
use crate::model::{Due, Move, Side};
use crate::route::Route;

/// A planned day moves.
#[derive(Clone, Copy, Debug)]
pub struct Reschedule<'a> {
    /// The new day; a distance counts from the day that it had.
    pub to: When,
    /// Why.
    pub reason: Option<&'a str>,
    /// Whose doing it is.
    pub side: Option<Side>,
    /// Who moves it; the CSM, where nobody is named.
    pub by: Option<&'a str>,
    /// The decision behind it, as it is named.
    pub decision: Option<&'a str>,
}

impl Reschedule<'_> {
    /// Moves the entry at `place`, which is planned for `due` and so for the day `before`; one that is planned for the new
    /// day already stays as it is.
    ///
    /// # Errors
    /// When there is no such decision.
    pub(super) fn act(
        &self,
        draft: &mut Draft,
        place: &Route,
        (due, moves): (Option<&Due>, &[Move]),
        before: Option<Date>,
    ) -> Acted {
        let decision = draft.decision_if(self.decision)?;
        let said = Moved { reason: self.reason, side: self.side, by: None, decision: decision.as_deref() };
        let again = said.repeated(draft, moves, self.to);
        let to = again.unwrap_or_else(|| draft.day_from(before, self.to));
        if before == Some(to) && due.is_some_and(|due| due.day().is_some()) {
            return Ok(match said.complete(draft, place, moves, to) {
                true => format!("is planned for {to}, and its move says so"),
                false => format!("is planned for {to} already"),
            });
        }
        draft.remark_gone_by(self.to, before, to);
        if self.side.is_none() {
            draft.remark(Remark::note(NO_SIDE));
        }
        let by = draft.or_csm(self.by).map(str::to_owned);
        let moved =
            Moved { reason: self.reason, side: self.side, by: by.as_deref(), decision: decision.as_deref() };
        moved.write(draft, place, due, to);
        Ok(due.map_or_else(|| format!("is planned for {to}"), |from| format!("moves from {from} to {to}")))
    }
}
