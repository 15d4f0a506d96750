//! What the page of each file is filled with: all that is known of a deal and its playbook.

use super::values::Values;
use crate::date::Date;
use crate::document::{Surroundings, quote};
use crate::model::{
    Alternative, ContactKind, Fact, GateName, List, Phase, RelativeDay, Role, TeamRole, Text, Tier,
};
use crate::phrase::Data;
use crate::playbook::model::Spoken;
use crate::playbook::{
    AppliesIf, ConditionTemplate, CriterionTemplate, GateTemplate, MilestoneTemplate, NewPlan,
};

pub(super) fn onboarding(draft: &NewPlan) -> Values {
    let (plan, contract) = (&draft.onboarding, &draft.onboarding.contract);
    let holidays: Vec<String> = plan.holidays.iter().map(ToString::to_string).collect();
    Values::default()
        .optional_text("id", plan.id.get())
        .text("customer", &plan.customer)
        .optional_text("account", plan.account.get())
        .optional_text("product", plan.product.get())
        .optional_text("language", plan.language.get())
        .optional_text("playbook", plan.playbook.get())
        .texts("overlays", &plan.overlays)
        .plain("segment", plan.segment)
        .optional_text("segment_reason", plan.segment_reason.get())
        .optional("engagement", plan.engagement)
        .optional("complexity", plan.complexity)
        .optional("expansion_potential", plan.expansion_potential)
        .plain("signed", contract.signed_on)
        .optional("arr", contract.arr)
        .optional_text("currency", contract.currency.get())
        .optional("renews", contract.renews)
        .optional("notice_days", contract.notice_days)
        .optional_text("csm", draft.person(TeamRole::Csm))
        .optional_text("ae", draft.person(TeamRole::Ae))
        .optional_text("implementation", draft.person(TeamRole::Implementation))
        .optional_text("support", draft.person(TeamRole::Support))
        .plain("holidays", format!("[{}]", holidays.join(", ")))
}

pub(super) fn handoff(draft: &NewPlan) -> Values {
    let author = draft.person(TeamRole::Ae).unwrap_or("the account executive");
    let resources = draft.playbook.handoff.customer_resources.iter().map(|resource| {
        Values::default()
            .text("role", &resource.role)
            .optional("hours_per_week", resource.hours_per_week.map(Data))
    });
    Values::default().text("account_executive", author).each("customer_resources", resources)
}

pub(super) fn stakeholders() -> Values {
    let (roles, more_roles) = Role::WORDS.split_at(Role::WORDS.len() / 2);
    Values::default()
        .plain("roles", roles.join(", "))
        .plain("more_roles", more_roles.join(", "))
        .plain("tiers", Tier::WORDS.join(", "))
}

pub(super) fn jsp(draft: &NewPlan) -> Values {
    let (dates, cadence) = (&draft.dates, &draft.playbook.cadence);
    let workstreams = draft.playbook.workstreams.iter().map(|stream| {
        owners(draft, stream.owner, stream.customer_owner)
            .text("id", &stream.id)
            .optional_text("name", stream.name.get())
    });
    Values::default()
        .plain("signed", dates.signed)
        .plain("outcome_due", dates.full_value.unwrap_or(dates.signed))
        .value(POINTS[0], draft.playbook.value.quick_win.as_ref(), dates.quick_win)
        .value(POINTS[1], draft.playbook.value.first.as_ref(), dates.first_value)
        .value(POINTS[2], draft.playbook.value.full.as_ref(), dates.full_value)
        .each("workstreams", workstreams)
        .optional("execution_call", cadence.execution_call)
        .optional("update", cadence.update)
        .each("milestones", milestones(draft))
}

/// The holes of one point of value.
struct Point {
    milestone: &'static str,
    due: &'static str,
    own: &'static str,
    when: &'static str,
    proof: &'static str,
}

const POINTS: [&Point; 3] = [
    &Point {
        milestone: "quick_win_milestone",
        due: "quick_win_due",
        own: "quick_win_own",
        when: "quick_win_when",
        proof: "quick_win_proof",
    },
    &Point {
        milestone: "first_milestone",
        due: "first_due",
        own: "first_own",
        when: "first_when",
        proof: "first_proof",
    },
    &Point {
        milestone: "full_milestone",
        due: "full_due",
        own: "full_own",
        when: "full_when",
        proof: "full_proof",
    },
];

impl Values {
    /// A point of value. One that comes on the day of a milestone names that, and has neither a day nor evidence of its own.
    fn value(self, point: &Point, template: Option<&RelativeDay>, due: Option<Date>) -> Self {
        let milestone = template.filter(|day| day.days == 0).and_then(RelativeDay::milestone);
        let is_own = milestone.is_none();
        self.optional(point.milestone, milestone)
            .optional(point.due, due.filter(|_| is_own))
            .optional(point.own, is_own.then_some(""))
            .optional(point.when, is_own.then_some("the day it was reached"))
            .optional(point.proof, is_own.then_some("what proves it"))
    }
}

