//! The one process that hands out objects, and what it has handed out of directories.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::error::GitError;
use super::id::ObjectId;
use super::in_use::InUse;
use super::process::{Ended, git};
use super::tree_object::{TreeEntry, entries};
use crate::plan::{Bytes, Held};

/// So many objects are asked for before the answers are read. The names of all of them fit into a pipe, so that neither
/// side ever waits for the other to read.
const AT_ONCE: usize = 128;

/// A commit or a directory of more bytes is none that anybody has made.
const LARGEST_OF_GIT: u64 = 64 << 20;

/// The name of something that is missing is said again; no name is longer.
const LARGEST_NAME: u64 = 8 << 10;

/// What answers a name.
#[derive(Debug)]
pub(super) enum Answer {
    /// The object.
    Object { id: ObjectId, kind: String, bytes: Bytes },
    /// It has more bytes than were wanted: so many.
    TooLarge(u64),
    /// Nothing of that name is in this clone.
    Missing,
    /// The name is the beginning of several.
    Ambiguous,
}

/// The objects of a repository.
#[derive(Debug)]
pub(super) struct Objects {
    directory: PathBuf,
    process: Mutex<Option<Process>>,
    trees: Mutex<HashMap<ObjectId, Arc<Vec<TreeEntry>>>>,
    /// The texts that somebody has.
    texts: Mutex<InUse<ObjectId, Held>>,
    /// How many objects git was asked for.
    asked: AtomicUsize,
}

impl Objects {
    pub(super) fn of(directory: &Path) -> Self {
        Self {
            directory: directory.to_owned(),
            process: Mutex::default(),
            trees: Mutex::default(),
            texts: Mutex::default(),
            asked: AtomicUsize::new(0),
        }
    }

    /// The texts of files, in their order; of those that are larger than `largest` how large they are. One that somebody has
    /// already is not asked for again.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub(super) fn texts(&self, ids: &[&ObjectId], largest: u64) -> Result<Vec<Answer>, GitError> {
        let texts = || self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        let known: Vec<Option<Bytes>> = {
            let texts = texts();
            ids.iter().map(|id| texts.get(id).map(Bytes::from)).collect()
        };
        let unknown = ids.iter().zip(&known).filter(|(_, known)| known.is_none());
        let unknown: Vec<&str> = unknown.map(|(id, _)| id.as_str()).collect();
        let mut asked = self.ask(&unknown, largest)?.into_iter();
        let mut texts = texts();
        let text = |(id, known): (&&ObjectId, Option<Bytes>)| match known {
            Some(bytes) => Answer::Object { id: (*id).clone(), kind: "blob".to_owned(), bytes },
            None => {
                let answer = asked.next().unwrap_or(Answer::Missing);
                if let Answer::Object { bytes, .. } = &answer {
                    texts.insert((*id).clone(), bytes.held());
                }
                answer
            }
        };
        Ok(ids.iter().zip(known).map(text).collect())
    }

    /// How many objects git was asked for so far.
    pub(super) fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }

    /// What these names stand for, in their order; of larger objects than `largest` only how large they are.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub(super) fn ask(&self, names: &[&str], largest: u64) -> Result<Vec<Answer>, GitError> {
        // A name of two lines would be two names, and no object has one.
        let is_name = |name: &&&str| !name.contains(['\n', '\0']);
        let asked: Vec<&str> = names.iter().filter(is_name).copied().collect();
        if asked.is_empty() {
            return Ok(names.iter().map(|_| Answer::Missing).collect());
        }
        self.asked.fetch_add(asked.len(), Ordering::Relaxed);
        let mut answers = self.ask_all(&asked, largest)?.into_iter();
        let mut answer = |name: &&str| if is_name(&name) { answers.next() } else { None };
        Ok(names.iter().map(&mut answer).map(|answer| answer.unwrap_or(Answer::Missing)).collect())
    }

    fn ask_all(&self, names: &[&str], largest: u64) -> Result<Vec<Answer>, GitError> {
        let mut process = self.process.lock().unwrap_or_else(PoisonError::into_inner);
        let result = (|| {
            let asked = match &mut *process {
                Some(process) => process,
                none => none.insert(Process::start(&self.directory)?),
            };
            let mut answers = Vec::with_capacity(names.len());
            for names in names.chunks(AT_ONCE) {
                answers.extend(asked.ask(names, largest)?);
            }
            Ok(answers)
        })();
        if result.is_err() {
            // Whatever it says next would be the answer to something else.
            *process = None;
        }
        result.map_err(|error: io::Error| GitError::of_io(&error))
    }

    /// The one object of a name.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub(super) fn ask_one(&self, name: &str) -> Result<Answer, GitError> {
        Ok(self.ask(&[name], LARGEST_OF_GIT)?.pop().unwrap_or(Answer::Missing))
    }

    /// Makes a directory known that is no object of the repository.
    pub(super) fn keep(&self, id: ObjectId, entries: Vec<TreeEntry>) {
        self.trees.lock().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::new(entries));
    }

    /// What has a name in a directory.
    ///
    /// # Errors
    /// As [`Self::tree`].
    pub(super) fn entry(&self, directory: &ObjectId, name: &OsStr) -> Result<Option<TreeEntry>, GitError> {
        let entries = self.tree(directory)?;
        let at = entries.binary_search_by(|entry| entry.name.as_slice().cmp(name.as_encoded_bytes()));
        Ok(at.ok().map(|at| entries[at].clone()))
    }

    /// What is in a directory; one that several revisions have is read once.
    ///
    /// # Errors
    /// When it is not in this clone, or is no directory.
    pub(super) fn tree(&self, id: &ObjectId) -> Result<Arc<Vec<TreeEntry>>, GitError> {
        let known = |trees: &Mutex<HashMap<_, Arc<Vec<TreeEntry>>>>| {
            trees.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
        };
        if let Some(tree) = known(&self.trees) {
            return Ok(tree);
        }
        let tree = match self.ask_one(id.as_str())? {
            Answer::Object { kind, bytes, .. } if kind == "tree" => entries(&bytes, id.size()),
            _ => None,
        };
        let tree = Arc::new(tree.ok_or_else(|| GitError::Missing(id.to_string()))?);
        self.trees.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone(), Arc::clone(&tree));
        Ok(tree)
    }
}

