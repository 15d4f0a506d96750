//! Commands that are killed half-way: not after some time, which is another half on each machine, but when something
//! has changed on the disk.

use std::path::Path;
use std::process::{Command, Stdio};

/// Kills a command when what is in the directory has changed so many times, if it comes to that before its end.
pub(crate) fn is_killed_at(change: usize, mut command: Command, directory: &Path) -> bool {
    let mut before = names_and_sizes(directory);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut changes = 0;
    while changes < change {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        let now = names_and_sizes(directory);
        if now != before {
            changes += 1;
            before = now;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    true
}

fn names_and_sizes(directory: &Path) -> Vec<(String, u64)> {
    let entries = walkdir::WalkDir::new(directory).sort_by_file_name().into_iter();
    // What goes away while it is looked at has changed.
    let seen = entries.flatten().map(|entry| {
        (entry.path().display().to_string(), entry.metadata().map_or(0, |metadata| metadata.len()))
    });
    seen.collect()
}
