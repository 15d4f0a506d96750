//! The plan of both sides on one page.

use super::Page;
use crate::date::Date;
use crate::edition::{CustomerEdition, Label, Language, Milestone, Name, Wait};
use crate::model::{CommitmentStatus, Right, Role, TeamRole};
use crate::report::{Callout, Cell, Column, Heading, Items, Line, Report, Table, Tone};

/// The plan of both sides on one page, as the customer reads it. Where answers go somewhere, rows that wait for the customer
/// can be answered from the page, by a mail to that address or one that they choose.
pub fn share_report(it: &CustomerEdition, language: &Language, answers_to: Option<&str>) -> Report {
    let page = Page { it, language };
    let mut report =
        Report::new().with(Heading::top(page.fill(Label::OurPlan, &[("customer", &it.customer)])));
    report.push_lines([page.head()]);
    report.push(Callout {
        tone: Tone::Strong,
        label: page.say(Label::WhatFor).to_owned(),
        ..page.what_for()
    });
    page.value_table(&mut report);
    page.plan_table(&mut report);
    page.waits_table(&mut report, answers_to);
    page.open_criteria(&mut report);
    page.decided_list(&mut report);
    let ends = [page.promised_line(), page.deciders_line(), page.people_line(), page.changed_line()];
    ends.into_iter().filter(|line| !line.is_empty()).for_each(|line| report.push(line));
    report
}

/// A row of the plan: one step, or several that share it.
struct Row<'a> {
    title: &'a str,
    steps: Vec<&'a Milestone>,
}

impl Row<'_> {
    fn is_done(&self) -> bool {
        self.steps.iter().all(|step| !step.is_open())
    }

    fn is_waiting(&self) -> bool {
        self.steps.iter().any(|step| step.is_open() && step.is_blocked)
    }

    fn is_go_live(&self) -> bool {
        self.steps.iter().any(|step| step.is_go_live)
    }

    fn latest(&self, day: impl Fn(&Milestone) -> Option<Date>) -> Option<Date> {
        self.steps.iter().filter_map(|step| day(step)).max()
    }

    fn owners(&self, who: impl Fn(&Milestone) -> Option<&Name>) -> Vec<&Name> {
        let mut names: Vec<&Name> = self.steps.iter().filter_map(|step| who(step)).collect();
        names.dedup();
        names
    }
}

