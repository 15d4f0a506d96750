//! `actions.yaml`, `decisions.yaml`, `risks.yaml`, `updates.yaml`, `expansion.yaml`.

use std::collections::BTreeMap;

use onboard::date::Date;

use super::chance::Chance;
use super::story::{Course, Story};
use super::told::Told;
use super::yaml::{Flow, Yaml, list, scalar};

/// The entries of a log by their ids, sorted as a generated log is, each with chance of its own and the day on which it is
/// added; those that have come by now.
fn entries(told: &Told, letter: char, count: i64) -> BTreeMap<String, (Chance, Date)> {
    let days = told.last_day().days_since(told.signed);
    let entry = |number: i64| {
        let number = usize::try_from(number).unwrap_or_default();
        let mut chance = told.chance(&format!("log {letter}"), number);
        let (id, added) = (chance.id(letter), told.signed.plus_days(chance.between(0, days)));
        (id, (chance, added))
    };
    // Two that are given one id are one, on every day.
    let mut all: BTreeMap<_, _> = (0..count).map(entry).collect();
    all.retain(|_, (_, added)| told.has_come(*added));
    all
}

/// What a log gains in a week, over all of its weeks.
fn over_time(story: &Story, letter: char, a_week: i64, at_most: i64) -> i64 {
    let weeks = story.last_day().days_since(story.signed) / 7 + 1;
    let few = story.chance("length", letter as usize).between(0, 3);
    (weeks * a_week + few).clamp(2, at_most)
}

pub(super) fn actions(told: &Told) -> String {
    let mut actions = Yaml::default();
    for (id, (mut chance, added)) in entries(told, 'A', over_time(told, 'A', 3, 24)) {
        action(&mut actions, &id, told, added, &mut chance);
    }
    let mut yaml = Yaml::default();
    if !actions.0.is_empty() {
        yaml.comment(0, "Follow-ups of the calls; the larger steps are the milestones of jsp.yaml.");
    }
    yaml.section(0, "actions", &actions);
    yaml.0
}

fn action(yaml: &mut Yaml, id: &str, told: &Told, added: Date, chance: &mut Chance) {
    let due = added.plus_days(chance.between(2, 14));
    let is_customers = chance.odds(55);
    let ours = chance.one_of::<String>(&told.team);
    let owner = if is_customers { told.somebody_on(added, chance) } else { ours };
    let is_tended = matches!(told.course, Course::Steady | Course::Finished);
    let is_ever_done = chance.odds(if is_tended { 96 } else { 80 });
    let done = told.past(due).filter(|_| is_ever_done);
    let (is_begun, is_blocked) = (chance.odds(50), chance.odds(40));
    let blocked_by = (chance.pick(BLOCKERS), chance.pick(&["customer", "vendor"]));
    yaml.first(1, "id", id);
    yaml.text(2, "title", chance.pick(TASKS));
    yaml.key(2, "due", due);
    if is_begun {
        yaml.key(2, "started_on", added);
    }
    if let Some(day) = done {
        yaml.key(2, "done_on", day);
    } else if is_blocked && told.has_come(due) {
        yaml.open(2, "blockers");
        let why = Flow::of("id", &format!("X-{}", &id[2..])).text("reason", blocked_by.0);
        yaml.item(3, why.with("waiting_for", blocked_by.1).with("since", due));
    }
    yaml.text(2, "owner", owner);
    if chance.odds(50) {
        yaml.key(2, "milestone", &chance.one_of(&told.playbook.milestones).id);
    }
    yaml.key(2, "added_on", added);
    if chance.odds(20) {
        yaml.text(2, "note", "see the minutes; the champion knows why this matters");
    }
}

pub(super) fn decisions(told: &Told) -> String {
    let mut decisions = Yaml::default();
    for (id, (mut chance, decided)) in entries(told, 'D', over_time(told, 'D', 1, 12)) {
        decisions.first(1, "id", &id);
        decisions.text(2, "text", chance.pick(DECISIONS));
        decisions.key(2, "decided_on", decided);
        decisions.text(2, "by", told.somebody_on(decided, &mut chance));
        decisions.text(2, "rationale", chance.pick(BLOCKERS));
        if chance.odds(50) {
            decisions.key(2, "options", list(&["wait a week", "leave it as it is", "ask the sponsor"]));
        }
    }
    let mut yaml = Yaml::default();
    yaml.section(0, "decisions", &decisions);
    yaml.0
}

