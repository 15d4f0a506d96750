//! An update as it goes into a mail.

use super::draft::UpdateDraft;
use super::item;
use crate::date::Date;
use crate::edition::{Change, CustomerEdition, Label, Language, Milestone, Moved};
use crate::model::TeamRole;
use crate::report::customer::page::Page;
use crate::report::{Heading, Items, Line, Report};

/// Dates that changed and are told; the plan on one page has all of them.
const DATES: usize = 3;

/// An update as it goes into a mail; of one that is written, its own words.
pub fn update_report(it: &CustomerEdition, language: &Language, update: &UpdateDraft) -> Report {
    let page = Page { it, language };
    let mut report = Report::new();
    report.push(Line::new().strong(page.say(Label::Subject)).plain(" ").plain(page.subject()));
    let greeted: Vec<&crate::edition::Name> = it.people.iter().map(|person| &person.name).collect();
    report.push(Line::from(match greeted.is_empty() {
        true => page.say(Label::HelloAll).to_owned(),
        false => page.fill(Label::Hello, &[("names", &page.and(&greeted))]),
    }));
    report.push_lines(page.where_we_are());
    let since = page.planned(it.last_sent_on);
    let needed = page.say(Label::WhatWeNeed).to_owned();
    page.push_items(&mut report, needed, (update.blocked.as_slice(), Label::By), Label::NothingFromYou);
    report.push(Heading::part(page.fill(Label::DoneSinceTitle, &[("day", &since)])));
    match update.shipped.is_empty() {
        true => report.push(page.say(Label::NothingFinished)),
        false => report.push(Items::new(update.shipped.iter().map(String::as_str))),
    }
    let next = page.say(Label::Next).to_owned();
    page.push_items(&mut report, next, (update.next.as_slice(), Label::Expected), Label::NothingPlanned);
    page.push_changes(&mut report, &since);
    let next = it.rhythm.calls.iter().find(|day| **day > it.as_of);
    report.push_lines(next.map(|day| page.fill(Label::NextCall, &[("day", &page.day(*day))])));
    report.push_lines(it.part(TeamRole::Csm).map(ToString::to_string));
    report
}

impl<'a> Page<'a> {
    /// A list that may be a table, by whom and when.
    fn push_items(
        self,
        report: &mut Report,
        title: String,
        (items, when): (&[String], Label),
        otherwise: Label,
    ) {
        report.push(Heading::part(title));
        match items.is_empty() {
            true => report.push(self.say(otherwise)),
            false => report.push(item::block(items, self.say(Label::Who), self.say(when))),
        }
    }

    /// The state and the day of go-live in a few words.
    fn subject(self) -> String {
        let day = self.language.day(self.it.as_of);
        let live = self.it.go_live().filter(|step| step.is_open()).and_then(|step| step.expected);
        match live {
            Some(live) => self.fill(
                Label::SubjectWithLive,
                &[("customer", &self.it.customer), ("day", &day), ("live", &self.language.day(live))],
            ),
            None => self.fill(Label::SubjectOnly, &[("customer", &self.it.customer), ("day", &day)]),
        }
    }

    /// The gate in numbers and when go-live is to be expected; nothing where neither is known.
    fn where_we_are(self) -> Option<Line> {
        let gate = self.gate_count().map(|(_, count)| count + ". ").unwrap_or_default();
        let known = Line::new().plain(gate).then(self.go_live_since_told());
        let known = known.plain(self.condition().map(|said| format!(" {said}")).unwrap_or_default());
        (!known.is_empty()).then(|| Line::new().strong(self.say(Label::WhereWeAreNow)).plain(" ").then(known))
    }

    /// Until when the expected day holds, where that is the customer's to keep. What holds it up was said just before.
    fn condition(self) -> Option<String> {
        let cause = self.it.cause.as_ref().filter(|cause| cause.wait.is_some())?;
        Some(self.fill(Label::HoldsIfSolved, &[("day", &self.day(cause.holds_until?))]))
    }

    fn push_changes(self, report: &mut Report, since: &str) {
        let changes = self.changes();
        if changes.is_empty() {
            return;
        }
        let title = self.fill(Label::DatesChanged, &[("day", &since)]);
        let said = |(why, changes): (String, Vec<String>)| {
            let why = if why.is_empty() {
                why
            } else {
                format!(" {}.", self.fill(Label::Reason, &[("why", &why)]))
            };
            format!("{}.{why}", changes.join("; "))
        };
        let groups: Vec<String> = self.by_reason(changes).into_iter().map(said).collect();
        report.push(Line::new().strong(title).plain(" ").plain(groups.join(" ")));
    }

    /// The dates that changed for one reason each, in the order of the first of each; none where nobody gave one. What moved
    /// along with something else has no reason of its own, and is not given that of another.
    fn by_reason(self, changes: Vec<Change<'_>>) -> Vec<(String, Vec<String>)> {
        let mut groups: Vec<(String, Vec<String>)> = Vec::new();
        for change in changes {
            let (why, said) = (self.reason_of(&change), self.changed(&change));
            match groups.iter_mut().find(|(reason, _)| *reason == why) {
                Some((_, group)) => group.push(said),
                None => groups.push((why, vec![said])),
            }
        }
        groups
    }

