//! What whoever looks after the customer next has to know, part by part, and whether the plan says it.

use super::view::PlanAt;
use crate::model::{Asked, BusinessOutcome, Person, Role, is_answer};
use crate::remedy::{Remedy, blank, commands};

/// A part of the handover at the end of an onboarding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HandoverPart {
    /// What they bought it for.
    Bought,
    /// What they have of it, in numbers.
    Reached,
    /// Who runs it, stands for it and pays for it.
    People,
    /// How those people feel.
    Moods,
    /// What was promised and is still owed.
    Promises,
    /// What could go wrong.
    Risks,
    /// What they could need next.
    Expansion,
    /// When the contract renews, and by when notice can be given.
    Renewal,
    /// How they like to work with us.
    Manner,
    /// What should be better next.
    NextGoals,
}

impl HandoverPart {
    /// Every part, in the order of the document.
    pub const ALL: [Self; 10] = [
        Self::Bought,
        Self::Reached,
        Self::People,
        Self::Moods,
        Self::Promises,
        Self::Risks,
        Self::Expansion,
        Self::Renewal,
        Self::Manner,
        Self::NextGoals,
    ];

    /// As output names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bought => "bought",
            Self::Reached => "reached",
            Self::People => "people",
            Self::Moods => "moods",
            Self::Promises => "promises",
            Self::Risks => "risks",
            Self::Expansion => "expansion",
            Self::Renewal => "renewal",
            Self::Manner => "manner",
            Self::NextGoals => "next_goals",
        }
    }
}

/// Those without whom an account is not known.
const KNOWN_BY: [Role; 3] = [Role::ExecutiveSponsor, Role::Champion, Role::AdminOwner];

impl PlanAt {
    /// Whether the plan says what a part of the handover asks for.
    pub fn hands_over(&self, part: HandoverPart) -> bool {
        let (plan, day) = (&self.plan, self.as_of());
        match part {
            HandoverPart::Bought => plan.handoff.use_case.is_answered(),
            HandoverPart::Reached => {
                self.outcomes().next().is_some() && self.outcomes().all(|(_, it)| self.is_measured(it))
            }
            HandoverPart::People => self.roles_without_anybody().next().is_none(),
            HandoverPart::Moods => {
                let mut known = self.known_people().peekable();
                let are_judged = known.peek().is_some() && known.all(|it| it.sentiment_on(day).is_some());
                // Whom nobody meets says it in numbers.
                let is_asked = || plan.adoption.until(day).iter().any(|(_, it)| it.csat.is_some());
                are_judged || self.is_digital_first() && is_asked()
            }
            HandoverPart::Promises => {
                self.commitments().next().is_some() || plan.handoff.has_none_of(Asked::Commitments)
            }
            HandoverPart::Risks => self.open_risks().all(|(_, risk)| risk.owner.one_on(day).is_some()),
            HandoverPart::Expansion => {
                let is_heard = plan.expansion.signals.iter().any(|it| it.is_heard_on(day));
                plan.onboarding.expansion_potential.is_some() || is_heard
            }
            HandoverPart::Renewal => plan.onboarding.contract.notice_until().is_some(),
            HandoverPart::Manner => plan.handoff.communication.is_answered(),
            HandoverPart::NextGoals => plan.jsp.next_goals.iter().any(|goal| is_answer(goal)),
        }
    }

