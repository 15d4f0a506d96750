//! The schedule as it would be but for some causes.
//!
//! Nothing is scheduled anew: each milestone on the way to go-live goes back from the day on which it was, or can be, done,
//! by what it would have gained. So what was slow for reasons that nobody wrote down stays slow.

use std::collections::BTreeMap;

use super::cause::{Effect, Reach};
use super::days::{Days, Span};
use crate::date::Date;
use crate::model::Milestone;
use crate::plan_at::{Holds, PlanAt};
use crate::schedule::{Forecast, Schedule, horizon};
use crate::steps;

/// The milestones on the way to one of them, with what happened to each.
pub(super) struct Way<'a> {
    at: &'a PlanAt,
    effects: &'a [Effect],
    links: Vec<Link<'a>>,
    /// The causes that hold up the whole plan.
    holds: Vec<usize>,
    /// The places of the milestones that each cause held up or moved, but for those that hold up all.
    touched: Vec<Vec<usize>>,
    /// The place of the last among the links.
    last: usize,
}

/// A milestone on the way.
struct Link<'a> {
    milestone: &'a Milestone,
    forecast: &'a Forecast,
    /// The places of those that it waits for.
    after: Vec<usize>,
    /// The causes that held it up.
    held_by: Vec<usize>,
    /// The causes that moved its planned day, each with the working days.
    moved_by: Vec<(usize, i64)>,
}

impl<'a> Way<'a> {
    /// The way to a milestone, as [`Schedule::way_to`] tells it.
    pub(super) fn of(
        schedule: &'a Schedule,
        (milestone, way): (usize, Vec<(usize, Vec<usize>)>),
        effects: &'a [Effect],
    ) -> Self {
        let places: BTreeMap<usize, usize> =
            way.iter().enumerate().map(|(place, (index, _))| (*index, place)).collect();
        let link = |(index, after): (usize, Vec<usize>)| Link {
            milestone: &schedule.at.plan.jsp.milestones[index],
            forecast: &schedule.forecasts[index],
            after: after.iter().filter_map(|index| places.get(index).copied()).collect(),
            held_by: Vec::new(),
            moved_by: Vec::new(),
        };
        let mut links: Vec<Link<'a>> = way.into_iter().map(link).collect();
        let mut holds = Vec::new();
        let mut touched = vec![Vec::new(); effects.len()];
        for (cause, effect) in effects.iter().enumerate() {
            match effect.reach {
                Reach::All(_) => holds.push(cause),
                Reach::One(index) => {
                    links[places[&index]].held_by.push(cause);
                    touched[cause].push(places[&index]);
                }
                Reach::Nothing => {}
            }
            for (index, days) in &effect.moved {
                links[places[index]].moved_by.push((cause, *days));
                touched[cause].push(places[index]);
            }
        }
        Self { at: &schedule.at, effects, links, holds, touched, last: places[&milestone] }
    }
}

/// The schedule without the causes that were taken out of it.
#[derive(Clone)]
pub(super) struct ButFor<'a> {
    way: &'a Way<'a>,
    /// Whether each cause is taken out.
    is_out: Vec<bool>,
    /// The day of each milestone on the way.
    dates: Vec<Option<Date>>,
    holds: Holds,
    /// The days of the holds that are left, and of those that are taken out.
    held: Days,
    freed: Days,
}

impl<'a> ButFor<'a> {
    /// The schedule as it is, with all causes.
    pub(super) fn nothing(way: &'a Way<'a>) -> Self {
        let dates = way.links.iter().map(|link| link.forecast.date).collect();
        let mut it = Self {
            way,
            is_out: vec![false; way.effects.len()],
            dates,
            holds: way.at.holds.clone(),
            held: Days::default(),
            freed: Days::default(),
        };
        it.held = it.days_of_holds(false);
        it
    }

    /// The day of the last milestone.
    pub(super) fn date(&self) -> Option<Date> {
        self.dates[self.way.last]
    }

    /// Takes out more causes.
    pub(super) fn take_out(&mut self, causes: &[usize]) {
        let is_hold = |cause: &usize| matches!(self.way.effects[*cause].reach, Reach::All(_));
        let stops_all = causes.iter().any(is_hold);
        let mut is_touched = vec![stops_all; self.way.links.len()];
        for cause in causes {
            self.is_out[*cause] = true;
        }
        if stops_all {
            self.take_out_holds();
        }
        for cause in causes {
            for place in &self.way.touched[*cause] {
                is_touched[*place] = true;
            }
        }
        steps::count(self.way.links.len());
        for (place, link) in self.way.links.iter().enumerate() {
            if is_touched[place] || link.after.iter().any(|before| is_touched[*before]) {
                let date = self.date_of(link);
                is_touched[place] |= date != self.dates[place];
                self.dates[place] = date;
            }
        }
    }

