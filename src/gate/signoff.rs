//! Sign-offs: who may open a gate, and why a signature does not.

use super::history::{History, Rulings, asks_for_something, unsettled};
use super::judged::{JudgedCriterion, JudgedGate, Reason, ReasonKind, Verdict};
use super::measured_plan::MeasuredPlan;
use super::state::CriterionState;
use crate::date::Date;
use crate::model::{Criterion, Ending, Gate, GateName, Outcome, PlanFile, Right, Signoff};
use crate::phrase::List;
use crate::plan_at::PlanAt;
use crate::remedy::{Command, Remedy, Word, blank, commands};
use crate::route::Route;

/// Who may sign off `gate` on the day of the plan.
pub fn signers(at: &PlanAt, gate: GateName) -> Vec<&str> {
    at.who_has(gate.right(), at.as_of())
}

/// The command by which somebody with the right signs a gate off: as long as waivers last, where there are any.
pub fn sign_off(at: &PlanAt, gate: GateName, criteria: &[JudgedCriterion]) -> Command {
    signed_by_one_of(at, gate, criteria, &signers(at, gate))
}

/// The command by which one of these people signs a gate off.
pub fn signed_by_one_of(at: &PlanAt, gate: GateName, criteria: &[JudgedCriterion], who: &[&str]) -> Command {
    let has_waiver = criteria.iter().any(|c| matches!(c.state, CriterionState::Waived(_)));
    let sign = if has_waiver { commands::gate_signoff_conditional } else { commands::gate_signoff };
    let by = if let [only] = who { (*only).into() } else { blank("name") };
    sign(at.slug(), gate, by)
}

impl History<'_> {
    /// Every reason why the last sign-off of a gate does not count, given the rulings of today and the gates before it.
    pub(super) fn reasons(
        &self,
        name: GateName,
        gate: &Gate,
        now: &Rulings,
        earlier: &[JudgedGate],
    ) -> Vec<Reason> {
        let given = gate.signoffs.iter().enumerate();
        let given = given.filter(|(_, signoff)| signoff.is_there_on(self.today.as_of()));
        let Some((index, signoff)) = given.max_by_key(|(_, signoff)| signoff.signed_on) else {
            return Vec::new();
        };
        let mut reasons = Vec::new();
        let mut object = |kind, key, message: String| {
            let route = reference(name).key("signoffs").index(index).key(key);
            reasons.push(Reason { kind, message, route });
        };
        if !signoff.by.is_answered() {
            object(
                ReasonKind::Incomplete,
                "by",
                format!("nobody signed off {name} by name", name = name.called()),
            );
        }
        let Some(on) = signoff.signed_on else {
            object(
                ReasonKind::Incomplete,
                "signed_on",
                format!("the sign-off of {name} has no date", name = name.called()),
            );
            return reasons;
        };
        if let Some((key, message)) = self.on(on).lacks_right(name, signoff) {
            object(ReasonKind::NoRight, key, message);
        }
        let then = self.rulings(name, gate, on);
        if !asks_for_something(gate, on, &then) {
            let message =
                format!("{name} was signed off on {on}, when it asked for nothing", name = name.called());
            object(ReasonKind::Unmet, "signed_on", message);
        }
        for index in unsettled(gate, on, &then) {
            let id = &gate.criteria[index].id;
            let Some(now) = &now[index] else { continue };
            let (kind, why) = match now.settled_on().filter(|settled| *settled > on) {
                Some(settled) => {
                    (ReasonKind::BeforeEvidence, format!("before the evidence for `{id}` of {settled}"))
                }
                None if !now.state.is_blocking() => {
                    (ReasonKind::BeforeEvidence, format!("before `{id}` was met"))
                }
                None if was_taken_back(&gate.criteria[index], on) => {
                    (ReasonKind::Unmet, format!("and the word on `{id}` was taken back on the same day"))
                }
                None => (ReasonKind::Unmet, format!("while `{id}` was not met")),
            };
            object(kind, "signed_on", format!("{name} was signed off on {on}, {why}", name = name.called()));
        }
        if let Some((shut, verdict)) = self.first_shut(name, on) {
            let opened = earlier.iter().find(|gate| gate.gate == shut).and_then(|gate| gate.opened_on);
            let why = match opened.filter(|opened| *opened > on) {
                Some(opened) => format!("before {shut} opened on {opened}", shut = shut.called()),
                None => format!("while {shut} was {}", verdict.word(), shut = shut.called()),
            };
            object(
                ReasonKind::OutOfOrder,
                "signed_on",
                format!("{name} was signed off on {on}, {why}", name = name.called()),
            );
        }
        if reasons.is_empty() && self.takes_two(name, on) {
            let (route, by) = (reference(name).key("signoffs").index(index), signoff.by.or("one person"));
            let message =
                format!("{name} takes two signatures, and only {by} has signed it", name = name.called());
            reasons.push(Reason { kind: ReasonKind::SecondMissing, message, route: route.key("by") });
        }
        reasons
    }
}

