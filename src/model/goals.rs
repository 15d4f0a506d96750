//! What the customer bought, in `jsp.yaml`: outcomes, objectives on the way to them, and three points of value.

use serde::{Deserialize, Serialize};

use super::{
    Dropped, Due, Holders, List, Move, Origin, Reopened, Text, ValueName, Withdrawn, counts_from, due_on,
    is_in_plan, was_done_by,
};
use crate::date::Date;

/// Business value that the customer bought.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Outcome {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// In the customer's words.
    #[serde(default)]
    pub statement: Text,
    /// The customer's own metric.
    #[serde(default)]
    pub metric: Text,
    /// Where it should be.
    pub target: Option<f64>,
    /// What the numbers count.
    #[serde(default)]
    pub unit: Text,
    /// By when.
    pub due: Option<Due>,
    /// How that day moved.
    #[serde(default)]
    pub moves: List<Move>,
    /// Where it stood and stands; the first is the baseline.
    #[serde(default)]
    pub readings: List<OutcomeReading>,
    /// When it was reached, for outcomes without a target.
    pub reached_on: Option<Date>,
    /// What proves it.
    #[serde(default)]
    pub evidence: Text,
    /// When that came, if later.
    pub evidence_on: Option<Date>,
    /// When it had been reached, and then was not.
    #[serde(default)]
    pub reopened: List<Reopened>,
    /// Whether it was taken back that it is reached.
    pub withdrawn: Option<Withdrawn>,
    /// Where the number is read.
    #[serde(default)]
    pub source: Text,
    /// Where the plan has it from.
    pub origin: Option<Origin>,
    /// Since when it is in the plan.
    pub added_on: Option<Date>,
    /// When it left the plan.
    #[serde(default)]
    pub dropped: List<Dropped>,
}

/// The customer's number on a day.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct OutcomeReading {
    /// When; one without its day does not count.
    pub measured_on: Option<Date>,
    /// The number.
    pub value: f64,
    /// What shows it.
    #[serde(default)]
    pub evidence: Text,
    /// Whether it was taken back.
    pub withdrawn: Option<Withdrawn>,
}

impl Outcome {
    /// Whether it is part of the plan at the end of `day`.
    pub fn is_in_plan(&self, day: Date) -> bool {
        is_in_plan(self.added_on, &self.dropped, day)
    }

    /// The planned day as it was at the end of `day`.
    pub fn due_on(&self, day: Date) -> Option<&Due> {
        due_on(self.due.as_ref(), &self.moves, day)
    }

    /// What had been measured by the end of `day`, the oldest first; of one day, in the order of the file.
    pub fn readings_on(&self, day: Date) -> Vec<(Date, &OutcomeReading)> {
        let counted = self
            .readings
            .iter()
            .filter_map(|it| Some((counts_from(it.measured_on, None, it.withdrawn.as_ref(), day)?, it)));
        let mut counted: Vec<_> = counted.collect();
        counted.sort_by_key(|(on, _)| *on);
        counted
    }

    /// The day on which it is said to have been reached, by the end of `day`, whether or not anything shows it: of the
    /// first reading that meets the target, or as it is written where there is no target.
    pub fn claimed_by(&self, day: Date) -> Option<Date> {
        let on = match self.target {
            Some(target) => self.first_meeting(target, day).map(|(on, _)| on),
            None => self.reached_on,
        };
        let on = counts_from(on, None, self.withdrawn.as_ref(), day);
        on.or_else(|| was_done_by(&self.reopened, false, day))
    }

    /// The day from which it counts as reached, by the end of `day`. Something has to show it: `evidence`, or of a
    /// reading its own, or the source that it is read from.
    pub fn reached_by(&self, day: Date) -> Option<Date> {
        let meeting = self.target.map(|target| self.first_meeting(target, day));
        let (on, is_shown) = match meeting {
            Some(meeting) => {
                let (on, reading) = meeting?;
                (Some(on), reading.evidence.is_answered() || self.source.is_answered())
            }
            None => (self.reached_on, false),
        };
        if is_shown {
            return counts_from(on, None, self.withdrawn.as_ref(), day);
        }
        let on = on.filter(|_| self.evidence.is_answered());
        let on = counts_from(on, self.evidence_on, self.withdrawn.as_ref(), day);
        on.or_else(|| was_done_by(&self.reopened, true, day))
    }

    /// The first reading by the end of `day` that is as good as the target. Which way is better follows from the first
    /// reading of all, the baseline.
    fn first_meeting(&self, target: f64, day: Date) -> Option<(Date, &OutcomeReading)> {
        let readings = self.readings_on(day);
        let baseline = readings.first()?.1.value;
        let meets = |value: f64| if target < baseline { value <= target } else { value >= target };
        readings.into_iter().find(|(_, it)| meets(it.value))
    }
}

