//! The portfolio: totals, one row a plan, worst first, what needs a person, and what is due by the next working day.

use super::answer::PortfolioStatus;
use super::names::Customers;
use super::{due, facts, load, needs, rows, since, totals};
use crate::date::Date;
use crate::phrase::Count;
use crate::remedy::commands;
use crate::report::collected::{Collected, Unreadable, none_yet};
use crate::report::{Callout, Heading, Line, Report, Tone};
use crate::status::StatusRow;

/// With more plans than this the rows would not be read.
const MOST_ROWS: usize = 25;
/// How many waivers are named: the first to end.
const NAMED_WAIVERS: usize = 3;
/// How many plans that cannot be read are named.
const NAMED: usize = 5;

impl PortfolioStatus {
    /// The answer in blocks.
    pub(super) fn blocks(&self) -> Report {
        let plans = &self.collected;
        let names = self.names();
        let mut report = Report::new().with(totals::line(plans, self.as_of));
        report.data(facts::table(plans));
        let is_long = !self.is_whole && plans.rows.len() + plans.unreadable.len() > MOST_ROWS;
        if is_long && self.since.is_none() {
            report.push_lines(super::week::line(self));
        }
        if !is_long {
            report.push(rows::table(plans, &names, self.as_of).when_empty(nothing(self)));
        }
        if !plans.unreadable.is_empty() {
            report.push(incomplete(&plans.unreadable));
        }
        plans.doubts(&mut report);
        if let Some(since) = &self.since {
            since::section(&mut report, since, self.as_of, is_long);
        }
        let customers = Customers::of(&plans.rows);
        needs::needs(&mut report, self, &names, &customers, is_long);
        due::section(&mut report, self, &names, &customers);
        report.push_lines(self.waivers(&customers));
        if is_long {
            report.push(Heading::part("load"));
            report.push(load::table(&plans.rows, &names));
            let implementation = load::implementation(&plans.rows, &names);
            if !implementation.is_empty() {
                report.push(implementation);
            }
            self.changed(&mut report, &names);
        }
        report.push_lines(self.remarks());
        report
    }

    /// Of a portfolio that is too long: the rows that have another band, since what needs a person is told above.
    fn changed(&self, report: &mut Report, names: &super::names::Names) {
        let plans = &self.collected;
        let rows = plans.rows.iter().filter(|row| rows::has_another_band(row)).cloned().collect();
        let wanted = Collected { rows, unreadable: plans.unreadable.clone(), ..Collected::default() };
        let folded = plans.rows.len() - wanted.rows.len();
        if !wanted.rows.is_empty() || !wanted.unreadable.is_empty() {
            report.push(Heading::part(format!("band changed since {}", self.compared_with())));
            report.push(rows::turned(&wanted, names, self.as_of));
        }
        if folded > 0 {
            report.push(rows::folded(folded, &self.compared_with()));
        }
    }

    /// `waivers: 2 live, Varnholt satisfaction to 15 May, Acme sso to 3 Jun`, what ends first at the head.
    fn waivers(&self, customers: &Customers) -> Option<Line> {
        let rows = &self.collected.rows;
        let all = rows.iter().flat_map(|row| row.waived.iter().map(move |waived| (row, waived)));
        let mut all: Vec<(&StatusRow, &(String, Date))> = all.collect();
        all.sort_by(|(a, (x, until)), (b, (y, other))| (until, &a.slug, x).cmp(&(other, &b.slug, y)));
        let one = |(row, (id, until)): &(&StatusRow, &(String, Date))| {
            let what = id.strip_prefix("C-").unwrap_or(id).replace('-', " ");
            let tone = if *until <= self.next_working_day { Tone::Warn } else { Tone::Plain };
            tone.line(format!("{} {what} to {}", customers.short(&row.customer), until.short_on(self.as_of)))
        };
        let more = match all.len().saturating_sub(NAMED_WAIVERS) {
            0 => Line::new(),
            more => Tone::Dim.line(format!("+{more}")),
        };
        let named = Line::joined(all.iter().take(NAMED_WAIVERS).map(one).chain([more]), ", ");
        (!all.is_empty()).then(|| Tone::Dim.line(format!("waivers: {} live, ", all.len())).then(named))
    }

    /// The day that the rows are compared with, in words.
    fn compared_with(&self) -> String {
        let on = self.since.as_ref().map_or_else(|| self.as_of.monday_before(), |since| since.on);
        on.short_with_weekday()
    }

    fn remarks(&self) -> Vec<Line> {
        let mut remarks = Vec::new();
        remarks.extend(self.collected.left_out());
        if self.filtered > 0 {
            let filtered = Count(self.filtered, "onboarding");
            remarks.push(Tone::Dim.line(format!("{filtered} left out by the filters")));
        }
        remarks
    }
}

fn nothing(portfolio: &PortfolioStatus) -> Line {
    if portfolio.filtered + portfolio.collected.ended > 0 {
        return Line::from("no onboarding matches; ")
            .quoted(commands::status_all())
            .plain(" shows ended ones too");
    }
    none_yet()
}

fn incomplete(unreadable: &[Unreadable]) -> Callout {
    let count = Count(unreadable.len(), "onboarding");
    let text = format!("{count} cannot be read: every count here is incomplete");
    let named = unreadable.iter().take(NAMED).fold(Callout::error(text), |callout, plan| {
        let line = Line::new().strong(&plan.slug).plain(": ").then(Line::message(&plan.message));
        callout.below(line.dim(" · ").code(commands::check(&plan.slug)))
    });
    match unreadable.len().saturating_sub(NAMED) {
        0 => named,
        more => named.below(Line::new().plain(format!("and {more} more · ")).code(commands::check_all())),
    }
}
