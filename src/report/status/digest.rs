//! What a stand-up knows as a message: one person's morning, and the lead's week. Lists alone, since a chat has no tables.

use super::answer::PortfolioStatus;
use super::attention::what_comes;
use super::due::{Desk, desks, late_and_due};
use super::names::{Customers, Names};
use super::needs::{OF_ONE, age, late, play, progress, shown, urgency};
use super::{load, totals};
use crate::model::Colour;
use crate::phrase::{Count, Percent};
use crate::remedy::commands;
use crate::report::{Heading, Items, Line, Report, Tone};
use crate::status::{Coming, Need, StatusRow};

/// Lines of each list of the lead's: a longer one is not read in a chat.
const LINES: usize = 15;
/// Things of one person that are named in the lead's.
const OF_ONE_PERSON: usize = 3;

/// What a digest is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// What the portfolio's screen shows.
    pub status: PortfolioStatus,
    /// Of each of its rows, what is late and what its next 7 days bring.
    pub weeks: Vec<Vec<Coming>>,
}

impl Digest {
    /// What one person has to know in the morning: what needs them, and what of theirs is late or due by the next working
    /// day, across all plans.
    pub fn morning(&self, whose: &str, is_theirs: impl Fn(&str) -> bool) -> Report {
        let is_theirs = |name: &Option<String>| name.as_deref().is_some_and(&is_theirs);
        let rows = &self.status.collected.rows;
        let needs = rows.iter().flat_map(|row| row.needs.iter().map(move |need| (row, need)));
        let mut needs: Vec<(&StatusRow, &Need)> = needs.filter(|(_, need)| is_theirs(&need.owner)).collect();
        needs.sort_by_cached_key(urgency);
        let due = rows.iter().flat_map(|row| row.due_next.iter().map(move |one| (row, one)));
        let (overdue, due) = late_and_due(due.filter(|(_, one)| is_theirs(&one.owner)));
        let until = self.status.next_working_day.short_with_weekday();
        let today = self.status.as_of.short_with_weekday();
        let mut report = Report::new().with(Heading::top(format!("{whose}, {today}")));
        if needs.is_empty() && overdue.is_empty() && due.is_empty() {
            report.push(format!("Nothing needs you, and nothing of yours is late or due by {until}."));
        }
        push(&mut report, "needs you", needs.into_iter().map(|(row, need)| self.need(row, need)).collect());
        let due = overdue.into_iter().chain(due).map(|(row, one)| self.due(row, one));
        push(&mut report, &format!("late, or due by {until}"), due.collect());
        self.incomplete(&mut report);
        report
    }

    /// What the lead has to know: how all of it is, what needs a person, what is late or due within a week, and who carries
    /// what.
    pub fn week(&self) -> Report {
        let (plans, as_of) = (&self.status.collected, self.status.as_of);
        let names = self.status.names();
        let mut report = Report::new().with(Heading::top(totals::line(plans, as_of)));
        let needs = shown(&plans.rows, OF_ONE).into_iter().map(|it| {
            let who = it.need.owner.as_deref().map_or("nobody".to_owned(), |name| names.first(name));
            let more = if it.more > 0 { format!(" (+{} more)", it.more) } else { String::new() };
            self.need(it.row, it.need).plain(" – ").strong(who).dim(more)
        });
        push(
            &mut report,
            "needs a person",
            cut(needs.collect(), Line::new().dim(": ").code(commands::status_all())),
        );
        let due = plans.rows.iter().zip(&self.weeks);
        let due = desks(due.flat_map(|(row, week)| week.iter().map(move |one| (row, one))));
        let customers = Customers::of(&plans.rows);
        let due = due.iter().map(|desk| self.desk(desk, &names, &customers));
        let until = as_of.plus_days(7).short_with_weekday();
        push(&mut report, &format!("due by {until}, or late"), cut(due.collect(), Line::new()));
        let implementing = load::implementation(&plans.rows, &names).lines();
        let carried = carried(&plans.rows, &names).into_iter().chain(implementing).collect();
        push(&mut report, "who carries what", carried);
        self.incomplete(&mut report);
        report
    }

    fn need(&self, row: &StatusRow, need: &Need) -> Line {
        let line = age(need.by, self.status.as_of).plain(" · ").strong(&row.customer).plain(": ");
        let line = line.then(Line::dated(&need.what, self.status.as_of));
        let called_for = play(need);
        if called_for.is_empty() {
            return line;
        }
        let done = progress(need).line;
        let done = if need.progress.is_some() { Line::from(", ").then(done) } else { Line::new() };
        line.plain(" (").then(called_for).then(done).plain(")")
    }

    fn due(&self, row: &StatusRow, one: &Coming) -> Line {
        let when = if one.on <= self.status.as_of {
            late(one, self.status.as_of)
        } else {
            Line::from(one.on.short_with_weekday())
        };
        when.plain(" · ").strong(&row.customer).plain(format!(": {}", what_comes(one)))
    }