/// A measurable, dated step towards an outcome.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Objective {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// In words.
    #[serde(default)]
    pub statement: Text,
    /// The id of the outcome it serves.
    #[serde(default)]
    pub outcome: Text,
    /// A metric of ours that measures it.
    #[serde(default)]
    pub metric: Text,
    /// Met when the metric is at least this.
    pub at_least: Option<f64>,
    /// Met when the metric is at most this.
    pub at_most: Option<f64>,
    /// By when.
    pub due: Option<Due>,
    /// How that day moved.
    #[serde(default)]
    pub moves: List<Move>,
    /// When it was reached, for objectives that no metric of ours measures.
    pub reached_on: Option<Date>,
    /// What proves it.
    #[serde(default)]
    pub evidence: Text,
    /// When that came, if later.
    pub evidence_on: Option<Date>,
    /// When it had been reached, and then was not.
    #[serde(default)]
    pub reopened: List<Reopened>,
    /// Whether it was taken back that it is reached.
    pub withdrawn: Option<Withdrawn>,
    /// Where the plan has it from.
    pub origin: Option<Origin>,
    /// Since when it is in the plan.
    pub added_on: Option<Date>,
    /// When it left the plan.
    #[serde(default)]
    pub dropped: List<Dropped>,
}

impl Objective {
    /// Whether it is part of the plan at the end of `day`.
    pub fn is_in_plan(&self, day: Date) -> bool {
        is_in_plan(self.added_on, &self.dropped, day)
    }

    /// The planned day as it was at the end of `day`.
    pub fn due_on(&self, day: Date) -> Option<&Due> {
        due_on(self.due.as_ref(), &self.moves, day)
    }

    /// The day on which it is said to have been reached, by the end of `day`, whether or not anything shows it.
    pub fn claimed_by(&self, day: Date) -> Option<Date> {
        let on = counts_from(self.reached_on, None, self.withdrawn.as_ref(), day);
        on.or_else(|| was_done_by(&self.reopened, false, day))
    }

    /// The day from which it counts as reached by its own word, by the end of `day`: only with `evidence`.
    pub fn reached_by(&self, day: Date) -> Option<Date> {
        let on = self.reached_on.filter(|_| self.evidence.is_answered());
        let on = counts_from(on, self.evidence_on, self.withdrawn.as_ref(), day);
        on.or_else(|| was_done_by(&self.reopened, true, day))
    }
}

/// The three points of value (S0, S1, S2).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ValuePoints {
    /// One tangible result in 7 to 14 days (S1).
    pub quick_win: ValuePoint,
    /// The first meaningful win.
    pub first: ValuePoint,
    /// The outcome that justified the purchase.
    pub full: ValuePoint,
}

impl ValuePoints {
    /// The point of that name.
    pub const fn get(&self, name: ValueName) -> &ValuePoint {
        match name {
            ValueName::QuickWin => &self.quick_win,
            ValueName::First => &self.first,
            ValueName::Full => &self.full,
        }
    }

    /// All three, by name.
    pub fn all(&self) -> impl Iterator<Item = (ValueName, &ValuePoint)> {
        ValueName::ALL.iter().map(|name| (*name, self.get(*name)))
    }
}

/// A precise, dated definition of value and whether it was reached.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ValuePoint {
    /// What will be true, in the customer's words.
    pub definition: Text,
    /// Who owns it at the customer.
    pub owner: Holders,
    /// By when.
    pub due: Option<Due>,
    /// How that day moved.
    pub moves: List<Move>,
    /// The id of the milestone that it comes with.
    pub milestone: Text,
    /// When it was reached.
    pub reached_on: Option<Date>,
    /// What proves it.
    pub evidence: Text,
    /// When that came, if later.
    pub evidence_on: Option<Date>,
    /// When it had been reached, and then was not.
    pub reopened: List<Reopened>,
    /// Whether it was taken back that it is reached.
    pub withdrawn: Option<Withdrawn>,
}

impl ValuePoint {
    /// The planned day as it was at the end of `day`.
    pub fn due_on(&self, day: Date) -> Option<&Due> {
        due_on(self.due.as_ref(), &self.moves, day)
    }

    /// The day on which it is said to have been reached, by the end of `day`, whether or not anything shows it.
    pub fn claimed_by(&self, day: Date) -> Option<Date> {
        let on = counts_from(self.reached_on, None, self.withdrawn.as_ref(), day);
        on.or_else(|| was_done_by(&self.reopened, false, day))
    }

