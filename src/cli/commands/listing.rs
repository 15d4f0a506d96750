//! `list` and `show` of every log: the same filters, columns and formats for all.

use clap::Args;
use onboard::date::Date;
use onboard::edit::{Unclear, When, Yaml, item, read};
use onboard::model::Side;
use onboard::report::{Cell, Column, Heading, Line, Pairs, Report, Table, Tone};
use serde_json::{Map, Value, json};

use crate::args::{FormatArgs, words};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::log::{Log, Row};
use crate::naming::unclear;
use crate::output::{Outcome, View};

/// Which entries to list.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    plan: String,
    /// Only what is not finished, closed, declined or superseded
    #[arg(long)]
    open: bool,
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
    #[command(flatten)]
    format: FormatArgs,
}

/// Which entry to show.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    plan: String,
    /// The entry: its id, or any beginning of it that no other has
    id: String,
    #[command(flatten)]
    format: FormatArgs,
}

/// The entries of a log that an argument asks for.
pub(crate) fn list(desk: &Desk, log: &'static Log, args: &ListArgs) -> Result<Outcome, Failure> {
    let examined = desk.examine(&args.plan)?;
    let assessment = &examined.assessment;
    let today = desk.basis.as_of;
    let before = args.due_before.map(|when| when.resolve(today, &assessment.calendar));
    let mut rows = (log.rows)(&assessment.plan);
    rows.retain(|row| {
        let due = before.is_none_or(|before| row.due.is_some_and(|due| due < before));
        let is_open = (!args.open || row.is_open) && (!args.overdue || is_overdue(row, today));
        due && is_open
            && args.owner.as_ref().is_none_or(|name| is_of(row, name))
            && is_on_side(row, args.side)
    });
    let is_doubtful = assessment.plan.is_doubtful(log.file);
    let entries = Entries { slug: assessment.plan.slug.clone(), log, rows, today, is_doubtful };
    Ok(examined.vouched(&[log.file], Outcome::view(entries, args.format.format)))
}

fn is_overdue(row: &Row, today: Date) -> bool {
    row.is_open && row.due.is_some_and(|due| due < today)
}

fn is_of(row: &Row, name: &str) -> bool {
    let name = name.to_lowercase();
    row.names.iter().chain([&row.owner]).any(|owner| owner.to_lowercase().contains(&name))
}

fn is_on_side(row: &Row, side: Option<Side>) -> bool {
    side.is_none() || [row.side, row.other_side].contains(&side)
}

/// One entry of a log with every key that its file has.
pub(crate) fn show(desk: &Desk, log: &'static Log, args: &ShowArgs) -> Result<Outcome, Failure> {
    let slug = desk.slug(&args.plan)?;
    let loaded = desk.load(&slug);
    let plan = desk.assess(&slug)?.plan;
    let row = (log.rows)(&plan).swap_remove(log.find(&plan, &args.id)?);
    let text = loaded.sources.bytes(log.file).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let path = desk.plans.path(&slug, Some(log.file.name()));
    let text = text.unwrap_or_default();
    let place = item(text, &log.route(), log.key, &row.id).map_err(|why| unclear(&path, &row.id, why))?;
    let entry = read(text, &place).ok_or_else(|| unclear(&path, &row.id, Unclear::OutOfReach))?;
    Ok(Outcome::view(One { row, entry }, args.format.format))
}

struct Entries {
    slug: String,
    log: &'static Log,
    rows: Vec<Row>,
    today: Date,
    is_doubtful: bool,
}

impl Entries {
    fn cells(&self, row: &Row) -> [Cell; 6] {
        let words = |text: &str| if text.is_empty() { Cell::absent() } else { text.into() };
        let is_late = is_overdue(row, self.today);
        let (tone, late) = if is_late { (Tone::Bad, ", overdue") } else { (Tone::Plain, "") };
        let date = row.due.or(row.on).map_or_else(Cell::absent, |date| {
            Cell::text(tone.line(format!("{date}{late}")), date.to_string())
        });
        let who = if row.names.len() > 1 { row.names.join(", ") } else { row.owner.clone() };
        let side =
            row.side.filter(|_| row.other_side.is_none()).map_or_else(Cell::absent, |it| it.word().into());
        [words(&row.id), words(&row.title), words(&who), side, date, words(row.status)]
    }
}

impl View for Entries {
    fn report(&self) -> Report {
        let columns = [
            Column::left(self.log.key),
            Column::left(self.log.heads[0]).wraps(),
            Column::left(self.log.heads[1]).wraps(),
            Column::left("side").expendable(1),
            Column::left("date"),
            Column::left("status"),
        ];
        let none = format!("no {} of `{}` is so", self.log.noun, self.slug);
        let mut table = Table::new(columns).rows(self.rows.iter().map(|row| self.cells(row)));
        table.when_empty = Line::message(&none);
        Report::new().with(table)
    }

    fn json(&self) -> serde_json::Result<Value> {
        let words = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
        let entry = |row: &Row| {
            json!({
                "id": row.id, "title": words(&row.title), "owner": words(&row.owner),
                "customer_owner": row.names.get(1), "side": row.side,
                "due": row.due, "on": row.on, "status": words(row.status),
                "is_open": row.is_open, "is_overdue": is_overdue(row, self.today),
            })
        };
        let entries: Vec<_> = self.rows.iter().map(entry).collect();
        Ok(json!({ "slug": self.slug, "is_complete": !self.is_doubtful, "entries": entries }))
    }
}

struct One {
    row: Row,
    entry: Yaml,
}

impl View for One {
    fn report(&self) -> Report {
        let mut pairs = Pairs::new();
        flatten(String::new(), &self.entry, &mut |key, value| {
            let all = std::mem::take(&mut pairs);
            pairs = all.pair(key, value);
        });
        let title = if self.row.title.is_empty() { &self.row.id } else { &self.row.title };
        Report::new().with(Heading::top(title.as_str())).with(pairs)
    }

    fn json(&self) -> serde_json::Result<Value> {
        Ok(json!({ "entry": value(&self.entry) }))
    }
}

/// Every scalar with the keys that lead to it.
fn flatten(key: String, value: &Yaml, take: &mut impl FnMut(String, String)) {
    let below = |step: String| if key.is_empty() { step } else { format!("{key}.{step}") };
    match value {
        Yaml::Null => {}
        Yaml::Plain(text) | Yaml::Text(text) => take(key, text.clone()),
        Yaml::List(items) if items.iter().all(|item| item.scalar().is_some()) => {
            take(key, items.iter().filter_map(Yaml::scalar).collect::<Vec<_>>().join(", "));
        }
        Yaml::List(items) => {
            items.iter().enumerate().for_each(|(at, item)| flatten(format!("{key}[{at}]"), item, take));
        }
        Yaml::Map(entries) => {
            entries.iter().for_each(|(step, value)| flatten(below(step.clone()), value, take));
        }
    }
}

fn value(yaml: &Yaml) -> Value {
    match yaml {
        Yaml::Null => Value::Null,
        Yaml::Text(text) => text.as_str().into(),
        Yaml::Plain(text) => serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into()),
        Yaml::List(items) => items.iter().map(value).collect(),
        Yaml::Map(entries) => Value::Object(
            entries.iter().map(|(key, below)| (key.clone(), value(below))).collect::<Map<_, _>>(),
        ),
    }
}
