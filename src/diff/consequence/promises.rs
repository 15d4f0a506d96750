//! How much room a change leaves between go-live and what was promised for a day.

use crate::assessment::Assessment;
use crate::date::Date;
use crate::diff::Both;
use crate::model::{Commitment, Due, Event};

/// A promise that has a day of its own, and stands closer to go-live than it did, or further from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseRoom {
    /// Its id.
    pub id: String,
    /// What was promised.
    pub text: String,
    /// By when.
    pub due: Date,
    /// Calendar days from the go-live to be expected until then; negative where go-live comes after it.
    pub room: Both<i64>,
}

/// With more room than this nobody has to think of a promise.
const ROOM: i64 = 30;

/// The promises that are owed still and were in reach of the go-live of the base, where that is another now.
pub(super) fn changes(plans: Both<Option<&Assessment>>) -> Vec<PromiseRoom> {
    let Some(plans) = plans.known() else { return Vec::new() };
    let live = plans.map(|it| it.schedule.event(Event::GoLive).and_then(|(_, _, forecast)| forecast.date));
    let Some(live) = live.known().filter(|live| live.is_changed() && !plans.head.is_live()) else {
        return Vec::new();
    };
    let owed = plans.head.owed_commitments().map(|(_, it)| it);
    // What depends on a milestone moves along with it.
    let dated = owed.filter(|it| matches!(it.due_on(plans.head.as_of()), Some(Due::Day(_))));
    let room = |it: &Commitment| {
        let due = plans.head.commitment_due(it)?;
        let before = plans.base.commitments().find(|(_, base)| base.id == it.id)?.1;
        let before = plans.base.commitment_due(before)?;
        let room = Both::new(before.days_since(live.base), due.days_since(live.head));
        let is_near = room.base >= 0 && room.head <= ROOM;
        is_near.then(|| PromiseRoom { id: it.id.clone(), text: it.text.or("").to_owned(), due, room })
    };
    dated.filter_map(room).collect()
}
