//! `onboarding.yaml` and `stakeholders.yaml`.

use onboard::model::Segment;

use super::story::{Course, Person};
use super::told::Told;
use super::yaml::{Flow, Yaml, list, scalar};

pub(super) fn onboarding(told: &Told) -> String {
    let chance = &mut told.chance("onboarding", 0);
    let mut yaml = Yaml::default();
    yaml.text(0, "id", &format!("P-{}", told.slug));
    yaml.text(0, "customer", &told.customer);
    yaml.key(0, "playbook", told.playbook.stamp());
    yaml.key(0, "segment", told.segment);
    yaml.text(0, "segment_reason", chance.pick(REASONS));
    let engagement = match told.segment {
        Segment::Enterprise => "high-touch",
        Segment::MidMarket => "hybrid",
        Segment::Smb => "low-touch",
    };
    yaml.key(0, "engagement", engagement);
    yaml.key(0, "complexity", chance.pick(&["low", "medium", "medium", "high"]));
    yaml.key(0, "expansion_potential", chance.pick(&["low", "medium", "high"]));
    yaml.open(0, "contract");
    yaml.key(1, "signed_on", told.signed);
    yaml.key(1, "arr", told.arr);
    yaml.key(1, "currency", chance.pick(&["EUR", "USD", "GBP"]));
    yaml.key(1, "renews", told.signed.plus_days(365));
    yaml.key(1, "notice_days", 60);
    yaml.open(0, "team");
    for (role, name) in ["csm", "ae", "implementation", "support"].iter().zip(&told.team) {
        yaml.text(1, role, name);
    }
    if let Some(since) = told.held_since.and_then(|day| told.past(day)) {
        yaml.open(0, "holds");
        let hold = Flow::of("id", "H-1").with("since", since).with("resumes_on", told.until.plus_days(14));
        yaml.item(1, hold.text("reason", "budget freeze at the customer").with("side", "customer"));
    }
    colours(&mut yaml, told);
    if let Some((day, result)) = told.end() {
        let ended = Flow::default().with("ended_on", day).with("result", result);
        yaml.key(0, "ended", ended.text("by", &told.team[0]));
    }
    yaml.0
}

/// What the CSM says every other week, on those plans where somebody asks.
fn colours(yaml: &mut Yaml, told: &Told) {
    let mut reports = Yaml::default();
    if told.chance("colours", 0).odds(60) {
        let chance = &mut told.chance("colours", 1);
        let mut day = told.signed.plus_days(chance.between(1, 9));
        while told.has_come(day) {
            let colour = chance.pick(&["green", "green", "amber", "red"]);
            let report = Flow::default().with("reported_on", day).with("colour", colour);
            reports.item(1, report.text("by", &told.team[0]));
            day = day.plus_days(14);
        }
    }
    yaml.section(0, "reported_colours", &reports);
}

pub(super) fn stakeholders(told: &Told) -> String {
    let mut people = Yaml::default();
    for (number, person) in told.people.iter().enumerate() {
        stakeholder(&mut people, told, number, person);
    }
    let mut yaml = Yaml::default();
    yaml.section(0, "people", &people);
    yaml.0
}

fn stakeholder(yaml: &mut Yaml, told: &Told, number: usize, person: &Person) {
    let chance = &mut told.chance("people", number);
    yaml.first(1, "name", scalar(&person.name));
    yaml.text(2, "title", chance.pick(TITLES));
    let roles: Vec<_> = person.roles.iter().map(|role| role.word()).collect();
    yaml.key(2, "roles", list(&roles));
    if let Some(tier) = person.tier {
        yaml.key(2, "tier", tier);
    }
    yaml.text(2, "goals", chance.pick(GOALS));
    let mut sentiments = Yaml::default();
    let left_on = person.left_on.and_then(|day| told.past(day));
    if chance.odds(80) || told.course == Course::Finished {
        // Where nobody tends to anything, nobody asks again.
        let apart = if told.is_fragile() { 60 } else { chance.between(18, 30) };
        let mut day = told.signed.plus_days(chance.between(0, 9));
        while told.has_come(day) && left_on.is_none_or(|left| day < left) {
            let score = chance.between(if told.is_fragile() { 1 } else { 3 }, 5);
            sentiments.item(3, Flow::default().with("judged_on", day).with("score", score));
            day = day.plus_days(apart);
        }
    }
    yaml.section(2, "sentiments", &sentiments);
    if let Some(day) = left_on {
        yaml.key(2, "departed_on", day);
    }
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
