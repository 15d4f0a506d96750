//! What is not as it was in one plan, and whether time or somebody brought it about.

use super::by::By;
use super::news::News;
use super::promise::promises;
use crate::assessment::Assessment;
use crate::history::{Move, Standing, moves};
use crate::status::{Trend, trend};

/// A part of a score that is smaller is nothing that anybody did.
const QUIET_POINTS: f64 = 0.05;

/// Something that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What.
    pub news: News,
    /// What brought it about.
    pub by: By,
}

/// A plan on the earlier day, the same files on the later one, and what it is now.
pub(super) struct Course<'a> {
    pub(super) then: &'a Assessment,
    /// None where neither the files nor what they are judged by changed: then it is what it is now.
    pub(super) left_alone: Option<&'a Assessment>,
    pub(super) now: &'a Assessment,
}

impl Course<'_> {
    /// What is not as it was, in the order in which it is told.
    pub(super) fn changes(&self) -> Vec<Change> {
        let standing = |it: &Assessment| Standing::of(it, &[]);
        let (then, now) = (standing(self.then), standing(self.now));
        let middle = self.left_alone.map(standing);
        let moves = Moves { then: &then, middle: middle.as_ref(), now: &now };
        let mut changes = moves.changes();
        changes.extend(moves.score());
        changes.extend(self.promises());
        changes
    }

    fn promises(&self) -> Vec<Change> {
        let all = promises(self.then, self.now);
        let by_itself = match self.left_alone {
            Some(left_alone) if !all.is_empty() => promises(self.then, left_alone),
            _ => all.clone(),
        };
        let by = |is_of_time: bool| if is_of_time { By::Time } else { By::Files };
        all.into_iter()
            .map(|it| Change { by: by(by_itself.contains(&it)), news: News::Promise(it) })
            .collect()
    }
}

struct Moves<'a> {
    then: &'a Standing,
    middle: Option<&'a Standing>,
    now: &'a Standing,
}

impl Moves<'_> {
    fn changes(&self) -> Vec<Change> {
        let (by_time, by_files) = match self.middle {
            Some(middle) => (moves(self.then, middle), moves(middle, self.now)),
            None => (Vec::new(), Vec::new()),
        };
        let change = |it: Move| {
            let by = match it {
                _ if self.middle.is_none() => By::Time,
                Move::GoLive { .. } => self.of_days(),
                _ => {
                    let is_among = |list: &[Move]| list.iter().any(|other| other.is_like(&it));
                    By::of(is_among(&by_time), is_among(&by_files))
                }
            };
            Change { news: News::Moved(it), by }
        };
        moves(self.then, self.now).into_iter().map(change).collect()
    }

    /// Whose the days are by which go-live moved.
    fn of_days(&self) -> By {
        let day = |it: Option<&Standing>| it.and_then(Standing::live_day);
        let (then, middle, now) = (day(Some(self.then)), day(self.middle), day(Some(self.now)));
        let days = |from: Option<_>, to: Option<crate::date::Date>| Some(to?.days_since(from?));
        match (days(then, middle), days(middle, now)) {
            (Some(_), Some(0)) => By::Time,
            (Some(0), Some(_)) => By::Files,
            (time, files) => By::Both { time, files },
        }
    }

    /// That the score moved within its band, by as much as an arrow says.
    fn score(&self) -> Option<Change> {
        let (from, to) = self.then.score.zip(self.now.score)?;
        if self.then.band != self.now.band || trend(from, to) == Trend::Level {
            return None;
        }
        let by = match self.middle.map(|it| it.score) {
            None => By::Time,
            Some(None) => By::Files,
            Some(Some(middle)) => {
                let is_some = |points: f64| points.abs() >= QUIET_POINTS;
                By::of(is_some(middle - from), is_some(to - middle))
            }
        };
        Some(Change { news: News::Score { from, to }, by })
    }
}
