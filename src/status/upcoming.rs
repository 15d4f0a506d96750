//! What is late and what is due in the next days, by plan; and what is blocked.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::gate::{JudgedCriterion, JudgedGate};
use crate::model::{Session, Side};
use crate::plan_at::Wait;
use crate::schedule::{Stuck, open_actions, stuck};

use super::asked::{Asked, asked};
use super::gate_now::GateNow;
use crate::assessment::Assessment;

/// How many days the stand-up looks ahead.
pub(super) const AHEAD: i64 = 7;

/// Something that is due or happens in the next days.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Coming {
    /// The day.
    pub on: Date,
    /// `milestone`, `action`, `training`, `criterion`, `gate`, `risk`, `waiver`, `promise`, `call`, `contract`, `hold`, `checkpoint`.
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

impl Entry {
    /// Whether it is what somebody owns.
    pub(super) fn is_work(&self) -> bool {
        matches!(self.coming.kind, "milestone" | "action")
    }
}

/// What is late in a plan or waits for a signature, and what is due up to some day: looked up once for all that is told of it.
/// What was put off is late by the day that was agreed, and is not due once more. Nothing once the onboarding has ended.
pub(super) struct Upcoming<'a> {
    it: &'a Assessment,
    pub(super) late: Vec<Entry>,
    pub(super) due: Vec<Entry>,
}

impl<'a> Upcoming<'a> {
    /// By the days of the plan, up to and including `last`.
    pub(super) fn until(it: &'a Assessment, last: Date) -> Self {
        if it.has_ended() {
            return Self { it, late: Vec::new(), due: Vec::new() };
        }
        let asked = asked(it);
        let mut late = late(it, &asked);
        late.extend(gate_now(it));
        let mut ahead = Ahead { it, asked: &asked, last, entries: Vec::new() };
        ahead.due();
        ahead.planned();
        ahead.waivers(Coming::due);
        let due = but_for(&late, ahead.entries);
        Self { it, late, due }
    }

    /// What is late, and what somebody has to do by the next working day, by day. Any gate but one that is late or waits for a
    /// signature alone follows from what it waits for.
    pub(super) fn next(mut self) -> Vec<Coming> {
        let last = self.it.basis.next_working_day();
        self.due.retain(|one| one.coming.on <= last && one.coming.kind != "gate");
        self.told()
    }

    /// What is late, then what is due, by day.
    fn told(mut self) -> Vec<Coming> {
        mark(self.it, self.late.iter_mut().chain(&mut self.due));
        by_day(self.late).chain(by_day(self.due)).collect()
    }
}

/// The entries that are not told as late.
pub(super) fn but_for(late: &[Entry], mut entries: Vec<Entry>) -> Vec<Entry> {
    let told: BTreeSet<(&str, usize)> = late.iter().map(|one| (one.coming.kind, one.index)).collect();
    entries.retain(|one| !told.contains(&(one.coming.kind, one.index)));
    entries
}

pub(super) fn by_day(mut entries: Vec<Entry>) -> impl Iterator<Item = Coming> {
    entries.sort_by(|one, other| one.coming.cmp(&other.coming));
    entries.into_iter().map(|one| one.coming)
}

/// The open milestones, actions and trainings that are past their day, and what gates ask for beside them; nothing once the
/// onboarding has ended.
pub(super) fn late(it: &Assessment, asked: &[Asked<'_>]) -> Vec<Entry> {
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
    let asked = asked.iter().enumerate().filter(|(_, asked)| it.is_past(asked.due));
    let asked = asked.filter_map(|(index, asked)| {
        one(index, Some(asked.due), "criterion", &asked.what, asked.criterion.owner.as_deref())
    });
    milestones.chain(actions).chain(trainings).chain(asked).collect()
}

/// The next gate, where it is late or waits for a signature: for each of those who may do something about it.
fn gate_now(it: &Assessment) -> Vec<Entry> {
    let Some(now) = GateNow::of(it) else { return Vec::new() };
    let coming = Coming {
        due: now.gate.due,
        days_late: now.days_late,
        ..Coming::on(now.on, "gate", now.gate.gate.word())
    };
    let nobody = now.who.is_empty().then_some(None);
    let who = now.who.iter().copied().map(Some).chain(nobody);
    who.map(|name| Entry { coming: coming.clone().by(name), index: now.index }).collect()
}

/// What is late, each with the id of its entry; nothing once the onboarding has ended.
pub fn late_entries(it: &Assessment) -> Vec<(String, Coming)> {
    let (plan, asked) = (&it.plan, asked(it));
    let id = |entry: &Entry| match entry.coming.kind {
        "milestone" => &plan.jsp.milestones[entry.index].id,
        "action" => &plan.actions.actions[entry.index].id,
        "criterion" => &asked[entry.index].criterion.id,
        _ => &plan.training.sessions[entry.index].id,
    };
    late(it, &asked).into_iter().map(|entry| (id(&entry).clone(), entry.coming)).collect()
}

/// What is late, and what is due in the next 7 days, by the days of the plan; nothing once the onboarding has ended.
pub fn week(it: &Assessment) -> Vec<Coming> {
    Upcoming::until(it, it.as_of().plus_days(AHEAD)).told()
}

/// What has been found from the as-of date up to a day.
pub(super) struct Ahead<'a> {
    pub(super) it: &'a Assessment,
    /// What gates ask for beside milestones.
    pub(super) asked: &'a [Asked<'a>],
    pub(super) last: Date,
    pub(super) entries: Vec<Entry>,
}

