//! Somebody takes over from somebody else: what is open passes on, what is done stays with whoever did it.

use std::collections::BTreeSet;

use super::{Acted, Draft, Remark};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::edit::{PassOn, TermError};
use crate::fields::{FILES, Shape};
use crate::model::{PlanFile, Side};
use crate::open_work::OpenWork;
use crate::phrase::{Count, List};
use crate::plan_at::Called;
use crate::refused::Refused;
use crate::remedy::{Remedy, Word, commands};
use crate::route::Step;

/// How many things are named.
const NAMED: usize = 8;

/// Somebody takes over.
#[derive(Clone, Debug)]
pub struct Replace<'a> {
    /// From whom, as it is typed: a name that the plan has, or the beginning of one.
    pub old: &'a str,
    /// Who does, as it is typed.
    pub new: &'a str,
    /// The first day.
    pub since: Date,
    /// The decision behind it, as it is named; rights that pass on name it.
    pub decision: Option<&'a str>,
    /// Whether somebody is meant whom the plan does not know.
    pub is_new_person: bool,
}

/// Who takes over from whom.
struct Succession<'a> {
    old: &'a str,
    new: &'a str,
    since: Date,
    decision: Option<&'a str>,
}

impl Replace<'_> {
    /// Passes on what is open; nothing is to change where that has been done.
    ///
    /// # Errors
    /// When one of the two is not known, when they are of two sides, or when the files that say who has what could not be
    /// read in full.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        must_be_readable(draft)?;
        let work = Assessment::from(draft.at.clone()).open_work();
        let old = whom(draft, &work, self.old)?;
        let side = draft.at.side_of(&old);
        let new = self.successor(draft, &old, side)?;
        let came = came_on(draft, &new).filter(|came| *came > self.since);
        if let Some(came) = came.filter(|_| !self.is_new_person) {
            let why =
                format!("{new} is there from {came} on, and cannot have had anything on {}", self.since);
            return Err(Refused::because(why).hint(format!("`--since {came}` passes it on from that day")));
        }
        let decision = draft.decision_if(self.decision)?;
        let succession =
            Succession { old: &old, new: &new, since: self.since, decision: decision.as_deref() };
        let mut passed = succession.pass_on(draft, &work)?;
        if side == Some(Side::Customer) {
            passed.extend(draft.pass_roles_on(&old, &new, self.since)?);
        }
        if passed.is_empty() {
            let slug = &draft.plan.slug;
            let since = self.since;
            let nothing = format!("nothing that is open in `{slug}` stays {old}'s after {since}");
            draft.remark(Remark::note(nothing));
        }
        let (count, verb) = (Count(passed.len(), "thing"), if passed.len() == 1 { "passes" } else { "pass" });
        let named = List::and(&passed).at_most(NAMED);
        Ok(format!("{count} {verb} from {old} to {new} on {}: {named}", self.since))
    }

    /// Who takes over, as the plan or the workspace writes their name.
    fn successor(&self, draft: &Draft, old: &str, side: Option<Side>) -> Result<String, Refused> {
        let everybody = draft.at.everybody();
        let typed = self.new.trim();
        let name = if self.is_new_person {
            let known = everybody.iter().find(|it| draft.at.is_same(&it.name, typed));
            known.map_or_else(|| typed.to_owned(), |it| it.name.clone())
        } else {
            match everybody.called(typed) {
                Called::Known(name) => name,
                Called::Several(names) => return Err(several(typed, &names)),
                Called::Unknown(closest) => return Err(unknown(draft, old, typed, side, closest)),
            }
        };
        if draft.at.is_same(&name, old) {
            return Err(Refused::because(format!("{old} and {name} are one person")));
        }
        if let Some(left) = draft.at.on(self.since.max(draft.at.as_of())).left_on(&name) {
            return Err(Refused::because(format!("{name} left on {left}")));
        }
        match (side, draft.at.side_of(&name)) {
            (Some(side), Some(other)) if side != other => {
                let (side, other) = (whose(side), whose(other));
                Err(Refused::because(format!("{old} is {side}, and {name} is {other}"))
                    .hint(format!("name somebody who is {side}")))
            }
            _ => Ok(name),
        }
    }
}

