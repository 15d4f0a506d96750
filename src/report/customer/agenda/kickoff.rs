//! The kickoff: eight blocks of an hour, who does what, and what happens before and after.

use super::parts::table;
use crate::edition::{Label, Milestone, Name, Outcome, Task, Words};
use crate::model::{CommitmentStatus, Right, Role, TeamRole, ValueName};
use crate::phrase::Number;
use crate::report::customer::page::{Page, sentence};
use crate::report::{Cell, Column, Heading, Items, Line, Report, Table};

/// A block of the hour.
struct Part {
    minutes: u32,
    what: Line,
    who: String,
}

pub(super) fn report(page: Page<'_>) -> Report {
    let title = page.fill(Label::Kickoff, &[("customer", &page.it.customer)]);
    let parts = page.kickoff_parts();
    let minutes: u32 = parts.iter().map(|part| part.minutes).sum();
    let held = page.it.kickoff().and_then(|step| step.expected.or(step.planned));
    let day = held.map(|day| page.language.full_day(day));
    let present = page.present(&[TeamRole::Csm, TeamRole::Implementation, TeamRole::Ae]);
    let head = [day, Some(page.fill(Label::Minutes, &[("minutes", &minutes)])), Some(present)];
    let mut report = Report::new().with(Heading::top(title));
    report.push_lines([head.into_iter().flatten().collect::<Vec<_>>().join(" · ")]);
    report.push(page.aim());
    report.push(Table::new([
        Column::right(page.say(Label::Min)).of(&parts, |part| part.minutes),
        Column::left("").named("what").wraps().of(&parts, |part| part.what.clone()),
        Column::left(page.say(Label::WhoLeads)).of(&parts, |part| part.who.as_str()),
    ]));
    report.push(Heading::part(page.say(Label::WhoDoesWhat)));
    table(page.who_does_what()).into_iter().for_each(|block| report.push_block(block));
    report.push(Heading::part(page.say(Label::BeforeTheCall)));
    report.push(Items::new(page.before_the_call()));
    let after = page.after_it();
    if !after.is_empty() {
        report.push(Line::new().strong(page.say(Label::AfterIt)).plain(" ").plain(after));
    }
    report
}

