//! What is not as it was in one plan, and whether time or somebody brought it about.

use super::alike::Alike;
use super::by::By;
use super::news::News;
use super::promise::promises;
use super::risk::risks;
use super::slid::slid;
use super::usage::usage;
use super::value::{ValueFate, values};
use super::waiver::waivers;
use crate::assessment::Assessment;
use crate::history::{Move, Standing, moves};
use crate::model::{PlanFile, ValueName};
use crate::status::{Score, Trend, trend};

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
        changes.extend(self.values());
        changes.extend(moves.score());
        changes.extend(self.entries(&[PlanFile::Adoption], usage, News::Usage));
        changes.extend(self.entries(&[], promises, News::Promise));
        changes.extend(self.entries(&[PlanFile::Gates], waivers, News::Waiver));
        changes.extend(self.entries(&[PlanFile::Risks], risks, News::Risk));
        let worked = [PlanFile::Jsp, PlanFile::Actions, PlanFile::Training];
        changes.extend(self.entries(&worked, slid, News::Slid));
        changes
    }

    /// What became of entries of one kind, each with what brought it about; nothing where a file that has them could not be
    /// read in full on either side, since what it does not say has neither come nor gone.
    fn entries<T: Alike>(
        &self,
        files: &[PlanFile],
        between: fn(&Assessment, &Assessment) -> Vec<T>,
        news: fn(T) -> News,
    ) -> Vec<Change> {
        if [self.then, self.now].iter().any(|it| files.iter().any(|file| it.plan.is_doubtful(*file))) {
            return Vec::new();
        }
        let all = between(self.then, self.now);
        let by_itself = match self.left_alone {
            Some(left_alone) if !all.is_empty() => Some(between(self.then, left_alone)),
            _ => None,
        };
        let by = |it: &T| match &by_itself {
            Some(by_itself) if by_itself.iter().all(|other| !other.is_like(it)) => By::Files,
            _ => By::Time,
        };
        all.into_iter().map(|it| Change { by: by(&it), news: news(it) }).collect()
    }

    /// What became of value: a day that moved is told with whose the days are.
    fn values(&self) -> Vec<Change> {
        let mut changes = self.entries(&[PlanFile::Onboarding, PlanFile::Jsp], values, News::Value);
        for change in &mut changes {
            if let News::Value(it) = &change.news
                && matches!(it.fate, ValueFate::Expected { .. })
            {
                change.by = self.of_days(it.name);
            }
        }
        changes
    }

    fn of_days(&self, name: ValueName) -> By {
        let day = |it: &Assessment| it.schedule.value_expected(name);
        match self.left_alone {
            None => By::Time,
            Some(left_alone) => By::of_days(day(self.then), day(left_alone), day(self.now)),
        }
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
            let by = match (self.middle, it) {
                (None, _) => By::Time,
                (Some(middle), Move::GoLive { .. }) => self.of_days(middle),
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
    fn of_days(&self, middle: &Standing) -> By {
        By::of_days(self.then.live_day(), middle.live_day(), self.now.live_day())
    }

    /// That the score moved within its band, by as much as an arrow says, and by the score that the arrow follows.
    fn score(&self) -> Option<Change> {
        let score = |it: &Standing| Some(Score { capped: it.score?, uncapped: it.uncapped? });
        let (then, now) = (score(self.then)?, score(self.now)?);
        let (from, to) = Score::moved(then, now);
        if self.then.band != self.now.band || trend(from, to) == Trend::Level {
            return None;
        }
        let is_before_caps = (from, to) != (then.capped, now.capped);
        let middle = |it: &Standing| if is_before_caps { it.uncapped } else { it.score };
        let by = match self.middle.map(middle) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::model::Colour;

    #[test]
    fn a_score_that_falls_above_its_cap_is_news() {
        let it = Assessment::of(plan_from(&[]), &Basis::on(date("2026-04-06")));
        let held = |uncapped: f64| Standing {
            score: Some(49.0),
            uncapped: Some(uncapped),
            band: Some(Colour::Red),
            ..Standing::of(&it, &[])
        };
        let told = |now: &Standing| {
            let moves = Moves { then: &held(58.3), middle: None, now };
            moves.score().map(|change| change.news)
        };
        assert_eq!(told(&held(50.2)), Some(News::Score { from: 58.3, to: 50.2 }));
        assert_eq!(told(&held(57.0)), None, "no arrow says it");
    }
}