/// `git cat-file --batch`: names in, objects out.
#[derive(Debug)]
struct Process {
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
    _child: Ended,
}

impl Process {
    fn start(directory: &Path) -> io::Result<Self> {
        let mut child = Ended(git(directory, &["cat-file", "--batch"]).stdin(Stdio::piped()).spawn()?);
        let (stdin, stdout) = (child.0.stdin.take(), child.0.stdout.take());
        let pipes = stdin.zip(stdout).ok_or_else(|| io::Error::other("it has no input or output"));
        let (stdin, stdout) = pipes?;
        Ok(Self { stdin, stdout: BufReader::with_capacity(1 << 16, stdout), _child: child })
    }

    fn ask(&mut self, names: &[&str], largest: u64) -> io::Result<Vec<Answer>> {
        let mut request = names.join("\n");
        request.push('\n');
        self.stdin.write_all(request.as_bytes())?;
        self.stdin.flush()?;
        names.iter().map(|_| self.answer(largest)).collect()
    }

    /// Reads one answer: `ID TYPE SIZE` and the bytes, or `NAME missing`.
    fn answer(&mut self, largest: u64) -> io::Result<Answer> {
        let mut header = Vec::new();
        self.stdout.by_ref().take(LARGEST_NAME).read_until(b'\n', &mut header)?;
        if header.pop() != Some(b'\n') {
            return Err(io::Error::other("`git cat-file` ended before it had answered"));
        }
        let header = String::from_utf8_lossy(&header);
        let mut words = header.rsplitn(3, ' ');
        let (size, kind, id) = (words.next(), words.next(), words.next());
        match (size, kind, id.and_then(ObjectId::parse)) {
            (Some(size), Some(kind), Some(id)) if size.bytes().all(|byte| byte.is_ascii_digit()) => {
                let size = size.parse().map_err(|_| io::Error::other("`git cat-file` answers in no form"))?;
                self.object(id, kind.to_owned(), size, largest)
            }
            (Some("ambiguous"), ..) => Ok(Answer::Ambiguous),
            _ => Ok(Answer::Missing),
        }
    }

    fn object(&mut self, id: ObjectId, kind: String, size: u64, largest: u64) -> io::Result<Answer> {
        let answer = if size > largest {
            io::copy(&mut self.stdout.by_ref().take(size), &mut io::sink())?;
            Answer::TooLarge(size)
        } else {
            let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
            self.stdout.by_ref().take(size).read_to_end(&mut bytes)?;
            Answer::Object { id, kind, bytes: bytes.into() }
        };
        // A line end closes each object.
        self.stdout.read_exact(&mut [0])?;
        Ok(answer)
    }
}
