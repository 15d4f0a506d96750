//! Which of the lines that changed turned an answer: those without which it would not have turned. Each change is undone by
//! itself and the plan judged again; where no single one decides, whole files are undone.

use std::collections::BTreeMap;

use super::hunk::{Hunk, hunks};
use crate::basis::Basis;
use crate::diff::Both;
use crate::plan::{Bytes, Directory, Entry};

/// So many changes are undone one by one; of more, whole files are.
const MOST_UNDONE: usize = 200;

/// The files of a plan, and those that it is judged by.
#[derive(Clone, Debug)]
pub struct Files {
    /// The plan's own.
    pub directory: Directory,
    /// Configuration, people and playbooks, by their names.
    pub settings: BTreeMap<String, Bytes>,
    /// What those come to.
    pub basis: Basis,
}

/// What could be undone to turn an answer back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decided {
    /// Each of the changes that are told, alone.
    ByLines,
    /// No single change, but all of a file together.
    ByFiles,
    /// Nothing less than all of it.
    #[default]
    ByNone,
}

/// The lines that changed and are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Those that turned the answer, where those can be told from others; otherwise all.
    pub hunks: Vec<Hunk>,
    /// Which of the changes could be undone to turn it back.
    pub decided: Decided,
    /// How many changes there are besides.
    pub others: usize,
}

/// The lines between two states that turned an answer. `turns_back` says of files that lack some of the change whether the
/// old answer comes back.
pub fn decisive(files: Both<&Files>, turns_back: impl Fn(Directory, &Basis) -> bool) -> Changed {
    let Both { base, head } = files;
    let plan = of_plan(files);
    let settings = of_texts(files.map(|it| it.settings.clone()).as_ref());
    let by_settings = !settings.is_empty() && turns_back(head.directory.clone(), &base.basis);
    let undo = |hunk: &Hunk| turns_back(without(head, base, hunk), &head.basis);
    let mut found: Vec<Hunk> = match plan.len() {
        0..=MOST_UNDONE => plan.iter().filter(|hunk| undo(hunk)).cloned().collect(),
        _ => Vec::new(),
    };
    let by_files = found.is_empty() && !by_settings;
    if by_files {
        let goes_back = |file: &str| turns_back(with_file_of(head, base, file), &head.basis);
        let mut decides: BTreeMap<&str, bool> = BTreeMap::new();
        for hunk in &plan {
            decides.entry(&hunk.file).or_insert_with(|| goes_back(&hunk.file));
        }
        found = plan.iter().filter(|hunk| decides[hunk.file.as_str()]).cloned().collect();
    }
    let all = plan.len() + settings.len();
    if by_settings {
        found.extend(settings.iter().cloned());
    }
    match found.is_empty() {
        true => {
            let hunks = plan.into_iter().chain(settings).collect();
            Changed { hunks, decided: Decided::ByNone, others: 0 }
        }
        false => {
            // One change of a file is that file.
            let decided = if by_files && found.len() > 1 { Decided::ByFiles } else { Decided::ByLines };
            Changed { others: all - found.len(), hunks: found, decided }
        }
    }
}

impl Changed {
    /// The same with those changes first that concern what was asked: those of the least rank.
    #[must_use]
    pub fn in_order_of(mut self, rank: impl Fn(&Hunk) -> usize) -> Self {
        self.hunks.sort_by_key(rank);
        self
    }
}

/// Everything that changed between two states, those files first that the plan is made of.
pub fn changes(files: Both<&Files>) -> Vec<Hunk> {
    let settings = of_texts(files.map(|it| it.settings.clone()).as_ref());
    of_plan(files).into_iter().chain(settings).collect()
}

fn of_plan(files: Both<&Files>) -> Vec<Hunk> {
    of_texts(files.map(|it| texts(&it.directory)).as_ref())
}

/// What a directory has of text, by name.
fn texts(directory: &Directory) -> BTreeMap<String, Bytes> {
    let text = |(name, entry): (&String, &Entry)| match entry {
        Entry::Bytes(bytes) => Some((name.clone(), bytes.clone())),
        _ => None,
    };
    directory.entries.iter().filter_map(text).collect()
}

