//! Goals: the outcomes that the customer bought, and the objectives on the way to them.

use std::sync::Arc;

use crate::act::{Acted, Draft, Planned, Remark};
use crate::edit::{When, Yaml};
use crate::log::{OBJECTIVES, OUTCOMES};
use crate::metric::METRICS;
use crate::model::Origin;
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;
use crate::suggest::closest;

/// An outcome as it is written down.
#[derive(Clone, Debug, Default)]
pub struct NewOutcome {
    /// In the customer's words.
    pub statement: String,
    /// The customer's own metric.
    pub metric: Option<String>,
    /// Where it should be.
    pub target: Option<f64>,
    /// What the numbers count.
    pub unit: Option<String>,
    /// By when.
    pub due: Option<Planned>,
    /// Where it stands today: the first reading.
    pub baseline: Option<f64>,
    /// The day of that reading.
    pub measured_on: Option<When>,
    /// Where the number is read.
    pub source: Option<String>,
    /// Where it comes from.
    pub origin: Option<Origin>,
    /// An id of one's own.
    pub id: Option<String>,
}

impl NewOutcome {
    /// Adds it.
    ///
    /// # Errors
    /// When it names what the plan does not have.
    pub fn add(&self, draft: &mut Draft) -> Acted {
        let id = draft.new_id(OUTCOMES.prefix, self.id.as_deref())?;
        let due = draft.planned_if(self.due.as_ref())?;
        let reading = self.baseline.map(|value| reading(draft, value, self.measured_on, None));
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("statement", Some(Yaml::text(&self.statement))),
            ("metric", self.metric.as_ref().map(Yaml::text)),
            ("target", self.target.map(Yaml::plain)),
            ("unit", self.unit.as_ref().map(Yaml::text)),
            ("due", due.as_ref().map(Yaml::from)),
            ("readings", reading.map(|reading| Yaml::List(vec![reading]))),
            ("source", self.source.as_ref().map(Yaml::text)),
            ("origin", self.origin.map(Yaml::plain)),
            ("added_on", Some(draft.day(None).into())),
        ]);
        draft.edits.add(OUTCOMES.route(), entry);
        Ok(format!("added `{id}`: {}", self.statement))
    }
}

/// An objective as it is written down.
#[derive(Clone, Debug, Default)]
pub struct NewObjective {
    /// What it is, in words.
    pub statement: String,
    /// The outcome that it serves.
    pub outcome: Option<String>,
    /// The metric of ours that measures it.
    pub metric: Option<String>,
    /// Met when the metric is at least this.
    pub at_least: Option<f64>,
    /// Met when the metric is at most this.
    pub at_most: Option<f64>,
    /// By when.
    pub due: Option<Planned>,
    /// Where it comes from.
    pub origin: Option<Origin>,
    /// An id of one's own.
    pub id: Option<String>,
}

impl NewObjective {
    /// Adds it.
    ///
    /// # Errors
    /// When it names what the plan does not have, or is measured by half: a metric without a bound, a bound without one.
    pub fn add(&self, draft: &mut Draft) -> Acted {
        match (&self.metric, self.at_least.or(self.at_most)) {
            (Some(metric), None) => {
                let why = format!("`{metric}` alone says nothing: from where on is it enough?");
                return Err(Refused::because(why).hint("say `--at-least` or `--at-most`"));
            }
            (None, Some(_)) => {
                let refused = Refused::because("a bound needs the metric that it bounds");
                return Err(refused.hint("say `--metric`; `onboard metrics` lists them"));
            }
            (Some(metric), Some(_)) => can_be_bound(metric, [self.at_least, self.at_most])?,
            (None, None) => {}
        }
        let outcome = self.outcome.as_ref().map(|named| OUTCOMES.find(&draft.at, named)).transpose()?;
        let outcome = outcome.map(|index| draft.plan.jsp.outcomes[index].id.clone());
        let id = draft.new_id(OBJECTIVES.prefix, self.id.as_deref())?;
        let due = draft.planned_if(self.due.as_ref())?;
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("statement", Some(Yaml::text(&self.statement))),
            ("outcome", outcome.as_ref().map(Yaml::text)),
            ("metric", self.metric.as_ref().map(Yaml::text)),
            ("at_least", self.at_least.map(Yaml::plain)),
            ("at_most", self.at_most.map(Yaml::plain)),
            ("due", due.as_ref().map(Yaml::from)),
            ("origin", self.origin.map(Yaml::plain)),
            ("added_on", Some(draft.day(None).into())),
        ]);
        draft.edits.add(OBJECTIVES.route(), entry);
        Ok(format!("added `{id}`: {}", self.statement))
    }
}

