//! The files as they are staged: what `git commit` would commit. Git keeps them as a list of paths; here they become
//! directories like those of a commit, under names that no object has, and nothing is written for it.

use std::collections::BTreeMap;
use std::io::Read;

use super::error::GitError;
use super::id::ObjectId;
use super::process;
use super::repository::Repository;
use super::snapshot::Snapshot;
use super::tree_object::{TreeEntry, kind_of};
use crate::store::listed::Kind;

/// A directory of the index.
#[derive(Debug, Default)]
struct Directory {
    files: Vec<TreeEntry>,
    below: BTreeMap<Vec<u8>, Self>,
}

impl Repository {
    /// The files as they are staged.
    ///
    /// # Errors
    /// When git cannot be asked, or a merge is not resolved.
    pub(in crate::store) fn staged(&self) -> Result<Snapshot, GitError> {
        let mut stream = process::stream(self.directory(), &["ls-files", "--stage", "-z", "--full-name"])?;
        let mut listed = Vec::new();
        stream.stdout.read_to_end(&mut listed).map_err(|error| GitError::of_io(&error))?;
        stream.end()?;
        let mut top = Directory::default();
        let mut size = 40;
        for record in listed.split(|byte| *byte == 0).filter(|record| !record.is_empty()) {
            let (entry, path) = parsed(record)?;
            size = entry.id.as_str().len();
            top.add(entry, path);
        }
        let mut made = 0;
        Ok(Snapshot::of(self.clone(), self.keep(top, size, &mut made)))
    }

    /// Makes a directory known under a name that no object has: those that objects have are hashes, and this one counts.
    fn keep(&self, directory: Directory, size: usize, made: &mut usize) -> ObjectId {
        let Directory { files: mut entries, below } = directory;
        for (name, directory) in below {
            let id = self.keep(directory, size, made);
            entries.push(TreeEntry { name, kind: Kind::Directory, id });
        }
        entries.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        *made += 1;
        let id = ObjectId::counted(*made, size);
        self.objects().keep(id.clone(), entries);
        id
    }
}

impl Directory {
    fn add(&mut self, entry: TreeEntry, path: &[u8]) {
        match path.iter().position(|byte| *byte == b'/') {
            None => self.files.push(entry),
            Some(slash) => {
                self.below.entry(path[..slash].to_vec()).or_default().add(entry, &path[slash + 1..]);
            }
        }
    }
}

/// `MODE ID STAGE`, a tab, and the path.
fn parsed(record: &[u8]) -> Result<(TreeEntry, &[u8]), GitError> {
    let unknown = || GitError::Said("its list of staged files has another form".to_owned());
    let tab = record.iter().position(|byte| *byte == b'\t').ok_or_else(unknown)?;
    let (head, path) = (String::from_utf8_lossy(&record[..tab]), &record[tab + 1..]);
    let mut words = head.split(' ');
    let (Some(mode), Some(id), Some(stage)) = (words.next(), words.next(), words.next()) else {
        return Err(unknown());
    };
    if stage != "0" {
        return Err(GitError::Unmerged(String::from_utf8_lossy(path).into_owned()));
    }
    let name = path.rsplit(|byte| *byte == b'/').next().unwrap_or(path).to_vec();
    let id = ObjectId::parse(id).ok_or_else(unknown)?;
    Ok((TreeEntry { name, kind: kind_of(mode.as_bytes()), id }, path))
}
