//! How long a milestone was held up: every wait that it had, over or not.

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Blocker, Side};

/// A wait of a milestone with its days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Blocked<'a> {
    /// Which of the milestone's `blockers`.
    pub index: usize,
    /// What is written of it.
    pub blocker: &'a Blocker,
    /// Its first day: the milestone's own in the plan where it does not say.
    pub since: Date,
    /// The first day after it; the day after the as-of date while it lasts.
    pub until: Date,
    /// Whether it lasts.
    pub is_open: bool,
    /// The side that had to move, on its last day.
    pub side: Option<Side>,
}

impl PlanAt {
    /// The waits that held a milestone up by now for a day at least, in the order of the file. One that was taken back was
    /// none, and what is done waits for nothing any more.
    pub fn blocked(&self, milestone: usize) -> Vec<Blocked<'_>> {
        let entry = self.plan.jsp.milestones[milestone].progress();
        let (as_of, done) = (self.as_of(), self.done_on(milestone));
        let blockers = entry.blockers_with_ends(|blocker| self.over_on(blocker));
        let blockers = blockers.filter(|(_, blocker, _)| !blocker.is_withdrawn(as_of));
        let blocked = blockers.filter_map(|(index, blocker, end)| {
            let since = entry.start_of(blocker, self.signed());
            let over = [end, done].into_iter().flatten().min().filter(|on| *on <= as_of);
            let until = over.unwrap_or(as_of.plus_days(1));
            let side = self.side_waited_for_on(blocker, until.plus_days(-1));
            (since < until).then_some(Blocked { index, blocker, since, until, is_open: over.is_none(), side })
        });
        blocked.collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::plan_at::PlanAt;

    /// The waits of the first milestone, in words.
    fn seen(milestone: &str, actions: &str, day: &str) -> Vec<String> {
        let jsp = format!("milestones: [{{id: M-1, {milestone}}}]");
        let actions = format!("actions: [{actions}]");
        let people = "people: [{name: Lee Novak}, {name: Mo Ito}]";
        let plan =
            plan_from(&[("jsp.yaml", &jsp), ("actions.yaml", &actions), ("stakeholders.yaml", people)]);
        let at = PlanAt::of(plan, &Basis::on(date(day)));
        let words = at.blocked(0).into_iter().map(|it| {
            let side = it.side.map_or("nobody", |side| side.word());
            format!("{} {} {}{} {side}", it.blocker.id, it.since, it.until, if it.is_open { "?" } else { "" })
        });
        words.collect()
    }

    #[test]
    fn a_wait_that_is_over_keeps_its_days_and_its_side() {
        let milestone = "added_on: 2026-03-05, blockers: [{id: X-1, waiting_for: vendor, since: 2026-03-10, ended_on: 2026-03-12}, \
            {id: X-2, waiting_for: [{name: Lee Novak, until: 2026-03-20}], ended_on: 2026-03-16}, \
            {id: X-3, since: 2026-03-18}, {id: X-4, since: 2026-03-18, withdrawn: {withdrawn_on: 2026-03-19}}]";
        let over = ["X-1 2026-03-10 2026-03-12 vendor", "X-2 2026-03-05 2026-03-16 customer"];
        assert_eq!(
            seen(milestone, "", "2026-03-25"),
            [over[0], over[1], "X-3 2026-03-18 2026-03-26? nobody"]
        );
        assert_eq!(
            seen(milestone, "", "2026-03-10"),
            ["X-1 2026-03-10 2026-03-11? vendor", "X-2 2026-03-05 2026-03-11? customer"],
            "what ends later has not ended"
        );
    }

    #[test]
    fn what_is_done_or_left_the_plan_is_waited_for_no_more() {
        let milestone = "done_on: 2026-03-20, blockers: [{id: X-1, action: A-1, since: 2026-03-10}, {id: X-2, since: 2026-03-10}]";
        let dropped = "{id: A-1, side: third_party, dropped: [{dropped_on: 2026-03-16}]}";
        let until = |day: &str| seen(milestone, dropped, day);
        assert_eq!(
            until("2026-03-30"),
            ["X-1 2026-03-10 2026-03-16 third_party", "X-2 2026-03-10 2026-03-20 nobody"]
        );
        let done = "{id: A-1, owner: [{name: Lee Novak, until: 2026-03-17}, {name: nobody we know, since: 2026-03-18}], done_on: 2026-03-17}";
        assert_eq!(seen(milestone, done, "2026-03-30")[0], "X-1 2026-03-10 2026-03-17 customer");
    }
}
