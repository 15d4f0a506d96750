//! What both sides agreed on: the plan, gates, promises, hours, rights.

use super::Builder;
use crate::date::Date;
use crate::edition::parts::{Commitment, Criterion, Gate, Resource, Workstream};
use crate::edition::words::{Name, Words};
use crate::fields::Shown;
use crate::gate::{CriterionState, JudgedCriterion, JudgedGate, Verdict};
use crate::model::{self, Confirmed, Fact, GateName, Right};

impl Builder<'_> {
    /// Since when both sides agree on the plan, and who said so.
    pub(super) fn agreement(&self) -> (Option<Date>, Vec<Name>) {
        const BY: Shown = Shown::key("Confirmation", "by");
        let it = self.it;
        let Some(on) = it.fact_on(Fact::PlanAgreed) else { return (None, Vec::new()) };
        let confirmations = it.plan.jsp.confirmations.iter().filter(|it| it.fact == Confirmed::PlanAgreed);
        let counted = confirmations.filter(|confirmed| confirmed.counts_by(it.as_of()).is_some());
        (Some(on), counted.filter_map(|it| self.text_name(BY, &it.by)).collect())
    }

    /// When the customer's side agreed to new days last, and who did there: the newest of them is the one that steps show.
    pub(super) fn agreed_anew(&self) -> Option<(Date, Name)> {
        const BY: Shown = Shown::key("Decision", "by");
        let (on, by) = self.it.baselines.agreed_anew()?;
        Some((on, self.named(BY, by)?))
    }

    /// The gates from the kickoff on: the handoff is between our own people.
    pub(super) fn gates(&self) -> Vec<Gate> {
        const SIGNED_BY: Shown = Shown::key("Signoff", "by");
        let gates = self.it.gates.gates.iter().filter(|it| it.gate != GateName::Handoff);
        let gates = gates.map(|gate| Gate {
            gate: gate.gate,
            is_open: gate.verdict.is_open(),
            is_ready: gate.verdict == Verdict::Ready && !gate.is_automatic,
            opened_on: gate.opened_on,
            signed_by: gate
                .signed_by
                .as_deref()
                .filter(|_| gate.verdict.is_open())
                .and_then(|name| self.named(SIGNED_BY, name)),
            planned: gate.due,
            expected: gate.forecast,
            criteria: gate.criteria.iter().filter_map(|it| self.criterion(gate, it)).collect(),
        });
        gates.collect()
    }

    fn criterion(&self, gate: &JudgedGate, judged: &JudgedCriterion) -> Option<Criterion> {
        const TEXT: Shown = Shown::key("Criterion", "text");
        const OWNER: Shown = Shown::key("Criterion", "owner");
        const ATTESTED_BY: Shown = Shown::key("Attestation", "by");
        const _ATTESTED_ON: Shown = Shown::key("Attestation", "attested_on");
        let written = self.it.plan.gates.gates.get(gate.gate)?;
        let criterion = written.criteria.iter().find(|it| it.id == judged.id)?;
        let text = Words::of(TEXT, &criterion.text)?;
        if judged.state == CriterionState::NotApplicable {
            return None;
        }
        let owner = self.holder(OWNER, &criterion.owner);
        let mut owners: Vec<Name> = self.customer_owner_of(criterion).into_iter().chain(owner).collect();
        owners.dedup();
        let attested = criterion.attestations.iter().rfind(|it| it.counts_on(self.it.as_of()));
        let attested = attested.filter(|_| judged.state == CriterionState::Met);
        Some(Criterion {
            text,
            is_open: judged.binds && judged.state.is_blocking(),
            waived_until: judged.state.until(),
            reason: self.waiver_reason(criterion, judged.state),
            owners,
            attested_by: attested.and_then(|it| self.text_name(ATTESTED_BY, &it.by)),
            attested_on: attested.and_then(|it| it.attested_on),
            is_of_a_step: criterion.attests.is_some_and(|fact| self.it.milestone_with(fact).is_some()),
        })
    }

    /// Who at the customer has the step that a criterion rests on, or the role without which it is not met.
    fn customer_owner_of(&self, criterion: &model::Criterion) -> Option<Name> {
        const CUSTOMER_OWNER: Shown = Shown::key("Milestone", "customer_owner");
        const NAME: Shown = Shown::key("Person", "name");
        if let Some(role) = criterion.by_role {
            let holder = self.it.holders(role, self.it.as_of()).next()?;
            return self.named(NAME, &holder.name);
        }
        let by_id = criterion.milestone.get().and_then(|id| self.it.milestone_named(id));
        let by_fact = criterion.fact.and_then(|fact| self.it.milestone_with(fact));
        let (index, milestone) = by_id.or(by_fact)?;
        self.title_of(index)?;
        self.holder(CUSTOMER_OWNER, &milestone.customer_owner)
    }

    /// Why a gate goes without a criterion at present; a waiver that counts for nothing gives no reason.
    fn waiver_reason(&self, criterion: &model::Criterion, state: CriterionState) -> Option<Words> {
        const REASON: Shown = Shown::key("Waiver", "reason");
        let CriterionState::Waived(until) = state else { return None };
        let counts = |it: &&model::Waiver| it.span_on(self.it.as_of()).is_some_and(|(_, last)| last == until);
        Words::of(REASON, &criterion.waivers.iter().rfind(counts)?.reason)
    }

    pub(super) fn commitments(&self) -> Vec<Commitment> {
        const TEXT: Shown = Shown::key("Commitment", "text");
        const REASON: Shown = Shown::key("Declined", "reason");
        let (it, day) = (self.it, self.it.as_of());
        let shown = it.commitments().filter(|(_, promise)| it.shows_commitment(promise));
        let commitments = shown.filter_map(|(_, promise)| {
            let declined = promise.declined_by(day);
            Some(Commitment {
                text: Words::of(TEXT, &promise.text)?,
                status: promise.status_on(day),
                due: it.commitment_due(promise),
                confirmed_on: promise.confirmed_on.filter(|on| *on <= day),
                delivered_on: promise.delivered_by(day),
                declined_on: declined.and_then(|it| it.declined_on),
                reason: declined.and_then(|it| Words::of(REASON, &it.reason)),
            })
        });
        commitments.collect()
    }

    pub(super) fn resources(&self) -> Vec<Resource> {
        const ROLE: Shown = Shown::key("Resource", "role");
        const NAME: Shown = Shown::key("Resource", "name");
        const _HOURS: Shown = Shown::key("Resource", "hours_per_week");
        let resources = self.it.customer_resources().filter_map(|(_, it)| {
            Some(Resource {
                role: Words::written(ROLE, &it.role)?,
                name: self.holder(NAME, &it.name),
                hours_per_week: it.hours_per_week,
                committed_on: it.committed_on.filter(|on| *on <= self.it.as_of()),
            })
        });
        resources.collect()
    }

    pub(super) fn workstreams(&self) -> Vec<Workstream> {
        const NAME: Shown = Shown::key("Workstream", "name");
        const OWNER: Shown = Shown::key("Workstream", "owner");
        const CUSTOMER_OWNER: Shown = Shown::key("Workstream", "customer_owner");
        let streams = self.it.workstreams().filter_map(|(_, it)| {
            Some(Workstream {
                name: Words::of(NAME, &it.name)?,
                theirs: self.holder(CUSTOMER_OWNER, &it.customer_owner),
                ours: self.holder(OWNER, &it.owner),
            })
        });
        streams.collect()
    }

    pub(super) fn rights(&self) -> Vec<(Right, Vec<Name>)> {
        const SCOPE: Shown = Shown::key("DecisionRights", "scope");
        const _TIMELINE: Shown = Shown::key("DecisionRights", "timeline");
        const _GO_LIVE: Shown = Shown::key("DecisionRights", "go_live");
        const _GATES: Shown = Shown::key("DecisionRights", "gates");
        let holders = |right: Right| {
            let names = self.it.who_has(right, self.it.as_of());
            names.into_iter().filter_map(|name| self.named(SCOPE, name)).collect()
        };
        Right::ALL.iter().map(|right| (*right, holders(*right))).collect()
    }
}