pub(super) fn risks(told: &Told) -> String {
    let mut risks = Yaml::default();
    let count = told.chance("length", 'R' as usize).between(2, 7);
    for (id, (mut chance, seen)) in entries(told, 'R', count) {
        risks.first(1, "id", &id);
        risks.text(2, "text", chance.pick(RISKS));
        risks.text(2, "owner", chance.one_of::<String>(&told.team));
        risks.key(2, "response", chance.pick(&["avoid", "mitigate", "mitigate", "transfer", "accept"]));
        risks.text(2, "mitigation", chance.pick(MITIGATIONS));
        risks.text(2, "trigger", "no date agreed by the next call");
        risks.key(2, "due", seen.plus_days(chance.between(5, 60)));
        let ends = seen.plus_days(chance.between(10, 60));
        let closed = Some(ends).filter(|_| chance.odds(25));
        let mut reviews = Yaml::default();
        let mut day = seen;
        while told.has_come(day) && closed.is_none_or(|closed| day <= closed) {
            reviews.item(3, review(&mut chance, day));
            day = day.plus_days(28);
        }
        risks.section(2, "reviews", &reviews);
        if let Some(day) = closed.and_then(|day| told.past(day)) {
            risks.open(2, "closed");
            risks.key(3, "closed_on", day);
            risks.text(3, "reason", "it can no longer happen");
        }
    }
    let mut yaml = Yaml::default();
    yaml.section(0, "risks", &risks);
    yaml.0
}

fn review(chance: &mut Chance, on: Date) -> Flow {
    let review = Flow::default().with("reviewed_on", on);
    review.with("probability", chance.between(1, 5)).with("impact", chance.between(1, 5))
}

pub(super) fn updates(told: &Told) -> String {
    let chance = &mut told.chance("updates", 0);
    let mut updates = Yaml::default();
    let silence = if told.is_fragile() { 30 } else { chance.between(0, 8) };
    let last = told.until.plus_days(-silence);
    let mut day = told.signed.plus_days(7);
    while day <= last && told.has_come(day) && updates.0.len() < 6000 {
        updates.first(1, "id", chance.id('U'));
        updates.key(2, "sent_on", day);
        updates.key(2, "by", scalar(&told.team[0]));
        updates.key(2, "shipped", list(&[chance.pick(TASKS), chance.pick(TASKS)]));
        updates.key(
            2,
            "blocked",
            if chance.odds(30) { list(&[chance.pick(BLOCKERS)]) } else { "[]".to_owned() },
        );
        updates.key(2, "next", list(&[chance.pick(TASKS)]));
        day = day.plus_days(7);
    }
    let mut yaml = Yaml::default();
    yaml.section(0, "updates", &updates);
    yaml.0
}

pub(super) fn expansion(told: &Told) -> String {
    let mut signals = Yaml::default();
    let count = told.chance("length", 'X' as usize).between(0, 3);
    for (id, (mut chance, heard)) in entries(told, 'X', count) {
        let kind = chance.pick(&["white_space", "adjacent_team", "unmet_need", "sponsor"]);
        let signal = Flow::of("id", &id).text("text", chance.pick(NEEDS)).with("kind", kind);
        signals.item(1, signal.text("by", told.somebody_on(heard, &mut chance)).with("heard_on", heard));
    }
    let mut yaml = Yaml::default();
    yaml.section(0, "signals", &signals);
    yaml.0
}

const TASKS: &[&str] = &[
    "export the article master",
    "send the list of users with their roles",
    "open the firewall for the connector",
    "agree the test cases with the key users",
    "check the duplicate customers, about 400 of them",
    "book rooms for the training",
    "draft the announcement to all sites",
    "return the security questionnaire",
    "map the cost centres",
    "confirm the escalation path",
    "set up the sandbox",
    "review the field mapping: orders, returns, credits",
    "ask the works council for its date",
    "name a deputy for the project lead",
    "test sign-on with ten people",
    "repeat the import with the corrected file",
    "write down the baseline of the business metric",
    "show the dashboard to the sponsor",
];
const BLOCKERS: &[&str] = &[
    "the export licence has run out",
    "legal has not answered",
    "the key user is on leave",
    "access was granted to the wrong tenant",
    "waiting for a release of the connector",
];
const DECISIONS: &[&str] = &[
    "four sites first, the others a month later",
    "history of two years is imported, not five",
    "sign-on before the first training",
    "reports stay in the old system until the quarter ends",
    "approval limits are the same for all desks",
    "no custom fields in the first release",
];
const RISKS: &[&str] = &[
    "the data-centre move falls into the go-live week",
    "the champion may change departments",
    "the import file has more duplicates than expected",
    "the works council needs more time",
    "budget for the second integration is not released",
    "key users have no time before the quarter ends",
];
const MITIGATIONS: &[&str] = &[
    "import from a copy on our side",
    "a deputy is named and takes part in every call",
    "a cleaning run before the real one",
    "the sponsor speaks with the council",
];
const NEEDS: &[&str] = &[
    "the sister company types its orders twice as well",
    "finance asks for the same reports",
    "the CIO would sponsor a wider rollout",
    "field service has no mobile access",
];
