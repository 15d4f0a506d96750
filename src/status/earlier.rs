//! A plan as it was on an earlier day, by the files of that day: what a row is compared with.

use super::before::Score;
use super::counts::{count, done_of_all, overdue, standing};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::gate::GoLive;
use crate::health::Judgement;
use crate::model::{Outcome, Phase};

/// What a row said on an earlier day.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// That day.
    pub on: Date,
    /// What its health came to.
    pub judgement: Judgement,
    /// Its score, if there was one.
    pub score: Option<Score>,
    /// The phase; none once it had ended.
    pub phase: Option<Phase>,
    /// How it had ended, if it had.
    pub ended: Option<Outcome>,
    /// How many milestones were done.
    pub done: usize,
    /// Of so many.
    pub milestones: usize,
    /// When it was to go live, or did.
    pub go_live: GoLive,
    /// What was overdue, as in a row.
    pub overdue: Option<usize>,
    /// What was blocked, as in a row.
    pub blocked: Option<usize>,
}

impl Earlier {
    /// What a row said of a plan on the day on which that is assessed.
    pub fn of(it: &Assessment) -> Self {
        let (done, milestones) = done_of_all(it);
        Self {
            on: it.as_of(),
            judgement: it.health.judgement,
            score: Score::of(&it.health),
            phase: it.gates.phase,
            ended: it.ending().map(|ending| ending.result),
            done,
            milestones,
            go_live: GoLive::of(&it.schedule, &it.metrics, &it.gates),
            overdue: overdue(it),
            blocked: count(it, "blocked_items"),
        }
    }

    /// The phase, or how the onboarding had ended, in a word.
    pub fn standing(&self) -> &'static str {
        standing(self.ended, self.phase)
    }

    /// By how many days go-live is later than it was; negative where it is earlier.
    pub fn later(&self, now: &GoLive) -> Option<i64> {
        let day = |it: &GoLive| it.live_on.or(it.forecast);
        let (was, is) = day(&self.go_live).zip(day(now))?;
        Some(is.days_since(was)).filter(|days| *days != 0)
    }
}