    /// What is due of one person, and what is late: neither hides the other.
    fn desk(&self, desk: &Desk<'_>, names: &Names, customers: &Customers) -> Line {
        let due = desk.due.iter().take(OF_ONE_PERSON).map(|(row, one)| {
            let when = match one.on <= self.status.as_of {
                true => late(one, self.status.as_of),
                false => Line::from(one.on.short_with_weekday()),
            };
            when.plain(format!(" {}: {}", customers.short(&row.customer), what_comes(one)))
        });
        let more = match desk.due.len().saturating_sub(OF_ONE_PERSON) {
            0 => Line::new(),
            more => Tone::Dim.line(format!("{more} more")),
        };
        let all = due.chain([more, desk.lateness(customers)]);
        desk.name(names).plain(": ").then(Line::joined(all, "; "))
    }

    fn incomplete(&self, report: &mut Report) {
        let lost = self.status.collected.unreadable.len();
        if lost > 0 {
            let text = format!("{} cannot be read, and nothing of it is here: ", Count(lost, "onboarding"));
            report.push(Tone::Bad.line(text).code(commands::check_all()));
        }
    }
}

/// A part of the message; nothing is said of what there is none of.
fn push(report: &mut Report, title: &str, items: Vec<Line>) {
    if !items.is_empty() {
        report.push(Heading::part(title));
        report.push(Items::new(items));
    }
}

/// No more lines than are read, and what shows the rest, where one command does.
fn cut(mut lines: Vec<Line>, rest: Line) -> Vec<Line> {
    let more = lines.len().saturating_sub(LINES);
    if more > 0 {
        lines.truncate(LINES);
        lines.push(Tone::Dim.line(format!("{more} more")).then(rest));
    }
    lines
}

/// `Tomas: 3 open, 1 amber, 5 late, 2 wait on us, 98 %`.
fn carried(rows: &[StatusRow], names: &Names) -> Vec<Line> {
    let one = |it: load::Carried<'_>| {
        let who = it.who.map_or("nobody".to_owned(), |name| names.first(name));
        let band = |colour: Colour| it.count(|row| row.band == Some(colour));
        let counts = [
            (it.plans.len(), "open", Tone::Plain),
            (band(Colour::Red), "red", Tone::Bad),
            (band(Colour::Amber), "amber", Tone::Warn),
            // What is late in their plans, whoever has it: above is what they have themselves.
            (it.late(), "late in them", Tone::Bad),
            (it.on_us(), "waiting on us", Tone::Warn),
        ];
        let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
        let counts = counts.map(|(count, word, tone)| tone.line(format!("{count} {word}")));
        let calls = (it.calls() > 0).then(|| Line::from(Count(it.calls(), "call").to_string()));
        let counts = counts.chain(calls);
        let load = Percent((it.load() * 100.0).round() / 100.0);
        let load = Line::from(format!("{load} of a full load"));
        Line::new().strong(who).plain(": ").then(Line::joined(counts.chain([load]), ", "))
    };
    load::carried(rows).into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::render::markdown;
    use crate::report::collected::Collected;
    use crate::status::week;

    fn digest(jsp: &str) -> Digest {
        let basis = Basis::on(date("2026-04-10"));
        let head =
            "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}";
        let it = Assessment::of(plan_from(&[("onboarding.yaml", head), ("jsp.yaml", jsp)]), &basis);
        let collected = Collected { rows: vec![StatusRow::of(&it)], ..Collected::default() };
        Digest { status: PortfolioStatus::whole(&basis, collected), weeks: vec![week(&it)] }
    }

    const STEPS: &str = "milestones:\n  - {id: M-1, title: Keys, due: 2026-04-08, owner: Ana Ruiz}\n  \
        - {id: M-2, title: Codes, due: 2026-04-13, owner: Ana Ruiz}\n  \
        - {id: M-3, title: Doors, due: 2026-04-13, owner: Priya Shah}\n  \
        - {id: M-4, title: Walls, due: 2026-04-16, owner: Ana Ruiz}\n";

    #[test]
    fn a_morning_has_what_is_theirs_and_no_more() {
        let text = markdown::render(&digest(STEPS).morning("Ana Ruiz", |name| name == "Ana Ruiz"));
        let due = text.split("## late, or due by Mon 13 Apr").nth(1).expect("something is due");
        assert_eq!(due.trim(), "- 2d late · **Acme**: Keys\n- Mon 13 Apr · **Acme**: Codes");
        assert!(text.starts_with("# Ana Ruiz, Fri 10 Apr\n"), "{text}");
        let nothing = markdown::render(&digest("milestones: []").morning("Lee", |name| name == "Lee"));
        assert_eq!(
            nothing,
            "# Lee, Fri 10 Apr\n\nNothing needs you, and nothing of yours is late or due by Mon 13 Apr.\n"
        );
    }

    #[test]
    fn a_week_has_everybody_s_and_who_carries_what() {
        let text = markdown::render(&digest(STEPS).week());
        for line in [
            "- **Ana**: Mon 13 Apr Acme: Codes; Thu 16 Apr Acme: Walls; 2d late: Acme: Keys\n",
            "- **Priya**: Mon 13 Apr Acme: Doors\n",
            "- **Ana**: 1 open",
        ] {
            assert!(text.contains(line), "{line}: {text}");
        }
    }
}
