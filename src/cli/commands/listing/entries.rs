//! Entries of a log, of one plan or of all, as every format shows them.

use std::borrow::Cow;

use onboard::model::Side;
use onboard::report::collected::Collected;
use onboard::report::{Cell, Column, Line, Report, Table, Tone, View};
use serde_json::{Value, json};

use onboard::log::{Log, LogEntry};

/// An entry and the plan that has it.
pub(super) struct Found {
    pub(super) slug: String,
    pub(super) entry: LogEntry,
    pub(super) is_overdue: bool,
}

impl Found {
    fn who(&self) -> Cow<'_, str> {
        if self.entry.names.len() > 1 {
            self.entry.names.join(", ").into()
        } else {
            self.entry.owner.as_str().into()
        }
    }

    fn side(&self) -> Option<&'static str> {
        self.entry.side.filter(|_| self.entry.other_side.is_none()).map(Side::word)
    }

    fn date(&self) -> Option<Cell> {
        let (tone, late) = if self.is_overdue { (Tone::Bad, ", overdue") } else { (Tone::Plain, "") };
        self.entry.date().map(|date| Cell::text(tone.line(format!("{date}{late}")), date.to_string()))
    }
}

/// What was found.
pub(super) struct Entries {
    /// The plan that was asked for; none when all were.
    pub(super) slug: Option<String>,
    pub(super) log: &'static Log,
    pub(super) found: Collected<Found>,
}

impl Entries {
    fn table(&self) -> Table {
        let words = |text: &str| (!text.is_empty()).then(|| Line::from(text));
        let rows = &self.found.rows;
        let id = Column::left(self.log.key).of(rows, |found| words(&found.entry.id));
        let is = Column::left("is").expendable(1).of(rows, |found| words(found.entry.is));
        let is = self.log.has_kinds.then_some(is);
        let own = [
            Column::left(self.log.heads[0]).wraps().at_least(20).of(rows, |found| words(&found.entry.title)),
            Column::left(self.log.heads[1]).wraps().expendable(2).of(rows, |found| words(&found.who())),
            Column::left("side").expendable(3).of(rows, Found::side),
            Column::left("date").wraps().of(rows, Found::date),
            Column::left("status").expendable(1).of(rows, |found| words(found.entry.status)),
        ];
        // What has both is work: when it is planned and when it was done are two days, each with its home.
        let days = [
            Column::data("due").of(rows, |found| found.entry.due.map(|due| due.to_string())),
            Column::data("due_from").of(rows, |found| found.entry.due_from.as_ref().map(ToString::to_string)),
            Column::data("done_on")
                .of(rows, |found| found.entry.done_on.as_ref().map(|(on, _)| on.to_string())),
            Column::data("done_on_from")
                .of(rows, |found| found.entry.done_on.as_ref().map(|(_, from)| from.to_string())),
        ];
        let days = days.into_iter().filter(|_| self.log.is_work);
        let plan = Column::left("onboarding").cuts().of(rows, |found| found.slug.as_str());
        let plan = self.slug.is_none().then_some(plan);
        Table::new(plan.into_iter().chain([id]).chain(is).chain(own).chain(days))
    }

    fn entry(&self, found: &Found) -> Value {
        let words = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
        let entry = &found.entry;
        json!({
            "onboarding": found.slug, "id": entry.id, "title": words(&entry.title), "owner": words(&entry.owner),
            "customer_owner": entry.names.get(1), "is": words(entry.is), "side": entry.side,
            "due": entry.due, "due_from": entry.due_from.as_ref().map(ToString::to_string),
            "done_on": entry.done_on.as_ref().map(|(on, _)| on),
            "done_on_from": entry.done_on.as_ref().map(|(_, from)| from.to_string()), "on": entry.on, "status": words(entry.status),
            "is_open": entry.is_open, "is_overdue": found.is_overdue,
        })
    }
}

impl View for Entries {
    fn report(&self) -> Report {
        let whose = self.slug.as_ref().map(|slug| format!(" of `{slug}`")).unwrap_or_default();
        let mut table = self.table();
        table.when_empty = Line::message(&format!("no such {}{whose}", self.log.noun));
        let mut report = Report::new().with(table);
        // What is to be said of one plan is said on stderr.
        if self.slug.is_none() {
            self.found.footnotes(&mut report);
        }
        report
    }

    fn json(&self) -> serde_json::Result<Value> {
        let entries: Vec<_> = self.found.rows.iter().map(|found| self.entry(found)).collect();
        Ok(json!({
            "slug": self.slug, "entries": entries, "unreadable": self.found.unreadable,
            "doubtful": self.found.doubtful, "is_complete": self.found.is_complete(),
            "ended_not_shown": self.found.ended,
        }))
    }
}
