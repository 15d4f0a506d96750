//! What the pages for a customer share: their edition, the language, and phrases of it.

use std::fmt::Display;

use crate::date::Date;
use crate::edition::{CustomerEdition, Label, Language, Milestone, Name, Wait, Words};
use crate::model::Audience;
use crate::report::{Cell, Line};

/// A page for a customer.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) it: &'a CustomerEdition,
    pub(super) language: &'a Language,
}

impl<'a> Page<'a> {
    pub(super) fn say(self, label: Label) -> &'a str {
        self.language.say(label)
    }

    pub(super) fn fill(self, label: Label, values: &[(&str, &dyn Display)]) -> String {
        self.language.fill(label, values)
    }

    /// A day as it is said on the day of the page.
    pub(super) fn day(self, day: Date) -> String {
        self.language.seen(day, self.it.as_of)
    }

    /// A day that was agreed or planned: without its weekday.
    pub(super) fn planned(self, day: Date) -> String {
        self.language.seen(day, day.plus_days(1).max(self.it.as_of))
    }

    pub(super) fn days_cell(self, day: Option<Date>) -> Cell {
        day.map_or_else(Cell::absent, |day| Cell::from(self.day(day)))
    }

    pub(super) fn planned_cell(self, day: Option<Date>) -> Cell {
        day.map_or_else(Cell::absent, |day| Cell::from(self.planned(day)))
    }

    /// `Ben, Tomas`.
    pub(super) fn names<'n>(self, names: impl IntoIterator<Item = &'n Name>) -> String {
        names.into_iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }

    /// `Adele or Ben`.
    pub(super) fn one_of(self, names: &[&Name]) -> String {
        let or = format!(" {} ", self.say(Label::Or));
        names.iter().map(ToString::to_string).collect::<Vec<_>>().join(&or)
    }

    pub(super) fn question(self, label: Label) -> Line {
        Line::new().question(self.say(label))
    }

    /// Words, or the question that stands where there are none.
    pub(super) fn or_question(self, words: Option<&Words>, question: Label) -> Line {
        words.map_or_else(|| self.question(question), |words| Line::from(words.as_str()))
    }

    /// Why something waits: in the plan's words, or as work of ours.
    pub(super) fn why(self, wait: &Wait) -> String {
        let reason = wait.reason.as_ref().map_or_else(|| self.say(Label::OurWork), Words::as_str);
        format!("{reason}{}", self.fill(Label::SinceDay, &[("day", &self.planned(wait.since))]))
    }

    /// The people of a training.
    pub(super) fn audience(self, audience: Audience) -> &'a str {
        self.say(match audience {
            Audience::Executives => Label::Executives,
            Audience::Admins => Label::Admins,
            Audience::PowerUsers => Label::PowerUsers,
            Audience::EndUsers => Label::EndUsers,
        })
    }

    /// Steps that come next, by the day on which they are expected.
    pub(super) fn ahead(self) -> Vec<&'a Milestone> {
        let mut open: Vec<&Milestone> = self.it.milestones.iter().filter(|it| it.is_open()).collect();
        open.sort_by_key(|it| (it.expected.is_none(), it.expected));
        open
    }
}
