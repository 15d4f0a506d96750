//! What could derail the timeline: noted, judged again, over, or come true.

use std::sync::Arc;

use super::standing::Former;
use super::{Acted, Draft, Planned};
use crate::date::Date;
use crate::edit::{When, Yaml};
use crate::log::{ACTIONS, RISKS};
use crate::model::{Asked, CERTAIN, Origin, RiskKind, RiskNature, RiskResponse};
use crate::plan_at::PlanAt;
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// A risk that is seen.
#[derive(Clone, Debug)]
pub struct AddRisk<'a> {
    /// What could happen, has happened, or is counted on.
    pub text: &'a str,
    /// Which of these.
    pub is: RiskNature,
    /// 1 (unlikely) to 5 (nearly certain); an issue has none.
    pub probability: Option<u8>,
    /// 1 (a nuisance) to 5 (the onboarding fails).
    pub impact: u8,
    /// Who watches it.
    pub owner: &'a str,
    /// How it is made smaller.
    pub mitigation: &'a str,
    /// What escalates it.
    pub trigger: Option<&'a str>,
    /// The day on which the trigger is judged.
    pub due: Option<Date>,
    /// What it is a risk to, or from.
    pub kind: Option<RiskKind>,
    /// What is done about it.
    pub response: RiskResponse,
    /// Where it is from, if not from the plan itself.
    pub origin: Option<Origin>,
    /// An id of one's own.
    pub id: Option<&'a str>,
}

impl AddRisk<'_> {
    /// Adds it to the log.
    ///
    /// # Errors
    /// When the id is taken, or an issue is to have a probability.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        must_be_judged_as(self.is, self.probability)?;
        let id = draft.new_id(RISKS.prefix, self.id)?;
        let today = draft.at.as_of();
        let review = Yaml::map([
            ("reviewed_on", Some(today.into())),
            ("probability", self.probability.map(Yaml::plain)),
            ("impact", Some(Yaml::plain(self.impact))),
        ]);
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("text", Some(Yaml::text(self.text))),
            ("is", (self.is != RiskNature::Risk).then(|| Yaml::plain(self.is))),
            ("kind", self.kind.map(Yaml::plain)),
            ("owner", Some(Yaml::text(self.owner))),
            ("reviews", Some(Yaml::List(vec![review]))),
            ("response", Some(Yaml::plain(self.response))),
            ("mitigation", Some(Yaml::text(self.mitigation))),
            ("trigger", self.trigger.map(Yaml::text)),
            ("due", self.due.map(Into::into)),
            ("origin", self.origin.map(Yaml::plain)),
            ("added_on", Some(today.into())),
        ]);
        draft.edits.add(RISKS.route(), entry);
        if self.origin == Some(Origin::Handoff) {
            draft.is_there_after_all(Asked::RedFlags);
        }
        let exposure = u32::from(self.probability.unwrap_or(CERTAIN)) * u32::from(self.impact);
        let what = match self.is {
            RiskNature::Risk => String::new(),
            RiskNature::Issue => "the issue ".to_owned(),
            RiskNature::Assumption => "the assumption ".to_owned(),
        };
        Ok(format!("added {what}`{id}`, exposure {exposure}, watched by {}: {}", self.owner, self.text))
    }
}

/// What becomes of a risk that is watched: everything but how it is judged.
#[derive(Clone, Copy, Debug)]
pub struct SetRisk<'a> {
    /// What could happen.
    pub text: Option<&'a str>,
    /// Who watches it from now on.
    pub owner: Option<&'a str>,
    /// How it is made smaller.
    pub mitigation: Option<&'a str>,
    /// What escalates it.
    pub trigger: Option<&'a str>,
    /// The day on which the trigger is judged.
    pub due: Option<&'a Planned>,
    /// What it is a risk to, or from.
    pub kind: Option<RiskKind>,
    /// What is done about it.
    pub response: Option<RiskResponse>,
    /// Where it is from.
    pub origin: Option<Origin>,
}

impl SetRisk<'_> {
    /// Writes it down; whoever watched it stays in the plan, with a last day.
    ///
    /// # Errors
    /// When it is a risk no longer, or somebody watches it from a later day on.
    pub fn act(&self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        must_be_open(&draft.at, index)?;
        let plan = Arc::clone(&draft.plan);
        let risk = &plan.risks.risks[index];
        if let Some(name) = self.owner {
            draft.pass_on_today(&place.clone().key("owner"), name, risk.added_on)?;
        }
        draft.put(place, "text", &risk.text, self.text);
        draft.put(place, "mitigation", &risk.mitigation, self.mitigation);
        draft.put(place, "trigger", &risk.trigger, self.trigger);
        draft.put_plain(place, "kind", risk.kind, self.kind);
        draft.put_plain(place, "response", risk.response, self.response);
        draft.put_plain(place, "origin", risk.origin, self.origin);
        draft.replan(place, risk.due.as_ref(), self.due)?;
        Ok(self.owner.map_or_else(|| "is updated".to_owned(), |name| format!("is watched by {name}")))
    }
}

