//! Looks for an answer that is another one when one value of one plan is another one.

use std::collections::{BTreeMap, BTreeSet};

use onboard::date::Date;
use onboard::fields::Kind;

use super::plans::{self, Fixture, Texts};
use super::value::{Key, Others, Value, marked, renamed, values, words};

/// The plans, with all values that they have.
pub(crate) struct Search {
    plans: Vec<(Fixture, Vec<Value>)>,
    words: BTreeMap<String, Vec<String>>,
}

/// So many values are tried for one key at most: what has no effect in as many is looked at by a person.
const TRIES: usize = 60;

impl Search {
    pub(crate) fn new() -> Self {
        let with_values = |plan: Fixture| {
            let seen = plan.as_it_is(plans::day());
            assert!(seen.is_sound() && seen.invalid() == 0, "{}: {}", plan.slug, seen.problems());
            let values = values(&seen.plan().plan, &plan.texts);
            (plan, values)
        };
        Self { plans: plans::all().into_iter().map(with_values).collect(), words: words() }
    }

    /// Which keys have a value in some plan.
    pub(crate) fn written(&self) -> BTreeSet<Key> {
        self.plans.iter().flat_map(|(_, values)| values.iter().map(|value| value.key)).collect()
    }

    /// Whether another value of this key changes an answer.
    pub(crate) fn has_effect(&self, key: Key) -> bool {
        let all = self.plans.iter().flat_map(|(plan, values)| {
            let such = values.iter().filter(move |value| value.key == key);
            such.flat_map(move |value| {
                self.changes(plan, values, value).into_iter().map(move |it| (plan, value, it))
            })
        });
        all.take(TRIES).any(|(plan, value, change)| changes_an_answer(plan, value, &change))
    }

    /// The answers that are others when all values of these keys are; of several others that they could have, the one with
    /// this number.
    pub(crate) fn answers_to(&self, keys: &[Key], number: usize) -> Vec<String> {
        let changed = |(plan, values): &(Fixture, Vec<Value>)| {
            let others = Others::new(values, &self.words);
            let such = values.iter().filter(|value| keys.contains(&value.key));
            let texts = at_once(plan, such, |text, value| {
                if let Some(other) = others.of(value, text).get(number) {
                    text.replace_range(value.at.clone(), other);
                }
            });
            let now = plan.with(&texts, plans::day());
            assert!(now.is_sound(), "{}: {}", plan.slug, now.problems());
            now.differs_from(&plan.as_it_is(plans::day())).map(|answer| format!("{answer} of {}", plan.slug))
        };
        self.plans.iter().filter_map(changed).collect()
    }

    /// The keys of texts that are in some answer as they are written.
    pub(crate) fn said(&self) -> BTreeSet<Key> {
        let mut said = BTreeSet::new();
        for (plan, values) in &self.plans {
            let free = || values.iter().filter(|value| value.is_free_text());
            let keys: Vec<Key> =
                free().map(|value| value.key).collect::<BTreeSet<Key>>().into_iter().collect();
            // A word that stands nowhere else, for each key.
            let mark = |at: usize| format!("zq{at}x");
            let texts = at_once(plan, free(), |text, value| {
                let at = keys.iter().position(|key| *key == value.key).expect("it is one of them");
                text.insert_str(marked(text, &value.at), &(mark(at) + " "));
            });
            let seen = plan.with(&texts, plans::day());
            assert!(seen.is_sound(), "{}: {}", plan.slug, seen.problems());
            let all: String = seen.all().map(|(_, answer)| answer).collect();
            said.extend(
                keys.iter().enumerate().filter(|(at, _)| all.contains(&mark(*at))).map(|(_, key)| *key),
            );
        }
        said
    }

    /// The files of a plan with another value in the place of one.
    fn changes(&self, plan: &Fixture, values: &[Value], value: &Value) -> Vec<Texts> {
        let (name, text) = (value.file.name(), &plan.texts[value.file.name()]);
        let with = |other: &String| {
            let mut text = text.clone();
            text.replace_range(value.at.clone(), other);
            Texts::from([(name.to_owned(), text)])
        };
        match value.kind {
            Kind::Id | Kind::Name => {
                let new = format!("{}x", value.says);
                let renamed =
                    |(name, text): (&String, &String)| (name.clone(), renamed(text, &value.says, &new));
                vec![plan.texts.iter().map(renamed).collect()]
            }
            _ => Others::new(values, &self.words).of(value, text).iter().map(with).collect(),
        }
    }
}

/// The files of a plan with some values written otherwise, from the end of each file, so that places keep.
fn at_once<'v>(
    plan: &Fixture,
    values: impl Iterator<Item = &'v Value>,
    write: impl Fn(&mut String, &Value),
) -> Texts {
    let mut texts = plan.texts.clone();
    let mut last_first: Vec<&Value> = values.collect();
    last_first.sort_by_key(|it| std::cmp::Reverse(it.at.start));
    last_first.into_iter().for_each(|value| write(texts.get_mut(value.file.name()).unwrap(), value));
    texts
}

/// Whether an answer is another one: on the day of the plan, else on the day that the value says.
fn changes_an_answer(plan: &Fixture, value: &Value, change: &Texts) -> bool {
    let today = plans::day();
    let (before, after) = (plan.as_it_is(today), plan.with(change, today));
    // What cannot be read, or does not go with the rest of the plan, is no value that the key may have.
    if !after.is_sound() || after.invalid() > before.invalid() {
        return false;
    }
    let own = value.says.parse::<Date>().ok().filter(|day| *day < today);
    after.differs_from(&before).is_some()
        || own.is_some_and(|on| plan.with(change, on).differs_from(&plan.as_it_is(on)).is_some())
}
