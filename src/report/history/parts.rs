//! What a score differs by, in words.

use crate::history::{Part, Standing, parts};
use crate::phrase::{Count, Number};
use crate::report::Line;

/// ``milestones` −6, `sponsor` −3, and 2 parts more`; nothing where there was no score before or after.
pub(in crate::report) fn parts_told(before: &Standing, after: &Standing, most: usize) -> Line {
    let parts = parts(before, after);
    let told: Vec<Line> = parts.iter().take(most).map(|part| points(part, after)).collect();
    let rest = parts.len().saturating_sub(most);
    let more = if rest > 0 { format!(", and {} more", Count(rest, "part")) } else { String::new() };
    Line::joined(told, ", ").plain(more)
}

fn points(part: &Part, after: &Standing) -> Line {
    let sign = if part.points < 0.0 { "−" } else { "+" };
    let points = format!(" {sign}{}", Number((part.points.abs() * 10.0).round() / 10.0));
    match (&part.metric, after.caps.first()) {
        (Some(metric), _) => Line::new().code(metric).plain(points),
        (None, Some(reason)) => Line::from("cap").plain(points).dim(format!(" ({reason})")),
        (None, None) => Line::from("caps").plain(points),
    }
}
