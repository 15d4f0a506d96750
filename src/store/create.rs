//! New files: all of them or none, and never over an old one.
//!
//! They are written beside their place and moved there, whole directories in one step; so a reader sees
//! a new plan entirely or not at all, and whoever stops the program half-way finds nothing half-made.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::lock;

/// What the directory is called in which new files wait to be moved; one that is left lying is from a crash.
const STAGE: &str = ".onboard-stage-";

/// A file to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its path below the root: relative, with `/`. One that ends in `/` is an empty directory.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl NewFile {
    /// A file with this text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// A directory that may be there already.
    pub fn directory(path: &str) -> Self {
        Self::new(format!("{path}/"), "")
    }

    fn is_directory(&self) -> bool {
        self.path.ends_with('/')
    }
}

/// Why nothing was made.
#[derive(Debug)]
pub enum CreateError {
    /// These are there already, as paths below the root.
    Exists(Vec<String>),
    /// The disk refused.
    Disk {
        /// What was to be made.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

impl CreateError {
    fn disk(path: impl Into<PathBuf>, error: &io::Error) -> Self {
        // The kind alone: the system adds a number that helps nobody.
        Self::Disk { path: path.into(), source: error.kind().into() }
    }
}

impl fmt::Display for CreateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(paths) => write!(f, "already there: {}", paths.join(", ")),
            Self::Disk { path, .. } => write!(f, "could not make `{}`", path.display()),
        }
    }
}

impl std::error::Error for CreateError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Exists(_) => None,
            Self::Disk { source, .. } => Some(source),
        }
    }
}

/// Makes `files` below `root`, in their order; the root and directories on the way are made as needed.
///
/// # Errors
/// When one of the files exists or the disk refuses: then everything is as it was.
pub fn create(root: &Path, files: &[NewFile]) -> Result<(), CreateError> {
    let taken = files.iter().filter(|file| is_taken(root, file)).map(|file| file.path.clone());
    let taken: Vec<String> = taken.collect();
    if !taken.is_empty() {
        return Err(CreateError::Exists(taken));
    }
    let mut made = Made::default();
    let result = stage_and_publish(root, files, &mut made);
    if result.is_err() {
        made.undo();
    }
    result
}

/// A dangling symbolic link takes a place too.
fn is_taken(root: &Path, file: &NewFile) -> bool {
    let path = root.join(&file.path);
    if file.is_directory() { path.exists() && !path.is_dir() } else { path.symlink_metadata().is_ok() }
}

fn stage_and_publish(root: &Path, files: &[NewFile], made: &mut Made) -> Result<(), CreateError> {
    made.directories(root)?;
    let refused = |error: io::Error| CreateError::disk(root, &error);
    let Some(_lock) = lock::guard(root).map_err(refused)? else {
        return Err(refused(io::ErrorKind::ResourceBusy.into()));
    };
    remove_leftovers(root);
    let stage = tempfile::Builder::new().prefix(STAGE).tempdir_in(root).map_err(refused)?;
    for file in files {
        let path = stage.path().join(&file.path);
        write(file, &path).map_err(|error| CreateError::disk(root.join(&file.path), &error))?;
    }
    for file in files {
        let unit = unit_of(root, Path::new(&file.path));
        let (from, to) = (stage.path().join(&unit), root.join(&unit));
        // A directory moves with all it holds; the other files in it find nothing left to do.
        if from.symlink_metadata().is_err() || (file.is_directory() && to.is_dir()) {
            continue;
        }
        made.publish(&from, &to).map_err(|error| CreateError::disk(to, &error))?;
    }
    Ok(())
}

/// Removes what a crash left behind; under the lock it is nobody else's work in progress.
fn remove_leftovers(root: &Path) {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(STAGE)) {
        // One that stays does no harm: no reader takes it for anything.
        let _ = fs::remove_dir_all(entry.path());
    }
}

fn write(file: &NewFile, path: &Path) -> io::Result<()> {
    if file.is_directory() {
        return fs::create_dir_all(path);
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, &file.text)?;
    fs::File::open(path)?.sync_all()
}

/// The first part of `path` that does not exist yet: what can be moved in one step.
fn unit_of(root: &Path, path: &Path) -> PathBuf {
    let mut unit = PathBuf::new();
    for part in path.components() {
        unit.push(part);
        if !root.join(&unit).is_dir() {
            break;
        }
    }
    unit
}

/// What was made so far, to be taken back when the rest fails.
#[derive(Default)]
struct Made(Vec<PathBuf>);

