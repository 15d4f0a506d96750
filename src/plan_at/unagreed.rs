//! A baseline of ours that the customer has not agreed to. Slip is counted from it; what is late, from the days before.

use super::facts::who_agreed;
use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Confirmed, Right, Side};
use crate::remedy::{Remedy, Word, blank, commands};

/// What the customer's side agreed to last, and the newer baseline of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unagreed {
    /// When the customer's side agreed to days of the plan last.
    pub agreed_on: Date,
    /// Who did there, where that is known.
    pub agreed_by: Option<String>,
    /// When the newest of ours was set.
    pub ours_on: Date,
    /// The milestones whose last baseline is ours alone.
    pub milestones: Vec<usize>,
}

impl PlanAt {
    /// The baseline of ours that the customer's side has not agreed to, if there is one.
    pub fn unagreed(&self) -> Option<Unagreed> {
        let all = 0..self.plan.jsp.milestones.len();
        let ours = all.filter(|index| self.baselines.is_ours(*index));
        let milestones: Vec<usize> = ours.filter(|it| self.is_open(*it) || self.is_done(*it)).collect();
        let ours_on = milestones.iter().filter_map(|index| self.baselines.last_on(*index)).max()?;
        let first = || who_agreed(self.named(), self.as_of(), Side::Customer);
        let agreed_by = self.baselines.held_by().or_else(first).map(str::to_owned);
        Some(Unagreed { agreed_on: self.baselines.held_on()?, agreed_by, ours_on, milestones })
    }

    /// How the customer comes to agree to it: by the word of somebody there who may move the timeline, whom a decision gives
    /// that right where nobody has it.
    pub fn agree_to(&self, ours: &Unagreed, by: Option<&str>, evidence: Option<&str>) -> Remedy {
        let day = self.as_of();
        let deciders = self.who_has(Right::Timeline, day);
        let theirs = deciders.iter().find(|name| {
            self.side_of(name) == Some(Side::Customer) && by.is_none_or(|by| self.is_same(by, name))
        });
        let who = || by.map_or_else(|| blank("name"), Into::into);
        let word = |name| {
            commands::confirm(
                self.slug(),
                Confirmed::PlanAgreed.word(),
                name,
                Some(Word::or(evidence, "evidence")),
            )
        };
        let said = format!("once they agree to the days of {}", ours.ours_on);
        if let Some(name) = theirs {
            return Remedy::run(said, word((*name).into()));
        }
        let whose = by.unwrap_or("somebody of theirs");
        let may = format!("{whose} may move the timeline");
        let text = by.map_or_else(|| blank("text"), |_| (&may).into());
        let decider = deciders.first().map_or_else(|| blank("name"), |name| (*name).into());
        let log = commands::decision_add(self.slug(), text, decider, None);
        Remedy::run(format!("log the decision that {may}"), log)
            .then(Remedy::run(
                "give them the right",
                commands::right_grant(self.slug(), Right::Timeline.word(), who(), Some(blank("decision"))),
            ))
            .then(Remedy::run(said, word(who())))
    }
}

impl Unagreed {
    /// From when on lateness counts, and what the newer baseline does, for screens that count both.
    pub fn sentence(&self) -> String {
        let by = self.agreed_by.as_deref().unwrap_or("the customer");
        format!(
            "late is counted from the plan that {by} agreed to on {}; our baseline of {} moved only the slip",
            self.agreed_on, self.ours_on
        )
    }

    /// That the newest baseline is ours alone, and what follows from that.
    pub fn ours_alone(&self) -> String {
        let by = self.agreed_by.as_deref().unwrap_or("the customer");
        format!(
            "the customer has not agreed to the baseline of {}, which moves only the slip: late is counted from the plan that {by} \
             agreed to on {}",
            self.ours_on, self.agreed_on
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    const HEAD: &str =
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}";
    const PEOPLE: &str = "people: [{name: Dora Kent}, {name: Lee Novak}]";

    /// A plan of which go-live moved on 3 April, with a baseline by each of these decisions, on its day.
    fn at(rights: &str, decided: &[(&str, &str)]) -> PlanAt {
        let of = |at: usize, by: &str, on: &str| {
            (
                format!("{{id: D-{at}, text: later, about: timeline, by: {by}, decided_on: {on}}}"),
                format!("{{agreed_on: {on}, decision: D-{at}, dates: {{M-live: 2026-05-08}}}}"),
            )
        };
        let both = decided.iter().enumerate().map(|(at, (by, on))| of(at, by, on));
        let (decisions, baselines): (Vec<String>, Vec<String>) = both.unzip();
        let decisions = format!("decisions: [{}]", decisions.join(", "));
        let jsp = format!(
            "decision_rights: {{{rights}}}\nmilestones: [{{id: M-live, event: go_live, due: 2026-05-08, \
             moves: [{{from: 2026-04-24, to: 2026-05-08, moved_on: 2026-04-03}}]}}, {{id: M-2, due: 2026-04-20}}]\n\
             confirmations: [{{fact: plan_agreed, by: Dora Kent, confirmed_on: 2026-03-10}}, \
             {{fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-11}}]\nbaselines: [{}]",
            baselines.join(", ")
        );
        let files = [
            ("onboarding.yaml", HEAD),
            ("stakeholders.yaml", PEOPLE),
            ("decisions.yaml", decisions.as_str()),
            ("jsp.yaml", jsp.as_str()),
        ];
        PlanAt::of(plan_from(&files), &Basis::on(date("2026-04-10")))
    }

    #[test]
    fn a_baseline_of_ours_alone_says_from_which_days_late_is_counted() {
        assert_eq!(at("", &[]).unagreed(), None, "the plan is the only baseline");
        let ours = at("", &[("Ana Ruiz", "2026-04-03")]).unagreed().expect("ours alone");
        assert_eq!(ours.milestones, [0], "the other keeps its day");
        assert_eq!(
            ours.sentence(),
            "late is counted from the plan that Dora Kent agreed to on 2026-03-11; our baseline of 2026-04-03 moved only the slip"
        );
    }

    #[test]
    fn once_the_customer_agrees_to_it_there_is_none() {
        let rights = "timeline: [Lee Novak, Ana Ruiz]";
        let decided = [("Ana Ruiz", "2026-04-03"), ("Lee Novak", "2026-04-07")];
        assert_eq!(at(rights, &decided).unagreed(), None);
        let again = [("Lee Novak", "2026-04-03"), ("Ana Ruiz", "2026-04-07")];
        assert_eq!(at(rights, &again).unagreed(), None, "the days are the same");
        let without = at("", &decided).unagreed().expect("whoever has no right agrees to nothing");
        assert_eq!(without.agreed_by.as_deref(), Some("Dora Kent"));
    }

    #[test]
    fn the_way_on_is_the_word_of_whoever_may_give_it() {
        let way = |rights: &str| {
            let at = at(rights, &[("Ana Ruiz", "2026-04-03")]);
            let ours = at.unagreed().expect("ours alone");
            at.agree_to(&ours, None, None).commands().map(ToString::to_string).collect::<Vec<_>>()
        };
        let word = "onboard confirm acme plan_agreed --by 'Lee Novak' --evidence <evidence>";
        assert_eq!(way("timeline: [Lee Novak, Ana Ruiz]"), [word]);
        assert_eq!(way("")[1], "onboard right grant acme timeline <name> --decision <decision>");
    }
}
