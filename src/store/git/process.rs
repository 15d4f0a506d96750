//! How `git` is started: never through a shell, with nothing of the environment that would point it elsewhere, and so
//! that it neither writes, fetches nor asks.

use std::io::{BufReader, Read, Result};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use super::error::GitError;

/// What a hook or an alias sets for the repository that *it* runs in. The workspace that a command works on says which
/// repository is meant, and `-C` may lead to another: found from its directory, it is the right one in a hook as well.
/// What says where objects are stays: in a `pre-receive` hook that is where the new ones lie.
const OF_ANOTHER_REPOSITORY: &[&str] = &[
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_GRAFT_FILE",
    // These would change how it answers.
    "GIT_ICASE_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_TRACE",
    "GIT_FLUSH",
];

/// How it behaves: it takes no locks to refresh something, gets no object from elsewhere, asks for no password, and
/// speaks English.
const BEHAVIOUR: &[(&str, &str)] = &[
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_NO_LAZY_FETCH", "1"),
    // A git from before that variable may fetch over no protocol at all.
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_LITERAL_PATHSPECS", "1"),
    ("GIT_PAGER", "cat"),
    ("LC_ALL", "C"),
];

/// So many bytes of an answer are read; whoever needs more reads it as it comes.
const MOST: u64 = 1 << 20;

/// `git` in a directory.
pub(super) fn git(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.args(["--no-optional-locks", "--no-pager", "-C"]).arg(directory).args(arguments);
    for variable in OF_ANOTHER_REPOSITORY {
        command.env_remove(variable);
    }
    command.envs(BEHAVIOUR.iter().copied()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// What a short answer says, and how it ended.
///
/// # Errors
/// When it cannot be started or read.
pub(super) fn answer(directory: &Path, arguments: &[&str]) -> std::result::Result<Output, GitError> {
    let run = || -> Result<Output> {
        let mut child = Ended(git(directory, arguments).stderr(Stdio::piped()).spawn()?);
        let read = |from: Option<&mut dyn Read>| -> Result<Vec<u8>> {
            let mut bytes = Vec::new();
            from.map_or(Ok(0), |from| from.take(MOST).read_to_end(&mut bytes))?;
            Ok(bytes)
        };
        // What git complains of fits into a pipe, so that reading one after the other waits for nobody.
        let stdout = read(child.0.stdout.as_mut().map(|it| it as &mut dyn Read))?;
        let stderr = read(child.0.stderr.as_mut().map(|it| it as &mut dyn Read))?;
        Ok(Output { status: child.0.wait()?, stdout, stderr })
    };
    run().map_err(|error| GitError::of_io(&error))
}

/// A long answer, which is read as it comes.
///
/// # Errors
/// When it cannot be started.
pub(super) fn stream(directory: &Path, arguments: &[&str]) -> std::result::Result<Stream, GitError> {
    let mut child = git(directory, arguments).spawn().map_err(|error| GitError::of_io(&error))?;
    match child.stdout.take() {
        Some(stdout) => Ok(Stream { stdout: BufReader::new(stdout), child: Ended(child) }),
        None => Err(GitError::System("it has no output".to_owned())),
    }
}

/// An answer that is still being given.
pub(super) struct Stream {
    pub(super) stdout: BufReader<ChildStdout>,
    child: Ended,
}

impl Stream {
    /// That all of it was given, once there is no more.
    ///
    /// # Errors
    /// When git broke off: what came so far would pass for everything.
    pub(super) fn end(mut self) -> std::result::Result<(), GitError> {
        let status = self.child.0.wait().map_err(|error| GitError::of_io(&error))?;
        if status.success() {
            Ok(())
        } else {
            Err(GitError::Said("it could not list the commits".to_owned()))
        }
    }
}

/// A process that ends at the latest when nobody listens any more.
#[derive(Debug)]
pub(super) struct Ended(pub(super) Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // One that has ended cannot be killed, and is waited for at once.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
