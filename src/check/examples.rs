//! Runs every check on the examples of its documentation, each laid over a plan that is in order.
//!
//! Mappings of an example are laid over the plan's, key by key; lists and all else replace what the plan has.
//! Only the check itself runs, so that an example needs to be true in one respect only.

mod hostile;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_yaml::Value;

use super::docs::{Example, Part, parts};
use super::engine::check_with;
use super::{CHECKS, Check, Checked, Run};
use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::config::Config;
use crate::date::Date;
use crate::model::{OurPeople, PeopleFile, PlanFile};
use crate::plan::{Directory, Loaded, load};
use crate::route::Steps;

/// The plan that the examples are laid over.
const PLAN: [(PlanFile, &str); 12] = [
    (PlanFile::Onboarding, include_str!("examples/onboarding.yaml")),
    (PlanFile::Handoff, include_str!("examples/handoff.yaml")),
    (PlanFile::Stakeholders, include_str!("examples/stakeholders.yaml")),
    (PlanFile::Jsp, include_str!("examples/jsp.yaml")),
    (PlanFile::Gates, include_str!("examples/gates.yaml")),
    (PlanFile::Actions, include_str!("examples/actions.yaml")),
    (PlanFile::Decisions, include_str!("examples/decisions.yaml")),
    (PlanFile::Risks, include_str!("examples/risks.yaml")),
    (PlanFile::Contacts, include_str!("examples/contacts.yaml")),
    (PlanFile::Adoption, include_str!("examples/adoption.yaml")),
    (PlanFile::Training, include_str!("examples/training.yaml")),
    (PlanFile::Updates, include_str!("examples/updates.yaml")),
];

/// The people of ours whom the workspace knows.
const PEOPLE: &str = "people: [{name: Priya Shah}, {name: Tom Weber, aliases: [tm]}, \
     {name: Jonas Berg}, {name: Mara Cole, aliases: [tm]}]";

/// The day on which an example is looked at unless it names another: day 18.
const AS_OF: &str = "2026-03-20";

