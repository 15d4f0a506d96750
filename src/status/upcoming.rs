//! What is late and what is due in the next days, by plan; and what is blocked.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::gate::JudgedCriterion;
use crate::model::Side;
use crate::plan_at::Wait;
use crate::schedule::{Stuck, open_actions, stuck};

use crate::assessment::Assessment;

/// How many days the stand-up looks ahead.
pub(super) const AHEAD: i64 = 7;

/// Something that is due or happens in the next days.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Coming {
    /// The day.
    pub on: Date,
    /// `milestone`, `action`, `training`, `gate`, `risk`, `waiver`, `promise`, `call`, `contract`, `hold`, `checkpoint`.
    pub kind: &'static str,
    /// What.
    pub what: String,
    /// Who.
    pub owner: Option<String>,
    /// The day for which it is planned, where it has one.
    pub due: Option<Date>,
    /// By how many days it is late, as everything is: days on hold are not counted. 0 while there is time.
    pub days_late: i64,
    /// On which side whoever has to do it is, as far as the plan tells.
    pub side: Option<Side>,
    /// Whether something waits for it that cannot go on.
    pub is_blocking: bool,
    /// Whether it cannot go on itself.
    pub is_blocked: bool,
}

impl Coming {
    /// On a day that nobody planned for it.
    pub(super) fn on(on: Date, kind: &'static str, what: &str) -> Self {
        let what = what.to_owned();
        let (owner, due, side, days_late) = (None, None, None, 0);
        Self { on, kind, what, owner, due, days_late, side, is_blocking: false, is_blocked: false }
    }

    /// On the day for which it is planned.
    pub(super) fn due(on: Date, kind: &'static str, what: &str) -> Self {
        Self { due: Some(on), ..Self::on(on, kind, what) }
    }

    /// With who has it.
    pub(super) fn by(self, owner: Option<&str>) -> Self {
        Self { owner: owner.map(str::to_owned), ..self }
    }
}

/// Something that is due, and the number of the entry in its list: two entries may be called alike.
pub(super) struct Entry {
    pub(super) coming: Coming,
    pub(super) index: usize,
}

/// What is late, and what somebody has to do by the next working day, by day. A gate follows from what it waits for.
pub(super) fn due_next(it: &Assessment) -> Vec<Coming> {
    let days = it.basis.next_working_day().days_since(it.as_of());
    let mut all = with_late(it, within(it, days));
    all.retain(|one| one.kind != "gate");
    all
}

/// What is late, then what comes. What was put off is late by the day that was agreed, and does not come once more.
fn with_late(it: &Assessment, coming: Vec<Entry>) -> Vec<Coming> {
    let late = late(it);
    let told: BTreeSet<(&str, usize)> = late.iter().map(|one| (one.coming.kind, one.index)).collect();
    let new: Vec<Entry> =
        coming.into_iter().filter(|one| !told.contains(&(one.coming.kind, one.index))).collect();
    by_day(late).chain(by_day(new)).collect()
}

pub(super) fn by_day(mut entries: Vec<Entry>) -> impl Iterator<Item = Coming> {
    entries.sort_by(|one, other| one.coming.cmp(&other.coming));
    entries.into_iter().map(|one| one.coming)
}

/// The open milestones, actions and trainings that are past their day, by day; nothing once the onboarding has ended.
pub(super) fn late(it: &Assessment) -> Vec<Entry> {
    if it.has_ended() {
        return Vec::new();
    }
    let one = |index, on: Option<Date>, kind, what: &str, owner: Option<&str>| {
        let on = on?;
        let coming = Coming { days_late: it.days_late(on), ..Coming::due(on, kind, what).by(owner) };
        Some(Entry { coming, index })
    };
    let milestones = it.schedule.milestones().filter(|(_, _, forecast)| forecast.is_overdue);
    let milestones = milestones.filter_map(|(index, milestone, forecast)| {
        one(index, forecast.due, "milestone", milestone.label(), milestone.owner.one_on(it.as_of()))
    });
    let actions = open_actions(it).filter_map(|(index, action)| {
        let due = it.action_owed_on(index).filter(|due| it.is_past(*due));
        one(index, due, "action", action.label(), it.action_owner(index))
    });
    let trainings = it.overdue_sessions().into_iter().filter_map(|(index, session, owed)| {
        one(index, Some(owed), "training", session.title.or(&session.id), None)
    });
    held(it, milestones.chain(actions).chain(trainings).collect())
}