/// Phase by phase; the first of a phase has its heading.
fn milestones(draft: &NewPlan) -> Vec<Values> {
    let mut entries = Vec::new();
    for phase in Phase::ALL {
        let mut heading = Some(phase_heading(draft, *phase));
        let dated = draft.playbook.milestones.iter().zip(&draft.dates.milestones);
        for (milestone, due) in dated.filter(|(milestone, _)| milestone.phase == *phase) {
            entries.push(
                self::milestone(draft, milestone)
                    .plain("due", due)
                    .optional_text("phase_heading", heading.take().as_deref()),
            );
        }
    }
    entries
}

fn milestone(draft: &NewPlan, milestone: &MilestoneTemplate) -> Values {
    owners(draft, milestone.owner, milestone.customer_owner)
        .text("id", &milestone.id)
        .text("title", &milestone.title)
        .plain("phase", milestone.phase)
        .optional("core", milestone.core.then_some("true"))
        .optional_text("row", milestone.row.get())
        .optional("event", milestone.event)
        .optional("fact", milestone.fact)
        .optional("home", milestone.fact.map(|fact| format!("in {}", fact.home().file())))
        // What rests on a fact has no day of its own.
        .optional("done_on", milestone.fact.is_none().then_some(""))
        .optional_text("workstream", milestone.workstream.get())
        .plain("days", milestone.days)
        .texts("after", &milestone.after)
        .optional("done_when", done_when(&milestone.done_when))
        .optional_text("only_where", milestone.applies_if.map(only_where).as_deref())
        .optional_text("acceptance", milestone.acceptance.get())
}

/// The conditions by which it is done, as the file has them.
fn done_when(conditions: &[ConditionTemplate]) -> Option<String> {
    let bound =
        |key: &str, bound: Option<f64>| bound.map(|bound| format!(", {key}: {bound}")).unwrap_or_default();
    let condition = |it: &ConditionTemplate| {
        format!("{{metric: {}{}{}}}", it.metric, bound("at_least", it.at_least), bound("at_most", it.at_most))
    };
    let all: Vec<String> = conditions.iter().map(condition).collect();
    (!all.is_empty()).then(|| format!("[{}]", all.join(", ")))
}

/// Advice on what not every customer needs.
fn only_where(needed: AppliesIf) -> String {
    format!("only where {}; take it out where it is not so", needed.spoken())
}

/// `Kickoff, days 7 to 14: both sides agree …`
fn phase_heading(draft: &NewPlan, phase: Phase) -> String {
    let word = phase.word();
    let name = format!("{}{}", word[..1].to_uppercase(), &word[1..]);
    match draft.playbook.phases.iter().find(|template| template.phase == phase) {
        Some(range) => {
            let aim = range.aim.get().map(|aim| format!(": {aim}")).unwrap_or_default();
            format!("{name}, days {} to {}{}", range.from_day, range.to_day, aim.replace(['\n', '\r'], " "))
        }
        None => name,
    }
}

pub(super) fn gates(draft: &NewPlan) -> Values {
    let gates = GateName::ALL.iter().map(|name| gate(draft, *name, draft.playbook.gates.get(*name)));
    Values::default().optional("gates_open", draft.playbook.gates_open).each("gates", gates)
}

fn gate(draft: &NewPlan, name: GateName, gate: &GateTemplate) -> Values {
    Values::default()
        .plain("name", name)
        .plain("phase", name.phase())
        .each("criteria", gate.criteria.iter().map(|criterion| self::criterion(draft, criterion)))
}

fn criterion(draft: &NewPlan, criterion: &CriterionTemplate) -> Values {
    let metric = criterion.metric.get();
    let milestone = criterion.milestone.get().filter(|_| metric.is_none());
    let fact = criterion.fact.filter(|_| metric.is_none() && milestone.is_none());
    let is_decided = metric.is_some() || milestone.is_some() || fact.is_some();
    let any_of = Some(&criterion.any_of).filter(|one| !is_decided && !one.is_empty()).map(alternatives);
    let is_attested = !is_decided && any_of.is_none();
    let by_role = criterion.by_role.filter(|_| is_attested);
    let whose_word =
        by_role.map_or_else(|| "somebody's word".to_owned(), |role| format!("their {}'s word", Spoken(role)));
    Values::default()
        .optional_text("group", criterion.group.get())
        .optional_text("note", criterion.note.get())
        .optional_text("only_where", criterion.applies_if.map(only_where).as_deref())
        .text("id", &criterion.id)
        .text("text", &criterion.text)
        .optional("whose_word", is_attested.then_some(whose_word))
        .optional("attests", criterion.attests.filter(|_| is_attested))
        .optional_text("metric", metric)
        .optional("at_least", criterion.at_least.filter(|_| metric.is_some()))
        .optional("at_most", criterion.at_most.filter(|_| metric.is_some()))
        .optional_text("milestone", milestone)
        .optional("fact", fact)
        .optional("any_of", any_of)
        .optional("by_role", by_role)
        .optional("waivable", criterion.waivable)
        .optional_text("owner", owner(draft, criterion.owner))
        .text("who_of_ours", who_of_ours(criterion.owner))
}

