//! Which of the commits between two changed what is at a path: directories are compared by their names, so that no file
//! is read for it.

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

use super::commit::Commit;
use super::error::GitError;
use super::id::ObjectId;
use super::repository::Repository;
use crate::store::listed::Kind;

/// The commits that lead to one and not to another.
#[derive(Clone, Debug)]
pub struct Between {
    pub(super) repository: Repository,
    /// The id of the one to which they lead.
    pub(super) head: String,
    /// The latest first, each with the files of its parents; none where the clone does not hold them.
    pub(super) commits: Vec<(Commit, Option<Vec<ObjectId>>)>,
    /// The way along first parents.
    way: Vec<OnTheWay>,
    /// Where each of the commits is, by its id.
    at: HashMap<String, usize>,
}

/// A first parent, by the places of commits in the list.
#[derive(Clone, Debug)]
struct OnTheWay {
    at: usize,
    /// Those that came with it, itself among them: all that a merge brought.
    brought: HashSet<usize>,
}

impl Repository {
    /// The commits that lead to `head` and not to `base`, those of branches that were merged too.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn between(&self, base: &Commit, head: &Commit) -> Result<Between, GitError> {
        let commits = self.listed(&[&head.id, &format!("^{}", base.id), "--"], |_| false)?;
        let known = commits.iter().chain([base, head]).map(|it| (it.id.clone(), it.tree.clone()));
        let mut trees: HashMap<String, ObjectId> = known.collect();
        let mut with_parents = Vec::with_capacity(commits.len());
        for commit in commits {
            let parents = self.trees_of(&commit.parents, &mut trees)?;
            // Of the first commit that a shallow clone holds nobody knows what it changed.
            let is_cut = commit.parents.is_empty() && self.is_shallow();
            with_parents.push((commit, parents.filter(|_| !is_cut)));
        }
        let way = way(&with_parents, base, head);
        let at = with_parents.iter().enumerate().map(|(at, (commit, _))| (commit.id.clone(), at)).collect();
        Ok(Between { repository: self.clone(), head: head.id.clone(), commits: with_parents, way, at })
    }

    fn trees_of(
        &self,
        commits: &[String],
        trees: &mut HashMap<String, ObjectId>,
    ) -> Result<Option<Vec<ObjectId>>, GitError> {
        let mut found = Vec::with_capacity(commits.len());
        for id in commits {
            if let Some(tree) = trees.get(id) {
                found.push(tree.clone());
                continue;
            }
            match self.commit(id) {
                Ok(commit) => {
                    trees.insert(id.clone(), commit.tree.clone());
                    found.push(commit.tree);
                }
                Err(GitError::Shallow(_)) => return Ok(None),
                Err(error) => return Err(error),
            }
        }
        Ok(Some(found))
    }

    /// Whether a commit has anything at a path from the top; a link is not followed.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn has_at(&self, commit: &Commit, path: &Path) -> Result<bool, GitError> {
        Ok(self.at(&commit.tree, path)?.is_some())
    }

    /// Whether two commits have the same at a path from the top.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn is_same_at(&self, one: &Commit, other: &Commit, path: &Path) -> Result<bool, GitError> {
        Ok(self.at(&one.tree, path)? == self.at(&other.tree, path)?)
    }

    /// What a path from the top is in the files of a commit, if it is there; a link is not followed.
    ///
    /// # Errors
    /// When a directory on the way is not in this clone, or git cannot be asked.
    pub(super) fn at(&self, tree: &ObjectId, path: &Path) -> Result<Option<ObjectId>, GitError> {
        let (mut at, mut kind) = (tree.clone(), Kind::Directory);
        for step in path.components() {
            let Component::Normal(step) = step else { continue };
            if kind != Kind::Directory {
                return Ok(None);
            }
            let Some(entry) = self.objects().entry(&at, step)? else { return Ok(None) };
            (at, kind) = (entry.id, entry.kind);
        }
        Ok(Some(at))
    }
}

