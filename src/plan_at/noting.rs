//! How a fact of a plan is written down at its home, and taken back there: with the names that the plan knows, and after what
//! has to be written before it.

use super::view::PlanAt;
use crate::model::{Confirmed, ContactKind, Criterion, Fact, GateName, Home, Milestone, Role, TeamRole};
use crate::remedy::{Command, Remedy, Word, blank, commands, facts};
use crate::route::Step;

impl PlanAt {
    /// Writes a fact down: these words, and how.
    pub fn noting(&self, words: impl Into<String>, fact: Fact) -> Remedy {
        let slug = self.slug();
        match fact.home() {
            // Value is agreed on before it can be reached.
            Home::Value(name) if !self.plan.jsp.value.get(name).definition.is_answered() => {
                let which = name.word().replace('_', "-");
                let define = commands::value_define(slug, which.as_str(), blank("definition"), None, None);
                Remedy::run("agree on what it is, in the customer's words", define)
            }
            // It is handed over by somebody.
            Home::Contact(ContactKind::HandoffMeeting) if self.part(TeamRole::Ae).is_none() => {
                let part = TeamRole::Ae.word();
                let named = commands::team_set_new(slug, part, blank("name"));
                Remedy::run("say who sold it", named).then(facts::note(words, slug, fact))
            }
            Home::Confirmations(Confirmed::SuccessConfirmed) => {
                let sponsor = self.holders(Role::ExecutiveSponsor, self.as_of()).next();
                let by = Word::or(sponsor.map(|it| it.name.trim()), "name");
                let word = Confirmed::SuccessConfirmed.word();
                let confirm = Remedy::run(words, commands::confirm(slug, word, by, Some(blank("evidence"))));
                match self.plan.jsp.success.is_answered() {
                    true => confirm,
                    false => {
                        let set = commands::success_set(slug, blank("text"));
                        Remedy::run("write down what success is, in the customer's words", set).then(confirm)
                    }
                }
            }
            Home::Attestation => match self.attesting(fact) {
                Some((gate, criterion)) => {
                    let by = Word::or(self.witness(criterion), "name");
                    let attest =
                        commands::gate_attest(slug, gate, &criterion.id, by, blank("evidence"), None);
                    Remedy::run(words, attest)
                }
                None => facts::note(words, slug, fact),
            },
            _ => facts::note(words, slug, fact),
        }
    }

    /// Finishes a milestone: these words, and how. What rests on a fact is finished where that is written.
    pub fn finishing(
        &self,
        words: impl Into<String>,
        milestone: &Milestone,
        on: Option<Word>,
        evidence: Option<Word>,
    ) -> Remedy {
        match milestone.fact {
            Some(fact) if !matches!(fact.home(), Home::Contact(_)) => self.noting(words, fact),
            _ => Remedy::run(words, commands::milestone_done(self.slug(), &milestone.id, on, evidence)),
        }
    }

    /// Takes up again a milestone that is done, where it is done: by itself, or at the home of the fact that it rests on.
    /// Nothing where it is open, or no one command does.
    pub fn taking_up(&self, index: usize) -> Option<Command> {
        let milestone = &self.plan.jsp.milestones[index];
        self.done_at(index)?;
        match milestone.fact {
            Some(fact) => self.taking_back(fact),
            None => Some(commands::milestone_reopen(self.slug(), &milestone.id)),
        }
    }

    /// The entry that says a fact: the first number on the way to it.
    fn entry_of(&self, fact: Fact) -> Option<usize> {
        let (_, route) = self.fact(fact)?;
        let mut steps = route.steps.iter();
        steps.find_map(|step| if let Step::Index(index) = step { Some(*index) } else { None })
    }

