//! Plans made from the built-in playbooks: they load, they say what was put in, and they start without slip.

use proptest::prelude::*;

use super::{calendar, templates};
use crate::date::Date;
use crate::model::{Contract, Engagement, Holders, Level, List, Onboarding, PlanFile, Segment, Team, Text};
use crate::plan::{Directory, Plan, load};
use crate::playbook::{AppliesIf, NewPlan};

pub(in crate::playbook) fn deal(customer: &str, person: &str, signed: Date) -> Onboarding {
    Onboarding {
        id: Text::from("P-1a2b3c4d"),
        customer: customer.to_owned(),
        account: Text::from("Müller Group"),
        product: Text::from("Ledger"),
        language: Text::from("de"),
        playbook: Text::from("enterprise@1"),
        overlays: List::from(vec!["change-management".to_owned()]),
        segment: Segment::Enterprise,
        segment_reason: Text::from(
            "chosen by hand: their board asked for it, and the reason is a long one, longer than a line",
        ),
        engagement: Some(Engagement::HighTouch),
        complexity: Some(Level::High),
        expansion_potential: None,
        contract: Contract {
            signed_on: signed,
            arr: Some(120_000.5),
            currency: Text::from("EUR"),
            renews: Some(signed.plus_days(365)),
            notice_days: None,
        },
        team: Team { csm: Holders::from(person), ae: Holders::from("Tom Reed"), ..Team::default() },
        holidays: List::from(vec![]),
        holds: List::from(vec![]),
        reported_colours: List::from(vec![]),
        ended: None,
        ended_before: List::default(),
    }
}

/// The plan that the files make; they must be without a problem.
fn loaded(files: &[(PlanFile, String)]) -> Plan {
    let loaded = load(Directory::of("acme", files.iter().map(|(file, text)| (file.name(), text.as_str()))));
    assert_eq!(loaded.problems, []);
    loaded.plan.unwrap()
}

fn first_of_march() -> Date {
    "2026-03-02".parse().unwrap()
}

#[test]
fn a_new_plan_says_what_was_put_in() {
    for playbook in templates() {
        let draft =
            NewPlan::new(deal("Café Müller", "Priya Shah", first_of_march()), playbook.clone(), &calendar());
        let files = draft.files();
        assert_eq!(files.len(), PlanFile::ALL.len());
        assert!(
            files.iter().all(|(_, text)| text.ends_with('\n') && text.lines().all(|l| l == l.trim_end()))
        );
        let plan = loaded(&files);
        assert_eq!(plan.onboarding, draft.onboarding);
        assert_eq!(plan.jsp.milestones.len(), playbook.milestones.len());
        for milestone in &plan.jsp.milestones {
            let template = playbook.milestones.iter().find(|template| template.id == milestone.id).unwrap();
            assert_eq!(milestone.acceptance, template.acceptance);
            assert_eq!(milestone.after, template.after);
            let want = template.owner.and_then(|role| draft.worker(role));
            assert_eq!(milestone.owner.one_on(plan.onboarding.contract.signed_on), want, "{}", milestone.id);
        }
        let criteria =
            |set: &crate::model::GateSet, name| set.get(name).map_or(0, |gate| gate.criteria.len());
        for name in crate::model::GateName::ALL {
            assert_eq!(criteria(&plan.gates.gates, *name), playbook.gates.get(*name).criteria.len());
        }
        assert_eq!(plan.training.sessions.len(), playbook.training.len());
    }
}

#[test]
fn where_customers_help_themselves_the_csm_has_what_nobody_else_of_ours_is_named_for() {
    for playbook in templates() {
        let helps_itself = playbook.gates_open.is_some();
        let draft = NewPlan::new(deal("Acme", "Priya Shah", first_of_march()), playbook.clone(), &calendar());
        let plan = loaded(&draft.files());
        let milestones = plan.jsp.milestones.iter();
        let owners: Vec<_> =
            milestones.map(|it| it.owner.one_on(plan.onboarding.contract.signed_on)).collect();
        assert_eq!(owners.iter().all(|owner| *owner == Some("Priya Shah")), helps_itself, "{owners:?}");
    }
}

/// The text with each example in a comment typed into the empty list below it, and how many there were.
fn with_examples(text: &str) -> (String, usize) {
    let (mut typed, mut example, mut count) = (String::new(), String::new(), 0);
    for line in text.lines() {
        let inner = line.strip_prefix("# ").unwrap_or_default();
        if inner.starts_with("  - ") || (inner.starts_with("  ") && !example.is_empty()) {
            example.push_str(inner);
            example.push('\n');
        }
        match line.strip_suffix(": []").filter(|_| !example.is_empty()) {
            Some(key) => {
                typed.push_str(&format!("{key}:\n{}", std::mem::take(&mut example)));
                count += 1;
            }
            None => typed.push_str(&format!("{line}\n")),
        }
    }
    (typed, count)
}

#[test]
fn every_example_in_a_comment_can_be_typed_as_it_stands() {
    let draft =
        NewPlan::new(deal("Acme", "Priya Shah", first_of_march()), templates()[0].clone(), &calendar());
    let mut examples = 0;
    let mut typed = Vec::new();
    for (file, text) in draft.files() {
        let (text, count) = with_examples(&text);
        examples += count;
        typed.push((file, text));
    }
    assert_eq!(examples, 13);
    let plan = loaded(&typed);
    assert!(!plan.jsp.outcomes.is_empty() && !plan.stakeholders.people.is_empty());
    assert!(!plan.adoption.snapshots.is_empty() && !plan.risks.risks.is_empty());
}

