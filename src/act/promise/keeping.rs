//! A promise of the sale is confirmed by the customer, kept, or declined by a decision.

use std::sync::Arc;

use crate::act::standing::Former;
use crate::act::{Acted, Draft, Remark, Standing};
use crate::date::Date;
use crate::edit::Yaml;
use crate::phrase::List;
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// A promise was kept.
#[derive(Clone, Copy, Debug)]
pub struct KeepPromise<'a> {
    /// The day; the one that is written, else the as-of date, where nobody says.
    pub on: Option<Date>,
    /// What shows it.
    pub evidence: Option<&'a str>,
}

impl KeepPromise<'_> {
    /// Writes it into the promise at `place`; said twice it changes nothing.
    ///
    /// # Errors
    /// When it was kept on another day, or would be kept again before that was taken back.
    pub fn act(self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let promise = &plan.handoff.commitments[index];
        let kept = promise.delivered_on.filter(|_| promise.withdrawn.is_none());
        let day = self.on.or(kept).unwrap_or(draft.at.as_of());
        let is_again = match (promise.delivered_on, &promise.withdrawn) {
            (Some(done_on), Some(withdrawn)) => {
                let (evidence, evidence_on) = (&promise.evidence, promise.evidence_on);
                draft.reopen(place, Former { done_on, evidence, evidence_on, withdrawn }, day)?
            }
            _ => false,
        };
        if kept != Some(day) && !is_again {
            draft.must_be_free(Standing {
                what: format!("`{}` was delivered", promise.id),
                place: "`delivered_on` in `handoff.yaml`".to_owned(),
                on: kept,
            })?;
        }
        draft.edits.set(place.clone().key("delivered_on"), day);
        if is_again {
            // What had shown it then stands with that day.
            let gone = [
                ("evidence", promise.evidence.is_written() && self.evidence.is_none()),
                ("evidence_on", promise.evidence_on.is_some()),
            ];
            for (key, _) in gone.into_iter().filter(|(_, is_gone)| *is_gone) {
                draft.edits.remove(place.clone().key(key));
            }
            draft.edits.set_some(place.clone().key("evidence"), self.evidence.map(Yaml::text));
        } else if draft.put(place, "evidence", &promise.evidence, self.evidence) {
            // What shows it later has a day of its own.
            let is_later = kept.is_some() && day < draft.at.as_of();
            draft.edits.set_some(place.clone().key("evidence_on"), is_later.then(|| draft.at.as_of()));
        }
        if promise.withdrawn.is_some() {
            draft.edits.remove(place.clone().key("withdrawn"));
        }
        Ok(format!("is delivered, on {day}"))
    }
}

/// A promise will not be kept, and a decision says so.
#[derive(Clone, Copy, Debug)]
pub struct DeclinePromise<'a> {
    /// The decision, as it is named.
    pub decision: &'a str,
    /// The day; the one that is written, else the as-of date, where nobody says.
    pub on: Option<Date>,
    /// Why, where that is said beside the decision.
    pub reason: Option<&'a str>,
}

impl DeclinePromise<'_> {
    /// Refuses to decline what was kept.
    ///
    /// # Errors
    /// When it was.
    pub fn may(draft: &Draft, index: usize) -> Result<(), Refused> {
        let promise = &draft.plan.handoff.commitments[index];
        match promise.delivered_by(draft.at.as_of()) {
            None => Ok(()),
            Some(on) => Err(Refused::because(format!("`{}` was delivered, on {on}", promise.id))),
        }
    }

    /// Writes it into the promise at `place`; said twice it changes nothing.
    ///
    /// # Errors
    /// When it was kept, or was declined otherwise on an earlier day, or there is no such decision.
    pub fn act(self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        Self::may(draft, index)?;
        let plan = Arc::clone(&draft.plan);
        let promise = &plan.handoff.commitments[index];
        let decision = draft.decision(self.decision)?;
        let said = promise.declined.as_ref();
        let declined = said.filter(|it| it.withdrawn.is_none());
        let known = declined.and_then(|it| it.declined_on);
        let day = self.on.or(known).unwrap_or(draft.at.as_of());
        let by_another = declined.and_then(|it| it.decision.get()).is_some_and(|it| it != decision);
        match said.and_then(|it| it.declined_on.zip(it.withdrawn.as_ref())) {
            Some((on, back)) => draft.keep_before((place, "declined", "declined_before"), on, back, day)?,
            None if known != Some(day) || by_another => {
                let declined = Standing {
                    what: format!("`{}` was declined", promise.id),
                    place: "`declined` in `handoff.yaml`".to_owned(),
                    on: known,
                };
                let back = commands::commitment_withdraw(&plan.slug, &promise.id, blank("reason"));
                let back = Remedy::run("if it was owed again since, take that back first", back);
                draft.must_be_free(declined).map_err(|refused| refused.hint(back))?;
            }
            None => {}
        }
        remark_what_it_is_about(draft, &decision, &promise.id);
        let place = place.clone().key("declined");
        if declined.is_some() {
            draft.edits.set(place.clone().key("declined_on"), day);
            draft.edits.set(place.clone().key("decision"), Yaml::text(&decision));
            draft.edits.set_some(place.key("reason"), self.reason.map(Yaml::text));
        } else {
            let entry = [
                ("declined_on", Some(day.into())),
                ("decision", Some(Yaml::text(&decision))),
                ("reason", self.reason.map(Yaml::text)),
            ];
            draft.edits.set(place, Yaml::map(entry));
        }
        Ok(format!("is declined, by `{decision}`"))
    }
}

