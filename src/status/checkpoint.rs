//! What each window of the 30/60/90 plan asks for (S2), as one table.

use crate::date::Date;
use crate::model::{Event, Fact, ValueName};

use crate::assessment::Assessment;

/// Whether a checkpoint has been passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckpointState {
    /// Passed, on this day where the plan gives one.
    Passed(Option<Date>),
    /// Still ahead: the window is not over, or the customer's side agreed to a later day, which has not passed.
    Ahead,
    /// The window is over, it has not been passed, and nobody of the customer's side agreed to a later day.
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
    /// While it is open, the day for which what would show it is planned, where that is after its window.
    pub due: Option<Date>,
}

/// What the plan shows of a checkpoint.
enum Shown {
    Passed(Option<Date>),
    Open(Planned),
    Nothing,
}

/// When what would show a checkpoint is to be there.
#[derive(Clone, Copy, Default)]
struct Planned {
    due: Option<Date>,
    /// The day that the customer's side agreed to anew, if they did.
    anew: Option<Date>,
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
    let (is_over, last) = (it.day() > last_day, it.signed().plus_days(last_day));
    // What the customer put off is missed by nobody until the day that they agreed to.
    let is_put_off = |planned: Planned| planned.anew.is_some_and(|on| on > last && !it.is_past(on));
    let judge = |rule: &Rule| {
        let (state, due) = match (rule.look)(it) {
            Shown::Passed(on) => (CheckpointState::Passed(on), None),
            Shown::Open(planned) if is_over && !is_put_off(planned) => (CheckpointState::Missed, planned.due),
            Shown::Open(planned) => (CheckpointState::Ahead, planned.due),
            Shown::Nothing => (CheckpointState::NotPlanned, None),
        };
        Checkpoint { text: rule.text, state, due: due.filter(|due| *due > last) }
    };
    RULES.iter().filter(|rule| rule.last_day == last_day).map(judge).collect()
}

fn event(it: &Assessment, event: Event) -> Shown {
    match it.schedule.event(event) {
        Some((_, _, forecast)) if forecast.is_done => Shown::Passed(forecast.date),
        Some((index, _, forecast)) if forecast.standing.is_open() => {
            Shown::Open(Planned::milestone(it, index))
        }
        _ => Shown::Nothing,
    }
}

/// A fact that the plan does without is not missed; nor a kickoff where nobody meets and none is planned.
fn fact(it: &Assessment, fact: Fact) -> Shown {
    match it.fact_on(fact) {
        Some(on) => Shown::Passed(Some(on)),
        None if it.fact_not_asked(fact).is_some() => Shown::Nothing,
        None => {
            let carrier = it.milestone_with(fact);
            Shown::Open(carrier.map_or_else(Planned::default, |(index, _)| Planned::milestone(it, index)))
        }
    }
}

fn concrete_win(it: &Assessment) -> Shown {
    let points = [ValueName::QuickWin, ValueName::First];
    let is_defined = |name: &ValueName| it.plan.jsp.value.get(*name).definition.is_answered();
    let reached = [Fact::QuickWin, Fact::FirstValue].into_iter().filter_map(|fact| it.fact_on(fact)).min();
    if let Some(on) = reached {
        return Shown::Passed(Some(on));
    }
    let planned = points.into_iter().filter(is_defined).map(|name| Planned::value(it, name));
    // Either of them is a win, so the one that comes first counts.
    planned.min_by_key(|it| (it.due.is_none(), it.due)).map_or(Shown::Nothing, Shown::Open)
}

impl Planned {
    fn milestone(it: &Assessment, index: usize) -> Self {
        let anew = it.baselines.owed(index).filter(|_| it.baselines.is_agreed_anew(index));
        Self { due: it.due(index), anew }
    }

    fn value(it: &Assessment, name: ValueName) -> Self {
        match it.value_milestone(name) {
            Some((index, _)) => Self::milestone(it, index),
            None => {
                let anew = it.value_owed(name).filter(|_| it.is_value_agreed_anew(name));
                Self { due: it.value_due(name), anew }
            }
        }
    }

    /// All of the sessions that nobody has given: put off is what is put off in all of them.
    fn sessions(it: &Assessment) -> Self {
        let open = || it.sessions().map(|(_, it)| it).filter(|one| one.delivered_by(it.as_of()).is_none());
        let is_anew = open().all(|one| it.is_session_agreed_anew(one));
        let anew = open().filter_map(|one| it.session_held_to(one)).max().filter(|_| is_anew);
        Self { due: open().filter_map(|one| it.session_due(one)).max(), anew }
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
        _ => Shown::Open(Planned::sessions(it)),
    }
}