/// A risk was looked at.
#[derive(Clone, Debug)]
pub struct Review<'a> {
    /// How likely it is now.
    pub probability: Option<u8>,
    /// How bad it would be now.
    pub impact: Option<u8>,
    /// The day on which its trigger is judged next.
    pub due: Option<When>,
    /// Who judged it.
    pub by: Option<&'a str>,
    /// Why it is judged so.
    pub note: Option<&'a str>,
    /// The day.
    pub on: Date,
}

impl Review<'_> {
    /// Adds the judgement to the risk at `place`.
    ///
    /// # Errors
    /// When it is a risk no longer.
    pub fn act(&self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        must_be_open(&draft.at, index)?;
        must_be_judged_as(draft.plan.risks.risks[index].nature(), self.probability)?;
        let review = Yaml::map([
            ("reviewed_on", Some(self.on.into())),
            ("probability", self.probability.map(Yaml::plain)),
            ("impact", self.impact.map(Yaml::plain)),
            ("by", self.by.map(Yaml::text)),
            ("note", self.note.map(Yaml::text)),
        ]);
        draft.edits.add(place.clone().key("reviews"), review);
        let before = draft.plan.risks.risks[index].due.clone();
        draft.replan(place, before.as_ref(), self.due.map(Planned::On).as_ref())?;
        Ok("is reviewed".to_owned())
    }
}

/// A risk can no longer happen, or no longer matters.
#[derive(Clone, Copy, Debug)]
pub struct CloseRisk<'a> {
    /// Why.
    pub reason: &'a str,
    /// Who says so.
    pub by: Option<&'a str>,
    /// The day.
    pub on: Date,
}

impl CloseRisk<'_> {
    /// The day on which the risk was closed already; then there is nothing to ask or to change.
    pub fn already(at: &PlanAt, index: usize) -> Option<Date> {
        let risk = &at.plan.risks.risks[index];
        let closed = risk.closed.as_ref().filter(|it| it.withdrawn.is_none());
        closed.filter(|_| risk.occurred.is_none()).map(|closed| closed.closed_on)
    }

    /// Closes the risk at `place`.
    ///
    /// # Errors
    /// When it has happened, or was closed before.
    pub fn act(&self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        must_be_open(&draft.at, index)?;
        let risk = &draft.plan.risks.risks[index];
        if let Some((before, withdrawn)) =
            risk.closed.clone().and_then(|it| Some((it.clone(), it.withdrawn?)))
        {
            let (done_on, evidence) = (before.closed_on, &before.reason);
            let former = Former { done_on, evidence, evidence_on: None, withdrawn: &withdrawn };
            draft.reopen(place, former, self.on)?;
        }
        let closed = [
            ("closed_on", Some(self.on.into())),
            ("reason", Some(Yaml::text(self.reason))),
            ("by", self.by.map(Yaml::text)),
        ];
        draft.edits.set(place.clone().key("closed"), Yaml::map(closed));
        Ok(format!("is closed, on {}", self.on))
    }
}

/// A risk has come true, and becomes an action.
#[derive(Clone, Copy, Debug)]
pub struct Occur<'a> {
    /// What is to be done now.
    pub title: &'a str,
    /// Who does it.
    pub owner: &'a str,
    /// By when.
    pub due: Option<Date>,
    /// The day on which it happened.
    pub on: Date,
}

