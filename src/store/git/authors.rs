//! Who wrote which line of a file, by the commits between two: what `git blame` says, without a process for each file.

use std::collections::HashMap;
use std::ops::Range;
use std::path::PathBuf;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::commit::Commit;
use super::error::GitError;
use super::id::ObjectId;
use super::objects::Answer;
use super::touched::Between;
use crate::plan::{Bytes, LARGEST};

/// Which of the commits between two brought each line of a text.
#[derive(Clone, Debug, Default)]
pub struct Authors<'b>(Vec<Option<&'b Commit>>);

impl<'b> Authors<'b> {
    /// Who wrote something of these lines, counted from zero, each once; nobody of what was there before, or is in no commit.
    pub fn by(&self, lines: Range<usize>) -> Vec<&'b str> {
        let mut names: Vec<&str> = Vec::new();
        let lines = self.0.iter().take(lines.end).skip(lines.start);
        for commit in lines.flatten() {
            if !names.contains(&commit.author.as_str()) {
                names.push(&commit.author);
            }
        }
        names
    }
}

/// A line of the text that is asked about, and which line of a commit's file it is.
#[derive(Clone, Copy)]
struct Followed {
    asked: usize,
    here: usize,
}

impl Between {
    /// Who wrote each line of a text. It was read at the first of these paths, from the top, in the files of the head or in
    /// what somebody made of them; before, it may have been at another of them.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn authors(&self, paths: &[PathBuf], text: &[u8]) -> Result<Authors<'_>, GitError> {
        let mut search = Search { between: self, paths, texts: HashMap::new() };
        let asked = lines(text);
        let mut found = vec![None; asked.len()];
        let Some(head) = self.index_of(&self.head) else { return Ok(Authors(found)) };
        let all = (0..asked.len()).map(|line| Followed { asked: line, here: line }).collect();
        let Some(own) = search.file(&self.commits[head].0.tree)? else { return Ok(Authors(found)) };
        let committed = search.text(&own)?;
        let (followed, _) = followed(all, &lines(&committed), &asked);
        let mut left = vec![(head, followed)];
        while let Some((at, lines)) = left.pop() {
            let (commit, _) = &self.commits[at];
            let (passed, own) = search.parted(at, lines)?;
            for line in own {
                found[line.asked] = Some(commit);
            }
            left.extend(passed);
        }
        Ok(Authors(found))
    }
}

/// Lines of a commit that come from others, each with its commit; of one that is none of these nothing is followed.
type Passed = Vec<(usize, Vec<Followed>)>;

struct Search<'b> {
    between: &'b Between,
    paths: &'b [PathBuf],
    texts: HashMap<ObjectId, Bytes>,
}

impl Search<'_> {
    /// The lines of a commit that its parents have, and those that are its own.
    fn parted(&mut self, at: usize, lines: Vec<Followed>) -> Result<(Passed, Vec<Followed>), GitError> {
        let (commit, parents) = &self.between.commits[at];
        // What the last commit of a shallow clone changed nobody knows.
        let Some(parents) = parents else { return Ok((Vec::new(), Vec::new())) };
        let own = self.file(&commit.tree)?;
        let mut files = Vec::with_capacity(parents.len());
        for (id, tree) in commit.parents.iter().zip(parents) {
            files.push((self.between.index_of(id), self.file(tree)?));
        }
        if let Some((parent, _)) = files.iter().find(|(_, file)| *file == own) {
            return Ok((parent.map(|parent| (parent, lines)).into_iter().collect(), Vec::new()));
        }
        let Some(own) = own else { return Ok((Vec::new(), Vec::new())) };
        let own = self.text(&own)?;
        let (mut passed, mut left) = (Vec::new(), lines);
        for (parent, file) in files {
            let Some(file) = file else { continue };
            let text = self.text(&file)?;
            let (theirs, rest) = followed(left, &self::lines(&text), &self::lines(&own));
            passed.extend(parent.map(|parent| (parent, theirs)));
            left = rest;
        }
        Ok((passed, left))
    }

    /// The file among the files of a commit, at the first path that has it.
    fn file(&self, tree: &ObjectId) -> Result<Option<ObjectId>, GitError> {
        for path in self.paths {
            if let Some(id) = self.between.repository.at(tree, path)? {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    fn text(&mut self, id: &ObjectId) -> Result<Bytes, GitError> {
        if let Some(text) = self.texts.get(id) {
            return Ok(text.clone());
        }
        let text = match self.between.repository.objects().texts(&[id], LARGEST)?.pop() {
            Some(Answer::Object { bytes, .. }) => bytes,
            _ => Bytes::default(),
        };
        self.texts.insert(id.clone(), text.clone());
        Ok(text)
    }
}

/// The lines of a text; how a line ends is not what somebody wrote.
fn lines(text: &[u8]) -> Vec<&[u8]> {
    let lines = text.split(|byte| *byte == b'\n');
    lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line)).collect()
}

/// The lines of a text that another has as well, as that one counts them, and the rest.
fn followed(lines: Vec<Followed>, before: &[&[u8]], after: &[&[u8]]) -> (Vec<Followed>, Vec<Followed>) {
    let mut same: Vec<Option<usize>> = vec![None; after.len()];
    for operation in capture_diff_slices(Algorithm::Myers, before, after) {
        if let DiffOp::Equal { old_index, new_index, len } = operation {
            for step in 0..len {
                same[new_index + step] = Some(old_index + step);
            }
        }
    }
    let (mut passed, mut rest) = (Vec::new(), Vec::new());
    for line in lines {
        match same[line.here] {
            Some(here) => passed.push(Followed { here, ..line }),
            None => rest.push(line),
        }
    }
    (passed, rest)
}