    /// What would complete a part of the handover, of what it lacks; nothing where it lacks nothing.
    pub fn completes(&self, part: HandoverPart) -> Remedy {
        let slug = self.slug();
        if self.hands_over(part) {
            return Remedy::default();
        }
        match part {
            HandoverPart::Bought => {
                let why =
                    commands::handoff_set_why(slug, Some(blank("use case")), None, None, None, None, None);
                Remedy::run("say why they bought", why)
            }
            HandoverPart::Reached => self.measure_outcomes(),
            HandoverPart::People => self.roles_without_anybody().fold(Remedy::default(), |remedy, role| {
                let who = commands::stakeholder_add(slug, blank("name"), role.word());
                remedy.then(Remedy::run(format!("name the `{role}`"), who))
            }),
            HandoverPart::Moods => self.judge_moods(),
            HandoverPart::Promises => {
                let promise = commands::commitment_add(slug, blank("promise"), blank("name"));
                let none = commands::handoff_none(slug, Asked::Commitments.word());
                Remedy::run("write down what was promised", promise)
                    .or(Remedy::run("say that nothing was", none))
            }
            HandoverPart::Risks => {
                let ownerless = self.open_risks().filter(|(_, it)| it.owner.one_on(self.as_of()).is_none());
                ownerless.fold(Remedy::default(), |remedy, (_, it)| {
                    let owner = commands::risk_set_owner(slug, &it.id, blank("name"));
                    remedy.then(Remedy::run(format!("give `{}` an owner", it.id), owner))
                })
            }
            HandoverPart::Expansion => {
                let signal = commands::expansion_add(slug, blank("text"), blank("kind"));
                Remedy::run("say how much they could grow", commands::deal_potential(slug, blank("level")))
                    .or(Remedy::run("note what they could need", signal))
            }
            HandoverPart::Renewal => {
                let contract = &self.plan.onboarding.contract;
                match (contract.renews, contract.notice_days) {
                    (Some(_), _) => {
                        Remedy::run("say how long the notice is", commands::deal_notice(slug, blank("days")))
                    }
                    (None, notice) => {
                        let days = notice.is_none().then(|| blank("days"));
                        Remedy::run(
                            "say when the contract renews",
                            commands::deal_renews(slug, blank("date"), days),
                        )
                    }
                }
            }
            HandoverPart::Manner => {
                let manner = Some(blank("communication"));
                let how = commands::handoff_set_why(slug, None, None, None, None, None, manner);
                Remedy::run("say how they like to work", how)
            }
            HandoverPart::NextGoals => {
                Remedy::run("say what should be better next", commands::success_next(slug, blank("text")))
            }
        }
    }

    fn measure_outcomes(&self) -> Remedy {
        let slug = self.slug();
        if self.outcomes().next().is_none() {
            let [metric, target, due] = ["metric", "target", "date"].map(blank);
            let outcome = commands::outcome_add(slug, blank("statement"), metric, target, due);
            return Remedy::run("write down what they bought it for", outcome);
        }
        let open = self.outcomes().filter(|(_, it)| !self.is_measured(it));
        open.fold(Remedy::default(), |remedy, (_, it)| {
            let reading = commands::outcome_reading(slug, &it.id, blank("value"));
            remedy.then(Remedy::run(format!("note where `{}` is", it.id), reading))
        })
    }

    fn judge_moods(&self) -> Remedy {
        let slug = self.slug();
        if self.is_digital_first() {
            return Remedy::run("note how satisfied they are", commands::usage_csat(slug, blank("csat")));
        }
        if self.known_people().next().is_none() {
            return Remedy::say("name those people first");
        }
        let mut names: Vec<&str> = Vec::new();
        for person in self.known_people().filter(|it| it.sentiment_on(self.as_of()).is_none()) {
            if !names.contains(&person.name.as_str()) {
                names.push(&person.name);
            }
        }
        names.into_iter().fold(Remedy::default(), |remedy, name| {
            let mood = commands::stakeholder_sentiment(slug, name, blank("1-5"));
            remedy.then(Remedy::run(format!("say how {name} feels"), mood))
        })
    }

    fn is_measured(&self, outcome: &BusinessOutcome) -> bool {
        let day = self.as_of();
        outcome.reached_by(day).is_some() || !outcome.readings_on(day).is_empty()
    }

    /// The roles that an account is known by and nobody has; where nobody meets, the admin's alone.
    fn roles_without_anybody(&self) -> impl Iterator<Item = Role> {
        let meets = !self.is_digital_first();
        let is_needed = move |role: &Role| *role == Role::AdminOwner || meets;
        KNOWN_BY.into_iter().filter(is_needed).filter(|role| !self.is_filled(*role))
    }

    /// Those who have such a role; whoever has two comes twice.
    fn known_people(&self) -> impl Iterator<Item = &Person> {
        KNOWN_BY.iter().flat_map(|role| self.holders(*role, self.as_of()))
    }

