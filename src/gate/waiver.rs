//! Waivers: permission to go on without a criterion, for a time.

use super::measured_plan::MeasuredPlan;
use super::ruling::Ruling;
use super::state::CriterionState;
use crate::date::Date;
use crate::model::{Criterion, GateName, Waiver};
use crate::phrase::List;
use crate::remedy::{Command, Remedy, Word, blank, commands};

/// A waiver that says who, until when and why; without any of these it counts for nothing.
struct WaiverTerms<'a> {
    by: &'a str,
    on: Option<Date>,
    until: Date,
    reason: &'a str,
}

impl<'a> WaiverTerms<'a> {
    /// The waiver, when it is complete.
    fn of(waiver: &'a Waiver) -> Option<Self> {
        let (by, until, reason) = (waiver.by.get()?, waiver.until?, waiver.reason.get()?);
        Some(Self { by, on: waiver.on, until, reason })
    }

    /// Whether it was in force on that day; `until` is its last.
    fn covers(&self, day: Date) -> bool {
        self.on.is_none_or(|on| on <= day) && day <= self.until
    }
}

impl MeasuredPlan<'_> {
    /// The ruling after the waiver, and the day that a sign-off must not precede.
    ///
    /// A criterion that was waived when somebody signed may be met later: the sign-off relied on the waiver.
    pub(super) fn with_waiver(
        &self,
        gate: GateName,
        criterion: &Criterion,
        ruling: Ruling,
        signed: Option<Date>,
    ) -> (Ruling, Option<Date>) {
        let waiver = criterion.waiver.as_ref().filter(|waiver| is_written(waiver, self.as_of()));
        let terms = waiver.and_then(WaiverTerms::of);
        match (waiver, terms) {
            (_, Some(terms)) if ruling.state.is_blocking() => {
                let relies_on = terms.on;
                (self.waived(gate, criterion, ruling, &terms), relies_on)
            }
            (_, Some(terms)) if signed.is_some_and(|signed| terms.covers(signed)) => (ruling, None),
            (Some(waiver), None) if ruling.state.is_blocking() => {
                let remedy = ruling.remedy.clone().or(self.to_complete(gate, criterion, waiver));
                (ruling.remedy(remedy), None)
            }
            _ => {
                let relies_on = if ruling.state == CriterionState::Met { ruling.on } else { None };
                (ruling, relies_on)
            }
        }
    }

    fn waived(
        &self,
        gate: GateName,
        criterion: &Criterion,
        ruling: Ruling,
        waiver: &WaiverTerms<'_>,
    ) -> Ruling {
        let WaiverTerms { by, until, reason, .. } = waiver;
        let observed = format!("{}; waived by {by} until {until}: {reason}", ruling.observed);
        let owner = ruling.owner.clone().or_else(|| Some((*by).to_owned()));
        let (state, remedy) = if self.as_of() <= *until {
            (CriterionState::Waived(*until), ruling.remedy.clone())
        } else {
            let again = self.to_waive(gate, criterion, (*by).into(), blank("date"), (*reason).into());
            let renew = Remedy::run("have the waiver renewed", again);
            (CriterionState::Lapsed(*until), ruling.remedy.clone().or(renew))
        };
        Ruling { state, observed, owner, remedy, ..ruling }
    }

    /// What would make a waiver count.
    fn to_complete(self, gate: GateName, criterion: &Criterion, waiver: &Waiver) -> Remedy {
        let missing: Vec<&str> = [
            ("`by`", waiver.by.is_answered()),
            ("`until`", waiver.until.is_some()),
            ("`reason`", waiver.reason.is_answered()),
        ]
        .into_iter()
        .filter_map(|(key, is_there)| (!is_there).then_some(key))
        .collect();
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
        commands::gate_waive(self.slug(), gate, &criterion.id, by, until, reason)
    }
}

/// Whether a waiver had been given by `as_of`. One of which nothing is filled in is an empty form.
pub(super) fn is_written(waiver: &Waiver, as_of: Date) -> bool {
    let is_filled =
        waiver.by.is_written() || waiver.until.is_some() || waiver.reason.is_written() || waiver.on.is_some();
    is_filled && waiver.on.is_none_or(|on| on <= as_of)
}
