//! How an onboarding has ended.

use std::sync::Arc;

use super::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::{Outcome, PlanFile};
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// An onboarding has ended.
#[derive(Clone, Copy, Debug)]
pub struct Close<'a> {
    /// How.
    pub result: Outcome,
    /// The day.
    pub on: Date,
    /// Who closes it.
    pub by: Option<&'a str>,
    /// In somebody's words.
    pub note: Option<&'a str>,
}

impl Close<'_> {
    /// Whether the plan may be closed: while it runs, and anew on the day itself, when the first word can be a slip.
    ///
    /// # Errors
    /// When it was closed on an earlier day, and that was not taken back.
    pub fn may(draft: &Draft) -> Result<(), Refused> {
        let Some(ending) = &draft.plan.onboarding.ended else { return Ok(()) };
        let (slug, on, result) = (&draft.plan.slug, ending.ended_on, ending.result);
        match &ending.withdrawn {
            // It went on: that it had ended is kept.
            Some(_) => Ok(()),
            None if draft.may_correct(on) => Ok(()),
            None => Err(Refused::because(format!("`{slug}` was closed on {on}, as {result}"))
                .hint("correct `ended` in `onboarding.yaml` by hand if that is wrong")
                .hint(Remedy::run(
                    "if it goes on, take that back",
                    commands::close_withdraw(slug, blank("reason")),
                ))),
        }
    }

    /// Closes the plan. On the day itself a wrong word is put right by saying it again. What graduates behind a shut gate did so
    /// all the same: that is remarked on of every plan that has ended, and an error of `check`.
    ///
    /// # Errors
    /// As [`Self::may`], and when it would end before it went on.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        Self::may(draft)?;
        let Self { result, on, by, note } = *self;
        let plan = Arc::clone(&draft.plan);
        let slug = &plan.slug;
        // What was said before of an end that has come is remarked on of every plan that has ended.
        let before = plan.onboarding.ended.as_ref().filter(|it| it.withdrawn.is_none());
        if let Some(before) = before.filter(|it| it.ended_on > draft.at.as_of()) {
            let was = format!("`{slug}` was to end on {}, as {}", before.ended_on, before.result);
            draft.remark(Remark::note(was));
        }
        let head = Route::to(PlanFile::Onboarding);
        if let Some((ended, back)) =
            plan.onboarding.ended.as_ref().and_then(|it| Some((it, it.withdrawn.as_ref()?)))
        {
            draft.keep_before((&head, "ended", "ended_before"), ended.ended_on, back, on)?;
        }
        let at = head.key("ended");
        match before {
            Some(before) => {
                draft.edits.set(at.clone().key("ended_on"), on);
                draft.edits.set(at.clone().key("result"), Yaml::plain(result));
                draft.put(&at, "by", &before.by, by);
                draft.put(&at, "note", &before.note, note);
            }
            None => draft.edits.set(
                at,
                Yaml::map([
                    ("ended_on", Some(on.into())),
                    ("result", Some(Yaml::plain(result))),
                    ("by", by.map(Yaml::text)),
                    ("note", note.map(Yaml::text)),
                ]),
            ),
        }
        Ok(format!("`{slug}` is closed as {result}, on {on}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::draft;
    use crate::fixture::date;

    fn closed(ended: &str, today: &str) -> (Acted, Draft) {
        let head = format!(
            "customer: Acme\nsegment: mid-market\ncontract: {{signed_on: 2026-03-02}}\nended: {ended}\n"
        );
        let mut draft = draft(&[("onboarding.yaml", &head)], today);
        let close = Close { result: Outcome::Cancelled, on: date(today), by: None, note: Some("taken over") };
        let said = close.act(&mut draft);
        (said, draft)
    }

    #[test]
    fn a_wrong_word_is_put_right_on_the_day_itself() {
        let (said, draft) = closed("{ended_on: 2026-04-10, result: churned}", "2026-04-10");
        assert_eq!(said.as_deref(), Ok("`acme` is closed as cancelled, on 2026-04-10"));
        assert_eq!(draft.said(), ["note: `acme` was closed on 2026-04-10, as churned"]);
        let want = "ended: {ended_on: 2026-04-10, result: cancelled, note: taken over}\n";
        assert!(draft.one_text().ends_with(want), "{}", draft.one_text());
    }

    #[test]
    fn what_graduates_behind_a_shut_gate_is_recorded_since_it_happened() {
        let head = "customer: Acme\nsegment: mid-market\ncontract: {signed_on: 2026-03-02}\n";
        let mut draft = draft(&[("onboarding.yaml", head)], "2026-04-10");
        let close = Close { result: Outcome::Graduated, on: date("2026-04-10"), by: None, note: None };
        assert_eq!(close.act(&mut draft).as_deref(), Ok("`acme` is closed as graduated, on 2026-04-10"));
        assert!(draft.one_text().contains("result: graduated"));
    }

    #[test]
    fn later_the_message_says_how_it_is_put_right() {
        let (said, draft) = closed("{ended_on: 2026-04-10, result: churned}", "2026-04-13");
        let refused = said.unwrap_err();
        assert_eq!(refused.why, "`acme` was closed on 2026-04-10, as churned");
        assert_eq!(refused.hints.len(), 2, "to correct it, and to take it back");
        assert!(draft.edits.is_empty());
    }

    #[test]
    fn a_plan_that_went_on_ends_again_and_both_ends_stay() {
        let back = |on: &str| {
            format!("{{ended_on: 2026-04-01, result: churned, withdrawn: {{withdrawn_on: {on}}}}}")
        };
        let (said, draft) = closed(&back("2026-04-08"), "2026-04-13");
        assert_eq!(said.as_deref(), Ok("`acme` is closed as cancelled, on 2026-04-13"));
        let text = draft.one_text();
        let want = "ended: {ended_on: 2026-04-13, result: cancelled, note: taken over}\n\
                    ended_before:\n  - ended_on: 2026-04-01\n    result: churned\n    withdrawn:\n      \
                    withdrawn_on: 2026-04-08\n";
        assert!(text.ends_with(want), "{text}");
        let early = closed(&back("2026-04-08"), "2026-04-07").0.unwrap_err().why;
        assert!(early.ends_with("was taken back on 2026-04-08: 2026-04-07 is before that"), "{early}");
    }
}
