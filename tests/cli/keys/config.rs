//! The keys of `onboard.toml`: with another value of any of them, some answer about some plan is another.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::sync::Arc;

use chrono::DateTime;
use onboard::config::{Config, DEFAULT};
use onboard::metric::METRICS;
use onboard::model::Segment;
use onboard::report::View;
use onboard::report::collected::Collected;
use onboard::report::status::PortfolioStatus;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::plans::{self, Fixture};
use super::said::Seen;
use crate::config_page::with_vocabulary;
use crate::program::{onboard, text};

/// A value of the default.
struct Setting {
    /// The key that it is of.
    key: String,
    /// The segment that it is for, where it is for one.
    segment: Option<Segment>,
    /// Where it is written.
    at: Range<usize>,
    /// What it says, as it is written.
    says: &'static str,
    is_text: bool,
}

/// Every value of the default by its key. Segments share their keys, and so do the entries of a list.
fn settings() -> BTreeMap<String, Vec<Setting>> {
    fn note(key: &str, segment: Option<Segment>, value: &Spanned<DeValue<'static>>, all: &mut Vec<Setting>) {
        match value.get_ref() {
            DeValue::Table(table) => note_all(key, segment, table, all),
            DeValue::Array(items) if !items.is_empty() => {
                items.iter().for_each(|item| note(key, segment, item, all));
            }
            says => {
                let (key, at) = (key.to_owned(), value.span());
                all.push(Setting { key, segment, says: &DEFAULT[at.clone()], at, is_text: says.is_str() });
            }
        }
    }
    fn note_all(within: &str, segment: Option<Segment>, table: &DeTable<'static>, all: &mut Vec<Setting>) {
        for (key, value) in table {
            match Segment::from_word(key.get_ref()) {
                Some(segment) => note(within, Some(segment), value, all),
                None => {
                    let key = format!("{within}.{}", key.get_ref());
                    note(key.trim_start_matches('.'), segment, value, all);
                }
            }
        }
    }
    let mut all = Vec::new();
    note_all("", None, DeTable::parse(DEFAULT).unwrap().get_ref(), &mut all);
    let mut by_key: BTreeMap<String, Vec<Setting>> = BTreeMap::new();
    all.into_iter().for_each(|it| by_key.entry(it.key.clone()).or_default().push(it));
    by_key
}

impl Setting {
    /// Other values, as TOML writes them.
    fn others(&self) -> Vec<String> {
        let key = self.key.as_str();
        let name = key.rsplit('.').next().unwrap_or_default();
        let quoted = |words: &[&str]| words.iter().map(|it| format!("{it:?}")).collect();
        match (name, self.says) {
            ("metric", own) => {
                let others = METRICS.iter().map(|it| it.id).filter(|id| !own.contains(id)).step_by(7);
                others.map(|it| format!("{it:?}")).collect()
            }
            ("weekend", _) => quoted(&["friday"]),
            ("engagement", _) => quoted(&["high-touch", "low-touch"]),
            ("dimension", _) => quoted(&["sentiment", "adoption"]),
            ("holidays", _) => vec!["[2026-04-09]".to_owned()],
            (_, "[]") => ["[\"kickoff\"]", "[\"go_live\"]"].map(str::to_owned).into(),
            (_, "\"off\"") => ["1", "1000"].map(str::to_owned).into(),
            _ if self.is_text => quoted(&["elsewhere"]),
            (_, number) => numbers(number.replace('_', "").parse().unwrap()),
        }
    }

    /// The text with another value.
    fn with(&self, other: &str) -> String {
        let mut text = DEFAULT.to_owned();
        text.replace_range(self.at.clone(), other);
        text
    }

    /// The answers in which an effect is looked for.
    fn answers(&self) -> &'static [&'static str] {
        match self.key.split('.').next().unwrap_or_default() {
            "benchmarks" => &["metrics"],
            "health" => &["health"],
            "friction" => &["friction"],
            "signals" | "silence" => &["needs"],
            "gates" => &["check", "gate"],
            _ => &["check", "needs", "metrics", "status"],
        }
    }
}

fn numbers(number: f64) -> Vec<String> {
    let near = [number * 10.0 + 1.0, 0.0, 1.0, number + 3.0, number + 1.0, number * 2.0, number / 2.0, 100.0];
    near.iter().filter(|it| **it != number).map(f64::to_string).collect()
}

/// The configuration that a text makes; none where one of its values does not go with the others.
fn config(text: &str) -> Option<Arc<Config>> {
    with_vocabulary(|vocabulary| Config::parse(text, vocabulary)).ok().map(Arc::new)
}

