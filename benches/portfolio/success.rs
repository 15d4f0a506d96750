//! `jsp.yaml` and `gates.yaml`.

use onboard::date::Date;
use onboard::model::{GateName, GatesOpen, RelativeDay, Role, Text};
use onboard::playbook::CriterionTemplate;

use super::chance::Chance;
use super::story::{Course, Step};
use super::told::Told;
use super::yaml::{Flow, Yaml, list, scalar};

pub(super) fn jsp(told: &Told) -> String {
    let mut yaml = Yaml::default();
    outcomes(&mut yaml, told);
    yaml.open(0, "milestones");
    for index in 0..told.steps.len() {
        milestone(&mut yaml, told, index);
    }
    value(&mut yaml, told);
    rights(&mut yaml, told);
    yaml.open(0, "workstreams");
    for stream in &told.playbook.workstreams {
        let named = Flow::of("id", &stream.id).text("name", stream.name.or(&stream.id));
        let named = named.text("owner", told.ours(stream.owner));
        let customer = told.named(stream.customer_owner);
        yaml.item(
            1,
            named.when(customer.is_some(), |n| n.text("customer_owner", customer.unwrap_or_default())),
        );
    }
    // Where nobody has to meet there is no rhythm of calls.
    let cadence = match told.playbook.gates_open {
        Some(GatesOpen::Automatic) => Flow::default().with("update", "every_two_weeks"),
        _ => Flow::default().with("execution_call", "weekly").with("update", "weekly"),
    };
    yaml.key(0, "cadence", cadence.text("escalation_path", &told.team[3]).text("channel", "shared channel"));
    confirmations(&mut yaml, told);
    // What comes next is agreed on once people use it.
    let is_used = told.opened_on(GateName::Activation).is_some();
    if is_used && told.course == Course::Finished {
        yaml.key(0, "next_goals", list(&["the second warehouse", "reports that nobody types"]));
    }
    yaml.0
}

/// Who may decide what, as it was written when the contract was signed. Whoever leaves keeps what they signed before; beside
/// their lead our CSM has the same right, so that somebody can always sign.
fn rights(yaml: &mut Yaml, told: &Told) {
    let ours = told.team[0].as_str();
    let theirs = |role| told.named(Some(role)).unwrap_or(ours);
    let (approver, lead) = (theirs(Role::ExecutiveSponsor), theirs(Role::ProjectLead));
    yaml.open(0, "decision_rights");
    if told.playbook.gates_open == Some(GatesOpen::Automatic) {
        for right in ["scope", "timeline", "go_live", "gates"] {
            yaml.key(1, right, list(&[ours]));
        }
        return;
    }
    yaml.key(1, "scope", list(&[approver]));
    yaml.key(1, "timeline", list(&[lead]));
    yaml.key(1, "go_live", list(&[approver]));
    let both = if lead == ours { vec![ours] } else { vec![lead, ours] };
    yaml.key(1, "gates", list(&both));
}

fn confirmations(yaml: &mut Yaml, told: &Told) {
    let chance = &mut told.chance("confirmations", 0);
    yaml.open(0, "confirmations");
    let agreed = told.was_done_on("M-jsp");
    let named = |role| told.theirs_on(Some(role), agreed.unwrap_or(told.signed)).unwrap_or(&told.team[0]);
    let (approver, lead) = (named(Role::ExecutiveSponsor), named(Role::ProjectLead));
    for (fact, by) in
        [("success_confirmed", approver), ("plan_agreed", lead), ("plan_agreed", told.team[0].as_str())]
    {
        let confirmed = Flow::default().with("fact", fact).text("by", by).day("confirmed_on", agreed);
        let evidence = chance.pick(EVIDENCE);
        yaml.item(1, confirmed.when(agreed.is_some(), |it| it.text("evidence", evidence)));
    }
}

