//! `actions.yaml`, `decisions.yaml`, `risks.yaml`, `updates.yaml`, `expansion.yaml`.

use std::collections::BTreeSet;

use onboard::date::Date;

use super::chance::Chance;
use super::story::{Course, Story};
use super::yaml::{Flow, Yaml, list, scalar};

/// As many ids as asked for, sorted as a generated log is.
fn ids(chance: &mut Chance, letter: char, count: i64) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    while (ids.len() as i64) < count {
        ids.insert(chance.id(letter));
    }
    ids
}

/// A day between the signature and the as-of date.
fn so_far(story: &Story, chance: &mut Chance) -> Date {
    story.signed.plus_days(chance.between(0, story.as_of.days_since(story.signed)))
}

/// What a log gains in a week, over the weeks that have passed.
fn over_time(story: &Story, chance: &mut Chance, a_week: i64, at_most: i64) -> i64 {
    let weeks = story.as_of.days_since(story.signed) / 7 + 1;
    (weeks * a_week + chance.between(0, 3)).clamp(2, at_most)
}

pub(super) fn actions(story: &Story, chance: &mut Chance) -> String {
    let mut yaml = Yaml::default();
    yaml.comment(0, "Follow-ups of the calls; the larger steps are the milestones of jsp.yaml.");
    yaml.open(0, "actions");
    let count = over_time(story, chance, 3, 24);
    for id in ids(chance, 'A', count) {
        action(&mut yaml, &id, story, chance);
    }
    yaml.0
}

fn action(yaml: &mut Yaml, id: &str, story: &Story, chance: &mut Chance) {
    let created = so_far(story, chance);
    let due = created.plus_days(chance.between(2, 14));
    let is_customers = chance.odds(55);
    let owner =
        if is_customers { &chance.one_of(&story.people).name } else { chance.one_of::<String>(&story.team) };
    let is_tended = matches!(story.course, Course::Steady | Course::Finished);
    let done = story.past(due).filter(|_| chance.odds(if is_tended { 96 } else { 80 }));
    let is_blocked = done.is_none() && story.past(due).is_some() && chance.odds(40);
    yaml.first(1, "id", id);
    yaml.text(2, "title", chance.pick(TASKS));
    yaml.key(2, "due", due);
    if let Some(day) = done {
        yaml.key(2, "done_on", day);
    } else if is_blocked {
        yaml.open(2, "blockers");
        let why = Flow::of("id", &format!("X-{}", &id[2..])).text("reason", chance.pick(BLOCKERS));
        yaml.item(3, why.with("waiting_for", chance.pick(&["customer", "vendor"])).with("since", due));
    } else if chance.odds(50) {
        yaml.key(2, "started_on", created);
    }
    yaml.text(2, "owner", owner);
    if chance.odds(50) {
        let milestones = &story.playbook.milestones;
        let index = chance.between(0, milestones.len() as i64 - 1);
        yaml.key(2, "milestone", &milestones[usize::try_from(index).expect("an index")].id);
    }
    yaml.key(2, "added_on", created);
    if chance.odds(20) {
        yaml.text(2, "note", "see the minutes; the champion knows why this matters");
    }
}

pub(super) fn decisions(story: &Story, chance: &mut Chance) -> String {
    let mut yaml = Yaml::default();
    yaml.open(0, "decisions");
    let count = over_time(story, chance, 1, 12);
    for id in ids(chance, 'D', count) {
        yaml.first(1, "id", &id);
        yaml.text(2, "text", chance.pick(DECISIONS));
        yaml.key(2, "decided_on", so_far(story, chance));
        yaml.text(2, "by", &chance.one_of(&story.people).name);
        yaml.text(2, "rationale", chance.pick(BLOCKERS));
        if chance.odds(50) {
            yaml.key(2, "options", list(&["wait a week", "leave it as it is", "ask the sponsor"]));
        }
    }
    yaml.0
}

pub(super) fn risks(story: &Story, chance: &mut Chance) -> String {
    let mut yaml = Yaml::default();
    yaml.open(0, "risks");
    let count = chance.between(2, 7);
    for id in ids(chance, 'R', count) {
        let seen = so_far(story, chance);
        yaml.first(1, "id", &id);
        yaml.text(2, "text", chance.pick(RISKS));
        yaml.text(2, "owner", chance.one_of::<String>(&story.team));
        yaml.open(2, "reviews");
        yaml.item(3, review(chance, seen));
        yaml.key(2, "response", chance.pick(&["avoid", "mitigate", "mitigate", "transfer", "accept"]));
        yaml.text(2, "mitigation", chance.pick(MITIGATIONS));
        yaml.text(2, "trigger", "no date agreed by the next call");
        yaml.key(2, "due", story.as_of.plus_days(chance.between(-5, 30)).max(seen));
        if chance.between(0, 3) == 0 {
            yaml.open(2, "closed");
            yaml.key(3, "closed_on", seen);
            yaml.text(3, "reason", "it can no longer happen");
        }
    }
    yaml.0
}

fn review(chance: &mut Chance, on: Date) -> Flow {
    let review = Flow::default().with("reviewed_on", on);
    review.with("probability", chance.between(1, 5)).with("impact", chance.between(1, 5))
}

pub(super) fn updates(story: &Story, chance: &mut Chance) -> String {
    let mut yaml = Yaml::default();
    let mut day = story.signed.plus_days(7);
    let silence = if story.is_fragile() { 30 } else { chance.between(0, 8) };
    let last = story.as_of.plus_days(-silence);
    while day <= last && yaml.0.len() < 6000 {
        if yaml.0.is_empty() {
            yaml.open(0, "updates");
        }
        yaml.first(1, "id", chance.id('U'));
        yaml.key(2, "sent_on", day);
        yaml.key(2, "by", scalar(&story.team[0]));
        yaml.key(2, "shipped", list(&[chance.pick(TASKS), chance.pick(TASKS)]));
        yaml.key(
            2,
            "blocked",
            if chance.odds(30) { list(&[chance.pick(BLOCKERS)]) } else { "[]".to_owned() },
        );
        yaml.key(2, "next", list(&[chance.pick(TASKS)]));
        day = day.plus_days(7);
    }
    yaml.0
}

pub(super) fn expansion(story: &Story, chance: &mut Chance) -> String {
    let mut yaml = Yaml::default();
    let count = chance.between(0, 3);
    for id in ids(chance, 'X', count) {
        if yaml.0.is_empty() {
            yaml.open(0, "signals");
        }
        let heard = Flow::of("id", &id).text("text", chance.pick(NEEDS));
        let kind = chance.pick(&["white_space", "adjacent_team", "unmet_need", "sponsor"]);
        let who = &chance.one_of(&story.people).name;
        yaml.item(1, heard.with("kind", kind).text("by", who).with("heard_on", so_far(story, chance)));
    }
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