impl Succession<'_> {
    /// What is open passes on; gives what that is.
    fn pass_on(&self, draft: &mut Draft, work: &[OpenWork]) -> Result<Vec<String>, Refused> {
        let at = draft.at.clone();
        let mut seen = BTreeSet::new();
        let mut passed: Vec<String> = Vec::new();
        for it in work.iter().filter(|it| at.is_same(&it.name, self.old)) {
            if !seen.insert(&it.route) {
                continue;
            }
            let is_right = matches!(it.route.steps.first(), Some(Step::Key(key)) if key == "decision_rights");
            let passing = PassOn {
                is_former: &|name| at.is_same(name, self.old),
                is_next: &|name| at.is_same(name, self.new),
                name: self.new,
                since: self.since,
                begun: at.signed(),
                today: at.as_of(),
                // For days that are past a right passes on by a decision alone.
                keeps_ended: is_right && self.decision.is_none(),
                decision: self.decision.filter(|_| is_right),
            };
            let written = draft.written(&it.route)?;
            match passing.apply(&mut draft.edits, &it.route, &written) {
                Ok(true) if !passed.contains(&it.what) => passed.push(it.what.clone()),
                Err(TermError::BeginsLater { who, since }) => {
                    return Err(Refused::because(format!("{who} has {} from {since} on", it.what))
                        .hint(format!("`--since {since}` passes it on from that day")));
                }
                Err(TermError::Stays { who, on }) => {
                    let why = format!("{who} had {} on {on}, and what is past stays in the plan", it.what);
                    return Err(Refused::because(why).hint("`--since` passes it on from a later day"));
                }
                Ok(_) | Err(TermError::Holds | TermError::HoldsNot) => {}
            }
        }
        Ok(passed)
    }
}

/// The first day on which somebody is there, where the plan or the workspace says so.
fn came_on(draft: &Draft, name: &str) -> Option<Date> {
    let theirs = draft.plan.stakeholders.people.iter().find(|it| draft.at.is_same(&it.name, name));
    let ours = draft.at.basis.people.called(name);
    theirs.and_then(|it| it.added_on).or_else(|| ours.and_then(|it| it.since))
}

/// Nobody knows what somebody has where a file that says so could not be read.
fn must_be_readable(draft: &Draft) -> Result<(), Refused> {
    let of_holders = FILES.iter().filter(|it| it.root.shape().is_some_and(Shape::has_holders));
    let files: Vec<PlanFile> = of_holders.map(|it| it.file).collect();
    match draft.plan.doubtful.about(&files).phrase() {
        None => Ok(()),
        Some(doubt) => {
            let fix = Remedy::run("fix that first", commands::check(&draft.plan.slug));
            Err(Refused::because(doubt).hint(fix))
        }
    }
}

/// From whom it passes on: somebody whom the plan knows, or who has something in it.
fn whom(draft: &Draft, work: &[OpenWork], typed: &str) -> Result<String, Refused> {
    match draft.at.everybody().called(typed) {
        Called::Known(name) => Ok(name),
        Called::Several(names) => Err(several(typed, &names)),
        Called::Unknown(closest) => match work.iter().find(|it| draft.at.is_same(&it.name, typed)) {
            Some(work) => Ok(work.name.clone()),
            None => Err(nobody(draft, typed, closest)),
        },
    }
}

fn several(typed: &str, names: &[String]) -> Refused {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    Refused::ambiguous(typed, "people", &names)
}

fn nobody(draft: &Draft, typed: &str, closest: Option<String>) -> Refused {
    let refused = Refused::because(format!("nobody in `{}` is called `{typed}`", draft.at.slug()));
    match closest {
        Some(meant) => refused.hint(format!("did you mean `{meant}`?")),
        None => refused,
    }
}

fn unknown(draft: &Draft, old: &str, name: &str, side: Option<Side>, closest: Option<String>) -> Refused {
    let (at, slug) = (&draft.at, draft.at.slug());
    let add = if side == Some(Side::Customer) {
        let role = draft.roles_of(old).first().map(|role| role.word());
        Remedy::run("add them first", commands::stakeholder_add(slug, name, Word::or(role, "role")))
    } else {
        let parts = at.plan.onboarding.team.parts().into_iter();
        let mut own = parts.filter(|(_, it)| it.on(at.as_of()).any(|(_, name)| at.is_same(name, old)));
        let part = Word::or(own.next().map(|(part, _)| part.word()), "role");
        let team = Remedy::run("give them a part of the team", commands::team_set_new(slug, part, name));
        Remedy::run("add them to our people", commands::people_add(name)).or(team)
    };
    nobody(draft, name, closest).hint(add).hint("`--new-person` takes the name as it is")
}

const fn whose(side: Side) -> &'static str {
    match side {
        Side::Vendor => "one of ours",
        Side::Customer => "the customer's",
        Side::ThirdParty => "of a third party",
    }
}

#[cfg(test)]
mod tests;
