//! The JSON of what became of the plans since an earlier day.

use serde::Serialize;

use crate::date::Date;
use crate::diff::PlanFate;
use crate::gate::GoLive;
use crate::history::parts;
use crate::model::Colour;
use crate::report::history::{PartJson, move_words};
use crate::since::{By, News, PlanSince, PromiseFate, Since};
use crate::status::Earlier;

/// What became of all of them.
#[derive(Debug, Serialize)]
pub(in crate::report::status) struct SinceJson {
    on: Date,
    commit: String,
    open_was: usize,
    open: usize,
    changes: Vec<ChangeJson>,
    broken: Vec<BrokenJson>,
    unchanged: Vec<String>,
    authors: Vec<AuthorJson>,
}

/// What a row said on that day.
#[derive(Debug, Serialize)]
pub(in crate::report::status) struct EarlierJson {
    on: Date,
    phase: &'static str,
    health_state: &'static str,
    health_score: Option<f64>,
    health_band: Option<&'static str>,
    go_live: GoLive,
    done: usize,
    milestones: usize,
    overdue: Option<usize>,
    blocked: Option<usize>,
}

#[derive(Debug, Serialize)]
struct ChangeJson {
    slug: String,
    customer: String,
    kind: &'static str,
    what: Option<String>,
    from: Option<String>,
    to: Option<String>,
    by: &'static str,
    days_by_time: Option<i64>,
    days_by_files: Option<i64>,
    authors: Vec<String>,
    is_uncommitted: bool,
    has_settings: bool,
    parts: Vec<PartJson>,
}

/// A plan that cannot be compared in full.
#[derive(Debug, Serialize)]
struct BrokenJson {
    slug: String,
    then: Option<String>,
    now: Option<String>,
}

#[derive(Debug, Serialize)]
struct AuthorJson {
    name: String,
    commits: usize,
}

impl SinceJson {
    pub(in crate::report::status) fn of(since: &Since) -> Self {
        let open = since.open();
        let broken = since.plans.iter().filter(|it| it.broken.base.is_some() || it.broken.head.is_some());
        let broken = broken.map(|it| BrokenJson {
            slug: it.name().to_owned(),
            then: it.broken.base.clone(),
            now: it.broken.head.clone(),
        });
        let author = |(name, commits): &(String, usize)| AuthorJson { name: name.clone(), commits: *commits };
        Self {
            on: since.on,
            commit: since.commit.clone(),
            open_was: open.base,
            open: open.head,
            changes: since.plans.iter().flat_map(changes).collect(),
            broken: broken.collect(),
            unchanged: since.unchanged().map(|it| it.name().to_owned()).collect(),
            authors: since.authors.iter().map(author).collect(),
        }
    }
}

impl EarlierJson {
    pub(in crate::report::status) fn of(it: &Earlier) -> Self {
        Self {
            on: it.on,
            phase: it.standing(),
            health_state: it.judgement.word(),
            health_score: it.judgement.score(),
            health_band: it.judgement.band().map(Colour::word),
            go_live: it.go_live,
            done: it.done,
            milestones: it.milestones,
            overdue: it.overdue,
            blocked: it.blocked,
        }
    }
}

/// In the words of programs: its kind, what it is about, before and after.
type Words = (&'static str, Option<String>, Option<String>, Option<String>);

fn changes(plan: &PlanSince) -> Vec<ChangeJson> {
    let change = |(kind, what, from, to): Words, by: By| {
        let (days_by_time, days_by_files) = match by {
            By::Both { time, files } => (time, files),
            _ => (None, None),
        };
        let is_health = matches!(kind, "band" | "score");
        let both = plan.standing.base.as_ref().zip(plan.standing.head.as_ref()).filter(|_| is_health);
        let parts = both.map(|(then, now)| parts(then, now)).unwrap_or_default();
        ChangeJson {
            slug: plan.name().to_owned(),
            customer: plan.customer.clone(),
            kind,
            what,
            from,
            to,
            by: by.word(),
            days_by_time,
            days_by_files,
            authors: if by == By::Time { Vec::new() } else { plan.hands.authors.clone() },
            is_uncommitted: by != By::Time && plan.hands.is_uncommitted,
            has_settings: by != By::Time && plan.hands.has_settings,
            parts: parts.into_iter().map(PartJson::from).collect(),
        }
    };
    let mut all = Vec::new();
    let signed = plan.started.as_ref().map(|it| it.signed_on.to_string());
    match plan.fate {
        PlanFate::Added => all.push(change(("started", None, None, signed), By::Files)),
        PlanFate::Removed => all.push(change(("removed", None, None, None), By::Files)),
        _ => {}
    }
    if let Some(former) = plan.former_name() {
        let names = (Some(former.to_owned()), Some(plan.name().to_owned()));
        all.push(change(("renamed", None, names.0, names.1), By::Files));
    }
    all.extend(plan.changes.iter().map(|it| change(words(&it.news), it.by)));
    all
}

fn words(news: &News) -> Words {
    match news {
        News::Moved(moved) => {
            let (kind, what, from, to) = move_words(*moved);
            (kind, what.map(str::to_owned), from, to)
        }
        News::Score { from, to } => ("score", None, Some(from.to_string()), Some(to.to_string())),
        News::Promise(promise) => {
            let (kind, from, to) = match promise.fate {
                PromiseFate::Kept(on) => ("promise_kept", None, Some(on.to_string())),
                PromiseFate::Missed(due) => ("promise_missed", Some(due.to_string()), None),
                PromiseFate::Declined => ("promise_declined", None, None),
            };
            (kind, Some(promise.id.clone()), from, to)
        }
    }
}
