//! `jsp.yaml` and `gates.yaml`.

use onboard::date::Date;
use onboard::model::{GateName, Role, Text};
use onboard::playbook::CriterionTemplate;

use super::chance::Chance;
use super::story::{Course, Step, Story};
use super::yaml::{Flow, Yaml, list, scalar};

pub(super) fn jsp(story: &Story, chance: &mut Chance) -> String {
    let mut yaml = Yaml::default();
    outcomes(&mut yaml, story, chance);
    yaml.open(0, "milestones");
    for index in 0..story.steps.len() {
        milestone(&mut yaml, story, index, chance);
    }
    value(&mut yaml, story);
    let approver = story.theirs(Some(Role::ExecutiveSponsor)).unwrap_or(&story.team[0]);
    let lead = story.theirs(Some(Role::ProjectLead)).unwrap_or(&story.team[0]);
    yaml.open(0, "decision_rights");
    yaml.key(1, "scope", list(&[approver]));
    yaml.key(1, "timeline", list(&[lead]));
    yaml.key(1, "go_live", list(&[approver]));
    yaml.key(1, "gates", list(&[lead]));
    yaml.open(0, "workstreams");
    for stream in &story.playbook.workstreams {
        let named = Flow::of("id", &stream.id).text("name", stream.name.or(&stream.id));
        let named = named.text("owner", story.ours(stream.owner));
        let customer = story.theirs(stream.customer_owner);
        yaml.item(
            1,
            named.when(customer.is_some(), |n| n.text("customer_owner", customer.unwrap_or_default())),
        );
    }
    let cadence = Flow::default().with("execution_call", "weekly").with("update", "weekly");
    yaml.key(0, "cadence", cadence.text("escalation_path", &story.team[3]).text("channel", "shared channel"));
    yaml.open(0, "confirmations");
    let agreed = story.done_on("M-jsp");
    for (fact, by) in
        [("success_confirmed", approver), ("plan_agreed", lead), ("plan_agreed", story.team[0].as_str())]
    {
        let confirmed = Flow::default().with("fact", fact).text("by", by).day("confirmed_on", agreed);
        yaml.item(1, confirmed.when(agreed.is_some(), |it| it.text("evidence", chance.pick(EVIDENCE))));
    }
    yaml.0
}

fn outcomes(yaml: &mut Yaml, story: &Story, chance: &mut Chance) {
    let by = story.dates.full_value.unwrap_or(story.as_of);
    let achieved = story.past(by).filter(|_| story.course == Course::Finished);
    yaml.open(0, "outcomes");
    let baseline = chance.between(40, 900);
    let outcome =
        Flow::of("id", "O-1").text("statement", chance.pick(OUTCOMES)).text("metric", "cases a month");
    let outcome = outcome.with("target", baseline / 2).text("unit", "cases").with("due", by);
    let first = Flow::default().with("measured_on", story.signed).with("value", baseline);
    let readings = match achieved {
        Some(on) => {
            format!("[{first}, {}]", Flow::default().with("measured_on", on).with("value", baseline / 2))
        }
        None => format!("[{first}]"),
    };
    let outcome = outcome.with("readings", readings).text("source", "monthly report");
    yaml.item(1, outcome.with("origin", "handoff"));
    yaml.open(0, "objectives");
    for (id, words, metric, bound) in OBJECTIVES {
        let objective = Flow::of("id", id).text("statement", words).text("outcome", "O-1");
        yaml.item(1, objective.text("metric", metric).with("at_least", bound).with("due", by));
    }
}

fn milestone(yaml: &mut Yaml, story: &Story, index: usize, chance: &mut Chance) {
    let (milestone, step) = (&story.playbook.milestones[index], story.steps[index]);
    yaml.first(1, "id", &milestone.id);
    yaml.text(2, "title", &milestone.title);
    yaml.key(2, "due", step.due);
    if step.due > step.planned {
        yaml.open(2, "moves");
        let moved = Flow::default().with("from", step.planned).with("to", step.due);
        let side = chance.pick(&["customer", "customer", "vendor", "third_party"]);
        let moved = moved.text("reason", chance.pick(REASONS)).with("side", side);
        let on = step.planned.min(story.as_of);
        yaml.item(3, moved.text("by", &story.team[0]).with("moved_on", on));
    }
    progress(yaml, step, index, milestone.fact.is_some(), chance);
    if milestone.fact.is_none()
        && step.done_on.is_some()
        && chance.odds(if story.is_fragile() { 50 } else { 98 })
    {
        yaml.text(2, "evidence", chance.pick(EVIDENCE));
    }
    yaml.key(2, "phase", milestone.phase);
    if let Some(event) = milestone.event {
        yaml.key(2, "event", event);
    }
    if let Some(fact) = milestone.fact {
        yaml.key(2, "fact", fact);
    }
    yaml.text(2, "workstream", milestone.workstream.or("programme"));
    yaml.text(2, "owner", story.ours(milestone.owner));
    if let Some(owner) = story.theirs(milestone.customer_owner) {
        yaml.text(2, "customer_owner", owner);
    }
    yaml.key(2, "days", milestone.days);
    if !milestone.after.is_empty() {
        yaml.key(2, "after", list(&milestone.after));
    }
    yaml.text(2, "acceptance", milestone.acceptance.or("the owner on both sides agrees"));
}

