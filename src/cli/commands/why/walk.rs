//! A plan asked the same question on every day of a span, by the files of that day.

use onboard::assessment::Assessment;
use onboard::basis::Basis;
use onboard::date::Date;
use onboard::plan::Plan;
use onboard::why::{Moment, Question, Reply, moments};
use rayon::prelude::*;

use super::states::States;
use crate::failure::Failure;
use crate::portfolio::Portfolio;
use crate::timeline::{Passed, Timeline, plan_in};

/// The states of a plan's files, the moments of a span, and what the plan answered at each.
pub(super) struct Walk<'w> {
    /// The repository, and what its states are judged by.
    pub(super) asked: States<'w>,
    /// What the plan's directory is called on the last day.
    pub(super) slug: &'w str,
    pub(super) question: Question,
    /// The first and the last day.
    pub(super) span: (Date, Date),
    /// The earliest first.
    pub(super) states: Vec<State<'w>>,
    /// The plan at each state, and what it is judged by; or why it cannot be read.
    pub(super) plans: Vec<Result<(Plan, Basis), String>>,
    pub(super) moments: Vec<Moment>,
    /// What it answered at each moment, where that is known.
    pub(super) replies: Vec<Option<Reply>>,
}

/// A state of the files.
pub(super) enum State<'w> {
    Committed(&'w Passed),
    OnDisk(&'w Portfolio),
}

impl<'w> Walk<'w> {
    /// Asks along the commits of a timeline, and then by the files on the disk where those say something else.
    pub(super) fn of(
        asked: States<'w>,
        timeline: &'w Timeline<'w>,
        disk: Option<&'w Portfolio>,
        slug: &'w str,
        question: Question,
        span: (Date, Date),
    ) -> Self {
        let committed = timeline.commits().iter().map(State::Committed);
        let states: Vec<State<'_>> = committed.chain(disk.map(State::OnDisk)).collect();
        let read =
            |portfolio: &Portfolio, slug: &str| Ok((plan_in(portfolio, slug)?, portfolio.basis.clone()));
        let plan = |it: &State<'_>| match it.look(asked, slug, span.1, read) {
            Ok(read) => read,
            Err(failure) => Err(failure.said()),
        };
        let plans: Vec<_> = states.par_iter().map(plan).collect();
        let days: Vec<Date> = states.iter().map(|it| it.day(span.1)).collect();
        let moments = moments(&days, span.0, span.1);
        let reply = |moment: &Moment| {
            let (plan, basis) = plans[moment.files].as_ref().ok()?;
            Some(question.ask(&Assessment::of(plan.clone(), &basis.at(moment.day))))
        };
        let replies = moments.par_iter().map(reply).collect();
        Self { asked, slug, question, span, states, plans, moments, replies }
    }
}

impl State<'_> {
    /// The day on which they came about; of what is not committed, the last day.
    fn day(&self, last: Date) -> Date {
        match self {
            Self::Committed(passed) => passed.day,
            Self::OnDisk(_) => last,
        }
    }

    /// What something makes of the workspace that has them, in which the plan has a name; `slug` is the one that it has on
    /// the disk.
    ///
    /// # Errors
    /// When the workspace of a commit cannot be read.
    pub(super) fn look<T>(
        &self,
        asked: States<'_>,
        slug: &str,
        day: Date,
        look: impl FnOnce(&Portfolio, &str) -> T,
    ) -> Result<T, Failure> {
        Ok(match self {
            Self::Committed(it) => look(&asked.of_commit(&it.commit, day)?, &it.slug),
            Self::OnDisk(portfolio) => look(portfolio, slug),
        })
    }
}
