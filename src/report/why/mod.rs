//! The answer of `onboard why`: what it is, since when, what turned it and who, and what that did.

mod held;
mod json;
mod lines;
mod title;
mod turned;
mod view;

use crate::date::Date;
use crate::history::Origin;
use crate::report::diff::Compared;
use crate::why::{Cause, Changed, Question, Reason, Reply};

/// The answer of `onboard why`.
#[derive(Clone)]
pub struct WhyAnswer {
    /// The plan.
    pub slug: String,
    /// Its customer.
    pub customer: String,
    /// What was asked.
    pub question: Question,
    /// What the plan answers on the last day.
    pub now: Reply,
    /// What holds it as it is on the last day.
    pub reasons: Vec<Reason>,
    /// What held it on the day on which it turned last.
    pub reasons_then: Vec<Reason>,
    /// How often it turned, the earliest first.
    pub turns: Vec<Turned>,
    /// What turned it last, in full; none where it never turned.
    pub last: Option<Explained>,
    /// The days that were looked at.
    pub walked: Walked,
}

/// An answer that became another one.
#[derive(Clone, Debug)]
pub struct Turned {
    /// The last day with the old answer.
    pub before: Date,
    /// The first day with the new one.
    pub day: Date,
    /// The old answer.
    pub from: Reply,
    /// The new one.
    pub to: Reply,
    /// What turned it.
    pub cause: Cause,
}

/// What turned an answer, in full.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The plan before and after.
    pub compared: Compared,
    /// The lines that changed.
    pub changed: Changed,
}

/// The days that were looked at.
#[derive(Clone, Debug)]
pub struct Walked {
    /// The first.
    pub since: Date,
    /// The last.
    pub until: Date,
    /// How many commits changed the plan, or what it is judged by.
    pub commits: usize,
    /// Why it goes no further back.
    pub start: Start,
}

/// Why the days that were looked at go no further back.
#[derive(Clone, Debug)]
pub enum Start {
    /// The plan was added then.
    Added(Origin),
    /// Nobody wanted more.
    Asked,
    /// The plan is not committed yet.
    Uncommitted,
}

impl WhyAnswer {
    /// What turned it last.
    fn last_turn(&self) -> Option<&Turned> {
        self.turns.last()
    }

    /// The last day on which it was so, where it was asked whether something is so, and it is not.
    fn last_held(&self) -> Option<Date> {
        let is_over = self.now.holds() == Some(false);
        self.last_turn().filter(|_| is_over).map(|turn| turn.before)
    }
}
