//! What a score differs by, in words.

use crate::history::{Part, Standing, parts};
use crate::metric;
use crate::phrase::{Count, Signed};
use crate::report::Line;

/// `slip −6, sponsor silence −3, and 2 parts more`; nothing where there was no score before or after.
pub(in crate::report) fn parts_told(before: &Standing, after: &Standing, most: usize) -> Line {
    let parts = parts(before, after);
    let told: Vec<Line> = parts.iter().take(most).map(|part| points(part, after)).collect();
    let rest = parts.len().saturating_sub(most);
    let more = if rest > 0 { format!(", and {} more", Count(rest, "part")) } else { String::new() };
    Line::joined(told, ", ").plain(more)
}

fn points(part: &Part, after: &Standing) -> Line {
    let points = format!(" {}", Signed::points(part.points));
    match (&part.metric, after.caps.first()) {
        (Some(id), _) => Line::from(metric::name(id)).plain(points),
        (None, Some(reason)) => Line::from("cap").plain(points).dim(format!(" ({reason})")),
        (None, None) => Line::from("caps").plain(points),
    }
}
