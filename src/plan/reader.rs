//! Texts read once, however many states of a workspace have them.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use serde::de::DeserializeOwned;

use super::bytes::Bytes;
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
    /// What was read; none for a reader that forgets.
    known: Option<Mutex<Known>>,
    parsed: AtomicUsize,
}

#[derive(Debug, Default)]
struct Known {
    /// What was read of a plan's file, by the fingerprint of its bytes.
    read: HashMap<(PlanFile, u64), Remembered>,
    /// What was made of files that are no plan's, the latest last.
    made: Vec<Made>,
}

/// What was read of a text, and whether somebody wanted it since what is unused was forgotten last.
#[derive(Debug)]
struct Remembered {
    it: Arc<dyn Any + Send + Sync>,
    is_used: bool,
}

/// What was made of some files.
#[derive(Debug)]
struct Made {
    of: Vec<Bytes>,
    it: Arc<dyn Any + Send + Sync>,
}

impl Reader {
    /// One that remembers, for several states of the same files.
    pub fn remembering() -> Self {
        Self { known: Some(Mutex::default()), parsed: AtomicUsize::new(0) }
    }

    /// How many texts of plans were parsed so far.
    pub fn parsed(&self) -> usize {
        self.parsed.load(Ordering::Relaxed)
    }

    /// Forgets the texts of plans that nobody wanted since this was called last: whoever goes through the states one after
    /// another wants no more than those of the state before again.
    pub fn forget_unused(&self) {
        if let Some(mut known) = self.known() {
            known.read.retain(|_, text| std::mem::take(&mut text.is_used));
        }
    }

    /// What `make` makes of these files, made once for all states that have them.
    ///
    /// # Errors
    /// As `make`.
    pub fn once<T: Send + Sync + 'static, E>(
        &self,
        of: &[Bytes],
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        let found = self.known().and_then(|known| {
            let is_meant = |made: &&Made| (*made.it).type_id() == TypeId::of::<T>() && made.of == of;
            known.made.iter().rev().find(is_meant).map(|made| Arc::clone(&made.it))
        });
        if let Some(made) = found.and_then(|it| it.downcast::<T>().ok()) {
            return Ok(made);
        }
        let made = Arc::new(make()?);
        if let Some(mut known) = self.known() {
            known.made.push(Made { of: of.to_vec(), it: Arc::clone(&made) as _ });
        }
        Ok(made)
    }

    /// What the text of a file of a plan says.
    pub(super) fn read<T>(&self, file: PlanFile, bytes: Bytes) -> Read<T>
    where
        T: DeserializeOwned + Clone + Send + Sync + 'static,
    {
        if self.known.is_none() {
            return self.parse(bytes);
        }
        let key = (file, bytes.fingerprint());
        let found = self.known().and_then(|mut known| {
            let text = known.read.get_mut(&key)?;
            text.is_used = true;
            Some(Arc::clone(&text.it))
        });
        // A file has one type, so that what was read of it is of this one.
        let found = found.as_deref().and_then(<dyn Any + Send + Sync>::downcast_ref::<Read<T>>);
        if let Some(read) = found.filter(|it| it.source.bytes == bytes) {
            return read.clone();
        }
        let read = self.parse::<T>(bytes);
        if let Some(mut known) = self.known() {
            known.read.insert(key, Remembered { it: Arc::new(read.clone()), is_used: true });
        }
        read
    }

    fn known(&self) -> Option<MutexGuard<'_, Known>> {
        self.known.as_ref().map(|known| known.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn parse<T: DeserializeOwned>(&self, bytes: Bytes) -> Read<T> {
        self.parsed.fetch_add(1, Ordering::Relaxed);
        let document::Reading { value, problems, dropped, outline } = document::read(&bytes);
        let source = Source { bytes, dropped, outline, lines: OnceLock::new() };
        Read { value, problems, source: Arc::new(source) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Directory, load, load_with};

    const HEAD: (&str, &str) =
        ("onboarding.yaml", "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\n");
    const STATES: [&str; 3] =
        ["actions: [{id: A-1}]\n", "actions: [{id: A-2}]\ncolour: red\n", "actions: [{id: A-1}]\n"];

    #[test]
    fn a_text_is_parsed_once_and_says_the_same_each_time() {
        let reader = Reader::remembering();
        for text in STATES {
            let directory = Directory::of("acme", [HEAD, ("actions.yaml", text)]);
            assert_eq!(load_with(directory.clone(), &reader), load(directory));
        }
        assert_eq!(reader.parsed(), 3);
        // The same text in another file is another thing.
        let swapped = Directory::of("acme", [HEAD, ("risks.yaml", STATES[0])]);
        assert_eq!(load_with(swapped.clone(), &reader), load(swapped));
        assert_eq!(reader.parsed(), 4);
        load_with(Directory::of("other", [HEAD, ("actions.yaml", STATES[0])]), &reader);
        assert_eq!(reader.parsed(), 4, "two plans that say the same are parsed once");
    }

    #[test]
    fn what_nobody_wanted_of_late_is_forgotten_and_the_rest_stays() {
        let reader = Reader::remembering();
        let state = |at: usize| Directory::of("acme", [HEAD, ("actions.yaml", STATES[at])]);
        for at in [0, 1, 1] {
            load_with(state(at), &reader);
            reader.forget_unused();
        }
        assert_eq!(reader.parsed(), 3, "the head and two texts, each once");
        load_with(state(1), &reader);
        assert_eq!(reader.parsed(), 3, "the last state is remembered");
        load_with(state(0), &reader);
        assert_eq!(reader.parsed(), 4, "the one before it is not");
    }

    #[test]
    fn what_is_made_of_files_is_made_once_for_those_that_have_their_bytes() {
        let (reader, made) = (Reader::remembering(), AtomicUsize::new(0));
        let length = |text: &str| {
            let make = || {
                made.fetch_add(1, Ordering::Relaxed);
                if text.is_empty() { Err("empty") } else { Ok(text.len()) }
            };
            reader.once(&[Bytes::from(text)], make).map(|it| *it)
        };
        assert_eq!([length("abc"), length("de"), length("abc")], [Ok(3), Ok(2), Ok(3)]);
        assert_eq!(made.load(Ordering::Relaxed), 2);
        assert_eq!([length(""), length("")], [Err("empty"); 2], "what failed is tried again");
        assert_eq!(
            *reader.once(&[Bytes::from("abc")], || Ok::<_, ()>("of another type")).unwrap(),
            "of another type"
        );
    }
}
