//! What several agendas have in common.

use super::sections::Section;
use crate::date::Date;
use crate::edition::{Label, Milestone, Task};
use crate::model::{Right, TeamRole};
use crate::report::customer::page::{AHEAD, Page};
use crate::report::{Block, Cell, Column, Items, Line, Table};

impl Page<'_> {
    /// Who comes: their people, and of ours those who do the work.
    pub(super) fn present(self, ours: &[TeamRole]) -> String {
        let theirs = self.it.people.iter().map(|it| it.name.full.as_str());
        let mut names: Vec<&str> = Vec::new();
        for part in ours {
            let name = self.it.part(*part).map(|name| name.full.as_str());
            names.extend(name.filter(|name| !names.contains(name)));
        }
        let theirs = theirs.collect::<Vec<_>>().join(", ");
        [theirs, names.join(", ")].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// What go-live waits for, or what comes later than planned once the customer is live.
    pub(super) fn late(self, minutes: u32) -> Section {
        let go_live = self.it.go_live().filter(|it| it.is_open());
        let until = go_live.and_then(|it| it.expected);
        let is_meant = |it: &&Milestone| match until {
            Some(until) => it.is_on_the_way || it.is_behind() && it.expected.is_some_and(|on| on <= until),
            None => it.is_behind() || it.is_blocked,
        };
        let rows: Vec<&Milestone> =
            self.ahead().into_iter().filter(|it| !it.is_go_live).filter(is_meant).collect();
        let title = if until.is_some() { Label::WhatGoLiveWaitsFor } else { Label::WhatIsLate };
        Section::new(self.say(title), minutes, table(self.steps_table(&rows)))
    }

    /// Steps with both their days and who has them.
    pub(super) fn steps_table(self, rows: &[&Milestone]) -> Table {
        let what = |step: &&Milestone| {
            let why = step.waits.first().map(|wait| format!(" – {}", self.why(wait)));
            Cell::from(Line::from(step.title.as_str()).plain(why.unwrap_or_default()))
        };
        let expected = |step: &&Milestone| match step.expected {
            Some(day) if step.is_behind() => Cell::from(Line::new().strong(self.day(day))),
            day => self.days_cell(day),
        };
        Table::new([
            Column::left("").named("step").wraps().of(rows, what),
            Column::left(self.say(Label::Planned)).of(rows, |step| self.planned_cell(step.planned)),
            Column::left(self.say(Label::Expected)).of(rows, expected),
            Column::left(self.say(Label::Who)).of(rows, |step| self.owners_cell(step)),
        ])
    }

    /// What is to be decided: what somebody asked for, else what follows from the dates.
    pub(super) fn to_decide(self, minutes: u32) -> Section {
        let asked = self.it.to_decide.iter().map(|it| self.owed(&it.text, it.who.as_ref(), it.due));
        let mut items: Vec<String> = asked.collect();
        if items.is_empty() {
            items.extend(self.date_to_decide());
            items.extend(self.waivers_that_end());
        }
        let ready = self.it.next_gate().filter(|gate| gate.is_ready);
        items.extend(ready.map(|gate| self.fill(Label::SignGate, &[("what", &self.ready_for(gate.gate))])));
        Section::new(self.say(Label::ToDecide), minutes, list(items))
    }

    fn date_to_decide(self) -> Option<String> {
        let go_live = self.it.go_live().filter(|it| it.is_open() && it.is_behind())?;
        let said = self.fill(Label::DateStands, &[("day", &self.language.day(go_live.expected?))]);
        let who = self.one_of(&self.it.who_decides(Right::Timeline));
        Some(if who.is_empty() { said } else { format!("{said} – {who}") })
    }

    fn waivers_that_end(self) -> Vec<String> {
        /// Days before its end from which a waiver is spoken of.
        const NOTICE: i64 = 7;
        let gates = self.it.gates.iter().flat_map(|gate| &gate.criteria);
        let ending = gates.filter_map(|criterion| {
            let until = criterion.waived_until?;
            let is_near = until.days_since(self.it.as_of) <= NOTICE;
            let said = self.fill(Label::WaiverEnds, &[("what", &criterion.text), ("day", &self.day(until))]);
            let who = self.names(&criterion.owners);
            is_near.then(|| if who.is_empty() { said } else { format!("{said} – {who}") })
        });
        ending.collect()
    }

    /// What somebody has promised and not done: the oldest first.
    pub(super) fn promised(self, minutes: u32) -> Section {
        let until = self.it.as_of.plus_days(AHEAD);
        let open = self.it.tasks.iter().filter(|it| it.done_on.is_none());
        let mut open: Vec<&Task> = open.filter(|it| it.due.is_none_or(|due| due <= until)).collect();
        open.sort_by_key(|it| (it.due.is_none(), it.due));
        let line = |task: &&Task| self.task_owed(task);
        Section::new(self.say(Label::Promised), minutes, list(open.iter().map(line).collect()))
    }

    /// How far the next gate is, in words.
    pub(super) fn gate(self, minutes: u32) -> Section {
        let Some((gate, title)) = self.gate_count() else {
            return Section::new("", minutes, Vec::new());
        };
        let rows: Vec<_> = gate.open().collect();
        let open = Table::new([
            Column::left(self.say(Label::Open)).wraps().of(&rows, |it| it.text.as_str()),
            Column::left(self.say(Label::Who)).of(&rows, |it| self.names(&it.owners)),
        ]);
        Section::new(title, minutes, table(open))
    }

    /// What falls into the two weeks from the day of the call, in order.
    pub(super) fn dates(self, from: Date, minutes: u32) -> Section {
        let until = from.plus_days(AHEAD);
        let is_near = |day: &Date| *day >= from && *day <= until;
        let steps = self.ahead().into_iter().filter_map(|step| {
            let day = step.expected.filter(is_near)?;
            Some((day, 0, step.title.to_string(), self.names(step.owners())))
        });
        let open = self.it.sessions.iter().filter(|it| it.delivered_on.is_none());
        let sessions = open.filter_map(|session| {
            let day = session.due.filter(is_near)?;
            let title = self.fill(Label::Training, &[("title", &session.title)]);
            Some((day, 1, title, session.audience.map(|it| self.audience(it).to_owned()).unwrap_or_default()))
        });
        let mut rows: Vec<_> = steps.chain(sessions).collect();
        rows.sort_by_key(|(day, kind, ..)| (*day, *kind));
        let dates = Table::new([
            Column::left("").named("day").of(&rows, |(day, ..)| self.day(*day)),
            Column::left("").named("what").wraps().of(&rows, |(_, _, what, _)| what.as_str()),
            Column::left(self.say(Label::Who)).of(&rows, |(.., who)| who.as_str()),
        ]);
        Section::new(self.say(Label::NextTwoWeeks), minutes, table(dates))
    }

    pub(super) fn anything_else(self, minutes: u32) -> Section {
        let about = Line::from(self.say(Label::AnythingElseAbout));
        Section::new(self.say(Label::AnythingElse), minutes, vec![about.into()])
    }

    /// What was done since the customer last heard, in one line.
    pub(super) fn done_since(self) -> Line {
        let done: Vec<String> = self.done().into_iter().map(|it| it.title).collect();
        if done.is_empty() {
            return Line::new();
        }
        let since = self.planned(self.it.last_sent_on);
        Line::from(self.fill(Label::DoneSince, &[("day", &since), ("what", &done.join(" · "))]))
    }
}

/// A table, if it has rows.
pub(super) fn table(table: Table) -> Vec<Block> {
    if table.is_empty() { Vec::new() } else { vec![table.into()] }
}

/// A list, if it has items.
pub(super) fn list(items: Vec<String>) -> Vec<Block> {
    if items.is_empty() { Vec::new() } else { vec![Items::new(items).into()] }
}