    /// The dates of the steps that both sides look at which the customer knew otherwise, go-live first.
    pub(in crate::report::customer) fn changes(self) -> Vec<Change<'a>> {
        let is_told =
            |step: &Milestone| step.is_go_live || step.is_on_the_way || step.is_behind() && step.is_core;
        let mut changes = self.it.changes();
        changes.retain(|change| is_told(change.milestone));
        changes.sort_by_key(|change| {
            (!change.milestone.is_go_live, self.reason_of(change).is_empty(), change.to)
        });
        changes.truncate(DATES);
        changes
    }

    /// `Live in production 10 → 21 April`.
    pub(in crate::report::customer) fn changed(self, change: &Change<'_>) -> String {
        format!("{} {}", change.milestone.title, self.span(change.from, change.to))
    }

    /// `10 → 21 April`: of two days of one month it is said once, where a day begins with its number.
    fn span(self, from: Date, to: Date) -> String {
        let is_short = (from.year(), from.month()) == (to.year(), to.month())
            && self.say(Label::Day).starts_with("{day}");
        let from = if is_short { from.day().to_string() } else { self.planned(from) };
        self.fill(Label::From, &[("from", &from), ("to", &self.planned(to))])
    }

    /// Why a date changed: the reasons of its moves since the customer last heard, each once, but for those that were taken back;
    /// none of go-live while something holds it up, which was said above.
    fn reason_of(self, change: &Change<'_>) -> String {
        let is_held_up = self.it.cause.as_ref().is_some_and(|cause| cause.wait.is_some());
        if change.milestone.is_go_live && is_held_up {
            return String::new();
        }
        let is_new = |moved: &&Moved| moved.moved_on > self.it.last_sent_on;
        let mut reasons: Vec<&str> = Vec::new();
        let moves = not_taken_back(change.milestone.moves.iter().filter(is_new));
        for reason in moves.into_iter().filter_map(|it| it.reason.as_ref()) {
            if !reasons.contains(&reason.as_str()) {
                reasons.push(reason.as_str());
            }
        }
        reasons.join("; ")
    }
}

/// The moves of one day that still say why it is another: of two of which the later took the other back, neither does.
fn not_taken_back<'a>(moves: impl Iterator<Item = &'a Moved>) -> Vec<&'a Moved> {
    let mut left: Vec<&Moved> = Vec::new();
    for moved in moves {
        match left.last() {
            Some(last) if last.from == moved.to && last.to == moved.from => drop(left.pop()),
            _ => left.push(moved),
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::edition_from;

    #[test]
    fn what_a_move_that_was_taken_back_was_made_for_is_no_reason() {
        let moved = |from: &str, to: &str, why: &str| {
            format!("{{from: 2026-05-{from}, to: 2026-05-{to}, moved_on: 2026-04-09, reason: {why}}}")
        };
        let moves =
            [moved("05", "19", "an audit"), moved("19", "05", "wrong plan"), moved("05", "12", "a holiday")];
        let jsp = format!(
            "milestones: [{{id: M-1, title: Live, event: go_live, due: 2026-05-12, moves: [{}]}}]",
            moves.join(", ")
        );
        let it = edition_from(&[("jsp.yaml", &jsp)], "2026-04-10");
        let lines = update_report(&it, &Language::english(), &UpdateDraft::default()).lines();
        let changed = lines.iter().map(ToString::to_string).find(|line| line.contains("5 → 12 May")).unwrap();
        assert!(changed.ends_with("Live 5 → 12 May. Reason: a holiday."), "{changed}");
    }

    #[test]
    fn each_date_that_changed_has_its_own_reason() {
        let moved = |id: &str, rest: &str, from: &str, to: &str, why: &str| {
            format!(
                "{{id: {id}, title: {id}, due: 2026-{to}{rest}, moves: [{{from: 2026-{from}, to: 2026-{to}, \
                 moved_on: 2026-04-09{why}}}]}}"
            )
        };
        let said = |live: &str, test: &str| {
            let live = moved("Live", ", event: go_live, after: [Test]", "05-05", "05-12", live);
            let test = moved("Test", ", phase: implementation", "04-20", "04-22", test);
            let it = edition_from(&[("jsp.yaml", &format!("milestones: [{live}, {test}]"))], "2026-04-10");
            let lines = update_report(&it, &Language::english(), &UpdateDraft::default()).lines();
            let changed = lines.iter().map(ToString::to_string).find(|line| line.contains("5 → 12 May"));
            let changed = changed.expect("the dates that changed");
            changed.split_once(':').expect("a title").1.trim().trim_start_matches("**").trim().to_owned()
        };
        let (ours, theirs) =
            (", reason: our release slips, side: vendor", ", reason: Ingrid is away, side: customer");
        assert_eq!(
            said(ours, theirs),
            "Live 5 → 12 May. Reason: our release slips. Test 20 → 22 April. Reason: Ingrid is away."
        );
        assert_eq!(said(theirs, theirs), "Live 5 → 12 May; Test 20 → 22 April. Reason: Ingrid is away.");
        assert_eq!(said("", theirs), "Live 5 → 12 May. Test 20 → 22 April. Reason: Ingrid is away.");
    }
}
