//! What the playbook plans for a day: milestones, sessions, steps of users, points of value, promises.

use super::day::Day;
use super::people::{ADMIN, AE, CHAMPION, CSM, SPONSOR, tested, theirs};
use crate::date::Date;
use crate::gate::CriterionKind;
use crate::model::{ContactKind, Criterion, Event, Fact, GateName, Home, ValueName};
use crate::plan_at::PlanAt;
use crate::playbook::Playbook;

/// Whether something is due today.
pub(super) fn is_today(day: &Day, due: Option<Date>) -> bool {
    due.is_some_and(|due| day.at.calendar.roll_forward(due) == day.today())
}

/// Begins what takes until its day from today on.
pub(super) fn start(day: &mut Day) {
    let (plan, today) = (day.plan.clone(), day.today());
    for (index, milestone) in plan.jsp.milestones.iter().enumerate() {
        let is_open = milestone.fact.is_none() && day.at.is_open(index) && milestone.started_on.is_none();
        let Some(due) = day.at.due(index).filter(|_| is_open) else { continue };
        let takes = i64::from(milestone.days.unwrap_or(1));
        if due > today && day.at.calendar.working_days_between(today, due) < takes {
            day.fill_in(&format!("jsp.yaml:milestones.{index}.started_on"), &today.to_string());
        }
    }
}

/// The milestones that are due today, but for going live: that waits for its gate.
pub(super) fn finish(day: &mut Day) {
    for index in due_today(day) {
        let milestone = day.plan.jsp.milestones[index].clone();
        match milestone.fact {
            _ if milestone.event == Some(Event::GoLive) => {}
            Some(fact) => come_true(day, fact),
            None => done(day, index),
        }
        if ["M-migration", "M-data"].contains(&milestone.id.as_str()) {
            confirm(day, "data_accuracy", ADMIN);
        }
    }
}

/// Whether both sides settle today what they want of each other.
pub(super) fn is_settling(at: &PlanAt) -> bool {
    let all = at.plan.jsp.milestones.iter().enumerate();
    let mut meant = all.filter(|(_, it)| it.fact == Some(Fact::Kickoff) || it.id == "M-goal");
    meant.any(|(index, _)| at.is_open(index) && at.due(index) == Some(at.as_of()))
}

/// Whether the plan goes live today.
pub(super) fn is_going_live(at: &PlanAt) -> bool {
    let goes_live = at.milestone_of(Event::GoLive);
    goes_live.is_some_and(|(index, _)| at.is_open(index) && at.due(index) == Some(at.as_of()))
}

/// Going live; where that is counted, the count of the day has said so.
pub(super) fn go_live(day: &mut Day, _: &Playbook) {
    let (index, milestone) = day.at.milestone_of(Event::GoLive).expect("a day of going live");
    if milestone.fact.is_none() {
        done(day, index);
    }
}

/// Whether a count of use is to show today what a milestone rests on.
pub(super) fn is_to_be_counted(day: &Day) -> bool {
    let home = |index: usize| day.plan.jsp.milestones[index].fact.map(Fact::home);
    due_today(day).into_iter().any(|index| home(index) == Some(Home::Usage))
}

fn due_today(day: &Day) -> Vec<usize> {
    let all = 0..day.plan.jsp.milestones.len();
    all.filter(|index| day.at.is_open(*index) && is_today(day, day.at.due(*index))).collect()
}

fn done(day: &mut Day, index: usize) {
    let (at, today) = (format!("jsp.yaml:milestones.{index}"), day.today());
    day.fill_in(&format!("{at}.done_on"), &today.to_string());
    day.fill_in(&format!("{at}.evidence"), "a link to what shows it");
}

/// Gives somebody's word, in writing.
pub(super) fn confirm(day: &mut Day, fact: &str, by: &str) {
    let word = format!("{{fact: {fact}, by: {by}, confirmed_on: {}, evidence: their mail}}", day.today());
    day.enter("jsp.yaml:confirmations", &word);
}

fn come_true(day: &mut Day, fact: Fact) {
    match fact.home() {
        Home::Contact(kind) => hold(day, kind),
        Home::Resources => {
            for index in 0..day.plan.handoff.customer_resources.len() {
                let at = format!("handoff.yaml:customer_resources.{index}");
                day.fill_in(&format!("{at}.name"), CHAMPION);
                day.fill_in(&format!("{at}.committed_on"), &day.today().to_string());
            }
        }
        Home::Confirmations(what) => {
            confirm(day, what.word(), SPONSOR);
            confirm(day, what.word(), CSM);
        }
        Home::Attestation => attest(day, |_, criterion| criterion.attests == Some(Fact::Uat)),
        // Use is counted at the end of the day.
        Home::Usage => {}
        Home::Training | Home::Value(_) => panic!("no milestone of a playbook rests on {fact}"),
    }
}

