//! What answers suggest is done: each command of findings, gates and signals of the examples is pasted and run, one after
//! another, in a copy, on ten days, until nothing is suggested or only a person can go on.
//!
//! What a person has to fill in is filled in with plain words (`blanks`). A command that is refused is a fault, unless
//! what was done before has made it needless: then it is suggested no more. What still stands when all that is suggested
//! for it is done is a fault as well, but for what [`FOR_A_PERSON`] names.

#![expect(clippy::disallowed_methods, reason = "suggestions are followed in copies on the disk")]

mod blanks;
mod suggestions;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use onboard::date::Date;
use rayon::prelude::*;

use crate::context::Context;
use crate::portfolio::Portfolio;
use crate::{invocation, program};
use blanks::Fillings;
use suggestions::{Suggestion, suggested};

/// The days on which the examples are looked at: the one that they are written for, and on until long after their end.
const DAYS: [&str; 10] = [
    "2026-04-10",
    "2026-04-13",
    "2026-04-17",
    "2026-04-24",
    "2026-05-04",
    "2026-05-18",
    "2026-06-01",
    "2026-06-22",
    "2026-07-20",
    "2026-10-01",
];

/// What stands until somebody does what no command does, or until a day has come, with the reason.
const FOR_A_PERSON: &[(&str, &str)] = &[
    ("segment-mismatch", "which engagement suits is a matter of judgement, and is written by hand"),
    ("single-threaded", "whom else at the customer to speak with"),
    ("waiver-lapsing", "what was waived is still owed where no single command can meet it"),
    ("worked-during-hold", "since when work stopped is known to people alone"),
];

/// More rounds than that means that each suggestion makes another.
const ROUNDS: usize = 30;

/// A copy of one example, on a day.
struct Copy {
    workspace: tempfile::TempDir,
    slug: String,
    day: Date,
}

impl Copy {
    fn of(slug: &str, day: &str) -> Self {
        let workspace = tempfile::tempdir().expect("a directory");
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let copy = |from: PathBuf, to: PathBuf| {
            fs::create_dir_all(&to).expect("a directory");
            let files = fs::read_dir(from).expect("a directory").map(|entry| entry.expect("an entry").path());
            for file in files.filter(|path| path.is_file()) {
                let name = file.file_name().expect("a name").to_owned();
                fs::copy(&file, to.join(name)).expect("a copy");
            }
        };
        let plan = Path::new("onboardings").join(slug);
        copy(examples.clone(), workspace.path().to_owned());
        copy(examples.join(&plan), workspace.path().join(plan));
        Self { workspace, slug: slug.to_owned(), day: day.parse().expect("a date") }
    }

    fn portfolio(&self) -> Portfolio {
        let opened = Portfolio::open_at(self.workspace.path(), |_| self.day);
        opened.unwrap_or_else(|failure| panic!("{}", failure.said()))
    }

    /// What is suggested, and with what a placeholder in it is filled.
    fn asked(&self) -> (Vec<Suggestion>, Fillings) {
        suggested(&self.portfolio(), &self.slug)
    }

    /// Runs a command line as a shell would; why it was refused, if it was.
    fn run(&self, line: &str) -> Result<(), String> {
        let day = self.day.to_string();
        let words = ["onboard", "-C"].map(OsString::from).into_iter().chain([self.workspace.path().into()]);
        let words = words.chain(["--as-of".into(), day.into()]);
        let own = shlex::split(line).ok_or("no shell reads it")?;
        let words = words.chain(own.into_iter().skip(1).map(OsString::from));
        let invocation = invocation::parse(words).map_err(|said| said.error.to_string())?;
        let context = Context::new(invocation.name, &invocation.global);
        program::run(&invocation.command, &context).map(drop).map_err(|failure| failure.said())
    }

    /// Does what is suggested until nothing new is; what was wrong with that.
    fn follow(&self) -> Vec<String> {
        let (mut faults, mut tried) = (Vec::new(), BTreeSet::new());
        for _ in 0..ROUNDS {
            let (suggestions, mut fillings) = self.asked();
            let (mut has_acted, agrees) = (false, fillings.agrees.clone());
            for suggestion in &suggestions {
                let ways = suggestion.ways.iter();
                let filled: Vec<_> = ways.filter_map(|way| Some((way, fillings.all(way)?))).collect();
                // Where two have to agree, each is asked.
                let key = |way: &Vec<String>| (suggestion.about.clone(), way.clone(), agrees.clone());
                let mut new = filled.into_iter().filter(|(way, _)| !tried.contains(&key(way)));
                let Some((way, lines)) = new.next() else { continue };
                tried.insert(key(way));
                has_acted = true;
                let refused = lines.iter().find_map(|line| Some((line, self.run(line).err()?)));
                if let Some((line, why)) = refused {
                    // What was done before may have made it needless: then it is suggested no more.
                    let (now, _) = self.asked();
                    if now.iter().any(|it| it.about == suggestion.about && it.ways.contains(way)) {
                        faults.push(format!("`{line}` is refused, for {}: {why}", suggestion.about));
                    }
                }
            }
            if !has_acted {
                let left = suggestions.into_iter().filter(|it| !is_for_a_person(it) && !is_for_later(it));
                faults
                    .extend(left.map(|it| format!("all is done, and it stands: {}: {}", it.about, it.help)));
                return faults;
            }
        }
        faults.push("there is no end to it".to_owned());
        faults
    }
}

fn is_for_a_person(suggestion: &Suggestion) -> bool {
    FOR_A_PERSON.iter().any(|(what, _)| suggestion.about.starts_with(what))
}

/// Whether nothing is to be done before its day.
fn is_for_later(suggestion: &Suggestion) -> bool {
    suggestion.help == "wait until it can be measured"
}

/// The examples, in order.
fn examples() -> Vec<String> {
    let plans = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/onboardings"));
    let slugs = plans.expect("examples").map(|it| it.expect("an entry").file_name());
    let mut slugs: Vec<String> = slugs.map(|slug| slug.into_string().expect("a slug")).collect();
    slugs.sort();
    slugs
}

#[track_caller]
fn follow(copies: &[(&str, String)]) {
    let faults = copies.par_iter().flat_map(|(day, slug)| {
        let faults = Copy::of(slug, day).follow();
        faults.into_iter().map(|fault| format!("{slug} on {day}: {fault}")).collect::<Vec<_>>()
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The two examples of which most is suggested.
#[test]
fn what_is_suggested_is_done_until_only_a_person_can_go_on() {
    let copies = [(DAYS[0], "kestrel-pine-logistics"), (DAYS[2], "lumenfold-health")];
    follow(&copies.map(|(day, slug)| (day, slug.to_owned())));
}

#[test]
#[ignore = "minutes without optimisation: `cargo test --release --bin onboard pasted -- --ignored`"]
fn what_is_suggested_on_ten_days_is_done_until_only_a_person_can_go_on() {
    let slugs = examples();
    let each = DAYS.iter().flat_map(|day| slugs.iter().map(|slug| (*day, slug.clone())));
    follow(&each.collect::<Vec<_>>());
}