    /// Takes a fact back at its home; nothing where no one command does.
    pub fn taking_back(&self, fact: Fact) -> Option<Command> {
        let slug = self.slug();
        let entry = self.entry_of(fact);
        match fact.home() {
            Home::Attestation => {
                let (gate, criterion) = self.attesting(fact)?;
                Some(commands::gate_withdraw(slug, gate, &criterion.id, blank("name"), blank("reason")))
            }
            Home::Confirmations(what) => {
                let given = entry.and_then(|index| self.plan.jsp.confirmations[index].by.answer());
                Some(commands::confirm_withdraw(slug, what.word(), Word::or(given, "name"), blank("reason")))
            }
            Home::Value(name) => {
                let which = name.word().replace('_', "-");
                Some(commands::value_withdraw(slug, which.as_str(), blank("reason")))
            }
            Home::Contact(_) => {
                let contact = entry.map(|index| &self.plan.contacts.contacts[index].id);
                Some(commands::contact_withdraw(slug, Word::or(contact, "id"), blank("reason")))
            }
            Home::Resources => {
                let part = &self.plan.handoff.customer_resources[entry?].role;
                Some(commands::resource_withdraw(slug, part, blank("reason")))
            }
            Home::Usage => {
                let on = self.plan.adoption.snapshots[entry?].measured_on;
                Some(commands::usage_withdraw(slug, on, blank("reason")))
            }
            Home::Training => None,
        }
    }

    /// The criterion that is a fact's home, with its gate.
    fn attesting(&self, fact: Fact) -> Option<(GateName, &Criterion)> {
        GateName::ALL.iter().find_map(|name| {
            let mut criteria = self.plan.gates.gates.get(*name)?.criteria.iter();
            let is_home = |it: &&Criterion| it.attests == Some(fact) && it.is_asked_on(self.as_of());
            criteria.find(is_home).map(|criterion| (*name, criterion))
        })
    }

    /// Whose word a criterion takes, as far as the plan knows somebody.
    fn witness(&self, criterion: &Criterion) -> Option<&str> {
        match criterion.by_role {
            Some(role) => self.holders(role, self.as_of()).next().map(|it| it.name.trim()),
            None => self.csm(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::model::Fact;
    use crate::plan_at::PlanAt;

    const PEOPLE: (&str, &str) =
        ("stakeholders.yaml", "people: [{name: Lee Novak, roles: [executive_sponsor]}]");

    fn at(files: &[(&str, &str)]) -> PlanAt {
        PlanAt::of(plan_from(files), &Basis::on(date("2026-04-10")))
    }

    #[test]
    fn what_the_plan_knows_is_no_blank() {
        let gates = "gates: {go_live: {criteria: [{id: C-uat, text: tested, attests: uat, by_role: executive_sponsor}]}}";
        let at = at(&[PEOPLE, ("gates.yaml", gates), ("jsp.yaml", "success: fewer calls\n")]);
        let line = |fact| at.noting("note it", fact).to_string();
        assert_eq!(
            line(Fact::Uat),
            "note it: `onboard gate attest acme go-live C-uat --by 'Lee Novak' --evidence <evidence>`"
        );
        assert_eq!(
            line(Fact::SuccessConfirmed),
            "note it: `onboard confirm acme success_confirmed --by 'Lee Novak' --evidence <evidence>`"
        );
        let back = |fact| at.taking_back(fact).map(|it| it.to_string());
        let want = "onboard gate withdraw acme go-live C-uat --by <name> --reason <reason>";
        assert_eq!(back(Fact::Uat).as_deref(), Some(want));
    }

    #[test]
    fn what_comes_first_is_said_first() {
        let at = at(&[PEOPLE]);
        let line = at.noting("note it", Fact::SuccessConfirmed).to_string();
        assert!(line.starts_with("write down what success is"), "{line}");
        assert!(
            line.contains("onboard success set acme <text>`; then note it: `onboard confirm acme"),
            "{line}"
        );
        let value = at.noting("note it", Fact::QuickWin).to_string();
        assert!(value.contains("onboard value define acme quick-win <definition>"), "{value}");
    }
}
