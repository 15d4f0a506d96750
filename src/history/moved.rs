//! What moved between two steps.

use super::step::Standing;
use crate::date::Date;
use crate::model::{Colour, GateName, Outcome};

/// A forecast that moves by so many days or fewer is no news.
pub const QUIET_DAYS: i64 = 1;

/// Something that is not as it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Move {
    /// Another band, or the first or last one.
    Band {
        /// Before.
        from: Option<Colour>,
        /// After.
        to: Option<Colour>,
    },
    /// A gate opened.
    Opened(GateName),
    /// A gate is open no longer.
    Shut(GateName),
    /// The day of go-live moved.
    GoLive {
        /// Before.
        from: Date,
        /// After.
        to: Date,
    },
    /// It went live.
    WentLive(Date),
    /// It ended.
    Ended(Outcome),
    /// It had ended, and goes on.
    Reopened,
}

impl Move {
    /// Whether it is of the same kind as another, whatever the days and bands of both: the same gate opened.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Opened(one), Self::Opened(other)) | (Self::Shut(one), Self::Shut(other)) => one == other,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

/// What moved from one step to the next, in the order in which it is told.
pub fn moves(before: &Standing, after: &Standing) -> Vec<Move> {
    let mut moves = Vec::new();
    match (before.ended, after.ended) {
        (None, Some(result)) => moves.push(Move::Ended(result)),
        (Some(_), None) => moves.push(Move::Reopened),
        _ => {}
    }
    if before.band != after.band {
        moves.push(Move::Band { from: before.band, to: after.band });
    }
    let opened = after.open.iter().filter(|gate| !before.open.contains(gate));
    moves.extend(opened.copied().map(Move::Opened));
    let shut = before.open.iter().filter(|gate| !after.open.contains(gate));
    moves.extend(shut.copied().map(Move::Shut));
    match (before.go_live.live_on, after.go_live.live_on) {
        (None, Some(day)) => moves.push(Move::WentLive(day)),
        _ => {
            let days = before.live_day().zip(after.live_day());
            let moved = days.filter(|(from, to)| to.days_since(*from).abs() > QUIET_DAYS);
            moves.extend(moved.map(|(from, to)| Move::GoLive { from, to }));
        }
    }
    moves
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::history::Standing;

    fn standing(files: &[(&str, &str)], day: &str) -> Standing {
        Standing::of(&Assessment::of(plan_from(files), &Basis::on(date(day))), &[])
    }

    fn jsp(due: &str) -> String {
        format!(
            "milestones: [{{id: M-live, event: go_live, phase: implementation, due: {due}}}, {{id: M-1, done_on: 2026-03-05}}]"
        )
    }

    #[test]
    fn a_forecast_that_moves_by_more_than_a_day_is_told() {
        let case = |from: &str, to: &str, want: &[Move]| {
            let (from, to) = (jsp(from), jsp(to));
            let at = |jsp: &str| standing(&[("jsp.yaml", jsp)], "2026-03-10");
            let (before, after) = (at(&from), at(&to));
            assert_eq!((before.done, before.total), (1, 2));
            assert_eq!(moves(&before, &after), want, "{from} to {to}");
        };
        case("2026-04-10", "2026-04-10", &[]);
        case("2026-04-09", "2026-04-10", &[]);
        let moved = Move::GoLive { from: date("2026-04-08"), to: date("2026-04-17") };
        case("2026-04-08", "2026-04-17", &[moved]);
    }

    #[test]
    fn going_live_and_ending_are_told_once() {
        let planned = jsp("2026-04-10");
        let live = planned.replace("due: 2026-04-10", "done_on: 2026-04-09");
        let before = standing(&[("jsp.yaml", &planned)], "2026-04-10");
        let after = standing(&[("jsp.yaml", &live)], "2026-04-10");
        let seen = moves(&before, &after);
        assert!(seen.contains(&Move::WentLive(date("2026-04-09"))), "{seen:?}");
        assert!(!seen.iter().any(|it| matches!(it, Move::GoLive { .. })), "{seen:?}");
        assert_eq!(moves(&after, &after), []);
    }
}
