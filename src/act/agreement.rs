//! The customer agrees to a baseline that was ours alone: their decision, and the days by it.

use super::baseline::NewBaseline;
use super::decision::Decide;
use super::{Acted, Draft};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::About;
use crate::plan_at::Unagreed;
use crate::refused::Refused;

/// Somebody of the customer's side agrees to the newest days.
pub(super) struct AgreeToOurs<'a> {
    pub(super) ours: &'a Unagreed,
    pub(super) by: &'a str,
    pub(super) on: Date,
    pub(super) evidence: Option<&'a str>,
}

impl AgreeToOurs<'_> {
    /// Writes the decision, and the same days as a baseline by it.
    ///
    /// # Errors
    /// When they may not move the timeline.
    pub(super) fn act(&self, draft: &mut Draft) -> Acted {
        let Self { ours, by, on, evidence } = *self;
        if !draft.at.may_move_the_timeline(by, on) {
            let why = format!(
                "{by} may not move the timeline, so their word on the baseline of {} would not count",
                ours.ours_on
            );
            return Err(Refused::because(why).hint(draft.at.agree_to(ours, Some(by), evidence)));
        }
        let text = format!("the days of {} are agreed", ours.ours_on);
        let decide = Decide {
            text: &text,
            by,
            on,
            about: Some(About::Timeline),
            rationale: None,
            options: &[],
            affects: &[],
            supersedes: None,
            evidence,
            audience: None,
            id: None,
        };
        let id = decide.write(draft)?;
        let day_of = |index: &usize| {
            let id = draft.plan.jsp.milestones[*index].id.clone();
            Some((id, draft.at.baselines.last(*index)?.into()))
        };
        let dates: Vec<(String, Yaml)> = ours.milestones.iter().filter_map(day_of).collect();
        let reason = format!("{by} agreed to the days of {}", ours.ours_on);
        NewBaseline { agreed_on: on, decision: Some(&id), reason: &reason, by: None, dates }.add(draft)?;
        Ok(format!(
            "{by} agrees to the baseline of {}, on {on}, by `{id}`: late is counted from it",
            ours.ours_on
        ))
    }
}

#[cfg(test)]
mod tests {
    use crate::act::Draft;
    use crate::act::confirm::Confirm;
    use crate::act::testing::team_draft;
    use crate::model::{Confirmed, PlanFile};
    use crate::refused::Refused;

    const PEOPLE: (&str, &str) = ("stakeholders.yaml", "people: [{name: Dora Kent}]");
    const DECISIONS: (&str, &str) = (
        "decisions.yaml",
        "decisions:\n  - {id: D-1, text: later, about: timeline, by: Ana Ruiz, decided_on: 2026-04-03}\n",
    );
    const BASELINE: &str =
        "baselines:\n  - {agreed_on: 2026-04-03, decision: D-1, dates: {M-live: 2026-05-08}}\n";

    fn jsp(rights: &str, baselines: &str) -> String {
        format!(
            "decision_rights: {{timeline: [{rights}]}}\nmilestones:\n  - {{id: M-live, due: 2026-05-08, moves: [{{from: 2026-04-24, \
             to: 2026-05-08, moved_on: 2026-04-03}}]}}\nconfirmations:\n  - {{fact: plan_agreed, by: Dora Kent, \
             confirmed_on: 2026-03-10, evidence: mail}}\n  - {{fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-10}}\n{baselines}"
        )
    }

    fn confirmed(jsp: &str, evidence: &str) -> Result<Draft, Refused> {
        confirmed_with(DECISIONS, jsp, evidence)
    }

    fn confirmed_with(decisions: (&str, &str), jsp: &str, evidence: &str) -> Result<Draft, Refused> {
        let mut draft = team_draft(&[PEOPLE, decisions, ("jsp.yaml", jsp)], "2026-04-10");
        let (fact, by) = (Confirmed::PlanAgreed, "Dora Kent".to_owned());
        Confirm { fact, by, on: None, evidence: Some(evidence.to_owned()) }.confirm(&mut draft)?;
        Ok(draft)
    }

    #[test]
    fn a_later_word_of_the_customer_is_their_agreement_to_the_newest_days() {
        let draft = confirmed(&jsp("Dora Kent, Ana Ruiz", BASELINE), "mail of 10 April").unwrap();
        let decisions = draft.after(PlanFile::Decisions);
        assert!(
            decisions.contains("by: Dora Kent") && decisions.contains("evidence: mail of 10 April"),
            "{decisions}"
        );
        let after = draft.preview().unwrap();
        assert_eq!(after.unagreed(), None, "late is counted from those days now");
        assert_eq!(after.baselines.held(0), after.baselines.last(0));
        let id = &after.plan.decisions.decisions[1].id;
        assert_eq!(after.plan.jsp.baselines[1].decision.get(), Some(id.as_str()));
        assert_eq!(after.plan.jsp.confirmations.len(), 2, "the plan was agreed before");
        let (jsp, decisions) = (draft.after(PlanFile::Jsp), draft.after(PlanFile::Decisions));
        let again = confirmed_with(("decisions.yaml", &decisions), &jsp, "mail of 10 April").unwrap();
        assert!(again.edits.is_empty(), "said twice it changes nothing");
    }

    #[test]
    fn whoever_may_not_move_the_timeline_is_told_the_way() {
        let refused = confirmed(&jsp("", BASELINE), "mail of 10 April").err().unwrap();
        assert!(refused.why.contains("Dora Kent may not move the timeline"), "{}", refused.why);
        let commands: Vec<String> = refused.hints[0].commands().map(ToString::to_string).collect();
        assert!(commands[1].starts_with("onboard right grant acme timeline 'Dora Kent'"), "{commands:?}");
        assert!(commands[2].ends_with("--by 'Dora Kent' --evidence 'mail of 10 April'"), "{commands:?}");
    }

    #[test]
    fn no_evidence_is_dropped_without_a_word() {
        let moved = confirmed(&jsp("", ""), "mail of 10 April").err().unwrap();
        assert!(moved.why.contains("as “mail” shows"), "{}", moved.why);
        assert!(moved.hints[0].to_string().contains("onboard baseline set acme"), "{:?}", moved.hints);
        assert!(confirmed(&jsp("", ""), "mail").unwrap().edits.is_empty(), "the same word twice");
    }
}