/// Refuses a metric that there is none of, and a bound that a share never comes to: 70 for 70 %, where a share is a part of 1.
///
/// # Errors
/// When it is one.
pub fn can_be_bound(id: &str, bounds: [Option<f64>; 2]) -> Result<(), Refused> {
    let Some(metric) = METRICS.iter().find(|metric| metric.id == id) else {
        let refused = Refused::because(format!("there is no metric `{id}`"));
        return Err(match closest(id, METRICS.iter().map(|metric| metric.id)) {
            Some(meant) => refused.hint(format!("did you mean `{meant}`?")),
            None => refused.hint(format!("`{}` lists them", commands::explain_all())),
        });
    };
    let Some(bound) = bounds.into_iter().flatten().find(|bound| metric.is_beyond(*bound)) else {
        return Ok(());
    };
    let why = format!("`{id}` is a share, from 0 to 1, and never comes to {bound}");
    Err(Refused::because(why).hint(format!("{bound} % is `{}`", bound / 100.0)))
}

/// One number of the customer's own metric.
#[derive(Clone, Debug, Default)]
pub struct NewReading {
    /// The number.
    pub value: f64,
    /// When it was measured.
    pub on: Option<When>,
    /// What shows it.
    pub evidence: Option<String>,
}

impl NewReading {
    /// Adds it to an outcome, and says whether that is reached now.
    ///
    /// # Errors
    /// When the outcome is out of the plan, or the edit cannot be made.
    pub fn add(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let (plan, day) = (Arc::clone(&draft.plan), draft.day(self.on));
        let outcome = &plan.jsp.outcomes[index];
        let unit = outcome.unit.get().map(|unit| format!(" {unit}")).unwrap_or_default();
        let said = format!("stands at {}{unit}, on {day}", self.value);
        let is_known = outcome.readings.iter().any(|it| {
            let is_same = it.measured_on == Some(day) && it.value.total_cmp(&self.value).is_eq();
            is_same
                && it.withdrawn.is_none()
                && self.evidence.as_deref().is_none_or(|one| it.evidence.get() == Some(one))
        });
        if is_known {
            return Ok(said);
        }
        let entry = reading(draft, self.value, self.on, self.evidence.as_ref());
        draft.edits.add(at.clone().key("readings"), entry);
        let Some(target) = outcome.target else { return Ok(said) };
        let (today, after) = (draft.at.as_of(), draft.preview()?);
        let after = &after.plan.jsp.outcomes[index];
        Ok(match (outcome.claimed_by(today), after.claimed_by(today)) {
            (None, Some(_)) if after.reached_by(today).is_some() => {
                format!("{said}, and reaches its target of {target}{unit}")
            }
            (None, Some(_)) => {
                let how = Remark::note(format!("nothing shows that `{}` reaches its target", outcome.id));
                let set = commands::outcome_set_source(&plan.slug, &outcome.id, blank("source"));
                draft.remark(how.with(Remedy::run("say where the number is read", set)));
                format!("{said}; its target is {target}{unit}")
            }
            (Some(_), _) => said,
            (None, None) => format!("{said}; its target is {target}{unit}"),
        })
    }
}

