//! Milestones that rest on a fact: what happens to them is written at the home of the fact.

use onboard::act::contact::NewContact;
use onboard::date::Date;
use onboard::model::{Fact, Home};
use onboard::remedy::facts;

use crate::editor::Editor;
use crate::failure::Failure;

/// The fact that a milestone rests on, if it does.
pub(super) fn of(editor: &Editor<'_>, index: usize) -> Option<Fact> {
    editor.draft.plan.jsp.milestones[index].fact
}

/// Refuses to change the days of a milestone that rests on a fact: it has none of its own.
pub(super) fn must_be_own(editor: &Editor<'_>, index: usize) -> Result<(), Failure> {
    of(editor, index).map_or(Ok(()), |fact| Err(elsewhere(editor, index, fact)))
}

/// Refuses what only a contact can say, for a milestone that rests on another fact: before anything is asked.
pub(super) fn must_be_contact(editor: &Editor<'_>, index: usize) -> Result<(), Failure> {
    match of(editor, index) {
        Some(fact) if !matches!(fact.home(), Home::Contact(_)) => Err(elsewhere(editor, index, fact)),
        _ => Ok(()),
    }
}

/// Notes at its home that the fact of a milestone has come true, where that is a contact; says where else to note it.
pub(super) fn finish(
    editor: &mut Editor<'_>,
    index: usize,
    fact: Fact,
    day: Option<Date>,
    evidence: Option<&String>,
) -> Result<String, Failure> {
    if let Some((on, route)) = editor.draft.at.fact(fact) {
        let failure = Failure::usage(format!("`{}` is done already, on {on}", id(editor, index)));
        return Err(failure.hint(format!("`{route}` says so; correct it there")));
    }
    let Home::Contact(kind) = fact.home() else { return Err(elsewhere(editor, index, fact)) };
    let day = day.unwrap_or(editor.draft.at.as_of());
    let contact = NewContact { evidence: evidence.map(String::as_str), ..NewContact::of(kind, day) };
    let contact = contact.act(&mut editor.draft)?;
    Ok(format!("is done, on {day}, as the contact `{contact}` says"))
}

/// Why a milestone that rests on a fact has no state of its own to change.
fn elsewhere(editor: &Editor<'_>, index: usize, fact: Fact) -> Failure {
    let why = format!("`{}` rests on the fact `{fact}`, and has no days of its own", id(editor, index));
    let place = fact.home().place();
    let failure = Failure::usage(why);
    match facts::record(&editor.draft.plan.slug, fact) {
        Some(command) => failure.hint(format!("`{command}` notes it in {place}")),
        None => failure.hint(format!("note it: {}", facts::entry(fact))),
    }
}

fn id<'e>(editor: &'e Editor<'_>, index: usize) -> &'e str {
    &editor.draft.plan.jsp.milestones[index].id
}