/// The plans, the one first in which an effect was last found: keys that are together work together.
struct Plans(Vec<Fixture>);

impl Plans {
    /// Whether another value of a key changes an answer.
    fn have_effect(&mut self, settings: &[Setting]) -> bool {
        settings.iter().any(|it| it.others().iter().any(|other| self.has_effect(it, &it.with(other))))
    }

    fn has_effect(&mut self, setting: &Setting, text: &str) -> bool {
        let Some(config) = config(text) else { return false };
        let answers = setting.answers();
        let is_meant = |plan: &Fixture| setting.segment.is_none_or(|segment| segment == plan.segment());
        let differs = |plan: &Fixture| plan.by(&config).differs_in(&plan.as_it_is(plans::day()), answers);
        let found = self.0.iter().position(|plan| is_meant(plan) && differs(plan));
        found.is_some_and(|at| {
            self.0[..=at].rotate_right(1);
            true
        })
    }

    /// What is said of all plans together, by a configuration.
    fn portfolio(&self, text: &str) -> Option<String> {
        let config = config(text)?;
        let seen: Vec<Seen> = self.0.iter().map(|plan| plan.by(&config)).collect();
        // So many that it says who carries what.
        let rows = seen.iter().cycle().take(30).map(|it| it.row().clone()).collect();
        let rows = Collected { rows, ..Collected::default() };
        let whole = PortfolioStatus::whole(&seen[0].plan().basis, rows);
        let status = PortfolioStatus { is_whole: false, ..whole };
        Some(format!("{:?} {}", status.report().lines(), status.data().unwrap()))
    }
}

/// Keys about where things are, and about plans that are not there yet, with commands whose answers they change.
const BY_PROGRAM: &[(&str, &[&str])] = &[
    ("format", &["status"]),
    ("paths.onboardings", &["status"]),
    ("paths.playbooks", &["playbook", "list"]),
    ("segments.engagement", NEW),
    ("segments.length_days", NEW),
];

const NEW: &[&str] =
    &["new", "Borg", "--signed", "2026-04-09", "--segment", "enterprise", "--csm", "Ana", "--dry-run"];

/// What a command answers in a workspace with this configuration.
fn answer(config: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for name in ["onboardings/acme", "playbooks"] {
        fs::create_dir_all(folder.path().join(name)).unwrap();
    }
    let head = "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\n";
    fs::write(folder.path().join("onboardings/acme/onboarding.yaml"), head).unwrap();
    fs::write(folder.path().join("playbooks/own.yaml"), "name: own\nversion: 1\n").unwrap();
    fs::write(folder.path().join("onboard.toml"), config).unwrap();
    let output = onboard().current_dir(folder.path()).args(arguments).output().unwrap();
    text(&output.stdout).to_owned()
}

#[test]
fn every_key_of_the_configuration_matters() {
    let mut plans = Plans(plans::with(&Config::default()));
    let settings = settings();
    assert!(settings.len() > 150, "{} keys only", settings.len());
    let mut without = Vec::new();
    for (key, settings) in &settings {
        let others = || settings.iter().flat_map(|it| it.others().into_iter().map(|other| it.with(&other)));
        let has_effect = match BY_PROGRAM.iter().find(|(of, _)| of == key) {
            Some((_, arguments)) => {
                others().any(|text| answer(&text, arguments) != answer(DEFAULT, arguments))
            }
            None if key == "segments.csm_load" => {
                let before = plans.portfolio(DEFAULT);
                others().filter_map(|text| plans.portfolio(&text)).any(|after| Some(after) != before)
            }
            None => plans.have_effect(settings),
        };
        if !has_effect {
            without.push(key);
        }
    }
    assert!(without.is_empty(), "with other values of these keys, every answer stays as it is: {without:#?}");
}

/// The default leaves these two out.
#[test]
fn a_level_of_a_check_and_a_time_zone_matter() {
    let off = config(&format!("{DEFAULT}action-overdue = \"off\"\n")).unwrap();
    let plans = plans::with(&Config::default());
    assert!(plans.iter().any(|plan| plan.by(&off).differs_in(&plan.as_it_is(plans::day()), &["check"])));
    let noon = DateTime::from_timestamp(1_775_822_400, 0).unwrap();
    let day_in = |zone: &str| {
        let text = DEFAULT.replace("[calendar]\n", &format!("[calendar]\ntimezone = {zone:?}\n"));
        config(&text).unwrap().timezone.unwrap().day_at(noon)
    };
    assert_ne!(day_in("Pacific/Auckland"), day_in("Europe/Berlin"));
}
