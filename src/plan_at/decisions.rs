//! The decisions that a plan knows of on a day.

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{About, Criterion, Decision, Dropped, GateName, Right, due_on};
use crate::phrase::words;
use crate::remedy::{Command, Word, blank, commands};

impl PlanAt {
    /// The decisions that have been made, and not taken back, be they in force or replaced; each with its number in the
    /// file.
    pub fn made_decisions(&self) -> impl Iterator<Item = (usize, &Decision)> {
        self.plan.decisions.decisions.iter().enumerate().filter(|(_, it)| it.made_by(self.as_of()).is_some())
    }

    /// The decisions that have been made about the plan: not those that say of themselves that they are about something else.
    pub fn decisions_about_plan(&self) -> impl Iterator<Item = &Decision> {
        self.made_decisions().map(|(_, it)| it).filter(|it| it.about != Some(About::Other))
    }

    /// Whether a decision has been made, by somebody of the customer's side.
    pub fn is_decided_by_customer(&self, id: &str) -> bool {
        let mut made = self.made_decisions().filter(|(_, it)| it.id == id);
        made.any(|(_, it)| self.is_theirs(it.by.get()))
    }

    /// Whether somebody with the right decided on the scope of one of these entries: by the decision that is `named` with the
    /// act, unless that is about others, or by one that names it.
    pub fn is_scope_decided(&self, named: Option<&str>, entries: &[&str]) -> bool {
        let mut made = self.made_decisions().map(|(_, decision)| decision);
        made.any(|decision| {
            let is_named = named.is_some_and(|named| named.trim() == decision.id.trim());
            let is_about = decision.names_any(entries) || (is_named && decision.affects.is_empty());
            let is_theirs = || self.was_theirs_to_decide(decision, Right::Scope);
            decision.about == Some(About::Scope) && is_about && is_theirs()
        })
    }

    /// Whether somebody with the right decided that a gate asks for a criterion no more: by the decision that is `named` with
    /// the act, or by one that names the criterion, its milestone or its gate.
    pub fn is_exclusion_decided(&self, gate: GateName, criterion: &Criterion, named: Option<&str>) -> bool {
        let milestone = criterion.milestone.get().map(str::trim);
        let named_by = [Some(criterion.id.as_str()), milestone, Some(gate.word())];
        let entries: Vec<&str> = named_by.into_iter().flatten().collect();
        self.is_scope_decided(named, &entries)
    }

    /// Whether whoever made a decision had a right on its day, and not by that decision.
    pub fn was_theirs_to_decide(&self, decision: &Decision, right: Right) -> bool {
        let made = decision.by.answer().zip(decision.decided_on);
        made.is_some_and(|(by, on)| self.named().had_apart_from(by, right, on, decision.id.trim()))
    }

    /// Why a decision gives no right to somebody from a day on, if it does not: it has to be [about that](Self::why_not_of_right),
    /// and whoever made it had the right before, or plays the part to which the playbook gives it. It comes to be the one behind
    /// the term with the number `term`, where there is one, which gives the right to nobody until then.
    pub fn why_gives_no_right(
        &self,
        id: &str,
        right: Right,
        (to, since): (&str, Option<Date>),
        term: Option<usize>,
    ) -> Option<String> {
        let mut made = self.made_decisions().map(|(_, it)| it).filter(|it| it.id.trim() == id.trim());
        let Some(it) = made.next() else { return Some("it has not been made".to_owned()) };
        let by_part = |by, on| self.named().is_in_place_of(by, right, on);
        let had = |by, on| self.named().had_apart_from_term(by, right, on, it.id.trim(), term);
        let made = it.by.answer().zip(it.decided_on);
        if !made.is_some_and(|(by, on)| had(by, on) || by_part(by, on)) {
            return Some(format!("whoever made it had no right to `{right}` before"));
        }
        self.why_not_of_right(it, right, to, since)
    }

