//! When a plan goes live, against the day that was agreed last.

use std::fmt;

use super::gates::Gates;
use super::judged::JudgedGate;
use crate::date::Date;
use crate::metric::{Measurements, Value};
use crate::model::{Event, GateName};
use crate::phrase::Days;
use crate::schedule::{Forecast, Schedule, Timing};

/// When a plan goes live, or did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct GoLive {
    /// The day on which it went live, if it has.
    pub live_on: Option<Date>,
    /// The day on which it can; none once it has.
    pub forecast: Option<Date>,
    /// The day that was agreed last.
    pub baseline: Option<Date>,
    /// Calendar days from the one that was agreed to the one on which it is or was live.
    pub slip_days: Option<i64>,
    /// Whether it is in time; none once it is live, and where no day is known.
    pub timing: Option<Timing>,
}

/// How far its forecast is past the day that the customer's side agreed to last, that day moved along by holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastAgreed {
    /// Calendar days.
    pub days: i64,
    /// That day, where a later baseline of ours says another.
    pub since: Option<Date>,
}

/// `6 days after its baseline`, `6 days after 2026-07-08, the day that the customer agreed to`.
impl fmt::Display for PastAgreed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = Days(self.days);
        match self.since {
            Some(day) => write!(f, "{days} after {day}, the day that the customer agreed to"),
            None => write!(f, "{days} after its baseline"),
        }
    }
}

impl GoLive {
    /// The day of its milestone; but nobody goes live before the gate opens, so that the gate's day stands where that is
    /// later.
    pub fn of(schedule: &Schedule, metrics: &Measurements, gates: &Gates) -> Self {
        let live_on = schedule.at.live_on();
        let milestone = schedule.event(Event::GoLive).map(|(_, _, forecast)| forecast);
        let forecast = metrics.get("forecast_go_live").day().filter(|_| live_on.is_none());
        if let Some(gate) = later_gate(forecast, gates) {
            let (baseline, slip_days) = (gate.baseline, gate.slip_days);
            let timing = Some(gate.timing());
            return Self { live_on, forecast: gate.forecast, baseline, slip_days, timing };
        }
        Self {
            live_on,
            forecast,
            baseline: milestone.and_then(|it| it.baseline),
            slip_days: milestone.and_then(|it| it.slip_days),
            timing: milestone.filter(|_| forecast.is_some()).map(Forecast::timing),
        }
    }

    /// How much later it can only be than the day that the customer's side agreed to last; none once it is live, and where
    /// no day was planned.
    pub fn past_agreed(schedule: &Schedule, metrics: &Measurements, gates: &Gates) -> Option<PastAgreed> {
        let at = &schedule.at;
        let own = metrics.get("forecast_go_live").day().filter(|_| at.live_on().is_none())?;
        let (index, _, milestone) = schedule.event(Event::GoLive)?;
        let (forecast, owed, baseline) = match later_gate(Some(own), gates) {
            Some(gate) => (gate.forecast?, gate.owed, gate.baseline),
            None => (own, at.milestone_owed_on(index), milestone.baseline),
        };
        let owed = owed?;
        let is_older = Some(owed) != baseline && at.unagreed().is_some();
        Some(PastAgreed { days: at.slip(owed, forecast), since: is_older.then_some(owed) })
    }

    /// By how much it slips, as a measurement: `forecast_slip_days`, or the slip of the gate where that opens later.
    pub fn slip(schedule: &Schedule, metrics: &Measurements, gates: &Gates) -> Value {
        let own = metrics.get("forecast_slip_days");
        let it = Self::of(schedule, metrics, gates);
        match (own.reading(), it.slip_days) {
            (Some(reading), Some(slip)) if own.known() != Some(slip as f64) => {
                let opens = it.forecast.map(|on| format!("the gate opens on {on}")).unwrap_or_default();
                let agreed =
                    it.baseline.map(|on| format!(", {} {on}", set_for(schedule))).unwrap_or_default();
                Value::days(slip).from(reading.routes.iter().cloned()).note(format!("{opens}{agreed}"))
            }
            _ => own.clone(),
        }
    }
}

