//! The plans of a workspace: which there are, and the files of one.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;

use super::{files, listing};
use crate::model::PlanFile;
use crate::plan::{Directory, Entry, is_yaml};

/// The directory of the plans. Reading one plan opens nothing outside that plan's directory.
#[derive(Debug)]
pub struct Plans {
    /// Of the workspace, with all links resolved.
    root: PathBuf,
    directory: PathBuf,
    /// The directory as configuration names it.
    name: String,
    opened: AtomicUsize,
}

impl Plans {
    pub(super) fn new(root: PathBuf, directory: PathBuf, name: &str) -> Self {
        Self { root, directory, name: name.trim_end_matches('/').to_owned(), opened: AtomicUsize::new(0) }
    }

    /// The names of all plans, sorted. Hidden directories are none.
    ///
    /// # Errors
    /// When the directory of the plans cannot be listed; one that is absent has no plans.
    pub fn slugs(&self) -> Result<Vec<String>> {
        let mut slugs = Vec::new();
        let entries = listing::of(&self.directory).map_err(|error| listing::refused(&self.name, &error))?;
        for entry in entries {
            let name = entry.name().to_string_lossy().into_owned();
            let file_type = entry.file_type;
            let is_directory = file_type.is_dir() || file_type.is_symlink() && !entry.path().is_file();
            if is_directory && is_slug(&name) {
                slugs.push(name);
            }
        }
        slugs.sort_unstable();
        Ok(slugs)
    }

    /// Whether there is a directory for plans.
    #[must_use]
    pub fn exist(&self) -> bool {
        self.directory.is_dir()
    }

    /// Whether there is a plan of this name; looks at nothing else.
    #[must_use]
    pub fn has(&self, slug: &str) -> bool {
        is_slug(slug) && self.directory.join(slug).is_dir()
    }

    /// The plan that a path is in or is itself, for arguments that name a file.
    #[must_use]
    pub fn slug_of(&self, path: &Path) -> Option<String> {
        let resolved = fs::canonicalize(path).ok()?;
        let within = resolved.strip_prefix(&self.directory).ok()?;
        let slug = within.components().next()?.as_os_str().to_str()?;
        self.has(slug).then(|| slug.to_owned())
    }

    /// How a message calls a file of a plan, or the plan's directory: relative to the workspace.
    #[must_use]
    pub fn path(&self, slug: &str, file: Option<&str>) -> String {
        match file {
            Some(file) => format!("{}/{slug}/{file}", self.name),
            None => format!("{}/{slug}", self.name),
        }
    }

    /// The files of a plan. Never fails: what cannot be read says so in what it returns.
    #[must_use]
    pub fn read(&self, slug: &str) -> Directory {
        let mut directory = Directory { slug: slug.to_owned(), ..Directory::default() };
        if let Err(trouble) = self.list(slug, &mut directory) {
            directory.trouble = Some(trouble);
        }
        directory
    }

    /// How many files were opened so far.
    #[must_use]
    pub fn opened(&self) -> usize {
        self.opened.load(Ordering::Relaxed)
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    fn list(&self, slug: &str, into: &mut Directory) -> Result<(), Entry> {
        let path = self.plan_directory(slug)?;
        for entry in listing::below(&path) {
            let entry = match entry {
                Ok(entry) => entry,
                // What stands deeper is none of the plan's, whether or not it can be listed.
                Err(error) if error.depth() > 0 => continue,
                Err(error) => return Err(Entry::Unreadable(listing::reason(&error))),
            };
            let Some(name) = entry.file_name().to_str() else { continue };
            let is_part = PlanFile::from_name(name).is_some();
            if is_part && entry.depth() == 1 {
                self.opened.fetch_add(1, Ordering::Relaxed);
                let read = files::read(entry.path(), entry.file_type(), &self.root);
                into.entries.insert(name.to_owned(), read);
            } else if (is_part || entry.depth() == 1 && is_yaml(name)) && !entry.file_type().is_dir() {
                into.entries.insert(listing::name_below(&path, &entry), Entry::Foreign);
            }
        }
        Ok(())
    }

    /// The path of a plan's directory, which a link must not lead out of the workspace.
    pub(super) fn plan_directory(&self, slug: &str) -> Result<PathBuf, Entry> {
        if !is_slug(slug) {
            return Err(Entry::Unreadable("not the name of a plan".to_owned()));
        }
        let path = self.directory.join(slug);
        if !path.is_symlink() {
            return Ok(path);
        }
        match fs::canonicalize(&path) {
            Ok(target) if target.starts_with(&self.root) => Ok(target),
            Ok(_) => Err(Entry::LeavesWorkspace),
            Err(_) => Err(Entry::Unreadable("a symbolic link to nothing".to_owned())),
        }
    }
}

/// Whether a name can be that of a plan: one step down, and not hidden.
fn is_slug(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    let is_one_step = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
    is_one_step && !name.starts_with('.') && !name.contains(['/', '\\'])
}
