//! From a directory's files to a plan; pure, so that a plan can as well come from a test or a commit.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use super::bytes::Bytes;
use super::doubts::Doubts;
use super::problem::{
    FILE_TOO_LARGE, FileProblem, LINK_LEAVES_WORKSPACE, LINKED_TWICE, NO_ONBOARDING_FILE, UNKNOWN_FILE,
    UNREADABLE_FILE,
};
use super::reader::{Read, Reader};
use super::sources::Sources;
use super::typed::Plan;
use crate::document::ProblemKind;
use crate::finding::Place;
use crate::model::{Onboarding, PlanFile};
use crate::phrase::Count;
use crate::suggest::closest;

/// With what the names of files begin that a command makes for a moment while it writes.
pub const LEFT_BEHIND: &str = ".onboard-";

/// The name of the file that makes a workspace of a directory.
pub const CONFIGURATION: &str = "onboard.toml";

/// A file of this size or less is read: 8 MiB, hundreds of times what a log of years holds.
pub const LARGEST: u64 = 8 << 20;

/// A plan's directory, as far as it could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// Its name.
    pub slug: String,
    /// What it holds that a plan is made of, or that looks like it, by name.
    pub entries: BTreeMap<String, Entry>,
    /// What it is instead of a directory that can be listed.
    pub trouble: Option<Entry>,
    /// How many YAML files it has besides that no plan has, and that are not named one by one.
    pub more_foreign: usize,
    /// The names of symbolic links beside it that lead to it.
    pub links: Vec<String>,
}

/// Something in a plan's directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A file of the plan.
    Bytes(Bytes),
    /// A YAML file that no plan has; it is not opened.
    Foreign,
    /// A file larger than [`LARGEST`], by its size in bytes; it is not read.
    TooLarge(u64),
    /// A symbolic link to outside the workspace; it is not followed.
    LeavesWorkspace,
    /// A pipe, a directory or the like; it is not opened.
    NotAFile,
    /// A file that could not be read, and why.
    Unreadable(String),
}

/// What loading a directory gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The directory's name.
    pub slug: String,
    /// The plan, if its head could be read.
    pub plan: Option<Plan>,
    /// Everything that is wrong with the files, file by file.
    pub problems: Vec<FileProblem>,
    /// The files themselves, to show places in.
    pub sources: Sources,
}

impl Loaded {
    /// Why its files make no plan, in a few words.
    pub fn why_unread(&self) -> String {
        let first = self.problems.first();
        first.map_or_else(|| "its files make no plan".to_owned(), |first| first.problem.message.clone())
    }
}

impl Directory {
    /// A directory with these files.
    pub fn of<'a>(slug: &str, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let entry = |(name, text): (&str, &str)| (name.to_owned(), Entry::Bytes(text.into()));
        Self { slug: slug.to_owned(), entries: files.into_iter().map(entry).collect(), ..Self::default() }
    }

    /// The bytes of a file, if it was read.
    pub fn bytes(&self, file: PlanFile) -> Option<&[u8]> {
        match self.entries.get(file.name()) {
            Some(Entry::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }
}

/// Makes the plan of a directory. Never fails: what is wrong is told, and the rest is loaded.
pub fn load(directory: Directory) -> Loaded {
    load_with(directory, &Reader::default())
}

/// As [`load`], of one of several states of the same files: their reader knows what it has read already.
pub fn load_with(directory: Directory, reader: &Reader) -> Loaded {
    let Directory { slug, entries, trouble, more_foreign, links } = directory;
    let mut intake = Intake::of(entries, reader);
    intake.doubt_misnamed_files();
    let plan = intake.plan(&slug);
    if let Some(trouble) = trouble {
        intake.problems.push(not_read("the directory", Place::Plan, &trouble));
    } else if !intake.present.contains(&PlanFile::Onboarding) {
        intake.problems.push(
            FileProblem::new(NO_ONBOARDING_FILE, Place::Plan, "the directory has no `onboarding.yaml`")
                .help(
                    "bring it back, as with `git restore onboarding.yaml` in that directory, or make the plan anew with \
                     `onboard new`; a directory that is no plan goes elsewhere",
                ),
        );
    }
    intake.note_foreign_files();
    if more_foreign > 0 {
        let message =
            format!("{} here: no plan has such, and none is read", Count(more_foreign, "more YAML file"));
        let problem = FileProblem::new(UNKNOWN_FILE, Place::Plan, message);
        intake.problems.push(problem.help("keep them elsewhere"));
    }
    for link in links {
        let message = format!("`{link}` is a symbolic link to this plan, which is counted once");
        let linked = FileProblem::new(LINKED_TWICE, Place::Plan, message);
        intake
            .problems
            .push(linked.help(format!("remove the link, or let it be: the plan is called `{slug}`")));
    }
    Loaded { slug, plan, problems: intake.problems, sources: intake.sources }
}

/// The head of a plan as [`load_with`] reads it, out of its file alone; `None` where that makes no plan.
pub fn head_with(file: Entry, reader: &Reader) -> Option<Onboarding> {
    let head = PlanFile::Onboarding;
    Intake::of(BTreeMap::from([(head.name().to_owned(), file)]), reader).take(head)
}

/// The files on their way into a plan.
struct Intake<'r> {
    reader: &'r Reader,
    entries: BTreeMap<String, Entry>,
    present: BTreeSet<PlanFile>,
    doubtful: Doubts,
    problems: Vec<FileProblem>,
    sources: Sources,
}