    /// Why a decision is not one to give somebody a right from a day on, whoever made it: it is about what the right is of, or
    /// names them or the right, and was made by that day.
    pub fn why_not_of_right(
        &self,
        decision: &Decision,
        right: Right,
        to: &str,
        since: Option<Date>,
    ) -> Option<String> {
        let is_about = decision.about.is_some_and(|about| about.right() == Some(right));
        if decision.about == Some(About::Other) {
            return Some("it is `about: other`, and such a decision changes nothing of the plan".to_owned());
        }
        if !(is_about || names(&decision.words_on(self.as_of()), right, to)) {
            return Some(format!("it is about something else, and names neither {to} nor the right"));
        }
        let made = decision.decided_on.zip(since);
        let (on, since) = made.filter(|(on, since)| on > since)?;
        Some(format!("it was made on {on}, and the right counts since {since}"))
    }

    /// The command that logs a decision about the scope of an entry, by whoever has the right to it today.
    pub fn scope_decision(&self, entry: &str) -> Command {
        commands::decision_about(self.slug(), blank("text"), About::Scope.word(), self.decides_scope(), entry)
    }

    /// The command that logs a decision about the scope as a whole, by whoever has the right to it today.
    pub fn scope_decision_of_all(&self) -> Command {
        commands::decision_on(self.slug(), blank("text"), About::Scope.word(), self.decides_scope())
    }

    fn decides_scope(&self) -> Word {
        let able = self.who_has(Right::Scope, self.as_of());
        if let [only] = able.as_slice() { (*only).into() } else { blank("name") }
    }

    /// The entry under `dropped` by which a milestone of the plan as it was agreed has left it since, with no decision about
    /// scope behind it. Where another one carries its event on, it has not left.
    pub fn undecided_drop(&self, milestone: usize) -> Option<usize> {
        let it = &self.plan.jsp.milestones[milestone];
        let index = it.dropped.iter().position(|dropped| dropped.holds_on(self.as_of()))?;
        let dropped = &it.dropped[index];
        let was_agreed =
            self.is_after_agreement(dropped.dropped_on) && !self.baselines.is_scope_growth(milestone);
        let is_carried_on = || it.event.and_then(|event| self.milestone_of(event)).is_some();
        let is_decided = || self.is_scope_decided(dropped.decision.get(), &[&it.id]);
        (was_agreed && !is_carried_on() && !is_decided()).then_some(index)
    }

    /// The same of any other entry of the plan that was agreed on: what the customer wants, a stream of work, a part that they play.
    pub fn undecided_leave(&self, id: &str, added_on: Option<Date>, dropped: &[Dropped]) -> Option<usize> {
        let index = dropped.iter().position(|it| it.holds_on(self.as_of()))?;
        let it = &dropped[index];
        let is_agreed = self.is_after_agreement(it.dropped_on) && self.was_agreed_on(added_on);
        (is_agreed && !self.is_scope_decided(it.decision.get(), &[id])).then_some(index)
    }

    /// Whether what is in the plan since a day, or always was, is part of what both sides agreed on.
    pub fn was_agreed_on(&self, added_on: Option<Date>) -> bool {
        self.baselines.agreed_on().is_some() && added_on.is_none_or(|day| !self.is_after_agreement(day))
    }

    /// Whether something that happened on `day` came after both sides had agreed on the plan, so that it changes what they
    /// agreed on.
    pub fn is_after_agreement(&self, day: Date) -> bool {
        self.baselines.agreed_on().is_some_and(|agreed| agreed < day)
    }

    /// The day by which a decision is to be made.
    pub fn decision_due(&self, decision: &Decision) -> Option<Date> {
        self.day_of(due_on(decision.due.as_ref(), &decision.moves, self.as_of()))
    }
}

/// Whether a text has a right, or somebody, by their name or a part of it, in whole words.
fn names(text: &str, right: Right, to: &str) -> bool {
    let said = format!(" {} ", words(text).join(" "));
    let has = |it: &str| said.contains(&format!(" {it} "));
    let to = words(to).join(" ");
    let has_part = || to.split(' ').filter(|it| it.chars().count() > 1).any(has);
    // Not every script parts its words.
    has(&words(right.word()).join(" ")) || has_part() || (!to.is_empty() && said.contains(&to))
}
