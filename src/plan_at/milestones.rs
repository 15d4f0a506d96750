//! Which milestone is meant: by its id, its event or its fact. One that is written down later is not there yet.

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Event, Fact, Milestone};
use crate::steps;

impl PlanAt {
    /// The milestones that are written down by now, dropped ones too, with their indexes.
    pub fn written_milestones(&self) -> impl Iterator<Item = (usize, &Milestone)> {
        let all = self.plan.jsp.milestones.iter().enumerate();
        all.filter(|(_, milestone)| !milestone.progress().is_added_after(self.as_of()))
    }

    /// The milestone with this id, with its index, if it is written down by now; the first where a plan has several.
    pub fn milestone_named(&self, id: &str) -> Option<(usize, &Milestone)> {
        let milestones = &self.plan.jsp.milestones;
        let first = self.by_id.partition_point(|index| {
            steps::count(1);
            milestones[*index].id.as_str() < id
        });
        let same = self.by_id[first..].iter().map(|index| (*index, &milestones[*index]));
        let mut same = same.take_while(|(_, milestone)| milestone.id == id);
        same.find(|(_, milestone)| !milestone.progress().is_added_after(self.as_of()))
    }

    /// The milestone that is this event, with its index; the first where a plan has several.
    pub fn milestone_of(&self, event: Event) -> Option<(usize, &Milestone)> {
        self.written_milestones().find(|(_, milestone)| milestone.event == Some(event))
    }

    /// What comes before a milestone and was not done by the end of `day`: its number in `after`, its id, and the day on
    /// which it was done since, if it was.
    pub fn open_before(&self, milestone: usize, day: Date) -> Vec<(usize, &str, Option<Date>)> {
        let after = self.plan.jsp.milestones[milestone].after.iter().enumerate();
        let open = after.filter_map(|(position, id)| {
            let (index, _) = self.milestone_named(id)?;
            let done = self.done_on(index);
            let is_late = done.map_or_else(|| self.is_open(index), |on| on > day);
            is_late.then_some((position, id.as_str(), done))
        });
        open.collect()
    }

    /// The milestone that rests on this fact, with its index: its `due` is the planned day of the fact. The first where
    /// a plan has several.
    pub fn milestone_with(&self, fact: Fact) -> Option<(usize, &Milestone)> {
        self.written_milestones().find(|(_, milestone)| milestone.fact == Some(fact))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn at(files: &[(&str, &str)], day: &str) -> PlanAt {
        PlanAt::of(plan_from(files), &Basis::on(date(day)))
    }

    #[test]
    fn what_is_written_down_later_is_not_there_yet() {
        let jsp = "milestones: [{id: M-1, event: go_live, fact: kickoff, added_on: 2026-04-03}]";
        let seen = |day: &str| {
            let at = at(&[("jsp.yaml", jsp)], day);
            let found =
                [at.milestone_named("M-1"), at.milestone_of(Event::GoLive), at.milestone_with(Fact::Kickoff)];
            found.map(|found| found.is_some())
        };
        assert_eq!(seen("2026-04-02"), [false; 3]);
        assert_eq!(seen("2026-04-03"), [true; 3]);
    }
}
