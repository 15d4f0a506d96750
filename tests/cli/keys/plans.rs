//! The plans in which values are changed: those of the sample, and some in situations that it does not have.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use onboard::basis::Basis;
use onboard::config::Config;
use onboard::date::Date;
use onboard::diff::Version;
use onboard::language::Language;
use onboard::model::Segment;
use onboard::plan::{Directory, Reader, load, load_with};
use onboard::starter::sample;
use serde_yaml::Value;

use super::said::Seen;
use crate::config_page::with_vocabulary;

/// Texts of some files, by their names.
pub(crate) type Texts = BTreeMap<String, String>;

/// A plan as its files are written, and what is said of it.
pub(crate) struct Fixture {
    pub(crate) slug: String,
    pub(crate) texts: Texts,
    pub(crate) basis: Basis,
    reader: Reader,
    /// What is said of it as it is, by the day.
    as_it_is: RefCell<BTreeMap<Date, Rc<Seen>>>,
}

impl Fixture {
    fn new((slug, texts): (String, Texts), config: &Config) -> Self {
        let german = Language::of(BTreeMap::from([("or".to_owned(), "oder".to_owned())])).unwrap();
        let basis = Basis::new(config.clone(), day()).with_languages([("de".to_owned(), german)].into());
        Self { slug, texts, basis, reader: Reader::remembering(), as_it_is: RefCell::default() }
    }

    /// What is said of it on a day if some of its files are written otherwise.
    pub(crate) fn with(&self, changed: &Texts, day: Date) -> Seen {
        let mut texts = self.texts.clone();
        texts.extend(changed.clone());
        let loaded = load_with(directory(&self.slug, &texts), &self.reader);
        let (basis, slug) = (self.basis.at(day), self.slug.clone());
        let version = Version::of(loaded, &basis);
        let before = move || {
            let texts = texts.iter().map(|(name, text)| (name.clone(), before_the_acts(text))).collect();
            Version::unchecked(load(directory(&slug, &texts)), &basis)
        };
        Seen::of(version, Box::new(before))
    }

    /// Its segment.
    pub(crate) fn segment(&self) -> Segment {
        self.as_it_is(day()).plan().plan.onboarding.segment
    }

    /// What is said of it by another configuration.
    pub(crate) fn by(&self, config: &Arc<Config>) -> Seen {
        let basis = Basis { config: Arc::clone(config), ..self.basis.clone() };
        let loaded = load_with(directory(&self.slug, &self.texts), &self.reader);
        Seen::of(Version::of(loaded, &basis), Box::new(|| unreachable!("no configuration approves")))
    }

    /// What is said of it on a day as it is.
    pub(crate) fn as_it_is(&self, day: Date) -> Rc<Seen> {
        let mut known = self.as_it_is.borrow_mut();
        Rc::clone(known.entry(day).or_insert_with(|| Rc::new(self.with(&Texts::new(), day))))
    }
}

/// All of them, looked at by one configuration.
pub(crate) fn with(config: &Config) -> Vec<Fixture> {
    let all = of_this_test().0.into_iter().chain(of_the_sample());
    all.map(|plan| Fixture::new(plan, config)).collect()
}

fn directory(slug: &str, texts: &Texts) -> Directory {
    Directory::of(slug, texts.iter().map(|(name, text)| (name.as_str(), text.as_str())))
}

/// A file as it was before anybody did what needs approval.
fn before_the_acts(text: &str) -> String {
    fn strip(value: &mut Value) {
        const ACTS: [&str; 6] = ["baselines", "declined", "dropped", "moves", "signoffs", "waivers"];
        match value {
            Value::Mapping(entries) => {
                entries.retain(|key, _| key.as_str().is_none_or(|key| !ACTS.contains(&key)));
                entries.values_mut().for_each(strip);
            }
            Value::Sequence(items) => {
                // Whoever holds something by a decision held it not before that.
                items.retain(|item| !(item.get("decision").is_some() && item.get("since").is_some()));
                items.iter_mut().for_each(strip);
            }
            _ => {}
        }
    }
    let mut value: Value = serde_yaml::from_str(text).unwrap();
    strip(&mut value);
    serde_yaml::to_string(&value).unwrap()
}

/// The day of all of them.
pub(crate) fn day() -> Date {
    "2026-04-10".parse().unwrap()
}

/// All of them.
pub(crate) fn all() -> Vec<Fixture> {
    let (of_this_test, config) = of_this_test();
    let own = of_this_test.into_iter().map(|plan| Fixture::new(plan, &config));
    own.chain(of_the_sample().into_iter().map(|plan| Fixture::new(plan, &Config::default()))).collect()
}

/// The plans of the sample on its day.
pub(crate) fn of_the_sample() -> BTreeMap<String, Texts> {
    let mut plans: BTreeMap<String, Texts> = BTreeMap::new();
    for file in sample(day(), &Config::default().calendar) {
        if let Some((slug, name)) = file.path.strip_prefix("onboardings/").and_then(|it| it.split_once('/')) {
            plans.entry(slug.to_owned()).or_default().insert(name.to_owned(), file.text);
        }
    }
    plans
}

/// The plans of `tests/workspaces/keys`, and its configuration.
fn of_this_test() -> (BTreeMap<String, Texts>, Config) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workspaces/keys");
    let mut plans: BTreeMap<String, Texts> = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder.join("onboardings")).min_depth(2).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        plans.entry(name(path.parent().unwrap())).or_default().insert(name(&path), text);
    }
    let text = std::fs::read_to_string(folder.join("onboard.toml")).unwrap();
    (plans, with_vocabulary(|vocabulary| Config::parse(&text, vocabulary)).unwrap())
}
