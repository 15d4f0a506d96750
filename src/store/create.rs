//! New files: all of them or none, and never over an old one.
//!
//! They are written beside their place and moved there, whole directories in one step, and a root that is not there yet
//! as a whole; so a reader sees a new plan entirely or not at all. Where they go to several places of a root that is
//! there, whoever is stopped between two moves leaves the rest ready, and the next run finishes it.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::reason::reason;
use super::seam::{self, Call};
use super::stage::{self, Stage};
use super::sync::{self, Written};
use super::{listing, lock};

/// How often another run may be faster with a directory on the way, before that cannot be chance.
const ATTEMPTS: usize = 20;

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

/// What came of making files.
#[derive(Debug)]
pub struct Created {
    /// Whether a run that was stopped half-way had made them, so that only the rest was left to do.
    pub is_finished_only: bool,
    /// How safe they are.
    pub written: Written,
}

/// Why nothing was made.
#[derive(Debug)]
pub enum CreateError {
    /// These are there already, as paths below the root.
    Exists(Vec<String>),
    /// Another command is making files there, and did not finish in time.
    Busy(PathBuf),
    /// The disk refused.
    Disk {
        /// What was to be made.
        path: PathBuf,
        /// Why not, in words.
        why: String,
    },
}

impl CreateError {
    fn disk(path: impl Into<PathBuf>, error: &io::Error) -> Self {
        Self::Disk { path: path.into(), why: reason(error) }
    }

    /// The same, with what could not be made named from this directory on.
    pub fn below(self, directory: &Path) -> Self {
        let below = |path: PathBuf| match path.strip_prefix(directory) {
            Ok(below) if !below.as_os_str().is_empty() => below.to_owned(),
            _ => path,
        };
        match self {
            Self::Disk { path, why } => Self::Disk { path: below(path), why },
            other => other,
        }
    }
}

impl fmt::Display for CreateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(paths) => write!(f, "already there: {}", paths.join(", ")),
            Self::Busy(path) => write!(
                f,
                "another command is writing in `{}`, and did not finish in time; nothing was written",
                path.display()
            ),
            Self::Disk { path, why } => write!(f, "could not make `{}`: {why}", path.display()),
        }
    }
}

impl std::error::Error for CreateError {}

/// Makes `files` below `root`, in their order; the root and directories on the way are made as needed. Whoever is
/// stopped half-way in a root that is there finds the first ones: what makes the others count comes last.
///
/// # Errors
/// When one of the files exists or the disk refuses: then everything is as it was.
pub fn create(root: &Path, files: &[NewFile]) -> Result<Created, CreateError> {
    for _ in 0..ATTEMPTS {
        let Some(missing) = Missing::of(root)? else { return place(root, files) };
        if let Some(created) = missing.make(root, files)? {
            return Ok(created);
        }
    }
    Err(CreateError::Busy(root.to_owned()))
}

/// A root that is not there, or lies in what is not there.
struct Missing {
    /// The nearest directory above it that is there.
    parent: PathBuf,
    /// The first step down from there.
    name: OsString,
    /// The steps from there to the root.
    below: PathBuf,
}

impl Missing {
    /// What is missing of a root, if anything is.
    fn of(root: &Path) -> Result<Option<Self>, CreateError> {
        let mut steps: Vec<OsString> = Vec::new();
        for at in root.ancestors() {
            let here = if at.as_os_str().is_empty() { Path::new(".") } else { at };
            let refused = |kind: ErrorKind| CreateError::disk(here, &kind.into());
            match here.metadata() {
                Ok(metadata) if metadata.is_dir() => {
                    let mut steps = steps.into_iter().rev();
                    let Some(name) = steps.next() else { return Ok(None) };
                    return Ok(Some(Self { parent: here.to_owned(), name, below: steps.collect() }));
                }
                Ok(_) => {
                    let why = "it is not a directory".to_owned();
                    return Err(CreateError::Disk { path: here.to_owned(), why });
                }
                Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                    return Err(CreateError::disk(here, &error));
                }
                Err(_) if here.is_symlink() => return Err(refused(ErrorKind::AlreadyExists)),
                // A step up from what is not there leads nowhere.
                Err(_) => steps.push(at.file_name().ok_or_else(|| refused(ErrorKind::NotFound))?.to_owned()),
            }
        }
        Err(CreateError::disk(root, &ErrorKind::NotFound.into()))
    }

    /// Makes the root with the files in it beside its place, and moves it there; nothing when somebody else was faster
    /// with the first step of the way.
    fn make(&self, root: &Path, files: &[NewFile]) -> Result<Option<Created>, CreateError> {
        let refused = |error: io::Error| CreateError::disk(root, &error);
        stage::sweep(&self.parent);
        let mut aside = Stage::within(&self.parent).map_err(refused)?;
        let inner = aside.path().join(&self.below);
        fs::create_dir_all(&inner).map_err(refused)?;
        let created = fill(&inner, root, files)?;
        match rename(aside.path(), &self.parent.join(&self.name)) {
            Ok(()) => {
                aside.keep();
                let written = created.written.and_names_in(&self.parent);
                Ok(Some(Created { written, ..created }))
            }
            Err(error) if is_taken_meanwhile(error.kind()) => Ok(None),
            Err(error) => Err(refused(error)),
        }
    }
}

