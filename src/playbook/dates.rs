//! The dates that a playbook gives a deal: on working days, and never before what they wait for.

use std::collections::BTreeSet;

use super::graph::{Anchors, Graph};
use super::{Anchor, Offset, Playbook};
use crate::calendar::Calendar;
use crate::date::Date;
use crate::model::GateName;

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
    /// takes its own offset.
    pub fn of(playbook: &Playbook, signed: Date, calendar: &Calendar) -> Self {
        let anchors = Anchors::of(playbook);
        let milestones = milestones(playbook, anchors, signed, calendar);
        let on = |offset: Offset| {
            let anchor = anchors.milestone(offset.anchor).map_or(signed, |index| milestones[index]);
            offset.on(anchor, calendar).max(calendar.roll_forward(signed))
        };
        Self {
            signed,
            gates: gates(playbook, &milestones),
            sessions: playbook.training.iter().map(|session| on(session.due)).collect(),
            quick_win: playbook.value.quick_win.map(on),
            first_value: playbook.value.first.map(on),
            full_value: playbook.value.full.map(on),
            milestones,
        }
    }

    /// When the gate is planned to open.
    pub fn gate(&self, name: GateName) -> Option<Date> {
        self.gates[name as usize]
    }
}

fn milestones(playbook: &Playbook, anchors: Anchors, signed: Date, calendar: &Calendar) -> Vec<Date> {
    let graph = Graph::of(playbook);
    let first_day = calendar.roll_forward(signed);
    let by_its_own = |offset: Offset, anchor: Date| offset.on(anchor, calendar).max(first_day);
    let wished = |anchor: Anchor| {
        anchors.milestone(anchor).map_or(signed, |index| by_its_own(playbook.milestones[index].due, signed))
    };
    let mut dates: Vec<Date> =
        playbook.milestones.iter().map(|m| by_its_own(m.due, wished(m.due.anchor))).collect();
    for index in graph.order() {
        let milestone = &playbook.milestones[index];
        let anchor = anchors.milestone(milestone.due.anchor).filter(|_| !milestone.due.is_before());
        let own = anchor.map_or(dates[index], |anchor| by_its_own(milestone.due, dates[anchor]));
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
