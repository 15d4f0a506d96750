//! What moved, in words: what it was, what it is, whose commit it was, and what the score is made of.

use super::HistoryAnswer;
use super::parts::parts_told;
use crate::history::{Explained, Move, Origin, Standing, Step, moves};
use crate::model::Colour;
use crate::phrase::{Count, Number};
use crate::report::Line;
use crate::report::health::tone;

/// So many parts of a difference are told.
const MOST_PARTS: usize = 4;

/// So many commits of a step are named.
const MOST_COMMITS: usize = 3;

impl HistoryAnswer {
    /// The pairs of steps between which something moved.
    pub(super) fn turns(&self) -> impl Iterator<Item = (&Step, &Standing, &Standing, Vec<Move>)> {
        let known = self.steps.iter().filter_map(|step| Some((step, step.known()?)));
        let known: Vec<_> = known.collect();
        let pairs: Vec<_> = known.windows(2).map(|pair| (pair[0].1, pair[1].0, pair[1].1)).collect();
        pairs.into_iter().filter_map(|(before, step, after)| {
            let moved = moves(before, after);
            (!moved.is_empty()).then_some((step, before, after, moved))
        })
    }

    /// A paragraph a step at which something moved.
    pub(super) fn moved(&self) -> Vec<Vec<Line>> {
        let told = |(step, before, after, moved): (&Step, &Standing, &Standing, Vec<Move>)| {
            let words: Vec<Line> = moved.iter().map(said).collect();
            let first = Line::new().strong(format!("{}: ", step.day.short())).then(Line::joined(words, ", "));
            let mut lines = vec![first];
            lines.extend(made_of(before, after).map(|line| Line::new().plain("  ").then(line)));
            lines.extend(whose(&step.commits).into_iter().map(|line| Line::new().plain("  ").then(line)));
            lines
        };
        self.turns().map(told).collect()
    }
}

/// `last 7 days: fell 9: ...`, a line each.
pub(super) fn explained(all: &[Explained]) -> Vec<Line> {
    let said = |it: &Explained| {
        let words = match &it.both {
            Err(why) => Line::new().dim(why),
            Ok((then, now)) => match (then.score, now.score) {
                (Some(_), Some(now_at)) => made_of(then, now)
                    .unwrap_or_else(|| Line::new().dim(format!("no change: {}", Number(now_at)))),
                (None, _) => Line::new().dim(format!("no score then: {}", then.judgement.phrase())),
                (_, None) => Line::new().dim(format!("no score now: {}", now.judgement.phrase())),
            },
        };
        Line::new().strong(format!("{} days, since {}: ", it.days, it.on.short())).then(words)
    };
    all.iter().map(said).collect()
}

fn said(it: &Move) -> Line {
    let band =
        |band: Option<Colour>| band.map_or_else(|| Line::from("no band"), |band| tone(band).line(band));
    match it {
        Move::Band { from, to } => band(*from).plain(" → ").then(band(*to)),
        Move::Opened(gate) => Line::new().good(format!("{gate} opened")),
        Move::Shut(gate) => Line::new().bad(format!("{gate} shut again")),
        Move::GoLive { from, to } => {
            let line = Line::from(format!("go-live {} → {}", from.short(), to.short()));
            line.slipped(Some(to.days_since(*from)))
        }
        Move::WentLive(day) => Line::new().good(format!("live on {}", day.short())),
        Move::Ended(result) => Line::from(format!("ended: {}", result.word())),
        Move::Reopened => Line::from("goes on"),
    }
}

/// `fell 9: slip −6, sponsor silence −3`.
fn made_of(before: &Standing, after: &Standing) -> Option<Line> {
    let (was, is) = before.score.zip(after.score)?;
    let (difference, parts) = (is - was, parts_told(before, after, MOST_PARTS));
    if parts.is_empty() {
        return None;
    }
    let verb = if difference < 0.0 { "fell" } else { "rose" };
    let head = format!("{verb} {}: ", Number((difference.abs() * 10.0).round() / 10.0));
    Some(Line::from(head).then(parts))
}

/// Whose commits lie between.
fn whose(commits: &[Origin]) -> Vec<Line> {
    if commits.is_empty() {
        return vec![Line::new().dim("no commit: time passed")];
    }
    let one = |it: &Origin| {
        Line::new().code(&it.id).plain(format!(" {}, {}: ", it.on.short(), it.author)).plain(&it.subject)
    };
    let mut lines: Vec<Line> = commits.iter().rev().take(MOST_COMMITS).map(one).collect();
    let rest = commits.len().saturating_sub(MOST_COMMITS);
    lines.extend((rest > 0).then(|| Line::new().dim(format!("and {} before", Count(rest, "commit")))));
    lines
}
