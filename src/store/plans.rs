//! The plans of a workspace: which there are, and the files of one.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Result, anyhow};

use super::files;
use super::listed::{Kind, Listed, Target, shown, steps_below};
use super::reason::reason;
use super::tree::Tree;
use crate::config::FILE_NAME;
use crate::model::PlanFile;
use crate::plan::{Directory, Entry, LEFT_BEHIND, is_yaml};

/// How many directories below its own a file of a plan is looked for, to say that it is misplaced.
const DEPTH_OF_STRAYS: usize = 2;

/// How many files that are none of a plan's are named. Whoever keeps thousands beside a plan need not read all of them.
const MOST_FOREIGN: usize = 100;

/// What new files are called until they are moved to their place; one that is left lying is from a crash.
pub(super) const STAGED: &str = LEFT_BEHIND;

/// The directory of the plans. Reading one plan opens nothing outside that plan's directory.
#[derive(Debug)]
pub struct Plans {
    tree: Tree,
    directory: PathBuf,
    /// The directory as configuration names it.
    name: String,
    opened: AtomicUsize,
    /// The names under which plans stand there again, once all have been listed.
    links: OnceLock<Links>,
    /// The YAML files that stand among the plans, once those have been listed.
    strays: OnceLock<Vec<String>>,
}

/// The other names of plans: symbolic links to them, by the plan.
type Links = BTreeMap<String, Vec<String>>;

impl Plans {
    pub(super) fn new(tree: Tree, directory: PathBuf, name: &str) -> Self {
        let name = name.trim_end_matches('/').to_owned();
        Self {
            tree,
            directory,
            name,
            opened: AtomicUsize::new(0),
            links: OnceLock::new(),
            strays: OnceLock::new(),
        }
    }

    /// The names of all plans, sorted. Hidden directories are none, and neither is a link to a plan that has a name
    /// already. What cannot be the name of a plan is there all the same: reading it says why.
    ///
    /// # Errors
    /// When the directory of the plans cannot be listed; one that is absent has no plans.
    pub fn slugs(&self) -> Result<Vec<String>> {
        let (mut slugs, mut linked, mut strays) = (Vec::new(), Vec::new(), Vec::new());
        let listed = self.tree.list_any(&self.directory).map_err(|error| refused(&self.name, &error))?;
        for entry in listed {
            let name = entry.shown();
            if entry.is_hidden() {
                strays.extend((name.starts_with(STAGED) && entry.is(Kind::File)).then_some(name));
                continue;
            }
            match entry.kind {
                Ok(Kind::Link) => linked.push((name, entry.path)),
                Ok(Kind::File | Kind::Other) => {
                    // Where plans are beside the configuration, that is the one that rules them.
                    let is_own = name == FILE_NAME && matches!(self.name.as_str(), "" | ".");
                    strays.extend((is_misleading(&name) && !is_own).then_some(name));
                }
                Ok(Kind::Directory | Kind::Submodule) | Err(_) => slugs.push(name),
            }
        }
        linked.retain(|(_, path)| !self.tree.leads_to(path, Kind::File));
        linked.sort_unstable();
        let links = self.add_linked(linked, &mut slugs);
        // A second listing in one run finds what the first one found.
        let _ = self.links.set(links);
        strays.sort_unstable();
        let _ = self.strays.set(strays);
        slugs.sort_unstable();
        Ok(slugs)
    }

    /// Adds the plans that are only reached by a link. Gives the links to those that have a name already.
    fn add_linked(&self, linked: Vec<(String, PathBuf)>, slugs: &mut Vec<String>) -> Links {
        let mut links = Links::new();
        let own = |slug: &String| (Target::Inside(self.directory.join(slug)), slug.clone());
        let mut known: BTreeMap<Target, String> = match linked.as_slice() {
            [] => BTreeMap::new(),
            _ => slugs.iter().map(own).collect(),
        };
        for (name, path) in linked {
            let target = self.tree.resolve(&path).ok();
            match target.as_ref().and_then(|target| known.get(target)) {
                Some(other) => links.entry(other.clone()).or_default().push(name),
                None => {
                    known.extend(target.map(|target| (target, name.clone())));
                    slugs.push(name);
                }
            }
        }
        links
    }

