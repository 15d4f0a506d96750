//! Commits handed to one `git fast-import`, which makes a year of a portfolio in seconds.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

use onboard::date::Date;

/// One commit: who made it, when, and which files changed.
pub(super) struct Commit {
    day: Date,
    author: (&'static str, String),
    pub(super) message: String,
    changes: Vec<u8>,
}

impl Commit {
    pub(super) fn on(day: Date, author: (&'static str, String)) -> Self {
        Self { day, author, message: String::new(), changes: Vec::new() }
    }

    /// A file with another text.
    pub(super) fn write(&mut self, path: &str, text: &str) {
        self.changes.extend_from_slice(format!("M 100644 inline {path}\ndata {}\n", text.len()).as_bytes());
        self.changes.extend_from_slice(text.as_bytes());
        self.changes.push(b'\n');
    }

    /// A file or a directory that is there no more.
    pub(super) fn remove(&mut self, path: &str) {
        self.changes.extend_from_slice(format!("D {path}\n").as_bytes());
    }
}

/// A repository that is being made.
pub(super) struct Import<'d> {
    directory: &'d Path,
    git: Child,
    stdin: BufWriter<ChildStdin>,
}

impl<'d> Import<'d> {
    /// A new repository in a directory.
    pub(super) fn start(directory: &'d Path) -> io::Result<Self> {
        std::fs::create_dir_all(directory)?;
        run(git(directory).args(["init", "--quiet", "--initial-branch=main"]))?;
        let mut git = git(directory).args(["fast-import", "--quiet"]).stdin(Stdio::piped()).spawn()?;
        let stdin = git.stdin.take().ok_or_else(|| io::Error::other("git has no input"))?;
        Ok(Self { directory, git, stdin: BufWriter::new(stdin) })
    }

    /// The next commit on `main`, of noon of its day.
    pub(super) fn commit(&mut self, commit: &Commit) -> io::Result<()> {
        let Commit { day, author: (name, address), message, changes } = commit;
        let epoch = Date::new(1970, 1, 1).expect("a day");
        let seconds = day.days_since(epoch) * 86_400 + 43_200;
        let out = &mut self.stdin;
        writeln!(out, "commit refs/heads/main")?;
        for part in ["author", "committer"] {
            writeln!(out, "{part} {name} <{address}> {seconds} +0000")?;
        }
        writeln!(out, "data {}\n{message}", message.len())?;
        out.write_all(changes)
    }

    /// Waits until all is there, and checks the last commit out.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.stdin.flush()?;
        drop(self.stdin);
        succeeded(self.git.wait()?)?;
        run(git(self.directory).args(["reset", "--hard", "--quiet"]))
    }
}

/// Git in a directory, as it is without anybody's settings.
fn git(directory: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(directory).env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"] {
        git.env_remove(variable);
    }
    git
}

fn run(command: &mut Command) -> io::Result<()> {
    succeeded(command.status()?)
}

fn succeeded(status: std::process::ExitStatus) -> io::Result<()> {
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("git: {status}"))) }
}
