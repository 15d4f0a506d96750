//! What is in a calendar: whole days, by what calendars know them.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::edition::Tag;

/// Something that happens on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// What calendars know it by.
    pub tag: Tag,
    /// When.
    pub on: Date,
    /// What.
    pub title: String,
    /// More on it, a line each.
    pub details: Vec<String>,
    /// Whose it is, as the plan writes the names.
    pub who: Vec<String>,
}

/// Appointments as they are known on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointments {
    /// What the calendar is called.
    pub name: String,
    /// The day.
    pub as_of: Date,
    /// By day; no two have one tag.
    all: Vec<Appointment>,
}

impl Appointments {
    /// These on a day. What a plan has twice under one id is told apart, in the order in which it comes.
    pub fn new(
        name: impl Into<String>,
        as_of: Date,
        appointments: impl IntoIterator<Item = Appointment>,
    ) -> Self {
        let mut known = BTreeSet::new();
        let apart = |mut one: Appointment| {
            while !known.insert(one.tag) {
                one.tag = one.tag.within("again", "");
            }
            one
        };
        let mut all: Vec<Appointment> = appointments.into_iter().map(apart).collect();
        all.sort_by(|one, other| (one.on, &one.title, one.tag).cmp(&(other.on, &other.title, other.tag)));
        Self { name: name.into(), as_of, all }
    }

    /// Each, by day.
    pub fn iter(&self) -> impl Iterator<Item = &Appointment> {
        self.all.iter()
    }
}

/// What a calendar knows a call by: the week that it is in, so that one that is held on another day of it moves.
pub(super) fn call_tag(plan: Tag, day: Date, is_daily: bool) -> Tag {
    let of = if is_daily { day } else { day.plus_days(1).monday_before() };
    plan.within("call", &of.to_string())
}
