//! What became of a plan, in words.

use super::entries;
use super::kind::Kind;
use super::whose::{names, of_all, whose};
use crate::diff::PlanFate;
use crate::history::{Move, Standing};
use crate::phrase::{Money, Number};
use crate::report::Line;
use crate::report::history::parts_told;
use crate::report::status::cells::judged;
use crate::since::{By, Change, News, PlanSince, RiskFate, Slid, Started};

/// So many parts of a score's difference are told.
const MOST_PARTS: usize = 3;

/// One line of what became of a plan.
pub(super) struct Told<'p> {
    pub(super) kind: Kind,
    pub(super) plan: &'p PlanSince,
    pub(super) line: Line,
    /// Whether a long portfolio leaves it out.
    pub(super) is_minor: bool,
}

/// What became of a plan, a line a thing.
pub(super) fn told(plan: &PlanSince) -> Vec<Told<'_>> {
    let line = |kind, line| Told { kind, plan, line, is_minor: false };
    let mut all = Vec::new();
    let of_then = plan.broken.base.iter().map(|why| ("then", why));
    for (when, why) in of_then.chain(plan.broken.head.iter().map(|why| ("now", why))) {
        all.push(line(Kind::Unreadable, Line::new().warn(format!("{when}: ")).then(Line::message(why))));
    }
    match (&plan.started, plan.fate) {
        (Some(started), _) => all.push(line(Kind::Started, start(started))),
        (None, PlanFate::Added) => all.push(line(Kind::Started, Line::from("new"))),
        (None, PlanFate::Removed) => {
            all.push(line(
                Kind::Ended,
                Line::from("is not there any more").dim(format!(", {}", names(&plan.hands))),
            ));
        }
        _ => {}
    }
    all.extend(plan.changes.iter().filter_map(|change| {
        let (kind, said) = news(plan, change)?;
        let line = said.dim(", ").dim(whose(plan, change));
        Some(Told { kind, plan, line, is_minor: is_minor(&change.news) })
    }));
    all.extend([By::Time, By::Files].into_iter().filter_map(|by| slid(plan, by)));
    if let Some(former) = plan.former_name() {
        all.push(line(Kind::Renamed, Line::new().code(former).plain(" → ").code(plan.name())));
    }
    all
}

/// `signed 9 Apr, mid-market, USD 38,000, Tomas Lind`.
fn start(it: &Started) -> Line {
    let money = it.arr.map(|arr| Money(arr, it.currency.as_deref().unwrap_or_default()).to_string());
    let parts = [
        Some(format!("signed {}", it.signed_on.short())),
        Some(it.segment.to_string()),
        money.map(|money| money.trim().to_owned()),
        it.csm.clone(),
    ];
    Line::from(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// Whether a long portfolio has too much of it.
const fn is_minor(news: &News) -> bool {
    matches!(news, News::Score { .. } | News::Usage(_))
        || matches!(news, News::Risk(risk) if matches!(risk.fate, RiskFate::Opened(_) | RiskFate::Closed(_)))
}

/// What came to be late of a plan by itself, or by its files: on one line, or a plan that stands still would fill the page.
fn slid(plan: &PlanSince, by: By) -> Option<Told<'_>> {
    let of = plan.changes.iter().filter(|change| change.by == by);
    let all: Vec<&Slid> = of
        .filter_map(|change| match &change.news {
            News::Slid(it) => Some(it),
            _ => None,
        })
        .collect();
    let line = || entries::slid(&all).dim(", ").dim(of_all(by, &plan.hands));
    (!all.is_empty()).then(|| Told { kind: Kind::Slid, plan, line: line(), is_minor: true })
}

fn news(plan: &PlanSince, change: &Change) -> Option<(Kind, Line)> {
    Some(match &change.news {
        News::Moved(moved) => match moved {
            Move::Band { .. } => (Kind::Health, health(plan)?),
            Move::Opened(gate) => (Kind::Gates, Line::new().good(format!("{gate} opened"))),
            Move::Shut(gate) => (Kind::Gates, Line::new().bad(format!("{gate} shut again"))),
            Move::GoLive { from, to } => {
                let line = Line::from(format!("{} → {}", from.short(), to.short()));
                (Kind::GoLive, line.slipped(Some(to.days_since(*from))))
            }
            Move::WentLive(day) => (Kind::GoLive, Line::new().good(format!("live on {}", day.short()))),
            Move::Ended(result) => (Kind::Ended, Line::from(result.word())),
            Move::Reopened => (Kind::Ended, Line::from("reopened")),
        },
        News::Score { .. } => (Kind::Health, health(plan)?),
        News::Usage(usage) => (Kind::Usage, entries::usage(usage)),
        News::Promise(promise) => (Kind::Promises, entries::promise(promise)),
        News::Value(value) => (Kind::Value, entries::value(value)),
        News::Waiver(waiver) => (Kind::Waivers, entries::waiver(waiver)),
        News::Risk(risk) => (Kind::Risks, entries::risk(risk)),
        News::Slid(_) => return None,
    })
}

/// `A 67 → A 63: slip −2.4, mood +2.1`.
fn health(plan: &PlanSince) -> Option<Line> {
    let (then, now) = (plan.standing.base.as_ref()?, plan.standing.head.as_ref()?);
    let before_caps =
        then.uncapped.zip(now.uncapped).filter(|(was, is)| then.score == now.score && was != is);
    let (line, parts) = match before_caps {
        // What moved is hidden by a cap, which is no part of it.
        Some((was, is)) => {
            let uncapped = |it: &Standing| Standing { score: it.uncapped, ..it.clone() };
            let line = mark(now).plain(format!(", before caps {} → {}", Number(was), Number(is)));
            (line, parts_told(&uncapped(then), &uncapped(now), MOST_PARTS))
        }
        None => (mark(then).plain(" → ").then(mark(now)), parts_told(then, now, MOST_PARTS)),
    };
    Some(if parts.is_empty() { line } else { line.plain(": ").then(parts) })
}

/// `R 45`, or in words why there is no score.
fn mark(standing: &Standing) -> Line {
    let judgement = standing.judgement;
    let words = match judgement.score() {
        // Rounded down as in the column, so that none looks like one of the next band.
        Some(score) => format!("{} {}", judgement.letter(), Number(score.floor())),
        None => judgement.phrase().to_owned(),
    };
    judged(judgement).line(words)
}