    /// The day from which it counts as reached, by the end of `day`: only with `evidence`.
    pub fn reached_by(&self, day: Date) -> Option<Date> {
        let on = self.reached_on.filter(|_| self.evidence.is_answered());
        let on = counts_from(on, self.evidence_on, self.withdrawn.as_ref(), day);
        on.or_else(|| was_done_by(&self.reopened, true, day))
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{date, plan_from};
    use crate::model::Jsp;

    fn jsp(text: &str) -> Jsp {
        plan_from(&[("jsp.yaml", text)]).jsp
    }

    fn reached(outcome: &str, day: &str) -> Option<String> {
        let jsp = jsp(&format!("outcomes: [{{id: O-1, {outcome}}}]"));
        jsp.outcomes[0].reached_by(date(day)).map(|on| on.to_string())
    }

    #[test]
    fn an_outcome_is_reached_with_the_first_reading_that_meets_the_target() {
        let falling = "target: 5, source: report, readings: [{measured_on: 2026-05-31, value: 5}, \
                       {measured_on: 2026-03-05, value: 10}, {measured_on: 2026-06-30, value: 4}]";
        assert_eq!(reached(falling, "2026-05-30"), None);
        assert_eq!(reached(falling, "2026-07-31").as_deref(), Some("2026-05-31"));
        let rising = "target: 80, source: report, readings: [{measured_on: 2026-03-05, value: 20}, \
                      {measured_on: 2026-04-05, value: 79}, {measured_on: 2026-05-05, value: 90}]";
        assert_eq!(reached(rising, "2026-04-30"), None);
        assert_eq!(reached(rising, "2026-05-05").as_deref(), Some("2026-05-05"));
        let undated =
            "target: 5, source: report, readings: [{measured_on: 2026-03-05, value: 9}, {value: 5}]";
        assert_eq!(reached(undated, "2026-12-31"), None, "one without its day does not count");
    }

    #[test]
    fn a_reading_that_was_taken_back_reaches_nothing_from_then_on() {
        let outcome = "target: 5, source: report, readings: [{measured_on: 2026-03-05, value: 10}, \
                       {measured_on: 2026-04-05, value: 4, withdrawn: {withdrawn_on: 2026-04-20}}]";
        assert_eq!(reached(outcome, "2026-04-19").as_deref(), Some("2026-04-05"));
        assert_eq!(reached(outcome, "2026-04-20"), None);
    }

    #[test]
    fn a_reading_shows_itself_only_with_a_source_or_evidence() {
        let with = |more: &str, reading: &str| {
            format!(
                "target: 5, {more}, readings: [{{measured_on: 2026-03-05, value: 10}}, \
                 {{measured_on: 2026-04-05, value: 4{reading}}}]"
            )
        };
        assert_eq!(reached(&with("unit: days", ""), "2026-05-01"), None);
        assert_eq!(
            reached(&with("unit: days", ", evidence: x"), "2026-05-01").as_deref(),
            Some("2026-04-05")
        );
        let late = with("evidence: mail, evidence_on: 2026-04-10", "");
        assert_eq!(reached(&late, "2026-04-09"), None);
        assert_eq!(reached(&late, "2026-05-01").as_deref(), Some("2026-04-10"));
    }

    #[test]
    fn the_typed_day_counts_only_where_there_is_no_target() {
        assert_eq!(
            reached("reached_on: 2026-04-01, evidence: x", "2026-04-01").as_deref(),
            Some("2026-04-01")
        );
        assert_eq!(reached("target: 5, reached_on: 2026-04-01, evidence: x", "2026-05-01"), None);
    }

    #[test]
    fn value_counts_from_the_day_its_evidence_came_until_it_is_taken_back() {
        let jsp =
            jsp("value: {quick_win: {reached_on: 2026-03-19, evidence: photo, evidence_on: 2026-03-23, \
             withdrawn: {withdrawn_on: 2026-04-01}}}");
        let win = &jsp.value.quick_win;
        assert_eq!(win.claimed_by(date("2026-03-19")), Some(date("2026-03-19")));
        assert_eq!(win.reached_by(date("2026-03-22")), None);
        assert_eq!(win.reached_by(date("2026-03-31")), Some(date("2026-03-23")));
        assert_eq!(win.reached_by(date("2026-04-01")), None);
    }

    #[test]
    fn a_goal_is_in_the_plan_from_its_first_day_and_out_of_it_once_dropped() {
        let jsp = jsp("outcomes: [{id: O-1, added_on: 2026-03-10, dropped: [{dropped_on: 2026-04-01}]}]");
        let days = ["2026-03-09", "2026-03-10", "2026-03-31", "2026-04-01"];
        assert_eq!(days.map(|day| jsp.outcomes[0].is_in_plan(date(day))), [false, true, true, false]);
    }
}
