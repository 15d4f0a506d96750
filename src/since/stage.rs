//! What lies between the two days, one thing after another, each judged on the later day: first the time that passed, then
//! each commit. What one of them did is what it is after it against what it was before: the parts are each commit's own,
//! and add up.

use super::by::{By, Hands};
use super::change::Course;
use super::news::News;
use crate::assessment::Assessment;
use crate::history::{Move, Standing};

/// A part of a number that is smaller is nothing that anybody did.
const QUIET: f64 = 0.05;

/// A plan on the later day, after something.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Who changed its files, or what it is judged by; none where only time passed.
    pub hands: Option<Hands>,
    /// The commit, by the beginning of its id; none of time, of what is not committed, and of several commits together.
    pub commit: Option<String>,
    /// Where it stands after it.
    pub standing: Standing,
    /// What is not as it was on the earlier day.
    pub(super) news: Vec<News>,
}

impl Stage {
    /// A plan on the later day after what somebody did; `then` is what it was on the earlier day.
    pub fn after(then: &Assessment, it: &Assessment, hands: Hands, commit: Option<String>) -> Self {
        Self { hands: Some(hands), commit, ..Self::by_time(then, it) }
    }

    /// The files of the earlier day on the later one.
    pub(super) fn by_time(then: &Assessment, it: &Assessment) -> Self {
        let changes = Course { then, left_alone: None, now: it }.changes();
        let news = changes.into_iter().map(|it| it.news).collect();
        Self { hands: None, commit: None, standing: Standing::of(it, &[]), news }
    }
}

/// What one stage did of something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share<'s> {
    /// The stage.
    pub stage: &'s Stage,
    /// By how many days or points, where it is a number that moved.
    pub amount: Option<f64>,
}

/// What each of these stages did of something.
pub(super) fn shares<'s>(news: &News, then: &Standing, stages: &'s [Stage]) -> Vec<Share<'s>> {
    let numbers = match news {
        News::Moved(Move::GoLive { from, .. }) => {
            numbers(then, stages, |it| Some(it.live_day()?.days_since(*from) as f64))
        }
        News::Moved(Move::Band { .. }) | News::Score { .. } => numbers(then, stages, |it| it.score),
        _ => None,
    };
    let Some(numbers) = numbers else {
        return turned(news, stages).map(|stage| Share { stage, amount: None }).into_iter().collect();
    };
    let moved = numbers.windows(2).zip(stages).map(|(pair, stage)| (pair[1] - pair[0], stage));
    let moved = moved.filter(|(by, _)| by.abs() >= QUIET);
    moved.map(|(by, stage)| Share { stage, amount: Some(by) }).collect()
}

/// A number before the first stage and after each, where it is known throughout.
fn numbers(
    then: &Standing,
    stages: &[Stage],
    measure: impl Fn(&Standing) -> Option<f64>,
) -> Option<Vec<f64>> {
    std::iter::once(then).chain(stages.iter().map(|it| &it.standing)).map(measure).collect()
}

/// The stage since which it is so.
fn turned<'s>(news: &News, stages: &'s [Stage]) -> Option<&'s Stage> {
    let has = |stage: &&Stage| stage.news.iter().any(|it| it.comes_to(news));
    stages.iter().rev().take_while(has).last()
}

/// What brought something about of which these stages did their shares.
pub(super) fn by(news: &News, shares: &[Share<'_>]) -> Option<By> {
    let (time, files): (Vec<&Share<'_>>, Vec<_>) = shares.iter().partition(|it| it.stage.hands.is_none());
    let days = |shares: &[&Share<'_>]| {
        let is_days = matches!(news, News::Moved(Move::GoLive { .. }));
        is_days.then(|| shares.iter().filter_map(|it| it.amount).sum::<f64>().round() as i64)
    };
    match (time.is_empty(), files.is_empty()) {
        (true, true) => None,
        (false, true) => Some(By::Time),
        (true, false) => Some(By::Files),
        (false, false) => Some(By::Both { time: days(&time), files: days(&files) }),
    }
}