/// How the last baseline of the go-live came about: `agreed for`, or the customer has no part in it.
fn set_for(schedule: &Schedule) -> &'static str {
    let index = schedule.event(Event::GoLive).map(|(index, ..)| index);
    index.map_or("agreed for", |index| schedule.at.baselines.set_for(index))
}

/// The go-live gate, where it opens after the day that the milestone could have.
fn later_gate(own: Option<Date>, gates: &Gates) -> Option<&JudgedGate> {
    let gate = gates.get(GateName::GoLive);
    gate.forecast.is_some_and(|opens| own.is_some_and(|own| own < opens)).then_some(gate)
}

#[cfg(test)]
mod tests {
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    use super::*;

    /// Live on a Friday, with what the gate asks for a week behind.
    const JSP: &str = "milestones: [{id: M-live, event: go_live, phase: implementation, due: 2026-04-10}, \
                       {id: M-import, phase: implementation, due: 2026-04-18}]";

    fn seen(gates: &str) -> GoLive {
        let files = [("jsp.yaml", JSP), ("gates.yaml", gates)];
        let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-01")));
        GoLive::of(&it.schedule, &it.metrics, &it.gates)
    }

    #[test]
    fn nobody_goes_live_before_the_gate_is_open() {
        let shut = seen("gates: {go_live: {criteria: [{id: C-1, milestone: M-import}]}}");
        assert_eq!(shut.forecast, Some(date("2026-04-20")), "a Saturday is rolled to Monday");
        assert_eq!((shut.baseline, shut.slip_days), (Some(date("2026-04-18")), Some(0)));
    }

    #[test]
    fn health_counts_the_slip_that_the_row_shows() {
        let late = JSP.replace(
            "due: 2026-04-18",
            "due: 2026-05-18, moves: [{from: 2026-04-18, to: 2026-05-18, moved_on: 2026-03-20}]",
        );
        let gates = ("gates.yaml", "gates: {go_live: {criteria: [{id: C-1, milestone: M-import}]}}");
        let files = [("jsp.yaml", late.as_str()), gates];
        let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-01")));
        let row = GoLive::of(&it.schedule, &it.metrics, &it.gates);
        assert_eq!((row.forecast, row.slip_days), (Some(date("2026-05-18")), Some(28)));
        assert_eq!(it.metrics.get("forecast_slip_days").known(), Some(0.0), "its milestone alone is on time");
        let counted = it.health.components.iter().find(|it| it.metric == "forecast_slip_days").unwrap();
        assert_eq!(counted.value.known(), Some(28.0));
    }

    #[test]
    fn past_a_day_that_a_baseline_of_ours_hides_the_day_is_said() {
        let past = |by: &str| {
            let jsp = format!(
                "decision_rights: {{timeline: [{by}]}}\nmilestones: [{{id: M-1, event: go_live, due: 2026-05-08, moves: [{{from: \
                 2026-04-24, to: 2026-05-08, moved_on: 2026-03-20}}]}}]\nconfirmations: [{{fact: plan_agreed, by: Lee, confirmed_on: \
                 2026-03-10}}, {{fact: plan_agreed, by: Ana, confirmed_on: 2026-03-10}}]\n\
                 baselines: [{{agreed_on: 2026-03-20, decision: D-1, dates: {{M-1: 2026-05-08}}}}]"
            );
            let decisions =
                format!("decisions: [{{id: D-1, text: later, by: {by}, decided_on: 2026-03-20}}]");
            let head =
                "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana}}";
            let files = [
                ("onboarding.yaml", head),
                ("stakeholders.yaml", "people: [{name: Lee}]"),
                ("jsp.yaml", &jsp),
                ("decisions.yaml", &decisions),
            ];
            let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-01")));
            let note = it.metrics.get("forecast_slip_days").reading().and_then(|it| it.note.clone());
            let past = GoLive::past_agreed(&it.schedule, &it.metrics, &it.gates).map(|it| it.to_string());
            (past.unwrap(), note.unwrap())
        };
        let said = |past: &str, note: &str| (past.to_owned(), note.to_owned());
        assert_eq!(
            past("Ana"),
            said(
                "14 days after 2026-04-24, the day that the customer agreed to",
                "by our baseline for 2026-05-08"
            )
        );
        assert_eq!(past("Lee"), said("0 days after its baseline", "agreed for 2026-05-08"));
    }
}
