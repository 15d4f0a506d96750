//! A question about a plan, and what the plan answers on a day.

use super::bound::Bound;
use crate::assessment::Assessment;
use crate::gate::Verdict;
use crate::metric::{Metric, Unit, Value};
use crate::model::{GateName, Outcome, Phase};
use crate::phrase::Number;
use crate::signal::{Signal, watch};

/// What is asked about.
#[derive(Clone, Copy)]
pub enum Subject {
    /// The band, or why there is none.
    Health,
    /// The health score.
    Score,
    /// The phase, or how the onboarding ended.
    Phase,
    /// A gate.
    Gate(GateName),
    /// A measurement.
    Metric(&'static Metric),
    /// A signal.
    Signal(&'static Signal),
}

/// What is asked about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Asked {
    /// What it is: any other answer is a turn.
    Value,
    /// Whether it is that word.
    Word(&'static str),
    /// Whether it keeps to a bound.
    Bound(Bound),
}

/// A question about a plan.
#[derive(Clone, Copy)]
pub struct Question {
    /// What it is about.
    pub subject: Subject,
    /// What is asked about that.
    pub asked: Asked,
}

/// What a plan answers on a day.
#[derive(Clone, Debug)]
pub struct Reply {
    key: Key,
    /// What it is then, as people read it: `red 44`, `shut 6/9`, `62 %`.
    pub said: String,
}

/// What tells one answer from another.
#[derive(Clone, Debug, PartialEq)]
enum Key {
    Holds(bool),
    Is(String),
}

impl PartialEq for Reply {
    /// Whether it is the same answer: a score that moves within its band turns nothing.
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Reply {
    /// Whether what was asked is so; none where it was asked what something is.
    pub const fn holds(&self) -> Option<bool> {
        match self.key {
            Key::Holds(holds) => Some(holds),
            Key::Is(_) => None,
        }
    }

    /// The word that it is, where it was asked what something is; otherwise nothing.
    pub fn word(&self) -> &str {
        match &self.key {
            Key::Holds(_) => "",
            Key::Is(word) => word,
        }
    }
}

/// What something is: the word that others are told from, how it reads, and the value where there is one.
struct State {
    word: String,
    said: String,
    value: Option<Value>,
}

impl State {
    fn of(word: impl Into<String>, said: impl Into<String>) -> Self {
        Self { word: word.into(), said: said.into(), value: None }
    }
}

impl Question {
    /// What a plan answers.
    pub fn ask(&self, it: &Assessment) -> Reply {
        let State { word, said, value } = self.subject.state(it);
        let key = match self.asked {
            Asked::Value => Key::Is(word),
            Asked::Word(asked) => Key::Holds(self.subject.is(asked, &word)),
            Asked::Bound(bound) => Key::Holds(value.is_some_and(|value| bound.holds(&value))),
        };
        Reply { key, said }
    }

    /// As it is asked: `red`, `gate:go_live shut`, `seat_activation < 0.5`.
    pub fn text(&self) -> String {
        let subject = self.subject.text();
        match (self.subject, self.asked) {
            (Subject::Health, Asked::Word(word)) => word.to_owned(),
            (_, Asked::Value) => subject,
            (_, Asked::Word(word)) => format!("{subject} {word}"),
            (_, Asked::Bound(bound)) => {
                let with = match bound.with {
                    crate::metric::Amount::Number(number) => Number(number).to_string(),
                    crate::metric::Amount::Date(day) => day.to_string(),
                };
                format!("{subject} {} {with}", bound.comparator.sign())
            }
        }
    }
}

impl Subject {
    /// How it is named.
    pub fn text(self) -> String {
        match self {
            Self::Health => "health".to_owned(),
            Self::Score => "score".to_owned(),
            Self::Phase => "phase".to_owned(),
            Self::Gate(gate) => format!("gate:{}", gate.word()),
            Self::Metric(metric) => metric.id.to_owned(),
            Self::Signal(signal) => format!("signal:{}", signal.id),
        }
    }

    /// The words that it can be, where those are a closed set.
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::Health => &["red", "amber", "green", "on_hold", "too_early", "insufficient_data"],
            Self::Phase => Phase::WORDS,
            Self::Gate(_) => &["shut", "open", "ready", "conditional", "passed"],
            Self::Signal(_) => &["fires"],
            Self::Score | Self::Metric(_) => &[],
        }
    }

    /// In what a bound of it is written; none where it has no size.
    pub const fn unit(self) -> Option<Unit> {
        match self {
            Self::Score => Some(Unit::Score),
            Self::Metric(metric) => Some(metric.unit),
            Self::Health | Self::Phase | Self::Gate(_) | Self::Signal(_) => None,
        }
    }

    /// Whether what it is, in a word, is what was asked for. A gate that one may go through is open, every other is shut.
    fn is(self, asked: &str, word: &str) -> bool {
        let is_open = || [Verdict::Conditional, Verdict::Passed].iter().any(|it| it.word() == word);
        match (self, asked) {
            (Self::Gate(_), "open") => is_open(),
            (Self::Gate(_), "shut") => !is_open(),
            _ => asked == word,
        }
    }

    fn state(self, it: &Assessment) -> State {
        match self {
            Self::Health => {
                let judgement = it.health.judgement;
                let score = judgement.score().map(|score| format!(" {}", Number(score))).unwrap_or_default();
                let word = judgement.band().map_or_else(|| judgement.word(), |band| band.word());
                State::of(word, format!("{}{score}", judgement.phrase()))
            }
            Self::Score => {
                let none = || Value::unknown(it.health.judgement.phrase());
                measured(it.health.score().map_or_else(none, Value::number_of), Unit::Score)
            }
            Self::Phase => {
                let ended = it.ending().map(|ending| ending.result);
                let phase = it.gates.phase.map_or("none", Phase::word);
                State::of(
                    ended.map_or(phase, Outcome::word),
                    ended.map_or_else(|| phase.to_owned(), |result| format!("ended: {}", result.word())),
                )
            }
            Self::Gate(gate) => {
                let judged = it.gates.get(gate);
                let (met, all) = judged.progress();
                State::of(judged.verdict.word(), format!("{} {met}/{all}", judged.verdict.word()))
            }
            Self::Metric(metric) => measured(it.metrics.get(metric.id).clone(), metric.unit),
            Self::Signal(signal) => {
                let fired = watch(it).into_iter().find(|fired| fired.signal == signal.id);
                match fired {
                    Some(fired) => State::of("fires", format!("fires: {}", fired.observation.message)),
                    None => State::of("silent", "does not fire"),
                }
            }
        }
    }
}

/// A value as it is told from others: by how it reads, so that nothing turns that nobody can see.
fn measured(value: Value, unit: Unit) -> State {
    let shown = value.reading().map(|reading| unit.show(reading.amount));
    let (word, said) = match (shown, &value) {
        (Some(shown), Value::Stale(..)) => (format!("{shown}, stale"), format!("{shown}, stale")),
        (Some(shown), _) => (shown.clone(), shown),
        (None, value) => {
            let state = value.state().replace('_', " ");
            let why = value.why().map(|why| format!(": {why}")).unwrap_or_default();
            (state.clone(), format!("{state}{why}"))
        }
    };
    State { word, said, value: Some(value) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::why::parse;

    const JSP: &str = "milestones: [{id: M-1, event: go_live, phase: implementation, due: 2026-04-15}]";

    fn reply(question: &str, day: &str) -> Reply {
        let plan = plan_from(&[("jsp.yaml", JSP)]);
        parse(question).unwrap().ask(&Assessment::of(plan, &Basis::on(date(day))))
    }

    #[test]
    fn a_statement_holds_or_not_and_what_it_is_is_said() {
        let case = |question: &str, holds: Option<bool>, said: &str| {
            let reply = reply(question, "2026-04-10");
            assert_eq!((reply.holds(), reply.said.as_str()), (holds, said), "{question}");
        };
        case("gate:go_live shut", Some(true), "shut 0/0");
        case("gate:go_live open", Some(false), "shut 0/0");
        case("gate go-live", None, "shut 0/0");
        case("forecast_go_live", None, "2026-04-15");
        case("forecast_go_live <= 2026-04-15", Some(true), "2026-04-15");
        case("forecast_go_live < 2026-04-15", Some(false), "2026-04-15");
        case("phase", None, "pre-onboarding");
        case("phase implementation", Some(false), "pre-onboarding");
    }

    #[test]
    fn a_score_that_moves_within_its_band_turns_nothing() {
        let band = |score: f64| Reply { key: Key::Is("red".to_owned()), said: format!("red {score}") };
        assert_eq!(band(44.0), band(41.0));
        let (one, other) = (reply("forecast_go_live", "2026-04-10"), reply("forecast_go_live", "2026-04-17"));
        assert_ne!(one, other, "a day that is past is no forecast");
    }
}
