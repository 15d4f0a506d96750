//! A git repository with a workspace, made as a test wants it; the same bytes whoever runs the tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::program::{git, onboard, said, text};
use crate::workspace::HEAD;

/// A repository in a directory that goes with it.
pub(crate) struct Repository {
    directory: TempDir,
}

impl Repository {
    /// One without a commit.
    pub(crate) fn empty() -> Self {
        let repository = Self { directory: tempfile::tempdir().unwrap() };
        fs::create_dir(repository.root()).unwrap();
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    /// One whose first commit, of noon on this day, has a workspace at the top with the plan `acme`.
    pub(crate) fn of(day: &str) -> Self {
        let repository = Self::empty();
        repository.write("onboard.toml", "");
        repository.write("onboardings/acme/onboarding.yaml", HEAD);
        repository.commit(day, "Acme has signed");
        repository
    }

    /// The top of what is checked out.
    pub(crate) fn root(&self) -> PathBuf {
        self.beside("repository")
    }

    /// A path beside the repository.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Commits whatever there is at noon of this day, in UTC; the commit's id.
    pub(crate) fn commit(&self, day: &str, subject: &str) -> String {
        self.commit_at(&format!("{day}T12:00:00Z"), subject)
    }

    /// As [`Self::commit`], at a moment.
    pub(crate) fn commit_at(&self, moment: &str, subject: &str) -> String {
        self.git(&["add", "--all"]);
        let mut command = self.command(&self.root());
        command.env("GIT_COMMITTER_DATE", moment).env("GIT_AUTHOR_DATE", moment);
        done(command.args(["commit", "--quiet", "--allow-empty", "--message", subject]));
        self.git(&["rev-parse", "HEAD"])
    }

    /// As [`Self::commit`], written by somebody else.
    pub(crate) fn commit_by(&self, author: &str, day: &str, subject: &str) -> String {
        self.git(&["add", "--all"]);
        let moment = format!("{day}T12:00:00Z");
        let mut command = self.command(&self.root());
        command.env("GIT_COMMITTER_DATE", &moment).env("GIT_AUTHOR_DATE", &moment);
        command.env("GIT_AUTHOR_NAME", author);
        done(command.args(["commit", "--quiet", "--allow-empty", "--message", subject]));
        self.git(&["rev-parse", "HEAD"])
    }

    /// Runs git at the top; what it says.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        self.git_in(&self.root(), arguments)
    }

    /// Runs git at the top, where it has to come to nothing; what it says of it.
    pub(crate) fn git_in_vain(&self, arguments: &[&str]) -> String {
        let output = self.command(&self.root()).args(arguments).output().unwrap();
        assert!(!output.status.success(), "{arguments:?}");
        text(&output.stdout).trim().to_owned()
    }

    /// Runs git in a directory; what it says.
    pub(crate) fn git_in(&self, directory: &Path, arguments: &[&str]) -> String {
        text(&done(self.command(directory).args(arguments)).stdout).trim().to_owned()
    }

    /// Where to clone it from with a history that is cut off.
    pub(crate) fn url(&self) -> String {
        format!("file://{}", self.root().display())
    }

    /// `onboard` at the top.
    pub(crate) fn onboard(&self, arguments: &[&str]) -> Command {
        let mut command = onboard();
        command.current_dir(self.root()).args(arguments);
        command
    }

    /// What `onboard` says at the top, and how it exits.
    pub(crate) fn says(&self, arguments: &[&str]) -> (String, Option<i32>) {
        let output = self.onboard(arguments).output().unwrap();
        (said(&output), output.status.code())
    }

    #[expect(clippy::unused_self, reason = "as the others")]
    fn command(&self, directory: &Path) -> Command {
        let mut command = git();
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Ana Ruiz");
            command.env(format!("GIT_{who}_EMAIL"), "ana@example.com");
        }
        command.env("GIT_ALLOW_PROTOCOL", "file").arg("-C").arg(directory);
        command
    }
}

#[track_caller]
fn done(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", said(&output));
    output
}
