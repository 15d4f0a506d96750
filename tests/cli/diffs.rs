//! What a change of a plan is told as: each file of `tests/diffs/` is a change of the plan in `tests/diffs/base/`, and what
//! is said of it. `REGENERATE=1 cargo test --test cli diffs` writes anew what is said.
//!
//! A change is written as a patch without numbers: `@ FILE`, then lines that stay (a blank before them), go (`-`) and come
//! (`+`). `@ base FILE` changes the base too. `@ slug NAME` renames the directory, `@ new` takes the base away, `@ gone`
//! the head, `@ by NAME` says who wrote it, `@ config` adds lines to the configuration of the head.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use onboard::basis::Basis;
use onboard::check::CHECKS;
use onboard::config::{Config, Vocabulary};
use onboard::diff::{Both, Version, settings};
use onboard::metric::METRICS;
use onboard::plan::{Directory, load};
use onboard::render::terminal;
use onboard::report::View;
use onboard::report::diff::{ChangeAnswer, Compared};
use onboard::signal::SIGNALS;

/// What parts a change from what is said of it.
const RULE: &str = "\n----\n";

type Files = BTreeMap<String, String>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diffs")
}

fn base() -> Files {
    let entries = fs::read_dir(folder().join("base")).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    entries.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

/// Two versions of the plan, and who wrote the second.
struct Change {
    base: Option<Files>,
    head: Option<Files>,
    slug: String,
    config: String,
    authors: Vec<String>,
}

impl Change {
    fn of(patch: &str) -> Self {
        let (mut base, mut edits) = (base(), Vec::new());
        let mut change = Self {
            base: None,
            head: None,
            slug: "acme".to_owned(),
            config: String::new(),
            authors: Vec::new(),
        };
        let (mut is_new, mut is_gone) = (false, false);
        for hunk in patch.split("\n@ ").skip(1) {
            let (head, lines) = hunk.split_once('\n').unwrap_or((hunk, ""));
            match head.split_once(' ') {
                Some(("base", file)) => apply(&mut base, file, lines),
                Some(("slug", name)) => name.clone_into(&mut change.slug),
                Some(("by", name)) => change.authors.push(name.to_owned()),
                Some(_) => panic!("what is `@ {head}`?"),
                None if head == "new" => is_new = true,
                None if head == "gone" => is_gone = true,
                None if head == "config" => {
                    change.config = lines
                        .lines()
                        .filter_map(|line| line.strip_prefix('+'))
                        .collect::<Vec<_>>()
                        .join("\n");
                }
                None => edits.push((head, lines)),
            }
        }
        let mut head = base.clone();
        for (file, lines) in edits {
            apply(&mut head, file, lines);
        }
        change.base = (!is_new).then_some(base);
        change.head = (!is_gone).then_some(head);
        change
    }

    fn said(&self) -> String {
        let basis = |toml: &str| Basis::new(config(toml), "2026-04-10".parse().unwrap());
        let version = |slug: &str, files: &Option<Files>, toml: &str| {
            let files = files.as_ref()?.iter().map(|(name, text)| (name.as_str(), text.as_str()));
            Some(Version::of(load(Directory::of(slug, files)), &basis(toml)))
        };
        let both = Both::new(version("acme", &self.base, ""), version(&self.slug, &self.head, &self.config));
        let bases = Both::new(basis(""), basis(&self.config));
        let changed = settings(bases.as_ref(), Both::new("", &self.config));
        let named = Both::new("main".to_owned(), "the branch".to_owned());
        let settled = version("acme", &self.base, &self.config).filter(|_| !self.config.is_empty());
        let mut compared = Compared::of(both);
        if let Some(base) = settled.filter(|_| compared.is_touched() && self.head.is_some()) {
            compared.say_what_settings_do(&base);
        }
        let wrote = |_, _: &[u8], lines: &[Range<usize>]| -> Result<_, Infallible> {
            Ok(vec![self.authors.clone(); lines.len()])
        };
        compared.say_who_wrote(wrote).unwrap();
        let compared = vec![compared];
        let answer = ChangeAnswer::of(compared, named, "2026-04-10".parse().unwrap(), changed);
        terminal::plain(&answer.report(), 110)
    }
}

fn config(toml: &str) -> Config {
    let metrics: Vec<&str> = METRICS.iter().map(|it| it.id).collect();
    let checks: Vec<&str> = CHECKS.iter().map(|it| it.id).collect();
    let signals: Vec<&str> = SIGNALS.iter().map(|it| it.id).collect();
    let vocabulary = Vocabulary { metrics: &metrics, days: &[], checks: &checks, signals: &signals };
    Config::parse(toml, &vocabulary).unwrap()
}

/// Changes a file: the lines that stay and go have to be in it once, one after the other.
fn apply(files: &mut Files, file: &str, lines: &str) {
    let side = |marks: [char; 2]| -> String {
        let lines = lines.lines().filter(|line| line.starts_with(marks));
        lines.map(|line| format!("{}\n", &line[1..])).collect()
    };
    let (old, new) = (side([' ', '-']), side([' ', '+']));
    let text = files.entry(file.to_owned()).or_default();
    if old.is_empty() {
        text.push_str(&new);
    } else {
        assert_eq!(text.matches(&old).count(), 1, "{file} has this once:\n{old}");
        *text = text.replace(&old, &new);
    }
    if text.trim().is_empty() {
        files.remove(file);
    }
}

#[test]
fn each_change_is_told_as_its_file_says() {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|it| it == "txt"));
    cases.sort();
    assert!(cases.len() >= 30, "{} changes", cases.len());
    let mut wrong = Vec::new();
    for path in cases {
        let text = fs::read_to_string(&path).unwrap();
        let (patch, told) = text.split_once(RULE).unwrap_or((text.trim_end(), ""));
        let said = Change::of(patch).said();
        let said = said.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
        if std::env::var_os("REGENERATE").is_some() {
            fs::write(&path, format!("{patch}{RULE}{said}\n")).unwrap();
        } else if said.trim_end() != told.trim_end() {
            wrong.push(format!("{}:\n{said}\n", path.display()));
        }
    }
    assert!(wrong.is_empty(), "`REGENERATE=1` writes what is said now:\n{}", wrong.join("\n"));
}