impl<'r> Intake<'r> {
    fn of(entries: BTreeMap<String, Entry>, reader: &'r Reader) -> Self {
        Self {
            reader,
            entries,
            present: BTreeSet::new(),
            doubtful: Doubts::default(),
            problems: Vec::new(),
            sources: Sources::default(),
        }
    }

    /// The plan of the files on their way in, if its head can be read.
    fn plan(&mut self, slug: &str) -> Option<Plan> {
        let onboarding = self.take(PlanFile::Onboarding);
        let mut plan = Plan {
            slug: slug.to_owned(),
            handoff: self.take(PlanFile::Handoff).unwrap_or_default(),
            stakeholders: self.take(PlanFile::Stakeholders).unwrap_or_default(),
            jsp: self.take(PlanFile::Jsp).unwrap_or_default(),
            gates: self.take(PlanFile::Gates).unwrap_or_default(),
            actions: self.take(PlanFile::Actions).unwrap_or_default(),
            decisions: self.take(PlanFile::Decisions).unwrap_or_default(),
            risks: self.take(PlanFile::Risks).unwrap_or_default(),
            contacts: self.take(PlanFile::Contacts).unwrap_or_default(),
            adoption: self.take(PlanFile::Adoption).unwrap_or_default(),
            training: self.take(PlanFile::Training).unwrap_or_default(),
            friction: self.take(PlanFile::Friction).unwrap_or_default(),
            updates: self.take(PlanFile::Updates).unwrap_or_default(),
            expansion: self.take(PlanFile::Expansion).unwrap_or_default(),
            present: BTreeSet::new(),
            doubtful: Doubts::default(),
            onboarding: onboarding?,
        };
        plan.present.clone_from(&self.present);
        plan.doubtful.clone_from(&self.doubtful);
        Some(plan)
    }

    /// The typed content of a file; `None` when it is absent or nothing could be made of it.
    fn take<T>(&mut self, file: PlanFile) -> Option<T>
    where
        T: DeserializeOwned + Clone + Send + Sync + 'static,
    {
        let entry = self.entries.remove(file.name())?;
        self.present.insert(file);
        let bytes = match entry {
            Entry::Bytes(bytes) => bytes,
            other => {
                self.doubtful.insert(file);
                let place = Place::Entry(file.name().to_owned());
                self.problems.push(not_read(&format!("`{file}`"), place, &other));
                return None;
            }
        };
        let Read { value, problems, source } = self.reader.read(file, bytes);
        let is_empty = problems.iter().any(|problem| problem.kind == ProblemKind::Empty);
        if is_empty && file == PlanFile::Onboarding {
            let place = Place::Entry(file.name().to_owned());
            let empty = FileProblem::new(NO_ONBOARDING_FILE, place, "`onboarding.yaml` is empty");
            self.problems.push(empty.help("write `customer`, `segment` and `contract.signed_on` into it"));
            return None;
        }
        // Any other file that is empty says nothing, and so nothing wrong.
        if problems.iter().any(|problem| problem.kind.leaves_doubt()) {
            self.doubtful.insert(file);
        }
        self.problems.extend(problems.into_iter().map(|problem| FileProblem::in_file(file, problem)));
        self.sources.insert(file, source);
        value
    }

