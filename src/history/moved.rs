//! What moved between two steps.

use super::step::Standing;
use crate::date::Date;
use crate::model::{Colour, GateName, Outcome};

/// A forecast that moves by so many days or fewer is no news.
pub const QUIET_DAYS: i64 = 1;

/// A contribution that moves by less is not worth a word.
const QUIET_POINTS: f64 = 0.05;

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

/// What a component, or the caps together, did to a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The metric; none for what caps did.
    pub metric: Option<String>,
    /// Points, more or fewer.
    pub points: f64,
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

/// What made a score another one, the largest part first: they add up to the difference. Nothing where there was no
/// score before or after.
pub fn parts(before: &Standing, after: &Standing) -> Vec<Part> {
    let Some((was, is)) = before.score.zip(after.score) else { return Vec::new() };
    let of = |standing: &Standing, metric: &str| {
        standing.contributions.iter().find(|(id, _)| id == metric).map_or(0.0, |(_, points)| *points)
    };
    let known = after.contributions.iter().chain(&before.contributions).map(|(metric, _)| metric.as_str());
    let mut metrics: Vec<&str> = Vec::new();
    known.for_each(|metric| {
        if !metrics.contains(&metric) {
            metrics.push(metric);
        }
    });
    let part = |metric: &str| Part {
        metric: Some(metric.to_owned()),
        points: of(after, metric) - of(before, metric),
    };
    let mut parts: Vec<Part> = metrics.into_iter().map(part).collect();
    let by_caps = (is - was) - parts.iter().map(|part| part.points).sum::<f64>();
    parts.push(Part { metric: None, points: by_caps });
    parts.retain(|part| part.points.abs() >= QUIET_POINTS);
    parts.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    parts
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

    #[test]
    fn the_parts_of_a_difference_add_up_to_it() {
        let mut before = standing(&[], "2026-03-10");
        let mut after = before.clone();
        (before.score, after.score) = (Some(80.0), Some(49.0));
        let parts_of =
            |parts: &[(&str, f64)]| parts.iter().map(|(id, points)| ((*id).to_owned(), *points)).collect();
        before.contributions = parts_of(&[("a", 50.0), ("b", 30.0)]);
        after.contributions = parts_of(&[("a", 44.0), ("c", 20.0)]);
        let seen = parts(&before, &after);
        let named: Vec<_> = seen.iter().map(|part| (part.metric.as_deref(), part.points)).collect();
        assert_eq!(named, [(Some("b"), -30.0), (Some("c"), 20.0), (None, -15.0), (Some("a"), -6.0)]);
        assert!((seen.iter().map(|part| part.points).sum::<f64>() + 31.0).abs() < 1e-9);
        after.score = None;
        assert_eq!(parts(&before, &after), []);
    }
}