/// What is late, by day, each with the id of its entry; nothing once the onboarding has ended.
pub fn late_entries(it: &Assessment) -> Vec<(String, Coming)> {
    let plan = &it.plan;
    let id = |entry: &Entry| match entry.coming.kind {
        "milestone" => &plan.jsp.milestones[entry.index].id,
        "action" => &plan.actions.actions[entry.index].id,
        _ => &plan.training.sessions[entry.index].id,
    };
    late(it).into_iter().map(|entry| (id(&entry).clone(), entry.coming)).collect()
}

/// What is late, and what is due in the next 7 days, by the days of the plan; nothing once the onboarding has ended.
pub fn week(it: &Assessment) -> Vec<Coming> {
    with_late(it, within(it, AHEAD))
}

fn within(it: &Assessment, days: i64) -> Vec<Entry> {
    let mut all = Vec::new();
    if it.has_ended() {
        return all;
    }
    let mut add = |index, on: Option<Date>, kind, what: &str, owner: Option<&str>| {
        if let Some(on) = on.filter(|on| (0..=days).contains(&on.days_since(it.as_of()))) {
            all.push(Entry { coming: Coming::due(on, kind, what).by(owner), index });
        }
    };
    let is_ahead = |on: Option<Date>| on.is_none_or(|on| on > it.as_of());
    for (index, milestone, forecast) in it.schedule.milestones().filter(|(_, _, f)| f.standing.is_open()) {
        add(index, forecast.due, "milestone", milestone.label(), milestone.owner.one_on(it.as_of()));
    }
    for (index, action) in open_actions(it) {
        add(index, it.action_due(index), "action", action.label(), it.action_owner(index));
    }
    for (index, session) in it.sessions().filter(|(_, session)| is_ahead(session.delivered_on)) {
        add(index, it.session_due(session), "training", session.title.or(&session.id), None);
    }
    for (index, gate) in it.gates.gates.iter().enumerate().filter(|(_, gate)| !gate.verdict.is_open()) {
        add(index, gate.due, "gate", gate.gate.word(), None);
    }
    for (index, (criterion, until)) in waived(it).enumerate() {
        add(
            index,
            Some(until),
            "waiver",
            &format!("the waiver of {} ends", criterion.id),
            criterion.owner.as_deref(),
        );
    }
    for (index, risk) in it.open_risks() {
        add(index, it.risk_due(risk), "risk", risk.text.or(&risk.id), risk.owner.one_on(it.as_of()));
    }
    held(it, all)
}

/// The entries with whose side they are on, whether something waits for them, and whether they cannot go on.
pub(super) fn held(it: &Assessment, mut entries: Vec<Entry>) -> Vec<Entry> {
    let stuck = stuck(it);
    let waits = stuck.iter().flat_map(|stuck| &stuck.waits);
    let blocking: BTreeSet<&str> = waits.filter_map(|wait| wait.blocker.action.get()).collect();
    let blocked: BTreeSet<&str> = stuck.iter().map(|stuck| stuck.id).collect();
    for Entry { coming, index } in &mut entries {
        let id = match coming.kind {
            "milestone" => it.plan.jsp.milestones[*index].id.as_str(),
            "action" => it.plan.actions.actions[*index].id.as_str(),
            _ => "",
        };
        coming.is_blocking = blocking.contains(id);
        coming.is_blocked = blocked.contains(id);
        coming.side = coming.owner.as_deref().and_then(|name| it.side_of(name));
    }
    entries
}

/// The criteria that a waiver stands in for, each with its last day.
pub(super) fn waived(it: &Assessment) -> impl Iterator<Item = (&JudgedCriterion, Date)> {
    let criteria = it.gates.gates.iter().flat_map(|gate| &gate.criteria);
    criteria.filter_map(|it| Some((it, it.state.until()?)))
}