fn reading(draft: &Draft, value: f64, on: Option<When>, evidence: Option<&String>) -> Yaml {
    Yaml::map([
        ("measured_on", Some(draft.day(on).into())),
        ("value", Some(Yaml::plain(value))),
        ("evidence", evidence.map(Yaml::text)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft as draft;

    const OUTCOMES_FILE: &str = "outcomes:\n  - {id: O-late, statement: Half the late orders, target: 210, unit: orders, source: report,\n     readings: [{measured_on: 2026-03-09, value: 420}]}\n";

    #[test]
    fn an_outcome_has_its_baseline_as_the_first_reading() {
        let mut draft = draft(&[], "2026-03-09");
        let outcome = NewOutcome {
            statement: "Half the late orders".to_owned(),
            target: Some(210.0),
            baseline: Some(420.0),
            due: Some("signature +90d".parse().unwrap()),
            origin: Some(Origin::Handoff),
            id: Some("O-late".to_owned()),
            ..NewOutcome::default()
        };
        assert_eq!(outcome.add(&mut draft).as_deref(), Ok("added `O-late`: Half the late orders"));
        let want = "outcomes:\n  - id: O-late\n    statement: Half the late orders\n    target: 210\n    due: signature +90d\n    \
                    readings:\n      - measured_on: 2026-03-09\n        value: 420\n    origin: handoff\n    added_on: 2026-03-09\n";
        assert_eq!(draft.one_text(), want);
    }

    #[test]
    fn an_objective_is_measured_in_full_or_not_at_all() {
        let mut draft = draft(&[("jsp.yaml", OUTCOMES_FILE)], "2026-03-09");
        let mut refused = |metric: Option<&str>, at_least: Option<f64>, outcome: Option<&str>| {
            let objective = NewObjective {
                statement: "x".to_owned(),
                metric: metric.map(str::to_owned),
                at_least,
                outcome: outcome.map(str::to_owned),
                ..NewObjective::default()
            };
            objective.add(&mut draft).map_err(|refused| refused.why)
        };
        assert!(refused(Some("seat_activation"), None, None).is_err());
        assert!(refused(None, Some(0.7), None).is_err());
        assert_eq!(
            refused(Some("seat_activaton"), Some(0.7), None).unwrap_err(),
            "there is no metric `seat_activaton`"
        );
        assert_eq!(refused(None, None, Some("O-x")).unwrap_err(), "`acme` has no outcome `O-x`");
        assert!(refused(Some("seat_activation"), Some(0.7), Some("late")).is_ok());
    }

    #[test]
    fn a_reading_says_that_the_target_is_reached_and_a_second_time_changes_nothing() {
        let mut first = draft(&[("jsp.yaml", OUTCOMES_FILE)], "2026-06-12");
        let at = OUTCOMES.route().index(0);
        let reading = NewReading { value: 200.0, ..NewReading::default() };
        let said = reading.add(&mut first, 0, &at);
        assert_eq!(
            said.as_deref(),
            Ok("stands at 200 orders, on 2026-06-12, and reaches its target of 210 orders")
        );
        let text = first.one_text();
        assert!(
            text.contains("[{measured_on: 2026-03-09, value: 420}, {measured_on: 2026-06-12, value: 200}]"),
            "{text}"
        );
        let mut again = draft(&[("jsp.yaml", &text)], "2026-06-12");
        assert_eq!(reading.add(&mut again, 0, &at).as_deref(), Ok("stands at 200 orders, on 2026-06-12"));
        assert!(again.edits.is_empty());
    }

    #[test]
    fn a_reading_that_nothing_shows_says_what_is_missing() {
        let unsourced = OUTCOMES_FILE.replace(", source: report", "");
        let mut draft = draft(&[("jsp.yaml", &unsourced)], "2026-06-12");
        let reading = NewReading { value: 200.0, ..NewReading::default() };
        reading.add(&mut draft, 0, &OUTCOMES.route().index(0)).unwrap();
        assert!(
            draft.said()[0].contains("onboard outcome set acme O-late --source <source>"),
            "{:?}",
            draft.said()
        );
    }
    #[test]
    fn a_share_is_a_part_of_one() {
        let refused = |id: &str, bound: f64| can_be_bound(id, [Some(bound), None]).err();
        let seventy = refused("seat_activation", 70.0).expect("nothing is 70 times itself");
        assert_eq!(seventy.why, "`seat_activation` is a share, from 0 to 1, and never comes to 70");
        assert_eq!(seventy.hints[0].to_string(), "70 % is `0.7`");
        assert!(refused("seat_activation", 1.0).is_none() && refused("scope_growth", 1.5).is_none());
        assert!(refused("csat", 4.0).is_none());
    }
}
