//! `onboarding.yaml` and `stakeholders.yaml`.

use onboard::model::Segment;

use super::chance::Chance;
use super::story::{Course, Story};
use super::yaml::{Flow, Yaml, list};

pub(super) fn onboarding(story: &Story, chance: &mut Chance) -> String {
    let mut yaml = Yaml::default();
    yaml.text(0, "id", &format!("P-{}", story.slug));
    yaml.text(0, "customer", &story.customer);
    yaml.key(0, "playbook", story.playbook.stamp());
    yaml.key(0, "segment", story.segment);
    yaml.text(0, "segment_reason", chance.pick(REASONS));
    let engagement = match story.segment {
        Segment::Enterprise => "high-touch",
        Segment::MidMarket => "hybrid",
        Segment::Smb => "low-touch",
    };
    yaml.key(0, "engagement", engagement);
    yaml.key(0, "complexity", chance.pick(&["low", "medium", "medium", "high"]));
    yaml.key(0, "expansion_potential", chance.pick(&["low", "medium", "high"]));
    yaml.open(0, "contract");
    yaml.key(1, "signed_on", story.signed);
    yaml.key(1, "arr", story.arr);
    yaml.key(1, "currency", chance.pick(&["EUR", "USD", "GBP"]));
    yaml.key(1, "renews", story.signed.plus_days(365));
    yaml.key(1, "notice_days", 60);
    yaml.open(0, "team");
    for (role, name) in ["csm", "ae", "implementation", "support"].iter().zip(&story.team) {
        yaml.text(1, role, name);
    }
    if let Some((start, end)) = story.hold() {
        yaml.open(0, "holds");
        let hold = Flow::of("id", "H-1").day("since", Some(start)).day("ended_on", end);
        let hold = hold.day("resumes_on", end.is_none().then(|| story.as_of.plus_days(14)));
        yaml.item(1, hold.text("reason", "budget freeze at the customer").with("side", "customer"));
    }
    if chance.odds(60) {
        let colour = chance.pick(&["green", "green", "amber", "red"]);
        let on = story.as_of.plus_days(-chance.between(0, 9)).max(story.signed);
        yaml.open(0, "reported_colours");
        let reported = Flow::default().with("reported_on", on).with("colour", colour);
        yaml.item(1, reported.text("by", &story.team[0]));
    }
    if story.course == Course::Finished {
        let last = story.steps.iter().filter_map(|step| step.done_on).max().unwrap_or(story.as_of);
        let ended = Flow::default().with("ended_on", last.min(story.as_of)).with("result", "graduated");
        yaml.key(0, "ended", ended.text("by", &story.team[0]));
    }
    yaml.0
}

pub(super) fn stakeholders(story: &Story, chance: &mut Chance) -> String {
    let mut yaml = Yaml::default();
    yaml.open(0, "people");
    for person in &story.people {
        yaml.first(1, "name", super::yaml::scalar(&person.name));
        yaml.text(2, "title", chance.pick(TITLES));
        let roles: Vec<_> = person.roles.iter().map(|role| role.word()).collect();
        yaml.key(2, "roles", list(&roles));
        if let Some(tier) = person.tier {
            yaml.key(2, "tier", tier);
        }
        yaml.text(2, "goals", chance.pick(GOALS));
        let quiet = if story.is_fragile() { chance.between(10, 40) } else { chance.between(0, 16) };
        let last = story.as_of.plus_days(-quiet).max(story.signed);
        if chance.odds(80) {
            let score = chance.between(if story.is_fragile() { 1 } else { 3 }, 5);
            yaml.open(2, "sentiments");
            yaml.item(3, Flow::default().with("judged_on", last).with("score", score));
        }
        if person.has_left {
            yaml.key(2, "departed_on", story.as_of);
        }
    }
    yaml.0
}

const REASONS: &[&str] = &[
    "one site, ready-made connectors, a small team",
    "two ERP systems to connect and a data protection officer",
    "contract size and number of countries agree",
    "small contract, but three business units wait for the result",
    "complex data model, experienced project lead",
];

const TITLES: &[&str] = &[
    "COO",
    "Head of logistics",
    "IT manager",
    "Finance director",
    "Team lead, service desk",
    "Operations manager",
    "VP Customer Care",
    "Controller",
    "Process owner, order to cash",
    "Security officer",
];

const GOALS: &[&str] = &[
    "half the late orders before the summer",
    "close the month in five days",
    "no second system to type into",
    "a report that the board believes",
    "fewer tickets about access",
    "show the works council that it helps",
    "keep the audit trail complete",
];