/// Any customer with a name. One without is refused, see `a_customer_of_blanks_alone_is_no_customer`.
fn customer() -> impl Strategy<Value = String> {
    let any = "\\PC{1,40}|[ -~\n\t]{1,20}|(?s:.{1,12})|null|yes|1\\.0|@x|- y|~|a: b|#c";
    any.prop_filter("a name", |name| !name.trim().is_empty())
}

#[test]
fn what_is_measured_goes_into_the_plan_and_what_not_all_need_is_said_beside_it() {
    let mut playbook = templates()[2].clone();
    let conditions = "[{metric: csat, at_least: 4.5}, {metric: friction_score, at_most: 10}]";
    let mut milestones = playbook.milestones.to_vec();
    milestones[0].done_when = crate::document::read(conditions.as_bytes()).value.unwrap();
    milestones[0].applies_if = Some(AppliesIf::DataMigration);
    let id = milestones[0].id.clone();
    playbook.milestones = List::from(milestones);
    let mut criteria = playbook.gates.go_live.criteria.to_vec();
    criteria[0].applies_if = Some(AppliesIf::SsoRequired);
    playbook.gates.go_live.criteria = List::from(criteria);
    let files =
        NewPlan::new(deal("Acme", "Priya Shah", first_of_march()), playbook.clone(), &calendar()).files();
    let plan = loaded(&files);
    let milestone = plan.jsp.milestones.iter().find(|it| it.id == id).unwrap();
    let bounds: Vec<_> =
        milestone.done_when.iter().map(|it| (it.metric.or(""), it.at_least, it.at_most)).collect();
    assert_eq!(bounds, [("csat", Some(4.5), None), ("friction_score", None, Some(10.0))]);
    let text =
        |file: PlanFile| files.iter().find(|(its, _)| *its == file).map(|(_, text)| text.as_str()).unwrap();
    let data = "# only where there is data to bring along; take it out where it is not so";
    assert!(text(PlanFile::Jsp).contains(data), "{}", text(PlanFile::Jsp));
    assert!(text(PlanFile::Gates).contains("# only where single sign-on is needed"));
}

/// Found by the property below, and rightly refused: a name of spaces cannot be told from none.
#[test]
fn a_customer_of_blanks_alone_is_no_customer() {
    for blank in ["\t", " ", "\n", "\u{a0}"] {
        let deal = deal(blank, "Priya Shah", first_of_march());
        let files = NewPlan::new(deal, templates()[2].clone(), &calendar()).files();
        let loaded = load(Directory::of("acme", files.iter().map(|(f, text)| (f.name(), text.as_str()))));
        let problems: Vec<&str> = loaded.problems.iter().map(|it| it.problem.message.as_str()).collect();
        assert_eq!(problems, ["`customer` is empty, and takes text"], "{blank:?}");
    }
}

proptest! {
    #![proptest_config(crate::property::config(32))]

    #[test]
    fn any_name_of_a_customer_or_a_person_survives(
        customer in customer(),
        person in "\\PC{0,40}|[ -~\n]{1,20}|(?s:.{0,12})|null|no|2026-01-01",
    ) {
        let draft = NewPlan::new(deal(&customer, &person, first_of_march()), templates()[2].clone(), &calendar());
        let plan = loaded(&draft.files());
        prop_assert_eq!(&plan.onboarding, &draft.onboarding);
        let owner = &plan.jsp.milestones[0].owner;
        prop_assert_eq!(owner, &Holders::from(person.as_str()));
    }
}

#[test]
fn milestones_of_the_built_in_playbooks_are_listed_in_the_order_of_their_days() {
    // An overlay comes after what it is laid over.
    for playbook in templates().iter().take(3) {
        let draft = NewPlan::new(deal("Acme", "Priya Shah", first_of_march()), playbook.clone(), &calendar());
        let days: Vec<(Date, &str)> = draft
            .dates
            .milestones
            .iter()
            .copied()
            .zip(playbook.milestones.iter().map(|it| it.id.as_str()))
            .collect();
        assert!(days.is_sorted_by_key(|(day, _)| *day), "{}: {days:?}", playbook.name);
    }
}

#[test]
fn a_small_plan_graduates_a_month_after_go_live_with_a_satisfied_customer_and_without_our_paperwork() {
    let small = templates().iter().find(|it| it.name == "smb").unwrap();
    let asked = small.gates.graduation.criteria.iter();
    let asked: Vec<_> = asked.filter_map(|it| Some((it.metric.get()?, it.at_least.or(it.at_most)))).collect();
    assert_eq!(
        asked,
        [
            ("time_to_full_value_days", None),
            ("days_since_go_live", Some(30.0)),
            ("days_since_activity", Some(7.0)),
            ("csat", Some(4.0)),
            ("open_commitments", Some(0.0)),
        ]
    );
    assert_eq!(small.milestones.last().unwrap().due.to_string(), "M-first-value +30d");
}
