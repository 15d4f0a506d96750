//! Which commit a name stands for.

use super::commit::Commit;
use super::error::GitError;
use super::objects::Answer;
use super::process;
use super::repository::Repository;
use super::snapshot::Snapshot;

impl Repository {
    /// The commit that a revision is: a branch, a tag, an id, whatever git understands.
    ///
    /// # Errors
    /// When there is none, or the clone does not reach so far.
    pub fn commit(&self, revision: &str) -> Result<Commit, GitError> {
        let answer = self.objects().ask_one(&format!("{revision}^{{commit}}"));
        match answer.map_err(|error| self.why_it_ended(revision, error))? {
            Answer::Object { id, bytes, .. } => {
                Commit::parse(&id, &bytes).ok_or_else(|| GitError::Missing(id.to_string()))
            }
            Answer::Ambiguous => Err(GitError::Ambiguous(revision.to_owned())),
            Answer::Missing | Answer::TooLarge(_) => Err(self.why_unknown(revision)?),
        }
    }

    /// As [`Self::commit`]; nothing where nothing has that name.
    ///
    /// # Errors
    /// When git cannot be asked, or what has that name cannot be read.
    pub fn find_commit(&self, revision: &str) -> Result<Option<Commit>, GitError> {
        match self.commit(revision) {
            Ok(commit) => Ok(Some(commit)),
            Err(GitError::Unknown { .. } | GitError::UnknownInShallow(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The files that a commit has.
    pub(in crate::store) fn snapshot(&self, commit: &Commit) -> Snapshot {
        Snapshot::of(self.clone(), commit.tree.clone())
    }

    /// What git says of a name at which it gives up: `main@{u}` of a branch that follows none.
    fn why_it_ended(&self, revision: &str, error: GitError) -> GitError {
        let name = format!("{revision}^{{commit}}");
        let asked = process::answer(self.directory(), &["rev-parse", "--verify", "--end-of-options", &name]);
        match asked {
            Ok(output) if !output.status.success() => GitError::of_stderr(&output.stderr),
            _ => error,
        }
    }

    fn why_unknown(&self, revision: &str) -> Result<GitError, GitError> {
        let names = [revision.to_owned(), "HEAD".to_owned(), format!("origin/{revision}^{{commit}}")];
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let answers = self.objects().ask(&names, 0)?;
        let is_there = |at: usize| answers.get(at).is_some_and(|it| !matches!(it, Answer::Missing));
        let name = revision.to_owned();
        // A step back, a date of the reflog, an id: any of them may be there in the whole history.
        let is_of_history = revision.contains(['~', '^', '@']) || is_id(revision);
        Ok(if is_there(0) {
            GitError::NoCommit(name)
        } else if !is_there(1) {
            GitError::NoCommits
        } else if self.is_shallow() && is_of_history {
            GitError::Shallow(format!("`{name}`"))
        } else {
            match is_there(2).then(|| format!("origin/{revision}")) {
                None if self.is_shallow() => GitError::UnknownInShallow(name),
                meant => GitError::Unknown { name, meant },
            }
        })
    }
}

fn is_id(text: &str) -> bool {
    text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