impl Occur<'_> {
    /// Whether the risk may still happen.
    ///
    /// # Errors
    /// When it is a risk no longer, or never was one that could.
    pub fn may(at: &PlanAt, index: usize) -> Result<(), Refused> {
        must_be_open(at, index)?;
        let risk = &at.plan.risks.risks[index];
        if risk.nature() == RiskNature::Issue {
            let refused = Refused::because(format!("`{}` is an issue: it has happened", risk.id));
            let add = commands::action_add(at.slug(), blank("title"), blank("name"), blank("date"));
            return Err(refused.hint(Remedy::run("log what is to be done", add)));
        }
        Ok(())
    }

    /// Adds the action, which the risk at `place` names from then on.
    ///
    /// # Errors
    /// As [`Self::may`].
    pub fn act(&self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        Self::may(&draft.at, index)?;
        let risk = &draft.plan.risks.risks[index];
        if let Some((before, back)) =
            risk.occurred.clone().and_then(|it| Some((it.occurred_on, it.withdrawn?)))
        {
            draft.keep_before((place, "occurred", "occurred_before"), before, &back, self.on)?;
        }
        let action = draft.new_id(ACTIONS.prefix, None)?;
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&action))),
            ("title", Some(Yaml::text(self.title))),
            ("due", self.due.map(Into::into)),
            ("owner", Some(Yaml::text(self.owner))),
            ("added_on", Some(draft.at.as_of().into())),
        ]);
        // The action first: a plan whose risk names an action that is not there yet would be wrong.
        draft.edits.add(ACTIONS.route(), entry);
        let occurred = [("occurred_on", Some(self.on.into())), ("action", Some(Yaml::text(&action)))];
        draft.edits.set(place.clone().key("occurred"), Yaml::map(occurred));
        Ok(format!("has happened, and becomes `{action}` for {}", self.owner))
    }
}

/// An issue has happened, so that nobody judges how likely it is.
fn must_be_judged_as(nature: RiskNature, probability: Option<u8>) -> Result<(), Refused> {
    if nature == RiskNature::Issue && probability.is_some() {
        return Err(Refused::because("an issue has happened: only its impact is judged"));
    }
    Ok(())
}

/// What has happened goes on as an action, and what is closed is logged anew: a risk of which something can be said is
/// open, or would be on a later day.
///
/// # Errors
/// When it is a risk no longer.
pub fn must_be_open(at: &PlanAt, index: usize) -> Result<(), Refused> {
    let risk = &at.plan.risks.risks[index];
    if let Some(occurred) = risk.occurred.as_ref().filter(|it| it.withdrawn.is_none()) {
        let why = format!("`{}` has happened already, on {}", risk.id, occurred.occurred_on);
        let shows = match occurred.action.get() {
            Some(action) => format!("`{}` shows what it became", commands::action_show(at.slug(), action)),
            None => format!("`{}` shows it", commands::risk_show(at.slug(), &risk.id)),
        };
        let back = commands::risk_withdraw(at.slug(), &risk.id, blank("reason"));
        let back = Remedy::run("take that back if it has not", back);
        return Err(Refused::because(why).hint(shows).hint(back).hint(anew(at)));
    }
    match risk.closed.as_ref().filter(|it| it.withdrawn.is_none()) {
        Some(closed) => {
            let back = commands::risk_withdraw(at.slug(), &risk.id, blank("reason"));
            let back = Remedy::run("take that back if it may", back);
            let why = format!("`{}` was closed on {}", risk.id, closed.closed_on);
            Err(Refused::because(why).hint(back).hint(anew(at)))
        }
        None => Ok(()),
    }
}