    /// The parts of the handover that are missing, in the order of the document.
    pub fn missing_of_handover(&self) -> Vec<HandoverPart> {
        HandoverPart::ALL.into_iter().filter(|part| !self.hands_over(*part)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    const HEAD: &str = "{customer: Acme, segment: mid-market, expansion_potential: high, \
        contract: {signed_on: 2026-03-02, renews: 2027-03-02, notice_days: 60}}";
    const HANDOFF: &str = "{use_case: one desk, communication: mail, none: [commitments]}";
    const PEOPLE: &str = "people: [{name: Lee, roles: [executive_sponsor, champion, admin_owner], \
        sentiments: [{judged_on: 2026-04-01, score: 4}]}]";
    const JSP: &str = "next_goals: [the archive]\noutcomes: [{id: O-1, statement: fewer calls, readings: [{measured_on: 2026-04-01, value: 3}]}]";

    #[track_caller]
    fn case(head: &str, handoff: &str, people: &str, jsp: &str, want: &[&str]) {
        let files = [
            ("onboarding.yaml", head),
            ("handoff.yaml", handoff),
            ("stakeholders.yaml", people),
            ("jsp.yaml", jsp),
            ("risks.yaml", "risks: [{id: R-1, text: Freeze, owner: Ana}]"),
        ];
        let at = PlanAt::of(plan_from(&files), &Basis::on(date("2026-04-10")));
        let missing: Vec<&str> = at.missing_of_handover().into_iter().map(HandoverPart::word).collect();
        assert_eq!(missing, want);
    }

    /// What would complete the parts that are missing.
    #[track_caller]
    fn completes(head: &str, handoff: &str, people: &str, jsp: &str, want: &[&str]) {
        let files = [
            ("onboarding.yaml", head),
            ("handoff.yaml", handoff),
            ("stakeholders.yaml", people),
            ("jsp.yaml", jsp),
            ("risks.yaml", "risks: [{id: R-1, text: Freeze}]"),
        ];
        let at = PlanAt::of(plan_from(&files), &Basis::on(date("2026-04-10")));
        let all = at.missing_of_handover().into_iter().map(|part| at.completes(part).to_string());
        assert_eq!(all.collect::<Vec<_>>(), want);
    }

    #[test]
    fn what_completes_a_part_is_a_command_for_what_it_lacks_alone() {
        let sparse =
            "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02, renews: 2027-03-02}}";
        let people = "people: [{name: Lee, roles: [executive_sponsor, champion]}]";
        completes(
            sparse,
            "{}",
            people,
            "outcomes: [{id: O-1, statement: fewer calls}]",
            &[
                "say why they bought: `onboard handoff set acme --use-case <use case>`",
                "note where `O-1` is: `onboard outcome reading acme O-1 <value>`",
                "name the `admin_owner`: `onboard stakeholder add acme <name> --role admin_owner`",
                "say how Lee feels: `onboard stakeholder sentiment acme Lee <1-5>`",
                "write down what was promised: `onboard commitment add acme <promise> --by <name>`; or say that nothing \
                 was: `onboard handoff set acme --none commitments`",
                "give `R-1` an owner: `onboard risk set acme R-1 --owner <name>`",
                "say how much they could grow: `onboard deal set acme --expansion-potential <level>`; or note what they \
                 could need: `onboard expansion add acme <text> --kind <kind>`",
                "say how long the notice is: `onboard deal set acme --notice-days <days>`",
                "say how they like to work: `onboard handoff set acme --communication <communication>`",
                "say what should be better next: `onboard success next acme <text>`",
            ],
        );
    }

    #[test]
    fn each_part_is_there_as_far_as_its_home_says_it() {
        case(HEAD, HANDOFF, PEOPLE, JSP, &[]);
        case(&HEAD.replace(", notice_days: 60", ""), HANDOFF, PEOPLE, JSP, &["renewal"]);
        case(&HEAD.replace("expansion_potential: high, ", ""), HANDOFF, PEOPLE, JSP, &["expansion"]);
        case(HEAD, "{use_case: one desk}", PEOPLE, JSP, &["promises", "manner"]);
        case(HEAD, "{communication: mail, none: [commitments]}", PEOPLE, JSP, &["bought"]);
        case(HEAD, HANDOFF, &PEOPLE.replace("champion, ", ""), JSP, &["people"]);
        case(
            HEAD,
            HANDOFF,
            "people: [{name: Lee, roles: [executive_sponsor, champion, admin_owner]}]",
            JSP,
            &["moods"],
        );
        case(HEAD, HANDOFF, "people: []", JSP, &["people", "moods"]);
        case(HEAD, HANDOFF, PEOPLE, "next_goals: [the archive]", &["reached"]);
        case(HEAD, HANDOFF, PEOPLE, &JSP.replace("the archive", "TBD"), &["next_goals"]);
    }
}
