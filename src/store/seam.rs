//! Where a test lets the disk refuse. No real disk can be asked to: and tests may run as a user whom none refuses.

#[cfg(not(all(test, unix)))]
use std::io;
#[cfg(not(all(test, unix)))]
use std::path::Path;

/// A call to the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// A directory that is to be listed.
    List,
    /// The next entry of a directory.
    NextEntry,
    /// The type of something in a directory.
    FileType,
    /// Looking for a file.
    Look,
    /// What a file says, brought to the disk.
    SyncFile,
    /// Which names a directory has, brought to the disk.
    SyncDirectory,
    /// A file or a directory moved to its place.
    Move,
}

/// Comes before each such call; outside of tests it costs nothing.
#[cfg(not(all(test, unix)))]
#[expect(clippy::unnecessary_wraps, reason = "in tests it may refuse")]
pub(super) const fn passes(_: Call, _: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
pub(super) use refusing::{allow, passed, passes, refuse};

#[cfg(all(test, unix))]
mod refusing {
    use std::cell::RefCell;
    use std::io;
    use std::path::{Path, PathBuf};

    use super::Call;

    thread_local! {
        static PASSED: RefCell<Vec<(Call, PathBuf)>> = const { RefCell::new(Vec::new()) };
        static REFUSED: RefCell<Vec<Refused>> = const { RefCell::new(Vec::new()) };
    }

    struct Refused {
        call: Call,
        /// How the path ends.
        at: &'static str,
        /// How often it passes before.
        after: usize,
        number: i32,
    }

    /// From now on this thread is refused this call on paths that end so, once it has passed so often.
    pub(in super::super) fn refuse(call: Call, at: &'static str, after: usize, error: rustix::io::Errno) {
        let number = error.raw_os_error();
        REFUSED.with_borrow_mut(|refused| refused.push(Refused { call, at, after, number }));
    }

    /// How often this call has passed on paths that end so, since nothing was refused last.
    pub(in super::super) fn passed(call: Call, at: &str) -> usize {
        PASSED.with_borrow(|passed| {
            passed.iter().filter(|(passed, path)| *passed == call && path.ends_with(at)).count()
        })
    }

    /// From now on nothing is refused.
    pub(in super::super) fn allow() {
        PASSED.with_borrow_mut(Vec::clear);
        REFUSED.with_borrow_mut(Vec::clear);
    }

    pub(in super::super) fn passes(call: Call, path: &Path) -> io::Result<()> {
        REFUSED.with_borrow_mut(|refused| {
            for one in refused.iter_mut().filter(|one| one.call == call && path.ends_with(one.at)) {
                if one.after == 0 {
                    return Err(io::Error::from_raw_os_error(one.number));
                }
                one.after -= 1;
            }
            PASSED.with_borrow_mut(|passed| passed.push((call, path.to_owned())));
            Ok(())
        })
    }
}
