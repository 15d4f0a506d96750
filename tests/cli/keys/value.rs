//! The values of a plan, each with its place in the text of its file, and what could be written there instead.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use onboard::date::Date;
use onboard::document::{Dropped, Tree};
use onboard::fields::{FILES, Found, Kind, Shape, To, Value as Read, Who, walk};
use onboard::metric::METRICS;
use onboard::model::{Due, PlanFile, RelativeDay};
use onboard::plan::Plan;

use super::plans::Texts;
use crate::plan_page::keys_of;

/// A key as the table has it: the name of its struct and its own.
pub(crate) type Key = (&'static str, &'static str);

/// A value of a plan.
pub(crate) struct Value {
    pub(crate) key: Key,
    pub(crate) kind: Kind,
    pub(crate) file: PlanFile,
    /// The way to it, indexes left out.
    pub(crate) way: String,
    /// What it says.
    pub(crate) says: String,
    /// Where it is written.
    pub(crate) at: Range<usize>,
}

/// Every key of the table that holds something itself.
pub(crate) fn keys() -> BTreeMap<Key, Kind> {
    fn note(shape: &'static Shape, keys: &mut BTreeMap<Key, Kind>) {
        for field in shape.fields {
            if !matches!(field.kind, Kind::Entries(_) | Kind::Roles) {
                keys.insert((shape.name, field.key), field.kind);
            }
            if let Some(below) = field.shape() {
                note(below, keys);
            }
        }
    }
    let mut keys = BTreeMap::new();
    FILES.iter().filter_map(|file| file.root.shape()).for_each(|shape| note(shape, &mut keys));
    keys
}

/// The words of closed sets, by the way to their keys.
pub(crate) fn words() -> BTreeMap<String, Vec<String>> {
    let mut words = BTreeMap::new();
    for file in PlanFile::ALL {
        for (at, keys) in keys_of(file) {
            let within = if at.is_empty() { String::new() } else { at.replace("[]", "") + "." };
            for (key, what) in keys {
                let set = what.value.split('`').skip(1).step_by(2).map(str::to_owned);
                words.insert(format!("{file}:{within}{key}"), set.collect());
            }
        }
    }
    words
}

/// Every value of a plan that is written in its files.
pub(crate) fn values(plan: &Plan, texts: &Texts) -> Vec<Value> {
    let parsed = texts.iter().map(|(name, text)| (name.as_str(), Tree::parse(text).unwrap()));
    let trees: BTreeMap<&str, Tree<'_>> = parsed.collect();
    let mut values = Vec::new();
    walk(
        plan,
        |_, _| true,
        |found| {
            let name = found.file().name();
            let at = trees[name].locate(found.steps(), &Dropped::default());
            let written = texts[name][at.clone()].trim_matches(['"', '\'']);
            let (says, is_there) = match found.value {
                Read::Text(text) => (text.to_owned(), true),
                // A number or a truth that nobody wrote is shown as what it is taken for.
                Read::Number(number) => (number.to_string(), written.parse() == Ok(number)),
                Read::Truth(truth) => (truth.to_string(), written.parse() == Ok(truth)),
            };
            if !is_there || matches!(found.field.kind, Kind::Word) && written != says {
                return;
            }
            for key in keys_of_found(found) {
                let (kind, file, way, says, at) =
                    (found.field.kind, found.file(), way(found), says.clone(), at.clone());
                values.push(Value { key, kind, file, way, says, at });
            }
        },
    );
    values
}

fn way(found: &Found<'_>) -> String {
    let route = found.route().to_string();
    route.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect()
}

/// The key as the table has it. Who holds something is under the key that says what, with a term of their own or not.
fn keys_of_found(found: &Found<'_>) -> Vec<Key> {
    let key = found.field.key;
    match (found.field.kind, found.around()) {
        (Kind::Holders(_), Some((_, around))) if found.shape.is_holder() => {
            vec![(around.name, key), (found.shape.name, "name")]
        }
        _ => vec![(found.shape.name, key)],
    }
}

/// Where a mark goes before the first word of a text.
pub(crate) fn marked(text: &str, at: &Range<usize>) -> usize {
    let rest = &text[at.start..];
    match rest.chars().next() {
        Some('"' | '\'') => at.start + 1,
        Some('>' | '|') => {
            let line = rest.find('\n').expect("a block has a line below its head");
            at.start + line + rest[line..].find(|c: char| !c.is_whitespace()).expect("a block says something")
        }
        _ => at.start,
    }
}

/// A text that calls somebody or something otherwise.
pub(crate) fn renamed(text: &str, name: &str, new: &str) -> String {
    let is_of_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let (mut said, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once(name) {
        let is_whole = !before.ends_with(is_of_word) && !after.starts_with(is_of_word);
        said.push_str(before);
        said.push_str(if is_whole { new } else { name });
        rest = after;
    }
    said + rest
}

/// What else a key could say, some of it out of what its plan says elsewhere.
pub(crate) struct Others<'v> {
    values: &'v [Value],
    words: &'v BTreeMap<String, Vec<String>>,
}

