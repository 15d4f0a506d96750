//! Where the plan stands, for a review of the plan, one with the sponsor, and the last meeting.

use super::kind::AgendaKind;
use super::parts::table;
use super::sections::{Section, agenda};
use crate::edition::{Label, Outcome, ValuePoint};
use crate::model::{Right, TeamRole};
use crate::report::customer::Page;
use crate::report::{Block, Cell, Column, Line, Report, Table};

pub(super) fn report(page: Page<'_>, kind: AgendaKind) -> Report {
    let call = match kind {
        AgendaKind::Sponsor => Label::SponsorReview,
        AgendaKind::Graduation => Label::Graduation,
        _ => Label::Review,
    };
    let sections = match kind {
        AgendaKind::Graduation => {
            vec![page.wanted(15), page.reached(5), page.still_open(10), page.promised(5), page.next_goals(10)]
        }
        AgendaKind::Sponsor => {
            vec![page.wanted(10), page.reached(5), page.to_decide(10), page.late(5), page.anything_else(5)]
        }
        _ => vec![
            page.wanted(10),
            page.reached(5),
            page.late(10),
            page.to_decide(5),
            page.gate(5),
            page.anything_else(5),
        ],
    };
    let minutes: u32 = sections.iter().filter(|it| !it.blocks.is_empty()).map(|it| it.minutes).sum();
    agenda(page, (kind, call), minutes, &[TeamRole::Csm, TeamRole::Implementation, TeamRole::Ae], sections)
}

impl Page<'_> {
    /// What they bought it for, with the numbers.
    fn wanted(self, minutes: u32) -> Section {
        let mut blocks: Vec<Block> = Vec::new();
        if let Some(success) = &self.it.success {
            blocks.push(Line::from(self.fill(Label::SuccessIs, &[("what", success)])).into());
        }
        let rows = &self.it.outcomes;
        let outcomes = Table::new([
            Column::left("").named("outcome").wraps().of(rows, |it| self.outcome(it)),
            Column::left(self.say(Label::Planned)).of(rows, |it| self.planned_cell(it.due)),
            Column::left("").named("now").of(rows, |it| self.standing(it)),
        ]);
        blocks.extend(table(outcomes));
        if self.it.outcomes.is_empty() {
            blocks.push(self.question(Label::WhichNumber).into());
        }
        Section::new(self.say(Label::WhatYouWanted), minutes, blocks)
    }

    fn outcome(self, it: &Outcome) -> Line {
        let statement = self.or_question(it.statement.as_ref().or(it.metric.as_ref()), Label::WhichNumber);
        let goal = it.target.map(|target| self.fill(Label::Goal, &[("number", &self.number(target))]));
        statement.plain(goal.map(|goal| format!(", {goal}")).unwrap_or_default())
    }

    fn standing(self, it: &Outcome) -> Line {
        if let Some(on) = it.reached_on {
            return Line::from(self.fill(Label::Reached, &[("day", &self.planned(on))]));
        }
        it.newest.map_or_else(
            || self.question(Label::NotMeasured),
            |number| Line::from(self.fill(Label::NowNumber, &[("number", &self.number(number))])),
        )
    }

    /// The points of value.
    fn reached(self, minutes: u32) -> Section {
        let rows = self.points();
        let when = |it: &&ValuePoint| match (it.reached_on, it.expected) {
            (Some(on), _) => Cell::from(self.fill(Label::Reached, &[("day", &self.planned(on))])),
            (None, expected) => self.days_cell(expected),
        };
        let what = |it: &&ValuePoint| {
            let shown = it.evidence.as_ref().map(|evidence| format!(": {evidence}")).unwrap_or_default();
            self.or_question(it.definition.as_ref(), Label::WhichNumber).plain(shown)
        };
        let points = Table::new([
            Column::left("").named("value").of(&rows, |it| self.value_name(it.name)),
            Column::left("").named("what").wraps().of(&rows, what),
            Column::left(self.say(self.agreed_head()))
                .of(&rows, |it| self.planned_cell(self.agreed_or(it.agreed, it.planned))),
            Column::left(self.say(Label::Expected)).of(&rows, when),
        ]);
        Section::new(self.say(Label::WhereWeAre), minutes, table(points))
    }

    fn still_open(self, minutes: u32) -> Section {
        let rows: Vec<_> = self.ahead();
        Section::new(self.say(Label::WhatIsOpen), minutes, table(self.steps_table(&rows)))
    }

    fn next_goals(self, minutes: u32) -> Section {
        let who =
            self.names(self.it.part(TeamRole::Csm).into_iter().chain(self.it.who_decides(Right::Scope)));
        let line = match self.it.next_goals.is_empty() {
            true => self.question(Label::NextGoalsQuestion),
            false => Line::joined(self.it.next_goals.iter().map(|goal| Line::from(goal.as_str())), " · "),
        };
        let line = if who.is_empty() { line } else { line.plain(format!(" – {who}")) };
        Section::new(self.say(Label::NextGoals), minutes, vec![line.into()])
    }
}
