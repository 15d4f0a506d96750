//! Which of the commits between two changed what is at a path: directories are compared by their names, so that no file
//! is read for it.

use std::collections::HashMap;
use std::path::{Component, Path};

use super::commit::Commit;
use super::error::GitError;
use super::id::ObjectId;
use super::repository::Repository;

/// The commits that lead to one and not to another.
#[derive(Clone, Debug)]
pub struct Between {
    repository: Repository,
    /// The latest first, each with the files of its parents; none where the clone does not hold them.
    commits: Vec<(Commit, Option<Vec<ObjectId>>)>,
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
        Ok(Between { repository: self.clone(), commits: with_parents })
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
                Err(_) if self.is_shallow() => return Ok(None),
                Err(error) => return Err(error),
            }
        }
        Ok(Some(found))
    }

    /// What a path from the top is in the files of a commit; a link is not followed.
    fn at(&self, tree: &ObjectId, path: &Path) -> Result<Option<ObjectId>, GitError> {
        let mut at = tree.clone();
        for step in path.components() {
            let Component::Normal(step) = step else { continue };
            let Ok(Some(entry)) = self.objects().entry(&at, step) else { return Ok(None) };
            at = entry.id;
        }
        Ok(Some(at))
    }
}

impl Between {
    /// Those that changed what is at a path from the top, the latest first. A merge did where it has what none of its
    /// parents has.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn that_changed(&self, path: &Path) -> Result<Vec<&Commit>, GitError> {
        let mut changed = Vec::new();
        for (commit, parents) in &self.commits {
            let Some(parents) = parents else { continue };
            let own = self.repository.at(&commit.tree, path)?;
            let mut is_new = own.is_some() || !parents.is_empty();
            for parent in parents {
                is_new &= self.repository.at(parent, path)? != own;
            }
            if is_new {
                changed.push(commit);
            }
        }
        Ok(changed)
    }
}
