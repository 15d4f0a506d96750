//! Which segment a deal belongs to. Contract size suggests one; complexity and expansion potential decide (S0).
//!
//! Serving a complex account too lightly is the classic failure, so it takes one reason to move a deal up and
//! two to move it down.

use crate::config::Segments;
use crate::model::{Engagement, Level, Segment};
use crate::phrase::Money;

/// What is known of a deal's size and shape.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shape<'a> {
    /// Yearly contract value.
    pub arr: Option<f64>,
    /// Its currency; thresholds are in whatever the workspace sells in.
    pub currency: Option<&'a str>,
    /// How hard the implementation is.
    pub complexity: Option<Level>,
    /// How much the account could grow.
    pub expansion_potential: Option<Level>,
}

/// A segment and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The segment.
    pub segment: Segment,
    /// Why, in words that a plan can keep.
    pub reason: String,
    /// What was taken as medium because nobody said.
    pub assumed: Vec<&'static str>,
}

impl Shape<'_> {
    /// The segment that fits; none when nothing is known.
    pub fn propose(&self, segments: &Segments) -> Option<Proposal> {
        if self.arr.is_none() && self.complexity.is_none() && self.expansion_potential.is_none() {
            return None;
        }
        let from_size = self.arr.map_or(Segment::MidMarket, |arr| segments.by_size(arr));
        let (shift, why) = self.shift();
        let segment = moved(from_size, shift);
        let start = match self.arr {
            Some(arr) => format!("{} a year suggests {from_size}", self.amount(arr)),
            None => format!("without a contract value it starts from {from_size}"),
        };
        let effect = match (shift, segment == from_size) {
            (0, _) => format!("{why} it there"),
            (_, false) => format!("{why} it to {segment}"),
            (_, true) => format!("{why} it no further"),
        };
        let assumed: Vec<_> = self.assumed().collect();
        let taken = match assumed.as_slice() {
            [] => String::new(),
            [one] => format!(" ({one} taken as medium)"),
            both => format!(" ({} taken as medium)", both.join(" and ")),
        };
        Some(Proposal { segment, reason: format!("{start}; {effect}{taken}"), assumed })
    }

    /// The engagement that fits a plan of this segment: never low touch where the account asks for people (S0).
    pub fn engagement(&self, usual: Engagement) -> Engagement {
        let asks_for_people =
            self.complexity == Some(Level::High) || self.expansion_potential == Some(Level::High);
        if usual == Engagement::LowTouch && asks_for_people { Engagement::Hybrid } else { usual }
    }

    /// One up or one down, and the words for it.
    fn shift(&self) -> (i8, String) {
        let complexity = self.complexity.unwrap_or(Level::Medium);
        let potential = self.expansion_potential.unwrap_or(Level::Medium);
        let both = format!("{complexity} complexity and {potential} expansion potential");
        match (complexity, potential) {
            (Level::High, Level::High) => (1, format!("{both} move")),
            (Level::High, _) => (1, "high complexity moves".to_owned()),
            (_, Level::High) => (1, "high expansion potential moves".to_owned()),
            (Level::Low, Level::Low) => (-1, format!("{both} move")),
            _ => (0, format!("{both} leave")),
        }
    }

    fn assumed(&self) -> impl Iterator<Item = &'static str> {
        let levels = [("complexity", self.complexity), ("expansion potential", self.expansion_potential)];
        levels.into_iter().filter(|(_, level)| level.is_none()).map(|(name, _)| name)
    }

    fn amount(&self, arr: f64) -> String {
        Money(arr, self.currency.unwrap_or_default()).to_string().trim().to_owned()
    }
}

fn moved(segment: Segment, shift: i8) -> Segment {
    match (segment, shift) {
        (Segment::Smb, 1) | (Segment::Enterprise, -1) => Segment::MidMarket,
        (Segment::MidMarket, 1) => Segment::Enterprise,
        (Segment::MidMarket, -1) => Segment::Smb,
        (unmoved, _) => unmoved,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[track_caller]
    fn case(shape: Shape<'_>, segment: Segment, reason: &str) {
        let proposal = shape.propose(&Config::default().segments).unwrap();
        assert_eq!((proposal.segment, proposal.reason.as_str()), (segment, reason));
    }

    fn shape(
        arr: impl Into<Option<f64>>,
        complexity: Option<Level>,
        potential: Option<Level>,
    ) -> Shape<'static> {
        Shape { arr: arr.into(), currency: Some("EUR"), complexity, expansion_potential: potential }
    }

    #[test]
    fn size_suggests_and_the_rest_decides() {
        let (low, medium, high) = (Some(Level::Low), Some(Level::Medium), Some(Level::High));
        case(
            shape(60_000.0, medium, medium),
            Segment::MidMarket,
            "EUR 60,000 a year suggests mid-market; medium complexity and medium expansion potential leave it there",
        );
        case(
            shape(60_000.0, high, low),
            Segment::Enterprise,
            "EUR 60,000 a year suggests mid-market; high complexity moves it to enterprise",
        );
        case(
            shape(9_000.0, medium, high),
            Segment::MidMarket,
            "EUR 9,000 a year suggests smb; high expansion potential moves it to mid-market",
        );
        // One reason is enough: that it is easy to implement does not take away how much it could grow.
        case(
            shape(9_000.0, low, high),
            Segment::MidMarket,
            "EUR 9,000 a year suggests smb; high expansion potential moves it to mid-market",
        );
        case(
            shape(120_000.0, low, low),
            Segment::MidMarket,
            "EUR 120,000 a year suggests enterprise; low complexity and low expansion potential move it to mid-market",
        );
        case(
            shape(120_000.0, high, high),
            Segment::Enterprise,
            "EUR 120,000 a year suggests enterprise; \
             high complexity and high expansion potential move it no further",
        );
    }

    #[test]
    fn what_nobody_said_is_taken_as_medium_and_said() {
        case(
            shape(60_000.0, None, None),
            Segment::MidMarket,
            "EUR 60,000 a year suggests mid-market; medium complexity and medium expansion potential leave it there \
             (complexity and expansion potential taken as medium)",
        );
        case(
            shape(None, Some(Level::High), None),
            Segment::Enterprise,
            "without a contract value it starts from mid-market; high complexity moves it to enterprise \
             (expansion potential taken as medium)",
        );
        assert_eq!(Shape::default().propose(&Config::default().segments), None);
    }

    #[test]
    fn nobody_who_needs_people_is_left_on_low_touch() {
        assert_eq!(shape(None, None, None).engagement(Engagement::LowTouch), Engagement::LowTouch);
        assert_eq!(shape(None, Some(Level::High), None).engagement(Engagement::LowTouch), Engagement::Hybrid);
        assert_eq!(
            shape(None, None, Some(Level::High)).engagement(Engagement::HighTouch),
            Engagement::HighTouch
        );
    }
}
