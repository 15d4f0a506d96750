//! Neglect: what nobody does, for how long, and since when that holds the score down. While a hold lasts it rests, and days
//! on hold are counted nowhere. What cannot be read is no neglect, and our own paperwork stops at amber where the customer does
//! well: lives, gets what they bought, and uses it.

use std::collections::BTreeSet;

use super::cap::{Cap, Passed};
use crate::config::Steps;
use crate::date::Date;
use crate::gate::{Gates, GoLive, JudgedGate};
use crate::metric::Measurements;
use crate::model::{Event, Fact, GateName, PlanFile, Role};
use crate::phrase::{Count, Days};
use crate::plan_at::{PlanAt, Rung, Wait};
use crate::schedule::{Schedule, stuck};

/// What a kind of neglect is counted from.
#[derive(Clone, Copy)]
pub(super) struct Watched<'a> {
    pub(super) at: &'a PlanAt,
    pub(super) schedule: &'a Schedule,
    pub(super) metrics: &'a Measurements,
    pub(super) gates: &'a Gates,
    /// Whether the customer does well whatever our files lack.
    pub(super) does_well: bool,
}

/// How far it has come, and how that is said.
struct Counted {
    number: i64,
    reason: String,
    /// Whether it is our paperwork alone, of a customer who does well: that is never red.
    stops_at_amber: bool,
}

impl Counted {
    /// The same where it is our paperwork alone, of a customer who does well.
    fn paperwork(self, is_paperwork: bool) -> Self {
        if !is_paperwork {
            return self;
        }
        let reason = format!("{}, and only our paperwork is missing", self.reason);
        Self { reason, stops_at_amber: true, ..self }
    }

    const fn new(number: i64, reason: String) -> Self {
        Self { number, reason, stops_at_amber: false }
    }
}

/// A kind of neglect by its id, and how it is counted.
type Rule = (&'static str, fn(Watched<'_>) -> Option<Counted>);

/// Every kind of neglect, in the order of [`crate::config::NEGLECTS`].
const RULES: &[Rule] = &[
    ("no_executive_sponsor", |it| it.no_sponsor()),
    ("champion_departed", |it| it.champion_departed()),
    ("sponsor_not_met", |it| it.sponsor_not_met()),
    ("go_live_slipping", |it| it.go_live_slipping()),
    ("handoff_not_held_wd", |it| it.not_held(Fact::HandoffMeeting, GateName::Handoff, "handoff meeting")),
    ("kickoff_not_held_wd", |it| it.not_held(Fact::Kickoff, GateName::Kickoff, "kickoff")),
    ("nobody_signed_in", |it| it.nobody_signed_in()),
    ("resources_uncommitted_wd", |it| it.resources_uncommitted()),
    ("gate_overdue", |it| it.gate_overdue()),
    ("first_value_overdue", |it| it.value_overdue("first_value_overdue_days", "first value")),
    ("full_value_overdue", |it| it.value_overdue("full_value_overdue_days", "full value")),
    ("past_planned_end", |it| it.past_planned_end()),
    ("no_two_way_contact", |it| it.no_two_way_contact()),
    ("nothing_written", |it| it.nothing_written()),
    ("blocker_on_path_wd", |it| it.blocker_on_path()),
    ("blocker_off_path_wd", |it| it.blocker_off_path()),
    ("no_usage_data", |it| it.no_usage_data()),
    ("silence_step", |it| it.silence_step()),
];

impl<'a> Watched<'a> {
    /// What is neglected, in the order of the rules, each with the score that it allows: one of 100 holds nothing down, and
    /// is neglect all the same.
    pub(super) fn neglected(self) -> Vec<Cap> {
        if self.at.has_ended() || self.at.holds.running().is_some() {
            return Vec::new();
        }
        let (health, segment) = (&self.at.basis.config.health, self.at.plan.onboarding.segment);
        let (neglect, profile) = (&health.neglect, health.profile(segment));
        let passed = RULES.iter().filter_map(|(id, count)| {
            let steps = self.steps(id)?;
            let counted = count(self)?;
            let red_from = (!counted.stops_at_amber).then_some(steps.red);
            let passed = Passed { counted: counted.number, amber_from: steps.amber, red_from };
            let at_most = match passed.step() {
                0 => return None,
                1 => neglect.amber_cap,
                _ => neglect.red_cap,
            };
            let at_most = profile.cap(id).map_or(at_most, |cap| at_most.max(cap));
            Some(Cap { id, at_most, reason: counted.reason, passed: Some(passed) })
        });
        passed.collect()
    }

