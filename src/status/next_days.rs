//! What the next 7 days really bring: what is late and waits for somebody, then each thing on the day on which it can be
//! expected, which for milestones and gates is the forecast and not the day in the plan.

use super::asked::asked;
use super::checkpoint::{Checkpoint, CheckpointState};
use super::gate_now::GateNow;
use super::upcoming::{AHEAD, Ahead, Coming, Entry, but_for, by_day, late, mark, shut_gates};
use super::window::windows;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::model::Commitment;

/// What is late, then what the next 7 days bring, by day; nothing once the onboarding has ended. A milestone that is late is
/// there on the day on which it can be done, where that is one of the seven, else with what is late.
pub fn next_days(it: &Assessment) -> Vec<Coming> {
    if it.has_ended() {
        return Vec::new();
    }
    let asked = asked(it);
    let mut late = late(it, &asked);
    late.retain(|one| one.coming.kind != "milestone");
    late.extend(late_promises(it));
    let mut ahead = Ahead { it, asked: &asked, last: it.as_of().plus_days(AHEAD), entries: Vec::new() };
    late.extend(ahead.forecast());
    ahead.planned();
    ahead.promised();
    ahead.agreed();
    ahead.ending();
    let mut ahead = but_for(&late, ahead.entries);
    // Of one day and kind, in the order of the plan: no gate opens before the one ahead of it.
    ahead.sort_by_key(|one| (one.coming.on, one.coming.kind));
    mark(it, ahead.iter_mut().chain(&mut late));
    by_day(late).chain(ahead.into_iter().map(|one| one.coming)).collect()
}

/// Promises of the sale whose day has passed.
fn late_promises(it: &Assessment) -> Vec<Entry> {
    let late = |(index, promise, owed): (usize, &Commitment, Date)| {
        let what = promise.text.or(&promise.id);
        let days_late = it.days_late(owed);
        Entry { coming: Coming { days_late, ..Coming::due(owed, "promise", what) }, index }
    };
    it.overdue_commitments().map(late).collect()
}

impl Ahead<'_> {
    /// Milestones and gates: what waits for itself has no forecast, and comes on its planned day. While nobody knows when a hold
    /// ends, nothing is to be expected. Gives what is late and is not to be expected in these days.
    fn forecast(&mut self) -> Vec<Entry> {
        let it = self.it;
        let mut late = Vec::new();
        for (index, milestone, forecast) in
            it.schedule.milestones().filter(|(_, _, it)| it.standing.is_open())
        {
            let days = [forecast.date, forecast.due];
            late.extend(self.expect(index, days, |on| Coming {
                due: forecast.due,
                days_late: forecast.due.filter(|_| forecast.is_overdue).map_or(0, |due| it.days_late(due)),
                ..Coming::on(on, "milestone", milestone.label()).by(milestone.owner.one_on(it.as_of()))
            }));
        }
        let now = GateNow::of(it);
        for (index, gate) in shut_gates(it) {
            let who = now.as_ref().filter(|now| now.index == index).and_then(GateNow::names);
            late.extend(self.expect(index, [gate.forecast, gate.due], |on| Coming {
                due: gate.due,
                days_late: gate.due.filter(|_| gate.is_overdue()).map_or(0, |due| it.days_late(due)),
                ..Coming::on(on, "gate", gate.gate.word()).by(who.as_deref())
            }));
        }
        late
    }

    /// Adds what is to be expected on the first of two days, or on the second, for which it is planned, where nobody can tell; what
    /// is late and is not to be expected in these days is given back.
    fn expect(
        &mut self,
        index: usize,
        [expected, planned]: [Option<Date>; 2],
        coming: impl Fn(Date) -> Coming,
    ) -> Option<Entry> {
        let days = self.it.as_of()..=self.last;
        let expected = expected.or(planned).and_then(|on| self.it.to_do_on(on));
        if let Some(on) = expected.filter(|on| days.contains(on)) {
            self.entries.push(Entry { coming: coming(on), index });
            return None;
        }
        let late = planned.map(|on| Entry { coming: coming(on), index });
        late.filter(|late| late.coming.days_late > 0)
    }

    /// Promises of the sale.
    fn promised(&mut self) {
        let it = self.it;
        for (index, promise) in it.owed_commitments() {
            let what = promise.text.or(&promise.id);
            self.plan(index, it.commitment_owed(promise), |on| Coming::on(on, "promise", what));
        }
    }

    /// Calls by the rhythm, and the days of the contract.
    fn agreed(&mut self) {
        let it = self.it;
        for (index, on) in it.calls_ahead().into_iter().enumerate() {
            self.add(index, Some(on), |on| Coming::on(on, "call", "call with the customer").by(it.csm()));
        }
        let contract = &it.plan.onboarding.contract;
        self.add(0, contract.notice_until(), |on| Coming::on(on, "contract", "last day of notice"));
        self.add(1, contract.renews, |on| Coming::on(on, "contract", "renewal"));
    }

    /// What ends: waivers, a hold, a window with checkpoints that are still open.
    fn ending(&mut self) {
        let it = self.it;
        self.waivers(Coming::on);
        let hold = it.holds.running().map(|index| &it.plan.onboarding.holds[index]);
        let ends = hold.and_then(|hold| hold.resumes_on(it.as_of()));
        self.add(0, ends, |on| Coming::on(on, "hold", "the hold ends"));
        for (index, window) in windows(it).iter().enumerate() {
            let open: Vec<&str> = window.checkpoints.iter().filter(is_ahead).map(|one| one.text).collect();
            let last = window.to.filter(|to| !open.is_empty() && *to >= it.as_of());
            self.add(index, last, |on| {
                let day = on.days_since(it.signed());
                Coming::on(on, "checkpoint", &format!("day {day}, still open: {}", open.join(", ")))
            });
        }
    }
}

