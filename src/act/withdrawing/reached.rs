//! It is taken back that value or a goal is reached, that a risk is over or came true, that new dates were agreed on.

use std::sync::Arc;

use super::{TakeBack, Written, last, must_be_whole};
use crate::act::{Acted, Draft, Remark};
use crate::date::Date;
use crate::model::{Baseline, PlanFile, ValueName, Withdrawn};
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

impl TakeBack<'_> {
    /// Takes back that something is reached: a goal or a point of value, as `what` calls it.
    ///
    /// # Errors
    /// When nobody has said that it is.
    pub fn reached(
        &self,
        draft: &mut Draft,
        at: &Route,
        what: &str,
        reached: (Option<Date>, Option<&Withdrawn>),
    ) -> Acted {
        let (given, withdrawn) = reached;
        if given.is_none() {
            return Err(Refused::because(format!("nobody has said that {what} is reached")));
        }
        let said = format!("that {what} is reached");
        self.write(draft, at, Written { what: &said, given, withdrawn })?;
        Ok("is not reached after all".to_owned())
    }

    /// Takes back the number that was noted of an outcome on a day.
    ///
    /// # Errors
    /// When none was.
    pub fn reading(&self, draft: &mut Draft, index: usize, at: &Route, day: Date) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let outcome = &plan.jsp.outcomes[index];
        let readings = outcome.readings.iter();
        let readings =
            readings.map(|it| (it.measured_on, it.withdrawn.as_ref(), it.measured_on == Some(day)));
        let Some((number, given, withdrawn)) = last(readings) else {
            return Err(Refused::because(format!("no number of `{}` was noted on {day}", outcome.id)));
        };
        let at = at.clone().key("readings").index(number);
        let what = format!("what was read on {day}");
        let said = self.write(draft, &at, Written { what: &what, given, withdrawn })?;
        Ok(format!("was not at {} on {day}: that {said}", outcome.readings[number].value))
    }

    /// Takes back the colour that was reported last.
    ///
    /// # Errors
    /// When none was, or it cannot be told from the text.
    pub fn colour(&self, draft: &mut Draft) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let Some((number, it)) = plan.onboarding.colour_on(draft.at.as_of()) else {
            return Err(Refused::because(format!("nobody has reported a colour of `{}`", plan.slug)));
        };
        must_be_whole(&plan, PlanFile::Onboarding, "the colour")?;
        let at = Route::to(PlanFile::Onboarding).key("reported_colours").index(number);
        let day = it.reported_on.map(|day| format!(" on {day}")).unwrap_or_default();
        let what = format!("that it was reported {}{day}", it.colour);
        let written = Written { what: &what, given: it.reported_on, withdrawn: it.withdrawn.as_ref() };
        self.write_and_name(draft, &at, written)
    }

    /// Takes back that a point of value is reached.
    ///
    /// # Errors
    /// When nobody has said so, or it comes with a milestone.
    pub fn value(&self, draft: &mut Draft, which: ValueName) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let (point, what) = (plan.jsp.value.get(which), which.spoken());
        if let Some(milestone) = point.milestone.get() {
            let why = format!("{what} comes with `{milestone}`, and has no day of its own");
            let refused = Refused::because(why);
            let carrier = draft.at.value_milestone(which);
            return Err(match carrier.and_then(|(index, _)| draft.at.taking_up(index)) {
                Some(up) => refused.hint(Remedy::run("take that back", up)),
                None => refused,
            });
        }
        let at = Route::to(PlanFile::Jsp).key("value").key(which.word());
        let said = self.reached(draft, &at, what, (point.reached_on, point.withdrawn.as_ref()))?;
        Ok(format!("{what} {said}"))
    }

    /// Takes back that a risk came true, or else that it is over: it is open again.
    ///
    /// # Errors
    /// When nobody has said either.
    pub fn risk(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let risk = &plan.risks.risks[index];
        let occurred = risk.occurred.as_ref().map(|it| ("occurred", it.occurred_on, it.withdrawn.as_ref()));
        let closed = risk.closed.as_ref().map(|it| ("closed", it.closed_on, it.withdrawn.as_ref()));
        let stands = |it: &(&str, Date, Option<&Withdrawn>)| it.2.is_none();
        let Some((key, on, withdrawn)) = occurred.filter(stands).or(closed).or(occurred) else {
            return Err(Refused::because(format!("`{}` is open", risk.id)));
        };
        let what = format!("that `{}` is {key}", risk.id);
        self.write(draft, &at.clone().key(key), Written { what: &what, given: Some(on), withdrawn })?;
        if let Some(it) = risk.occurred.as_ref().filter(|it| key == "occurred" && it.withdrawn.is_none()) {
            remark_what_came_of_it(draft, it.action.get());
        }
        Ok("is open again".to_owned())
    }

    /// Takes back that the onboarding has ended: it goes on.
    ///
    /// # Errors
    /// When it has not.
    pub fn ending(&self, draft: &mut Draft) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let Some(ended) = &plan.onboarding.ended else {
            return Err(Refused::because(format!("`{}` has not ended", plan.slug)));
        };
        let at = Route::to(PlanFile::Onboarding).key("ended");
        let what = format!("that `{}` was closed", plan.slug);
        let written =
            Written { what: &what, given: Some(ended.ended_on), withdrawn: ended.withdrawn.as_ref() };
        self.write(draft, &at, written)?;
        // What is said of every plan that has ended holds no longer.
        draft.remarks.retain(|it| it.stranger.is_some());
        Ok(format!("`{}` goes on, from {} on", plan.slug, self.on))
    }

    /// Takes back new dates that were agreed on: those of a day, else the last. Slip is counted from those before.
    ///
    /// # Errors
    /// When there are none.
    pub fn baseline(&self, draft: &mut Draft, agreed_on: Option<Date>) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let meant = plan.jsp.baselines.iter().enumerate();
        let meant = meant.filter(|(_, it)| agreed_on.is_none_or(|on| it.agreed_on == on));
        let (standing, gone): (Vec<_>, Vec<_>) = meant.partition(|(_, it)| it.withdrawn.is_none());
        let last = |all: Vec<(usize, &Baseline)>| {
            all.into_iter().max_by_key(|(number, it)| (it.agreed_on, *number)).map(|(number, _)| number)
        };
        let Some(number) = last(standing).or_else(|| last(gone)) else {
            let on = agreed_on.map(|day| format!("{day}: ")).unwrap_or_default();
            return Err(Refused::because(format!("{on}no new dates were agreed on")));
        };
        let it = &plan.jsp.baselines[number];
        let at = Route::to(PlanFile::Jsp).key("baselines").index(number);
        let what = format!("the baseline of {}", it.agreed_on);
        let written = Written { what: &what, given: Some(it.agreed_on), withdrawn: it.withdrawn.as_ref() };
        self.write_and_name(draft, &at, written)
    }
}

