//! Whether a plan has had no time yet: then it is neither green nor red.
//!
//! Two things tell that it has had time: days enough, and something that was planned for a day that has come.

use crate::config::HealthProfile;
use crate::date::Date;
use crate::gate::Gates;
use crate::model::{Fact, ValueName};
use crate::schedule::{Schedule, open_actions};

/// Whether it is too early to judge: signed a few days ago, or nothing was due yet; no gate open yet, and nothing that was
/// planned is overdue.
pub(super) fn is_too_early(schedule: &Schedule, gates: &Gates, profile: &HealthProfile) -> bool {
    // Where these days end on a day off, nobody could have opened a gate before the next day of work.
    (schedule.at.as_of() < schedule.at.deadline(profile.too_early_days) || !was_anything_due(schedule))
        && !gates.gates.iter().any(|gate| gate.verdict.is_open())
        && !is_overdue(schedule)
}

/// Whether anything was done, or planned for a day that has come.
fn was_anything_due(schedule: &Schedule) -> bool {
    let at = &schedule.at;
    let has_come = |day: Option<Date>| day.is_some_and(|day| day <= at.as_of());
    let was_held = |fact| at.fact_on(fact).is_some() || at.is_past(at.meeting_owed(fact));
    let is_asked = |fact| at.fact_not_asked(fact).is_none();
    schedule.milestones().any(|(_, _, forecast)| forecast.is_done || has_come(forecast.due))
        || open_actions(at).any(|(index, _)| has_come(at.action_owed_on(index)))
        || ValueName::ALL.iter().any(|name| has_come(at.value_owed(*name)))
        || [Fact::HandoffMeeting, Fact::Kickoff].into_iter().any(|fact| is_asked(fact) && was_held(fact))
}

fn is_overdue(schedule: &Schedule) -> bool {
    let at = &schedule.at;
    let is_past = |day| at.is_past(day);
    let is_value_late = |name| at.value_claimed(name).is_none() && at.value_owed(name).is_some_and(is_past);
    let is_meeting_late = |fact| {
        // Where a milestone rests on the meeting, that one is asked above.
        let is_asked = at.milestone_with(fact).is_none() && at.fact_not_asked(fact).is_none();
        is_asked && at.fact_on(fact).is_none() && is_past(at.meeting_owed(fact))
    };
    schedule.milestones().any(|(_, _, forecast)| forecast.is_overdue)
        || open_actions(at).any(|(index, _)| at.action_owed_on(index).is_some_and(is_past))
        || ValueName::ALL.iter().any(|name| is_value_late(*name))
        || is_meeting_late(Fact::HandoffMeeting)
        || is_meeting_late(Fact::Kickoff)
}
