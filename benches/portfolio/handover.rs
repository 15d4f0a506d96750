//! `handoff.yaml`.

use super::told::Told;
use super::yaml::{Flow, Yaml, list};

pub(super) fn handoff(told: &Told) -> String {
    let chance = &mut told.chance("handoff", 0);
    let mut yaml = Yaml::default();
    yaml.text(0, "use_case", chance.pick(USE_CASES));
    yaml.text(0, "business_case", chance.pick(BUSINESS_CASES));
    // What a hurried sale leaves out.
    if !told.is_fragile() {
        yaml.text(0, "roi", "cost of errors before and after, by quarter");
        yaml.text(0, "consequences", "the old contract is cancelled and cannot be extended");
        yaml.text(
            0,
            "competitive_context",
            chance.pick(&["replaced a spreadsheet", "won against the incumbent"]),
        );
        yaml.text(0, "timeline", "live before the next quarter ends");
    }
    yaml.key(0, "pain_points", list(&[chance.pick(PAINS), "nobody sees the whole picture"]));
    yaml.text(
        0,
        "reason_for_choice",
        chance.pick(&["reads both ERP systems", "time to go live", "the data model"]),
    );
    yaml.text(
        0,
        "communication",
        chance.pick(&["Teams, e-mail for what must be kept", "Slack", "phone first"]),
    );
    yaml.open(0, "technical");
    yaml.text(
        1,
        "environment",
        chance.pick(&["two ERP systems, Entra ID", "cloud only", "on premises, VPN"]),
    );
    yaml.key(1, "sso_required", chance.odds(70));
    yaml.text(1, "identity_provider", chance.pick(&["Entra ID", "Okta", "Keycloak"]));
    yaml.key(1, "integrations", list(&[chance.pick(SYSTEMS), "Salesforce"]));
    yaml.key(1, "data_migration", chance.odds(80));
    yaml.key(0, "objections", list(&["the last vendor took nine months"]));
    commitments(&mut yaml, told);
    resources(&mut yaml, told);
    yaml.key(0, "none", list(&["red_flags"]));
    yaml.0
}

fn commitments(yaml: &mut Yaml, told: &Told) {
    let chance = &mut told.chance("commitments", 0);
    yaml.open(0, "commitments");
    for number in 1..=chance.between(1, 4) {
        let promise = Flow::of("id", &format!("K-{number}")).text("text", chance.pick(PROMISES));
        let due = told.signed.plus_days(chance.between(10, 60));
        let delivered = told.past(due).filter(|_| !told.is_fragile());
        let promise = promise.with("due", due).day("delivered_on", delivered).text("by", &told.team[1]);
        yaml.item(1, promise.when(chance.odds(40), |p| p.with("verbal", true)));
    }
}

fn resources(yaml: &mut Yaml, told: &Told) {
    let chance = &mut told.chance("resources", 0);
    yaml.open(0, "customer_resources");
    for resource in &told.playbook.handoff.customer_resources {
        let committed = told.past(told.signed.plus_days(chance.between(1, 6))).filter(|_| !told.is_fragile());
        let hours = resource.hours_per_week.unwrap_or(2.0);
        let person = &told.people[told.people.len() - 1].name;
        let named = Flow::of("role", &resource.role).text("name", person).with("hours_per_week", hours);
        yaml.item(1, named.day("committed_on", committed));
    }
}

const USE_CASES: &[&str] = &[
    "one ordering desk for all warehouses",
    "close the books from one system",
    "one queue for every customer request",
    "plan shifts where the work is",
    "contracts found, signed and renewed on time",
];
const BUSINESS_CASES: &[&str] = &[
    "late orders cost 310K last year, and the board wants them halved",
    "two people work full time on typing data twice",
    "the auditor has asked for a trail that nobody can give today",
    "the largest customer has asked for it in writing",
];
const PAINS: &[&str] = &[
    "orders are typed twice",
    "reports take a week",
    "access is granted by e-mail",
    "data is wrong on Mondays",
];
const SYSTEMS: &[&str] = &["SAP S/4HANA", "NetSuite", "Navision", "Workday", "HubSpot"];
const PROMISES: &[&str] = &[
    "connector without extra charge",
    "on-site training for two days",
    "a second sandbox until go-live",
    "quarterly review with product management",
    "import of the last three years",
];