/// What was to be done about a risk that has not happened after all is done for nothing, unless somebody drops it.
fn remark_what_came_of_it(draft: &mut Draft, action: Option<&str>) {
    let plan = Arc::clone(&draft.plan);
    let actions = &plan.actions.actions;
    let Some(index) = action.and_then(|id| actions.iter().position(|it| it.id.trim() == id)) else { return };
    if draft.at.action_state(index).is_open() {
        let action = &actions[index];
        let note = Remark::note(format!("`{}` came of it, and is still open: {}", action.id, action.label()));
        let drop = commands::action_drop(draft.at.slug(), &action.id, blank("reason"));
        draft.remark(note.with(Remedy::run("if nobody needs it any more, drop it", drop)));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{BACK, back};
    use super::*;
    use crate::act::testing::team_draft;
    use crate::fixture::date;
    use crate::log::RISKS;

    #[test]
    fn value_that_was_not_reached_after_all_stays_with_both_days() {
        let file = "value:\n  first: {definition: one week, reached_on: 2026-04-01, evidence: log}\n  full: {milestone: M-1}\n";
        let mut draft = team_draft(&[("jsp.yaml", file)], "2026-04-10");
        assert_eq!(
            back("2026-04-10").value(&mut draft, ValueName::First).unwrap(),
            "first value is not reached after all"
        );
        assert!(draft.one_text().contains(&format!("evidence: log, {BACK}")), "{}", draft.one_text());
        let quick = back("2026-04-10").value(&mut draft, ValueName::QuickWin).unwrap_err().why;
        assert!(quick.starts_with("nobody has said that") && quick.ends_with("is reached"), "{quick}");
        let full = back("2026-04-10").value(&mut draft, ValueName::Full).unwrap_err().why;
        assert!(full.contains("comes with `M-1`"), "{full}");
    }

    #[test]
    fn an_onboarding_that_goes_on_after_all_keeps_both_days() {
        let head = "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\nteam: {csm: Ana Ruiz}\n\
                    ended: {ended_on: 2026-04-01, result: churned}\n";
        let mut draft = team_draft(&[("onboarding.yaml", head)], "2026-04-10");
        assert_eq!(back("2026-04-10").ending(&mut draft).unwrap(), "`acme` goes on, from 2026-04-10 on");
        assert!(draft.one_text().contains(&format!("result: churned, {BACK}")), "{}", draft.one_text());
        assert!(draft.said().is_empty(), "{:?}", draft.said());
        let mut open = team_draft(&[], "2026-04-10");
        assert_eq!(back("2026-04-10").ending(&mut open).unwrap_err().why, "`acme` has not ended");
    }

    #[test]
    fn a_risk_that_is_not_over_is_open_again() {
        let file = "risks:\n  - {id: R-1, closed: {closed_on: 2026-04-01}}\n  - {id: R-2, occurred: {occurred_on: 2026-04-01}}\n  - {id: R-3}\n";
        let mut draft = team_draft(&[("risks.yaml", file)], "2026-04-10");
        let at = |index| RISKS.route().index(index);
        assert_eq!(back("2026-04-10").risk(&mut draft, 0, &at(0)).unwrap(), "is open again");
        back("2026-04-10").risk(&mut draft, 1, &at(1)).unwrap();
        assert_eq!(back("2026-04-10").risk(&mut draft, 2, &at(2)).unwrap_err().why, "`R-3` is open");
        let after = team_draft(&[("risks.yaml", &draft.one_text())], "2026-04-10");
        assert!(after.plan.risks.risks.iter().all(|it| it.is_open_on(date("2026-04-10"))));
        assert!(!after.plan.risks.risks[0].is_open_on(date("2026-04-09")), "what was so stays so");
    }

    #[test]
    fn what_came_of_a_risk_that_did_not_happen_is_named_while_it_is_open() {
        let said = |action: &str| {
            let file = "risks:\n  - {id: R-1, occurred: {occurred_on: 2026-04-01, action: A-1}}\n";
            let actions = format!("actions:\n  - {{id: A-1, title: Import outside{action}}}\n");
            let mut draft = team_draft(&[("risks.yaml", file), ("actions.yaml", &actions)], "2026-04-10");
            back("2026-04-10").risk(&mut draft, 0, &RISKS.route().index(0)).unwrap();
            draft.said()
        };
        let open = said("");
        assert!(open[0].contains("`A-1` came of it, and is still open: Import outside"), "{open:?}");
        assert!(open[0].contains("onboard action drop acme A-1 --reason <reason>"), "{open:?}");
        assert!(said(", done_on: 2026-04-08, evidence: log").is_empty());
    }

    #[test]
    fn a_number_that_was_misread_counts_no_more() {
        let file = "outcomes:\n  - {id: O-1, statement: faster, readings: [{measured_on: 2026-04-01, value: 2300}, \
                    {measured_on: 2026-04-08, value: 220}]}\n";
        let mut draft = team_draft(&[("jsp.yaml", file)], "2026-04-10");
        let at = Route::to(PlanFile::Jsp).key("outcomes").index(0);
        let said = back("2026-04-10").reading(&mut draft, 0, &at, date("2026-04-01")).unwrap();
        assert_eq!(said, "was not at 2300 on 2026-04-01: that is taken back, on 2026-04-10");
        assert!(draft.one_text().contains(&format!("value: 2300, {BACK}")), "{}", draft.one_text());
        let none = back("2026-04-10").reading(&mut draft, 0, &at, date("2026-04-02")).unwrap_err().why;
        assert_eq!(none, "no number of `O-1` was noted on 2026-04-02");
    }

    #[test]
    fn a_colour_is_taken_back_and_the_one_before_counts_again() {
        let head = "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\nteam: {csm: Ana Ruiz}\n\
                    reported_colours:\n  - {reported_on: 2026-04-01, colour: green}\n  - {reported_on: 2026-04-08, colour: red}\n";
        let mut draft = team_draft(&[("onboarding.yaml", head)], "2026-04-10");
        let said = back("2026-04-10").colour(&mut draft).unwrap();
        assert_eq!(said, "that it was reported red on 2026-04-08 is taken back, on 2026-04-10");
        let after = team_draft(&[("onboarding.yaml", &draft.one_text())], "2026-04-10");
        let colour = |day: &str| after.plan.onboarding.colour_on(date(day)).map(|(_, it)| it.colour.word());
        assert_eq!((colour("2026-04-10"), colour("2026-04-09")), (Some("green"), Some("red")));
        let none = back("2026-04-10").colour(&mut team_draft(&[], "2026-04-10")).unwrap_err().why;
        assert_eq!(none, "nobody has reported a colour of `acme`");
    }

    #[test]
    fn new_dates_are_taken_back_the_last_first() {
        let file = "baselines:\n  - {agreed_on: 2026-03-20, dates: {M-1: 2026-05-01}}\n  - {agreed_on: 2026-04-02, dates: {M-1: 2026-06-01}}\n";
        let mut draft = team_draft(&[("jsp.yaml", file)], "2026-04-10");
        let said = back("2026-04-10").baseline(&mut draft, None).unwrap();
        assert_eq!(said, "the baseline of 2026-04-02 is taken back, on 2026-04-10");
        assert!(draft.one_text().contains(&format!("M-1: 2026-06-01}}, {BACK}")), "{}", draft.one_text());
        let none = back("2026-04-10").baseline(&mut draft, Some(date("2026-04-03"))).unwrap_err().why;
        assert_eq!(none, "2026-04-03: no new dates were agreed on");
    }
}
