//! What both sides look at on the page of the plan: the points of value, and the day on which they are live.

use super::Page;
use crate::date::Date;
use crate::edition::{Label, Milestone, ValuePoint};
use crate::model::{Right, ValueName};
use crate::report::{Cell, Column, Line, Report, Table};

/// What both sides look at: a point of value, or that they are live.
struct Goal {
    name: String,
    what: Line,
    agreed: Option<Date>,
    expected: Option<Date>,
    /// That it was reached, with its day.
    done: Option<String>,
    /// Who answers for it, or what shows that it was reached.
    who: String,
}

impl Page<'_> {
    /// The points of value, and that they are live, side by side.
    pub(super) fn value_table(self, report: &mut Report) {
        let rows = self.goals();
        if rows.is_empty() {
            return;
        }
        report.push(Table::new([
            Column::left("").named("value").of(&rows, |it| Line::new().strong(&it.name)),
            Column::left(self.say(Label::Definition)).wraps().of(&rows, |it| it.what.clone()),
            Column::left(self.say(self.agreed_head())).of(&rows, |it| self.planned_cell(it.agreed)),
            Column::left(self.say(Label::Expected))
                .of(&rows, |it| self.expected_cell(it.agreed, it.expected, it.done.as_deref())),
            Column::left("").named("who").wraps().of(&rows, |it| it.who.as_str()),
        ]));
    }

    /// The points of value, and between the first of their own and the full one the day on which they are live.
    fn goals(self) -> Vec<Goal> {
        let points = self.points();
        if points.is_empty() {
            return Vec::new();
        }
        let (mut goals, mut full) = (Vec::new(), Vec::new());
        for point in points {
            let into = if point.name == ValueName::Full { &mut full } else { &mut goals };
            into.push(self.goal_of_value(point));
        }
        goals.into_iter().chain(self.it.go_live().map(|step| self.goal_of_live(step))).chain(full).collect()
    }

    fn goal_of_value(self, it: &ValuePoint) -> Goal {
        Goal {
            name: self.value_name(it.name),
            what: self.or_question(it.definition.as_ref(), Label::FirstValueQuestion),
            agreed: self.agreed_or(it.agreed, it.planned),
            expected: it.expected,
            done: it.reached_on.map(|on| self.fill(Label::Reached, &[("day", &self.planned(on))])),
            who: it
                .evidence
                .as_ref()
                .map_or_else(|| self.names(&it.owner), |evidence| format!("✓ {evidence}")),
        }
    }

    fn goal_of_live(self, step: &Milestone) -> Goal {
        let who = self.one_of(&self.it.who_decides(Right::GoLive));
        let who = if who.is_empty() { who } else { self.fill(Label::Decides, &[("who", &who)]) };
        Goal {
            name: self.say(Label::Live).to_owned(),
            what: Line::from(step.title.as_str()),
            agreed: self.agreed_or(step.agreed, step.planned),
            expected: step.expected,
            done: step.done_on.map(|on| self.fill(Label::DoneOn, &[("day", &self.planned(on))])),
            who: if step.is_open() { who } else { String::new() },
        }
    }

    /// When something was done, or is expected: plain where that is as agreed.
    pub(super) fn expected_cell(
        self,
        agreed: Option<Date>,
        expected: Option<Date>,
        done: Option<&str>,
    ) -> Cell {
        match (done, expected) {
            (Some(done), _) => Cell::from(done),
            (None, Some(day)) if agreed.is_some_and(|agreed| day > agreed) => {
                Cell::from(Line::new().strong(self.day(day)))
            }
            (None, day) => self.days_cell(day),
        }
    }
}
