//! What a log is: a list of entries in a file of a plan, and what its entries show in a list.

use crate::date::Date;
use crate::model::{Dropped, GateName, PlanFile, Side};
use crate::plan_at::PlanAt;
use crate::remedy::Command;
use crate::route::Route;

/// A list of entries in a file of a plan.
pub struct Log {
    /// What an entry is called.
    pub noun: &'static str,
    /// The letter that generated ids start with.
    pub prefix: char,
    /// The file that it is in.
    pub file: PlanFile,
    /// The key of the list.
    pub(super) list: &'static str,
    /// The key by which an entry is named.
    pub key: &'static str,
    /// What lists them.
    pub(super) command: fn(&str) -> Command,
    /// What a list calls the title of an entry, and whose it is.
    pub heads: [&'static str; 2],
    /// Whether it is read by day, and listed so.
    pub is_by_day: bool,
    /// Whether it is read for what happened, so that a list has what is over too.
    pub is_record: bool,
    /// Whether its entries are work, with a day on which it is due and one on which it was done.
    pub is_work: bool,
    /// The gate that asks for its entries, where one does: once it is open, none of them is late any more.
    pub until: Option<GateName>,
    /// Whether it has entries of several kinds.
    pub has_kinds: bool,
    /// Every entry of the file, in its order, as it is on the day; those that are not in the plan then too.
    pub entries: fn(&PlanAt) -> Vec<LogEntry>,
}

impl Log {
    /// Whether its entries are people, who are named as people are everywhere.
    pub(super) fn is_of_people(&self) -> bool {
        self.key == "name"
    }

    /// The list.
    pub fn route(&self) -> Route {
        Route::to(self.file).key(self.list)
    }
}

/// An entry as lists show it: what a log does not know of its entries is absent.
#[derive(Clone, Debug, Default)]
pub struct LogEntry {
    /// By what it is named.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Whose it is; empty where it is nobody's.
    pub owner: String,
    /// Whether `owner` says what it is for, in words of the files, and names nobody.
    pub is_owner_a_word: bool,
    /// Those by whose name it is found, where it is not the owner alone.
    pub names: Vec<String>,
    /// Who has to move, else whose it is.
    pub side: Option<Side>,
    /// The other side, of what is both's alike.
    pub other_side: Option<Side>,
    /// By when it is to happen.
    pub due: Option<Date>,
    /// Where that day is written.
    pub due_from: Option<Route>,
    /// The day that lateness is held against, where it is another.
    pub owed_on: Option<Date>,
    /// The day to which it was put off, where the old one binds all the same.
    pub put_off_to: Option<Date>,
    /// When it was done, and where that is written.
    pub done_on: Option<(Date, Route)>,
    /// A date that is no deadline.
    pub on: Option<Date>,
    /// What it is, in a word, where a log has entries of several kinds.
    pub is: &'static str,
    /// What its file does not say of it and another entry does, under the key that would.
    pub beside: Option<(&'static str, String)>,
    /// How far it is, in a word.
    pub status: &'static str,
    /// What took it out of the plan, where something has: since when, and why.
    pub dropped: Option<(Date, String)>,
    /// Whether somebody still has to do something about it.
    pub is_open: bool,
    /// Whether it is not there yet on that day: added or heard of later. It is named, but not listed.
    pub is_absent: bool,
}

impl LogEntry {
    /// As it is on `day`, of something that was added on a day and may have left the plan since: what was dropped is that and
    /// nothing else, whatever came of it before.
    pub(super) fn in_plan(self, added_on: Option<Date>, dropped: &[Dropped], day: Date) -> Self {
        let is_absent = added_on.is_some_and(|added| added > day);
        let Some(out) = dropped.iter().find(|it| it.holds_on(day)) else { return Self { is_absent, ..self } };
        let why = out.reason.answer().unwrap_or_default().to_owned();
        Self { status: "dropped", is_open: false, is_absent, dropped: Some((out.dropped_on, why)), ..self }
    }

    /// The day that a list shows and sorts by.
    pub fn date(&self) -> Option<Date> {
        self.due.or(self.on)
    }

    /// The id, with what it stands for.
    pub fn label(&self) -> String {
        format!("`{}` ({})", self.id, self.title)
    }
}