fn is_ahead(checkpoint: &&Checkpoint) -> bool {
    checkpoint.state == CheckpointState::Ahead
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn told(files: &[(&str, &str)], as_of: &str) -> Vec<String> {
        let it = Assessment::of(plan_from(files), &Basis::on(date(as_of)));
        let said = |one: Coming| {
            let due = one.due.filter(|due| *due != one.on).map(|due| format!(" due {due}"));
            let late = (one.days_late > 0).then(|| format!(" {}d late", one.days_late));
            let more = due.unwrap_or_default() + &late.unwrap_or_default();
            format!("{} {}: {}{more}", one.on, one.kind, one.what)
        };
        next_days(&it).into_iter().map(said).collect()
    }

    const HEAD: (&str, &str) = (
        "onboarding.yaml",
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02, renews: 2026-06-10, notice_days: 60}}",
    );

    #[test]
    fn a_milestone_comes_on_the_day_on_which_it_can_be_done() {
        let jsp = "milestones:
  - {id: M-late, title: Keys, due: 2026-04-03, days: 3}
  - {id: M-next, title: Pilot, due: 2026-04-14, days: 2, after: [M-late]}
  - {id: M-far, title: Live, due: 2026-04-15, days: 5, after: [M-next]}
  - {id: M-own, title: Review, due: 2026-04-16}
  - {id: M-ring, title: Ring, due: 2026-04-17, after: [M-ring]}";
        let want = [
            "2026-04-11 contract: last day of notice",
            "2026-04-14 milestone: Keys due 2026-04-03 7d late",
            "2026-04-16 milestone: Pilot due 2026-04-14",
            "2026-04-16 milestone: Review",
            "2026-04-17 milestone: Ring",
        ];
        let told = told(&[HEAD, ("jsp.yaml", jsp)], "2026-04-10");
        let told: Vec<&String> = told.iter().filter(|it| !it.contains("checkpoint")).collect();
        assert_eq!(told, want, "what cannot be done within the days is not there, whatever was planned");
    }

    #[test]
    fn what_is_late_is_there_however_long_it_will_take() {
        let jsp = "milestones: [{id: M-1, title: Keys, due: 2026-04-03, days: 20}, {id: M-2, title: Live, due: 2026-04-13, days: 20}]";
        assert_eq!(
            told(&[("jsp.yaml", jsp)], "2026-04-10"),
            ["2026-04-03 milestone: Keys 7d late"],
            "what has time and cannot be done within the days is not"
        );
    }

    #[test]
    fn what_was_promised_and_agreed_comes_as_well() {
        let handoff = "commitments:
  - {id: H-1, text: An export, due: 2026-04-08}
  - {id: H-2, text: A second site, due: 2026-04-14}
  - {id: H-3, text: A report, due: 2026-04-14, delivered_on: 2026-04-02}
  - {id: H-4, text: A course, due: 2026-05-20, moves: [{from: 2026-04-13, to: 2026-05-20, moved_on: 2026-04-02}]}";
        let jsp = "cadence: {execution_call: weekly}";
        let contacts = "contacts: [{id: K-1, held_on: 2026-04-09, kind: call}]";
        let files = [HEAD, ("handoff.yaml", handoff), ("jsp.yaml", jsp), ("contacts.yaml", contacts)];
        let want = [
            "2026-04-08 promise: An export 2d late",
            "2026-04-11 contract: last day of notice",
            "2026-04-13 promise: A course",
            "2026-04-14 promise: A second site",
            "2026-04-16 call: call with the customer",
        ];
        assert_eq!(told(&files, "2026-04-10"), want);
    }

    #[test]
    fn a_window_that_ends_names_the_checkpoints_that_are_open() {
        let jsp = "milestones: [{id: M-1, event: core_configuration, due: 2026-03-20}]";
        let told = told(&[HEAD, ("jsp.yaml", jsp)], "2026-03-27");
        let open = "kickoff held, core configuration done, success confirmed in writing by the sponsor";
        assert!(told.contains(&format!("2026-04-01 checkpoint: day 30, still open: {open}")), "{told:?}");
    }

    #[test]
    fn a_hold_ends_on_its_day() {
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, \
                    holds: [{id: H-1, since: 2026-03-26, resumes_on: 2026-04-14, reason: a freeze}]}";
        let told = told(&[("onboarding.yaml", head)], "2026-04-10");
        assert!(told.contains(&"2026-04-14 hold: the hold ends".to_owned()), "{told:?}");
    }

    #[test]
    fn nothing_is_expected_while_nobody_knows_when_work_goes_on() {
        let told = |hold: &str| {
            let head = format!(
                "{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, holds: [{{id: H-1, since: 2026-04-08{hold}}}]}}"
            );
            let files = [
                ("onboarding.yaml", head.as_str()),
                ("jsp.yaml", "milestones: [{id: M-1, title: Keys, phase: kickoff, due: 2026-04-09}]"),
                ("actions.yaml", "actions: [{id: A-1, title: Call, due: 2026-04-10}]"),
            ];
            let mut told = told(&files, "2026-04-10");
            told.retain(|one| ["milestone", "gate", "action"].iter().any(|kind| one.contains(kind)));
            told
        };
        assert_eq!(told(""), [""; 0]);
        let both = ["2026-04-15 action: Call due 2026-04-10", "2026-04-15 milestone: Keys due 2026-04-09"];
        assert!(both.iter().all(|it| told(", resumes_on: 2026-04-15").contains(&(*it).to_owned())));
    }

    #[test]
    fn gates_of_one_day_come_in_their_order() {
        let jsp = "milestones: [{id: M-1, due: 2026-04-14}]";
        let gates = "gates: {go_live: {criteria: [{id: C-1, milestone: M-1}]}, activation: {criteria: [{id: C-2, milestone: M-1}]}}";
        let told = told(&[HEAD, ("jsp.yaml", jsp), ("gates.yaml", gates)], "2026-04-13");
        let told: Vec<&str> = told.iter().filter_map(|one| one.strip_prefix("2026-04-14 gate: ")).collect();
        assert_eq!(told, ["go_live", "activation"]);
    }
}
