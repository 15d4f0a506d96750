//! What becomes of a promise of the sale. One that gets another day stays late by the day that the customer was told, until
//! somebody of theirs has decided on the new one.

mod keeping;
mod setting;

pub use keeping::{ConfirmPromise, DeclinePromise, KeepPromise};
pub use setting::SetPromise;

use std::sync::Arc;

use super::reschedule::Reschedule;
use super::{Acted, Draft, Remark};
use crate::model::CommitmentStatus;
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

impl Reschedule<'_> {
    /// Moves the promise at `place`.
    ///
    /// # Errors
    /// When it was delivered or declined, or there is no such decision.
    pub fn promise(&self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let promise = &plan.handoff.commitments[index];
        let status = promise.status_on(draft.at.as_of());
        if status != CommitmentStatus::Open {
            return Err(Refused::because(format!("`{}` is {}", promise.id, status.word())));
        }
        let before = draft.at.commitment_due(promise);
        let said = self.act(draft, place, (promise.due.as_ref(), &promise.moves), before)?;
        let decision = draft.decision_if(self.decision)?;
        let is_theirs = decision.as_deref().is_some_and(|id| draft.at.is_decided_by_customer(id));
        if let Some(owed) =
            draft.at.commitment_owed(promise).filter(|_| !draft.edits.is_empty() && !is_theirs)
        {
            let log = commands::decision_add(draft.at.slug(), blank("text"), blank("name"), None);
            let held = format!(
                "nobody of the customer's side has decided that: it is held against {owed} as before"
            );
            draft.remark(
                Remark::note(held).with(
                    Remedy::run("log their decision", log)
                        .then("name it with `--decision` when you move the promise"),
                ),
            );
        }
        Ok(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::fixture::date;
    use crate::log::COMMITMENTS;
    use crate::model::{PlanFile, Side};
    use crate::plan;
    use crate::plan_at::PlanAt;

    fn moved(keys: &str, decision: Option<&str>) -> Result<(String, Draft), String> {
        let file = format!("commitments:\n  - {{id: K-1, text: a connector, by: Tom Becker{keys}}}\n");
        let people = ("stakeholders.yaml", "people: [{name: Lee Novak}]");
        let decisions = "decisions: [{id: D-theirs, text: May will do, by: Lee Novak, decided_on: 2026-04-09}, \
                         {id: D-ours, text: May, by: Ana Ruiz, decided_on: 2026-04-09}]";
        let files = [("handoff.yaml", file.as_str()), people, ("decisions.yaml", decisions)];
        let mut draft = team_draft(&files, "2026-04-10");
        let act = Reschedule {
            to: "+2w".parse().unwrap(),
            reason: Some("the connector waits for a release"),
            side: Some(Side::Vendor),
            by: None,
            decision,
        };
        let said =
            act.promise(&mut draft, 0, &COMMITMENTS.route().index(0)).map_err(|refused| refused.why)?;
        Ok((said, draft))
    }

    /// The day for which the promise is planned, and the one that it is held against, on a day after the move.
    fn days(draft: &Draft, day: &str) -> [String; 2] {
        let directory = {
            let mut directory = draft.directory().clone();
            let text = draft.after(PlanFile::Handoff).into_bytes().into();
            directory.entries.insert("handoff.yaml".to_owned(), plan::Entry::Bytes(text));
            directory
        };
        let plan = plan::load(directory).plan.take().expect("a plan");
        let at = PlanAt::of(plan, &draft.at.basis.at(date(day)));
        let promise = &at.plan.handoff.commitments[0];
        [at.commitment_due(promise), at.commitment_owed(promise)]
            .map(|day| day.map_or_else(String::new, |day| day.to_string()))
    }

    #[test]
    fn a_promise_that_we_move_is_as_late_as_before() {
        let (said, draft) = moved(", due: 2026-04-08", Some("D-ours")).unwrap();
        assert_eq!(said, "moves from 2026-04-08 to 2026-04-22");
        let text = draft.one_text();
        for part in
            ["due: 2026-04-22", "from: 2026-04-08", "side: vendor", "by: Ana Ruiz", "decision: D-ours"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(draft.said()[0].contains("it is held against 2026-04-08 as before"), "{:?}", draft.said());
        assert_eq!(days(&draft, "2026-04-10"), ["2026-04-22", "2026-04-08"]);
    }

    #[test]
    fn a_promise_is_held_against_the_day_that_the_customer_decided_on() {
        let (_, draft) = moved(", due: 2026-04-08", Some("D-theirs")).unwrap();
        assert!(draft.remarks.is_empty(), "{:?}", draft.said());
        assert_eq!(days(&draft, "2026-04-10"), ["2026-04-22", "2026-04-22"]);
        assert_eq!(days(&draft, "2026-04-09"), ["2026-04-08", "2026-04-08"], "nobody had moved it yet");
    }

    #[test]
    fn a_distance_that_ends_in_the_past_is_remarked_on() {
        let (said, draft) = moved(", due: 2026-03-10", Some("D-theirs")).unwrap();
        assert_eq!(said, "moves from 2026-03-10 to 2026-03-24");
        let gone = "warning: 2026-03-24 has gone by already: it counts from 2026-03-10, the day that it had";
        assert_eq!(draft.said(), [gone]);
    }

    #[test]
    fn a_first_day_is_what_a_promise_is_held_against() {
        let (said, draft) = moved("", None).unwrap();
        assert_eq!(said, "is planned for 2026-04-24");
        assert_eq!(days(&draft, "2026-04-10"), ["2026-04-24", "2026-04-24"]);
    }

    #[test]
    fn what_is_kept_or_declined_does_not_move() {
        let refused = |keys: &str| moved(keys, None).err();
        assert_eq!(refused(", delivered_on: 2026-04-09").as_deref(), Some("`K-1` is delivered"));
        let declined = ", declined: {declined_on: 2026-04-09, decision: D-ours}";
        assert_eq!(refused(declined).as_deref(), Some("`K-1` is declined"));
    }
}
