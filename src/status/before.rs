//! How a plan's health was on the last Monday: what the arrow of a score says. An earlier day is the same pure function
//! of the same files, so nothing of it has to be kept.

use crate::assessment::Assessment;
use crate::date::Date;
use crate::health::{Health, Judgement};

/// So many points are a move; less is the plan growing a day older.
const MOVE: f64 = 2.0;

/// Where a score has gone that was one number and is another.
pub fn trend(was: f64, is: f64) -> Trend {
    match is - was {
        moved if moved >= MOVE => Trend::Up,
        moved if moved <= -MOVE => Trend::Down,
        _ => Trend::Level,
    }
}

/// A score, and what it would be without caps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// After caps.
    pub capped: f64,
    /// Before them.
    pub uncapped: f64,
}

impl Score {
    /// That of a plan, if it has one.
    pub fn of(health: &Health) -> Option<Self> {
        Some(Self { capped: health.score()?, uncapped: health.uncapped? })
    }

    /// From what it moved to what: before caps where they hold both, since a cap would hide every move above it.
    pub fn moved(then: Self, now: Self) -> (f64, f64) {
        if then.is_held() && now.is_held() {
            (then.uncapped, now.uncapped)
        } else {
            (then.capped, now.capped)
        }
    }

    /// Whether a cap holds it down.
    pub fn is_held(self) -> bool {
        self.capped < self.uncapped
    }
}

/// The health of a plan on the last Monday before the as-of date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Before {
    /// That Monday.
    pub on: Date,
    /// What it came to then.
    pub judgement: Judgement,
    /// The score, if there was one.
    pub score: Option<Score>,
}

/// Where a score has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// It rose.
    Up,
    /// It fell.
    Down,
    /// Neither, as far as it matters.
    Level,
}

impl Before {
    /// Nothing of a plan that was not signed then, or does not run now.
    pub(super) fn of(it: &Assessment) -> Option<Self> {
        let on = it.as_of().monday_before();
        if it.has_ended() || it.is_on_hold() || on < it.signed() {
            return None;
        }
        let health = Assessment::from(it.on(on)).health;
        Some(Self { on, judgement: health.judgement, score: Score::of(&health) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::date;
    use crate::model::Colour;

    #[test]
    fn less_than_two_points_are_no_move() {
        let moved = |then: Judgement, now: f64| Some(trend(then.score()?, now));
        let trend = |now: f64| moved(Judgement::Scored { score: 70.0, band: Colour::Amber }, now);
        assert_eq!(trend(72.0), Some(Trend::Up));
        assert_eq!(trend(71.9), Some(Trend::Level));
        assert_eq!(trend(68.1), Some(Trend::Level));
        assert_eq!(trend(68.0), Some(Trend::Down));
        assert_eq!(moved(Judgement::TooEarly, 68.0), None);
    }

    #[test]
    fn a_move_is_seen_through_caps_that_hold_both_and_no_others() {
        let score = |capped: f64, uncapped: f64| Score { capped, uncapped };
        assert_eq!(Score::moved(score(49.0, 58.3), score(49.0, 50.2)), (58.3, 50.2));
        assert_eq!(Score::moved(score(58.3, 58.3), score(49.0, 50.2)), (58.3, 49.0), "it is capped only now");
        assert_eq!(Score::moved(score(49.0, 58.3), score(45.0, 45.0)), (49.0, 45.0), "no cap holds it now");
    }

    #[test]
    fn the_last_monday_is_never_today() {
        for (day, monday) in [
            ("2026-04-10", "2026-04-06"),
            ("2026-04-12", "2026-04-06"),
            ("2026-04-13", "2026-04-06"),
            ("2026-04-14", "2026-04-13"),
        ] {
            assert_eq!(date(day).monday_before(), date(monday), "{day}");
        }
    }
}
