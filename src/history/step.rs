//! A plan on one day of its history.

use super::contribution::Contribution;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::gate::GoLive;
use crate::health::Judgement;
use crate::metric::{Metric, Value};
use crate::model::{Colour, GateName, Outcome, Phase};
use crate::status::done_of_all;

/// A commit that changed a plan, or what it is judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The beginning of its id.
    pub id: String,
    /// Who wrote it.
    pub author: String,
    /// The first line of its message.
    pub subject: String,
    /// The day on which it was committed.
    pub on: Date,
}

/// A plan on one day, by the files of that day.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The day on which it is judged.
    pub day: Date,
    /// The commits since the step before, the latest last. None of them: only time has passed.
    pub commits: Vec<Origin>,
    /// Where it stood, or in a few words why that is not known.
    pub standing: Result<Standing, String>,
    /// Where it would stand by the files of the step before; told where something moved and commits lie in between.
    pub by_itself: Option<Standing>,
    /// Where it stood on each day since the step before and after each commit, from that step on; told where the files of that
    /// step would have come to the same by the day of this one, so that only a look in between says what turned it.
    pub between: Vec<Between>,
}

/// Where a plan stood between two steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Between {
    /// Whether a commit made it so, and not a day that went by.
    pub is_by_commit: bool,
    /// Where it stood.
    pub standing: Standing,
}

/// Where a plan stands on a day, as far as its history tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// What its customer is called.
    pub customer: String,
    /// What its health comes to.
    pub judgement: Judgement,
    /// The health score, if there is one.
    pub score: Option<f64>,
    /// The same before caps.
    pub uncapped: Option<f64>,
    /// The band of its health, if it has one.
    pub band: Option<Colour>,
    /// What each component adds to the score before caps, of those that are counted.
    pub contributions: Vec<Contribution>,
    /// Why the score is held down, one reason a cap.
    pub caps: Vec<String>,
    /// Milestones that are done.
    pub done: usize,
    /// Milestones that count.
    pub total: usize,
    /// When it goes live, or did.
    pub go_live: GoLive,
    /// The phase; none once it has ended.
    pub phase: Option<Phase>,
    /// How it ended, if it has.
    pub ended: Option<Outcome>,
    /// The gates that are open.
    pub open: Vec<GateName>,
    /// The measurements that were asked for, in that order.
    pub values: Vec<Value>,
}

impl Step {
    /// Where it stood, if that is known.
    pub fn known(&self) -> Option<&Standing> {
        self.standing.as_ref().ok()
    }
}

impl Standing {
    /// Where a plan stands on the day on which it is assessed.
    pub fn of(it: &Assessment, metrics: &[&'static Metric]) -> Self {
        let contributions = it.health.components.iter();
        let contributions = contributions.filter_map(|it| {
            let (points, score) = it.contribution.zip(it.score)?;
            Some(Contribution { metric: it.metric.clone(), points, score, weight: it.weight })
        });
        let (done, total) = done_of_all(it);
        Self {
            customer: it.plan.onboarding.customer.clone(),
            judgement: it.health.judgement,
            score: it.health.score(),
            uncapped: it.health.uncapped,
            band: it.health.band(),
            contributions: contributions.collect(),
            caps: it.health.holding_caps().map(|cap| cap.reason.clone()).collect(),
            done,
            total,
            go_live: GoLive::of(&it.schedule, &it.metrics, &it.gates),
            phase: it.gates.phase,
            ended: it.ending().map(|ending| ending.result),
            open: it.gates.gates.iter().filter(|gate| gate.verdict.is_open()).map(|gate| gate.gate).collect(),
            values: metrics.iter().map(|metric| it.metrics.get(metric.id).clone()).collect(),
        }
    }

    /// The day on which it went live, or can.
    pub fn live_day(&self) -> Option<Date> {
        self.go_live.live_on.or(self.go_live.forecast)
    }
}