impl Made {
    /// Makes `path` and what it lies in, as far as they are missing.
    fn directories(&mut self, path: &Path) -> Result<(), CreateError> {
        if path.is_dir() || path.as_os_str().is_empty() {
            return Ok(());
        }
        if let Some(parent) = path.parent() {
            self.directories(parent)?;
        }
        let made =
            if path.exists() { Err(io::ErrorKind::NotADirectory.into()) } else { fs::create_dir(path) };
        made.map_err(|error| CreateError::disk(path, &error))?;
        self.0.push(path.to_owned());
        Ok(())
    }

    fn publish(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        if from.is_dir() {
            // Fails on a directory that somebody has filled in the meantime.
            fs::rename(from, to)?;
        } else {
            // A link refuses an existing name, which a move would replace. Not every disk has links.
            match fs::hard_link(from, to) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => fs::rename(from, to),
                linked => linked,
            }?;
        }
        self.0.push(to.to_owned());
        Ok(())
    }

    /// Removes what was made, last first. What cannot be removed stays: nobody could do more.
    fn undo(&self) {
        for path in self.0.iter().rev() {
            let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_crash_left_behind_goes_with_the_next_file() {
        let root = tempfile::tempdir().unwrap();
        let left = root.path().join(".onboard-stage-x1y2z3/onboardings/acme");
        fs::create_dir_all(&left).unwrap();
        fs::write(left.join("jsp.yaml"), "").unwrap();
        create(root.path(), &files(&["a.yaml"])).unwrap();
        let names: Vec<_> =
            fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["a.yaml"]);
    }

    fn files(paths: &[&str]) -> Vec<NewFile> {
        paths.iter().map(|path| NewFile::new(*path, format!("{path}\n"))).collect()
    }

    fn listing(root: &Path) -> Vec<String> {
        let entries = walkdir::WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter();
        let below = |entry: walkdir::DirEntry| entry.path().strip_prefix(root).unwrap().display().to_string();
        entries.map(|entry| below(entry.unwrap())).collect()
    }

    #[test]
    fn files_appear_with_the_directories_on_the_way() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("new/workspace");
        let mut wanted = files(&["plans/acme/a.yaml", "plans/acme/b.yaml", "README.md"]);
        wanted.push(NewFile::directory("empty"));
        create(&root, &wanted).unwrap();
        assert_eq!(
            listing(&root),
            ["README.md", "empty", "plans", "plans/acme", "plans/acme/a.yaml", "plans/acme/b.yaml"]
        );
        assert_eq!(fs::read_to_string(root.join("plans/acme/b.yaml")).unwrap(), "plans/acme/b.yaml\n");
        create(&root, &files(&["plans/acme/c.yaml", "plans/beta/a.yaml"])).unwrap();
        assert_eq!(listing(&root).len(), 9);
    }

    #[test]
    fn nothing_is_written_over_and_then_nothing_at_all() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("b"), "mine").unwrap();
        fs::create_dir(dir.path().join("c")).unwrap();
        let refused = create(dir.path(), &files(&["a", "b", "c", "d/e"])).unwrap_err();
        assert_eq!(refused.to_string(), "already there: b, c");
        assert_eq!(listing(dir.path()), ["b", "c"]);
        assert_eq!(fs::read_to_string(dir.path().join("b")).unwrap(), "mine");
    }

    #[test]
    fn a_directory_that_is_there_stays_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        create(dir.path(), &files(&["plans/acme/a.yaml"])).unwrap();
        create(dir.path(), &[NewFile::directory("plans"), NewFile::new("onboard.toml", "")]).unwrap();
        assert_eq!(listing(dir.path()), ["onboard.toml", "plans", "plans/acme", "plans/acme/a.yaml"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_dangling_link_takes_a_place() {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("nowhere", dir.path().join("a")).unwrap();
        assert!(matches!(create(dir.path(), &files(&["a"])), Err(CreateError::Exists(_))));
    }

    #[test]
    fn what_fails_half_way_is_taken_back() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("file"), "").unwrap();
        let root = dir.path().join("root");
        // The last one lies below a file, which no disk allows.
        fs::create_dir(&root).unwrap();
        fs::write(root.join("x"), "").unwrap();
        let refused = create(&root, &files(&["a", "plans/acme/a.yaml", "x/y"])).unwrap_err();
        assert!(matches!(refused, CreateError::Disk { .. }));
        assert_eq!(listing(dir.path()), ["file", "root", "root/x"]);
        let refused = create(&dir.path().join("file/below"), &files(&["a"])).unwrap_err();
        assert!(matches!(refused, CreateError::Disk { .. }));
        assert_eq!(listing(dir.path()), ["file", "root", "root/x"]);
    }
}
