//! One line on stderr while many plans are read, for whoever waits at a terminal. It comes after half a second and
//! goes before the answer. A counter and a thread that looks at it need no library.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use onboard::phrase::Grouped;

/// How progress is told.
#[derive(Clone, Copy)]
pub(crate) struct Progress {
    /// Nothing is told of what takes less time.
    pub(crate) patience: Duration,
    /// The time between two lines.
    pub(crate) pace: Duration,
    /// Puts a line in the place of the one before.
    pub(crate) tell: fn(&str),
}

impl Progress {
    /// Does `work`, which counts the plans that it is done with, and tells how far it is.
    pub(crate) fn of<T>(self, plans: usize, work: impl FnOnce(&AtomicUsize) -> T) -> T {
        let done = AtomicUsize::new(0);
        thread::scope(|scope| {
            let (is_working, has_ended) = mpsc::channel();
            let done = &done;
            scope.spawn(move || self.watch(plans, done, &has_ended));
            let result = work(done);
            drop(is_working);
            result
        })
    }

    fn watch(self, plans: usize, done: &AtomicUsize, has_ended: &Receiver<()>) {
        let mut wait = self.patience;
        let mut told = String::new();
        while has_ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
            wait = self.pace;
            told = format!("reading plans {} of {}", Grouped(done.load(Ordering::Relaxed)), Grouped(plans));
            (self.tell)(&told);
        }
        if !told.is_empty() {
            // Spaces, since not every terminal erases.
            (self.tell)(&" ".repeat(told.len()));
            (self.tell)("");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// What was told in the one test that lets something be told.
    static TOLD: Mutex<Vec<String>> = Mutex::new(Vec::new());

    fn told() -> Vec<String> {
        TOLD.lock().unwrap().clone()
    }

    #[test]
    fn what_takes_long_is_told_and_the_line_goes_at_the_end() {
        let tell = |line: &str| TOLD.lock().unwrap().push(line.to_owned());
        let progress = Progress { patience: Duration::from_millis(1), pace: Duration::from_millis(1), tell };
        let result = progress.of(10_000, |done| {
            while !told().iter().any(|line| line == "reading plans 1,240 of 10,000") {
                done.store(1_240, Ordering::Relaxed);
                thread::yield_now();
            }
            "the answer"
        });
        assert_eq!(result, "the answer");
        let told = told();
        let [.., blanks, end] = &told[..] else { panic!("{told:?}") };
        assert_eq!((blanks.trim(), blanks.len(), end.as_str()), ("", told[told.len() - 3].len(), ""));
    }

    #[test]
    fn what_is_done_at_once_is_not_told() {
        let tell = |line: &str| panic!("told {line:?}");
        let progress = Progress { patience: Duration::from_secs(3600), pace: Duration::from_secs(1), tell };
        assert_eq!(progress.of(3, |_| 5), 5);
    }
}
