//! One of several things that meet a criterion, as it is typed.

use std::str::FromStr;

use crate::model::Fact;

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