/// What meets a criterion, in one line.
fn alternatives(any_of: &List<Alternative>) -> String {
    let text = |key: &str, text: &Text| Some(format!("{key}: {}", quote(text.get()?, Surroundings::Flow)));
    let bound = |key: &str, bound: Option<f64>| Some(format!("{key}: {}", Data(bound?)));
    let each = any_of.iter().map(|one| {
        let keys = [
            text("metric", &one.metric),
            bound("at_least", one.at_least),
            bound("at_most", one.at_most),
            text("milestone", &one.milestone),
            one.fact.map(|fact| format!("fact: {fact}")),
        ];
        format!("{{{}}}", keys.into_iter().flatten().collect::<Vec<_>>().join(", "))
    });
    format!("[{}]", each.collect::<Vec<_>>().join(", "))
}

pub(super) fn actions(draft: &NewPlan) -> Values {
    Values::default().plain("due", draft.dates.quick_win.unwrap_or(draft.dates.signed))
}

pub(super) fn risks(draft: &NewPlan) -> Values {
    let (signed, due) = (draft.dates.signed, draft.dates.first_value);
    Values::default().plain("reviewed_on", signed).plain("due", due.unwrap_or(signed))
}

pub(super) fn adoption(draft: &NewPlan) -> Values {
    let activation = draft.playbook.activation.iter().map(|milestone| {
        Values::default()
            .text("id", &milestone.id)
            .text("title", &milestone.title)
            .plain("day", milestone.day)
    });
    Values::default().each("activation", activation)
}

pub(super) fn training(draft: &NewPlan) -> Values {
    let sessions = draft.playbook.training.iter().zip(&draft.dates.sessions).map(|(session, planned)| {
        Values::default()
            .text("id", &session.id)
            .text("title", &session.title)
            .plain("audience", session.audience)
            .plain("due", planned)
            .optional("assessment", session.assessment)
    });
    Values::default().each("sessions", sessions)
}

pub(super) fn contacts(draft: &NewPlan) -> Values {
    let csm = quote(draft.person(TeamRole::Csm).unwrap_or("Priya Shah"), Surroundings::Flow);
    let ae = quote(draft.person(TeamRole::Ae).unwrap_or("Tom Reed"), Surroundings::Flow);
    let (kinds, more_kinds) = ContactKind::WORDS.split_at(ContactKind::WORDS.len() / 2);
    Values::default()
        .plain("kinds", kinds.join(", "))
        .plain("more_kinds", more_kinds.join(", "))
        .plain("held_on", draft.planned(Fact::HandoffMeeting).unwrap_or(draft.dates.signed))
        // In the example they are values, although that is in a comment.
        .plain("ae", ae)
        .plain("csm", csm)
}

pub(super) fn updates(draft: &NewPlan) -> Values {
    let author = draft.person(TeamRole::Csm).unwrap_or("Priya Shah");
    Values::default()
        .plain("sent_on", draft.planned(Fact::Kickoff).unwrap_or(draft.dates.signed))
        // In the example it is a value, although that is in a comment.
        .plain("by", quote(author, Surroundings::Block))
}

/// The person who plays the part, which part wants a person, and which of theirs does.
fn owners(draft: &NewPlan, role: Option<TeamRole>, theirs: Option<Role>) -> Values {
    let who_of_theirs =
        theirs.map_or_else(|| "who of theirs".to_owned(), |role| format!("their {}", Spoken(role)));
    Values::default()
        .optional_text("owner", owner(draft, role))
        .text("who_of_ours", who_of_ours(role))
        .text("who_of_theirs", &who_of_theirs)
}

fn owner(draft: &NewPlan, role: Option<TeamRole>) -> Option<&str> {
    role.and_then(|role| draft.worker(role))
}

const fn who_of_ours(role: Option<TeamRole>) -> &'static str {
    match role {
        Some(TeamRole::Csm) => "our CSM",
        Some(TeamRole::Implementation) => "our implementation owner",
        Some(TeamRole::Ae) => "our account executive",
        Some(TeamRole::Support) => "our support escalation owner",
        None => "who of ours",
    }
}
