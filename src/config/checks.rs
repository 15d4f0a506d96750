//! `[checks]`: how much each check weighs here, and why.

use std::collections::BTreeMap;

use super::reader::Section;
use super::values::{word_of, words};
use crate::finding::Severity;

/// The level that the workspace gives a check.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckLevel {
    /// The severity of its findings; `None` switches it off.
    pub level: Option<Severity>,
    /// Why, in somebody's words.
    pub reason: Option<String>,
}

/// The checks whose level is not their own, by id.
pub type Checks = BTreeMap<String, CheckLevel>;

const LEVELS: [&str; 4] = ["error", "warning", "info", "off"];

fn level_of(word: &str) -> Option<Option<Severity>> {
    [Some(Severity::Error), Some(Severity::Warning), Some(Severity::Info), None]
        .into_iter()
        .find(|level| level.map_or("off", Severity::word) == word)
}

pub(super) fn read(checks: &mut Checks, section: &mut Section<'_, '_, '_>) {
    for (id, span) in section.keys() {
        let known = section.run.vocabulary.map(|vocabulary| vocabulary.checks);
        if known.is_some_and(|known| !section.knows("check", &id, span, known)) {
            continue;
        }
        let level = |value: &_| word_of("level", &LEVELS, level_of)(value);
        if section.is_table(&id) {
            let mut reason = None;
            let mut given = None;
            section.section(id.clone(), |section| {
                given = section.required("level", level);
                reason = section.optional("reason", words);
            });
            if let Some(level) = given {
                checks.insert(id, CheckLevel { level, reason });
            }
        } else if let Some(level) = section.optional(id.clone(), level) {
            checks.insert(id, CheckLevel { level, reason: None });
        }
    }
}
