//! A directory as git keeps it: `MODE NAME`, a zero, and the bytes of the hash, one after another.

use super::id::ObjectId;
use crate::store::listed::Kind;

/// Something in a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TreeEntry {
    pub(super) name: Vec<u8>,
    pub(super) kind: Kind,
    pub(super) id: ObjectId,
}

/// What is in a directory whose hashes have so many bytes, sorted by name; nothing where this is none.
pub(super) fn entries(mut bytes: &[u8], size_of_id: usize) -> Option<Vec<TreeEntry>> {
    let mut entries = Vec::new();
    while !bytes.is_empty() {
        let space = bytes.iter().position(|byte| *byte == b' ')?;
        let zero = space + bytes[space..].iter().position(|byte| *byte == 0)?;
        let end = zero + 1 + size_of_id;
        let id = bytes.get(zero + 1..end)?;
        entries.push(TreeEntry {
            name: bytes[space + 1..zero].to_vec(),
            kind: kind_of(&bytes[..space]),
            id: ObjectId::of_bytes(id),
        });
        bytes = &bytes[end..];
    }
    // By the bytes of their names: git puts a directory where its name with a slash would stand.
    entries.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    Some(entries)
}

/// What a mode says; directories are written without a leading zero, and in very old repositories with one.
pub(super) fn kind_of(mode: &[u8]) -> Kind {
    match mode {
        b"40000" | b"040000" => Kind::Directory,
        b"120000" => Kind::Link,
        b"160000" => Kind::Submodule,
        mode if mode.starts_with(b"100") => Kind::File,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_read_entry_by_entry_and_sorted_and_half_of_one_is_none() {
        let mut bytes = Vec::new();
        for (mode, name) in [("100644", "a b"), ("40000", "c"), ("120000", "\u{e9}"), ("160000", "e")] {
            bytes.extend(format!("{mode} {name}\0").into_bytes());
            bytes.extend([0xab; 20]);
        }
        let read = entries(&bytes, 20).unwrap();
        let kinds: Vec<_> = read.iter().map(|it| (it.name.as_slice(), it.kind)).collect();
        assert_eq!(
            kinds,
            [
                (b"a b".as_slice(), Kind::File),
                (b"c", Kind::Directory),
                (b"e", Kind::Submodule),
                ("\u{e9}".as_bytes(), Kind::Link)
            ]
        );
        assert_eq!(read[0].id.as_str(), "ab".repeat(20));
        assert_eq!(entries(&bytes[..bytes.len() - 1], 20), None);
        assert_eq!(entries(b"", 20), Some(vec![]));
    }
}
