//! What whoever looks after the customer next has to know, part by part, and whether the plan says it.

use super::view::PlanAt;
use crate::model::{Asked, Role, is_answer};

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

    /// What makes it complete.
    pub const fn asks(self) -> &'static str {
        match self {
            Self::Bought => "`use_case` in `handoff.yaml`",
            Self::Reached => "outcomes in `jsp.yaml`, each with a reading or reached",
            Self::People => {
                "an `admin_owner` in `stakeholders.yaml`, and where people meet an `executive_sponsor` and a `champion`"
            }
            Self::Moods => {
                "how each of those people feels, in `sentiments`; where nobody meets, `csat` in `adoption.yaml`"
            }
            Self::Promises => "`commitments` in `handoff.yaml`, or that there are none",
            Self::Risks => "an owner for each open risk",
            Self::Expansion => "`expansion_potential` in `onboarding.yaml`, or a signal in `expansion.yaml`",
            Self::Renewal => "`renews` and `notice_days` of the contract in `onboarding.yaml`",
            Self::Manner => "`communication` in `handoff.yaml`",
            Self::NextGoals => "`next_goals` in `jsp.yaml`",
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
                let is_measured = |it: &crate::model::BusinessOutcome| {
                    it.reached_by(day).is_some() || !it.readings_on(day).is_empty()
                };
                self.outcomes().next().is_some() && self.outcomes().all(|(_, it)| is_measured(it))
            }
            HandoverPart::People => {
                let meets = !self.is_digital_first();
                let is_needed = |role: &Role| *role == Role::AdminOwner || meets;
                KNOWN_BY.iter().filter(|role| is_needed(role)).all(|role| self.is_filled(*role))
            }
            HandoverPart::Moods => {
                let mut known = KNOWN_BY.iter().flat_map(|role| self.holders(*role, day)).peekable();
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