    /// From when on a kind of neglect counts in the segment; none where nobody watches.
    fn steps(self, id: &str) -> Option<Steps> {
        self.at.basis.config.health.neglect.steps(id, self.at.plan.onboarding.segment)
    }

    /// Since the last sponsor left, or since there should have been one: the kickoff, or the day on which that was due.
    fn no_sponsor(self) -> Option<Counted> {
        self.metrics.get("sponsor_active").known().filter(|active| *active == 0.0)?;
        let since_left = || Some(self.at.days_quiet_since(self.at.last_in(Role::ExecutiveSponsor)?.until));
        let number = since_left().or_else(|| self.days_past_kickoff()).filter(|days| *days > 0)?;
        Some(Counted::new(number, format!("no active executive sponsor for {}", Days(number))))
    }

    /// Days since the kickoff, or since the day on which it was due, whichever is longer ago; nobody asks those who help
    /// themselves for one.
    fn days_past_kickoff(self) -> Option<i64> {
        let held = self.at.fact_on(Fact::Kickoff).map(|on| self.at.days_quiet_since(on));
        let owed = self.at.meeting_owed(Fact::Kickoff);
        let past = self.at.is_past(owed).then(|| self.at.days_late(owed));
        held.max(past).filter(|_| !self.at.is_digital_first())
    }

    fn champion_departed(self) -> Option<Counted> {
        self.metrics.get("champion_active").known().filter(|active| *active == 0.0)?;
        let champion = self.at.last_in(Role::Champion)?;
        let (name, until) = (champion.person.name.trim(), champion.until);
        let number = self.at.days_quiet_since(until);
        let ago = format!("{until}, {} ago, and nobody took over", Days(number));
        let reason = match champion.has_left() {
            true => format!("{name}, the champion, left on {ago}"),
            false => format!("{name} was champion until {ago}"),
        };
        Some(Counted::new(number, reason))
    }

    /// Nobody has ever spoken with the sponsor who is there.
    fn sponsor_not_met(self) -> Option<Counted> {
        self.metrics.get("sponsor_silence_days").known()?;
        // Where nobody was spoken with, that is told.
        self.at.last_two_way_contact()?;
        let (name, since) = self.at.sponsor_not_met()?;
        let number = self.at.days_quiet_since(since);
        let name = name.trim();
        let reason = format!("nobody has spoken with {name}, the executive sponsor, in {}", Days(number));
        Some(Counted::new(number, reason))
    }

    fn go_live_slipping(self) -> Option<Counted> {
        let past = GoLive::past_agreed(self.schedule, self.metrics, self.gates)?;
        Some(Counted::new(past.days, format!("go-live is forecast {past}")))
    }

    /// A meeting that nobody held, from the day on which it was due; not once its gate is open without it.
    fn not_held(self, fact: Fact, gate: GateName, what: &str) -> Option<Counted> {
        let is_open = self.gates.get(gate).verdict.is_open();
        let is_needed = !self.is_in_doubt(&[PlanFile::Contacts, PlanFile::Gates]) && self.is_due(fact);
        (is_needed && !is_open && self.at.fact_on(fact).is_none()).then(|| {
            let number = self.working_days_since_signature();
            let without = self.at.handoff_without().filter(|_| fact == Fact::HandoffMeeting);
            let with = if without.is_some() { " with account executive and CSM" } else { "" };
            let reason = format!("no {what}{with} {} after the signature", working_days(number));
            Counted::new(number, reason)
        })
    }

