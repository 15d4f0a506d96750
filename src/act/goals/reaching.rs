//! A point of value is reached.

use std::sync::Arc;

use crate::act::standing::Former;
use crate::act::{Acted, Draft, Standing};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::{PlanFile, ValueName};
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// That value was reached, and what shows it.
#[derive(Clone, Copy, Debug)]
pub struct ReachValue<'a> {
    /// Which.
    pub which: ValueName,
    /// The day; the one that is written, else the as-of date, where nobody says.
    pub on: Option<Date>,
    /// What shows it.
    pub evidence: &'a str,
}

impl ReachValue<'_> {
    /// What it is that was reached, in the customer's words.
    ///
    /// # Errors
    /// When nobody has written that down, or it comes with a milestone that is not done.
    pub fn definition(draft: &Draft, which: ValueName) -> Result<String, Refused> {
        let (slug, name) = (draft.at.slug(), which.spoken());
        let point = draft.plan.jsp.value.get(which);
        let Some(definition) = point.definition.get() else {
            let word = which.word().replace('_', "-");
            let define = commands::value_define(slug, word.as_str(), blank("definition"), None, None);
            return Err(Refused::because(format!("nobody has written down what {name} is"))
                .hint(Remedy::run("write that down first, in the customer's words", define)));
        };
        if let Some(milestone) = point.milestone.get().filter(|_| draft.at.value_claimed(which).is_none()) {
            let why = format!("{name} comes with `{milestone}`, and has no day of its own");
            let first = Remedy::run("first say that it is done", draft.at.reaching(which, None));
            return Err(Refused::because(why).hint(first));
        }
        Ok(definition.to_owned())
    }

    /// Of a point that comes with a milestone, which is done: what shows it, in words that the customer reads.
    fn show(&self, draft: &mut Draft, milestone: &str, reached: Date) -> Acted {
        let (plan, name, today) = (Arc::clone(&draft.plan), self.which.spoken(), draft.at.as_of());
        if let Some(on) = self.on.filter(|on| *on != reached) {
            let why = format!("{name} was reached on {reached}, with `{milestone}`, and not on {on}");
            return Err(Refused::because(why));
        }
        let point = plan.jsp.value.get(self.which);
        let at = Route::to(PlanFile::Jsp).key("value").key(self.which.word());
        let is_shown_later = !point.evidence.is_answered() && reached < today;
        if draft.put(&at, "evidence", &point.evidence, Some(self.evidence)) {
            draft.edits.set_some(at.key("evidence_on"), is_shown_later.then_some(today));
        }
        Ok(format!("{name} is reached with `{milestone}`, on {reached}: the customer reads what shows it"))
    }

    /// Writes it down; said twice it changes nothing.
    ///
    /// # Errors
    /// As [`Self::definition`], or when it was reached otherwise on an earlier day.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        Self::definition(draft, self.which)?;
        let carrier = draft.plan.jsp.value.get(self.which).milestone.get().map(str::to_owned);
        if let Some((milestone, reached)) = carrier.zip(draft.at.value_claimed(self.which)) {
            return self.show(draft, &milestone, reached);
        }
        let (plan, name, today) = (Arc::clone(&draft.plan), self.which.spoken(), draft.at.as_of());
        let point = plan.jsp.value.get(self.which);
        let at = Route::to(PlanFile::Jsp).key("value").key(self.which.word());
        let said = point.claimed_by(today);
        let day = self.on.or(said).unwrap_or(today);
        let is_shown_otherwise = point.evidence.answer().is_some_and(|shown| shown != self.evidence.trim());
        let is_anew = said != Some(day) || is_shown_otherwise;
        let is_again = match (point.reached_on, &point.withdrawn) {
            (Some(done_on), Some(withdrawn)) => {
                let (evidence, evidence_on) = (&point.evidence, point.evidence_on);
                draft.reopen(&at, Former { done_on, evidence, evidence_on, withdrawn }, day)?
            }
            _ => false,
        };
        if is_anew && !is_again {
            draft.must_be_free(Standing {
                what: format!("{name} was reached"),
                place: "`reached_on` and `evidence` in `jsp.yaml`".to_owned(),
                on: point.reached_on.filter(|_| point.withdrawn.is_none()),
            })?;
        }
        draft.edits.set(at.clone().key("reached_on"), day);
        // What was said before and is shown only now counts from now on.
        let is_shown_later = said.is_some() && !point.evidence.is_answered() && day < today;
        draft.edits.set(at.clone().key("evidence"), Yaml::text(self.evidence));
        draft.edits.set_some(at.clone().key("evidence_on"), is_shown_later.then_some(today));
        let gone = [
            ("evidence_on", is_anew && !is_shown_later && point.evidence_on.is_some()),
            ("withdrawn", is_anew && point.withdrawn.is_some()),
        ];
        for (key, _) in gone.into_iter().filter(|(_, is_gone)| *is_gone) {
            draft.edits.remove(at.clone().key(key));
        }
        let counted = day.days_since(plan.onboarding.contract.signed_on);
        Ok(format!("{name} is reached, on day {counted} ({day})"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::fixture::date;

    fn reached(point: &str, on: Option<&str>) -> Result<(String, String), String> {
        let file = format!("value:\n  first: {{{point}}}\n");
        let mut draft = team_draft(&[("jsp.yaml", &file)], "2026-04-10");
        let act = ReachValue { which: ValueName::First, on: on.map(date), evidence: "screenshot" };
        let said = act.act(&mut draft).map_err(|refused| refused.why)?;
        Ok((said, draft.one_text()))
    }

    #[test]
    fn value_is_reached_on_a_day_with_what_shows_it() {
        let (said, text) = reached("definition: one week", None).unwrap();
        assert_eq!(said, "first value is reached, on day 39 (2026-04-10)");
        assert!(text.contains("reached_on: 2026-04-10, evidence: screenshot"), "{text}");
        let said = reached("definition: one week, reached_on: 2026-04-10, evidence: screenshot", None);
        assert_eq!(said.unwrap().1, "", "said twice it is reached once");
    }

    #[test]
    fn what_is_shown_only_now_counts_from_now_on() {
        let (_, text) = reached("definition: one week, reached_on: 2026-04-08", None).unwrap();
        assert!(
            text.contains("reached_on: 2026-04-08, evidence: screenshot, evidence_on: 2026-04-10"),
            "{text}"
        );
    }

    #[test]
    fn value_that_was_taken_back_may_be_reached_again_and_both_days_stay() {
        let back = "definition: one week, reached_on: 2026-04-01, evidence: log, withdrawn: {withdrawn_on: 2026-04-03}";
        let (said, text) = reached(back, None).unwrap();
        assert_eq!(said, "first value is reached, on day 39 (2026-04-10)");
        let want = "reopened: [{done_on: 2026-04-01, evidence: log, reopened_on: 2026-04-03}]";
        assert!(
            text.contains(want) && text.contains("reached_on: 2026-04-10, evidence: screenshot"),
            "{text}"
        );
        assert!(!text.contains("withdrawn"), "{text}");
    }

    #[test]
    fn what_shows_value_that_comes_with_a_milestone_is_said_in_words_for_the_customer() {
        let shown = |rest: &str, on: Option<&str>| {
            let file = format!(
                "value: {{first: {{definition: one week, milestone: M-pilot}}}}\nmilestones: [{{id: M-pilot{rest}}}]\n"
            );
            let mut draft = team_draft(&[("jsp.yaml", &file)], "2026-04-10");
            let act = ReachValue { which: ValueName::First, on: on.map(date), evidence: "screenshot" };
            let said = act.act(&mut draft).map_err(|it| {
                format!("{}; {}", it.why, it.hints.first().map_or(String::new(), ToString::to_string))
            })?;
            Ok::<_, String>((said, draft.one_text()))
        };
        let (said, text) = shown(", done_on: 2026-04-08, evidence: ours", None).unwrap();
        assert_eq!(
            said,
            "first value is reached with `M-pilot`, on 2026-04-08: the customer reads what shows it"
        );
        assert!(text.contains("milestone: M-pilot, evidence: screenshot, evidence_on: 2026-04-10"), "{text}");
        let other = shown(", done_on: 2026-04-08, evidence: ours", Some("2026-04-09")).unwrap_err();
        assert!(other.starts_with("first value was reached on 2026-04-08, with `M-pilot`"), "{other}");
        let open = shown(", fact: first_key_action", None).unwrap_err();
        assert!(open.contains("onboard usage add acme --key-actions <n>"), "{open}");
    }

    #[test]
    fn value_without_words_or_with_a_milestone_is_not_reached_here() {
        assert_eq!(
            reached("owner: Lee Novak", None).unwrap_err(),
            "nobody has written down what first value is"
        );
        let why = reached("definition: one week, milestone: M-pilot", None).unwrap_err();
        assert_eq!(why, "first value comes with `M-pilot`, and has no day of its own");
        let other = reached("definition: one week, reached_on: 2026-04-08, evidence: log", None).unwrap_err();
        assert_eq!(other, "first value was reached on 2026-04-08 already");
    }
}
