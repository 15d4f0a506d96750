//! What sales handed over, promised, and what the customer promised in return.

use super::measuring::settled;
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::date::Date;
use crate::model::{Asked, Commitment, Origin, PlanFile, Risk, Role, Text, is_answer};
use crate::phrase::List;
use crate::plan_at::PlanAt;
use crate::remedy::{Command, Remedy, Word, blank, commands};
use crate::route::Route;

pub(super) const HANDOFF_COMPLETENESS: Metric = Metric {
    id: "handoff_completeness",
    name: "handoff complete",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "items of the sales-to-success handoff that are answered",
    formula: "answered ÷ 18, each at its home. In `handoff.yaml`: `use_case`, `business_case`, `roi`, `pain_points`, \
              `reason_for_choice`, `communication`, `competitive_context`, `technical.environment`, `timeline`, \
              `consequences`, `objections`, `commitments`. In `stakeholders.yaml`: whether somebody has, or had, the role \
              `decision_maker`, `champion`, `admin_owner` and `buying_committee`. In `jsp.yaml`: success metrics, an \
              outcome or objective with `origin: handoff` and a `metric`. In `risks.yaml`: red flags, a risk with \
              `origin: handoff`. Objections, commitments and red flags are answered, too, by `none`",
    not_applicable: "gates open by themselves, and none of them asks for it: `handoff_essentials` are enough",
    source: "S0 S1 S2 S3",
    files: &[PlanFile::Handoff, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Risks],
    record: Record::Often(answer),
    measure: handoff_completeness,
};

/// The metric that says how complete the handoff of a plan is: one of few people and no meetings is asked for the essentials
/// alone, unless a gate of its own asks for all.
pub fn completeness_of_handoff(at: &PlanAt) -> &'static str {
    let all = "handoff_completeness";
    if at.is_digital_first() && !at.is_metric_of_gate(all) { "handoff_essentials" } else { all }
}

fn handoff_completeness(at: &Measuring<'_>) -> Value {
    if completeness_of_handoff(at) != HANDOFF_COMPLETENESS.id {
        let why =
            "gates open by themselves, and ask for `handoff_essentials` alone (`gates_open` of `gates.yaml`)";
        return Value::not_applicable(why);
    }
    let items: Vec<(&str, bool)> = items(at).into_iter().chain(people(at)).collect();
    answered(&items)
}

/// The share of items that are answered; says which are not.
fn answered(items: &[(&str, bool)]) -> Value {
    let missing: Vec<&str> =
        items.iter().filter(|(_, is_written)| !is_written).map(|(name, _)| *name).collect();
    let written = items.len() - missing.len();
    let value = Value::share(written, items.len(), "").from([Route::to(PlanFile::Handoff)]);
    if missing.is_empty() {
        return value.note(format!("all {} items", items.len()));
    }
    value.note(format!("{written} of {} items; missing: {}", items.len(), List::and(&missing)))
}