impl Page<'_> {
    fn aim(self) -> Line {
        let line = Line::new().strong(self.say(Label::InOneSentence));
        match self.it.point(ValueName::QuickWin).and_then(|it| it.planned) {
            Some(day) => line.plain(self.fill(Label::KickoffAim, &[("day", &self.language.day(day))])),
            None => line.plain(self.say(Label::KickoffAimUndated)),
        }
    }

    /// The eight blocks; together an hour.
    fn kickoff_parts(self) -> Vec<Part> {
        let first = |name: Option<&Name>| name.map(ToString::to_string).unwrap_or_default();
        let everybody = self.say(Label::Everybody).to_owned();
        let sponsor = first(self.it.with_role(Role::ExecutiveSponsor));
        let lead = first(self.it.with_role(Role::Champion).or(self.it.with_role(Role::ProjectLead)));
        let csm = first(self.it.part(TeamRole::Csm));
        let seller = first(self.it.part(TeamRole::Ae));
        let builder = first(self.it.part(TeamRole::Implementation));
        let part = |minutes: u32, title: String, what: Line, who: &str| {
            let who = if who.is_empty() { everybody.clone() } else { who.to_owned() };
            Part { minutes, what: Line::new().strong(title).plain(" ").then(what), who }
        };
        let title = |label: Label| self.say(label).to_owned();
        vec![
            part(5, title(Label::Why), self.why_we_are_here(), &sponsor),
            part(5, title(Label::WhatWasAgreed), self.what_was_agreed(), &seller),
            part(15, title(Label::WhatSuccessIs), self.what_success_is(), &lead),
            part(10, title(Label::WhoDoesWhatBlock), Line::from(self.say(Label::SeeBelow)), &csm),
            part(5, self.first_result_title(), self.first_result_proposal(), &lead),
            part(10, title(Label::InTheWay), Line::from(self.say(Label::InTheWayAbout)), ""),
            part(5, title(Label::HowWeWork), self.how_we_work(), &csm),
            part(
                5,
                title(Label::ReadAloud),
                Line::from(self.say(Label::ReadAloudAbout).trim_start()),
                &builder,
            ),
        ]
    }

    fn why_we_are_here(self) -> Line {
        match (&self.it.use_case, &self.it.business_case) {
            (Some(use_case), Some(case)) => {
                Line::from(self.fill(Label::WhyBecause, &[("use_case", use_case), ("business_case", case)]))
            }
            (Some(use_case), None) => Line::from(self.fill(Label::WhyIsItStill, &[("use_case", use_case)])),
            (None, _) => self.question(Label::WhyQuestion),
        }
    }

    fn what_was_agreed(self) -> Line {
        let open = self.it.commitments.iter().filter(|it| it.status != CommitmentStatus::Declined);
        let promised = open.map(|it| {
            let due = it.due.map(|due| format!(" ({})", self.language.day(due))).unwrap_or_default();
            Line::from(format!("{}{due}", it.text))
        });
        let promised: Vec<Line> = promised.collect();
        let promised = match promised.is_empty() {
            true => self.question(Label::NothingPromised),
            false => Line::joined(promised, " · "),
        };
        let excluded: Vec<&str> = self.it.exclusions.iter().map(Words::as_str).collect();
        let excluded = match excluded.is_empty() {
            true => self.question(Label::NotPartQuestion),
            false => Line::from(self.fill(Label::NotPart, &[("what", &excluded.join(", "))])),
        };
        sentence(Line::joined([promised, excluded], " · "))
    }

    fn what_success_is(self) -> Line {
        let outcomes = self.it.outcomes.iter().map(|it| self.outcome_with_questions(it));
        let outcomes: Vec<Line> = outcomes.collect();
        let outcomes = match outcomes.is_empty() {
            true => self.question(Label::WhichNumber),
            false => Line::joined(outcomes, " · "),
        };
        let first = match self
            .it
            .point(ValueName::First)
            .and_then(|it| Some((it.definition.as_ref()?, it.planned)))
        {
            Some((what, planned)) => Line::from(self.fill(Label::FirstValueIs, &[("what", what)]))
                .plain(" – ")
                .then(self.by_when(planned)),
            None => self.question(Label::FirstValueQuestion),
        };
        let worth = match &self.it.success {
            Some(success) => Line::from(self.fill(Label::SuccessIs, &[("what", success)])),
            None => Line::from(self.say(Label::WorthIt)).plain(" ").question(self.say(Label::YourSentence)),
        };
        sentence(Line::joined([outcomes, first, worth], " · "))
    }

    fn outcome_with_questions(self, it: &Outcome) -> Line {
        let unit = it.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let number = |label: Label, number: Option<f64>, question: Label| match number {
            Some(number) => Line::from(self.fill(label, &[("number", &self.number(number))]) + &unit),
            None => self.question(question),
        };
        let name = it.metric.as_ref().or(it.statement.as_ref());
        let source = match &it.source {
            Some(source) => Line::from(self.fill(Label::MeasuredBy, &[("source", source)])),
            None => self.question(Label::MeasuredQuestion),
        };
        let parts = [
            number(Label::Today, it.first, Label::TodayQuestion),
            number(Label::Goal, it.target, Label::GoalQuestion),
            source,
        ];
        let parts = Line::joined(parts, ", ");
        self.or_question(name, Label::WhichNumber)
            .plain(": ")
            .then(parts)
            .plain(" – ")
            .then(self.by_when(it.due))
    }

    fn by_when(self, day: Option<crate::date::Date>) -> Line {
        match day {
            Some(day) => Line::from(self.fill(Label::ByDay, &[("day", &self.language.day(day))])),
            None => self.question(Label::ByWhen),
        }
    }

    fn first_result_title(self) -> String {
        match self.it.point(ValueName::QuickWin).and_then(|it| it.planned) {
            Some(day) => self.fill(Label::FirstResultBy, &[("day", &self.language.day(day))]),
            None => self.say(Label::FirstResultSoon).to_owned(),
        }
    }

    fn first_result_proposal(self) -> Line {
        match self.it.point(ValueName::QuickWin).and_then(|it| it.definition.as_ref()) {
            Some(what) => Line::from(self.fill(Label::Proposal, &[("what", what)])),
            None => self.question(Label::ProposalQuestion),
        }
    }

    fn how_we_work(self) -> Line {
        let rhythm = &self.it.rhythm;
        let talk = [
            self.often(Label::Call, rhythm.call),
            self.often(Label::Update, rhythm.update),
            rhythm.channel.as_ref().map(ToString::to_string),
        ];
        let talk = talk.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let manner = self.it.communication.as_ref().map(|it| Line::from(it.as_str()));
        let talk = Line::joined([Line::from(talk)].into_iter().chain(manner), " · ");
        let talk = if talk.is_empty() { self.question(Label::RhythmQuestion) } else { sentence(talk) };
        let days = match rhythm.answer_days {
            1 => self.say(Label::OneWorkingDay).to_owned(),
            days => self.fill(Label::WorkingDays, &[("days", &days)]),
        };
        let answered = Line::from(self.fill(Label::Answered, &[("days", &days)]));
        let if_not = match &rhythm.escalation {
            Some(whom) => Line::from(self.fill(Label::IfNot, &[("whom", whom)])),
            None => self.question(Label::IfNotQuestion),
        };
        Line::joined([talk, answered, if_not], " · ")
    }

    /// Both sides of the work, and who decides.
    fn who_does_what(self) -> Table {
        let csm = self.it.part(TeamRole::Csm);
        let who = |name: Option<&Name>| {
            name.map_or_else(|| self.question(Label::WhoIsIt), |name| Line::from(name.to_string()))
        };
        let sponsor = self.it.with_role(Role::ExecutiveSponsor);
        let mut rows = vec![(Line::from(self.say(Label::SponsorOverall)), who(sponsor), who(csm))];
        rows.extend(
            self.it.resources.iter().filter(|it| it.name.as_ref() != sponsor || sponsor.is_none()).map(
                |it| {
                    let hours = it.hours_per_week.map_or_else(
                        || it.role.to_string(),
                        |hours| {
                            self.fill(Label::HoursAWeek, &[("role", &it.role), ("hours", &Number(hours))])
                        },
                    );
                    (Line::from(hours), who(it.name.as_ref()), Line::new())
                },
            ),
        );
        let streams = self.it.workstreams.iter();
        rows.extend(
            streams.map(|it| (Line::from(it.name.as_str()), who(it.theirs.as_ref()), who(it.ours.as_ref()))),
        );
        rows.push((Line::new().question(self.say(Label::MayChange)), self.deciders(), Line::new()));
        let customer = self.fill(Label::AtCustomer, &[("customer", &self.it.customer)]);
        Table::new([
            Column::left("").named("what").wraps().of(&rows, |row| Cell::from(row.0.clone())),
            Column::left(&customer).of(&rows, |row| Cell::from(row.1.clone())),
            Column::left(self.say(Label::WithUs)).of(&rows, |row| Cell::from(row.2.clone())),
        ])
    }

    fn deciders(self) -> Line {
        let rights = [Right::Scope, Right::Timeline, Right::GoLive];
        let each = rights.map(|right| match self.one_of(&self.it.who_decides(right)) {
            nobody if nobody.is_empty() => self.say(Label::WhoIsIt).to_owned(),
            who => who,
        });
        let who = each.join(" · ");
        match self.it.agreed_on {
            Some(_) => Line::from(who),
            None => Line::new().question(self.fill(Label::ToBeAgreed, &[("who", &who)])),
        }
    }

    fn before_the_call(self) -> Vec<String> {
        let until = self.it.kickoff().and_then(|step| step.expected).unwrap_or(self.it.as_of);
        let is_meant =
            |it: &&Task| it.is_theirs && it.done_on.is_none() && it.due.is_none_or(|due| due <= until);
        let tasks = self.it.tasks.iter().filter(is_meant).map(|it| match &it.owner {
            Some(owner) => format!("{owner}: {}", it.title),
            None => it.title.to_string(),
        });
        let unknown = self.it.outcomes.iter().filter(|it| it.first.is_none());
        let numbers = unknown.filter_map(|it| {
            let name = it.metric.as_ref().or(it.statement.as_ref())?;
            Some(self.fill(Label::LatestNumber, &[("what", name)]))
        });
        tasks.chain(numbers).chain([self.say(Label::DaysAway).to_owned()]).collect()
    }

    /// The steps that come first, and go-live.
    fn after_it(self) -> String {
        /// Days after the kickoff that are read out.
        const AFTER: i64 = 14;
        let kickoff = self.it.kickoff().and_then(|step| step.expected).unwrap_or(self.it.as_of);
        let is_meant = |it: &&Milestone| {
            let is_next = it.expected.is_some_and(|on| on > kickoff && on <= kickoff.plus_days(AFTER));
            it.is_go_live || is_next && it.is_core
        };
        let ahead = self.ahead().into_iter().filter(is_meant);
        let said = ahead.filter_map(|it| Some(format!("{}, {}", it.title, self.day(it.expected?))));
        said.collect::<Vec<_>>().join(" · ")
    }
}
