//! Who has left, and what is still theirs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::OpenWork;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::phrase::{Count, List};
use crate::remedy::{Remedy, Word, commands};

/// How many things are named.
const NAMED: usize = 4;

/// Somebody who has left with something open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departed {
    /// Who, as it is first written.
    pub name: String,
    /// Their last day.
    pub left_on: Date,
    /// What is still theirs, in the order of the files.
    pub work: Vec<OpenWork>,
}

/// Everybody who has left with something open, each once, in the order of the files.
pub fn departed(assessment: &Assessment) -> Vec<Departed> {
    let last_days = assessment.departed();
    if last_days.is_empty() {
        return Vec::new();
    }
    let mut all: Vec<Departed> = Vec::new();
    let mut known = BTreeMap::new();
    for work in assessment.open_work().into_iter().filter(|it| it.lasts_beyond(assessment.as_of())) {
        let key = assessment.key_of(&work.name);
        let Some(left_on) = last_days.get(&key).copied() else { continue };
        let at = *known.entry(key).or_insert_with(|| {
            all.push(Departed { name: work.name.clone(), left_on, work: Vec::new() });
            all.len() - 1
        });
        all[at].work.push(work);
    }
    all
}

impl Departed {
    /// What gives it all to whoever has taken over already, where the plan shows who that is.
    pub fn remedy(&self, assessment: &Assessment) -> Remedy {
        let new = Word::or(successor(assessment, &self.name), "new");
        let replace = commands::replace(assessment.slug(), &self.name, new);
        Remedy::run("give it to whoever takes over", replace)
    }

    /// What is theirs, each thing once: of a milestone that somebody has on both sides, one.
    pub fn things(&self) -> Vec<&str> {
        let mut known = BTreeSet::new();
        self.work.iter().map(|it| it.what.as_str()).filter(|it| known.insert(*it)).collect()
    }
}

/// Who plays a part now that one of ours had, or has a role that one of the customer's people had.
fn successor<'a>(assessment: &'a Assessment, old: &str) -> Option<&'a str> {
    let (plan, day) = (&assessment.plan, assessment.as_of());
    let is_old = |name: &str| assessment.is_same(name, old);
    let roles = plan.stakeholders.people.iter().filter(|it| is_old(&it.name)).flat_map(|it| it.roles_on(day));
    let mut theirs = roles.flat_map(|role| assessment.holders(role, day)).map(|it| it.name.as_str());
    let parts = plan.onboarding.team.parts().into_iter();
    let parts = parts.filter(|(_, it)| it.all().iter().any(|term| term.name.get().is_some_and(is_old)));
    let mut ours = parts.filter_map(|(part, _)| assessment.part(part));
    theirs.find(|name| !is_old(name)).or_else(|| ours.find(|name| !is_old(name)))
}

impl fmt::Display for Departed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (things, Self { name, left_on, .. }) = (self.things(), self);
        let (named, verb) = (List::and(&things).at_most(NAMED), if things.len() == 1 { "is" } else { "are" });
        match things.len() {
            few if few <= NAMED => write!(f, "{name} left on {left_on}, and {named} {verb} still theirs"),
            many => {
                let many = Count(many, "open thing");
                write!(f, "{name} left on {left_on}, and {many} {verb} still theirs: {named}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    #[test]
    fn each_person_is_told_once_with_what_is_theirs() {
        let actions: Vec<String> = (1..=6).map(|n| format!("{{id: A-{n}, owner: Lee Novak}}")).collect();
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, \
                    team: {csm: [{name: Ana, until: 2026-04-01}, {name: Nora, since: 2026-04-01}]}}";
        let plan = plan_from(&[
            ("onboarding.yaml", head),
            ("stakeholders.yaml", "people: [{name: Lee Novak, departed_on: 2026-04-05}, {name: Kim}]"),
            ("jsp.yaml", "milestones: [{id: M-1, owner: ana, customer_owner: Kim}]"),
            ("actions.yaml", &format!("actions: [{}]", actions.join(", "))),
        ]);
        let told = |day: &str| {
            let assessment = Assessment::of(plan.clone(), &Basis::on(date(day)));
            departed(&assessment).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(told("2026-03-31"), [""; 0]);
        assert_eq!(
            told("2026-04-05"),
            [
                "ana left on 2026-04-01, and milestone `M-1` is still theirs",
                "Lee Novak left on 2026-04-05, and 6 open things are still theirs: action `A-1`, action `A-2`, \
                 action `A-3`, action `A-4` and 2 more",
            ]
        );
    }
}
