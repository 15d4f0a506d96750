//! The dates that a playbook gives a deal: on working days, and never before what they wait for.

use std::collections::BTreeSet;

use super::Playbook;
use super::graph::{Anchors, Graph};
use crate::calendar::Calendar;
use crate::date::Date;
use crate::model::{GateName, RelativeDay};

/// Every date of a plan that is made from a playbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The signature, day 0.
    pub signed: Date,
    /// When each milestone is due, in the playbook's order.
    pub milestones: Vec<Date>,
    /// When each gate is planned to open, in the order of [`GateName::ALL`].
    pub gates: Vec<Option<Date>>,
    /// When each training session is planned, in the playbook's order.
    pub sessions: Vec<Date>,
    /// The quick win.
    pub quick_win: Option<Date>,
    /// First value.
    pub first_value: Option<Date>,
    /// Full value.
    pub full_value: Option<Date>,
}

impl Dates {
    /// The dates of a deal signed on a day. The playbook has to be sound: a milestone of a dependency cycle
    /// takes its own distance, one that is dated from itself that from the signature.
    pub fn of(playbook: &Playbook, signed: Date, calendar: &Calendar) -> Self {
        let anchors = Anchors::of(playbook);
        let milestones = milestones(playbook, &anchors, signed, calendar);
        let on = |due: &RelativeDay| {
            let anchor = anchors.milestone(due).map_or(signed, |index| milestones[index]);
            working_day(due, anchor, calendar).max(calendar.roll_forward(signed))
        };
        Self {
            signed,
            gates: gates(playbook, &milestones),
            sessions: playbook.training.iter().map(|session| on(&session.due)).collect(),
            quick_win: playbook.value.quick_win.as_ref().map(on),
            first_value: playbook.value.first.as_ref().map(on),
            full_value: playbook.value.full.as_ref().map(on),
            milestones,
        }
    }

    /// When the gate is planned to open.
    pub fn gate(&self, name: GateName) -> Option<Date> {
        self.gates[name as usize]
    }
}

/// The working day that a distance from a day falls on or rolls forward to.
fn working_day(due: &RelativeDay, anchor: Date, calendar: &Calendar) -> Date {
    calendar.roll_forward(calendar.at_distance(anchor, due))
}

fn milestones(playbook: &Playbook, anchors: &Anchors<'_>, signed: Date, calendar: &Calendar) -> Vec<Date> {
    let graph = Graph::of(playbook);
    let first_day = calendar.roll_forward(signed);
    let by_its_own = |due: &RelativeDay, anchor: Date| working_day(due, anchor, calendar).max(first_day);
    let mut wished: Vec<Option<Date>> = vec![None; playbook.milestones.len()];
    for index in anchors.order(playbook).0 {
        let due = &playbook.milestones[index].due;
        let anchor = anchors.milestone(due).and_then(|anchor| wished[anchor]);
        wished[index] = Some(by_its_own(due, anchor.unwrap_or(signed)));
    }
    let mut dates: Vec<Date> = wished.into_iter().map(|day| day.unwrap_or(first_day)).collect();
    for index in graph.order() {
        let milestone = &playbook.milestones[index];
        let anchor = anchors.milestone(&milestone.due).filter(|_| !milestone.due.is_before());
        let own = anchor.map_or(dates[index], |anchor| by_its_own(&milestone.due, dates[anchor]));
        let can_start =
            graph.after(index).filter(|other| Some(*other) != anchor).map(|other| dates[other]).max();
        // The same sum as a forecast, so that a new plan forecasts no slip.
        let earliest = can_start.map(|day| calendar.add_working_days(day, milestone.days));
        dates[index] = earliest.map_or(own, |earliest| own.max(earliest));
    }
    dates
}

/// A gate is planned for the day on which the last milestone of its phase and of its criteria is due, as it is
/// forecast later; and no sooner than the gate before it.
fn gates(playbook: &Playbook, milestones: &[Date]) -> Vec<Option<Date>> {
    let mut earlier = None;
    let mut dates = Vec::new();
    for name in GateName::ALL {
        let criteria = &playbook.gates.get(*name).criteria;
        // By name, because as many criteria as milestones can be in a file.
        let asked: BTreeSet<&str> =
            criteria.iter().filter_map(|criterion| criterion.milestone.get()).collect();
        let own = playbook.milestones.iter().zip(milestones);
        let own = own.filter(|(milestone, _)| {
            milestone.phase == name.phase() || asked.contains(milestone.id.as_str())
        });
        let last = own.map(|(_, date)| *date).max();
        // One that nothing dates is not dated by the gate before it either.
        let due = last.and(last.max(earlier));
        earlier = due.max(earlier);
        dates.push(due);
    }
    dates
}