/// Says so where the decision that is named is about other things.
fn remark_what_it_is_about(draft: &mut Draft, decision: &str, promise: &str) {
    let plan = Arc::clone(&draft.plan);
    let Some(it) = plan.decisions.decisions.iter().find(|it| it.id == decision) else { return };
    if it.affects.is_empty() || it.names_any(&[promise]) {
        return;
    }
    let others: Vec<String> = it.affects.iter().map(|id| format!("`{id}`")).collect();
    let why = format!("`{decision}` is about {}, not about `{promise}`", List::and(&others).at_most(3));
    let log = commands::decision_add(&plan.slug, blank("text"), blank("name"), Some(promise.into()));
    let decline = commands::commitment_decline(&plan.slug, promise, blank("decision"), None);
    let log =
        Remedy::run("log the decision that declines it", log).then(Remedy::run("name that one", decline));
    draft.remark(Remark::warning(why).with(log));
}

/// The customer has confirmed that this is what was promised to them.
#[derive(Clone, Copy, Debug)]
pub struct ConfirmPromise {
    /// The day; the one that is written, else the as-of date, where nobody says.
    pub on: Option<Date>,
}

impl ConfirmPromise {
    /// Writes it into the promise at `place`; said twice it changes nothing.
    ///
    /// # Errors
    /// When it was confirmed on another day before.
    pub fn act(self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let promise = &plan.handoff.commitments[index];
        let known = promise.confirmed_on;
        let day = self.on.or(known).unwrap_or(draft.at.as_of());
        if known != Some(day) {
            draft.must_be_free(Standing {
                what: format!("`{}` was confirmed", promise.id),
                place: "`confirmed_on` in `handoff.yaml`".to_owned(),
                on: known,
            })?;
        }
        draft.edits.set(place.clone().key("confirmed_on"), day);
        Ok(format!("is what was promised, as the customer confirmed on {day}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::fixture::date;
    use crate::log::COMMITMENTS;
    use crate::model::PlanFile;

    type Act = fn(&mut Draft, &Route) -> Acted;

    fn keep(on: Option<Date>) -> impl Fn(&mut Draft, &Route) -> Acted {
        move |draft, at| KeepPromise { on, evidence: None }.act(draft, 0, at)
    }

    fn tried(keys: &str, act: impl Fn(&mut Draft, &Route) -> Acted) -> Result<(String, String), String> {
        let file = format!("commitments:\n  - {{id: K-1, text: a connector{keys}}}\n");
        let decisions = "decisions: [{id: D-1, text: not now, by: Lee Novak, decided_on: 2026-04-08}, \
                         {id: D-2, text: never, by: Lee Novak, decided_on: 2026-04-09}]";
        let mut draft = team_draft(&[("handoff.yaml", &file), ("decisions.yaml", decisions)], "2026-04-10");
        let said = act(&mut draft, &COMMITMENTS.route().index(0)).map_err(|refused| refused.why)?;
        Ok((said, draft.one_text()))
    }

    #[test]
    fn a_promise_is_kept_once() {
        let (said, text) = tried("", keep(None)).unwrap();
        assert_eq!(said, "is delivered, on 2026-04-10");
        assert!(text.contains("delivered_on: 2026-04-10"), "{text}");
        let written = ", delivered_on: 2026-04-08";
        assert_eq!(tried(written, keep(None)).unwrap().1, "");
        let other = tried(written, keep(Some(date("2026-04-09")))).unwrap_err();
        assert_eq!(other, "`K-1` was delivered on 2026-04-08 already");
    }

    #[test]
    fn what_was_taken_back_may_be_kept_again_and_both_days_stay() {
        let back = ", delivered_on: 2026-04-01, evidence: mail, withdrawn: {withdrawn_on: 2026-04-03, reason: broken}";
        let (said, text) = tried(back, keep(None)).unwrap();
        assert_eq!(said, "is delivered, on 2026-04-10");
        let want =
            "reopened: [{done_on: 2026-04-01, evidence: mail, reopened_on: 2026-04-03, reason: broken}]";
        assert!(text.contains(want) && text.contains("delivered_on: 2026-04-10"), "{text}");
        assert!(!text.contains("withdrawn"), "{text}");
        let why = tried(back, keep(Some(date("2026-04-02")))).unwrap_err();
        assert!(why.contains("2026-04-02 is before that"), "{why}");
        let today = ", delivered_on: 2026-04-10, withdrawn: {withdrawn_on: 2026-04-10}";
        let (_, text) = tried(today, keep(None)).unwrap();
        assert!(!text.contains("withdrawn"), "a slip of today is put right: {text}");
    }

    #[test]
    fn a_decision_about_another_promise_declines_none_in_silence() {
        let said = |affects: &str| {
            let promises = "commitments:\n  - {id: K-1, text: x}\n  - {id: K-2, text: y}\n";
            let decisions =
                format!("decisions: [{{id: D-1, text: x, decided_on: 2026-04-01, by: Ana Ruiz{affects}}}]\n");
            let files = [("handoff.yaml", promises), ("decisions.yaml", decisions.as_str())];
            let mut draft = team_draft(&files, "2026-04-10");
            let place = Route::to(PlanFile::Handoff).key("commitments").index(0);
            DeclinePromise { decision: "D-1", on: None, reason: None }.act(&mut draft, 0, &place).unwrap();
            draft.said()
        };
        assert!(said("").is_empty() && said(", affects: [K-2, K-1]").is_empty());
        let other = said(", affects: [K-2]");
        assert!(other[0].contains("`D-1` is about `K-2`, not about `K-1`"), "{other:?}");
    }

    #[test]
    fn a_promise_is_declined_by_one_decision_unless_it_was_kept() {
        let decline: Act =
            |draft, at| DeclinePromise { decision: "D-1", on: None, reason: None }.act(draft, 0, at);
        let (said, text) = tried("", decline).unwrap();
        assert_eq!(said, "is declined, by `D-1`");
        assert!(text.contains("declined: {declined_on: 2026-04-10, decision: D-1}"), "{text}");
        let why: Act = |draft, at| {
            DeclinePromise { decision: "D-1", on: None, reason: Some("too dear") }.act(draft, 0, at)
        };
        let text = tried("", why).unwrap().1;
        assert!(
            text.contains("declined: {declined_on: 2026-04-10, decision: D-1, reason: too dear}"),
            "{text}"
        );
        assert_eq!(
            tried(", delivered_on: 2026-04-09", decline).unwrap_err(),
            "`K-1` was delivered, on 2026-04-09"
        );
        let written = ", declined: {declined_on: 2026-04-08, decision: D-1}";
        assert_eq!(tried(written, decline).unwrap().1, "");
        let other: Act =
            |draft, at| DeclinePromise { decision: "D-2", on: None, reason: None }.act(draft, 0, at);
        assert_eq!(tried(written, other).unwrap_err(), "`K-1` was declined on 2026-04-08 already");
    }

    #[test]
    fn a_promise_is_confirmed_once() {
        let confirm: Act = |draft, at| ConfirmPromise { on: None }.act(draft, 0, at);
        let (said, text) = tried("", confirm).unwrap();
        assert_eq!(said, "is what was promised, as the customer confirmed on 2026-04-10");
        assert!(text.contains("confirmed_on: 2026-04-10"), "{text}");
        assert_eq!(tried(", confirmed_on: 2026-04-08", confirm).unwrap().1, "");
        let other: Act =
            |draft, at| ConfirmPromise { on: Some("2026-04-09".parse().unwrap()) }.act(draft, 0, at);
        assert_eq!(
            tried(", confirmed_on: 2026-04-08", other).unwrap_err(),
            "`K-1` was confirmed on 2026-04-08 already"
        );
    }
}