/// What to do about a risk of which the plan cannot say the same twice.
fn anew(at: &PlanAt) -> Remedy {
    Remedy::run("log one that may still happen", commands::risk_add(at.slug(), blank("risk")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;

    #[test]
    fn an_issue_is_logged_without_a_probability_and_cannot_occur_once_more() {
        let mut draft = team_draft(&[("risks.yaml", "risks: []\n")], "2026-04-10");
        let issue = AddRisk {
            text: "two ledgers cannot be exported",
            is: RiskNature::Issue,
            probability: None,
            impact: 3,
            owner: "Ana Ruiz",
            mitigation: "type them in",
            trigger: None,
            due: None,
            kind: None,
            response: RiskResponse::Mitigate,
            origin: Some(Origin::Handoff),
            id: Some("R-1"),
        };
        let likely = AddRisk { probability: Some(2), ..issue.clone() };
        assert!(likely.act(&mut draft).unwrap_err().why.contains("only its impact is judged"));
        let said = issue.act(&mut draft).unwrap();
        assert_eq!(
            said,
            "added the issue `R-1`, exposure 15, watched by Ana Ruiz: two ledgers cannot be exported"
        );
        let text = draft.one_text();
        assert!(text.contains("origin: handoff"), "{text}");
        assert!(text.contains("is: issue") && !text.contains("probability"), "{text}");
        let mut later = team_draft(&[("risks.yaml", &text)], "2026-04-13");
        let occur = Occur { title: "x", owner: "Ana Ruiz", due: None, on: later.at.as_of() };
        let refused = occur.act(&mut later, 0, &RISKS.route().index(0)).unwrap_err();
        assert_eq!(refused.why, "`R-1` is an issue: it has happened");
    }

    #[test]
    fn a_risk_that_was_taken_up_again_may_be_closed_again() {
        let file = "risks:\n  - {id: R-1, text: freeze, closed: {closed_on: 2026-04-01, reason: lifted, \
                    withdrawn: {withdrawn_on: 2026-04-03, reason: put off}}}\n";
        let mut draft = team_draft(&[("risks.yaml", file)], "2026-04-10");
        let on = draft.at.as_of();
        let close = CloseRisk { reason: "over", by: None, on };
        assert_eq!(
            close.act(&mut draft, 0, &RISKS.route().index(0)).as_deref(),
            Ok("is closed, on 2026-04-10")
        );
        let text = draft.one_text();
        for part in [
            "closed: {closed_on: 2026-04-10, reason: over}",
            "reopened: [{done_on: 2026-04-01, evidence: lifted, reopened_on: 2026-04-03, reason: put off}]",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    #[test]
    fn a_risk_that_did_not_happen_after_all_may_happen_later() {
        let file = "risks:\n  - {id: R-1, text: freeze, occurred: {occurred_on: 2026-04-01, action: A-1, \
                    withdrawn: {withdrawn_on: 2026-04-03, reason: misread}}}\n";
        let occurred = |on: &str| {
            let mut draft = team_draft(&[("risks.yaml", file)], "2026-04-10");
            let on = crate::fixture::date(on);
            let occur = Occur { title: "plan anew", owner: "Ana Ruiz", due: None, on };
            let said = occur.act(&mut draft, 0, &RISKS.route().index(0)).map_err(|refused| refused.why)?;
            Ok::<_, String>((said, draft.after(crate::model::PlanFile::Risks)))
        };
        let (said, text) = occurred("2026-04-10").unwrap();
        assert!(said.starts_with("has happened, and becomes `A-"), "{said}");
        for part in [
            "occurred: {occurred_on: 2026-04-10, action: A-",
            "occurred_before: [{occurred_on: 2026-04-01, action: A-1, withdrawn: {withdrawn_on: 2026-04-03, reason: misread}}]",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let early = occurred("2026-04-02").unwrap_err();
        assert_eq!(
            early,
            "that it was so on 2026-04-01 was taken back on 2026-04-03: 2026-04-02 is before that"
        );
        let mut after = team_draft(&[("risks.yaml", &text)], "2026-04-10");
        let status = |day: &str| {
            after.plan.risks.risks[0].status_on(crate::fixture::date(day)).map(crate::model::RiskStatus::word)
        };
        let days = ["2026-03-31", "2026-04-01", "2026-04-03", "2026-04-10"].map(status);
        assert_eq!(days, [Some("open"), Some("occurred"), Some("open"), Some("occurred")]);
        let on = after.at.as_of();
        let again = Occur { title: "x", owner: "Ana Ruiz", due: None, on };
        let refused = again.act(&mut after, 0, &RISKS.route().index(0)).unwrap_err();
        assert_eq!(refused.why, "`R-1` has happened already, on 2026-04-10");
        assert_eq!(refused.hints.len(), 3, "what it became, how it is taken back, and another risk");
    }

    #[test]
    fn who_watched_a_risk_stays_and_what_it_said_is_told() {
        let file =
            "risks:\n  - {id: R-1, text: freeze, owner: Ana Ruiz, mitigation: later, due: 2026-04-17}\n";
        let mut draft = team_draft(&[("risks.yaml", file)], "2026-04-10");
        let set = SetRisk {
            text: Some("the freeze is prolonged"),
            owner: Some("Tom Becker"),
            mitigation: Some("import from a copy"),
            trigger: None,
            due: Some(&"2026-04-20".parse().unwrap()),
            kind: Some(RiskKind::Technical),
            response: None,
            origin: Some(Origin::Handoff),
        };
        let said = set.act(&mut draft, 0, &RISKS.route().index(0));
        assert_eq!(said.as_deref(), Ok("is watched by Tom Becker"));
        let text = draft.one_text();
        for part in [
            "text: the freeze is prolonged",
            "owner: [{name: Ana Ruiz, until: 2026-04-10}, {name: Tom Becker, since: 2026-04-10}]",
            "mitigation: import from a copy",
            "moves: [{from: 2026-04-17, to: 2026-04-20, by: Ana Ruiz, moved_on: 2026-04-10}]",
            "kind: technical",
            "origin: handoff",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!(draft.said(), ["note: `text` was: freeze", "note: `mitigation` was: later"]);
        let closed = "risks: [{id: R-1, text: freeze, closed: {closed_on: 2026-04-01}}]\n";
        let mut draft = team_draft(&[("risks.yaml", closed)], "2026-04-10");
        let refused = set.act(&mut draft, 0, &RISKS.route().index(0)).unwrap_err();
        assert_eq!(refused.why, "`R-1` was closed on 2026-04-01");
    }
}
