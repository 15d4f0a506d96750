//! Commits one after another.

use std::io::BufRead;

use super::commit::Commit;
use super::error::GitError;
use super::process;
use super::repository::Repository;

/// A commit on one line. Whole records are told apart from what git writes between them by the zeros.
pub(super) const FORMAT: &str = "--format=%H%x00%T%x00%P%x00%ct%x00%an%x00%s";

impl Repository {
    /// The first parents of a commit, itself first, each handed over until one is wanted no further: `is_enough` says
    /// so. A merge is one step. Only those that changed one of the paths, from the top, if any are given.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn first_parents(
        &self,
        head: &str,
        paths: &[&str],
        mut is_enough: impl FnMut(&Commit) -> bool,
    ) -> Result<Vec<Commit>, GitError> {
        let mut arguments = vec!["--first-parent", "--end-of-options", head, "--"];
        arguments.extend(paths);
        self.listed(&arguments, &mut is_enough)
    }

    /// The commits that `git rev-list` lists, until one is wanted no further.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub(super) fn listed(
        &self,
        wanted: &[&str],
        mut is_enough: impl FnMut(&Commit) -> bool,
    ) -> Result<Vec<Commit>, GitError> {
        let mut arguments = vec!["rev-list", "--encoding=UTF-8", FORMAT];
        arguments.extend(wanted);
        let mut stream = process::stream(self.directory(), &arguments)?;
        let (mut commits, mut line) = (Vec::new(), Vec::new());
        while stream.stdout.read_until(b'\n', &mut line).map_err(|error| GitError::of_io(&error))? > 0 {
            let text = String::from_utf8_lossy(&line);
            if let Some(commit) = Commit::of_line(text.strip_suffix('\n').unwrap_or(&text)) {
                let is_last = is_enough(&commit);
                commits.push(commit);
                if is_last {
                    return Ok(commits);
                }
            }
            line.clear();
        }
        stream.end()?;
        Ok(commits)
    }

    /// The commits that a merge brought to its first parent and that changed one of the paths, from the top, the latest
    /// first; merges among them are passed over.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn merged(&self, merge: &Commit, paths: &[&str]) -> Result<Vec<Commit>, GitError> {
        let Some((first, others)) = merge.parents.split_first() else { return Ok(Vec::new()) };
        let mut wanted = vec!["--topo-order", "--no-merges", "--end-of-options"];
        wanted.extend(others.iter().map(String::as_str));
        let left_out = format!("^{first}");
        wanted.extend([left_out.as_str(), "--"]);
        wanted.extend(paths);
        self.listed(&wanted, |_| false)
    }

    /// The last commit that two have in common.
    ///
    /// # Errors
    /// When they have none, or the clone does not reach so far.
    pub fn merge_base(&self, one: &Commit, other: &Commit) -> Result<Commit, GitError> {
        let output = process::answer(self.directory(), &["merge-base", &one.id, &other.id])?;
        let id = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        match (output.status.code(), id.as_str()) {
            (Some(0), id) if !id.is_empty() => self.commit(id),
            (Some(1), _) if self.is_shallow() => {
                let both = format!("what {} and {} have in common", one.short_id(), other.short_id());
                Err(GitError::Shallow(both))
            }
            (Some(1), _) => {
                Err(GitError::NoMergeBase(one.short_id().to_owned(), other.short_id().to_owned()))
            }
            _ => {
                let said = String::from_utf8_lossy(&output.stderr);
                Err(GitError::Said(said.lines().next().unwrap_or_default().to_owned()))
            }
        }
    }
}
