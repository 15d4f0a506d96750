//! What first and full value and the quick win are, who says so at the customer, and by when.

use std::sync::Arc;

use crate::act::{Acted, Draft, Planned};
use crate::edit::{Handover, Yaml};
use crate::log::MILESTONES;
use crate::model::{PlanFile, ValueName};
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// What a point of value is.
#[derive(Clone, Debug)]
pub struct ValueDefinition {
    /// Which.
    pub which: ValueName,
    /// What will be true, in the customer's words.
    pub definition: Option<String>,
    /// Who of theirs will say that it is so.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Planned>,
    /// The milestone that it comes with.
    pub milestone: Option<String>,
}

impl ValueDefinition {
    /// Writes it down.
    ///
    /// # Errors
    /// When it is reached by other words, or would have two days.
    pub fn define(&self, draft: &mut Draft) -> Acted {
        let (plan, name) = (Arc::clone(&draft.plan), self.which.spoken());
        let point = plan.jsp.value.get(self.which);
        let at = Route::to(PlanFile::Jsp).key("value").key(self.which.word());
        let is_other = self.definition.as_deref().is_some_and(|it| point.definition.get() != Some(it.trim()));
        if let Some(on) =
            draft.at.value_claimed(self.which).filter(|_| is_other && point.definition.is_written())
        {
            let why = format!("{name} is reached, on {on}, by what it was agreed to be");
            return Err(Refused::because(why).hint(self.not_reached(draft)));
        }
        self.comes_with(draft, &at)?;
        self.is_due(draft, &at)?;
        draft.put(&at, "definition", &point.definition, self.definition.as_deref());
        if let Some(owner) = &self.owner {
            let (today, begun) = (draft.at.as_of(), draft.at.signed());
            let handover = Handover { name: owner, since: today, until: None, begun, today };
            draft.hand_over(&at.clone().key("owner"), handover)?;
        }
        let said = self.definition.as_deref().or(point.definition.get()).unwrap_or("not yet defined");
        Ok(format!("{name}: {said}"))
    }

    /// What says that it is not reached after all: its milestone is taken up again, where it comes with one.
    fn not_reached(&self, draft: &Draft) -> Remedy {
        let slug = draft.at.slug();
        let has_own_day = draft.plan.jsp.value.get(self.which).reached_on.is_some();
        let carrier = draft.at.value_milestone(self.which).filter(|_| !has_own_day);
        let back = carrier.and_then(|(index, _)| draft.at.taking_up(index)).unwrap_or_else(|| {
            let which = self.which.word().replace('_', "-");
            commands::value_withdraw(slug, which.as_str(), blank("reason"))
        });
        Remedy::run("if that was not so, take it back", back)
    }

    /// Lets it come with a milestone; a day of its own is taken away then, and that stays in its moves.
    fn comes_with(&self, draft: &mut Draft, at: &Route) -> Result<(), Refused> {
        let Some(named) = &self.milestone else { return Ok(()) };
        let index = MILESTONES.find(&draft.at, named)?;
        let (plan, today) = (Arc::clone(&draft.plan), draft.day(None));
        let (point, id) = (plan.jsp.value.get(self.which), &plan.jsp.milestones[index].id);
        if let Some(on) = point.reached_on {
            return Err(Refused::because(format!(
                "{} is reached on a day of its own, {on}",
                self.which.spoken()
            )));
        }
        if let Some(due) = &point.due {
            let away = Yaml::map([
                ("from", Some(Yaml::from(due))),
                ("reason", Some(Yaml::text(format!("it comes with {id}")))),
                ("by", draft.or_csm(None).map(Yaml::text)),
                ("moved_on", Some(today.into())),
            ]);
            draft.edits.remove(at.clone().key("due"));
            draft.edits.add(at.clone().key("moves"), away);
        }
        draft.put(at, "milestone", &point.milestone, Some(id));
        Ok(())
    }

