//! Entries of a log, of one plan or of all, as every format shows them.

use std::borrow::Cow;

use onboard::date::Date;
use onboard::model::{Side, spoken};
use onboard::plan_at::put_off;
use onboard::report::collected::Collected;
use onboard::report::{Cell, Column, Line, Report, SPARE, Table, Tone, View, facts};
use serde_json::{Map, Value, json};

use onboard::log::{Log, LogEntry};

/// The facts of an entry that programs read, in every format.
const NAMES: [&str; 16] = [
    "slug",
    "customer",
    "id",
    "title",
    "owner",
    "customer_owner",
    "is",
    "side",
    "due",
    "due_from",
    "done_on",
    "done_on_from",
    "on",
    "status",
    "is_open",
    "is_overdue",
];

/// An entry and the plan that has it.
pub(super) struct Found {
    pub(super) slug: String,
    pub(super) customer: String,
    pub(super) entry: LogEntry,
    pub(super) is_overdue: bool,
    /// When it is to be done where a hold lasts on its day: on the first day of work after it, where that is known.
    pub(super) after_hold: Option<Option<Date>>,
}

impl Found {
    fn who(&self) -> Cow<'_, str> {
        let entry = &self.entry;
        match entry.names.as_slice() {
            _ if entry.is_owner_a_word => spoken(&entry.owner).into(),
            [_, _, ..] => entry.names.join(", ").into(),
            _ => entry.owner.as_str().into(),
        }
    }

    /// What programs read of it, under [`NAMES`].
    fn facts(&self) -> Map<String, Value> {
        let entry = &self.entry;
        let words = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
        let done_on = entry.done_on.as_ref();
        let values: [Value; NAMES.len()] = [
            words(&self.slug),
            words(&self.customer),
            words(&entry.id),
            words(&entry.title),
            words(&entry.owner),
            json!(entry.names.get(1)),
            words(entry.is),
            json!(entry.side),
            json!(entry.due),
            json!(entry.due_from.as_ref().map(ToString::to_string)),
            json!(done_on.map(|(on, _)| on)),
            json!(done_on.map(|(_, from)| from.to_string())),
            json!(entry.on),
            words(entry.status),
            entry.is_open.into(),
            self.is_overdue.into(),
        ];
        NAMES.map(str::to_owned).into_iter().zip(values).collect()
    }

    fn side(&self) -> Option<&'static str> {
        self.entry.side.filter(|_| self.entry.other_side.is_none()).map(Side::spoken)
    }

    /// How far it is; of what has left the plan, since when and why; nothing where that says no more than what it is.
    fn status(&self) -> Option<Cell> {
        let entry = Some(&self.entry).filter(|entry| entry.status != entry.is)?;
        let out = entry.dropped.as_ref().map(|(on, why)| match why.as_str() {
            "" => format!(" on {on}"),
            why => format!(" on {on}: {why}"),
        });
        let line = Line::from(spoken(entry.status)).dim(out.unwrap_or_default());
        (!entry.status.is_empty()).then(|| Cell::text(line, entry.status))
    }

    fn date(&self) -> Option<Cell> {
        let (tone, late) = if self.is_overdue { (Tone::Bad, ", overdue") } else { (Tone::Plain, "") };
        let moved = self.entry.put_off_to.map(|to| format!("; {}", put_off(to))).unwrap_or_default();
        let rests = match self.after_hold {
            Some(Some(on)) => format!("; {on} after the hold"),
            Some(None) => "; once the hold ends".to_owned(),
            None => String::new(),
        };
        let line = |date| tone.line(format!("{date}{late}")).dim(moved).dim(rests);
        self.entry.date().map(|date| Cell::text(line(date), date.to_string()))
    }
}

/// The id of an entry; a day that is one is typed as it is written.
fn as_typed(id: Line) -> Line {
    let is_day = id.text().parse::<Date>().is_ok();
    if is_day { Tone::Code.line(id.text()) } else { id }
}

/// What was found.
pub(super) struct Entries {
    /// The plan that was asked for; none when all were.
    pub(super) slug: Option<String>,
    pub(super) log: &'static Log,
    pub(super) found: Collected<Found>,
    /// How many more there are that are no longer open.
    pub(super) closed: usize,
    /// Whether only some of them were asked for.
    pub(super) is_filtered: bool,
}

impl Entries {
    fn table(&self) -> Table {
        let words = |text: &str| (!text.is_empty()).then(|| Line::from(text));
        let rows = &self.found.rows;
        let id = Column::left(self.log.key).of(rows, |found| words(&found.entry.id).map(as_typed));
        let is = Column::left("kind").expendable(1).of(rows, |found| words(&spoken(found.entry.is)));
        let is = self.log.has_kinds.then_some(is);
        let own = [
            Column::left(self.log.heads[0]).wraps().at_least(20).of(rows, |found| words(&found.entry.title)),
            Column::left(self.log.heads[1]).wraps().expendable(2).of(rows, |found| words(&found.who())),
            Column::left("side").expendable(3).of(rows, Found::side),
            Column::left("date").wraps().of(rows, Found::date),
        ];
        let status = Column::left("status").wraps().expendable(1).of(rows, Found::status);
        let status = Some(status).filter(|status| !status.is_idle());
        let plan = [
            Column::left("customer").names().of(rows, |found| found.customer.as_str()),
            Column::left("onboarding").expendable(SPARE).of(rows, |found| found.slug.as_str()),
        ];
        let plan = self.slug.is_none().then_some(plan);
        Table::new(plan.into_iter().flatten().chain([id]).chain(is).chain(own).chain(status))
    }

    /// What is said where there is nothing to show. That there is none at all is said only of what could be read.
    fn when_empty(&self) -> Line {
        let noun = self.log.noun;
        let such = if self.closed > 0 { "open" } else { "such" };
        Line::message(&match &self.slug {
            Some(slug) if self.closed == 0 && !self.is_filtered && self.found.is_complete() => {
                format!("`{slug}` has no {noun}s yet")
            }
            Some(slug) => format!("no {such} {noun} of `{slug}`"),
            None => format!("no {such} {noun}"),
        })
    }

    /// That there is more which is no longer open.
    fn left_out(&self) -> Option<Line> {
        let (are, them) = if self.closed == 1 { ("is", "it") } else { ("are", "them") };
        let closed = format!("{} more {are} no longer open: ", self.closed);
        (self.closed > 0).then(|| Line::new().dim(closed).code("--all").dim(format!(" shows {them}")))
    }

    fn entries(&self) -> Vec<Map<String, Value>> {
        self.found.rows.iter().map(Found::facts).collect()
    }
}

impl View for Entries {
    fn report(&self) -> Report {
        let mut table = self.table();
        table.when_empty = self.when_empty();
        let mut report = Report::new().with(table);
        report.data(facts::table(&[], NAMES, &self.entries()));
        report.push_lines(self.left_out());
        // What is to be said of one plan is said on stderr.
        if self.slug.is_none() {
            self.found.footnotes(&mut report);
        }
        report
    }

    fn json(&self) -> serde_json::Result<Value> {
        Ok(json!({
            "slug": self.slug, "entries": self.entries(), "unreadable": self.found.unreadable,
            "doubtful": self.found.doubtful, "is_complete": self.found.is_complete(),
            "ended_not_shown": self.found.ended, "closed_not_shown": self.closed,
        }))
    }
}