    fn nobody_signed_in(self) -> Option<Counted> {
        // Where nobody meets, the first gate asks for somebody who has signed in: once it is open, somebody has.
        let has_signed_in = || self.gates.get(GateName::Handoff).verdict.is_open();
        if self.is_in_doubt(&[PlanFile::Adoption, PlanFile::Gates])
            || self.at.has_been_used()
            || has_signed_in()
        {
            return None;
        }
        let number = self.at.holds.days_worked(self.at.signed(), self.at.as_of());
        Some(Counted::new(number, format!("nobody has signed in {} after the signature", Days(number))))
    }

    fn resources_uncommitted(self) -> Option<Counted> {
        let metric = self.metrics.get("resources_uncommitted");
        metric.known().filter(|open| *open > 0.0)?;
        let is_needed = self.at.live_on().is_none() && self.is_due(Fact::ResourcesCommitted);
        is_needed.then(|| {
            let number = self.working_days_since_signature();
            let which = metric.reading().and_then(|reading| reading.note.clone()).unwrap_or_default();
            let after = working_days(number);
            let reason = format!("the customer has not committed {which}, {after} after the signature");
            Counted::new(number, reason)
        })
    }

    fn gate_overdue(self) -> Option<Counted> {
        let gate = self.gates.next().filter(|_| !self.gates.is_doubtful)?;
        let gate = self.kept_by_more_than_paperwork(gate).unwrap_or(gate);
        let (number, name) = (gate.days_past_agreed, gate.gate);
        let reason = match gate.owed {
            // Whoever moved it has not agreed on that with the customer.
            owed if owed != gate.due => {
                format!("{} is {} past the day that was agreed", name.called(), Days(number))
            }
            _ => format!("{} is overdue by {}", name.called(), Days(number)),
        };
        (number > 0).then(|| Counted::new(number, reason).paperwork(self.is_paperwork(gate)))
    }

