//! The keys of a playbook: with another value of any of them, what is made from it is another, or what its plans go on
//! reading.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;

use onboard::basis::Basis;
use onboard::config::Config;
use onboard::diff::Version;
use onboard::document::{self, NodeKind, NodeRef, Tree};
use onboard::metric::METRICS;
use onboard::model::{Onboarding, PlanFile, Segment};
use onboard::plan::{Bytes, Directory, load};
use onboard::playbook::{BUILTIN, Builtin, Catalogue, NewPlan, Playbook, PlaybookTerms};
use onboard::report::playbook::{DraftJson, ListJson, Made, draft_report, list_report};

use super::plans::day;
use super::said::Seen;
use super::value::{marked, planned, renamed};
use crate::probe;
use crate::program::{onboard, text};

/// A playbook as it is written, by its name.
type Source = (&'static str, &'static str);

/// What the built-in playbooks have no need of.
const OWN: Source = ("own", include_str!("own.yaml"));

/// A value of a playbook.
struct Value {
    /// The keys that lead to it.
    key: String,
    says: String,
    at: Range<usize>,
}

fn sources() -> Vec<Source> {
    BUILTIN.iter().map(|it| (it.name, it.text)).chain([OWN]).collect()
}

fn values(text: &str) -> Vec<Value> {
    fn note(key: &str, node: NodeRef<'_, '_>, values: &mut Vec<Value>) {
        match node.kind() {
            NodeKind::Mapping => {
                for (name, value) in node.entries() {
                    let name = name.scalar().unwrap_or_default();
                    note(format!("{key}.{name}").trim_start_matches('.'), value, values);
                }
            }
            NodeKind::Sequence => node.items().for_each(|item| note(&format!("{key}[]"), item, values)),
            _ => {
                let (key, says) = (of_a_gate(key), node.scalar().unwrap_or_default().to_owned());
                values.push(Value { key, says, at: node.bare_span() });
            }
        }
    }
    let mut values = Vec::new();
    note("", Tree::parse(text).unwrap().root(), &mut values);
    values
}

/// The key of a gate as the documentation has it: all five have the same.
fn of_a_gate(key: &str) -> String {
    let gate = key.strip_prefix("gates.").and_then(|rest| rest.split_once('.'));
    gate.map_or_else(|| key.to_owned(), |(_, below)| format!("gates.GATE.{below}"))
}

/// What each key holds, in the words of the documentation.
fn keys() -> BTreeMap<String, String> {
    let mut keys = BTreeMap::new();
    for (at, held) in probe::mappings::<Playbook>() {
        for (key, what) in held {
            let list = if what.value.starts_with("list of") { "[]" } else { "" };
            let key = format!("{at}.{key}{list}");
            keys.insert(of_a_gate(key.trim_start_matches('.')), what.value);
        }
    }
    keys.retain(|_, held| held != "mapping" && held != "list of mappings");
    keys
}

/// The playbook with other values in the place of one.
fn changes(text: &str, value: &Value, held: &str, all: &[Value]) -> Vec<String> {
    let with = |other: String| {
        let mut text = text.to_owned();
        text.replace_range(value.at.clone(), &other);
        text
    };
    let of = |key: &str| {
        let named = all.iter().filter(|it| it.key == key && it.says != value.says);
        named.map(|it| it.says.clone()).collect::<Vec<String>>()
    };
    let others: Vec<String> = match (value.key.rsplit('.').next().unwrap_or_default(), held) {
        ("id" | "name", _) if value.key != "workstreams[].name" => {
            return vec![renamed(text, &value.says, &format!("{}x", value.says))];
        }
        ("after[]" | "milestone", _) => of("milestones[].id"),
        // What it is laid over has other milestones.
        ("replaces", _) => ["M-go-live", "M-kickoff", "M-uat"].map(str::to_owned).into(),
        ("workstream", _) => of("workstreams[].id"),
        ("metric", _) => METRICS.iter().map(|it| it.id.to_owned()).filter(|id| *id != value.says).collect(),
        (_, "time") => planned(&value.says),
        (_, "number" | "whole number") => {
            let number: f64 = value.says.parse().unwrap();
            [number + 1.0, number - 1.0, number / 2.0].map(|it| it.to_string()).into()
        }
        (_, "`true` or `false`") => vec![(value.says != "true").to_string()],
        (_, words) if words.contains('`') => {
            let words = words.split('`').skip(1).step_by(2);
            words.filter(|word| *word != value.says).map(str::to_owned).collect()
        }
        _ => {
            let mut text = text.to_owned();
            text.insert_str(marked(&text, &value.at), "other ");
            return vec![text];
        }
    };
    others.into_iter().map(with).collect()
}

/// A playbook that is read, and a plan that is made from it.
struct Template {
    name: &'static str,
    text: String,
    /// The answer of `new` and the files of the plan; none where an overlay does not fit what it is laid over.
    plan: Option<(String, Vec<(PlanFile, String)>)>,
}

fn metrics() -> Vec<&'static str> {
    METRICS.iter().map(|it| it.id).collect()
}

impl Template {
    /// None where the playbook does not hold together.
    fn of(name: &'static str, text: &str) -> Option<Self> {
        let playbook = Playbook::read(text.as_bytes(), &metrics()).ok()?;
        Some(Self { name, text: text.to_owned(), plan: Self::plan(&playbook) })
    }

