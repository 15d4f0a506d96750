//! Waivers: permission to go on without a criterion, for a time.

use super::measured_plan::MeasuredPlan;
use super::ruling::Ruling;
use super::state::CriterionState;
use crate::date::Date;
use crate::model::{Criterion, GateName, Waiver};
use crate::phrase::List;
use crate::remedy::{Command, Remedy, Word, blank, commands};

impl MeasuredPlan<'_> {
    /// The ruling on what is waived, or was: what is met needs no waiver.
    pub(super) fn with_waivers(&self, gate: GateName, criterion: &Criterion, ruling: Ruling) -> Ruling {
        if !ruling.state.is_blocking() {
            return ruling;
        }
        let day = self.as_of();
        let given = criterion.waivers.iter().filter(|waiver| waiver.is_there_on(day));
        // The one that holds longest; of equals, and of those that are over, the last that was given.
        let holding = given.clone().filter_map(|waiver| {
            let (from, until) = self.waiver_span(gate, criterion, waiver)?;
            Some((until, from, waiver))
        });
        if let Some((until, from, waiver)) = holding.max_by_key(|(until, from, _)| (*until, *from)) {
            return self.waived(gate, criterion, ruling, waiver, (from, until));
        }
        let mut standing = given.filter(|it| it.withdrawn.as_ref().is_none_or(|it| it.withdrawn_on > day));
        let Some(waiver) = standing.next_back() else {
            return ruling;
        };
        if let Some(why) = self.why_waiver_does_not_count(gate, criterion, waiver) {
            let observed = format!("{}; its waiver counts for nothing: {why}", ruling.observed);
            let again = self.waive_anew(gate, criterion, Word::or(waiver.until, "date"), waiver, None);
            let remedy = ruling.remedy.clone().or(Remedy::run("have somebody waive it who may", again));
            return Ruling { observed, ..ruling }.remedy(remedy);
        }
        let remedy = ruling.remedy.clone().or(self.to_complete(gate, criterion, waiver));
        ruling.remedy(remedy)
    }

    fn waived(
        &self,
        gate: GateName,
        criterion: &Criterion,
        ruling: Ruling,
        waiver: &Waiver,
        (from, until): (Date, Date),
    ) -> Ruling {
        let (by, reason) = (waiver.by.or(""), waiver.reason.or(""));
        let meets =
            waiver.action.get().map(|action| format!("; `{action}` is to meet it")).unwrap_or_default();
        let observed = format!("{}; waived by {by} until {until}: {reason}{meets}", ruling.observed);
        let owner = ruling.owner.clone().or_else(|| Some(by.to_owned()));
        let (state, remedy) = if self.as_of() <= until {
            (CriterionState::Waived(until), ruling.remedy.clone())
        } else {
            // The second waiver of a criterion takes a decision.
            let decision = Some(blank("decision"));
            let again = self.waive_anew(gate, criterion, blank("date"), waiver, decision);
            let renew = Remedy::run("have the waiver renewed", again);
            let remedy = ruling.remedy.clone();
            (CriterionState::Lapsed(until), if may_be_waived(criterion) { remedy.or(renew) } else { remedy })
        };
        Ruling { state, observed, owner, waived_on: Some(from), remedy, ..ruling }
    }

    /// The command that waives the criterion, by the first of those who may; a placeholder where nobody does.
    pub(super) fn to_have_waived(self, gate: GateName, criterion: &Criterion) -> Command {
        let able = self.who_may_waive(gate, criterion, self.as_of());
        let by = Word::or(able.first().copied(), "name");
        self.to_waive(gate, criterion, by, blank("date"), blank("reason"))
    }

    /// The command that waives the criterion again for the same reason, by them if they still may, else by the first who
    /// does.
    fn waive_anew(
        self,
        gate: GateName,
        criterion: &Criterion,
        until: Word,
        waiver: &Waiver,
        decision: Option<Word>,
    ) -> Command {
        let able = self.who_may_waive(gate, criterion, self.as_of());
        let same = able.iter().find(|name| self.is_same(name, waiver.by.or("")));
        let by = Word::or(same.or_else(|| able.first()).copied(), "name");
        let reason = Word::or(waiver.reason.get(), "reason");
        commands::gate_waive(self.slug(), gate, &criterion.id, by, until, reason, decision)
    }

    /// What would make a waiver count.
    fn to_complete(self, gate: GateName, criterion: &Criterion, waiver: &Waiver) -> Remedy {
        let parts = waiver.parts();
        let missing = parts.iter().filter(|(_, is_there)| !is_there).map(|(key, _)| format!("`{key}`"));
        let missing: Vec<String> = missing.collect();
        if missing.is_empty() {
            return Remedy::default();
        }
        let by = Word::or(waiver.by.get(), "name");
        let (until, reason) = (Word::or(waiver.until, "date"), Word::or(waiver.reason.get(), "reason"));
        let again = self.to_waive(gate, criterion, by, until, reason);
        Remedy::run(format!("complete its waiver with {}", List::and(&missing)), again)
    }

    /// The command that waives the criterion.
    pub(super) fn to_waive(
        self,
        gate: GateName,
        criterion: &Criterion,
        by: Word,
        until: Word,
        reason: Word,
    ) -> Command {
        commands::gate_waive(self.slug(), gate, &criterion.id, by, until, reason, None)
    }
}

/// Whether the gate may open without a criterion for a time.
pub(super) fn may_be_waived(criterion: &Criterion) -> bool {
    criterion.waivable != Some(false)
}