fn outcomes(yaml: &mut Yaml, told: &Told) {
    let chance = &mut told.chance("outcomes", 0);
    let by = told.dates.full_value.unwrap_or(told.until);
    let achieved = told.past(by).filter(|_| told.course == Course::Finished);
    yaml.open(0, "outcomes");
    let baseline = chance.between(40, 900);
    let outcome =
        Flow::of("id", "O-1").text("statement", chance.pick(OUTCOMES)).text("metric", "cases a month");
    let outcome = outcome.with("target", baseline / 2).text("unit", "cases").with("due", by);
    let first = Flow::default().with("measured_on", told.signed).with("value", baseline);
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

fn milestone(yaml: &mut Yaml, told: &Told, index: usize) {
    let (milestone, step) = (&told.playbook.milestones[index], told.steps[index]);
    let chance = &mut told.chance("milestone", index);
    let moved = step.moved.filter(|(_, on)| told.has_come(*on));
    let (side, reason) = (chance.pick(SIDES), chance.pick(REASONS));
    yaml.first(1, "id", &milestone.id);
    yaml.text(2, "title", &milestone.title);
    yaml.key(2, "due", moved.map_or(step.planned, |(to, _)| to));
    if let Some((to, on)) = moved {
        yaml.open(2, "moves");
        let moved = Flow::default().with("from", step.planned).with("to", to);
        let moved = moved.text("reason", reason).with("side", side);
        yaml.item(3, moved.text("by", &told.team[0]).with("moved_on", on));
    }
    progress(yaml, told, step, index, milestone.fact.is_some());
    let is_shown = chance.odds(if told.is_fragile() { 50 } else { 98 });
    let has_evidence = is_shown || told.course == Course::Finished;
    let evidence = chance.pick(EVIDENCE);
    let is_done = step.done_on.is_some_and(|day| told.has_come(day));
    if milestone.fact.is_none() && is_done && has_evidence {
        yaml.text(2, "evidence", evidence);
    }
    yaml.key(2, "phase", milestone.phase);
    if let Some(event) = milestone.event {
        yaml.key(2, "event", event);
    }
    if let Some(fact) = milestone.fact {
        yaml.key(2, "fact", fact);
    }
    yaml.text(2, "workstream", milestone.workstream.or("programme"));
    yaml.text(2, "owner", told.ours(milestone.owner));
    if let Some(owner) = told.named(milestone.customer_owner) {
        yaml.text(2, "customer_owner", owner);
    }
    yaml.key(2, "days", milestone.days);
    if !milestone.after.is_empty() {
        yaml.key(2, "after", list(&milestone.after));
    }
    yaml.text(2, "acceptance", milestone.acceptance.or("the owner on both sides agrees"));
}

/// How far it is, by the days that say so. What rests on a fact has its days at the home of that.
fn progress(yaml: &mut Yaml, told: &Told, step: Step, index: usize, is_fact: bool) {
    let chance = &mut told.chance("progress", index);
    if let Some(started) = step.started_on.filter(|day| !is_fact && told.has_come(*day)) {
        yaml.key(2, "started_on", started);
    }
    if let Some(day) = step.done_on.filter(|day| !is_fact && told.has_come(*day)) {
        yaml.key(2, "done_on", day);
    }
    if let Some((since, until)) = step.blocked.filter(|(since, _)| told.has_come(*since)) {
        yaml.open(2, "blockers");
        let (side, reason) = (chance.pick(SIDES), chance.pick(REASONS));
        let why = Flow::of("id", &format!("X-{index}")).text("reason", reason).with("waiting_for", side);
        let why = why.with("since", since).day("ended_on", until.and_then(|day| told.past(day)));
        yaml.item(3, why.when(chance.odds(30), |why| why.with("urgency", "critical")));
    }
}

fn value(yaml: &mut Yaml, told: &Told) {
    let champion = told.named(Some(Role::Champion)).unwrap_or("the customer").to_owned();
    let point = |words: &str, comes: Option<&RelativeDay>, due: Option<Date>, reached: Option<Date>| {
        let point = Flow::of("definition", words).text("owner", &champion);
        // What comes with a milestone says so, as in a new plan, and is reached when that is done.
        match comes.filter(|day| day.days == 0).and_then(RelativeDay::milestone) {
            Some(milestone) => point.text("milestone", milestone),
            None => point
                .day("due", due)
                .day("reached_on", reached)
                .when(reached.is_some(), |p| p.text("evidence", "minutes of that day")),
        }
    };
    let full = told.dates.full_value.and_then(|day| told.past(day));
    let full = full.filter(|_| told.course == Course::Finished);
    let (comes, dates) = (&told.playbook.value, &told.dates);
    let (won, first) = (told.was_done_on("M-quick-win"), told.was_done_on("M-pilot"));
    let (early, real) =
        ("one team sees its own data on one screen", "a week of real work without the old system");
    yaml.open(0, "value");
    yaml.key(1, "quick_win", point(early, comes.quick_win.as_ref(), dates.quick_win, won));
    yaml.key(1, "first", point(real, comes.first.as_ref(), dates.first_value, first));
    let proven = "the number of the business case is reached";
    yaml.key(1, "full", point(proven, comes.full.as_ref(), dates.full_value, full));
}

pub(super) fn gates(told: &Told) -> String {
    let chance = &mut told.chance("gates", 0);
    let mut yaml = Yaml::default();
    let is_automatic = told.playbook.gates_open == Some(GatesOpen::Automatic);
    if is_automatic {
        yaml.key(0, "gates_open", GatesOpen::Automatic);
    }
    yaml.open(0, "gates");
    for name in GateName::ALL {
        let (gate, opened) = (told.playbook.gates.get(*name), told.opened_on(*name));
        yaml.open(1, name.word());
        if let Some(day) = opened.filter(|_| !is_automatic) {
            let who = if *name == GateName::GoLive { Role::ExecutiveSponsor } else { Role::ProjectLead };
            let by = told.theirs_on(Some(who), day).unwrap_or(&told.team[0]);
            yaml.key(2, "signoffs", format!("[{}]", Flow::of("by", by).with("signed_on", day)));
        }
        yaml.open(2, "criteria");
        for template in &gate.criteria {
            criterion(&mut yaml, told, template, opened, chance);
        }
    }
    yaml.0
}

fn criterion(
    yaml: &mut Yaml,
    told: &Told,
    template: &CriterionTemplate,
    opened: Option<Date>,
    chance: &mut Chance,
) {
    yaml.first(3, "id", &template.id);
    yaml.text(4, "text", &template.text);
    let is_decided = template.metric.is_written() || template.milestone.is_written();
    let evidence = chance.pick(EVIDENCE);
    if let (false, None, Some(day)) = (is_decided, template.fact, opened) {
        let by = told.theirs_on(template.by_role, day).unwrap_or(&told.team[0]);
        let seen = Flow::of("by", by).with("attested_on", day).text("evidence", evidence);
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
    yaml.text(4, "owner", told.ours(template.owner));
}

const SIDES: &[&str] = &["customer", "customer", "vendor", "third_party"];
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