    fn plan(playbook: &Playbook) -> Option<(String, Vec<(PlanFile, String)>)> {
        let overlay = playbook.is_overlay().then_some(playbook);
        let base =
            overlay.map_or_else(|| playbook.clone(), |_| Builtin::find("enterprise").unwrap().playbook());
        let whole = overlay.map_or_else(|| Ok(base.clone()), |overlay| base.with(overlay)).ok()?;
        let head = format!(
            "{{customer: Acme, playbook: {}, overlays: [{}], segment: {}, \
             contract: {{signed_on: 2026-03-02, arr: 60000}}, team: {{csm: Ana Ruiz, ae: Tom Becker}}}}",
            base.stamp(),
            overlay.map(Playbook::stamp).unwrap_or_default(),
            base.segment.unwrap_or(Segment::MidMarket),
        );
        let head: Onboarding = document::read(head.as_bytes()).value?;
        let draft = NewPlan::new(head, whole, &Config::default().calendar);
        let next = draft.first_tasks("acme", &Config::default());
        let made = Made {
            draft: &draft,
            slug: "acme",
            path: "onboardings/acme",
            files: &[],
            is_dry_run: true,
            next: &next,
            usual_days: (45, 60),
            remarks: &[],
        };
        let json = serde_json::to_string(&DraftJson::of(&made)).unwrap();
        Some((format!("{:?}{json}", draft_report(&made).lines()), draft.files()))
    }

    fn own(&self) -> Vec<(String, Bytes)> {
        vec![(self.name.to_owned(), Bytes::from(self.text.as_str()))]
    }

    /// What is said later of the plan that is made from it, in which the CSM has decided two things.
    fn later(&self) -> Option<Seen> {
        const DECISIONS: &str = "decisions:\n  \
            - {id: D-1, text: one hall first, about: scope, decided_on: 2026-03-10, by: Ana Ruiz}\n  \
            - {id: D-2, text: a week later, about: timeline, decided_on: 2026-03-10, by: Ana Ruiz}\n";
        let (_, files) = self.plan.as_ref()?;
        let files = files.iter().filter(|(file, _)| *file != PlanFile::Decisions);
        let files = files.map(|(file, text)| (file.name(), text.as_str()));
        let loaded = load(Directory::of("acme", files.chain([(PlanFile::Decisions.name(), DECISIONS)])));
        let terms = PlaybookTerms::of(&self.own(), &metrics());
        let version = Version::of(loaded, &Basis::new(Config::default(), day()).with_playbooks(terms));
        Some(Seen::of(version, Box::new(|| unreachable!("nobody asks what needs approval"))))
    }

    /// `playbook list`.
    fn listed(&self) -> String {
        let catalogue = Catalogue::of(self.own(), &metrics());
        let json = serde_json::to_string(&ListJson::of(&catalogue)).unwrap();
        format!("{:?}{json}", list_report(&catalogue).lines())
    }

    /// Whether something else comes of it than of another, the cheapest to ask first.
    fn differs_from(&self, other: &Self) -> bool {
        let differs_later = || match (self.later(), other.later()) {
            (Some(one), Some(other)) => one.differs_in(&other, &["check", "gate", "needs"]),
            _ => false,
        };
        let are_made = self.plan.is_some() && other.plan.is_some();
        are_made && (self.plan != other.plan || differs_later()) || self.listed() != other.listed()
    }
}

/// What a plan is made of where nothing else says: how `new` settles it.
const BY_PROGRAM: [&str; 2] = ["segment", "engagement"];

fn new_plan(name: &str, text_of: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("playbooks")).unwrap();
    fs::write(folder.path().join("onboard.toml"), "format = 1\n").unwrap();
    fs::write(folder.path().join(format!("playbooks/{name}.yaml")), text_of).unwrap();
    let new = ["new", "Acme", "--signed", "2026-04-09", "--csm", "Ana", "--dry-run", "--playbook", name];
    let output = onboard().current_dir(folder.path()).args(new).output().unwrap();
    text(&output.stdout).lines().filter(|line| !line.starts_with("playbook ")).collect()
}

/// Whether another value of a key changes what comes of some playbook.
fn has_effect(key: &str, held: &str, sources: &[(Template, Vec<Value>)]) -> bool {
    sources.iter().any(|(before, all)| {
        let values = all.iter().filter(|value| value.key == key).take(3);
        let mut texts = values.flat_map(|value| changes(&before.text, value, held, all));
        match BY_PROGRAM.contains(&key) {
            true => texts.any(|text| new_plan(before.name, &before.text) != new_plan(before.name, &text)),
            false => {
                texts.filter_map(|text| Template::of(before.name, &text)).any(|it| it.differs_from(before))
            }
        }
    })
}

/// Words for people, which `playbook show` says: what it is for and where it comes from.
const SHOWN_ALONE: [&str; 2] = ["source", "summary"];

#[test]
fn every_key_of_a_playbook_matters() {
    let template = |(name, text)| Template::of(name, text).expect("the playbooks of this test hold together");
    let sources: Vec<(Template, Vec<Value>)> =
        sources().into_iter().map(|it| (template(it), values(it.1))).collect();
    let keys = keys();
    assert!(keys.len() > 60, "{} keys only", keys.len());
    let of = |is_such: &dyn Fn(&str, &str) -> bool| {
        let such = keys.iter().filter(|(key, held)| is_such(key, held));
        such.map(|(key, _)| key.as_str()).collect::<Vec<&str>>()
    };
    let is_written = |key: &str| sources.iter().any(|(_, values)| values.iter().any(|it| it.key == key));
    assert_eq!(of(&|key, _| !is_written(key)), [""; 0], "in no playbook of this test");
    assert_eq!(
        of(&|key, held| !has_effect(key, held, &sources)),
        SHOWN_ALONE,
        "nothing comes of another value"
    );
    assert!(SHOWN_ALONE.iter().all(|key| keys[*key] == "text"));
}
