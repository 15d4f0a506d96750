//! Every day on which a plan says that something happened.

use super::reference::Blocked;
use super::{item, reference};
use crate::date::Date;
use crate::model::{Move, PlanFile};
use crate::plan::Plan;
use crate::route::Route;

/// Something that the plan says has happened.
pub(super) struct DatedFact {
    /// As a message starts: `milestone `M-import` was done`.
    pub(super) what: String,
    /// When.
    pub(super) on: Date,
    /// Whether it cannot come before the contract was signed.
    pub(super) needs_contract: bool,
    /// Where it is written.
    pub(super) route: Route,
}

/// All of them, in the order of the files.
pub(super) fn dated_facts(plan: &Plan) -> Vec<DatedFact> {
    let mut all = Facts(Vec::new());
    onboarding(plan, &mut all);
    people(plan, &mut all);
    joint_success_plan(plan, &mut all);
    gates(plan, &mut all);
    logs(plan, &mut all);
    adoption_and_training(plan, &mut all);
    all.0
}

struct Facts(Vec<DatedFact>);

impl Facts {
    fn note(&mut self, what: impl Into<String>, on: Option<Date>, needs_contract: bool, route: Route) {
        self.0.extend(on.map(|on| DatedFact { what: what.into(), on, needs_contract, route }));
    }
}

/// The days on which a planned day was moved.
fn moves(moves: &[Move], of: &str, entry: &Route, all: &mut Facts) {
    for (at, one) in moves.iter().enumerate() {
        let route = entry.clone().key("moves").index(at).key("moved_on");
        all.note(format!("{of} was moved"), one.moved_on, false, route);
    }
}

fn onboarding(plan: &Plan, all: &mut Facts) {
    let contract = &plan.onboarding.contract;
    let signed = Route::to(PlanFile::Onboarding).key("contract").key("signed_on");
    all.note("the contract was signed", Some(contract.signed_on), false, signed);
    for (at, hold) in plan.onboarding.holds.iter().enumerate() {
        let route = item(PlanFile::Onboarding, "holds", at);
        // A hold may be agreed before it starts, so only its place in time is told, not that it is past.
        if hold.since < contract.signed_on {
            all.note("a hold starts", Some(hold.since), true, route.clone().key("since"));
        }
        all.note(format!("the hold `{}` ended", hold.id), hold.ended_on, true, route.clone().key("ended_on"));
        moves(&hold.moves, &format!("the hold `{}`", hold.id), &route, all);
    }
    if let Some(outcome) = &plan.onboarding.outcome {
        let route = Route::to(PlanFile::Onboarding).key("outcome").key("on");
        all.note("the onboarding ended", Some(outcome.on), true, route);
    }
    if let Some(reported) = &plan.onboarding.reported {
        let route = Route::to(PlanFile::Onboarding).key("reported").key("on");
        all.note("a colour was reported", reported.on, false, route);
    }
}

fn people(plan: &Plan, all: &mut Facts) {
    for (at, commitment) in plan.handoff.commitments.iter().enumerate() {
        let route = item(PlanFile::Handoff, "commitments", at).key("delivered_on");
        all.note(
            format!("commitment `{}` was delivered", commitment.id),
            commitment.delivered_on,
            false,
            route,
        );
    }
    for (at, resource) in plan.handoff.customer_resources.iter().enumerate() {
        let route = item(PlanFile::Handoff, "customer_resources", at).key("committed_on");
        all.note("a resource was committed", resource.committed_on, false, route);
    }
    for (at, person) in plan.stakeholders.people.iter().enumerate() {
        let route = item(PlanFile::Stakeholders, "people", at);
        let name = &person.name;
        let days = [
            ("sentiment_on", format!("the sentiment of {name} was judged"), person.sentiment_on),
            ("departed_on", format!("{name} left"), person.departed_on),
        ];
        for (key, what, on) in days {
            all.note(what, on, false, route.clone().key(key));
        }
    }
}

fn joint_success_plan(plan: &Plan, all: &mut Facts) {
    let jsp = &plan.jsp;
    for (at, outcome) in jsp.outcomes.iter().enumerate() {
        let route = item(PlanFile::Jsp, "outcomes", at).key("achieved_on");
        all.note(format!("outcome `{}` was reached", outcome.id), outcome.achieved_on, true, route);
    }
    for (at, objective) in jsp.objectives.iter().enumerate() {
        let route = item(PlanFile::Jsp, "objectives", at).key("met_on");
        all.note(format!("objective `{}` was met", objective.id), objective.met_on, true, route);
    }
    for (at, milestone) in jsp.milestones.iter().enumerate() {
        let entry = item(PlanFile::Jsp, "milestones", at);
        moves(&milestone.moves, &format!("milestone `{}`", milestone.id), &entry, all);
        all.note(
            format!("milestone `{}` was done", milestone.id),
            milestone.done_on,
            true,
            entry.key("done_on"),
        );
    }
    let value = Route::to(PlanFile::Jsp).key("value");
    for (what, point, route) in [
        ("first value was reached", &jsp.value.first, value.clone().key("first")),
        ("full value was reached", &jsp.value.full, value.key("full")),
        ("the quick win was reached", &jsp.quick_win, Route::to(PlanFile::Jsp).key("quick_win")),
    ] {
        all.note(what, point.achieved_on, true, route.key("achieved_on"));
    }
    for (at, confirmation) in jsp.confirmations.iter().enumerate() {
        let route = item(PlanFile::Jsp, "confirmations", at);
        let what = format!("`{}` was confirmed", confirmation.fact);
        all.note(what, confirmation.confirmed_on, false, route.clone().key("confirmed_on"));
        let what = format!("evidence for `{}` came", confirmation.fact);
        all.note(what, confirmation.evidence_on, false, route.clone().key("evidence_on"));
        let withdrawn = confirmation.withdrawn.as_ref().map(|it| it.withdrawn_on);
        let what = format!("`{}` was withdrawn", confirmation.fact);
        all.note(what, withdrawn, false, route.key("withdrawn").key("withdrawn_on"));
    }
}