fn of_texts(files: Both<&BTreeMap<String, Bytes>>) -> Vec<Hunk> {
    let names = files.base.keys().chain(files.head.keys().filter(|name| !files.base.contains_key(*name)));
    let mut names: Vec<&String> = names.collect();
    names.sort();
    let text = |of: &BTreeMap<String, Bytes>, name| of.get(name).cloned().unwrap_or_default();
    names.into_iter().flat_map(|name| hunks(name, &text(files.base, name), &text(files.head, name))).collect()
}

/// The plan of the head without one of the changes.
fn without(head: &Files, base: &Files, hunk: &Hunk) -> Directory {
    let mut directory = head.directory.clone();
    let none = Bytes::default();
    let new = match head.directory.entries.get(&hunk.file) {
        Some(Entry::Bytes(bytes)) => bytes,
        _ => &none,
    };
    let text = hunk.undone(new);
    // A file that the change brought is not there without it, and one that it took away is.
    if text.is_empty() && !base.directory.entries.contains_key(&hunk.file) {
        directory.entries.remove(&hunk.file);
    } else {
        directory.entries.insert(hunk.file.clone(), Entry::Bytes(text.into()));
    }
    directory
}

/// The plan of the head with one of its files as the base has it.
fn with_file_of(head: &Files, base: &Files, file: &str) -> Directory {
    let mut directory = head.directory.clone();
    match base.directory.entries.get(file) {
        Some(entry) => directory.entries.insert(file.to_owned(), entry.clone()),
        None => directory.entries.remove(file),
    };
    directory
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::date;

    fn files(entries: &[(&str, &str)], config: &str) -> Files {
        Files {
            directory: Directory::of("acme", entries.iter().copied()),
            settings: BTreeMap::from([("onboard.toml".to_owned(), config.into())]),
            basis: Basis::on(date(if config.is_empty() { "2026-04-10" } else { "2026-04-11" })),
        }
    }

    /// The lines that are told of a change, and whether they decide. The old answer is there while `bad` is nowhere, and while
    /// the configuration is the old one.
    fn told(base: &Files, head: &Files, bad: &str) -> (Vec<String>, Decided, usize) {
        let turns_back = |directory: Directory, basis: &Basis| {
            let has = texts(&directory).values().any(|text| String::from_utf8_lossy(text).contains(bad));
            !has || basis.as_of == date("2026-04-10") && head.basis.as_of != date("2026-04-10")
        };
        let changed = decisive(Both::new(base, head), turns_back);
        let line = |hunk: &Hunk| format!("{}:{}", hunk.file, hunk.new_line);
        (changed.hunks.iter().map(line).collect(), changed.decided, changed.others)
    }

    #[test]
    fn the_line_without_which_it_would_not_have_turned_is_told() {
        let base = files(&[("a", "1\n2\n3\n"), ("b", "1\n")], "");
        let head = files(&[("a", "one\n2\nbad\n"), ("b", "2\n"), ("c", "x\n")], "");
        assert_eq!(told(&base, &head, "bad"), (vec!["a:3".to_owned()], Decided::ByLines, 3));
    }

    #[test]
    fn a_file_decides_where_none_of_its_lines_does_alone() {
        let base = files(&[("a", "1\n2\n3\n"), ("b", "1\n")], "");
        let head = files(&[("a", "bad\n2\nbad\n"), ("b", "2\n")], "");
        assert_eq!(
            told(&base, &head, "bad"),
            (vec!["a:1".to_owned(), "a:3".to_owned()], Decided::ByFiles, 1)
        );
    }

    #[test]
    fn all_is_told_where_nothing_decides_alone() {
        let base = files(&[("a", "1\n"), ("b", "1\n")], "");
        let head = files(&[("a", "bad\n"), ("b", "bad\n")], "");
        assert_eq!(told(&base, &head, "bad"), (vec!["a:1".to_owned(), "b:1".to_owned()], Decided::ByNone, 0));
    }

    #[test]
    fn what_a_plan_is_judged_by_may_decide() {
        let base = files(&[("a", "bad\n"), ("b", "1\n")], "");
        let head = files(&[("a", "bad\n"), ("b", "2\n")], "x = 1\n");
        assert_eq!(told(&base, &head, "bad"), (vec!["onboard.toml:1".to_owned()], Decided::ByLines, 1));
    }
}
