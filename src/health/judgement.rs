//! What the health of a plan comes to, in one value that every screen reads.

use crate::config::HealthProfile;
use crate::model::Colour;

/// What the health of a plan comes to. A plan that rests and one that has had no time yet are neither green nor red.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Judgement {
    /// The onboarding has ended: how is known, and nothing is to be judged any more.
    Ended,
    /// It stands still by agreement.
    OnHold,
    /// It was signed a few days ago, no gate is open yet, and nothing that is planned is late.
    TooEarly,
    /// Enough is known for a score.
    Scored {
        /// After caps, in tenths as printed.
        score: f64,
        /// The band of that score.
        band: Colour,
    },
    /// Too little is known for a score, but whatever the rest turns out to be, the band is the same.
    Interval {
        /// After caps if every unknown were 0, in hundredths.
        low: f64,
        /// After caps if every unknown were 100, in hundredths.
        high: f64,
        /// The band of both, and of all between.
        band: Colour,
    },
    /// Too little is known to tell.
    Insufficient,
}

impl Judgement {
    /// By a score after caps.
    pub(super) fn of_score(profile: &HealthProfile, score: f64) -> Self {
        Self::Scored { score, band: profile.band(score) }
    }

    /// By the interval after caps that the score lies in.
    pub(super) fn of_interval(profile: &HealthProfile, low: f64, high: f64) -> Self {
        let band = profile.band(low);
        if band == profile.band(high) { Self::Interval { low, high, band } } else { Self::Insufficient }
    }

    /// The band, if the plan has one.
    pub const fn band(self) -> Option<Colour> {
        match self {
            Self::Scored { band, .. } | Self::Interval { band, .. } => Some(band),
            Self::Ended | Self::OnHold | Self::TooEarly | Self::Insufficient => None,
        }
    }

    /// The score after caps, if there is one.
    pub const fn score(self) -> Option<f64> {
        match self {
            Self::Scored { score, .. } => Some(score),
            _ => None,
        }
    }

    /// As JSON writes it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::OnHold => "on_hold",
            Self::TooEarly => "too_early",
            Self::Scored { .. } => "known",
            Self::Interval { .. } => "interval",
            Self::Insufficient => "insufficient_data",
        }
    }

    /// For people, in a few words.
    pub const fn phrase(self) -> &'static str {
        match self.band() {
            Some(band) => band.word(),
            None => match self {
                Self::Ended => "ended",
                Self::OnHold => "on hold",
                Self::TooEarly => "too early",
                _ => "insufficient data",
            },
        }
    }

    /// One letter for a colour.
    pub const fn letter_of(colour: Colour) -> &'static str {
        match colour {
            Colour::Red => "R",
            Colour::Amber => "A",
            Colour::Green => "G",
        }
    }

    /// One letter for a column of a table: the band's, `E` for what has ended, `H` on hold, `–` too early to tell, `?` with too little known.
    pub const fn letter(self) -> &'static str {
        match self.band() {
            Some(band) => Self::letter_of(band),
            None => match self {
                Self::Ended => "E",
                Self::OnHold => "H",
                Self::TooEarly => "–",
                _ => "?",
            },
        }
    }
}