/// The items of a handoff by their keys, and whether each is written.
fn items(at: &PlanAt) -> [(&'static str, bool); 14] {
    let handoff = &at.plan.handoff;
    let is_known = |risk: &Risk| risk.status_on(at.as_of()).is_some() && risk.text.is_answered();
    let has_red_flag =
        at.plan.risks.risks.iter().any(|it| it.origin == Some(Origin::Handoff) && is_known(it));
    [
        ("use_case", handoff.use_case.is_answered()),
        ("business_case", handoff.business_case.is_answered()),
        ("success metrics", at.has_success_metric_of_handoff()),
        ("roi", handoff.roi.is_answered()),
        ("pain_points", has_answer(&handoff.pain_points)),
        ("reason_for_choice", handoff.reason_for_choice.is_answered()),
        ("red flags", has_red_flag || handoff.has_none_of(Asked::RedFlags)),
        ("communication", handoff.communication.is_answered()),
        ("competitive_context", handoff.competitive_context.is_answered()),
        ("technical.environment", handoff.technical.environment.is_answered()),
        ("timeline", handoff.timeline.is_answered()),
        ("consequences", handoff.consequences.is_answered()),
        ("objections", has_answer(&handoff.objections) || handoff.has_none_of(Asked::Objections)),
        ("commitments", at.commitments().next().is_some() || handoff.has_none_of(Asked::Commitments)),
    ]
}

/// Whether one of the texts says something.
fn has_answer(texts: &[String]) -> bool {
    texts.iter().any(|text| is_answer(text))
}

/// The people of whom sales has to tell, by their roles, and whether each is named. Who has left since was handed over all
/// the same.
fn people(at: &PlanAt) -> [(&'static str, bool); 4] {
    let named = |role: Role| (role.word(), at.was_filled(role, at.as_of()));
    [Role::DecisionMaker, Role::Champion, Role::AdminOwner, Role::BuyingCommittee].map(named)
}

pub(super) const HANDOFF_ESSENTIALS: Metric = Metric {
    id: "handoff_essentials",
    name: "handoff essentials",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "the four items of the handoff without which nothing can start",
    formula: "answered ÷ 4, each at its home: `use_case` and `commitments` (or `none`) in `handoff.yaml`, success metrics in \
              `jsp.yaml`, and whether somebody has, or had, the role `admin_owner` in `stakeholders.yaml`",
    not_applicable: "",
    source: "S3 S4",
    files: &[PlanFile::Handoff, PlanFile::Stakeholders, PlanFile::Jsp],
    record: Record::None,
    measure: handoff_essentials,
};

/// Of the items of a handoff, those that a plan of few people and no meetings cannot do without.
const ESSENTIALS: [&str; 4] = ["use_case", "success metrics", "commitments", "admin_owner"];

fn handoff_essentials(at: &Measuring<'_>) -> Value {
    let items: Vec<(&str, bool)> =
        items(at).into_iter().chain(people(at)).filter(|(name, _)| ESSENTIALS.contains(name)).collect();
    answered(&items)
}

pub(super) const OPEN_COMMITMENTS: Metric = Metric {
    id: "open_commitments",
    name: "open promises",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "promises of the sale that are neither delivered nor declined by a decision",
    formula: "`commitments` of the handoff that are neither delivered nor declined by the as-of date; unknown while none \
              are written down, unless `none` names them",
    not_applicable: "",
    source: "S0 S3",
    files: &[PlanFile::Handoff, PlanFile::Contacts],
    record: Record::Often(keep_promise),
    measure: |at| settled(open_commitments(at)),
};

fn open_commitments(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Handoff)?;
    let all = at.commitments().count();
    if all == 0 && !at.plan.handoff.has_none_of(Asked::Commitments) {
        return Err(Value::unknown(
            "no `commitments` are written; `none: [commitments]` says that none were made",
        ));
    }
    let owed = at.owed_commitments();
    let routes: Vec<Route> =
        owed.map(|(index, _)| Route::to(PlanFile::Handoff).key("commitments").index(index)).collect();
    Ok(Value::count(routes.len()).note(format!("{} of {all}", routes.len())).from(routes))
}

pub(super) const OVERDUE_COMMITMENTS: Metric = Metric {
    id: "overdue_commitments",
    name: "overdue promises",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "promises of the sale whose day has passed and that are neither delivered nor declined",
    formula: "owed `commitments` whose `due`, rolled forward from a day off or on hold, is before the as-of date; one that \
              depends on a milestone is held against that milestone's baseline, one that was moved against the day that the \
              customer agreed to: with the plan, or by a decision that a move names",
    not_applicable: "the onboarding has ended",
    source: "S0 S3",
    files: &[
        PlanFile::Onboarding,
        PlanFile::Handoff,
        PlanFile::Stakeholders,
        PlanFile::Jsp,
        PlanFile::Decisions,
        PlanFile::Contacts,
    ],
    record: Record::None,
    measure: |at| settled(overdue_commitments(at)),
};

fn overdue_commitments(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    at.with(PlanFile::Handoff)?;
    let mut late: Vec<(Date, usize, &Commitment)> =
        at.overdue_commitments().map(|(index, it, due)| (due, index, it)).collect();
    late.sort_by_key(|(due, index, _)| (*due, *index));
    let routes = late
        .iter()
        .map(|(_, index, _)| Route::to(PlanFile::Handoff).key("commitments").index(*index).key("due"));
    let value = Value::count(late.len()).from(routes);
    Ok(match late.first() {
        None => value,
        Some((due, _, first)) => value.note(format!("{}, due {due}", first.text.get().unwrap_or(&first.id))),
    })
}

pub(super) const RESOURCES_COMMITTED: Metric = Metric {
    id: "resources_committed",
    name: "people committed",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "people and hours that the plan needs of the customer and the customer has committed",
    formula: "`customer_resources` in the plan with a `committed_on` by the as-of date ÷ all in the plan",
    not_applicable: "",
    source: "S1",
    files: &[PlanFile::Handoff],
    record: Record::None,
    measure: |at| settled(resources_committed(at)),
};

fn resources_committed(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Handoff)?;
    let all = at.customer_resources().count();
    let committed = at.customer_resources().filter(|(_, it)| it.is_committed_on(at.as_of())).count();
    let share = Value::share(committed, all, "no customer resources are listed");
    let route = Route::to(PlanFile::Handoff).key("customer_resources");
    Ok(share.from([route]).note(format!("{committed} of {all}")))
}