    /// Plans it for a day, unless a milestone has that.
    fn is_due(&self, draft: &mut Draft, at: &Route) -> Result<(), Refused> {
        let Some(due) = &self.due else { return Ok(()) };
        let carrier = draft.at.value_milestone(self.which).map(|(_, milestone)| milestone.id.clone());
        if let Some(id) = carrier.or_else(|| self.milestone.clone()) {
            let why = format!("{} comes with `{id}`, and is due when that is", self.which.spoken());
            let moved = commands::milestone_move(&draft.plan.slug, &id, blank("date"), blank("reason"));
            return Err(Refused::because(why).hint(Remedy::run("move that", moved)));
        }
        let plan = Arc::clone(&draft.plan);
        draft.replan(at, plan.jsp.value.get(self.which).due.as_ref(), Some(due))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft as draft;

    fn definition(which: ValueName) -> ValueDefinition {
        ValueDefinition { which, definition: None, owner: None, due: None, milestone: None }
    }

    #[test]
    fn value_gets_its_words_its_owner_and_its_day() {
        let mut draft = draft(
            &[("jsp.yaml", "value:\n  first:\n    definition:\n    owner:\n    due: 2026-04-30\n")],
            "2026-03-09",
        );
        let define = ValueDefinition {
            definition: Some("a week of orders without retyping".to_owned()),
            owner: Some("Lee Novak".to_owned()),
            due: Some("2026-05-07".parse().unwrap()),
            ..definition(ValueName::First)
        };
        assert_eq!(
            define.define(&mut draft).as_deref(),
            Ok("first value: a week of orders without retyping")
        );
        let want = "value:\n  first:\n    definition: a week of orders without retyping\n    owner:\n      - name: Lee Novak\n        since: 2026-03-09\n    due: 2026-05-07\n    \
                    moves:\n      - from: 2026-04-30\n        to: 2026-05-07\n        by: Ana Ruiz\n        moved_on: 2026-03-09\n";
        assert_eq!(draft.one_text(), want);
        assert!(draft.said().is_empty());
    }

    #[test]
    fn another_owner_takes_over_and_the_first_stays() {
        let mut draft = draft(&[("jsp.yaml", "value: {first: {owner: Lee Novak}}\n")], "2026-04-10");
        let define = ValueDefinition { owner: Some("Kim Osei".to_owned()), ..definition(ValueName::First) };
        define.define(&mut draft).unwrap();
        let terms = "owner: [{name: Lee Novak, until: 2026-04-10}, {name: Kim Osei, since: 2026-04-10}]";
        assert!(draft.one_text().contains(terms), "{}", draft.one_text());
    }

    #[test]
    fn value_that_comes_with_a_milestone_has_no_day_of_its_own() {
        let files = [(
            "jsp.yaml",
            "value: {first: {due: 2026-04-30}}\nmilestones: [{id: M-pilot, due: 2026-05-07}]\n",
        )];
        let mut first = draft(&files, "2026-04-10");
        let with = ValueDefinition { milestone: Some("pilot".to_owned()), ..definition(ValueName::First) };
        with.define(&mut first).unwrap();
        let want = "value: {first: {moves: [{from: 2026-04-30, reason: it comes with M-pilot, by: Ana Ruiz, moved_on: 2026-04-10}], milestone: M-pilot}}\n";
        assert!(first.one_text().starts_with(want), "{}", first.one_text());
        let mut both = draft(&files, "2026-04-10");
        let both_days = ValueDefinition { due: Some("fri".parse().unwrap()), ..with };
        assert!(both_days.define(&mut both).unwrap_err().why.contains("is due when that is"));
    }

    #[test]
    fn what_is_reached_keeps_the_words_by_which_it_was() {
        let files =
            [("jsp.yaml", "value: {first: {definition: one week, reached_on: 2026-04-01, evidence: log}}\n")];
        let mut draft = draft(&files, "2026-04-10");
        let other =
            ValueDefinition { definition: Some("one day".to_owned()), ..definition(ValueName::First) };
        assert!(other.define(&mut draft).unwrap_err().why.contains("is reached, on 2026-04-01"));
    }
    #[test]
    fn what_takes_it_back_is_the_command_that_does() {
        let hint = |jsp: &str| {
            let mut draft = draft(&[("jsp.yaml", jsp)], "2026-04-10");
            let other =
                ValueDefinition { definition: Some("one day".to_owned()), ..definition(ValueName::QuickWin) };
            other.define(&mut draft).unwrap_err().hints[0].to_string()
        };
        let own = "value: {quick_win: {definition: one week, reached_on: 2026-04-01, evidence: log}}\n";
        assert!(hint(own).contains("onboard value withdraw acme quick-win --reason"), "{}", hint(own));
        let with = "value: {quick_win: {definition: one week, milestone: M-win}}\nmilestones:\n  \
                    - {id: M-win, due: 2026-04-01, done_on: 2026-04-01, evidence: log}\n";
        assert!(hint(with).contains("onboard milestone reopen acme M-win"), "{}", hint(with));
    }
}