    fn take_out_holds(&mut self) {
        let out = self.way.holds.iter().filter(|cause| self.is_out[**cause]);
        let out = out.filter_map(|cause| match self.way.effects[*cause].reach {
            Reach::All(hold) => Some(hold),
            Reach::One(_) | Reach::Nothing => None,
        });
        let out: Vec<usize> = out.collect();
        let at = self.way.at;
        self.holds = Holds::of_those(&at.plan.onboarding, at.as_of(), |index| !out.contains(&index));
        (self.held, self.freed) = (self.days_of_holds(false), self.days_of_holds(true));
    }

    fn days_of_holds(&self, is_out: bool) -> Days {
        let holds = self.way.holds.iter().filter(|cause| self.is_out[**cause] == is_out);
        Days::of(holds.filter_map(|cause| self.days_of(*cause)))
    }

    /// The days on which a cause holds things up, as far as they count: of one that is taken out, those after the baseline.
    fn days_of(&self, cause: usize) -> Option<Span> {
        let effect = &self.way.effects[cause];
        if self.is_out[cause] { effect.counted } else { effect.span }
    }

    /// When a milestone would have been, or could be, done.
    fn date_of(&self, link: &Link<'_>) -> Option<Date> {
        steps::count(1 + link.after.len() + link.held_by.len() + link.moved_by.len());
        let real = link.forecast.date?;
        let latest = |day: &dyn Fn(usize) -> Option<Date>| link.after.iter().filter_map(|it| day(*it)).max();
        let before = latest(&|place| self.way.links[place].forecast.date);
        let freed = latest(&|place| self.dates[place]);
        let calendar = &self.way.at.calendar;
        let moved =
            link.moved_by.iter().filter(|(cause, _)| self.is_out[*cause]).map(|(_, days)| *days).sum();
        let back = self.gained(link, before, freed).max(moved);
        let goes_back = |day: Date| if back > 0 { calendar.add_working_days(day, -back) } else { day };
        let due = link.forecast.due.map(|due| calendar.add_working_days(due, -moved));
        let due = due.map(|due| self.holds.roll_forward(calendar, due));
        let days = link.milestone.days.unwrap_or(1);
        let allowed = freed.map(|freed| self.holds.add_working_days(calendar, freed, days));
        let earliest = due.max(allowed);
        Some(match link.forecast.own {
            // What was done earlier than it had to be was not held to that.
            None => goes_back(real).max(earliest.map_or(real, |day| day.min(real))).min(real),
            Some(own) => goes_back(own).max(earliest.unwrap_or(own)).min(horizon()),
        })
    }

    /// The working days that a milestone would have had besides: those for which what it waits for would have been done
    /// already, and those on which causes that are taken out held it up; all but those on which another cause holds it up.
    fn gained(&self, link: &Link<'_>, before: Option<Date>, freed: Option<Date>) -> i64 {
        let first = freed.map(|freed| freed.plus_days(1));
        let done = link.forecast.date.filter(|_| link.forecast.is_done);
        let waited = first.zip(before.map(|before| before.plus_days(1)));
        let out = link.held_by.iter().filter(|cause| self.is_out[**cause]);
        let out = out.filter_map(|cause| self.days_of(*cause)).chain(self.freed.spans());
        // What held it up before it could begin, or once it was done, cost it nothing.
        let out = out.map(|(start, end)| {
            (first.map_or(start, |first| start.max(first)), done.map_or(end, |done| end.min(done)))
        });
        let kept = link.held_by.iter().filter(|cause| !self.is_out[**cause]);
        let kept = kept.filter_map(|cause| self.days_of(*cause)).chain(self.held.spans());
        let gained = Days::of(out.chain(waited)).without(&Days::of(kept)).working(&self.way.at.calendar);
        // What is stuck today all the same takes all of its days from now on, unless it had been done before.
        let days = i64::from(link.milestone.days.unwrap_or(1));
        if self.is_stuck(link) && gained < days { 0 } else { gained }
    }

    /// Whether a cause that is left holds up an open milestone on the as-of date.
    fn is_stuck(&self, link: &Link<'_>) -> bool {
        let causes = link.held_by.iter().chain(&self.way.holds);
        !link.forecast.is_done
            && causes.into_iter().any(|cause| !self.is_out[*cause] && self.way.effects[*cause].is_open)
    }
}

/// Panics unless every milestone on the way to the go-live would be done on its own day if nothing were taken out.
#[cfg(test)]
pub(super) fn holds_without_causes(schedule: &Schedule) {
    let (index, _, _) = schedule.event(crate::model::Event::GoLive).expect("a go-live");
    let way = schedule.way_to(index);
    let on_it: Vec<usize> = way.iter().map(|(index, _)| *index).collect();
    let causes = super::cause::causes(&schedule.at, &on_it, None);
    let effects: Vec<Effect> = causes.into_iter().map(|(_, effect)| effect).collect();
    let way = Way::of(schedule, (index, way), &effects);
    let nothing = ButFor::nothing(&way);
    for link in &way.links {
        assert_eq!(nothing.date_of(link), link.forecast.date, "{}", link.milestone.id);
    }
}
