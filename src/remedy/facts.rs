//! How a fact is written down at its home.

use super::{Command, Remedy, blank, commands};
use crate::model::{ContactKind, Fact, Home};

/// The command that writes a fact down at its home.
pub fn record(plan: &str, fact: Fact) -> Command {
    let reach = |which: &str| commands::value_reach(plan, which, blank("evidence"), None);
    match fact.home() {
        Home::Contact(ContactKind::HandoffMeeting) => commands::handoff_meeting(plan, None),
        Home::Contact(kind) => commands::stakeholder_touch_kind(plan, blank("name"), kind.word()),
        Home::Confirmations(what) => {
            commands::confirm(plan, what.word(), blank("name"), Some(blank("evidence")))
        }
        Home::Resources => commands::resource_commit_all(plan),
        Home::Training => commands::training_certify(plan, blank("name"), None),
        Home::Usage if fact == Fact::FirstKeyAction => commands::usage_key_actions(plan, blank("n")),
        Home::Usage => commands::usage_last_used(plan, blank("date")),
        Home::Value(name) => reach(&name.word().replace('_', "-")),
        Home::Attestation => {
            let (gate, criterion) = (blank("gate"), blank("criterion"));
            commands::gate_attest(plan, gate, criterion, blank("name"), blank("evidence"), None)
        }
    }
}

/// Writes a fact down: these words, and how.
pub fn note(words: impl Into<String>, plan: &str, fact: Fact) -> Remedy {
    Remedy::run(words, record(plan, fact))
}