impl<'a> Page<'a> {
    fn head(self) -> Line {
        let as_of = self.fill(Label::AsOf, &[("day", &self.language.full_day(self.it.as_of))]);
        let by: Vec<_> = self.it.agreed_by.iter().map(|name| name.full.to_string()).collect();
        let by = self.and_all(&by);
        let agreed = match self.it.agreed_on {
            Some(on) => {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("day", &self.planned(on)), ("names", &by)];
                let first = self.fill(Label::AgreedBy, &values);
                let anew = self.it.agreed_anew.as_ref().map(|(on, name)| {
                    self.fill(Label::NewDaysBy, &[("day", &self.planned(*on)), ("name", &name.full)])
                });
                Line::from([Some(first), anew].into_iter().flatten().collect::<Vec<_>>().join(", "))
            }
            None => self.question(Label::NotAgreedYet),
        };
        let csm = self.it.part(TeamRole::Csm);
        let questions = csm.map(|name| Line::from(self.fill(Label::Questions, &[("name", &name.full)])));
        let parts = [Some(Line::from(as_of)), Some(agreed), questions];
        let line = Line::joined(parts.into_iter().flatten(), " · ");
        let hold = self.it.hold.as_ref().map(|_| self.go_live());
        Line::joined([Some(line), hold].into_iter().flatten(), " · ")
    }

    /// The first outcome with its numbers, and the others.
    fn what_for(self) -> Callout {
        let outcomes = self.it.outcomes.iter().map(|it| {
            let statement =
                self.or_question(it.statement.as_ref().or(it.metric.as_ref()), Label::WhichNumber);
            let unit = it.unit.as_ref().or(it.metric.as_ref().filter(|_| it.statement.is_some()));
            let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
            let numbers = match (it.first, it.target) {
                (Some(from), Some(to)) => Some(format!("{} → {}{unit}", self.number(from), self.number(to))),
                (None, Some(to)) => Some(self.fill(Label::Goal, &[("number", &self.number(to))]) + &unit),
                _ => None,
            };
            let by = it.due.map(|due| self.fill(Label::ByDay, &[("day", &self.planned(due))]));
            let source = it.source.as_ref().map(|from| self.fill(Label::MeasuredBy, &[("source", from)]));
            let reached = it.reached_on.map(|on| self.fill(Label::Reached, &[("day", &self.planned(on))]));
            let more = [by, source, reached].into_iter().flatten().collect::<Vec<_>>().join(", ");
            let line = match numbers {
                Some(numbers) => statement.plain(": ").strong(numbers),
                None => statement,
            };
            if more.is_empty() { line } else { line.plain(", ").plain(more) }
        });
        let success =
            self.it.success.as_ref().map(|it| Line::from(self.fill(Label::SuccessIs, &[("what", it)])));
        let mut lines: Vec<Line> = outcomes.chain(success).collect();
        if lines.is_empty() {
            lines.push(self.question(Label::WhichNumber));
        }
        let mut lines = lines.into_iter();
        let first = lines.next().unwrap_or_default();
        Callout { below: lines.collect(), ..Callout::new(Tone::Strong, "", first) }
    }

    /// The core steps, those that share a row in one.
    fn rows(self) -> Vec<Row<'a>> {
        let mut rows: Vec<Row<'a>> = Vec::new();
        for step in self.it.milestones.iter().filter(|step| step.is_core) {
            let shared = step.row.as_ref().map(crate::edition::Words::as_str);
            match rows.iter_mut().find(|row| shared == Some(row.title)) {
                Some(row) => row.steps.push(step),
                None => rows.push(Row { title: shared.unwrap_or(step.title.as_str()), steps: vec![step] }),
            }
        }
        rows
    }

    fn plan_table(self, report: &mut Report) {
        let rows = self.rows();
        if rows.is_empty() {
            return;
        }
        let sign = |row: &Row<'_>| match (row.is_done(), row.is_waiting()) {
            (true, _) => Tone::Good.line("✓"),
            (false, true) => Tone::Warn.line("●"),
            (false, false) => Tone::Dim.line("○"),
        };
        let agreed_on = |row: &Row<'_>| row.latest(|step| self.agreed_or(step.agreed, step.planned));
        let expected = |row: &Row<'_>| {
            let done = row.latest(|step| step.done_on).filter(|_| row.is_done());
            let done = done.map(|on| self.fill(Label::DoneOn, &[("day", &self.planned(on))]));
            self.expected_cell(agreed_on(row), row.latest(|step| step.expected), done.as_deref())
        };
        let title = |row: &Row<'a>| match row.is_go_live() {
            true => Line::new().strong(row.title),
            false => Line::from(row.title),
        };
        let at = self.fill(Label::AtCustomer, &[("customer", &self.it.customer)]);
        report.push(Heading::part(self.say(Label::ThePlan)));
        report.push(
            Table::new([
                Column::left("").named("state").of(&rows, sign),
                Column::left("").named("step").wraps().of(&rows, title),
                Column::left(self.say(self.agreed_head())).of(&rows, |row| self.planned_cell(agreed_on(row))),
                Column::left(self.say(Label::Expected)).of(&rows, expected),
                Column::left(&at).of(&rows, |row| self.theirs(row)),
                Column::left(self.say(Label::WithUs))
                    .of(&rows, |row| self.names(row.owners(|step| step.ours.as_ref()))),
            ])
            .main(),
        );
        report.push(Tone::Dim.line(self.say(Label::Legend)));
    }

    /// Who has a row at the customer; a question where nobody took it over.
    fn theirs(self, row: &Row<'_>) -> Cell {
        let names = row.owners(|step| step.theirs.as_ref());
        let is_orphaned = row.steps.iter().any(|step| step.is_orphaned);
        match names.is_empty() && is_orphaned {
            true => Cell::from(self.question(Label::WhoIsIt)),
            false => Cell::from(self.names(names)),
        }
    }

    fn waits_table(self, report: &mut Report, answers_to: Option<&str>) {
        if self.it.waits.is_empty() {
            return;
        }
        let what = |wait: &'a Wait| {
            let words = wait.task.as_ref().or(wait.reason.as_ref());
            words.map_or_else(|| self.say(Label::OurWork).to_owned(), ToString::to_string)
        };
        let rows = &self.it.waits;
        let held = |wait: &Wait| wait.holds_up.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        report.push(Heading::part(self.say(Label::WhatWeWaitFor)));
        let mut columns = vec![
            Column::left("").named("what").wraps().of(rows, what),
            Column::left(self.say(Label::FromWhom)).of(rows, |wait| self.names(&wait.from)),
            Column::left(self.say(Label::Since)).of(rows, |wait| self.planned(wait.since)),
            Column::left(self.say(Label::HoldsUp)).wraps().of(rows, held),
        ];
        if let Some(to) = answers_to {
            let answers = |wait: &'a Wait| Cell::from(self.answers(wait, &what(wait), to));
            columns.push(Column::left("").named("answer").of(rows, answers));
        }
        report.push(Table::new(columns));
    }

    /// What the customer may answer to what waits for them: a mail with what it is about.
    fn answers(self, wait: &Wait, what: &str, to: &str) -> Line {
        if !wait.is_theirs {
            return Line::new();
        }
        let answer = |label: Label| {
            let said = self.say(label);
            Line::new().reply(said, to, format!("{}: {what} – {said}", self.it.customer))
        };
        Line::joined([answer(Label::AnswerDone), answer(Label::AnswerNotBefore)], " · ")
    }

    fn open_criteria(self, report: &mut Report) {
        let Some((gate, count)) = self.gate_count() else { return };
        let line = Line::new().strong(count).strong(".");
        let open: Vec<&str> = gate.open().map(|it| it.text.as_str()).collect();
        let open = open.join(" · ");
        report.push(match open.is_empty() {
            true => line,
            false => line.plain(" ").plain(self.fill(Label::StillOpen, &[("what", &open)])),
        });
    }

    fn decided_list(self, report: &mut Report) {
        /// The newest decisions; one page has no room for all.
        const NEWEST: usize = 5;
        let newest = self.it.decided.iter().rev().take(NEWEST).collect::<Vec<_>>();
        if newest.is_empty() {
            return;
        }
        let line = |it: &&crate::edition::Decision| {
            let day = it.decided_on.map(|on| self.planned(on)).unwrap_or_default();
            let head = [Some(day), it.who.as_ref().map(ToString::to_string)];
            format!("{}: {}", head.into_iter().flatten().collect::<Vec<_>>().join(", "), it.text)
        };
        report.push(Heading::part(self.say(Label::DecidedTitle)));
        report.push(Items::new(newest.iter().rev().map(line)));
    }

    fn promised_line(self) -> Line {
        let said = self.it.commitments.iter().map(|it| {
            let state = match (it.status, it.delivered_on, it.due) {
                (CommitmentStatus::Delivered, Some(on), _) => format!(" – ✓ {}", self.planned(on)),
                (CommitmentStatus::Declined, ..) => format!(" – {}", self.say(Label::NotAgreed)),
                (_, _, Some(due)) => format!(", {}", self.planned(due)),
                _ => String::new(),
            };
            Line::from(format!("{}{state}", it.text))
        });
        self.titled(Label::WePromised, Line::joined(said, " · "))
    }

    fn deciders_line(self) -> Line {
        let rights =
            [(Right::Scope, Label::Scope), (Right::Timeline, Label::Dates), (Right::GoLive, Label::GoLive)];
        let said = rights.into_iter().map(|(right, label)| {
            let who = self.one_of(&self.it.who_decides(right));
            if who.is_empty() { Line::new() } else { Line::from(format!("{}: {who}", self.say(label))) }
        });
        self.titled(Label::WhoDecides, Line::joined(said, " · "))
    }

    fn people_line(self) -> Line {
        let theirs = self.it.people.iter().map(|it| {
            let what = it.title.as_ref().map(ToString::to_string);
            let what = self.role_of(&it.roles).or(what).map(|it| format!(" ({it})")).unwrap_or_default();
            format!("{}{what}", it.name.full)
        });
        let ours = self.it.team.iter().map(|it| format!("{} ({})", it.name.full, self.part_name(it.part)));
        let sides = [theirs.collect::<Vec<_>>().join(", "), ours.collect::<Vec<_>>().join(", ")];
        let rhythm = [
            self.often(Label::Call, self.it.rhythm.call),
            self.often(Label::Update, self.it.rhythm.update),
            self.it.rhythm.channel.as_ref().map(ToString::to_string),
        ];
        let rhythm = rhythm.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let parts = sides.into_iter().chain([rhythm]).map(Line::from);
        self.titled(Label::People, Line::joined(parts, " · "))
    }

    fn role_of(self, roles: &[Role]) -> Option<String> {
        let label = match roles.first()? {
            Role::ExecutiveSponsor | Role::DecisionMaker => Label::Sponsor,
            Role::Champion | Role::ProjectLead => Label::ProjectLead,
            Role::AdminOwner => Label::Admin,
            Role::TechnicalOwner => Label::Technology,
            Role::PowerUser => Label::PowerUser,
            Role::BuyingCommittee | Role::EndUser => return None,
        };
        Some(self.say(label).to_owned())
    }

    fn part_name(self, part: TeamRole) -> &'a str {
        self.say(match part {
            TeamRole::Csm => Label::YourContact,
            TeamRole::Implementation => Label::Implementation,
            TeamRole::Ae => Label::Contract,
            TeamRole::Support => Label::Support,
        })
    }

    fn changed_line(self) -> Line {
        let changes = self.changes();
        let said: Vec<String> = changes.iter().map(|change| self.changed(change)).collect();
        let since = self.planned(self.it.last_sent_on);
        self.titled_text(self.fill(Label::ChangedSince, &[("day", &since)]), Line::from(said.join(", ")))
    }

    fn titled(self, label: Label, line: Line) -> Line {
        self.titled_text(self.say(label).to_owned(), line)
    }

    fn titled_text(self, title: String, line: Line) -> Line {
        if line.is_empty() { line } else { Line::new().strong(title).plain(" ").then(line) }
    }
}