impl Between {
    /// Where one of them is, by its id; nowhere where it is none of them.
    pub(super) fn index_of(&self, id: &str) -> Option<usize> {
        self.at.get(id).copied()
    }

    /// How many of them changed nobody knows what, since the clone is shallow and does not hold what was before them.
    pub fn unknown(&self) -> usize {
        self.commits.iter().filter(|(_, parents)| parents.is_none()).count()
    }

    /// Those that are known to have changed what is at a path from the top, the latest first. A merge did where it has what
    /// none of its parents has.
    ///
    /// # Errors
    /// When git cannot be asked, or the clone does not hold what it should: part of it is missing, or damaged.
    pub fn that_changed(&self, path: &Path) -> Result<Vec<&Commit>, GitError> {
        let mut changed = Vec::new();
        for (commit, parents) in &self.commits {
            let Some(parents) = parents else { continue };
            if self.changes(commit, parents, path)? {
                changed.push(commit);
            }
        }
        Ok(changed)
    }

    /// How many steps lead from the one to the other along first parents. None where the one is no such parent of the other:
    /// then nothing says what came after what.
    pub const fn steps(&self) -> usize {
        self.way.len()
    }

    /// The commit of a step: its files are those after it.
    pub fn step(&self, step: usize) -> &Commit {
        &self.commits[self.way[step].at].0
    }

    /// Whether what is at one of these paths is something else after a step than before it.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn step_changed(&self, step: usize, paths: &[PathBuf]) -> Result<bool, GitError> {
        let (commit, parents) = &self.commits[self.way[step].at];
        let first = parents.as_ref().map_or(&[][..], |it| &it[..it.len().min(1)]);
        for path in paths {
            if self.changes(commit, first, path)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The commits that came with a step and changed what is at one of these paths, the latest first: those inside a merge.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn that_changed_in(&self, step: usize, paths: &[PathBuf]) -> Result<Vec<&Commit>, GitError> {
        let mut changed = Vec::new();
        for (at, (commit, parents)) in self.commits.iter().enumerate() {
            let Some(parents) = parents.as_ref().filter(|_| self.way[step].brought.contains(&at)) else {
                continue;
            };
            for path in paths {
                if self.changes(commit, parents, path)? {
                    changed.push(commit);
                    break;
                }
            }
        }
        Ok(changed)
    }

    /// Whether a commit has at a path what none of these parents has.
    fn changes(&self, commit: &Commit, parents: &[ObjectId], path: &Path) -> Result<bool, GitError> {
        let own = self.repository.at(&commit.tree, path)?;
        let mut is_new = own.is_some() || !parents.is_empty();
        for parent in parents {
            is_new &= self.repository.at(parent, path)? != own;
        }
        Ok(is_new)
    }
}

/// The first parents between two commits, the earliest first; none where they do not lead from one to the other.
fn way(commits: &[(Commit, Option<Vec<ObjectId>>)], base: &Commit, head: &Commit) -> Vec<OnTheWay> {
    let places: HashMap<&str, usize> = commits.iter().map(|(it, _)| it.id.as_str()).zip(0..).collect();
    let (mut firsts, mut id) = (Vec::new(), head.id.as_str());
    while let Some(at) = places.get(id) {
        firsts.push(*at);
        id = commits[*at].0.parents.first().map_or("", String::as_str);
    }
    if id != base.id {
        return Vec::new();
    }
    let mut seen = HashSet::new();
    let step = |at: usize| {
        let (mut brought, mut open) = (HashSet::new(), vec![at]);
        while let Some(at) = open.pop() {
            if seen.insert(at) {
                brought.insert(at);
                open.extend(commits[at].0.parents.iter().filter_map(|id| places.get(id.as_str())));
            }
        }
        OnTheWay { at, brought }
    };
    firsts.into_iter().rev().map(step).collect()
}