/// Whether somebody's word on a criterion was taken back on `day`, so that it may have been there when somebody signed.
fn was_taken_back(criterion: &Criterion, day: Date) -> bool {
    let mut words = criterion.attestations.iter();
    words.any(|it| it.withdrawn.as_ref().is_some_and(|back| back.withdrawn_on == day))
}

/// Whether a sign-off of `today` counts as soon as what is missing is there by its end, so that nobody has to sign anew.
pub(super) fn waits_for_today(reasons: &[Reason], signed_on: Option<Date>, today: Date) -> bool {
    let lacks_no_more = !reasons.is_empty() && reasons.iter().all(|it| it.kind == ReasonKind::Unmet);
    lacks_no_more && signed_on == Some(today)
}

/// The place of a gate.
fn reference(name: GateName) -> Route {
    Route::to(PlanFile::Gates).key("gates").key(name.word())
}

impl MeasuredPlan<'_> {
    /// Why whoever signed may not sign the gate off on the day of the plan, and the key that says who or as what.
    pub(super) fn lacks_right(&self, gate: GateName, signoff: &Signoff) -> Option<(&'static str, String)> {
        let (by, day, right) = (signoff.by.get()?, self.as_of(), gate.right());
        let capacity = signoff.capacity.get().map(str::trim);
        if self.may(by, right, capacity, day) {
            return None;
        }
        if self.plan.is_doubtful(PlanFile::Jsp) {
            let unread = "`jsp.yaml` could not be read in full";
            return Some((
                "by",
                format!("whether {by} may sign off {gate} is unknown: {unread}", gate = gate.called()),
            ));
        }
        if self.had_left(by, day) {
            return Some(("by", format!("{by} had left before {gate} was signed off", gate = gate.called())));
        }
        let only = self.only_those_may(right, day);
        Some(match capacity {
            _ if !self.may(by, right, None, day) => {
                ("by", format!("{by} may not sign off {gate}: {only}", gate = gate.called()))
            }
            Some(word) if !self.plays(by, word, day) => (
                "as",
                format!(
                    "{by} signed off {gate} as `{word}`, which they were not on {day}",
                    gate = gate.called()
                ),
            ),
            word => {
                let word = word.unwrap_or_default();
                (
                    "as",
                    format!(
                        "{by} signed off {gate} as `{word}`, who has no right to: {only}",
                        gate = gate.called()
                    ),
                )
            }
        })
    }

    /// What would open a gate beside its criteria.
    pub(super) fn gate_remedy(
        &self,
        gate: GateName,
        verdict: Verdict,
        criteria: &[JudgedCriterion],
        earlier: &[JudgedGate],
        is_signed: bool,
    ) -> Remedy {
        if self.is_automatic() {
            return self.automatic_remedy(gate, verdict, criteria, earlier);
        }
        let signers = signers(self, gate);
        match verdict {
            Verdict::Passed | Verdict::Conditional => Remedy::default(),
            Verdict::Shut if criteria.is_empty() => self.to_fill(gate),
            Verdict::Shut if is_signed => Remedy::default(),
            Verdict::Shut if criteria.iter().all(|criterion| !criterion.state.is_blocking()) => Remedy::say(
                format!("keep at least one criterion of {gate} that applies", gate = gate.called()),
            ),
            Verdict::Shut | Verdict::Ready if signers.is_empty() => {
                let right = if gate == GateName::GoLive { Right::GoLive } else { Right::Gates };
                let grant =
                    commands::right_grant(self.slug(), right.word(), blank("name"), Some(blank("decision")));
                Remedy::run(
                    format!("say who may sign off {gate}: nobody has the right", gate = gate.called()),
                    grant,
                )
            }
            Verdict::Shut | Verdict::Ready => match earlier.iter().find(|gate| !gate.verdict.is_open()) {
                Some(shut) => {
                    let words = format!("open {} first, since gates pass in order", shut.gate.called());
                    Remedy::run(words, commands::gate(self.slug(), shut.gate))
                        .then(self.to_sign("have", gate, &signers, criteria))
                }
                None if verdict == Verdict::Shut => self.to_sign("then have", gate, &signers, criteria),
                None => self.to_sign("have", gate, &signers, criteria),
            },
        }
    }

    /// What would open a gate that waits for nobody's signature, beside its criteria.
    fn automatic_remedy(
        self,
        gate: GateName,
        verdict: Verdict,
        criteria: &[JudgedCriterion],
        earlier: &[JudgedGate],
    ) -> Remedy {
        if let Some(ending) = self.ending().filter(|_| !verdict.is_open()) {
            return self.to_go_on(gate, ending);
        }
        match (verdict, earlier.iter().find(|gate| !gate.verdict.is_open())) {
            (Verdict::Shut, _) if criteria.is_empty() => self.to_fill(gate),
            (Verdict::Shut, _) if criteria.iter().all(|criterion| !criterion.state.is_blocking()) => {
                Remedy::say(format!(
                    "keep at least one criterion of {gate} that applies",
                    gate = gate.called()
                ))
            }
            (Verdict::Ready, Some(shut)) => {
                let words = format!("open {} first, since gates pass in order", shut.gate.called());
                Remedy::run(words, commands::gate(self.slug(), shut.gate))
            }
            (Verdict::Ready, None) => {
                Remedy::say("nothing is left to do: it opens by itself on the day after")
            }
            _ => Remedy::default(),
        }
    }

    /// The way on of an onboarding that has ended: a gate that opens by itself did so by then, or does no more.
    fn to_go_on(self, gate: GateName, ending: &Ending) -> Remedy {
        let (on, result) = (ending.ended_on, ending.result);
        let words = format!(
            "{gate} opens by itself by the end of the onboarding, {on}, or not at all",
            gate = gate.called()
        );
        let back = commands::close_withdraw(self.slug(), blank("reason"));
        if result != Outcome::Graduated {
            return Remedy::run(format!("{words}: take the end back if it goes on"), back);
        }
        Remedy::run(format!("{words}: take the end back"), back)
            .then(Remedy::run(
                "do what is missing, and close it again",
                commands::close(self.slug(), result.word()),
            ))
            .or("leave it: what happened is recorded")
    }

    /// The signature by somebody with the right.
    fn to_sign(self, have: &str, gate: GateName, signers: &[&str], criteria: &[JudgedCriterion]) -> Remedy {
        // Of two who have to sign, the one who has not yet.
        let takes_two = self.basis.config.gates.signoffs.two_persons.contains(&gate);
        let signoffs = self.plan.gates.gates.get(gate).map_or(&[][..], |gate| &gate.signoffs);
        let has_signed = |name: &str| {
            let mut standing = signoffs.iter().filter(|it| it.is_there_on(self.as_of()));
            takes_two && standing.any(|it| self.is_same(it.by.or(""), name))
        };
        let left: Vec<&str> = signers.iter().copied().filter(|name| !has_signed(name)).collect();
        let who = if left.is_empty() { signers } else { &left };
        let sign = signed_by_one_of(&self, gate, criteria, who);
        Remedy::run(format!("{have} {} sign it off", List::or(who)), sign)
    }

    /// Where the criteria of a gate without any could come from.
    fn to_fill(self, gate: GateName) -> Remedy {
        let made_from = self.plan.onboarding.playbook.get();
        let playbook = made_from.and_then(|name| name.split('@').next());
        let usual = commands::playbook_show(Word::or(playbook, "playbook"));
        let add = commands::gate_criterion_add(self.slug(), gate, blank("text"), None);
        let words = format!("give {gate} criteria, such as the usual ones", gate = gate.called());
        Remedy::run(words, usual).then(Remedy::run("add each", add))
    }
}
