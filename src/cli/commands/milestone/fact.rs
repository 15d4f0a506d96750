//! Milestones that rest on a fact: what happens to them is written at the home of the fact.

use onboard::date::Date;
use onboard::model::{Fact, Home};
use onboard::remedy::{Command, blank, commands};

use crate::contact::NewContact;
use crate::editor::Editor;
use crate::failure::Failure;

/// The fact that a milestone rests on, if it does.
pub(super) fn of(editor: &Editor<'_>, index: usize) -> Option<Fact> {
    editor.plan.jsp.milestones[index].fact
}

/// Notes at its home that the fact of a milestone has come true, where that is a contact; says where else to note it.
pub(super) fn finish(
    editor: &mut Editor<'_>,
    index: usize,
    fact: Fact,
    day: Option<Date>,
    evidence: Option<&String>,
) -> Result<String, Failure> {
    if let Some((on, route)) = editor.at.fact(fact) {
        let failure = Failure::usage(format!("`{}` is done already, on {on}", id(editor, index)));
        return Err(failure.hint(format!("`{route}` says so; correct it there")));
    }
    let Home::Contact(kind) = fact.home() else { return Err(elsewhere(editor, index, fact)) };
    let day = day.unwrap_or(editor.at.as_of());
    let contact = NewContact { kind, day, present: &[], summary: None, evidence, id: None };
    let contact = contact.log(editor)?;
    Ok(format!("is done, on {day}, as the contact `{contact}` says"))
}

/// Why a milestone that rests on a fact has no state of its own to change.
pub(super) fn elsewhere(editor: &Editor<'_>, index: usize, fact: Fact) -> Failure {
    let why = format!("`{}` rests on the fact `{fact}`, and has no days of its own", id(editor, index));
    let place = fact.home().place();
    let failure = Failure::usage(why);
    match command(&editor.plan.slug, fact) {
        Some(command) => failure.hint(format!("`{command}` notes it in {place}")),
        None => failure.hint(format!("note it in {place}")),
    }
}

fn command(slug: &str, fact: Fact) -> Option<Command> {
    let reach = |which: &str| commands::value_reach(slug, which, blank("evidence"), None);
    Some(match fact {
        Fact::QuickWin => reach("quick-win"),
        Fact::FirstValue => reach("first"),
        Fact::FullValue => reach("full"),
        Fact::AdminsCertified => commands::training_certify(slug, blank("name"), Some("admins".into())),
        Fact::Uat => {
            let (gate, criterion) = (blank("gate"), blank("criterion"));
            commands::gate_attest(slug, gate, criterion, blank("name"), blank("evidence"), None)
        }
        _ => return None,
    })
}

fn id<'e>(editor: &'e Editor<'_>, index: usize) -> &'e str {
    &editor.plan.jsp.milestones[index].id
}