    /// What stands beside the plans' directories and is none: YAML files, which nobody reads, a configuration, which makes
    /// another workspace of it, and what a command left behind that was stopped. Known once the plans are listed.
    pub fn strays(&self) -> impl Iterator<Item = String> {
        self.strays.get().into_iter().flatten().map(|name| format!("{}/{name}", self.name))
    }

    /// Whether there is a directory for plans.
    pub fn exist(&self) -> bool {
        self.tree.leads_to(&self.directory, Kind::Directory)
    }

    /// Whether there is a plan of this name; looks at nothing else.
    pub fn has(&self, slug: &str) -> bool {
        is_slug(slug) && self.tree.leads_to(&self.directory.join(slug), Kind::Directory)
    }

    /// The plan that a path is in or is itself, for arguments that name a file. The file may be gone; a single word
    /// that is no name of a file is not taken for one that is.
    pub fn slug_of(&self, path: &Path) -> Option<String> {
        let is_path = || path.components().count() > 1 || path.to_str().is_some_and(is_yaml);
        let place = self.tree.place_of(path)?;
        let (slug, _) = match self.tree.resolve(&place) {
            Ok(Target::Inside(target) | Target::Outside(target)) => {
                self.named_by(&target).or_else(|| self.named_by(&place))
            }
            Err(_) if is_path() => self.named_by(&place),
            Err(_) => None,
        }?;
        self.has(&slug).then_some(slug)
    }

    /// The name of the plan that a path would be in, of which nothing is left.
    pub fn former_slug_of(&self, path: &Path) -> Option<String> {
        let (slug, is_below) = self.named_by(&self.tree.place_of(path)?)?;
        let is_gone = || self.tree.kind(&self.directory.join(&slug)).is_err();
        (is_below && is_slug(&slug) && is_gone()).then_some(slug)
    }

    /// The name that a path of the tree gives to a directory among the plans, and whether it goes on below that; nothing
    /// on the way from there has to exist.
    fn named_by(&self, path: &Path) -> Option<(String, bool)> {
        let among_plans = Target::Inside(self.directory.clone());
        let mut below = Vec::new();
        for at in path.ancestors() {
            let (parent, name) = (at.parent()?, at.file_name());
            let is_plain = below.iter().all(|step| *step != Component::ParentDir.as_os_str());
            if let Some(name) = name.filter(|_| is_plain)
                && self.tree.resolve(parent).is_ok_and(|parent| parent == among_plans)
            {
                return Some((name.to_str()?.to_owned(), !below.is_empty()));
            }
            below.push(at.components().next_back()?.as_os_str());
        }
        None
    }

    /// How a message calls a file of a plan, or the plan's directory: relative to the workspace.
    pub fn path(&self, slug: &str, file: Option<&str>) -> String {
        match file {
            Some(file) => format!("{}/{slug}/{file}", self.name),
            None => format!("{}/{slug}", self.name),
        }
    }

    /// The files of a plan. Never fails: what cannot be read says so in what it returns.
    pub fn read(&self, slug: &str) -> Directory {
        match self.plan_directory(slug) {
            Ok(path) => {
                let (mut directory, leftovers) = self.read_at(slug, &path);
                let names = leftovers.iter().filter_map(|path| path.file_name()).map(shown);
                directory.entries.extend(names.map(|name| (name, Entry::Foreign)));
                directory
            }
            Err(trouble) => {
                Directory { slug: slug.to_owned(), trouble: Some(trouble), ..Directory::default() }
            }
        }
    }

    /// The file that is the head of a plan, where the plan can be listed and has one; no other is opened.
    pub fn read_head(&self, slug: &str) -> Option<Entry> {
        let listed = self.tree.list(&self.plan_directory(slug).ok()?).ok()?;
        let head = listed.into_iter().find(|entry| entry.shown() == PlanFile::Onboarding.name())?;
        self.opened.fetch_add(1, Ordering::Relaxed);
        Some(self.tree.read(&head.path, &head.kind))
    }

    /// How many files were opened so far.
    pub fn opened(&self) -> usize {
        self.opened.load(Ordering::Relaxed)
    }