impl Ahead<'_> {
    /// Adds what happens on a day, if that is one of these.
    pub(super) fn add(&mut self, index: usize, on: Option<Date>, coming: impl FnOnce(Date) -> Coming) {
        if let Some(on) = on.filter(|on| (self.it.as_of()..=self.last).contains(on)) {
            self.entries.push(Entry { coming: coming(on), index });
        }
    }

    /// As [`Self::add`], of what is planned for a day: while a hold lasts nothing is to be done.
    pub(super) fn plan(&mut self, index: usize, planned: Option<Date>, coming: impl FnOnce(Date) -> Coming) {
        let on = planned.and_then(|day| self.it.to_do_on(day));
        self.add(index, on, |on| Coming { due: planned, ..coming(on) });
    }

    /// Milestones and gates on the day for which they are planned.
    fn due(&mut self) {
        let it = self.it;
        for (index, milestone, forecast) in it.schedule.milestones().filter(|(_, _, f)| f.standing.is_open())
        {
            let owner = milestone.owner.one_on(it.as_of());
            self.plan(index, forecast.due, |on| Coming::on(on, "milestone", milestone.label()).by(owner));
        }
        for (index, gate) in shut_gates(it) {
            self.plan(index, gate.due, |on| Coming::on(on, "gate", gate.gate.word()));
        }
    }

    /// What has a day of its own in the plan, and nothing that moves it.
    pub(super) fn planned(&mut self) {
        let it = self.it;
        for (index, action) in open_actions(it) {
            let owner = it.action_owner(index);
            self.plan(index, it.action_due(index), |on| Coming::on(on, "action", action.label()).by(owner));
        }
        let is_ahead = |session: &Session| session.delivered_by(it.as_of()).is_none();
        for (index, session) in it.sessions().filter(|(_, session)| is_ahead(session)) {
            let title = session.title.or(&session.id);
            self.plan(index, it.session_due(session), |on| Coming::on(on, "training", title));
        }
        for (index, asked) in self.asked.iter().enumerate() {
            let owner = asked.criterion.owner.as_deref();
            self.add(index, Some(asked.due), |on| Coming::due(on, "criterion", &asked.what).by(owner));
        }
        for (index, risk) in it.open_risks() {
            let (what, owner) = (risk.text.or(&risk.id), risk.owner.one_on(it.as_of()));
            self.plan(index, it.risk_due(risk), |on| Coming::on(on, "risk", what).by(owner));
        }
    }

    /// The ends of waivers.
    pub(super) fn waivers(&mut self, coming: fn(Date, &'static str, &str) -> Coming) {
        for (index, (criterion, until)) in waived(self.it).enumerate() {
            let what = format!("the waiver of {} ends", criterion.id);
            self.add(index, Some(until), |on| coming(on, "waiver", &what).by(criterion.owner.as_deref()));
        }
    }
}

/// The gates that are not open, each with its number.
pub(super) fn shut_gates(it: &Assessment) -> impl Iterator<Item = (usize, &JudgedGate)> {
    it.gates.gates.iter().enumerate().filter(|(_, gate)| !gate.verdict.is_open())
}

/// Marks whose side the entries are on, whether something waits for them, and whether they cannot go on.
pub(super) fn mark<'a>(it: &Assessment, entries: impl Iterator<Item = &'a mut Entry>) {
    let stuck = stuck(it);
    let waits = stuck.iter().flat_map(|stuck| &stuck.waits);
    let blocking: BTreeSet<&str> = waits.filter_map(|wait| wait.blocker.action.get()).collect();
    let blocked: BTreeSet<&str> = stuck.iter().map(|stuck| stuck.id).collect();
    for Entry { coming, index } in entries {
        let id = match coming.kind {
            "milestone" => it.plan.jsp.milestones[*index].id.as_str(),
            "action" => it.plan.actions.actions[*index].id.as_str(),
            _ => "",
        };
        coming.is_blocking = blocking.contains(id);
        coming.is_blocked = blocked.contains(id);
        coming.side = coming.owner.as_deref().and_then(|name| it.side_of(name));
    }
}

/// The criteria that a waiver stands in for, each with its last day.
pub(super) fn waived(it: &Assessment) -> impl Iterator<Item = (&JudgedCriterion, Date)> {
    let criteria = it.gates.gates.iter().flat_map(|gate| &gate.criteria);
    criteria.filter_map(|it| Some((it, it.state.until()?)))
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

    fn due_next(it: &Assessment) -> Vec<Coming> {
        Upcoming::until(it, it.as_of().plus_days(AHEAD)).next()
    }

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

    #[test]
    fn what_is_planned_while_a_hold_lasts_is_due_after_it() {
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, \
                    holds: [{id: H-1, since: 2026-04-08, resumes_on: 2026-04-15, reason: a freeze}]}";
        let files = [
            ("onboarding.yaml", head),
            ("actions.yaml", "actions: [{id: A-1, title: Call, due: 2026-04-10}]"),
            ("jsp.yaml", "milestones: [{id: M-1, title: Keys, due: 2026-04-10}]"),
        ];
        let told = |as_of: &str| {
            let it = Assessment::of(plan_from(&files), &Basis::on(date(as_of)));
            let on = |all: Vec<Coming>| -> Vec<String> {
                all.iter()
                    .map(|one| format!("{} {} {:?}", one.on, one.what, one.due.map(|it| it.to_string())))
                    .collect()
            };
            (on(due_next(&it)), on(week(&it)).len())
        };
        assert_eq!(told("2026-04-08"), (vec![], 2), "not today, and within the week");
        assert_eq!(told("2026-04-10"), (vec![], 2), "nor on the day for which it was planned");
        let both = ["2026-04-15 Call Some(\"2026-04-10\")", "2026-04-15 Keys Some(\"2026-04-10\")"];
        assert_eq!(told("2026-04-14").0, both);
    }
}
