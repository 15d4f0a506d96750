//! `list` and `show` of every log: the same filters, columns and formats for all.

mod entries;
mod rows;
mod show;

use clap::Args;
use onboard::assessment::Assessment;
use onboard::date::Date;
use onboard::edit::When;
use onboard::log::{Log, LogEntry};
use onboard::model::Side;
use onboard::person::key;
use onboard::report::collected::Collected;

use crate::args::{FormatArgs, words};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

pub(crate) use rows::{Rows, cell, cell_if};
pub(crate) use show::{ShowArgs, Shown, show, show_at};

use entries::{Entries, Found};

/// Which entries to list.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// A plan: its slug, the beginning of it, or a path in its directory; without one, all of them by date
    plan: Option<String>,
    /// Only what this person owns, promised or approved (any part of the name)
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// Only what waits on this side, or is owned by it
    #[arg(long, value_name = "SIDE", value_parser = words::<Side>(Side::WORDS))]
    side: Option<Side>,
    /// Only what is open and past its date
    #[arg(long)]
    overdue: bool,
    /// Only what is due before this day
    #[arg(long, value_name = "DATE")]
    due_before: Option<When>,
    /// What is finished, closed, declined or superseded too, and what plans have that have ended
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    format: FormatArgs,
}

impl ListArgs {
    const fn is_filtered(&self) -> bool {
        self.owner.is_some() || self.side.is_some() || self.overdue || self.due_before.is_some()
    }
}

/// The entries of a log that an argument asks for.
pub(crate) fn list(portfolio: &Portfolio, log: &'static Log, args: &ListArgs) -> Result<Outcome, Failure> {
    let format = args.format.format;
    let Some(named) = &args.plan else {
        let entries = everywhere(portfolio, log, args)?;
        let is_complete = entries.found.is_complete();
        return Ok(Outcome::view(entries, format).clean_if(is_complete));
    };
    let examined = portfolio.examine(named)?;
    let slug = examined.assessment.plan.slug.clone();
    let Wanted { mut rows, closed } = wanted(&examined.assessment, log, args, portfolio.basis.as_of);
    if log.is_by_day {
        by_day(&mut rows, portfolio.basis.as_of);
    }
    let doubtful = examined.doubt_about(&[log.file]).into_iter().collect();
    let found = Collected { rows, doubtful, ..Collected::default() };
    let entries = Entries { slug: Some(slug), log, found, closed, is_filtered: args.is_filtered() };
    Ok(examined.vouched(&[log.file], Outcome::view(entries, format)))
}

/// The entries of all plans, by date; a file that cannot be read casts doubt on its own log only.
fn everywhere(portfolio: &Portfolio, log: &'static Log, args: &ListArgs) -> Result<Entries, Failure> {
    let today = portfolio.basis.as_of;
    let mut collected = portfolio.collect(args.all, |assessment| {
        let doubt = assessment.plan.is_doubtful(log.file).then(|| assessment.plan.slug.clone());
        (wanted(&assessment, log, args, today), doubt)
    })?;
    let (wanted, doubts): (Vec<Wanted>, Vec<_>) = std::mem::take(&mut collected.rows).into_iter().unzip();
    let closed = wanted.iter().map(|plan| plan.closed).sum();
    let mut rows: Vec<Found> = wanted.into_iter().flat_map(|plan| plan.rows).collect();
    by_day(&mut rows, today);
    let is_doubted = |slug: &String| doubts.iter().flatten().any(|doubted| doubted == slug);
    collected.doubtful.retain(|plan| is_doubted(&plan.slug));
    let found = collected.with_rows(rows);
    Ok(Entries { slug: None, log, found, closed, is_filtered: args.is_filtered() })
}

/// What has no date is last; plans, and entries of a file, stay in their order within a day.
fn by_day(rows: &mut [Found], today: Date) {
    rows.sort_by_key(|found| found.entry.date().map_or((1, today), |date| (0, date)));
}

/// What is asked for of one plan.
struct Wanted {
    rows: Vec<Found>,
    /// How many would be among them if they were still open.
    closed: usize,
}

fn wanted(assessment: &Assessment, log: &Log, args: &ListArgs, today: Date) -> Wanted {
    let before = args.due_before.map(|when| when.resolve(today, &assessment.calendar));
    // As the metrics have it: a date on a day off or on hold is past when the working day after it is.
    let is_late = |entry: &LogEntry| entry.owed_on.or(entry.due).is_some_and(|due| assessment.is_past(due));
    let is_over = log.until.is_some_and(|gate| assessment.gates.get(gate).verdict.is_open());
    let is_overdue = |entry: &LogEntry| entry.is_open && !is_over && is_late(entry);
    let is_wanted = |entry: &LogEntry| {
        !entry.is_absent
            && before.is_none_or(|before| entry.due.is_some_and(|due| due < before))
            && (!args.overdue || is_overdue(entry))
            && args.owner.as_ref().is_none_or(|name| is_of(entry, name))
            && is_on_side(entry, args.side)
    };
    let found = (log.entries)(assessment).into_iter().filter(is_wanted);
    let (shown, closed): (Vec<_>, Vec<_>) =
        found.partition(|entry| entry.is_open || args.all || log.is_record);
    let plan = &assessment.plan;
    let row = |entry| Found {
        slug: plan.slug.clone(),
        customer: plan.onboarding.customer.clone(),
        is_overdue: is_overdue(&entry),
        after_hold: after_hold(assessment, &entry),
        entry,
    };
    Wanted { rows: shown.into_iter().map(row).collect(), closed: closed.len() }
}

/// The day on which something open is to be done that was planned for a day on hold.
fn after_hold(assessment: &Assessment, entry: &LogEntry) -> Option<Option<Date>> {
    let due = entry.due.filter(|_| entry.is_open)?;
    let on = assessment.to_do_on(due);
    (on != Some(due)).then_some(on)
}

fn is_of(entry: &LogEntry, name: &str) -> bool {
    let name = key(name);
    entry.names.iter().chain([&entry.owner]).any(|owner| key(owner).contains(&*name))
}

fn is_on_side(entry: &LogEntry, side: Option<Side>) -> bool {
    side.is_none() || [entry.side, entry.other_side].contains(&side)
}
