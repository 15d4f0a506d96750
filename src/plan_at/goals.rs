//! What the customer bought, as it is on a day: value, outcomes, objectives.

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{
    BusinessOutcome, Due, Home, Milestone, Objective, Origin, RelativeDay, ValueName, counts_from, first_due,
};
use crate::remedy::{Command, Word, blank, commands};

impl PlanAt {
    /// Outcomes that are in the plan on the day, each with its number in the file.
    pub fn outcomes(&self) -> impl Iterator<Item = (usize, &BusinessOutcome)> {
        self.plan.jsp.outcomes.iter().enumerate().filter(|(_, it)| it.is_in_plan(self.as_of()))
    }

    /// Objectives that are in the plan on the day, each with its number in the file.
    pub fn objectives(&self) -> impl Iterator<Item = (usize, &Objective)> {
        self.plan.jsp.objectives.iter().enumerate().filter(|(_, it)| it.is_in_plan(self.as_of()))
    }

    /// Whether sales handed over how the customer measures success: an outcome or an objective of the handoff that has a
    /// metric.
    pub fn has_success_metric_of_handoff(&self) -> bool {
        let is_of_handoff = |origin: Option<Origin>| origin == Some(Origin::Handoff);
        self.outcomes().any(|(_, it)| is_of_handoff(it.origin) && it.metric.is_answered())
            || self.objectives().any(|(_, it)| is_of_handoff(it.origin) && it.metric.is_answered())
    }

    /// The milestone that a point of value comes with: the one that it names, or the one that rests on it.
    pub fn value_milestone(&self, name: ValueName) -> Option<(usize, &Milestone)> {
        match self.plan.jsp.value.get(name).milestone.get() {
            Some(id) => self.milestone_named(id),
            None => self.milestone_with(name.fact()),
        }
    }

    /// The planned day of a point of value, as it is written: that of its milestone where it comes with one.
    pub fn value_planned(&self, name: ValueName) -> Option<Due> {
        match self.value_milestone(name) {
            Some((_, milestone)) => {
                let anchor = milestone.id.clone();
                Some(Due::Relative(RelativeDay { anchor, days: 0, is_working: false }))
            }
            None => self.plan.jsp.value.get(name).due_on(self.as_of()).cloned(),
        }
    }

    /// The day for which a point of value is planned.
    pub fn value_due(&self, name: ValueName) -> Option<Date> {
        self.day_of(self.value_planned(name).as_ref())
    }

    /// The day that its lateness is held against: that of its milestone where it comes with one, else the one that it had
    /// when the customer's side last agreed to days of the plan, moved by the holds since.
    pub fn value_owed(&self, name: ValueName) -> Option<Date> {
        if self.value_milestone(name).is_some() {
            return self.owed_on(self.value_planned(name).as_ref());
        }
        let (point, agreed_on) = (self.plan.jsp.value.get(name), self.baselines.held_on());
        let first = || first_due(point.due.as_ref(), &point.moves, self.as_of());
        let agreed = agreed_on.and_then(|on| point.due_on(on)).or_else(first);
        Some(self.moved_by_holds(self.owed_on(agreed)?, &point.moves, agreed_on))
    }

    /// Whether the customer's side agreed to another day than the one for which it was planned first, of a point that comes with
    /// no milestone.
    pub fn is_value_agreed_anew(&self, name: ValueName) -> bool {
        let point = self.plan.jsp.value.get(name);
        let first = first_due(point.due.as_ref(), &point.moves, self.as_of());
        let agreed = self.baselines.agreed_anew().and_then(|(on, _)| point.due_on(on));
        agreed.is_some() && agreed != first
    }

    /// The day to which screens count: the one that is owed, of a point that is planned for a day.
    pub fn value_deadline(&self, name: ValueName) -> Option<Date> {
        self.value_due(name).map(|due| self.value_owed(name).unwrap_or(due))
    }

    /// What says that a point of value is reached: where it comes with a milestone that it names, finishing that does.
    pub fn reaching(&self, name: ValueName, on: Option<Word>) -> Command {
        let evidence = blank("evidence");
        let Some(milestone) = self.plan.jsp.value.get(name).milestone.get() else {
            return commands::value_reach(self.slug(), word(name), evidence, on);
        };
        // What rests on a fact is finished where that is written.
        let fact = self.milestone_named(milestone).and_then(|(_, milestone)| milestone.fact);
        let noted = fact.filter(|fact| !matches!(fact.home(), Home::Contact(_)));
        let noted = noted.and_then(|fact| self.noting("", fact).commands().next().cloned());
        noted.unwrap_or_else(|| commands::milestone_done(self.slug(), milestone, on, Some(evidence)))
    }

    /// What plans a point of value for a day, and says what it is where nobody has: one that comes with a milestone is due
    /// when that is, and moves with it.
    pub fn planning(&self, name: ValueName, is_defined: bool, due: Word) -> Command {
        let slug = self.slug();
        match (self.value_milestone(name), is_defined) {
            (Some((_, milestone)), true) => {
                commands::milestone_move(slug, &milestone.id, due, blank("reason"))
            }
            (None, true) => commands::value_plan(slug, word(name), due),
            (carrier, false) => {
                let due = carrier.is_none().then_some(due);
                commands::value_define(slug, word(name), blank("definition"), None, due)
            }
        }
    }