    /// The files that these are read from.
    pub(super) const fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The files of the plan whose directory is at `path`, and what a crash has left there. Its directory is listed
    /// once.
    pub(super) fn read_at(&self, slug: &str, path: &Path) -> (Directory, Vec<PathBuf>) {
        let links = self.links.get().and_then(|links| links.get(slug)).cloned().unwrap_or_default();
        let mut directory = Directory { slug: slug.to_owned(), links, ..Directory::default() };
        let mut leftovers = Vec::new();
        let listed = match self.tree.list(path) {
            Ok(listed) => listed,
            // Half a listing makes half a plan: what it lacks would count as not written.
            Err(error) => {
                directory.trouble = Some(Entry::Unreadable(reason(&error)));
                return (directory, leftovers);
            }
        };
        let (parts, others): (Vec<Listed>, Vec<Listed>) =
            listed.into_iter().partition(|entry| PlanFile::from_name(&entry.shown()).is_some());
        self.opened.fetch_add(parts.len(), Ordering::Relaxed);
        let wanted: Vec<_> = parts.iter().map(|part| (part.path.as_path(), &part.kind)).collect();
        let read = self.tree.read_all(&wanted);
        directory.entries.extend(parts.iter().map(Listed::shown).zip(read));
        let mut foreign = Vec::new();
        for entry in others {
            let name = entry.shown();
            if entry.is_hidden() {
                let is_left = name.starts_with(STAGED) && entry.is(Kind::File);
                leftovers.extend(is_left.then_some(entry.path));
            } else if entry.is(Kind::Directory) {
                foreign.extend(self.misplaced(path, &entry.path));
            } else if is_misleading(&name) {
                foreign.push(name);
            }
        }
        // Those first that somebody may take for a file of the plan.
        foreign.sort_by_cached_key(|name| (!is_like_a_part(name), name.clone()));
        directory.more_foreign = foreign.len().saturating_sub(MOST_FOREIGN);
        let named = foreign.into_iter().take(MOST_FOREIGN);
        directory.entries.extend(named.map(|name| (name, Entry::Foreign)));
        (directory, leftovers)
    }

    /// The path of a plan's directory, which a link must not lead out of the workspace.
    pub(super) fn plan_directory(&self, slug: &str) -> Result<PathBuf, Entry> {
        let path = self.directory.join(slug);
        if !is_slug(slug) {
            return Err(Entry::Unreadable(self.why_no_slug(slug, &path).to_owned()));
        }
        if !matches!(self.tree.kind(&path), Ok(Kind::Link)) {
            return Ok(path);
        }
        match self.tree.resolve(&path) {
            Ok(Target::Inside(target)) => Ok(target),
            Ok(Target::Outside(_)) => Err(Entry::LeavesWorkspace),
            Err(error) => Err(Entry::Unreadable(files::why_no_target(&error))),
        }
    }

    /// The files of a plan that lie in a directory of their own; they are not opened.
    fn misplaced(&self, plan: &Path, below: &Path) -> Vec<String> {
        let is_part = |file: &Listed| file.name.to_str().and_then(PlanFile::from_name).is_some();
        let files = self.tree.files_below(below, DEPTH_OF_STRAYS).into_iter().filter(is_part);
        files.map(|file| steps_below(plan, &file.path)).collect()
    }

    /// Why a name that is shown for something among the plans is not that of a plan.
    fn why_no_slug(&self, name: &str, path: &Path) -> &'static str {
        let is_listed = !name.starts_with('.') && !name.contains('/') && name.contains('\\');
        match self.tree.kind(path).map_err(|error| error.kind()) {
            Ok(_) if is_listed => "a plan's name has no `\\` in it; give it another one",
            Err(io::ErrorKind::NotFound) if is_listed => "its name is not UTF-8; give it another one",
            _ => "not the name of a plan",
        }
    }
}

/// That a directory of the workspace cannot be listed.
pub(super) fn refused(directory: &str, error: &io::Error) -> anyhow::Error {
    anyhow!("cannot list `{directory}`: {}", reason(error))
}

/// Whether somebody may take a file for one that is read, or that rules the plans, where it is neither.
fn is_misleading(name: &str) -> bool {
    is_yaml(name) || name == FILE_NAME
}

/// Whether a name is that of a file of a plan but for its ending or its case.
fn is_like_a_part(name: &str) -> bool {
    let stem = |name: &str| name.rsplit_once('.').map(|(stem, _)| stem.to_lowercase());
    PlanFile::ALL.iter().any(|file| stem(file.name()) == stem(name))
}

/// Whether a name can be that of a plan: one step down, and not hidden.
fn is_slug(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    let is_one_step = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
    is_one_step && !name.starts_with('.') && !name.contains(['/', '\\'])
}
