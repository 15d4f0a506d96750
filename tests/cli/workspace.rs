//! A workspace of one plan, in a directory that goes with it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::program;

/// The least that makes a plan.
pub(crate) const HEAD: &str =
    "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\nteam: {csm: Ana Ruiz}\n";

/// A workspace with the plan `acme`.
pub(crate) struct Workspace {
    directory: TempDir,
    slug: &'static str,
}

impl Workspace {
    /// The plan has a head, and these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        Self::of("acme", files)
    }

    /// The plan is called so.
    pub(crate) fn of(slug: &'static str, files: &[(&str, &str)]) -> Self {
        let workspace = Self { directory: tempfile::tempdir().unwrap(), slug };
        fs::create_dir_all(workspace.plan()).unwrap();
        fs::write(workspace.root().join("onboard.toml"), "").unwrap();
        for (file, text) in [("onboarding.yaml", HEAD)].iter().chain(files) {
            workspace.write(file, text);
        }
        workspace
    }

    pub(crate) fn root(&self) -> &Path {
        self.directory.path()
    }

    /// The plan's directory.
    pub(crate) fn plan(&self) -> PathBuf {
        self.root().join("onboardings").join(self.slug)
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        fs::write(self.plan().join(file), text).unwrap();
    }

    /// The text of a file of the plan; none where it is not there.
    pub(crate) fn read(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.plan().join(file)).ok()
    }

    /// The names of what is in the plan's directory.
    pub(crate) fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.plan()).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// `onboard` with this workspace.
    pub(crate) fn onboard(&self, arguments: &[&str]) -> Command {
        let mut command = program::onboard();
        command.arg("-C").arg(self.root()).args(arguments);
        command
    }
}
