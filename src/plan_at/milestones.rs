//! Which milestone is meant: by its id, its event or its fact. One that is written down later is not there yet.

use super::view::{PlanAt, with_id};
use crate::date::Date;
use crate::model::{Event, Fact, Milestone, Workstream, is_answer};
use crate::steps;

impl PlanAt {
    /// The milestones that are written down by now, dropped ones too, with their indexes.
    pub fn written_milestones(&self) -> impl Iterator<Item = (usize, &Milestone)> {
        let all = self.plan.jsp.milestones.iter().enumerate();
        all.filter(|(_, milestone)| !milestone.progress().is_added_after(self.as_of()))
    }

    /// The milestone with this id, with its index, if it is written down by now; the first where a plan has several.
    pub fn milestone_named(&self, id: &str) -> Option<(usize, &Milestone)> {
        let mut same = with_id(&self.plan.jsp.milestones, &self.by_id.milestones, |it| &it.id, id);
        same.find(|(_, milestone)| !milestone.progress().is_added_after(self.as_of()))
    }

    /// Who at the customer owns a milestone: whoever it names, else whoever has its workstream there.
    pub fn customer_owner(&self, milestone: usize) -> Option<&str> {
        self.named_owner(milestone).or_else(|| self.owner_through_stream(milestone))
    }

    /// Who at the customer owns a milestone only because they have its workstream.
    pub fn owner_through_stream(&self, milestone: usize) -> Option<&str> {
        let it = &self.plan.jsp.milestones[milestone];
        let id = it.workstream.get().filter(|_| self.named_owner(milestone).is_none())?;
        let owner = self.stream_named(id)?.customer_owner.one_on(self.as_of());
        owner.filter(|name| is_answer(name))
    }

    /// The workstream with this id, if it is in the plan; the first where a plan has several.
    fn stream_named(&self, id: &str) -> Option<&Workstream> {
        let same = with_id(&self.plan.jsp.workstreams, &self.by_id.workstreams, |it| &it.id, id);
        same.map(|(_, it)| it).find(|it| it.is_in_plan(self.as_of()))
    }

    fn named_owner(&self, milestone: usize) -> Option<&str> {
        let own = self.plan.jsp.milestones[milestone].customer_owner.one_on(self.as_of());
        own.filter(|name| is_answer(name))
    }

    /// What a milestone waits for, each with its index.
    pub fn awaited_by(&self, milestone: usize) -> Vec<usize> {
        let after = self.plan.jsp.milestones[milestone].after.iter();
        after.filter_map(|id| Some(self.milestone_named(id)?.0)).collect()
    }

    /// The milestones that wait for one of these, directly or through others, by their indexes in order. One that waits for
    /// itself is among them where another of these leads to it.
    pub fn waiting_for(&self, awaited: &[usize]) -> Vec<usize> {
        let count = self.plan.jsp.milestones.len();
        let mut followers = vec![Vec::new(); count];
        for index in 0..count {
            for of in self.awaited_by(index) {
                followers[of].push(index);
            }
        }
        let mut is_waiting = vec![false; count];
        let mut ahead: Vec<usize> = awaited.to_vec();
        while let Some(index) = ahead.pop() {
            for follower in std::mem::take(&mut followers[index]) {
                steps::count(1);
                if !awaited.contains(&follower) && !std::mem::replace(&mut is_waiting[follower], true) {
                    ahead.push(follower);
                }
            }
        }
        (0..count).filter(|index| is_waiting[*index]).collect()
    }

    /// The first day on which a milestone can be done after `day`, on which what it waits for is: its own working days later,
    /// those on hold left out.
    pub fn earliest_after(&self, milestone: usize, day: Date) -> Date {
        let days = self.plan.jsp.milestones[milestone].days.unwrap_or(1);
        self.holds.add_working_days(&self.calendar, day, days)
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
    fn what_waits_for_a_milestone_is_found_through_others_and_around_circles() {
        let jsp = "milestones: [{id: M-0}, {id: M-1, after: [M-0, M-none]}, {id: M-2, after: [M-1, M-4]}, \
                   {id: M-3}, {id: M-4, after: [M-2]}]";
        let at = at(&[("jsp.yaml", jsp)], "2026-04-10");
        assert_eq!(at.waiting_for(&[0]), [1, 2, 4]);
        assert_eq!(at.waiting_for(&[2]), [4]);
        assert_eq!(at.waiting_for(&[3, 4]), [2]);
        assert_eq!(at.awaited_by(2), [1, 4]);
    }

    #[test]
    fn whoever_has_a_workstream_owns_the_milestones_that_name_nobody() {
        let jsp = "workstreams: [{id: W-1, customer_owner: [{name: Lena Kotz, since: 2026-04-02}]}]\n\
                   milestones: [{id: M-1, workstream: W-1}, {id: M-2, workstream: W-1, customer_owner: Bo Lind}, {id: M-3}]";
        let owners = |day: &str| {
            let at = at(&[("jsp.yaml", jsp)], day);
            [0, 1, 2].map(|index| at.customer_owner(index).map(str::to_owned))
        };
        let (lena, bo) = (Some("Lena Kotz".to_owned()), Some("Bo Lind".to_owned()));
        assert_eq!(owners("2026-04-02"), [lena, bo.clone(), None]);
        assert_eq!(owners("2026-04-01"), [None, bo, None]);
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
