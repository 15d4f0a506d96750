//! What a disk answers, in words that say where to look.

use std::io::{self, ErrorKind};

/// Why the disk refused, without the path and the number that the system adds.
pub fn reason(error: &io::Error) -> String {
    let words = of_kind(error.kind()).or_else(|| of_number(error));
    words.map_or_else(|| of_system(error), str::to_owned)
}

const fn of_kind(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "it does not exist",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::AlreadyExists => "there is something of that name already",
        ErrorKind::NotADirectory => "something on its path is not a directory",
        ErrorKind::IsADirectory => "it is a directory",
        ErrorKind::DirectoryNotEmpty => "there is a directory of that name with something in it",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::QuotaExceeded => "the quota of the disk is used up",
        ErrorKind::FileTooLarge => "it is larger than the disk allows",
        ErrorKind::InvalidFilename => "the disk does not take such a name",
        ErrorKind::ResourceBusy => "something else is using it",
        ErrorKind::CrossesDevices => "it would have to move to another disk",
        ErrorKind::StaleNetworkFileHandle => "the network disk has lost it (a stale handle)",
        ErrorKind::TimedOut => "the disk did not answer in time",
        ErrorKind::OutOfMemory => "there is not enough memory",
        ErrorKind::InvalidData => "it is not UTF-8",
        _ => return None,
    })
}

/// What has a number of the system's, but no kind.
#[cfg(unix)]
fn of_number(error: &io::Error) -> Option<&'static str> {
    use rustix::io::Errno;

    const WORDS: [(Errno, &str); 5] = [
        (Errno::IO, "the disk reports an input/output error"),
        (Errno::MFILE, "too many files are open"),
        (Errno::NFILE, "too many files are open on this machine"),
        (Errno::LOOP, "its symbolic links lead in a circle"),
        (Errno::NODEV, "the disk is no longer there"),
    ];
    let number = Errno::from_io_error(error)?;
    WORDS.iter().find(|(known, _)| *known == number).map(|(_, words)| *words)
}

#[cfg(not(unix))]
const fn of_number(_: &io::Error) -> Option<&'static str> {
    None
}

/// The system's own words: `Structure needs cleaning (os error 117)`.
fn of_system(error: &io::Error) -> String {
    let words = error.to_string();
    let words = words.rsplit_once(" (os error ").map_or(words.as_str(), |(words, _)| words);
    let mut chars = words.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(all(test, unix))]
mod tests {
    use rustix::io::Errno;

    use super::*;

    #[test]
    fn what_a_disk_answers_is_said_in_words_without_a_number() {
        let case = |number: Errno, want: &str| assert_eq!(reason(&number.into()), want);
        case(Errno::IO, "the disk reports an input/output error");
        case(Errno::NOENT, "it does not exist");
        case(Errno::ACCESS, "permission denied");
        case(Errno::PERM, "permission denied");
        case(Errno::MFILE, "too many files are open");
        case(Errno::NFILE, "too many files are open on this machine");
        case(Errno::NOSPC, "the disk is full");
        case(Errno::DQUOT, "the quota of the disk is used up");
        case(Errno::ROFS, "the disk is read-only");
        case(Errno::STALE, "the network disk has lost it (a stale handle)");
        case(Errno::LOOP, "its symbolic links lead in a circle");
        case(Errno::NAMETOOLONG, "the disk does not take such a name");
        case(Errno::NOTDIR, "something on its path is not a directory");
    }

    #[test]
    fn what_has_no_words_of_ours_keeps_those_of_the_system() {
        let said = reason(&Errno::XFULL.into());
        assert!(!said.contains("os error") && said.starts_with(char::is_lowercase), "{said}");
    }
}
