//! The JSON of `history`: its own shapes, so that the model can change without breaking readers.

use serde::Serialize;
use serde_json::Value as Json;

use super::HistoryAnswer;
use super::words::{PartJson, move_words};
use crate::date::Date;
use crate::gate::GoLive;
use crate::history::{Explained, Move, Mover, Origin, Standing, parts, turned};
use crate::metric::Amount;
use crate::model::{Colour, Outcome, Phase};

#[derive(Serialize)]
pub(super) struct AnswerJson<'a> {
    slug: &'a str,
    customer: &'a str,
    steps: Vec<StepJson<'a>>,
    moved: Vec<MovedJson<'a>>,
    explained: Vec<ExplainedJson<'a>>,
}

/// A score against that of some days ago.
#[derive(Serialize)]
struct ExplainedJson<'a> {
    days: i64,
    on: Date,
    /// Why the two cannot be compared, if they cannot.
    why: Option<&'a str>,
    score_was: Option<f64>,
    score: Option<f64>,
    parts: Vec<PartJson>,
}

fn explained(it: &Explained) -> ExplainedJson<'_> {
    let both = it.both.as_ref().ok();
    ExplainedJson {
        days: it.days,
        on: it.on,
        why: it.both.as_ref().err().map(String::as_str),
        score_was: both.and_then(|(then, _)| then.score),
        score: both.and_then(|(_, now)| now.score),
        parts: both.map(|(then, now)| parts(then, now)).into_iter().flatten().map(PartJson::from).collect(),
    }
}

#[derive(Serialize)]
struct StepJson<'a> {
    day: Date,
    commits: Vec<CommitJson<'a>>,
    /// Why nothing is known of it, if nothing is.
    why: Option<&'a str>,
    score: Option<f64>,
    band: Option<&'static str>,
    done: Option<usize>,
    milestones: Option<usize>,
    go_live: Option<GoLive>,
    phase: Option<&'static str>,
    ended: Option<&'static str>,
    open_gates: Vec<&'static str>,
    contributions: Vec<PartJson>,
    metrics: Vec<MetricJson>,
}

#[derive(Serialize)]
struct CommitJson<'a> {
    id: &'a str,
    on: Date,
    author: &'a str,
    subject: &'a str,
}

#[derive(Serialize)]
struct MetricJson {
    id: &'static str,
    state: &'static str,
    value: Option<Json>,
}

#[derive(Serialize)]
struct MovedJson<'a> {
    day: Date,
    kind: &'static str,
    what: Option<&'static str>,
    from: Option<String>,
    to: Option<String>,
    by: &'static str,
    days_by_time: Option<i64>,
    commits: Vec<CommitJson<'a>>,
    parts: Vec<PartJson>,
}

impl<'a> AnswerJson<'a> {
    pub(super) fn of(answer: &'a HistoryAnswer) -> Self {
        let steps = answer.steps.iter().map(|step| {
            let known = step.known();
            StepJson {
                day: step.day,
                commits: step.commits.iter().map(commit).collect(),
                why: step.standing.as_ref().err().map(String::as_str),
                score: known.and_then(|it| it.score),
                band: known.and_then(|it| it.band).map(Colour::word),
                done: known.map(|it| it.done),
                milestones: known.map(|it| it.total),
                go_live: known.map(|it| it.go_live),
                phase: known.and_then(|it| it.phase).map(Phase::word),
                ended: known.and_then(|it| it.ended).map(Outcome::word),
                open_gates: known.iter().flat_map(|it| &it.open).map(|gate| gate.word()).collect(),
                contributions: known.into_iter().flat_map(contributions).collect(),
                metrics: known.map(|it| metrics(answer, it)).unwrap_or_default(),
            }
        });
        let moved = turned(&answer.steps).into_iter().flat_map(|turned| {
            let parts = parts(turned.before, turned.after);
            let parts: Vec<PartJson> = parts.into_iter().map(PartJson::from).collect();
            let (step, by_time) = (turned.step, turned.days_by_time());
            turned.moves.into_iter().map(move |(it, mover)| {
                let (kind, what, from, to) = move_words(it);
                let is_of_both = mover == Mover::Both && matches!(it, Move::GoLive { .. });
                MovedJson {
                    day: step.day,
                    kind,
                    what,
                    from,
                    to,
                    by: mover.word(),
                    days_by_time: by_time.filter(|_| is_of_both),
                    commits: step.commits.iter().map(commit).collect(),
                    parts: parts.clone(),
                }
            })
        });
        Self {
            slug: &answer.slug,
            customer: answer.customer(),
            steps: steps.collect(),
            moved: moved.collect(),
            explained: answer.explained.iter().map(explained).collect(),
        }
    }
}

fn commit(it: &Origin) -> CommitJson<'_> {
    CommitJson { id: &it.id, on: it.on, author: &it.author, subject: &it.subject }
}

fn contributions(standing: &Standing) -> impl Iterator<Item = PartJson> {
    let parts = standing.contributions.iter();
    parts.map(|it| PartJson { metric: Some(it.metric.clone()), points: it.points })
}

fn metrics(answer: &HistoryAnswer, standing: &Standing) -> Vec<MetricJson> {
    let both = answer.metrics.iter().zip(&standing.values);
    both.map(|(metric, value)| MetricJson {
        id: metric.id,
        state: value.state(),
        value: value.reading().map(|reading| match reading.amount {
            Amount::Number(number) => number.into(),
            Amount::Date(day) => day.to_string().into(),
        }),
    })
    .collect()
}
