//! How often each check fired, plan by plan, in as many lines as somebody reads.

use std::borrow::Cow;

use super::{Answer, PlanFindings, Shown, tone};
use crate::check::{self, Folded, Topic};
use crate::finding::Severity;
use crate::phrase::List;
use crate::remedy::commands;
use crate::report::{Cell, Column, Line, Report, Table, Tone};

/// Lines of one plan: one that burns must not hide the others.
const LINES: usize = 8;

/// A line of the summary.
struct Fired<'a> {
    slug: &'a str,
    severity: Severity,
    findings: usize,
    what: What<'a>,
}

/// What a line is about.
enum What<'a> {
    /// One check that fired, and what it says where it says one thing.
    Check(&'static str, Option<Cow<'a, str>>),
    /// Checks of one topic.
    Topic(Topic, Vec<&'static str>),
    /// So many more checks, for which there is no room.
    More(usize),
}

impl Answer {
    /// How often each check fired on each plan, the gravest and most frequent first, then the tally.
    pub fn summary(&self) -> Report {
        let rows: Vec<Fired<'_>> = self.plans.iter().flat_map(|plan| self.lines(plan)).collect();
        let columns = [
            Column::left("plan").of(&rows, |row| Tone::Strong.line(row.slug)),
            Column::left("check").of(&rows, Fired::check),
            Column::left("severity").of(&rows, |row| tone(row.severity).line(row.severity)),
            Column::right("findings").of(&rows, |row| row.findings),
            Column::left("what is wrong").wraps().expendable(1).of(&rows, Fired::words),
        ];
        let table = Table::new(columns).main();
        if table.is_empty() {
            return Report::new().with(self.tally());
        }
        Report::new().with(table).with(self.tally())
    }

    fn lines<'a>(&self, plan: &'a PlanFindings) -> Vec<Fired<'a>> {
        let mut lines: Vec<Fired<'a>> = Vec::new();
        for folded in plan.folded(self.level) {
            let first = folded.first;
            let is_same =
                |line: &&mut Fired<'a>| matches!(line.what, What::Check(id, _) if id == first.check);
            match lines.iter_mut().find(is_same) {
                // Of several errors the first is quoted: what blocks a merge is said, not summed up.
                Some(line) if line.severity == Severity::Error => line.findings += 1,
                Some(line) => {
                    line.findings += 1;
                    line.what = What::Check(first.check, None);
                }
                None => {
                    let severity = first.excerpt.severity;
                    let what = What::Check(first.check, Some(said(&folded)));
                    lines.push(Fired { slug: &plan.slug, severity, findings: 1, what });
                }
            }
        }
        lines.sort_by_key(|line| std::cmp::Reverse((line.severity, line.findings)));
        join_by_topic(&mut lines);
        if lines.len() > LINES {
            let rest = lines.split_off(LINES - 1);
            lines.push(Fired {
                slug: &plan.slug,
                severity: rest.first().map_or(Severity::Info, |line| line.severity),
                findings: rest.iter().map(|line| line.findings).sum(),
                what: What::More(rest.len()),
            });
        }
        lines
    }
}

/// What a finding says, or several with one cause; of errors the first is quoted.
fn said<'a>(folded: &Folded<'a, Shown>) -> Cow<'a, str> {
    let first = folded.first;
    match first.cause.as_ref().filter(|_| folded.count() > 1 && first.excerpt.severity != Severity::Error) {
        Some(cause) => cause.of(folded.count()).into(),
        None => first.excerpt.message.as_str().into(),
    }
}

/// Lets lines that weigh the same and are about one thing be one line, the lightest first, until there is room for all. Errors
/// keep their own words.
fn join_by_topic(lines: &mut Vec<Fired<'_>>) {
    while lines.len() > LINES {
        let topic = |line: &Fired<'_>| {
            Some((line.severity, line.topic()?)).filter(|(severity, _)| *severity != Severity::Error)
        };
        let pair = (1..lines.len()).rev().find_map(|later| {
            let wanted = topic(&lines[later])?;
            let earlier = (0..later).rev().find(|at| topic(&lines[*at]) == Some(wanted))?;
            Some((earlier, later))
        });
        let Some((earlier, later)) = pair else { return };
        let joined = lines.remove(later);
        lines[earlier].join(&joined);
    }
}

impl Fired<'_> {
    /// What its checks look at.
    fn topic(&self) -> Option<Topic> {
        match &self.what {
            What::Check(id, _) => check::find(id).map(|check| check.topic),
            What::Topic(topic, _) => Some(*topic),
            What::More(_) => None,
        }
    }

    /// The checks that it counts.
    fn checks(&self) -> Vec<&'static str> {
        match &self.what {
            What::Check(id, _) => vec![*id],
            What::Topic(_, ids) => ids.clone(),
            What::More(_) => Vec::new(),
        }
    }

    fn join(&mut self, other: &Self) {
        let Some(topic) = self.topic() else { return };
        let ids = [self.checks(), other.checks()].concat();
        self.findings += other.findings;
        self.what = What::Topic(topic, ids);
    }

    fn check(&self) -> Cell {
        match &self.what {
            What::Check(id, _) => Tone::Code.line(*id).into(),
            What::Topic(topic, _) => Line::from(within_a_sentence(topic.title())).into(),
            What::More(count) => Tone::Dim.line(format!("{count} more")).into(),
        }
    }

    fn words(&self) -> Line {
        match &self.what {
            What::Check(_, Some(said)) => match self.findings - 1 {
                0 => Line::message(said),
                more => Line::message(said).dim(format!("; and {more} more")),
            },
            What::Check(id, None) => check::find(id).map_or("", |check| check.summary).into(),
            What::Topic(_, ids) => {
                let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
                Line::message(&List::and(&ids).to_string())
            }
            What::More(_) => Line::new().code(commands::check(self.slug)).dim(" shows them"),
        }
    }
}

