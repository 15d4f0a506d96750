//! What was done, committed, given or sent is taken back: it was not so, or is no more.

use std::sync::Arc;

use super::{TakeBack, Written};
use crate::act::{Acted, Draft, Remark};
use crate::log::{ACTIVATION, RESOURCES, UPDATES};
use crate::model::{Fact, Session};
use crate::refused::Refused;
use crate::remedy::{Remedy, commands};
use crate::route::Route;

impl TakeBack<'_> {
    /// Takes back that users have taken a step.
    ///
    /// # Errors
    /// When nobody has said so.
    pub fn activated(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let step = &plan.adoption.activation[index];
        if step.done_on.is_none() {
            let lists = commands::activation_list(&plan.slug);
            let refused = Refused::because(format!("nobody has said that `{}` is done", step.id));
            return Err(refused.hint(format!("`{lists}` lists every {}", ACTIVATION.noun)));
        }
        let what = format!("that `{}` is done", step.id);
        self.write(
            draft,
            at,
            Written { what: &what, given: step.done_on, withdrawn: step.withdrawn.as_ref() },
        )?;
        Ok("is not done after all".to_owned())
    }

    /// Takes back that the customer has committed a part.
    ///
    /// # Errors
    /// When nobody has said so.
    pub fn committed(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let row = &plan.handoff.customer_resources[index];
        if row.committed_on.is_none() {
            let why = format!("nobody has said that the {} `{}` is committed", RESOURCES.noun, row.role);
            return Err(Refused::because(why));
        }
        let what = format!("that `{}` is committed", row.role);
        let written = Written { what: &what, given: row.committed_on, withdrawn: row.withdrawn.as_ref() };
        let was_all = draft.at.fact_on(Fact::ResourcesCommitted).is_some();
        self.write(draft, at, written)?;
        if was_all && row.withdrawn.is_none() {
            draft.remark(Remark::note("not all that the plan needs of the customer is committed any more"));
        }
        Ok("is not committed after all".to_owned())
    }

    /// Takes back that an update was sent: the customer never had it.
    ///
    /// # Errors
    /// When it is a draft.
    pub fn sent(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let update = &plan.updates.updates[index];
        let name = update.id.get().map_or_else(|| UPDATES.noun.to_owned(), |id| format!("`{id}`"));
        if update.sent_on.is_none() {
            return Err(Refused::because(format!("{name} is a draft, and was not sent")));
        }
        let what = format!("that {name} was sent");
        let written = Written { what: &what, given: update.sent_on, withdrawn: update.withdrawn.as_ref() };
        self.write(draft, at, written)?;
        if update.withdrawn.is_none() {
            let anew = Remedy::run("write another", commands::update_new(&plan.slug));
            draft.remark(Remark::note("the customer has not had it").with(anew));
        }
        Ok("was not sent after all".to_owned())
    }

    /// Takes back that a session was given, where nobody was tested in it.
    pub(super) fn given(&self, draft: &mut Draft, session: &Session, at: &Route) -> Acted {
        let what = format!("that `{}` was given", session.id);
        let written =
            Written { what: &what, given: session.delivered_on, withdrawn: session.withdrawn.as_ref() };
        self.write(draft, at, written)?;
        Ok(format!("`{}` was not given after all", session.id))
    }

    /// Takes back that somebody has left: they are still there. What was said today is taken out, since it counted at the end of
    /// no day.
    ///
    /// # Errors
    /// When nobody has said so.
    pub fn departed(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let person = &plan.stakeholders.people[index];
        let Some(left) = person.departed_on else {
            return Err(Refused::because("nobody has said that they left"));
        };
        if draft.may_correct(left) {
            draft.edits.remove(at.clone().key("departed_on"));
            return Ok("has not left".to_owned());
        }
        let what = format!("that {} left", person.name.trim());
        self.write(
            draft,
            at,
            Written { what: &what, given: Some(left), withdrawn: person.withdrawn.as_ref() },
        )?;
        Ok("has not left after all".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{BACK, back};
    use crate::act::activation::Activated;
    use crate::act::handoff::commit;
    use crate::act::stakeholder::Depart;
    use crate::act::testing::team_draft;
    use crate::act::training::DeliverSession;
    use crate::fixture::date;
    use crate::log::{ACTIVATION, PEOPLE, RESOURCES, SESSIONS, UPDATES};
    use crate::model::Role;

    #[test]
    fn a_step_that_was_not_taken_is_open_again_and_may_be_taken_later() {
        let file = "activation:\n  - {id: V-1, title: All, day: 7, done_on: 2026-04-01, evidence: log}\n";
        let at = ACTIVATION.route().index(0);
        let mut draft = team_draft(&[("adoption.yaml", file)], "2026-04-10");
        assert_eq!(back("2026-04-10").activated(&mut draft, 0, &at).unwrap(), "is not done after all");
        let text = draft.one_text();
        assert!(text.contains(&format!("evidence: log, {BACK}")), "{text}");
        let mut later = team_draft(&[("adoption.yaml", &text)], "2026-04-20");
        let done =
            |draft: &crate::act::Draft, day: &str| draft.plan.adoption.activation[0].is_done_on(date(day));
        assert!(done(&later, "2026-04-09") && !done(&later, "2026-04-10"));
        Activated { on: None, evidence: None }.act(&mut later, 0, &at).unwrap();
        let text = later.one_text();
        let again = team_draft(&[("adoption.yaml", &text)], "2026-04-20");
        let days = ["2026-03-31", "2026-04-01", "2026-04-09", "2026-04-10", "2026-04-19", "2026-04-20"];
        assert_eq!(days.map(|day| done(&again, day)), [false, true, true, false, false, true], "{text}");
    }

    #[test]
    fn a_part_that_is_not_committed_is_asked_for_again_and_may_be_committed_later() {
        let file = "customer_resources:\n  - {role: trainer, committed_on: 2026-04-01}\n";
        let at = RESOURCES.route().index(0);
        let mut draft = team_draft(&[("handoff.yaml", file)], "2026-04-10");
        assert_eq!(back("2026-04-10").committed(&mut draft, 0, &at).unwrap(), "is not committed after all");
        assert_eq!(draft.said(), ["note: not all that the plan needs of the customer is committed any more"]);
        let text = draft.one_text();
        let mut later = team_draft(&[("handoff.yaml", &text)], "2026-04-20");
        commit(&mut later, &["trainer".to_owned()], None).unwrap();
        let text = later.one_text();
        let again = team_draft(&[("handoff.yaml", &text)], "2026-04-20");
        let is = |day: &str| again.plan.handoff.customer_resources[0].is_committed_on(date(day));
        assert_eq!(["2026-04-09", "2026-04-10", "2026-04-20"].map(is), [true, false, true], "{text}");
    }

    #[test]
    fn a_session_of_an_earlier_day_that_was_not_given_is_to_come_again() {
        let file = "sessions:\n  - {id: T-1, delivered_on: 2026-04-01, attended: 5}\n";
        let at = SESSIONS.route().index(0);
        let mut draft = team_draft(&[("training.yaml", file)], "2026-04-10");
        assert_eq!(
            back("2026-04-10").tested(&mut draft, 0, &at, None).unwrap(),
            "`T-1` was not given after all"
        );
        let text = draft.one_text();
        let mut later = team_draft(&[("training.yaml", &text)], "2026-04-20");
        let deliver = DeliverSession { attended: Some(7), ..DeliverSession::default() };
        assert_eq!(deliver.act(&mut later, 0, &at).unwrap(), "was given on 2026-04-20");
        let text = later.one_text();
        let again = team_draft(&[("training.yaml", &text)], "2026-04-20");
        let given = |day: &str| again.plan.training.sessions[0].delivered_by(date(day)).is_some();
        assert_eq!(["2026-04-09", "2026-04-10", "2026-04-20"].map(given), [true, false, true], "{text}");
    }

    #[test]
    fn an_update_that_was_not_sent_counts_as_none() {
        let file = "updates:\n  - {id: U-1, sent_on: 2026-04-01, shipped: [pilot]}\n  - {id: U-2, shipped: [more]}\n";
        let mut draft = team_draft(&[("updates.yaml", file)], "2026-04-10");
        let at = |index| UPDATES.route().index(index);
        assert_eq!(back("2026-04-10").sent(&mut draft, 0, &at(0)).unwrap(), "was not sent after all");
        let refused = back("2026-04-10").sent(&mut draft, 1, &at(1)).unwrap_err().why;
        assert_eq!(refused, "`U-2` is a draft, and was not sent");
        let after = team_draft(&[("updates.yaml", &draft.one_text())], "2026-04-10");
        let sent = |day: &str| after.plan.updates.updates[0].sent_by(date(day)).is_some();
        assert_eq!((sent("2026-04-09"), sent("2026-04-10")), (true, false));
    }

    #[test]
    fn whoever_left_on_an_earlier_day_by_mistake_is_there_again_and_may_leave_later() {
        let file = "people:\n  - {name: Lee Novak, roles: [champion], departed_on: 2026-04-01}\n";
        let at = PEOPLE.route().index(0);
        let mut draft = team_draft(&[("stakeholders.yaml", file)], "2026-04-10");
        assert_eq!(back("2026-04-10").departed(&mut draft, 0, &at).unwrap(), "has not left after all");
        let text = draft.one_text();
        assert!(text.contains(&format!("departed_on: 2026-04-01, {BACK}")), "{text}");
        let mut later = team_draft(&[("stakeholders.yaml", &text)], "2026-04-20");
        assert_eq!(Depart { on: None }.act(&mut later, 0, &at).unwrap(), "has left, on 2026-04-20");
        let text = later.one_text();
        let again = team_draft(&[("stakeholders.yaml", &text)], "2026-04-25");
        let is = |day: &str| again.plan.stakeholders.people[0].is_on(Role::Champion, date(day));
        let days = ["2026-04-01", "2026-04-02", "2026-04-09", "2026-04-10", "2026-04-20", "2026-04-21"];
        assert_eq!(days.map(is), [true, false, false, true, true, false], "{text}");
        assert_eq!(again.at.left_on("Lee Novak"), Some(date("2026-04-20")));
        let mut today = team_draft(
            &[("stakeholders.yaml", "people: [{name: Lee Novak, departed_on: 2026-04-10}]\n")],
            "2026-04-10",
        );
        assert_eq!(back("2026-04-10").departed(&mut today, 0, &at).unwrap(), "has not left");
        assert_eq!(today.one_text(), "people: [{name: Lee Novak}]\n");
        let mut nobody = team_draft(&[("stakeholders.yaml", "people: [{name: Lee Novak}]\n")], "2026-04-10");
        assert!(back("2026-04-10").departed(&mut nobody, 0, &at).is_err());
    }
}
