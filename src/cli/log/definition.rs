//! What a log is: a list of entries in a file of a plan, and what its entries show in a list.

use onboard::date::Date;
use onboard::model::{PlanFile, Side};
use onboard::plan_at::PlanAt;
use onboard::remedy::Command;
use onboard::route::Route;

/// A list of entries in a file of a plan.
pub(crate) struct Log {
    /// What an entry is called.
    pub(crate) noun: &'static str,
    /// The letter that generated ids start with.
    pub(crate) prefix: char,
    /// The file that it is in.
    pub(crate) file: PlanFile,
    /// The key of the list.
    pub(super) list: &'static str,
    /// The key by which an entry is named.
    pub(crate) key: &'static str,
    /// What lists them.
    pub(super) command: fn(&str) -> Command,
    /// What a list calls the title of an entry, and whose it is.
    pub(crate) heads: [&'static str; 2],
    /// Whether it is read by day, and listed so.
    pub(crate) is_by_day: bool,
    /// Whether its entries are work, with a day on which it is due and one on which it was done.
    pub(crate) is_work: bool,
    /// Every entry of the file, in its order, as it is on the day; those that are not in the plan then too.
    pub(crate) entries: fn(&PlanAt) -> Vec<LogEntry>,
}

impl Log {
    /// The list.
    pub(crate) fn route(&self) -> Route {
        Route::to(self.file).key(self.list)
    }
}

/// An entry as lists show it: what a log does not know of its entries is absent.
#[derive(Clone, Debug, Default)]
pub(crate) struct LogEntry {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) owner: String,
    /// Those by whose name it is found, where it is not the owner alone.
    pub(crate) names: Vec<String>,
    /// Who has to move, else whose it is.
    pub(crate) side: Option<Side>,
    /// The other side, of what is both's alike.
    pub(crate) other_side: Option<Side>,
    pub(crate) due: Option<Date>,
    /// Where that day is written.
    pub(crate) due_from: Option<Route>,
    /// The day that lateness is held against, where it is another.
    pub(crate) owed_on: Option<Date>,
    /// When it was done, and where that is written.
    pub(crate) done_on: Option<(Date, Route)>,
    /// A date that is no deadline.
    pub(crate) on: Option<Date>,
    pub(crate) status: &'static str,
    /// Whether somebody still has to do something about it.
    pub(crate) is_open: bool,
    /// Whether it is not in the plan on that day: added or heard of later, or dropped. It is named, but not listed.
    pub(crate) is_absent: bool,
}

impl LogEntry {
    /// The day that a list shows and sorts by.
    pub(crate) fn date(&self) -> Option<Date> {
        self.due.or(self.on)
    }

    /// The id, with what it stands for.
    pub(super) fn label(&self) -> String {
        format!("`{}` ({})", self.id, self.title)
    }
}
