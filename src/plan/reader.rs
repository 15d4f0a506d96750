//! Texts of plans read once, however many states of a workspace have them.

use std::any::Any;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde::de::DeserializeOwned;

use super::sources::Source;
use crate::document::{self, Problem};
use crate::model::PlanFile;

/// What a text was read as.
#[derive(Clone)]
pub(super) struct Read<T> {
    pub(super) value: Option<T>,
    pub(super) problems: Vec<Problem>,
    pub(super) source: Arc<Source>,
}

/// Reads the texts of plans. One that remembers reads each text once: of fifty revisions of a plan, most files are the
/// same in most of them.
#[derive(Debug, Default)]
pub struct Reader {
    /// What was read, by file and text; none for a reader that forgets.
    known: Option<Mutex<Known>>,
    parsed: AtomicUsize,
}

type Known = HashMap<(PlanFile, Vec<u8>), Arc<dyn Any + Send + Sync>>;

impl Reader {
    /// One that remembers, for several states of the same files.
    pub fn remembering() -> Self {
        Self { known: Some(Mutex::default()), parsed: AtomicUsize::new(0) }
    }

    /// How many texts were parsed so far.
    pub fn parsed(&self) -> usize {
        self.parsed.load(Ordering::Relaxed)
    }

    /// What the text of a file says.
    pub(super) fn read<T>(&self, file: PlanFile, bytes: Vec<u8>) -> Read<T>
    where
        T: DeserializeOwned + Clone + Send + Sync + 'static,
    {
        let Some(known) = &self.known else { return self.parse(bytes) };
        let key = (file, bytes);
        let found = known.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        // A file has one type, so that what was read of it is of this one.
        if let Some(read) = found.as_deref().and_then(<dyn Any + Send + Sync>::downcast_ref::<Read<T>>) {
            return read.clone();
        }
        let read: Read<T> = self.parse(key.1.clone());
        known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::new(read.clone()));
        read
    }

    fn parse<T: DeserializeOwned>(&self, bytes: Vec<u8>) -> Read<T> {
        self.parsed.fetch_add(1, Ordering::Relaxed);
        let document::Reading { value, problems, dropped, outline } = document::read(&bytes);
        let source = Arc::new(Source { bytes, dropped, outline, lines: OnceLock::new() });
        Read { value, problems, source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Directory, load, load_with};

    #[test]
    fn a_text_is_parsed_once_and_says_the_same_each_time() {
        let head = ("onboarding.yaml", "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\n");
        let states =
            ["actions: [{id: A-1}]\n", "actions: [{id: A-2}]\ncolour: red\n", "actions: [{id: A-1}]\n"];
        let reader = Reader::remembering();
        for text in states {
            let directory = Directory::of("acme", [head, ("actions.yaml", text)]);
            assert_eq!(load_with(directory.clone(), &reader), load(directory));
        }
        assert_eq!(reader.parsed(), 3);
        // The same text in another file is another thing.
        let swapped = Directory::of("acme", [head, ("risks.yaml", states[0])]);
        assert_eq!(load_with(swapped.clone(), &reader), load(swapped));
        assert_eq!(reader.parsed(), 4);
    }
}