/// Holds a meeting of a kind, with everybody there.
pub(super) fn hold(day: &mut Day, kind: ContactKind) {
    let present = match kind {
        ContactKind::HandoffMeeting => vec![AE, CSM],
        ContactKind::SecurityPack => vec![ADMIN],
        _ => vec![SPONSOR, CHAMPION, ADMIN, CSM],
    };
    let (today, present) = (day.today(), present.join(", "));
    let contact = format!(
        "{{id: L-{kind}, kind: {kind}, held_on: {today}, present: [{present}], summary: as agreed, evidence: minutes}}"
    );
    day.enter("contacts.yaml:contacts", &contact);
}

/// Gives the word on every criterion that waits for one and is asked for by `is_meant`.
fn attest(day: &mut Day, is_meant: impl Fn(GateName, &Criterion) -> bool) {
    let plan = day.plan.clone();
    for gate in GateName::ALL {
        let criteria = plan.gates.gates.get(*gate).map_or(&[][..], |it| &it.criteria);
        for (index, criterion) in criteria.iter().enumerate() {
            if CriterionKind::of(criterion) != CriterionKind::Attested
                || !criterion.attestations.is_empty()
                || !is_meant(*gate, criterion)
            {
                continue;
            }
            let by = criterion.by_role.map_or(CSM, theirs);
            let word =
                format!("{{by: {by}, attested_on: {}, evidence: a link to what shows it}}", day.today());
            let at = format!("gates.yaml:gates.{}.criteria.{index}.attestations", gate.word());
            day.enter(&at, &word);
        }
    }
}

/// Gives the words that are left on the day on which a gate is due.
pub(super) fn attest_due(day: &mut Day, gates: &[GateName]) {
    attest(day, |gate, criterion| gates.contains(&gate) && criterion.attests.is_none());
}

/// Gives the sessions of the day, and tests who came.
pub(super) fn teach(day: &mut Day) {
    let plan = day.plan.clone();
    for (index, session) in day.at.clone().sessions() {
        if session.delivered_on.is_some() || !is_today(day, day.at.session_due(session)) {
            continue;
        }
        let today = day.today();
        let at = format!("training.yaml:sessions.{index}");
        let names = session.audience.map_or(&[][..], tested);
        let count = if names.is_empty() { 20 } else { names.len() };
        day.fill_in(&format!("{at}.delivered_on"), &today.to_string());
        for key in ["invited", "attended", "assessed", "passed"] {
            day.fill_in(&format!("{at}.{key}"), &count.to_string());
        }
        for name in names {
            day.enter(
                &format!("{at}.tries"),
                &format!("{{taken_on: {today}, by: {name}, passed: true, evidence: the sheet}}"),
            );
        }
        day.fill_in(&format!("{at}.assessed_on"), &today.to_string());
    }
    let live = day.at.live_on();
    for (index, step) in plan.adoption.activation.iter().enumerate() {
        let due = live.map(|live| live.plus_days(i64::from(step.day)));
        if step.done_on.is_none() && is_today(day, due) {
            let at = format!("adoption.yaml:activation.{index}");
            day.fill_in(&format!("{at}.done_on"), &day.today().to_string());
        }
    }
}

/// Reaches what has a day of its own: value, outcomes, promises; and looks at the risk.
pub(super) fn reach(day: &mut Day) {
    let (plan, today) = (day.plan.clone(), day.today());
    for name in [ValueName::QuickWin, ValueName::First, ValueName::Full] {
        let point = plan.jsp.value.get(name);
        let is_own = point.milestone.get().is_none() && point.reached_on.is_none();
        if is_own && is_today(day, day.at.value_due(name)) {
            let at = format!("jsp.yaml:value.{}", name.word());
            day.fill_in(&format!("{at}.reached_on"), &today.to_string());
            day.fill_in(&format!("{at}.evidence"), "their report");
        }
    }
    for (index, outcome) in plan.jsp.outcomes.iter().enumerate() {
        if is_today(day, day.at.day_of(outcome.due.as_ref())) {
            day.enter(
                &format!("jsp.yaml:outcomes.{index}.readings"),
                &format!("{{measured_on: {today}, value: 4, evidence: their report}}"),
            );
        }
    }
    for (index, promise) in plan.handoff.commitments.iter().enumerate() {
        if is_today(day, day.at.commitment_due(promise)) {
            day.fill_in(&format!("handoff.yaml:commitments.{index}.delivered_on"), &today.to_string());
        }
    }
    for (index, risk) in plan.risks.risks.iter().enumerate() {
        if risk.closed.is_none() && is_today(day, day.at.risk_due(risk)) {
            day.fill_in(
                &format!("risks.yaml:risks.{index}.closed"),
                &format!("{{closed_on: {today}, reason: it did not happen}}"),
            );
        }
    }
}