pub(super) const RESOURCES_UNCOMMITTED: Metric = Metric {
    id: "resources_uncommitted",
    name: "people not committed",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "people and hours that the plan needs of the customer and the customer has not committed",
    formula: "`customer_resources` in the plan without a `committed_on` by the as-of date; unknown while there are none",
    not_applicable: "",
    source: "S1",
    files: &[PlanFile::Handoff],
    record: Record::Often(commit_resources),
    measure: |at| settled(resources_uncommitted(at)),
};

fn resources_uncommitted(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Handoff)?;
    if at.customer_resources().next().is_none() {
        return Err(Value::unknown("no customer resources are listed"));
    }
    let open = at.customer_resources().filter(|(_, resource)| !resource.is_committed_on(at.as_of()));
    let (routes, roles): (Vec<Route>, Vec<&str>) = open
        .map(|(index, resource)| {
            (Route::to(PlanFile::Handoff).key("customer_resources").index(index), resource.role.as_str())
        })
        .unzip();
    let value = Value::count(roles.len()).from(routes);
    Ok(if roles.is_empty() { value } else { value.note(List::and(&roles).at_most(3).to_string()) })
}

/// Writes down what the handoff still lacks, why they bought first; shows what is there where nothing is.
fn answer(at: &PlanAt) -> Option<Command> {
    let first = completes_handoff(at).commands().next().cloned();
    Some(first.unwrap_or_else(|| commands::handoff_show(at.slug())))
}

/// Whether the handoff of a plan is asked for this item.
fn is_asked(at: &PlanAt, item: &str) -> bool {
    completeness_of_handoff(at) == HANDOFF_COMPLETENESS.id || ESSENTIALS.contains(&item)
}

/// What would answer what the handoff is asked for and still lacks, each at its home; nothing where all of it is answered.
pub fn completes_handoff(at: &PlanAt) -> Remedy {
    let slug = at.slug();
    let missing = items(at).into_iter().chain(people(at)).filter(|(_, is_written)| !is_written);
    let missing: Vec<&str> = missing.map(|(name, _)| name).filter(|name| is_asked(at, name)).collect();
    let lacks = |item: &str| missing.contains(&item);
    let mut steps = [why(at), context(at)].into_iter().flatten().fold(Remedy::default(), Remedy::then);
    if lacks("success metrics") {
        let [metric, target, due] = ["metric", "target", "date"].map(blank);
        let origin = Origin::Handoff.word();
        let add = commands::outcome_of_handoff(slug, blank("statement"), metric, target, due, origin);
        let add = |words: &str| Remedy::run(words, add.clone());
        let of_nobody = at.outcomes().find(|(_, it)| it.origin.is_none() && it.metric.is_answered());
        steps = steps.then(match of_nobody {
            Some((_, it)) => {
                let words = format!("say that sales handed over `{}`", it.id);
                Remedy::run(words, commands::outcome_set_origin(slug, &it.id, origin))
                    .or(add("write down what other number is to move"))
            }
            None => add("write down what number is to move"),
        });
    }
    if lacks("red flags") {
        let [likely, bad, owner] = [blank("1-5"), blank("1-5"), blank("name")];
        let (less, more) = (blank("mitigation"), blank("trigger"));
        let flag = commands::risk_red_flag(slug, blank("red flag"), likely, bad, owner, less, more);
        let none = commands::handoff_none(slug, Asked::RedFlags.word());
        steps = steps.then(
            Remedy::run("write down each red flag", flag).or(Remedy::run("say that there is none", none)),
        );
    }
    if lacks("commitments") {
        let promise = commands::commitment_add(slug, blank("promise"), blank("name"));
        let none = commands::handoff_none(slug, Asked::Commitments.word());
        steps = steps.then(
            Remedy::run("write down each promise", promise).or(Remedy::run("say that there is none", none)),
        );
    }
    let unnamed = people(at).into_iter().filter(|(role, _)| lacks(role));
    unnamed.fold(steps, |steps, (role, _)| {
        steps.then(Remedy::run(
            format!("name the `{role}`"),
            commands::stakeholder_add(slug, blank("name"), role),
        ))
    })
}

