//! What moved, in words: what it was, what it is, whose commit it was, and what the score is made of.

use super::HistoryAnswer;
use super::parts::parts_told;
use crate::history::{Explained, Move, Mover, Origin, Standing, Turned, turned};
use crate::model::Colour;
use crate::phrase::{Count, Number, Signed};
use crate::report::Line;
use crate::report::health::tone;

/// So many parts of a difference are told.
const MOST_PARTS: usize = 4;

/// So many commits of a step are named.
const MOST_COMMITS: usize = 3;

impl HistoryAnswer {
    /// A paragraph a step at which something moved.
    pub(super) fn moved(&self) -> Vec<Vec<Line>> {
        let told = |turned: &Turned<'_>| {
            let words: Vec<Line> = turned.moves.iter().map(|it| moved(turned, it)).collect();
            let day = turned.step.day.short();
            let first = Line::new().strong(format!("{day}: ")).then(Line::joined(words, ", "));
            let score = made_of(turned.before, turned.after);
            let points = turned.points().map(|(time, files)| {
                let said = format!(
                    "of it {} as time passed, {} by commits",
                    Signed::points(time),
                    Signed::points(files)
                );
                Line::new().dim(said)
            });
            let whose = match turned.is_of_commits() {
                true => whose(&turned.step.commits),
                false => vec![Line::new().dim(no_commit(&turned.step.commits))],
            };
            let below =
                score.into_iter().chain(points).chain(whose).map(|line| Line::new().plain("  ").then(line));
            std::iter::once(first).chain(below).collect()
        };
        turned(&self.steps).iter().map(told).collect()
    }
}

/// What moved; where commits did some of it and time the rest, which is which.
fn moved(turned: &Turned<'_>, (moved, mover): &(Move, Mover)) -> Line {
    let line = said(moved);
    let by_time = turned.days_by_time().filter(|_| matches!(moved, Move::GoLive { .. }));
    match (mover, by_time) {
        (Mover::Time, _) if turned.is_of_commits() => line.dim(" (time passed)"),
        (Mover::Both, Some(days)) => line.dim(format!(" ({} as time passed)", Signed::days(days))),
        (Mover::Both, None) => line.dim(" (partly as time passed)"),
        _ => line,
    }
}

fn no_commit(commits: &[Origin]) -> String {
    match commits.len() {
        0 => "no commit: time passed".to_owned(),
        1 => "time passed: without the commit in between it would be the same".to_owned(),
        many => format!("time passed: without the {many} commits in between it would be the same"),
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
        Move::Reopened => Line::from("reopened"),
    }
}

/// `fell 9: slip −6, sponsor silence −3`.
fn made_of(before: &Standing, after: &Standing) -> Option<Line> {
    let (was, is) = before.score.zip(after.score)?;
    let (difference, parts) = (is - was, parts_told(before, after, MOST_PARTS));
    if parts.is_empty() {
        return None;
    }
    let verb = verb(difference);
    let head = format!("{verb} {}: ", Number((difference.abs() * 10.0).round() / 10.0));
    Some(Line::from(head).then(parts))
}

/// Whose commits lie between.
fn whose(commits: &[Origin]) -> Vec<Line> {
    let one = |it: &Origin| {
        Line::new().code(&it.id).plain(format!(" {}, {}: ", it.on.short(), it.author)).plain(&it.subject)
    };
    let mut lines: Vec<Line> = commits.iter().rev().take(MOST_COMMITS).map(one).collect();
    let rest = commits.len().saturating_sub(MOST_COMMITS);
    lines.extend((rest > 0).then(|| Line::new().dim(format!("and {} before", Count(rest, "commit")))));
    lines
}

/// What a score did; parts can move that come to nothing together.
fn verb(difference: f64) -> &'static str {
    match (difference * 10.0).round() {
        tenths if tenths < 0.0 => "fell",
        tenths if tenths > 0.0 => "rose",
        _ => "moved by",
    }
}

#[cfg(test)]
mod tests {
    use super::verb;

    #[test]
    fn a_score_whose_parts_cancel_out_did_not_rise() {
        assert_eq!(
            [-3.0, -0.04, 0.0, 0.04, 0.1].map(verb),
            ["fell", "moved by", "moved by", "moved by", "rose"]
        );
    }
}
