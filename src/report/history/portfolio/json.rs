//! The JSON of `history` about all plans.

use serde::Serialize;

use super::{PHASES, PortfolioHistory, STATES, state_name};
use crate::date::Date;
use crate::history::{Passage, PortfolioStep};
use crate::model::Outcome;

#[derive(Serialize)]
pub(super) struct AnswerJson<'a> {
    steps: Vec<StepJson<'a>>,
    passages: Vec<PassageJson<'a>>,
}

#[derive(Serialize)]
struct StepJson<'a> {
    day: Date,
    commit: &'a str,
    /// Why nothing is counted, if nothing is.
    why: Option<&'a str>,
    open: Option<usize>,
    late: Option<usize>,
    health: Vec<CountJson>,
    phases: Vec<CountJson>,
    ended: Vec<CountJson>,
    unreadable: &'a [String],
}

/// How many are such.
#[derive(Serialize)]
struct CountJson {
    name: &'static str,
    plans: usize,
}

#[derive(Serialize)]
struct PassageJson<'a> {
    day: Date,
    slug: &'a str,
    customer: &'a str,
    kind: &'static str,
    outcome: Option<&'static str>,
}

impl<'a> AnswerJson<'a> {
    pub(super) fn of(answer: &'a PortfolioHistory) -> Self {
        let passages = answer.passages().into_iter().flat_map(|(day, all)| {
            all.into_iter().map(move |(plan, passage)| {
                let (kind, outcome) = words(passage);
                PassageJson { day, slug: &plan.slug, customer: &plan.customer, kind, outcome }
            })
        });
        Self { passages: passages.collect(), steps: answer.steps.iter().map(step).collect() }
    }
}

fn step(step: &PortfolioStep) -> StepJson<'_> {
    let is_known = step.plans.is_ok();
    let counts = |all: Vec<CountJson>| if is_known { all } else { Vec::new() };
    let state = |(_, _, name): &(&str, &str, &'static str)| CountJson {
        name,
        plans: step.open(|it| it.judgement.is_some_and(|it| state_name(it) == *name)),
    };
    let phase = |(phase, _): &(crate::model::Phase, &str)| CountJson {
        name: phase.word(),
        plans: step.open(|it| it.phase == Some(*phase)),
    };
    let outcome = |outcome: &Outcome| CountJson { name: outcome.word(), plans: step.ended(*outcome) };
    StepJson {
        day: step.day,
        commit: &step.commit,
        why: step.plans.as_ref().err().map(String::as_str),
        open: is_known.then(|| step.open(|_| true)),
        late: is_known.then(|| step.open(|it| it.is_late)),
        health: counts(STATES.iter().map(state).collect()),
        phases: counts(PHASES.iter().map(phase).collect()),
        ended: counts(Outcome::ALL.iter().map(outcome).collect()),
        unreadable: &step.unreadable,
    }
}

const fn words(passage: Passage) -> (&'static str, Option<&'static str>) {
    match passage {
        Passage::Came => ("came", None),
        Passage::Ended(outcome) => ("ended", Some(outcome.word())),
        Passage::Reopened => ("reopened", None),
        Passage::Gone => ("removed", None),
    }
}