/// What is to be said under one key of the file, where that is asked for and not answered.
fn lacks(at: &PlanAt, key: &str, is_answered: bool, name: &'static str) -> Option<Word> {
    (!is_answered && is_asked(at, key)).then(|| blank(name))
}

/// Says why they bought, as far as it is not said.
fn why(at: &PlanAt) -> Option<Remedy> {
    let handoff = &at.plan.handoff;
    let text = |key, text: &Text, name| lacks(at, key, text.is_answered(), name);
    let missing = [
        text("use_case", &handoff.use_case, "use case"),
        text("business_case", &handoff.business_case, "business case"),
        text("roi", &handoff.roi, "roi"),
        lacks(at, "pain_points", has_answer(&handoff.pain_points), "pain point"),
        text("reason_for_choice", &handoff.reason_for_choice, "reason"),
        text("communication", &handoff.communication, "communication"),
    ];
    let is_missing = missing.iter().any(Option::is_some);
    let [use_case, business, roi, pain, reason, how] = missing;
    let set = commands::handoff_set_why(at.slug(), use_case, business, roi, pain, reason, how);
    is_missing.then(|| Remedy::run("say why they bought", set))
}

/// Says what the product meets there, as far as it is not said.
fn context(at: &PlanAt) -> Option<Remedy> {
    let handoff = &at.plan.handoff;
    let text = |key, text: &Text, name| lacks(at, key, text.is_answered(), name);
    let has_objections = has_answer(&handoff.objections) || handoff.has_none_of(Asked::Objections);
    let missing = [
        text("competitive_context", &handoff.competitive_context, "context"),
        text("technical.environment", &handoff.technical.environment, "environment"),
        text("timeline", &handoff.timeline, "timeline"),
        text("consequences", &handoff.consequences, "consequences"),
        lacks(at, "objections", has_objections, "objection"),
    ];
    let is_missing = missing.iter().any(Option::is_some);
    let [beaten, environment, timeline, fails, objection] = missing;
    let set = commands::handoff_set_context(at.slug(), beaten, environment, timeline, fails, objection);
    is_missing.then(|| Remedy::run("say what it meets there", set))
}

/// Says that the first promise that is owed was kept; writes one down where there is none.
fn keep_promise(at: &PlanAt) -> Option<Command> {
    if at.plan.handoff.commitments.is_empty() {
        return Some(commands::commitment_add(at.slug(), blank("promise"), blank("name")));
    }
    let (_, open) = at.owed_commitments().next()?;
    Some(commands::commitment_deliver(at.slug(), &open.id, None))
}

/// Says that the customer has committed its people; writes one down where there is none.
fn commit_resources(at: &PlanAt) -> Option<Command> {
    Some(match at.plan.handoff.customer_resources.is_empty() {
        true => commands::resource_add(at.slug(), blank("part"), blank("hours")),
        false => commands::resource_commit_all(at.slug()),
    })
}
