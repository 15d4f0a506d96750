//! A commit: who, when, and the files that it has.

use chrono::{DateTime, Utc};

use super::id::ObjectId;

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its whole id.
    pub id: String,
    /// The ids of the commits before it, the first parent first. Of the last one that a shallow clone holds they may not
    /// be there.
    pub parents: Vec<String>,
    /// When it was committed, which is when it came to its place in history.
    pub committed: DateTime<Utc>,
    /// Who wrote it.
    pub author: String,
    /// The first line of its message.
    pub subject: String,
    pub(super) tree: ObjectId,
}

impl Commit {
    /// The beginning of its id, as git shows it.
    pub fn short_id(&self) -> &str {
        &self.id[..7]
    }

    /// The commit that an object of git is.
    pub(super) fn parse(id: &ObjectId, bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes);
        let (head, message) = text.split_once("\n\n").unwrap_or((&text, ""));
        let values = |key: &'static str| {
            head.lines().filter_map(move |line| line.strip_prefix(key)?.strip_prefix(' '))
        };
        let (_, committed) = signature(values("committer").next()?)?;
        Some(Self {
            id: id.to_string(),
            tree: ObjectId::parse(values("tree").next()?)?,
            parents: values("parent").map(str::to_owned).collect(),
            committed,
            author: values("author").next().and_then(signature).map(|(name, _)| name).unwrap_or_default(),
            subject: subject(message),
        })
    }

    /// The commit that a line of [`super::history::FORMAT`] is.
    pub(super) fn of_line(line: &str) -> Option<Self> {
        let mut fields = line.splitn(6, '\0');
        let id = ObjectId::parse(fields.next()?)?;
        let tree = ObjectId::parse(fields.next()?)?;
        let parents = fields.next()?.split_whitespace().map(str::to_owned).collect();
        let committed = moment(fields.next()?)?;
        let (author, subject) = (fields.next()?.to_owned(), fields.next()?.to_owned());
        Some(Self { id: id.to_string(), parents, committed, author, subject, tree })
    }
}

/// `Name <address> SECONDS ZONE`: the name, and when.
fn signature(line: &str) -> Option<(String, DateTime<Utc>)> {
    let (who, when) = line.rsplit_once('>')?;
    let name = who.split_once('<').map_or(who, |(name, _)| name).trim();
    Some((name.to_owned(), moment(when.split_whitespace().next()?)?))
}

fn moment(seconds: &str) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(seconds.parse().ok()?, 0)
}

/// The first paragraph of a message on one line, as git has it.
fn subject(message: &str) -> String {
    let lines = message.lines().skip_while(|line| line.trim().is_empty());
    lines.take_while(|line| !line.trim().is_empty()).map(str::trim_end).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_read_from_its_object() {
        let (tree, parent, id) = ("1".repeat(40), "2".repeat(40), "3".repeat(40));
        let text = format!(
            "tree {tree}\nparent {parent}\nauthor Ana <Ruiz> <a@b> 1000 +0200\ncommitter X Y <x@y> 86400 -0700\n\
             gpgsig -----BEGIN\n tree nonsense\n\n\nTwo\nlines\n\nand more\n"
        );
        let commit = Commit::parse(&ObjectId::parse(&id).unwrap(), text.as_bytes()).unwrap();
        assert_eq!(commit.committed.to_rfc3339(), "1970-01-02T00:00:00+00:00");
        assert_eq!((commit.author.as_str(), commit.subject.as_str()), ("Ana", "Two lines"));
        assert_eq!((commit.parents, commit.tree.as_str()), (vec![parent], tree.as_str()));
    }
}