impl<'v> Others<'v> {
    pub(crate) fn new(values: &'v [Value], words: &'v BTreeMap<String, Vec<String>>) -> Self {
        Self { values, words }
    }

    /// Other values, as YAML writes them.
    pub(crate) fn of(&self, value: &Value, text: &str) -> Vec<String> {
        let says = &value.says;
        match value.kind {
            Kind::Happened(_) | Kind::Since(_) | Kind::Until | Kind::Day => days(says),
            Kind::Planned | Kind::DayOf(_) => planned(says),
            Kind::Reference(To::Metric) => {
                METRICS.iter().map(|it| it.id).filter(|id| id != says).step_by(9).map(str::to_owned).collect()
            }
            Kind::Reference(to) => self.called(|it| is_named(to, it), says),
            Kind::Person(who) | Kind::Holders(who) => self.people(who, says),
            Kind::Number(..) | Kind::Count | Kind::CountOrEntries(_) => numbers(value),
            Kind::Truth => vec![(says != "true").to_string()],
            // Of a set of one word, the other value is none.
            Kind::Word | Kind::Roles => match self.words.get(&value.way).map(Vec::as_slice) {
                None | Some([_]) => vec!["null".to_owned()],
                Some(all) => all.iter().filter(|word| *word != says).cloned().collect(),
            },
            Kind::Text => self.texts(value, text),
            Kind::Id | Kind::Name => vec![format!("{says}x")],
            Kind::Entries(_) => Vec::new(),
        }
    }

    fn called(&self, is_meant: impl Fn(&Value) -> bool, but: &str) -> Vec<String> {
        let names = self.values.iter().filter(|it| is_meant(it)).map(|it| it.says.as_str());
        let names: BTreeSet<&str> = names.filter(|it| *it != but).collect();
        names.into_iter().map(|it| format!("'{}'", it.replace('\'', "''"))).collect()
    }

    fn people(&self, who: Who, but: &str) -> Vec<String> {
        let is_ours = |it: &Value| it.key.0 == "Team";
        let is_theirs = |it: &Value| it.key == ("Person", "name");
        self.called(|it| who != Who::Customer && is_ours(it) || who != Who::Ours && is_theirs(it), but)
    }

    fn texts(&self, value: &Value, text: &str) -> Vec<String> {
        let others: &[&str] = match value.key {
            ("Onboarding", "playbook") => &["enterprise@3", "smb@3"],
            ("Onboarding", "overlays") => &["own@1"],
            ("Onboarding", "language") => &["de"],
            ("Share", "edition") => &["internal"],
            ("Signoff", "as") => &["ae", "implementation", "executive_sponsor"],
            _ => {
                let mut marked_text = text[value.at.clone()].to_owned();
                marked_text.insert_str(marked(text, &value.at) - value.at.start, "other ");
                return vec![marked_text, "TBD".to_owned()];
            }
        };
        others.iter().map(|it| (*it).to_owned()).collect()
    }
}

impl Value {
    /// Whether it may be any text: one that means nothing but what people read in it.
    pub(crate) fn is_free_text(&self) -> bool {
        let has_meaning = [
            ("Onboarding", "playbook"),
            ("Onboarding", "overlays"),
            ("Onboarding", "language"),
            ("Share", "edition"),
            ("Signoff", "as"),
        ];
        matches!(self.kind, Kind::Text) && !has_meaning.contains(&self.key)
    }
}

/// Whether a reference can name this entry.
fn is_named(to: To, it: &Value) -> bool {
    let of = it.key.0;
    matches!(it.kind, Kind::Id)
        && match to {
            To::Action => of == "Action",
            To::ActionOrAsk => of == "Action" || of == "Contact",
            To::Anything => true,
            To::Decision => of == "Decision",
            To::Hold => of == "Hold",
            To::Metric => false,
            To::Milestone => of == "Milestone",
            To::Outcome => of == "Outcome",
            To::Workstream => of == "Workstream",
        }
}

fn numbers(value: &Value) -> Vec<String> {
    let number: f64 = value.says.parse().unwrap();
    let near = [number + 1.0, number - 1.0, number * 10.0, number / 10.0, 0.0];
    let (least, most) = match value.kind {
        Kind::Number(least, most) => (least, most),
        _ => (0.0, f64::MAX),
    };
    let is_whole = !matches!(value.kind, Kind::Number(..));
    let may_be = |it: &f64| (least..=most).contains(it) && *it != number && (!is_whole || it.fract() == 0.0);
    near.into_iter().filter(may_be).map(|it| it.to_string()).collect()
}

fn days(says: &str) -> Vec<String> {
    let day: Date = says.parse().unwrap();
    [1, -1, 7, -7, 40, -40].map(|by| day.plus_days(by).to_string()).into()
}

pub(crate) fn planned(says: &str) -> Vec<String> {
    match says.parse().unwrap() {
        Due::Day(day) => days(&day.to_string()),
        Due::Relative(it) => {
            [1, -1, 7, 30].map(|by| RelativeDay { days: it.days + by, ..it.clone() }.to_string()).into()
        }
    }
}
