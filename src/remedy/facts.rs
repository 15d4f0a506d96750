//! How a fact is written down at its home.

use super::{Command, Remedy, Word, blank, commands};
use crate::model::{Fact, Home, Milestone};

/// The command that writes a fact down, where there is one that needs no milestone.
pub fn record(plan: &str, fact: Fact) -> Option<Command> {
    let reach = |which: &str| commands::value_reach(plan, which, blank("evidence"), None);
    Some(match fact {
        Fact::QuickWin => reach("quick-win"),
        Fact::FirstValue => reach("first"),
        Fact::FullValue => reach("full"),
        Fact::AdminsCertified => commands::training_certify(plan, blank("name"), Some("admins".into())),
        Fact::Uat => {
            let (gate, criterion) = (blank("gate"), blank("criterion"));
            commands::gate_attest(plan, gate, criterion, blank("name"), blank("evidence"), None)
        }
        _ => return None,
    })
}

/// What a hand writes, and where, for a fact that no command writes down.
pub fn entry(fact: Fact) -> String {
    match fact.home() {
        Home::Contact(kind) => format!(
            "`{{id: <id>, kind: {kind}, held_on: <date>, present: [<names>]}}` under `contacts` of `contacts.yaml`"
        ),
        Home::Confirmations(what) => format!(
            "`{{fact: {what}, by: <name>, confirmed_on: <date>, evidence: <link>}}` under `confirmations` of `jsp.yaml`"
        ),
        home => format!("in {}", home.place()),
    }
}

/// Writes a fact down: these words, and how.
pub fn note(words: impl Into<String>, plan: &str, fact: Fact) -> Remedy {
    match record(plan, fact) {
        Some(command) => Remedy::run(words, command),
        None => Remedy::say(format!("{}: {}", words.into(), entry(fact))),
    }
}

/// Finishes a milestone: these words, and how. What rests on a fact is finished where that is written.
pub fn finish(
    words: impl Into<String>,
    plan: &str,
    milestone: &Milestone,
    on: Option<Word>,
    evidence: Option<Word>,
) -> Remedy {
    match milestone.fact {
        Some(fact) if !matches!(fact.home(), Home::Contact(_)) => note(words, plan, fact),
        _ => Remedy::run(words, commands::milestone_done(plan, &milestone.id, on, evidence)),
    }
}