/// Whose the milestones and actions are that are due in so many days.
pub(super) fn within_days(it: &Assessment, days: i64) -> Vec<Option<String>> {
    let told: BTreeSet<(&str, usize)> = late(it).iter().map(|one| (one.coming.kind, one.index)).collect();
    let due = within(it, days)
        .into_iter()
        .filter(|one| is_work(one) && !told.contains(&(one.coming.kind, one.index)));
    due.map(|one| one.coming.owner).collect()
}

/// Whose the milestones and actions are that are late.
pub(super) fn late_of(it: &Assessment) -> Vec<Option<String>> {
    late(it).into_iter().filter(is_work).map(|one| one.coming.owner).collect()
}

/// What somebody owns.
fn is_work(entry: &Entry) -> bool {
    matches!(entry.coming.kind, "milestone" | "action")
}

/// Something that cannot go on, and one of the things that hold it up.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Blocked {
    /// Its id.
    pub id: String,
    /// What.
    pub what: String,
    /// Why.
    pub reason: Option<String>,
    /// The person who has to move, where one is named.
    pub waiting_for: Option<String>,
    /// The side that has to move.
    #[serde(rename = "waiting_on")]
    pub side: Option<Side>,
    /// Since when.
    pub since: Date,
    /// When somebody answered, if they have: then it waits for nobody in particular.
    pub answered_on: Option<Date>,
}

impl Blocked {
    fn by(stuck: &Stuck<'_>, wait: &Wait<'_>, as_of: Date) -> Self {
        Self {
            what: stuck.label.to_owned(),
            id: stuck.id.to_owned(),
            reason: wait.blocker.reason.get().map(str::to_owned),
            waiting_for: wait.person.map(str::to_owned),
            side: wait.side,
            since: wait.since,
            answered_on: wait.blocker.answered_by(as_of),
        }
    }
}

/// What holds up milestones and actions, the longest first. What several things hold up is there once for each, and
/// counts once in the metric `blocked_items`.
pub fn blocked(it: &Assessment) -> Vec<Blocked> {
    if it.has_ended() {
        return Vec::new();
    }
    let mut all: Vec<Blocked> = stuck(it)
        .iter()
        .flat_map(|stuck| stuck.waits.iter().map(|wait| Blocked::by(stuck, wait, it.as_of())))
        .collect();
    // Of one item, in the order of its blockers.
    all.sort_by(|one, other| (one.since, &one.id).cmp(&(other.since, &other.id)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    #[test]
    fn what_is_due_is_told_beside_what_is_late_and_called_alike() {
        let actions = "actions: [{id: A-1, title: Send the list, due: 2026-04-08}, \
                       {id: A-2, title: Send the list, due: 2026-04-13}, {id: A-3, title: Call, due: 2026-04-13}]";
        let it = Assessment::of(plan_from(&[("actions.yaml", actions)]), &Basis::on(date("2026-04-10")));
        let told = |all: Vec<Coming>| -> Vec<String> {
            all.iter().map(|one| format!("{} {} {}", one.on, one.what, one.days_late)).collect()
        };
        let want = ["2026-04-08 Send the list 2", "2026-04-13 Call 0", "2026-04-13 Send the list 0"];
        assert_eq!(told(due_next(&it)), want);
        assert_eq!(told(week(&it)), want);
    }

    #[test]
    fn what_holds_others_up_says_so_and_so_does_what_is_held_up() {
        let files = [
            (
                "onboarding.yaml",
                "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Jo}}",
            ),
            ("stakeholders.yaml", "people: [{name: Lee}]"),
            (
                "actions.yaml",
                "actions: [{id: A-1, title: Keys, due: 2026-04-08, owner: Lee}, {id: A-2, title: Doors, due: 2026-04-09, \
                 owner: Jo, blockers: [{id: X-1, action: A-1, since: 2026-04-01}]}, {id: A-3, title: Walls, due: 2026-04-10}]",
            ),
        ];
        let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10")));
        let told: Vec<_> = due_next(&it)
            .into_iter()
            .map(|one| (one.what, one.side, one.is_blocking, one.is_blocked))
            .collect();
        let want = [
            ("Keys".to_owned(), Some(Side::Customer), true, false),
            ("Doors".to_owned(), Some(Side::Vendor), false, true),
            ("Walls".to_owned(), None, false, false),
        ];
        assert_eq!(told, want);
    }
}
