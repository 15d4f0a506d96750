//! Sign-offs: who may open a gate, and why a signature does not.

use super::attested::{is_called, was_there};
use super::criterion::Judged;
use super::judged::{JudgedCriterion, JudgedGate, Reason, ReasonKind, Verdict};
use super::measured_plan::MeasuredPlan;
use super::state::CriterionState;
use crate::date::Date;
use crate::model::{Gate, GateName, PlanFile, Signoff};
use crate::person::is_same;
use crate::phrase::List;
use crate::plan::Plan;
use crate::remedy::{Command, Remedy, Word, blank, commands};
use crate::route::Route;

/// Who may sign off `gate`: for go-live those whom the joint success plan names for it, for the others those
/// whom it names for gates, and the CSM.
pub fn signers(plan: &Plan, gate: GateName) -> Vec<&str> {
    let rights = &plan.jsp.decision_rights;
    let (names, csm) = match gate {
        GateName::GoLive => (&rights.go_live, None),
        _ => (&rights.gates, plan.onboarding.team.csm.get()),
    };
    let mut all: Vec<&str> = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    all.extend(csm.filter(|csm| !all.contains(csm)));
    all
}

/// The command by which somebody with the right signs a gate off: as long as waivers last, where there are any.
pub fn sign_off(plan: &Plan, gate: GateName, criteria: &[JudgedCriterion]) -> Command {
    let has_waiver = criteria.iter().any(|c| matches!(c.state, CriterionState::Waived(_)));
    let sign = if has_waiver { commands::gate_signoff_conditional } else { commands::gate_signoff };
    let by = if let [only] = signers(plan, gate)[..] { only.into() } else { blank("name") };
    sign(&plan.slug, gate, by)
}

/// The sign-off of a gate that was there by `as_of`, unless it is an empty form.
pub(super) fn signature(gate: &Gate, as_of: Date) -> Option<&Signoff> {
    let signoff = gate.signoff.as_ref().filter(|signoff| signoff.on.is_none_or(|on| on <= as_of))?;
    let is_written = signoff.by.is_written() || signoff.on.is_some() || signoff.decision.is_written();
    is_written.then_some(signoff)
}

impl MeasuredPlan<'_> {
    /// Every reason why the sign-off does not count.
    pub(super) fn reasons(
        &self,
        gate: GateName,
        signoff: &Signoff,
        route: &Route,
        judged: &[Judged],
        earlier: &[JudgedGate],
    ) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let mut object = |kind, key, message: String| {
            reasons.push(Reason { kind, message, route: route.clone().key(key) });
        };
        if let Some(message) = self.lacks_right(gate, signoff) {
            object(ReasonKind::NoRight, "by", message);
        }
        match (signoff.by.get(), signoff.on) {
            (None, _) => object(ReasonKind::Incomplete, "by", format!("nobody signed off `{gate}` by name")),
            (_, None) => {
                object(ReasonKind::Incomplete, "on", format!("the sign-off of `{gate}` has no date"));
            }
            _ => {}
        }
        if let Some(on) = signoff.on {
            let late = judged.iter().filter(|j| j.relies_on.is_some_and(|relied| relied > on));
            for Judged { criterion, relies_on } in late {
                let relied = relies_on.unwrap_or(on);
                let id = &criterion.id;
                let message =
                    format!("`{gate}` was signed off on {on}, before the evidence for `{id}` of {relied}");
                object(ReasonKind::BeforeEvidence, "on", message);
            }
        }
        if let Some(message) = out_of_order(gate, signoff, earlier) {
            object(ReasonKind::OutOfOrder, "on", message);
        }
        reasons
    }

    fn lacks_right(&self, gate: GateName, signoff: &Signoff) -> Option<String> {
        let by = signoff.by.get()?;
        let plan = &self.plan;
        let key = if gate == GateName::GoLive { "go_live" } else { "gates" };
        let signers = signers(plan, gate);
        if !signers.iter().any(|signer| is_same(signer, by)) {
            let source = format!("`decision_rights.{key}` in `jsp.yaml`");
            return Some(match signers.as_slice() {
                _ if plan.is_doubtful(PlanFile::Jsp) => {
                    format!(
                        "whether {by} may sign off `{gate}` is unknown: `jsp.yaml` could not be read in full"
                    )
                }
                [] => format!("{by} may not sign off `{gate}`: {source} gives nobody the right"),
                names => {
                    format!("{by} may not sign off `{gate}`: only {} may, by {source}", List::and(names))
                }
            });
        }
        let left = |on| move |person: &&crate::model::Person| is_called(person, by) && !was_there(person, on);
        let on = signoff.on?;
        plan.stakeholders
            .people
            .iter()
            .find(left(on))
            .map(|_| format!("{by} had left before `{gate}` was signed off"))
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
        let signers = signers(&self.plan, gate);
        match verdict {
            Verdict::Passed | Verdict::Conditional => Remedy::default(),
            Verdict::Shut if criteria.is_empty() => self.to_fill(gate),
            Verdict::Shut if criteria.iter().all(|criterion| !criterion.state.is_blocking()) => {
                Remedy::say(format!("keep at least one criterion of `{gate}` that applies"))
            }
            Verdict::Shut if is_signed => Remedy::default(),
            Verdict::Shut | Verdict::Ready if signers.is_empty() => Remedy::say(format!(
                "name in `jsp.yaml` who may sign off `{gate}`: `decision_rights` gives nobody the right"
            )),
            Verdict::Shut => self.to_sign("then have", gate, &signers, criteria),
            Verdict::Ready => match earlier.iter().find(|gate| !gate.verdict.is_open()) {
                Some(shut) => {
                    let words = format!("open `{}` first, since gates pass in order", shut.gate);
                    Remedy::run(words, commands::gate(self.slug(), shut.gate))
                        .then(self.to_sign("have", gate, &signers, criteria))
                }
                None => self.to_sign("have", gate, &signers, criteria),
            },
        }
    }

    /// The signature by somebody with the right.
    fn to_sign(self, have: &str, gate: GateName, signers: &[&str], criteria: &[JudgedCriterion]) -> Remedy {
        let sign = sign_off(&self.plan, gate, criteria);
        Remedy::run(format!("{have} {} sign it off", List::or(signers)), sign)
    }

    /// Where the criteria of a gate without any could come from.
    fn to_fill(self, gate: GateName) -> Remedy {
        let made_from = self.plan.onboarding.playbook.get();
        let playbook = made_from.and_then(|name| name.split('@').next());
        let usual = commands::playbook_show(Word::or(playbook, "playbook"));
        Remedy::run(format!("give `{gate}` criteria in `gates.yaml`, such as the usual ones"), usual)
    }
}

fn out_of_order(gate: GateName, signoff: &Signoff, earlier: &[JudgedGate]) -> Option<String> {
    if let Some(shut) = earlier.iter().find(|gate| !gate.verdict.is_open()) {
        return Some(format!("`{gate}` is signed off while `{}` is {}", shut.gate, shut.verdict.word()));
    }
    let on = signoff.on?;
    let later = earlier.iter().find(|gate| gate.opened_on.is_some_and(|opened| opened > on))?;
    let opened = later.opened_on?;
    Some(format!("`{gate}` was signed off on {on}, before `{}` opened on {opened}", later.gate))
}