/// How far it is, by the days that say so. What rests on a fact has its days at the home of that.
fn progress(yaml: &mut Yaml, step: Step, index: usize, is_fact: bool, chance: &mut Chance) {
    if let Some(started) = step.started_on.filter(|_| !is_fact) {
        yaml.key(2, "started_on", started);
    }
    if let Some(day) = step.done_on {
        if !is_fact {
            yaml.key(2, "done_on", day);
        }
    } else if let Some(since) = step.blocked_since {
        yaml.open(2, "blockers");
        let side = chance.pick(&["customer", "customer", "vendor", "third_party"]);
        let why = Flow::of("id", &format!("X-{index}")).text("reason", chance.pick(REASONS));
        let why = why.with("waiting_for", side).with("since", since);
        yaml.item(3, why.when(chance.odds(30), |why| why.with("urgency", "critical")));
    }
}

fn value(yaml: &mut Yaml, story: &Story) {
    let champion = story.theirs(Some(Role::Champion)).unwrap_or("the customer").to_owned();
    let point = |words: &str, due: Option<Date>, reached: Option<Date>| {
        let point = Flow::of("definition", words).text("owner", &champion).day("due", due);
        point
            .day("reached_on", reached)
            .when(reached.is_some(), |p| p.text("evidence", "minutes of that day"))
    };
    let first = story.done_on("M-pilot").or_else(|| story.done_on("M-quick-win").and(story.went_live_on()));
    let full = story.dates.full_value.and_then(|day| story.past(day));
    let full = full.filter(|_| story.course == Course::Finished);
    let won = story.done_on("M-quick-win");
    yaml.open(0, "value");
    yaml.key(1, "quick_win", point("one team sees its own data on one screen", story.dates.quick_win, won));
    yaml.key(1, "first", point("a week of real work without the old system", story.dates.first_value, first));
    yaml.key(1, "full", point("the number of the business case is reached", story.dates.full_value, full));
}

pub(super) fn gates(story: &Story, chance: &mut Chance) -> String {
    let mut yaml = Yaml::default();
    yaml.open(0, "gates");
    for name in GateName::ALL {
        let (gate, opened) = (story.playbook.gates.get(*name), story.opened_on(*name));
        yaml.open(1, name.word());
        if let Some(day) = opened {
            let who = if *name == GateName::GoLive { Role::ExecutiveSponsor } else { Role::ProjectLead };
            let by = story.theirs(Some(who)).unwrap_or(&story.team[0]);
            yaml.key(2, "signoffs", format!("[{}]", Flow::of("by", by).with("signed_on", day)));
        }
        yaml.open(2, "criteria");
        for template in &gate.criteria {
            criterion(&mut yaml, story, template, opened, chance);
        }
    }
    yaml.0
}

fn criterion(
    yaml: &mut Yaml,
    story: &Story,
    template: &CriterionTemplate,
    opened: Option<Date>,
    chance: &mut Chance,
) {
    yaml.first(3, "id", &template.id);
    yaml.text(4, "text", &template.text);
    let is_decided = template.metric.is_written() || template.milestone.is_written();
    if let (false, None, Some(day)) = (is_decided, template.fact, opened) {
        let by = story.theirs(template.by_role).unwrap_or(&story.team[0]);
        let seen = Flow::of("by", by).with("attested_on", day).text("evidence", chance.pick(EVIDENCE));
        yaml.key(4, "attestations", format!("[{seen}]"));
    }
    if let Some(fact) = template.attests {
        yaml.key(4, "attests", fact);
    }
    for (key, value) in [("metric", &template.metric), ("milestone", &template.milestone)] {
        if let Some(words) = Text::get(value) {
            yaml.key(4, key, scalar(words));
        }
    }
    if let Some(fact) = template.fact {
        yaml.key(4, "fact", fact);
    }
    for (key, bound) in [("at_least", template.at_least), ("at_most", template.at_most)] {
        if let Some(bound) = bound {
            yaml.key(4, key, bound);
        }
    }
    if let Some(role) = template.by_role {
        yaml.key(4, "by_role", role);
    }
    yaml.text(4, "owner", story.ours(template.owner));
}

const OUTCOMES: &[&str] = &[
    "half the late orders before the summer",
    "the month is closed in five days",
    "every request answered within a day",
    "one figure for stock that everybody believes",
];
const OBJECTIVES: &[(&str, &str, &str, f64)] = &[
    ("B-seats", "the teams in scope work in the product", "seat_activation", 0.7),
    ("B-admins", "admins run it without us", "admins_certified", 1.0),
    ("B-plan", "the plan is kept", "milestone_completion", 0.9),
];
const EVIDENCE: &[&str] = &[
    "minutes in the shared folder",
    "signed protocol",
    "test log, attached to the ticket",
    "screenshot in the channel",
    "validation report, zero critical errors",
];
const REASONS: &[&str] = &[
    "no export from the old system yet",
    "the identity provider has to be upgraded first",
    "key user on leave",
    "security questionnaire is with legal",
    "the sandbox was reset",
    "stocktaking",
];
