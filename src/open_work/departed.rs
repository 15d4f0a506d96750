//! Who has left, and what is still theirs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::OpenWork;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::phrase::{Count, List};
use crate::plan_at::Successors;
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
    /// Whether they are only no longer on our team, as far as is known.
    pub is_off_team: bool,
    /// Who has taken over what they were, where the plan shows that.
    pub successor: Option<String>,
    /// What is still theirs, in the order of the files.
    pub work: Vec<OpenWork>,
}

/// Everybody who has left with something open, each once, in the order of the files.
pub fn departed(assessment: &Assessment) -> Vec<Departed> {
    let successors = assessment.successors();
    if successors.nobody_left() {
        return Vec::new();
    }
    let mut all: Vec<Departed> = Vec::new();
    let mut known = BTreeMap::new();
    for work in assessment.open_work().into_iter().filter(|it| it.lasts_beyond(assessment.as_of())) {
        let Some(left_on) = successors.left_on(&work.name) else { continue };
        let at = *known.entry(assessment.key_of(&work.name)).or_insert_with(|| {
            all.push(Departed {
                name: work.name.clone(),
                left_on,
                is_off_team: is_off_team(&successors, assessment, &work.name),
                successor: successors.of(&work.name).map(str::to_owned),
                work: Vec::new(),
            });
            all.len() - 1
        });
        all[at].work.push(work);
    }
    all
}

/// Whether nothing says that one of ours has left, but that their parts of the team have passed on.
fn is_off_team(successors: &Successors<'_>, assessment: &Assessment, name: &str) -> bool {
    let until = assessment.basis.people.called(name).and_then(|it| it.until);
    !successors.is_theirs(name) && until.is_none_or(|until| until > assessment.as_of())
}

impl Departed {
    /// What gives it all to whoever takes over.
    pub fn remedy(&self, assessment: &Assessment) -> Remedy {
        let new = Word::or(self.successor.as_ref(), "new");
        let replace = commands::replace(assessment.slug(), &self.name, new);
        Remedy::run("give it to whoever takes over", replace)
    }

    /// What is theirs, each thing once: of a milestone that somebody has on both sides, one.
    pub fn things(&self) -> Vec<&str> {
        let mut known = BTreeSet::new();
        self.work.iter().map(|it| it.what.as_str()).filter(|it| known.insert(*it)).collect()
    }
}

impl fmt::Display for Departed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (things, Self { name, left_on, .. }) = (self.things(), self);
        let left = match self.is_off_team {
            true => format!("{name} is off the team since {left_on}"),
            false => format!("{name} left on {left_on}"),
        };
        let (named, verb) = (List::and(&things).at_most(NAMED), if things.len() == 1 { "is" } else { "are" });
        match things.len() {
            few if few <= NAMED => write!(f, "{left}, and {named} {verb} still theirs"),
            many => {
                let many = Count(many, "open thing");
                write!(f, "{left}, and {many} {verb} still theirs: {named}")
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
                "ana is off the team since 2026-04-01, and milestone `M-1` is still theirs",
                "Lee Novak left on 2026-04-05, and 6 open things are still theirs: action `A-1`, action `A-2`, \
                 action `A-3`, action `A-4` and 2 more",
            ]
        );
    }
}