fn gates(plan: &Plan, all: &mut Facts) {
    for (_, criterion, route) in reference::criteria(plan) {
        if let Some(attest) = &criterion.attest {
            let what = format!("criterion `{}` was attested", criterion.id);
            all.note(what, attest.on, false, route.clone().key("attest").key("on"));
        }
        if let Some(waiver) = &criterion.waiver {
            let what = format!("criterion `{}` was waived", criterion.id);
            all.note(what, waiver.on, false, route.key("waiver").key("on"));
        }
    }
    for (signoff, route) in reference::signoffs(plan) {
        all.note("the gate was signed off", signoff.on, true, route.key("on"));
    }
}

fn logs(plan: &Plan, all: &mut Facts) {
    for (at, action) in plan.actions.actions.iter().enumerate() {
        let route = item(PlanFile::Actions, "actions", at);
        let what = format!("action `{}`", action.id);
        all.note(format!("{what} was written down"), action.added_on, false, route.clone().key("added_on"));
        moves(&action.moves, &what, &route, all);
        all.note(format!("{what} was done"), action.done_on, true, route.key("done_on"));
    }
    for Blocked { what, blocker, route } in reference::blockers(plan) {
        all.note(format!("{what} was blocked"), blocker.since, false, route.clone().key("since"));
        all.note(
            format!("the blocker of {what} was over"),
            blocker.ended_on,
            false,
            route.clone().key("ended_on"),
        );
        let what = format!("the blocker of {what} was answered");
        all.note(what, blocker.answered_on, false, route.clone().key("answered_on"));
    }
    for (at, decision) in plan.decisions.decisions.iter().enumerate() {
        let route = item(PlanFile::Decisions, "decisions", at).key("on");
        all.note(format!("decision `{}` was made", decision.id), decision.on, false, route);
    }
    for (at, risk) in plan.risks.risks.iter().enumerate() {
        let route = item(PlanFile::Risks, "risks", at).key("last_review");
        all.note(format!("risk `{}` was reviewed", risk.id), risk.last_review, false, route);
    }
    for (at, contact) in plan.contacts.contacts.iter().enumerate() {
        let route = item(PlanFile::Contacts, "contacts", at);
        let what = format!("contact `{}`", contact.id);
        let withdrawn = contact.withdrawn.as_ref().map(|it| it.withdrawn_on);
        all.note(format!("{what} was held"), contact.held_on, false, route.clone().key("held_on"));
        all.note(format!("{what} was asked"), contact.asked_on, false, route.clone().key("asked_on"));
        all.note(
            format!("{what} was answered"),
            contact.answered_on,
            false,
            route.clone().key("answered_on"),
        );
        all.note(
            format!("{what} was withdrawn"),
            withdrawn,
            false,
            route.key("withdrawn").key("withdrawn_on"),
        );
    }
    for (at, update) in plan.updates.updates.iter().enumerate() {
        let route = item(PlanFile::Updates, "updates", at).key("sent_on");
        all.note("an update was sent", update.sent_on, false, route);
    }
    for (at, share) in plan.updates.shares.iter().enumerate() {
        let route = item(PlanFile::Updates, "shares", at).key("sent_on");
        all.note("a part of the plan was shared", share.sent_on, false, route);
    }
}

fn adoption_and_training(plan: &Plan, all: &mut Facts) {
    for (at, snapshot) in plan.adoption.snapshots.iter().enumerate() {
        let route = item(PlanFile::Adoption, "snapshots", at).key("on");
        all.note("use was counted", Some(snapshot.on), false, route);
    }
    for (at, step) in plan.adoption.activation.iter().enumerate() {
        let route = item(PlanFile::Adoption, "activation", at).key("done_on");
        all.note(format!("activation milestone `{}` was done", step.id), step.done_on, true, route);
    }
    for (at, session) in plan.training.sessions.iter().enumerate() {
        let route = item(PlanFile::Training, "sessions", at).key("delivered_on");
        all.note(format!("session `{}` was given", session.id), session.delivered_on, true, route);
    }
    for (at, trainee) in plan.training.people.iter().enumerate() {
        let route = item(PlanFile::Training, "people", at).key("certified_on");
        all.note(format!("{} was certified", trainee.name), trainee.certified_on, true, route);
    }
    for (at, signal) in plan.expansion.signals.iter().enumerate() {
        let route = item(PlanFile::Expansion, "signals", at).key("on");
        all.note(format!("signal `{}` was heard", signal.id), signal.on, false, route);
    }
}