const fn is_taken_meanwhile(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists | ErrorKind::NotADirectory)
}

fn rename(from: &Path, to: &Path) -> io::Result<()> {
    seam::passes(Call::Move, to)?;
    fs::rename(from, to)
}

/// Makes the files below a root that is there.
fn place(root: &Path, files: &[NewFile]) -> Result<Created, CreateError> {
    let refused = |error: io::Error| CreateError::disk(root, &error);
    let Some(_lock) = lock::guard(root).map_err(refused)? else {
        return Err(CreateError::Busy(root.to_owned()));
    };
    stage::sweep(root);
    let is_any_finished = finish(root).map_err(refused)?;
    let taken = files.iter().filter(|file| is_taken(root, file)).map(|file| file.path.clone());
    let taken: Vec<String> = taken.collect();
    match (taken.is_empty(), is_any_finished) {
        (true, _) => fill(root, root, files),
        (false, true) => {
            let written = Written::default().and_names_in(root);
            Ok(Created { is_finished_only: true, written })
        }
        (false, false) => Err(CreateError::Exists(taken)),
    }
}

/// Makes the files in a directory that nobody else writes in; messages call it `shown`.
fn fill(root: &Path, shown: &Path, files: &[NewFile]) -> Result<Created, CreateError> {
    let mut made = Made::default();
    let staged = stage_and_publish(root, shown, files, &mut made).inspect_err(|_| made.undo())?;
    let directories: BTreeSet<&Path> = made.0.iter().filter_map(|path| path.parent()).collect();
    let written = directories.into_iter().fold(staged, Written::and_names_in);
    Ok(Created { is_finished_only: false, written })
}

/// A dangling symbolic link takes a place too.
fn is_taken(root: &Path, file: &NewFile) -> bool {
    let path = root.join(&file.path);
    if file.is_directory() { path.exists() && !path.is_dir() } else { path.symlink_metadata().is_ok() }
}

fn stage_and_publish(
    root: &Path,
    shown: &Path,
    files: &[NewFile],
    made: &mut Made,
) -> Result<Written, CreateError> {
    let refused = |error: io::Error| CreateError::disk(shown, &error);
    let mut stage = Stage::within(root).map_err(refused)?;
    for file in files {
        let path = stage.path().join(&file.path);
        write(file, &path).map_err(|error| CreateError::disk(shown.join(&file.path), &error))?;
    }
    let steps = files.iter().flat_map(|file| Path::new(&file.path).ancestors().skip(1));
    let directories: BTreeSet<PathBuf> = steps.map(|step| stage.path().join(step)).collect();
    let written = directories.iter().fold(Written::default(), |written, path| written.and_names_in(path));
    let units: BTreeSet<PathBuf> = files.iter().map(|file| unit_of(root, Path::new(&file.path))).collect();
    if units.len() > 1 {
        stage.start_emptying().map_err(refused)?;
    }
    for file in files {
        let unit = unit_of(root, Path::new(&file.path));
        made.publish_unit(stage.path(), root, &unit)
            .map_err(|error| CreateError::disk(shown.join(&unit), &error))?;
    }
    Ok(written)
}

/// Moves to its place what a run that was stopped had begun to move. What is there by now stays as it is, since it may
/// have been written in. Whether there was anything.
fn finish(root: &Path) -> io::Result<bool> {
    let mut is_any = false;
    for stage in stage::begun(root) {
        let mut units = Vec::new();
        units_below(stage.path(), Path::new(""), root, &mut units)?;
        // What makes a workspace of a directory comes last.
        units.sort_by_key(|unit| (unit.as_os_str() == crate::config::FILE_NAME, unit.clone()));
        for unit in units {
            Made::default().publish_unit(stage.path(), root, &unit)?;
        }
        fs::remove_dir_all(stage.path())?;
        is_any = true;
    }
    Ok(is_any)
}

/// The parts of a stage that can be moved in one step, and have no place yet.
fn units_below(stage: &Path, below: &Path, root: &Path, units: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in listing::of(&stage.join(below))? {
        let path = below.join(entry.name());
        let place = root.join(&path);
        if place.symlink_metadata().is_err() {
            units.push(path);
        } else if entry.is_directory() && place.is_dir() {
            units_below(stage, &path, root, units)?;
        }
    }
    Ok(())
}

