//! A story as far as it is told on a day.

use std::ops::Deref;

use onboard::date::Date;
use onboard::model::{GateName, Outcome, Role};

use super::story::Story;

/// A story up to the end of a day. Nothing is made up here: what a file says of a day is the same on every later one.
#[derive(Clone, Copy)]
pub(super) struct Told<'s> {
    story: &'s Story,
    on: Date,
}

impl Deref for Told<'_> {
    type Target = Story;

    fn deref(&self) -> &Story {
        self.story
    }
}

impl<'s> Told<'s> {
    /// As it is told on a day; after its end nothing happens.
    pub(super) fn on(story: &'s Story, day: Date) -> Self {
        Self { story, on: day.min(story.last_day()) }
    }

    /// A day, unless it is still to come.
    pub(super) fn past(&self, day: Date) -> Option<Date> {
        (day <= self.on).then_some(day)
    }

    /// Whether it has come.
    pub(super) fn has_come(&self, day: Date) -> bool {
        day <= self.on
    }

    /// Who of theirs had a part when the contract was signed. Whoever leaves stays written where they were named.
    pub(super) fn named(&self, role: Option<Role>) -> Option<&str> {
        self.theirs_on(role, self.signed)
    }

    /// The day the milestone was done; none while it is not.
    pub(super) fn was_done_on(&self, id: &str) -> Option<Date> {
        self.done_on(id).and_then(|day| self.past(day))
    }

    /// The day a gate was signed off.
    pub(super) fn opened_on(&self, gate: GateName) -> Option<Date> {
        self.opens_on(gate).and_then(|day| self.past(day))
    }

    /// The day of go-live.
    pub(super) fn went_live_on(&self) -> Option<Date> {
        self.goes_live_on().and_then(|day| self.past(day))
    }

    /// When it ended and how, once it has.
    pub(super) fn end(&self) -> Option<(Date, Outcome)> {
        self.ended.filter(|(day, _)| self.has_come(*day))
    }
}