    /// Casts doubt on every file for which another seems to be meant: `actions.yml` is a log that nobody reads, whatever
    /// `actions.yaml` says.
    fn doubt_misnamed_files(&mut self) {
        for name in self.entries.keys().filter(|name| is_yaml(name) && PlanFile::from_name(name).is_none()) {
            if let Some(file) = self.meant_by(name) {
                self.doubtful.insert_misnamed(file, name);
            }
        }
    }

    /// The file that one of another name is meant for: spelt otherwise, or one that is close and not there itself.
    fn meant_by(&self, name: &str) -> Option<PlanFile> {
        let stem = |name: &str| name.rsplit_once('.').map(|(stem, _)| stem.to_lowercase());
        let same = PlanFile::ALL.into_iter().find(|file| stem(file.name()) == stem(name));
        let close = || closest(name, PlanFile::ALL.map(PlanFile::name)).and_then(PlanFile::from_name);
        same.or_else(|| close().filter(|file| !self.entries.contains_key(file.name())))
    }

    fn note_foreign_files(&mut self) {
        for name in self.entries.keys() {
            if let Some((message, help)) = what_it_does(name) {
                let problem = FileProblem::new(UNKNOWN_FILE, Place::Entry(name.clone()), message);
                self.problems.push(problem.help(help));
            }
        }
        for name in self.entries.keys().filter(|name| is_yaml(name)) {
            let message = format!("`{name}` is not a file of a plan, and is not read");
            let help = match (name.rsplit_once('/'), closest(name, PlanFile::ALL.map(PlanFile::name))) {
                (Some((_, own)), _) => {
                    format!("a plan's files are side by side: move it up, or call it other than `{own}`")
                }
                (None, Some(meant)) => format!("did you mean `{meant}`?"),
                (None, None) => {
                    "notes of any other kind may be here; only `.yaml` is taken for a part of the plan"
                        .to_owned()
                }
            };
            self.problems
                .push(FileProblem::new(UNKNOWN_FILE, Place::Entry(name.clone()), message).help(help));
        }
    }
}

/// What a file does here that is no part of a plan and whose name everybody knows, and what to do with it.
fn what_it_does(name: &str) -> Option<(String, &'static str)> {
    if name == CONFIGURATION {
        let message = format!(
            "`{name}` makes a workspace of its own of this directory: whoever runs a command in it is ruled by that"
        );
        return Some((
            message,
            "what rules the plan is the configuration of its workspace: take this one out",
        ));
    }
    let is_left = name.starts_with(LEFT_BEHIND);
    let message = || format!("`{name}` was left behind by a command that was stopped while it wrote");
    is_left.then(|| (message(), "delete it: the next command that writes here does"))
}

/// Whether a name looks like a file of a plan.
pub fn is_yaml(name: &str) -> bool {
    let extension =
        name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, extension)| extension);
    extension.is_some_and(|extension| {
        extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
    })
}

/// Why `what` was not read.
fn not_read(what: &str, place: Place, entry: &Entry) -> FileProblem {
    match entry {
        Entry::TooLarge(size) => {
            let mebibytes = size.div_ceil(1 << 20);
            let message =
                format!("{what} has {mebibytes} MiB; files over {} MiB are not read", LARGEST >> 20);
            FileProblem::new(FILE_TOO_LARGE, place, message)
                .help("move finished entries to a file of another name")
        }
        Entry::LeavesWorkspace => {
            let message = format!("{what} is a symbolic link that leaves the workspace, and is not followed");
            FileProblem::new(LINK_LEAVES_WORKSPACE, place, message).help("put what it points to here")
        }
        Entry::NotAFile => FileProblem::new(UNREADABLE_FILE, place, format!("{what} is not a regular file")),
        Entry::Unreadable(why) => {
            FileProblem::new(UNREADABLE_FILE, place, format!("{what} cannot be read: {why}"))
        }
        Entry::Bytes(_) | Entry::Foreign => {
            FileProblem::new(UNREADABLE_FILE, place, format!("{what} was not opened"))
        }
    }
}