    /// The day on which a point of value is said to have been reached, whether or not anything shows it.
    pub fn value_claimed(&self, name: ValueName) -> Option<Date> {
        let point = self.plan.jsp.value.get(name);
        match point.milestone.get() {
            Some(id) => {
                let (index, _) = self.milestone_named(id)?;
                counts_from(self.done_on(index), None, point.withdrawn.as_ref(), self.as_of())
            }
            None => point.claimed_by(self.as_of()),
        }
    }

    /// The day from which a point of value counts as reached: something shows it.
    pub fn value_reached(&self, name: ValueName) -> Option<Date> {
        self.fact_on(name.fact())
    }

    /// The day on which a point of value is said to have been reached, while nothing shows it.
    pub fn value_unshown(&self, name: ValueName) -> Option<Date> {
        self.value_claimed(name).filter(|_| self.value_reached(name).is_none())
    }
}

/// As command lines call it.
fn word(name: ValueName) -> Word {
    Word::Known(name.word().replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::model::ValueName;
    use crate::plan_at::PlanAt;

    fn at(jsp: &str, as_of: &str) -> PlanAt {
        PlanAt::of(plan_from(&[("jsp.yaml", jsp)]), &Basis::on(date(as_of)))
    }

    #[test]
    fn a_point_of_value_that_comes_with_a_milestone_is_moved_and_reached_with_that() {
        let line = |jsp: &str, is_defined: bool| {
            let at = at(jsp, "2026-04-10");
            let due = crate::remedy::Word::from(date("2026-04-17"));
            [at.planning(ValueName::QuickWin, is_defined, due), at.reaching(ValueName::QuickWin, None)]
                .map(|command| command.to_string())
        };
        let own = "value: {quick_win: {definition: a list}}";
        assert_eq!(
            line(own, true),
            [
                "onboard value define acme quick-win --due 2026-04-17",
                "onboard value reach acme quick-win --evidence <evidence>"
            ]
        );
        let carried =
            "value: {quick_win: {milestone: M-quick-win}}\nmilestones: [{id: M-quick-win, title: a}]";
        assert_eq!(
            line(carried, true),
            [
                "onboard milestone move acme M-quick-win 2026-04-17 --reason <reason>",
                "onboard milestone done acme M-quick-win --evidence <evidence>"
            ]
        );
        assert_eq!(line(carried, false)[0], "onboard value define acme quick-win <definition>");
        let counted = format!("{}, fact: first_key_action}}]", carried.trim_end_matches("}]"));
        assert_eq!(line(&counted, true)[1], "onboard usage add acme --key-actions <n>");
        let rests = "milestones: [{id: M-quick-win, title: a, fact: quick_win}]";
        assert_eq!(
            line(rests, true),
            [
                "onboard milestone move acme M-quick-win 2026-04-17 --reason <reason>",
                "onboard value reach acme quick-win --evidence <evidence>"
            ]
        );
    }

    #[test]
    fn value_is_planned_for_the_day_of_the_milestone_that_rests_on_it() {
        let value = "value: {first: {due: 2026-04-03}}";
        let due = |jsp: &str| at(jsp, "2026-04-10").value_due(ValueName::First);
        assert_eq!(due(value), Some(date("2026-04-03")));
        let carried = format!("{value}\nmilestones: [{{id: M-1, fact: first_value, due: 2026-04-17}}]");
        assert_eq!(due(&carried), Some(date("2026-04-17")));
        let hangs = "value: {first: {due: M-1 +2wd}}\nmilestones: [{id: M-1, due: 2026-04-17}]";
        assert_eq!(due(hangs), Some(date("2026-04-21")));
    }

    #[test]
    fn a_value_is_owed_on_the_day_that_was_agreed_whatever_moves_it_but_a_hold() {
        let agreed = "confirmations: [{fact: plan_agreed, by: Kim, side: customer, confirmed_on: 2026-03-09}, \
                      {fact: plan_agreed, by: Jo, side: vendor, confirmed_on: 2026-03-09}]";
        let owed = |moves: &str, rest: &str| {
            at(&format!("{rest}\nvalue: {{first: {{due: 2026-04-24, moves: [{moves}]}}}}"), "2026-04-20")
                .value_owed(ValueName::First)
        };
        let early = "{from: 2026-04-03, to: 2026-04-10, moved_on: 2026-03-05}";
        let late = "{from: 2026-04-10, to: 2026-04-24, moved_on: 2026-03-24}";
        let both = format!("{early}, {late}");
        assert_eq!(owed(&both, ""), Some(date("2026-04-03")), "where nothing is agreed, the first day");
        assert_eq!(owed(&both, agreed), Some(date("2026-04-10")));
        let held = format!("{early}, {}", late.replace("moved_on", "hold: H-1, moved_on"));
        assert_eq!(owed(&held, agreed), Some(date("2026-04-24")), "by a hold");
    }

    #[test]
    fn value_is_planned_for_the_day_from_which_it_had_not_moved_yet() {
        let value = "value: {first: {due: 2026-04-17, moves: [{from: 2026-04-03, to: 2026-04-17, moved_on: 2026-03-24}]}}";
        assert_eq!(at(value, "2026-03-23").value_due(ValueName::First), Some(date("2026-04-03")));
        assert_eq!(at(value, "2026-03-24").value_due(ValueName::First), Some(date("2026-04-17")));
    }
}
