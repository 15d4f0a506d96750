//! Milestones that rest on a fact: what happens to them is written at the home of the fact.

use super::{Finish, Target};
use crate::act::contact::NewContact;
use crate::act::{Acted, Draft};
use crate::date::Date;
use crate::model::{Fact, Home};
use crate::refused::Refused;
use crate::remedy::Remedy;

/// A milestone is done: by itself, or by the contact that it rests on.
#[derive(Clone, Copy, Debug)]
pub struct FinishMilestone<'a> {
    /// The day; the as-of date, where none is named and it is not done yet.
    pub on: Option<Date>,
    /// What was shown.
    pub evidence: Option<&'a str>,
}

impl FinishMilestone<'_> {
    /// Refuses what only a contact can say, for a milestone that rests on another fact.
    ///
    /// # Errors
    /// When it has no days of its own, and no contact gives it one.
    pub fn may(draft: &Draft, target: &Target) -> Result<(), Refused> {
        match fact(draft, target) {
            Some(fact) if !matches!(fact.home(), Home::Contact(_)) => {
                is_undone(draft, target, fact)?;
                Err(elsewhere(draft, target, fact))
            }
            _ => Ok(()),
        }
    }

    /// Finishes it, or notes the contact that it rests on.
    ///
    /// # Errors
    /// When it was dropped, or rests on a fact that no contact is, or that is true already.
    pub fn act(&self, draft: &mut Draft, target: &Target) -> Acted {
        let Some(fact) = fact(draft, target) else {
            return Finish { on: self.on, evidence: self.evidence }.act(draft, target);
        };
        is_undone(draft, target, fact)?;
        let Home::Contact(kind) = fact.home() else { return Err(elsewhere(draft, target, fact)) };
        let day = self.on.unwrap_or(draft.at.as_of());
        let contact = NewContact { evidence: self.evidence, ..NewContact::of(kind, day) }.act(draft)?;
        Ok(format!("is done, on {day}, as the contact `{contact}` says"))
    }
}

/// Refuses to change the days of a milestone that rests on a fact: it has none of its own.
///
/// # Errors
/// When it does.
pub fn must_be_own(draft: &Draft, target: &Target) -> Result<(), Refused> {
    fact(draft, target).map_or(Ok(()), |fact| Err(elsewhere(draft, target, fact)))
}

/// The fact that a milestone rests on, if it does.
fn fact(draft: &Draft, target: &Target) -> Option<Fact> {
    draft.plan.jsp.milestones[target.index].fact
}

/// Refuses to take up again, as if it had days of its own, a milestone that rests on a fact: that is taken back.
///
/// # Errors
/// When it rests on one.
pub fn must_be_own_to_reopen(draft: &Draft, target: &Target) -> Result<(), Refused> {
    let Some(fact) = fact(draft, target) else { return Ok(()) };
    if draft.at.fact(fact).is_none() {
        return Err(Refused::because(format!("`{}` is not done", id(draft, target))));
    }
    let refused = Refused::because(rests(draft, target, fact));
    Err(match draft.at.taking_back(fact) {
        Some(back) => refused.hint(Remedy::run(format!("take that back, in {}", fact.home().place()), back)),
        None => refused.hint(format!("correct it in {}", fact.home().place())),
    })
}

/// Refuses what is true already.
fn is_undone(draft: &Draft, target: &Target, fact: Fact) -> Result<(), Refused> {
    let Some((on, route)) = draft.at.fact(fact) else { return Ok(()) };
    let refused = Refused::because(format!("`{}` is done already, on {on}", id(draft, target)));
    let refused = refused.hint(format!("`{route}` says so"));
    Err(match draft.at.taking_back(fact) {
        Some(back) => refused.hint(Remedy::run("if that was not so, take it back", back)),
        None => refused,
    })
}

fn rests(draft: &Draft, target: &Target, fact: Fact) -> String {
    format!("`{}` rests on the fact `{fact}`, and has no days of its own", id(draft, target))
}

/// Why a milestone that rests on a fact has no state of its own to change.
fn elsewhere(draft: &Draft, target: &Target, fact: Fact) -> Refused {
    let words = format!("note it in {}", fact.home().place());
    Refused::because(rests(draft, target, fact)).hint(draft.at.noting(words, fact))
}

fn id<'d>(draft: &'d Draft, target: &Target) -> &'d str {
    &draft.plan.jsp.milestones[target.index].id
}
