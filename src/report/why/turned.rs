//! What turned it, in words: a commit and who wrote it, files that are not committed, or a day that went by.

use super::{Start, Turned, Walked, WhyAnswer};
use crate::history::Origin;
use crate::phrase::{Count, Days};
use crate::report::{Cell, Column, Line, Pairs, Table};
use crate::why::Cause;

/// So many commits are named where several lie between.
const MOST_COMMITS: usize = 3;

/// So many turns are shown; programs get them all.
const MOST_TURNS: usize = 8;

impl WhyAnswer {
    /// What it is, since when, what turned it and how often.
    pub(super) fn summary(&self) -> Pairs {
        let pairs = Pairs::new().pair("now", self.now.said.as_str()).maybe("held by", self.held());
        let Some(turn) = self.last_turn() else {
            let day = self.walked.since.short_with_weekday();
            let pairs = pairs.pair("since", format!("{day} at least: {}", self.walked.reason()));
            return pairs.pair("turned", "never").pair("walked", self.walked.said());
        };
        let ago = self.walked.until.days_since(turn.day);
        let since = match ago {
            0 => format!("{}, the day itself", turn.day.short_with_weekday()),
            ago => format!("{}, {}", turn.day.short_with_weekday(), Days(ago)),
        };
        let pairs = pairs.pair("since", since);
        let pairs =
            pairs.maybe("last so", self.last_held().map(|day| format!("until {}", day.short_with_weekday())));
        let pairs = pairs.pair("before", self.before(turn));
        let pairs = whose(&turn.cause).into_iter().fold(pairs, |pairs, (key, line)| pairs.pair(key, line));
        pairs.pair("turned", self.often()).pair("walked", self.walked.said())
    }

    /// What it was, and on what day: time alone and the files alone are told apart.
    fn before(&self, turn: &Turned) -> Line {
        let line = Line::from(turn.from.said.as_str());
        match &turn.cause {
            Cause::Time => line.dim(format!(", on {}, by the same files", turn.before.short_with_weekday())),
            _ if turn.before == turn.day => line.dim(", on the same day by the files of before"),
            _ => line.dim(format!(", on {}", turn.before.short_with_weekday())),
        }
    }

    fn often(&self) -> String {
        match self.turns.len() {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            many => Count(many, "time").to_string(),
        }
    }

    /// The turns, the latest first.
    pub(super) fn table(&self, most: usize) -> Table {
        let rows: Vec<&Turned> = self.turns.iter().rev().take(most).collect();
        let by = |turn: &&Turned| match turn.cause.commits().last() {
            Some(origin) => named(origin),
            None => cause(&turn.cause),
        };
        let last = |turn: &&Turned| turn.cause.commits().last().cloned();
        Table::new([
            Column::left("day").of(&rows, |turn| Cell::text(turn.day.short(), turn.day.to_string())),
            Column::left("from").of(&rows, |turn| Cell::signed(turn.from.said.as_str())),
            Column::left("to").of(&rows, |turn| Cell::signed(turn.to.said.as_str())),
            Column::left("by")
                .named("cause")
                .wraps()
                .of(&rows, |turn| Cell::text(by(turn), turn.cause.word())),
            Column::data("commit").of(&rows, |turn| last(turn).map(|it| it.id)),
            Column::data("author").of(&rows, |turn| last(turn).map(|it| it.author)),
            Column::data("subject").of(&rows, |turn| last(turn).map(|it| it.subject)),
        ])
    }

    /// Those that are shown.
    pub(super) fn shown_turns(&self) -> Table {
        self.table(MOST_TURNS)
    }
}

/// What turned it, and who.
fn whose(cause: &Cause) -> Vec<(&'static str, Line)> {
    let commits = cause.commits();
    if commits.is_empty() {
        return vec![("by", self::cause(cause))];
    }
    let key = |at: usize| if at == 0 { "by" } else { "and" };
    let shown = commits.iter().rev().take(MOST_COMMITS).enumerate();
    let mut pairs: Vec<(&str, Line)> = shown.map(|(at, it)| (key(at), named(it))).collect();
    let rest = commits.len().saturating_sub(MOST_COMMITS);
    pairs.extend((rest > 0).then(|| ("and", Line::new().dim(format!("{} before", Count(rest, "commit"))))));
    pairs.extend(cause.merge().map(|it| ("merged by", named(it))));
    pairs
}

/// What turned it where no commit did.
fn cause(cause: &Cause) -> Line {
    match cause {
        Cause::Uncommitted => Line::new().warn("not committed yet").plain(": files on the disk"),
        _ => Line::from("no commit: a day went by"),
    }
}

/// `3fa9c21 Tomas Lind, 2 Apr: the pilot moves`.
fn named(it: &Origin) -> Line {
    Line::new().code(&it.id).plain(" ").strong(&it.author).plain(format!(
        ", {}: {}",
        it.on.short(),
        it.subject
    ))
}

impl Walked {
    fn said(&self) -> Line {
        let days = Days(self.until.days_since(self.since) + 1);
        let from = self.since.short_on(self.until);
        let line = Line::from(format!("{days} from {from}, {}", Count(self.commits, "commit")));
        match &self.start {
            Start::Added(by) => {
                line.dim("; the plan was added in ").code(&by.id).dim(format!(" by {}", by.author))
            }
            Start::Asked | Start::Uncommitted => line.dim(format!("; {}", self.reason())),
        }
    }

    /// Why it goes no further back.
    fn reason(&self) -> String {
        match &self.start {
            Start::Added(by) => format!("it was so when the plan was added by {}", by.author),
            Start::Asked => "no earlier day was asked for".to_owned(),
            Start::Uncommitted => "the plan is not committed yet".to_owned(),
        }
    }
}
