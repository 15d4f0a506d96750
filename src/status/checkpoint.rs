//! What each window of the 30/60/90 plan asks for (S2), as one table.

use crate::date::Date;
use crate::model::{Event, Fact, ValueName};

use crate::assessment::Assessment;

/// Whether a checkpoint has been passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckpointState {
    /// Passed, on this day where the plan gives one.
    Passed(Option<Date>),
    /// Still ahead, and the window is not over.
    Ahead,
    /// The window is over and it has not been passed.
    Missed,
    /// The plan has nothing that would show it.
    NotPlanned,
}

impl CheckpointState {
    /// As JSON writes it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Passed(_) => "passed",
            Self::Ahead => "ahead",
            Self::Missed => "missed",
            Self::NotPlanned => "not_planned",
        }
    }
}

impl serde::Serialize for CheckpointState {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// A checkpoint of a window, judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Checkpoint {
    /// What has to be true.
    pub text: &'static str,
    /// Whether it is.
    pub state: CheckpointState,
}

/// What the plan shows of a checkpoint.
enum Shown {
    Passed(Option<Date>),
    Open,
    Nothing,
}

struct Rule {
    last_day: i64,
    text: &'static str,
    look: fn(&Assessment) -> Shown,
}

const RULES: &[Rule] = &[
    Rule { last_day: 30, text: "kickoff held", look: |it| fact(it, Fact::Kickoff) },
    Rule { last_day: 30, text: "core configuration done", look: |it| event(it, Event::CoreConfiguration) },
    Rule {
        last_day: 30,
        text: "success confirmed in writing by the sponsor",
        look: |it| fact(it, Fact::SuccessConfirmed),
    },
    Rule { last_day: 30, text: "a concrete win", look: concrete_win },
    Rule { last_day: 60, text: "rolled out to the broader team", look: |it| event(it, Event::Rollout) },
    Rule { last_day: 60, text: "trained by role", look: trained },
    Rule {
        last_day: 60,
        text: "integrated into existing workflows",
        look: |it| event(it, Event::WorkflowIntegration),
    },
    Rule { last_day: 90, text: "usage tied to the business metric", look: |it| event(it, Event::UsageTied) },
    Rule { last_day: 90, text: "early results documented", look: |it| event(it, Event::ResultsDocumented) },
    Rule { last_day: 90, text: "transition done", look: |it| event(it, Event::Transition) },
];

/// The checkpoints of the window that ends on `last_day` after signature.
pub(super) fn checkpoints(it: &Assessment, last_day: i64) -> Vec<Checkpoint> {
    let is_over = it.day() > last_day;
    let judge = |rule: &Rule| Checkpoint {
        text: rule.text,
        state: match (rule.look)(it) {
            Shown::Passed(on) => CheckpointState::Passed(on),
            Shown::Open if is_over => CheckpointState::Missed,
            Shown::Open => CheckpointState::Ahead,
            Shown::Nothing => CheckpointState::NotPlanned,
        },
    };
    RULES.iter().filter(|rule| rule.last_day == last_day).map(judge).collect()
}

fn event(it: &Assessment, event: Event) -> Shown {
    match it.schedule.event(event) {
        Some((_, _, forecast)) if forecast.is_done => Shown::Passed(forecast.date),
        Some((_, _, forecast)) if forecast.standing.is_open() => Shown::Open,
        _ => Shown::Nothing,
    }
}

/// A fact that the plan does without is not missed; nor a kickoff where nobody meets and none is planned.
fn fact(it: &Assessment, fact: Fact) -> Shown {
    match it.fact_on(fact) {
        Some(on) => Shown::Passed(Some(on)),
        None if it.fact_not_asked(fact).is_some() => Shown::Nothing,
        None => Shown::Open,
    }
}

fn concrete_win(it: &Assessment) -> Shown {
    let points = [ValueName::QuickWin, ValueName::First];
    let is_defined = |name: ValueName| it.plan.jsp.value.get(name).definition.is_answered();
    match [Fact::QuickWin, Fact::FirstValue].into_iter().filter_map(|fact| it.fact_on(fact)).min() {
        Some(on) => Shown::Passed(Some(on)),
        None if points.into_iter().any(is_defined) => Shown::Open,
        None => Shown::Nothing,
    }
}

fn trained(it: &Assessment) -> Shown {
    let sessions: Vec<_> = it.sessions().collect();
    if sessions.is_empty() {
        return Shown::Nothing;
    }
    match it.metrics.get("training_delivered").known() {
        Some(share) if share >= 1.0 => {
            Shown::Passed(sessions.iter().filter_map(|(_, session)| session.delivered_by(it.as_of())).max())
        }
        _ => Shown::Open,
    }
}