#[test]
fn every_example_does_what_it_says() {
    let mut wrong = Vec::new();
    for check in CHECKS {
        for example in examples(check) {
            let (loaded, checked) = run(&[check], &example);
            let told = describe(&checked);
            if checked.findings.is_empty() == example.fires {
                wrong.push(format!("`{}`: {}\n{}", check.id, example.text, told));
            }
            let others = loaded.problems.iter().filter(|it| it.check != check.id);
            wrong.extend(
                others.map(|it| format!("`{}`: {} in\n{}", check.id, it.problem.message, example.text)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_plan_of_the_examples_is_in_order() {
    let example = Example { fires: false, on: None, text: "" };
    let (_, checked) = run(CHECKS, &example);
    assert!(checked.findings.is_empty(), "{}", describe(&checked));
}

#[test]
fn findings_point_at_what_is_there() {
    for check in CHECKS.iter().filter(|check| matches!(check.run, Run::Plan(_))) {
        for example in examples(check).iter().filter(|example| example.fires) {
            let (loaded, checked) = run(&[check], example);
            let spots = loaded.sources.locate(checked.findings.iter().map(|finding| &finding.place));
            for (finding, spot) in checked.findings.iter().zip(spots) {
                assert!(spot.is_some(), "`{}` points nowhere: {:?}", check.id, finding.place);
            }
        }
    }
}

#[test]
fn messages_are_phrases() {
    for check in CHECKS {
        for example in examples(check).iter().filter(|example| example.fires) {
            for finding in run(&[check], example).1.findings {
                let texts = [Some(finding.message), finding.help.as_ref().map(ToString::to_string)];
                for text in texts.into_iter().flatten() {
                    assert!(!text.ends_with('.'), "{}: {text}", check.id);
                    assert!(text.matches('`').count() % 2 == 0, "{}: {text}", check.id);
                    assert!(!text.contains("  ") && !text.is_empty(), "{}: {text}", check.id);
                }
            }
        }
    }
}

#[test]
fn plays_that_a_remedy_runs_exist() {
    let mut plays = Vec::new();
    for check in CHECKS {
        for example in examples(check).iter().filter(|example| example.fires) {
            let helps = run(&[check], example).1.findings.into_iter().filter_map(|finding| finding.help);
            let lines = helps.flat_map(|help| help.commands().map(ToString::to_string).collect::<Vec<_>>());
            plays.extend(
                lines.filter_map(|line| line.strip_prefix("onboard play run halden ").map(str::to_owned)),
            );
        }
    }
    assert!(!plays.is_empty());
    for play in plays {
        assert!(crate::signal::find_play(&play).is_some(), "there is no play `{play}`");
    }
}

#[test]
fn every_check_is_explained_and_shown() {
    for check in CHECKS {
        let parts = parts(check.docs);
        let headings: Vec<&str> = parts
            .iter()
            .filter_map(|part| if let Part::Heading(words) = part { Some(*words) } else { None })
            .collect();
        assert_eq!(headings, ["Why it matters", "How to fix it"], "{}", check.id);
        assert!(
            matches!(parts.first(), Some(Part::Paragraph(words)) if words.starts_with("Fires")),
            "{}",
            check.id
        );
        let fences = check.docs.matches("```").count() / 2;
        let shown = examples(check);
        assert_eq!(fences, shown.len(), "`{}` has a fence that is no example", check.id);
        // What a file on disk alone can have cannot be shown in text.
        let can_be_shown = !matches!(check.run, Run::Reading) || !shown.is_empty();
        for fires in [true, false] {
            let has = shown.iter().any(|example| example.fires == fires);
            assert!(has || !can_be_shown, "`{}` has no example that is {fires}", check.id);
        }
        for example in &shown {
            assert!(!example.files().is_empty(), "an example of `{}` names no file", check.id);
        }
    }
}

fn examples(check: &Check) -> Vec<Example<'static>> {
    let parts = parts(check.docs).into_iter();
    parts.filter_map(|part| if let Part::Example(example) = part { Some(example) } else { None }).collect()
}

fn run(checks: &[&'static Check], example: &Example<'_>) -> (Loaded, Checked) {
    let mut files: BTreeMap<PlanFile, String> = PLAN.map(|(file, text)| (file, text.to_owned())).into();
    for (file, text) in example.files() {
        let laid = overlaid(files.get(&file).map(String::as_str), &text);
        files.insert(file, laid);
    }
    let loaded = load(Directory::of("halden", files.iter().map(|(file, text)| (file.name(), text.as_str()))));
    let as_of: Date = example.on.unwrap_or_else(|| AS_OF.parse().unwrap());
    static CONFIG: OnceLock<Config> = OnceLock::new();
    let ours = OurPeople::from(serde_yaml::from_str::<PeopleFile>(PEOPLE).unwrap());
    let basis = Basis::new(CONFIG.get_or_init(Config::default).clone(), as_of).with_people(ours);
    let plan = loaded.plan.clone().expect("examples leave the head readable");
    let assessment = Assessment::of(plan, &basis);
    // Comments are judged by what all checks find.
    let is_about_comments = checks.iter().all(|check| matches!(check.run, Run::Comments));
    let all = if is_about_comments { CHECKS } else { checks };
    let mut checked = check_with(all, &loaded, Some(&assessment), &basis.config);
    checked.findings.retain(|finding| checks.iter().any(|check| check.id == finding.check));
    (loaded, checked)
}

/// The example's text over the plan's; as it stands where only the text itself shows what is meant.
fn overlaid(base: Option<&str>, text: &str) -> String {
    let is_about_text = ["*", "<<<<", "\n---", "# onboard:", ": #"].iter().any(|sign| text.contains(sign));
    let example = serde_yaml::from_str::<Value>(text).ok().filter(Value::is_mapping);
    match (base, example) {
        (Some(base), Some(example)) if !is_about_text => {
            let mut value: Value = serde_yaml::from_str(base).unwrap();
            lay_over(&mut value, example);
            serde_yaml::to_string(&value).unwrap()
        }
        _ => text.to_owned(),
    }
}

fn lay_over(base: &mut Value, over: Value) {
    match (base, over) {
        (Value::Mapping(base), Value::Mapping(over)) => {
            for (key, value) in over {
                match base.get_mut(&key) {
                    Some(below) => lay_over(below, value),
                    None => drop(base.insert(key, value)),
                }
            }
        }
        (base, over) => *base = over,
    }
}

fn describe(checked: &Checked) -> String {
    let line = |finding: &crate::finding::Finding| {
        let place = match &finding.place {
            crate::finding::Place::Node(route) => format!("{}:{}", route.file, Steps(&route.steps)),
            other => format!("{other:?}"),
        };
        format!("  {} at {place}: {}", finding.check, finding.message)
    };
    checked.findings.iter().map(line).collect::<Vec<_>>().join("\n")
}