fn write(file: &NewFile, path: &Path) -> io::Result<()> {
    if file.is_directory() {
        return fs::create_dir_all(path);
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, &file.text)?;
    sync::contents(&fs::File::open(path)?, path)
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
    /// Moves a part of a stage to its place below the root. One that is a directory there already, or has moved with
    /// the directory that it is in, has nothing left to move.
    fn publish_unit(&mut self, stage: &Path, root: &Path, unit: &Path) -> io::Result<()> {
        let (from, to) = (stage.join(unit), root.join(unit));
        let Ok(metadata) = from.symlink_metadata() else { return Ok(()) };
        if !metadata.is_dir() {
            Self::link(&from, &to)?;
        } else if to.is_dir() {
            return Ok(());
        } else {
            // Fails on a directory that somebody has filled in the meantime.
            rename(&from, &to)?;
        }
        self.0.push(to);
        Ok(())
    }

    /// A link refuses an existing name, which a move would replace. Not every disk has links.
    fn link(from: &Path, to: &Path) -> io::Result<()> {
        seam::passes(Call::Move, to)?;
        match fs::hard_link(from, to) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => fs::rename(from, to),
            linked => linked,
        }
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

    /// What a run leaves that was stopped after it had moved `a/x`.
    fn begun(root: &Path) {
        let stage = root.join(".onboard-ready-x1y2z3");
        fs::create_dir_all(stage.join("a")).unwrap();
        fs::create_dir_all(stage.join("empty")).unwrap();
        fs::create_dir(root.join("a")).unwrap();
        for (path, text) in [("a/y", "y"), ("b", "b"), (crate::config::FILE_NAME, "")] {
            fs::write(stage.join(path), text).unwrap();
        }
        fs::write(root.join("a/x"), "written in since").unwrap();
        fs::write(stage.join("c"), "c").unwrap();
        fs::hard_link(stage.join("c"), root.join("c")).unwrap();
    }

    #[test]
    fn what_a_stopped_run_had_begun_is_finished_and_nothing_of_it_is_touched() {
        let dir = tempfile::tempdir().unwrap();
        begun(dir.path());
        let created = create(dir.path(), &files(&["a/x", "b", crate::config::FILE_NAME])).unwrap();
        assert!(created.is_finished_only);
        assert_eq!(listing(dir.path()), ["a", "a/x", "a/y", "b", "c", "empty", "onboard.toml"]);
        assert_eq!(fs::read_to_string(dir.path().join("a/x")).unwrap(), "written in since");
        let refused = create(dir.path(), &files(&["b"])).unwrap_err();
        assert!(matches!(refused, CreateError::Exists(_)), "the next run is one like any other");
    }

    #[test]
    fn what_a_stopped_run_had_begun_does_not_stand_for_other_files() {
        let dir = tempfile::tempdir().unwrap();
        begun(dir.path());
        let created = create(dir.path(), &files(&["other/z"])).unwrap();
        assert!(!created.is_finished_only);
        assert!(dir.path().join("other/z").exists() && dir.path().join("a/y").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_root_that_is_not_there_appears_as_a_whole() {
        use crate::store::seam::{Call, allow, refuse};

        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join(".onboard-stage-left/x")).unwrap();
        let wanted = files(&["plans/acme/a.yaml", "README.md", crate::config::FILE_NAME]);
        refuse(Call::Move, "new", 0, rustix::io::Errno::IO);
        let refused = create(&dir.path().join("new/workspace"), &wanted).unwrap_err().to_string();
        allow();
        let want = format!(
            "could not make `{}`: the disk reports an input/output error",
            dir.path().join("new/workspace").display()
        );
        assert_eq!(refused, want);
        assert_eq!(listing(dir.path()), [""; 0], "what was left before is gone as well");
    }

    #[cfg(unix)]
    #[test]
    fn a_new_root_is_as_open_as_any_new_directory() {
        use std::os::unix::fs::PermissionsExt;

        let dir = tempfile::tempdir().unwrap();
        let mode = |path: &str| dir.path().join(path).metadata().unwrap().permissions().mode();
        fs::create_dir(dir.path().join("usual")).unwrap();
        create(&dir.path().join("new"), &files(&["a"])).unwrap();
        assert_eq!(mode("new"), mode("usual"));
    }

    #[cfg(unix)]
    #[test]
    fn when_a_move_fails_the_earlier_ones_are_taken_back() {
        use crate::store::seam::{Call, allow, refuse};

        let dir = tempfile::tempdir().unwrap();
        refuse(Call::Move, "z", 0, rustix::io::Errno::NOSPC);
        let refused = create(dir.path(), &files(&["a/b", "c", "z"])).unwrap_err().to_string();
        allow();
        assert!(refused.ends_with("/z`: the disk is full"), "{refused}");
        assert_eq!(listing(dir.path()), [""; 0]);
    }

    #[test]
    fn no_way_leads_up_from_what_is_not_there() {
        let dir = tempfile::tempdir().unwrap();
        let refused = create(&dir.path().join("x/../y"), &files(&["a"])).unwrap_err();
        assert!(matches!(refused, CreateError::Disk { .. }));
        assert_eq!(listing(dir.path()), [""; 0]);
    }
}
