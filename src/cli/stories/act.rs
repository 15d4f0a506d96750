//! How something happens in a story: by a command, or by hand where there is none.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use onboard::date::Date;
use onboard::edit::{self, Yaml, item};
use onboard::model::PlanFile;
use onboard::route::Route;

use super::chance::Chance;
use super::start;
use crate::context::Context;
use crate::editor::{Editor, How};
use crate::portfolio::Portfolio;
use crate::{invocation, program};

/// Something that may happen. A place such as `criteria[C-sso]` is that of the entry with this id.
pub(super) enum Act {
    /// Command lines, joined by `&&`.
    Line(&'static str),
    /// An entry is added to a list.
    Entry(&'static str, &'static str),
    /// Keys are given to an entry that has none of them, and has the one that is named first. What happened stays: nobody
    /// writes over it.
    Keys(&'static str, &'static str, &'static str),
    /// A day of an entry moves.
    Move(&'static str, &'static str),
}

use Act::{Entry, Keys, Line, Move};

/// What became of an act.
pub(super) struct Done {
    /// What was done of it, line by line.
    pub(super) lines: Vec<String>,
    /// Whether nothing of it was refused, or was so already.
    pub(super) is_whole: bool,
}

impl Act {
    /// What it is called.
    pub(super) fn name(&self) -> String {
        match self {
            Line(text) => (*text).to_owned(),
            Entry(at, what) | Keys(at, _, what) | Move(at, what) => format!("{at}: {what}"),
        }
    }

    /// Lets it happen, as far as it is not refused.
    pub(super) fn perform(&self, chance: &mut Chance, workspace: &Path) -> Done {
        let done: Vec<Option<String>> = match self {
            Line(text) => text.split("&&").map(|line| command(line.trim(), chance, workspace)).collect(),
            by_hand => vec![by_hand.write(chance, workspace)],
        };
        Done { is_whole: done.iter().all(Option::is_some), lines: done.into_iter().flatten().collect() }
    }

    /// Writes it by hand, as the pages ask for it.
    fn write(&self, chance: &mut Chance, workspace: &Path) -> Option<String> {
        let portfolio = Portfolio::open_at(workspace, |_| chance.today).ok()?;
        let mut editor = Editor::open_as(&portfolio, start::SLUG, How::default()).ok()?;
        let (Line(at) | Entry(at, _) | Keys(at, ..) | Move(at, _)) = self;
        let place = place(&editor, at)?;
        let there = editor.written(&place).ok()?;
        let said = match self {
            Line(line) => panic!("`{line}` is a command"),
            Entry(_, text) => {
                let text = chance.fill(text, |word| word);
                editor.draft.edits.add(place, read(&text)?);
                text
            }
            Keys(_, needed, text) => {
                let text = chance.fill(text, |word| word);
                let Some(Yaml::Map(new)) = read(&text) else { panic!("`{text}` has no keys") };
                let is_free = |(key, _): &(String, Yaml)| there.get(key).is_none();
                if there.get(needed).is_none() || !new.iter().all(is_free) {
                    return None;
                }
                new.into_iter()
                    .for_each(|(key, value)| editor.draft.edits.set(place.clone().key(key), value));
                text
            }
            Move(_, key) => {
                there.get("id").or_else(|| there.get("definition"))?;
                let to = chance.ahead();
                let entry = Yaml::map([
                    ("from", there.get(key).cloned()),
                    ("to", Some(to.into())),
                    ("reason", Some(Yaml::text("no time"))),
                    ("moved_on", Some(chance.today.into())),
                ]);
                editor.draft.edits.set(place.clone().key(*key), to);
                editor.draft.edits.add(place.key("moves"), entry);
                format!("`{key}` moves to {to}")
            }
        };
        editor.finish("written by hand").ok().map(|_| format!("{at}: {said}"))
    }
}

/// Runs a command; its line, unless it changed nothing.
fn command(line: &str, chance: &mut Chance, workspace: &Path) -> Option<String> {
    let quote = |word: String| if word.contains(' ') { format!("'{word}'") } else { word };
    // Within a quoted text a space is a part of it; no word that is there has a space.
    let line = chance.fill(&line.replace("PLAN", start::SLUG), quote);
    let own = shlex::split(&line).expect("a command line");
    let today = chance.today.to_string();
    let words = [OsString::from("onboard"), "-C".into(), workspace.into(), "--as-of".into(), today.into()];
    let words = words.into_iter().chain(own.into_iter().map(OsString::from));
    let invocation = invocation::parse(words).unwrap_or_else(|said| panic!("`{line}`: {}", said.error));
    let context = Context::new(invocation.name, &invocation.global);
    let before = start::read(workspace);
    program::run(&invocation.command, &context).ok()?;
    let after = start::read(workspace);
    let lost = lost(&before, &after, chance.today);
    assert!(lost.is_empty(), "`{line}` took out {lost:?} of\n{before:#?}");
    (after != before).then_some(line)
}

/// What happened on an earlier day and no longer is in the files. A planned day may be another, since its moves tell; what was
/// taken back stays below `reopened`, unless that was on its own day, so that it counted at the end of none.
fn lost(
    before: &BTreeMap<&'static str, String>,
    after: &BTreeMap<&'static str, String>,
    today: Date,
) -> Vec<String> {
    let mut lost = Vec::new();
    for (file, text) in before {
        let (mut old, mut new) = (days(text, today), days(&after[file], today));
        old.retain(|day| !is_taken(&mut new, day));
        let kept_as = |(key, on): &(String, Date)| {
            let kept = if key == "withdrawn_on" { "reopened_on" } else { "done_on" };
            (kept.to_owned(), *on)
        };
        old.retain(|day| !is_taken(&mut new, &kept_as(day)));
        let back: Vec<Date> =
            old.iter().filter(|(key, _)| key == "withdrawn_on").map(|(_, on)| *on).collect();
        for on in back {
            let is_of = |(key, day): &(String, Date)| *day == on && key != "withdrawn_on";
            if let Some(index) = old.iter().position(is_of) {
                old.swap_remove(index);
                is_taken(&mut old, &("withdrawn_on".to_owned(), on));
            }
        }
        lost.extend(old.into_iter().map(|(key, on)| format!("{file}: {key}: {on}")));
    }
    lost
}

/// Takes an entry out of a list; whether it was in it.
fn is_taken(list: &mut Vec<(String, Date)>, entry: &(String, Date)) -> bool {
    let index = list.iter().position(|it| it == entry);
    index.map(|index| list.swap_remove(index)).is_some()
}

/// The keys with a day before `today` that a text has, but for planned days.
fn days(text: &str, today: Date) -> Vec<(String, Date)> {
    let pairs = text.split(['\n', ',', '{', '}']).filter_map(|pair| pair.trim().split_once(": "));
    let dated = pairs.filter_map(|(key, day)| {
        let is_planned = key.ends_with("due") || key.ends_with("resumes_on");
        let day = day.parse::<Date>().ok().filter(|day| !is_planned && *day < today)?;
        Some((key.trim_start_matches("- ").to_owned(), day))
    });
    dated.collect()
}

fn read(text: &str) -> Option<Yaml> {
    edit::read(&format!("a: {text}\n"), &Route::to(PlanFile::Onboarding).key("a"))
}

/// The place that a text such as `gates.yaml:gates.go_live.criteria[C-sso].waivers[0]` names.
fn place(editor: &Editor<'_>, text: &str) -> Option<Route> {
    let (file, steps) = text.split_once(':').expect("a file and the way in it");
    let file = PlanFile::from_name(file).expect("a file of a plan");
    steps.split('.').try_fold(Route::to(file), |at, step| {
        let Some((key, entry)) = step.trim_end_matches(']').split_once('[') else {
            return Some(at.key(step.to_owned()));
        };
        let list = at.key(key.to_owned());
        match entry.parse() {
            Ok(index) => Some(list.index(index)),
            Err(_) => item(editor.text(file).ok()??, &list, "id", entry).ok(),
        }
    })
}
