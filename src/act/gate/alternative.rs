//! One of several things that meet a criterion, as it is typed.

use std::str::FromStr;

use crate::act::Draft;
use crate::act::goals::{known_metric, within_reach};
use crate::edit::Yaml;
use crate::log::MILESTONES;
use crate::model::Fact;
use crate::refused::Refused;

/// One of several things: `seat_activation>=0.7`, `kickoff` (a fact), `M-import` (a milestone).
#[derive(Clone, Debug, PartialEq)]
pub enum Either {
    /// A metric that is at least so much.
    AtLeast(String, f64),
    /// A metric that is at most so much.
    AtMost(String, f64),
    /// A fact.
    Fact(Fact),
    /// A milestone, as it is named.
    Milestone(String),
}

impl FromStr for Either {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let bound = |sign: &str| {
            let (metric, number) = text.split_once(sign)?;
            let number = number.trim();
            let read = number.parse::<f64>().ok().filter(|number| number.is_finite());
            Some(read.map(|read| (metric.trim().to_owned(), read)).ok_or_else(|| {
                format!("`{number}` is not a number; a metric is written as `seat_activation{sign}0.7`")
            }))
        };
        if let Some(bound) = bound(">=") {
            return bound.map(|(metric, number)| Self::AtLeast(metric, number));
        }
        if let Some(bound) = bound("<=") {
            return bound.map(|(metric, number)| Self::AtMost(metric, number));
        }
        match text.trim() {
            "" => Err("it names nothing".to_owned()),
            text => Ok(Fact::from_word(text).map_or_else(|| Self::Milestone(text.to_owned()), Self::Fact)),
        }
    }
}

impl Either {
    /// As it is written.
    ///
    /// # Errors
    /// When there is no such metric or milestone.
    pub(super) fn written(&self, draft: &Draft) -> Result<Yaml, Refused> {
        let measured = |id: &str, key, number: &f64| {
            known_metric(id)?;
            within_reach(id, [Some(*number), None])?;
            Ok::<_, Refused>(vec![("metric", Some(Yaml::text(id))), (key, Some(Yaml::plain(number)))])
        };
        Ok(Yaml::map(match self {
            Self::AtLeast(id, number) => measured(id, "at_least", number)?,
            Self::AtMost(id, number) => measured(id, "at_most", number)?,
            Self::Fact(fact) => vec![("fact", Some(Yaml::plain(fact)))],
            Self::Milestone(named) => {
                let index = MILESTONES.find(&draft.at, named)?;
                vec![("milestone", Some(Yaml::text(&draft.plan.jsp.milestones[index].id)))]
            }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_is_a_metric_a_fact_or_a_milestone() {
        let read = |text: &str| text.parse::<Either>();
        assert_eq!(read("seat_activation >= 0.7"), Ok(Either::AtLeast("seat_activation".to_owned(), 0.7)));
        assert_eq!(read("open_commitments<=0"), Ok(Either::AtMost("open_commitments".to_owned(), 0.0)));
        assert_eq!(read("kickoff"), Ok(Either::Fact(Fact::Kickoff)));
        assert_eq!(read("M-import"), Ok(Either::Milestone("M-import".to_owned())));
        for wrong in ["csat>=high", "csat<=inf", " "] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
