//! The JSON of `friction`: its own shapes, so that the model can change without breaking readers.

use serde::Serialize;

use crate::friction::{Friction, Relief, Term};

#[derive(Debug, Serialize)]
pub(super) struct FrictionJson<'a> {
    slug: &'a str,
    customer: &'a str,
    state: &'static str,
    why: Option<&'a str>,
    score: Option<f64>,
    score_after: Option<f64>,
    target: f64,
    is_on_target: Option<bool>,
    lever: Option<&'static str>,
    terms: ByTerm<f64>,
    terms_after: ByTerm<f64>,
    counts: ByTerm<u64>,
    weights: ByTerm<f64>,
    entries: Vec<EntryJson<'a>>,
}

#[derive(Debug, Serialize)]
struct ByTerm<T> {
    fields: Option<T>,
    decisions: Option<T>,
    dependencies: Option<T>,
}

#[derive(Debug, Serialize)]
struct EntryJson<'a> {
    term: &'static str,
    name: &'a str,
    count: u64,
    points: f64,
    relief: Option<&'static str>,
    path: String,
}

impl<'a> FrictionJson<'a> {
    pub(super) fn of(slug: &'a str, customer: &'a str, friction: &'a Friction) -> Self {
        let is_known = friction.score().is_some();
        Self {
            slug,
            customer,
            state: if is_known { "known" } else { "unknown" },
            why: if is_known {
                None
            } else {
                Some(friction.doubt.as_deref().unwrap_or("not everything is counted"))
            },
            score: friction.score(),
            score_after: friction.score_after(),
            target: friction.target,
            is_on_target: friction.is_on_target(),
            lever: friction.lever().map(|term| term.name),
            terms: ByTerm::of(friction, Term::points),
            terms_after: ByTerm::of(friction, Term::points_after),
            counts: ByTerm::of(friction, |term| term.count),
            weights: ByTerm::of(friction, |term| Some(term.weight)),
            entries: friction.terms.iter().flat_map(EntryJson::all).collect(),
        }
    }
}

impl<T> ByTerm<T> {
    fn of(friction: &Friction, value: impl Fn(&Term) -> Option<T>) -> Self {
        let [fields, decisions, dependencies] = friction.terms.each_ref().map(value);
        Self { fields, decisions, dependencies }
    }
}

impl<'a> EntryJson<'a> {
    fn all(term: &'a Term) -> impl Iterator<Item = Self> {
        term.entries.iter().map(|entry| Self {
            term: term.name,
            name: &entry.name,
            count: entry.count,
            points: entry.points,
            relief: entry.relief.as_ref().map(|relief| match relief {
                Relief::Deferred => "deferred",
                Relief::Default(_) => "default",
                Relief::ReplacedBy(_) => "replaced",
            }),
            path: entry.route.to_string(),
        })
    }
}