    /// The gate that makes the plan red in place of the next one, which only our paperwork keeps shut: one behind that is
    /// overdue for so long in its own right.
    fn kept_by_more_than_paperwork(self, next: &JudgedGate) -> Option<&'a JudgedGate> {
        let red = self.steps("gate_overdue").filter(|_| self.is_paperwork(next))?.red;
        let is_red = |gate: &&JudgedGate| gate.days_past_agreed >= i64::from(red);
        self.gates.shut().find(|gate| !self.is_paperwork(gate)).filter(is_red)
    }

    /// Whether nothing but our paperwork keeps a gate shut, and the customer does well all the same.
    fn is_paperwork(self, gate: &JudgedGate) -> bool {
        self.does_well && gate.is_left_to_write()
    }

    fn value_overdue(self, metric: &str, what: &str) -> Option<Counted> {
        let number = self.days(metric).filter(|days| *days > 0)?;
        Some(Counted::new(number, format!("{what} is overdue by {}", Days(number))))
    }

    fn past_planned_end(self) -> Option<Counted> {
        let number = self.days("past_planned_end_days").filter(|days| *days > 0)?;
        let reason = format!("the planned end is {} past", Days(number));
        if self.gates.next().is_none() {
            let closing = Counted::new(number, format!("{reason}, and only closing it is left"));
            return Some(Counted { stops_at_amber: self.does_well, ..closing });
        }
        let is_paperwork = !self.gates.is_doubtful && self.gates.shut().all(|gate| self.is_paperwork(gate));
        Some(Counted::new(number, reason).paperwork(is_paperwork))
    }

    fn no_two_way_contact(self) -> Option<Counted> {
        let number = self.days("days_since_contact")?;
        let reason = format!("nobody has spoken with the customer for {}", Days(number));
        Some(Counted::new(number, reason))
    }

    fn nothing_written(self) -> Option<Counted> {
        let number = self.days("days_since_entry")?;
        Some(Counted::new(number, format!("nothing has been written for {}", Days(number))))
    }

    fn blocker_on_path(self) -> Option<Counted> {
        let (since, id) = self.longest_wait_on(&self.path_to_go_live()?)?;
        let number = self.working_days_since(since);
        let days = working_days(number);
        let reason = format!("{id} has been blocked for {days} without an answer, and go-live waits for it");
        Some(Counted::new(number, reason))
    }

    /// The longest wait on anything else that nobody answered, where that is longer than what go-live waits for: a milestone
    /// and the action that it depends on are one wait.
    fn blocker_off_path(self) -> Option<Counted> {
        let at = self.at;
        let path = self.path_to_go_live()?;
        let on_path: BTreeSet<&str> =
            path.iter().map(|index| at.plan.jsp.milestones[*index].id.as_str()).collect();
        let stuck = stuck(at).into_iter().filter(|it| !on_path.contains(it.id));
        let waits = stuck.flat_map(|it| it.waits.into_iter().map(move |wait| (wait, it.id)));
        let (wait, id) =
            waits.filter(|(wait, _)| self.is_unanswered(wait)).min_by_key(|(wait, _)| wait.since)?;
        let number = self.working_days_since(wait.since);
        let on_path = self.longest_wait_on(&path).map(|(since, _)| self.working_days_since(since));
        on_path.is_none_or(|longest| longest < number).then(|| {
            let reason = format!("{id} has been blocked for {} without an answer", working_days(number));
            Counted::new(number, reason)
        })
    }

    /// What go-live waits for, by the numbers of the milestones; none where a file that would tell is in doubt.
    fn path_to_go_live(self) -> Option<Vec<usize>> {
        let is_in_doubt = self.is_in_doubt(&[PlanFile::Jsp, PlanFile::Actions, PlanFile::Contacts]);
        (!is_in_doubt).then(|| self.at.open_path_to(Event::GoLive))
    }

    /// The longest wait on one of these milestones, of those that nobody answered: since when, and the id of the milestone.
    fn longest_wait_on(self, milestones: &[usize]) -> Option<(Date, &'a str)> {
        let waits = milestones
            .iter()
            .flat_map(|index| self.at.waits(*index).into_iter().map(move |wait| (wait, *index)));
        let unanswered = waits.filter(|(wait, _)| self.is_unanswered(wait));
        let (wait, index) = unanswered.min_by_key(|(wait, index)| (wait.since, *index))?;
        Some((wait.since, self.at.plan.jsp.milestones[index].id.as_str()))
    }

    fn is_unanswered(self, wait: &Wait<'_>) -> bool {
        wait.blocker.answered_by(self.at.as_of()).is_none()
    }

    fn no_usage_data(self) -> Option<Counted> {
        let number = self.days("days_without_count")?;
        Some(Counted::new(number, format!("nobody has counted use for {}", Days(number))))
    }

    fn silence_step(self) -> Option<Counted> {
        self.metrics.get("silence_days").known()?;
        let silences = self.at.silences();
        let Rung { number, of, step, owed, silence, .. } = self.at.furthest(&silences)?;
        let (name, so_long) = (silence.person.name.trim(), format!("for {}", Days(silence.days)));
        let what = owed.said(name, &owed.since.to_string(), &so_long);
        let request = self.at.request(step, silence.person);
        let reason = format!("{what}: step {number} of {of}, {request}");
        Some(Counted::new(number as i64, reason))
    }

    fn days(self, metric: &str) -> Option<i64> {
        self.metrics.get(metric).known().map(|days| days as i64)
    }

    fn working_days_since_signature(self) -> i64 {
        self.working_days_since(self.at.signed())
    }

    fn working_days_since(self, day: Date) -> i64 {
        self.at.working_days_passed(day, self.at.as_of())
    }

    fn is_in_doubt(self, files: &[PlanFile]) -> bool {
        files.iter().any(|file| self.at.plan.is_doubtful(*file))
    }

    /// Whether the plan needs a fact by now: where a milestone carries it, not before that was due, and not once it is dropped.
    fn is_due(self, fact: Fact) -> bool {
        self.at.milestone_with(fact).is_none_or(|(index, _)| {
            self.at.is_open(index) && self.at.milestone_owed_on(index).is_none_or(|due| self.at.is_past(due))
        })
    }
}

fn working_days(number: i64) -> String {
    Count(usize::try_from(number).unwrap_or_default(), "working day").to_string()
}

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::config::NEGLECTS;

    #[test]
    fn every_kind_of_neglect_in_configuration_is_counted() {
        assert_eq!(RULES.iter().map(|(id, _)| *id).collect::<Vec<_>>(), NEGLECTS);
    }
}