/// A heading as it reads within a sentence.
fn within_a_sentence(heading: &str) -> String {
    let mut letters = heading.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::CHECKS;
    use crate::finding::Cause;
    use crate::report::Excerpt;

    fn shown(check: &'static str, severity: Severity, cause: Option<&str>) -> Shown {
        let cause = cause.map(|words| Cause::new("thing", words));
        Shown {
            check,
            cause,
            span: None,
            excerpt: Excerpt::new(severity, "acme", format!("{check} says so")),
        }
    }

    #[test]
    fn what_has_one_cause_is_said_with_how_many_it_is_about() {
        let late = || shown("action-overdue", Severity::Warning, Some("of Lee are overdue"));
        let plan =
            PlanFindings { slug: "acme".to_owned(), findings: vec![late(), late()], silenced: Vec::new() };
        let answer = Answer { plans: vec![plan], level: Severity::Info };
        let words: Vec<String> =
            answer.lines(&answer.plans[0]).iter().map(|line| line.words().text()).collect();
        assert_eq!(words, ["2 things of Lee are overdue"]);
    }

    fn summary(findings: Vec<Shown>) -> Vec<(String, usize)> {
        let plan = PlanFindings { slug: "acme".to_owned(), findings, silenced: Vec::new() };
        let answer = Answer { plans: vec![plan], level: Severity::Info };
        let lines = answer.lines(&answer.plans[0]);
        lines.iter().map(|line| (line.check().line.text(), line.findings)).collect()
    }

    #[test]
    fn what_has_one_cause_counts_once_and_errors_come_first() {
        let findings = vec![
            shown("action-overdue", Severity::Warning, Some("of Lee")),
            shown("action-overdue", Severity::Warning, Some("of Lee")),
            shown("action-overdue", Severity::Warning, Some("of Ana")),
            shown("no-champion", Severity::Warning, None),
            shown("date-order", Severity::Error, None),
        ];
        let want = [("date-order", 1), ("action-overdue", 2), ("no-champion", 1)];
        assert_eq!(summary(findings), want.map(|(check, count)| (check.to_owned(), count)));
    }

    #[test]
    fn what_is_about_one_thing_makes_room_the_lightest_first() {
        let checks = CHECKS.iter().filter(|it| it.topic == Topic::People).take(5).map(|it| it.id);
        let others = CHECKS.iter().filter(|it| it.topic == Topic::Gates).take(5).map(|it| it.id);
        let findings = checks.map(|id| shown(id, Severity::Warning, None));
        let findings = findings.chain(others.map(|id| shown(id, Severity::Error, None)));
        let lines = summary(findings.collect());
        assert_eq!(lines.len(), 8, "{lines:?}");
        assert_eq!(lines.last().unwrap(), &("the people".to_owned(), 3), "{lines:?}");
        assert_eq!(lines.iter().map(|(_, findings)| findings).sum::<usize>(), 10);
        let headings = Topic::ALL.map(|topic| within_a_sentence(topic.title()));
        assert!(headings.iter().all(|it| it.starts_with(char::is_lowercase)), "{headings:?}");
    }

    #[test]
    fn errors_keep_their_own_words() {
        let gates = CHECKS.iter().filter(|it| it.topic == Topic::Gates).take(6).map(|it| it.id);
        // Several with one cause are quoted by the first of them too.
        let gates = gates.flat_map(|id| [id, id]).map(|id| shown(id, Severity::Error, Some("of Lee")));
        let mut findings: Vec<Shown> = gates.collect();
        let (twice, people) = (findings[0].check, CHECKS.iter().filter(|it| it.topic == Topic::People));
        findings.push(shown(twice, Severity::Error, None));
        findings.extend(people.take(4).map(|it| shown(it.id, Severity::Warning, None)));
        let plan = PlanFindings { slug: "acme".to_owned(), findings, silenced: Vec::new() };
        let answer = Answer { plans: vec![plan], level: Severity::Info };
        let lines = answer.lines(&answer.plans[0]);
        let said: Vec<String> = lines.iter().take(6).map(|line| line.words().text()).collect();
        assert_eq!(lines.len(), 8);
        assert_eq!(said[0], format!("{twice} says so; and 1 more"));
        assert!(said.iter().all(|it| it.contains(" says so")), "{said:?}");
    }

    #[test]
    fn programs_and_people_are_told_one_number() {
        let of = |cause| shown("action-overdue", Severity::Warning, Some(cause));
        let findings =
            vec![of("of Lee"), of("of Lee"), of("of Ana"), shown("date-order", Severity::Error, None)];
        let plan = PlanFindings { slug: "acme".to_owned(), findings, silenced: Vec::new() };
        let answer = Answer { plans: vec![plan], level: Severity::Info };
        assert!(answer.tally().text().starts_with("1 error and 2 warnings in"), "{}", answer.tally().text());
        let json = answer.json().unwrap();
        assert_eq!((&json["errors"], &json["warnings"]), (&1.into(), &2.into()));
    }

    #[test]
    fn a_plan_has_eight_lines_at_most() {
        let checks = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
        let lines = |count: usize| {
            summary(checks[..count].iter().map(|check| shown(check, Severity::Warning, None)).collect())
        };
        assert_eq!(lines(8).len(), 8);
        assert_eq!(lines(10).len(), 8);
        assert_eq!(lines(10).last().unwrap(), &("3 more".to_owned(), 3));
    }
}
