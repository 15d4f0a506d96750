//! What columns, signs and abbreviations mean. Each is said in one place, and a screen is explained by what it shows.

mod columns;
mod screens;
mod signs;

use std::collections::BTreeSet;

use super::{Block, Heading, Line, Pairs, Report, View};
use crate::metric::METRICS;
use columns::COLUMNS;
use signs::SIGNS;

/// What something on a screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The column or the sign.
    pub sign: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// The legend of a screen: what it shows, each explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legend {
    screen: String,
    entries: Vec<Entry>,
}

impl Legend {
    /// Of what a command has answered.
    pub fn of(screen: &str, report: &Report) -> Self {
        Self::made(screen, &titles(report), &report.lines().join("\n"))
    }

    /// Of what a command has written for another program.
    pub fn of_text(screen: &str, text: &str) -> Self {
        Self::made(screen, &[], text)
    }

    fn made(screen: &str, titles: &[&str], text: &str) -> Self {
        let columns = titles.iter().filter_map(|title| column(screen, title));
        let signs = SIGNS.iter().filter(|it| is_on(it.screens, screen) && it.is_in(text));
        let signs = signs.map(|it| Entry { sign: it.sign, meaning: it.meaning });
        let (mut entries, mut told) = (Vec::new(), BTreeSet::new());
        for entry in columns.chain(signs) {
            if told.insert(entry.sign) {
                entries.push(entry);
            }
        }
        Self { screen: screen.to_owned(), entries }
    }
}

/// What may stand on the screen of a command: for its help page, where nothing is shown yet.
pub fn signs_of(screen: &str) -> impl Iterator<Item = Entry> {
    let is_own = move |screens: &str| screens.split(' ').any(|it| it == screen);
    let columns = COLUMNS.iter().copied().filter(move |(screens, ..)| is_own(screens));
    let signs = SIGNS.iter().filter(move |it| is_own(it.screens));
    let columns = columns.map(|(_, sign, meaning)| Entry { sign, meaning });
    columns.chain(signs.map(|it| Entry { sign: it.sign, meaning: it.meaning }))
}

/// The titles of the columns that an answer shows, each once.
fn titles(report: &Report) -> Vec<&str> {
    let mut titles = Vec::new();
    for block in &report.blocks {
        let Block::Table(table) = block else { continue };
        let shown = table.columns.iter().filter(|column| !column.is_data_only);
        for title in shown.map(|column| column.title.as_str()) {
            if !title.is_empty() && !titles.contains(&title) {
                titles.push(title);
            }
        }
    }
    titles
}

/// What a column means on a screen: as is said of it there, else as everywhere; that of a metric is what it measures.
fn column(screen: &str, title: &str) -> Option<Entry> {
    // A page for a customer names them.
    let is_customer = title.starts_with("at ") && is_on("agenda share", screen);
    let title = if is_customer { "at the customer" } else { title };
    let is_it = |sign: &str| sign.split(", ").any(|it| it == title);
    let find = |is_wanted: &dyn Fn(&str) -> bool| {
        let found = COLUMNS.iter().copied().find(|(screens, sign, _)| is_wanted(screens) && is_it(sign));
        found.map(|(_, sign, meaning)| Entry { sign, meaning })
    };
    let own = find(&|screens| !screens.is_empty() && is_on(screens, screen));
    let metric = || METRICS.iter().find(|metric| metric.name == title);
    let measured = || metric().map(|metric| Entry { sign: metric.name, meaning: metric.summary });
    own.or_else(|| find(&str::is_empty)).or_else(measured)
}

/// Whether a command is one of these screens; `action list` is one of `action`.
fn is_on(screens: &str, screen: &str) -> bool {
    let first = screen.split(' ').next().unwrap_or_default();
    screens.is_empty() || screens.split(' ').any(|it| it == first)
}

impl View for Legend {
    fn report(&self) -> Report {
        let pairs = self.entries.iter().fold(Pairs::new(), |pairs, it| pairs.pair(it.sign, it.meaning));
        let title = Line::from("What the screen of ").quoted(&self.screen).plain(" shows");
        Report::new().with(Heading::top(title)).with(pairs)
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        let entries =
            self.entries.iter().map(|it| serde_json::json!({ "sign": it.sign, "meaning": it.meaning }));
        Ok(serde_json::json!({ "legend": entries.collect::<Vec<_>>() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Column, Table};

    fn signs(screen: &str, report: &Report) -> Vec<&'static str> {
        Legend::of(screen, report).entries.into_iter().map(|it| it.sign).collect()
    }

    #[test]
    fn a_screen_is_explained_by_what_it_shows() {
        let row = ["A-1"];
        let columns = [Column::left("day"), Column::left("nobody knows this"), Column::data("late")];
        let report = Report::new().with(Table::new(columns.map(|column| column.of(&row, |id| *id))));
        assert_eq!(signs("history", &report)[0], "day");
        assert!(signs("action list", &report).contains(&"M-… A-… R-… D-… L-…"));
        assert!(!signs("status", &report).contains(&"late"), "it is for programs");
        let meaning = |screen: &str| Legend::of(screen, &report).entries[0].meaning;
        assert_ne!(meaning("history"), meaning("status"), "a word may mean two things");
    }

    #[test]
    fn what_counts_as_late_is_all_that_the_metrics_of_lateness_count() {
        let late = column("status", "late").expect("a line");
        for metric in crate::status::LATE {
            let noun = metric.trim_start_matches("overdue_");
            assert!(late.meaning.contains(noun), "{noun}: {}", late.meaning);
        }
    }

    #[test]
    fn nothing_is_said_twice_of_one_screen_and_every_screen_is_a_command() {
        let mut told = BTreeSet::new();
        for (screens, signs, meaning) in COLUMNS {
            assert!(!meaning.is_empty());
            for screen in screens.split(' ') {
                for sign in signs.split(", ") {
                    assert!(told.insert((screen, sign)), "{sign} of {screen} is explained twice");
                }
            }
        }
        let known: Vec<&str> =
            COLUMNS.iter().map(|it| it.0).chain(SIGNS.iter().map(|it| it.screens)).collect();
        let page = include_str!("../../../docs/commands.md");
        for screen in known.iter().flat_map(|screens| screens.split(' ')).filter(|it| !it.is_empty()) {
            assert!(page.contains(&format!("\n## `onboard {screen}")), "there is no command {screen}");
        }
    }
}
