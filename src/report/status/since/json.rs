//! The JSON of what became of the plans since an earlier day.

use serde::Serialize;

use crate::date::Date;
use crate::diff::PlanFate;
use crate::gate::GoLive;
use crate::history::parts;
use crate::model::Colour;
use crate::report::history::{PartJson, move_words};
use crate::since::{
    By, Change, Hands, News, PlanSince, PromiseFate, RiskFate, SentUpdate, Share, Since, ValueFate,
    WaiverFate,
};
use crate::status::Earlier;

/// What became of all of them.
#[derive(Debug, Serialize)]
pub(in crate::report::status) struct SinceJson {
    on: Date,
    commit: String,
    open_was: usize,
    open: usize,
    changes: Vec<ChangeJson>,
    rhythm: Vec<RhythmJson>,
    broken: Vec<BrokenJson>,
    unchanged: Vec<String>,
    authors: Vec<AuthorJson>,
    unknown_commits: usize,
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
    #[serde(flatten)]
    words: Words,
    by: &'static str,
    days_by_time: Option<i64>,
    days_by_files: Option<i64>,
    authors: Vec<String>,
    is_uncommitted: bool,
    has_settings: bool,
    shares: Vec<ShareJson>,
    parts: Vec<PartJson>,
}

/// Whether the rhythm of a plan was kept.
#[derive(Debug, Serialize)]
struct RhythmJson {
    slug: String,
    customer: String,
    updates_sent: Vec<UpdateJson>,
    update_overdue_days: Option<i64>,
    spoken_with: Vec<String>,
    last_spoken_on: Option<Date>,
}

#[derive(Debug, Serialize)]
struct UpdateJson {
    on: Date,
    by: Option<String>,
}

/// What time or a commit did of a change.
#[derive(Debug, Serialize)]
struct ShareJson {
    by: &'static str,
    amount: Option<f64>,
    commit: Option<String>,
    authors: Vec<String>,
    is_uncommitted: bool,
    has_settings: bool,
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
            rhythm: since.plans.iter().filter_map(rhythm).collect(),
            broken: broken.collect(),
            unchanged: since.unchanged().map(|it| it.name().to_owned()).collect(),
            authors: since.authors.iter().map(author).collect(),
            unknown_commits: since.unknown_commits,
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

/// What a change is in the words of programs.
#[derive(Debug, Default, Serialize)]
struct Words {
    kind: &'static str,
    what: Option<String>,
    text: Option<String>,
    gate: Option<&'static str>,
    who: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

fn changes(plan: &PlanSince) -> Vec<ChangeJson> {
    let change = |words: Words, by: By, shares: Vec<ShareJson>| {
        let (days_by_time, days_by_files) = match by {
            By::Both { time, files } => (time, files),
            _ => (None, None),
        };
        let is_health = matches!(words.kind, "band" | "score");
        let both = plan.standing.base.as_ref().zip(plan.standing.head.as_ref()).filter(|_| is_health);
        let parts = both.map(|(then, now)| parts(then, now)).unwrap_or_default();
        let hands = hands(plan, by, &shares);
        ChangeJson {
            slug: plan.name().to_owned(),
            customer: plan.customer.clone(),
            words,
            by: by.word(),
            days_by_time,
            days_by_files,
            authors: hands.authors,
            is_uncommitted: hands.is_uncommitted,
            has_settings: hands.has_settings,
            shares,
            parts: parts.into_iter().map(PartJson::from).collect(),
        }
    };
    let mut all = Vec::new();
    match plan.fate {
        PlanFate::Added => {
            let to = plan.started.as_ref().map(|it| it.signed_on.to_string());
            all.push(change(Words { kind: "started", to, ..Words::default() }, By::Files, Vec::new()));
        }
        PlanFate::Removed => {
            all.push(change(Words { kind: "removed", ..Words::default() }, By::Files, Vec::new()));
        }
        _ => {}
    }
    if let Some(former) = plan.former_name() {
        let (from, to) = (Some(former.to_owned()), Some(plan.name().to_owned()));
        let words = Words { kind: "renamed", from, to, ..Words::default() };
        all.push(change(words, By::Files, Vec::new()));
    }
    all.extend(plan.changes.iter().map(|it| change(words(&it.news), it.by, shares(plan, it))));
    all
}

fn shares(plan: &PlanSince, change: &Change) -> Vec<ShareJson> {
    let share = |it: Share<'_>| {
        let hands = it.stage.hands.clone().unwrap_or_default();
        ShareJson {
            by: if it.stage.hands.is_some() { By::Files.word() } else { By::Time.word() },
            amount: it.amount,
            commit: it.stage.commit.clone(),
            authors: hands.authors,
            is_uncommitted: hands.is_uncommitted,
            has_settings: hands.has_settings,
        }
    };
    plan.shares(change).into_iter().map(share).collect()
}

/// Who did something: those that did a share of it; where those are not told apart, all.
fn hands(plan: &PlanSince, by: By, shares: &[ShareJson]) -> Hands {
    if by == By::Time {
        return Hands::default();
    }
    let hands = shares.iter().filter(|it| it.by == By::Files.word()).map(|it| Hands {
        authors: it.authors.clone(),
        is_uncommitted: it.is_uncommitted,
        has_settings: it.has_settings,
    });
    hands.reduce(Hands::and_then).unwrap_or_else(|| plan.hands.clone())
}

fn words(news: &News) -> Words {
    let day = |day: Date| Some(day.to_string());
    match news {
        News::Moved(moved) => {
            let (kind, what, from, to) = move_words(*moved);
            Words { kind, what: what.map(str::to_owned), from, to, ..Words::default() }
        }
        News::Score { from, to } => Words {
            kind: "score",
            from: Some(from.to_string()),
            to: Some(to.to_string()),
            ..Words::default()
        },
        News::Usage(it) => Words {
            kind: "usage",
            from: it.from.map(|from| from.active.to_string()),
            to: Some(it.to.active.to_string()),
            ..Words::default()
        },
        News::Promise(it) => {
            let (kind, from, to) = match it.fate {
                PromiseFate::Kept(on) => ("promise_kept", None, day(on)),
                PromiseFate::Missed(due) => ("promise_missed", day(due), None),
                PromiseFate::Declined => ("promise_declined", None, None),
            };
            Words { kind, from, to, ..named(&it.id, &it.text, it.decided_by.clone()) }
        }
        News::Value(it) => {
            let (kind, from, to) = match it.fate {
                ValueFate::Reached(on) => ("value_reached", None, day(on)),
                ValueFate::TakenBack => ("value_taken_back", None, None),
                ValueFate::Overdue(agreed) => ("value_overdue", day(agreed), None),
                ValueFate::Expected { from, to, .. } => ("value", day(from), day(to)),
            };
            Words { kind, what: Some(it.name.word().to_owned()), from, to, ..Words::default() }
        }
        News::Waiver(it) => {
            let kind = match it.fate {
                WaiverFate::Given => "waiver_given",
                WaiverFate::Withdrawn => "waiver_withdrawn",
                WaiverFate::Lapsed => "waiver_lapsed",
            };
            let who = Some(it.by.clone()).filter(|by| !by.is_empty());
            Words {
                kind,
                gate: Some(it.gate.word()),
                to: day(it.until),
                ..named(&it.criterion, &it.text, who)
            }
        }
        News::Risk(it) => {
            let (kind, from, to) = match it.fate {
                RiskFate::Opened(_) => ("risk_opened", None, None),
                RiskFate::PastTrigger(due) => ("risk_past_trigger", day(due), None),
                RiskFate::Occurred(on) => ("risk_occurred", None, day(on)),
                RiskFate::Closed(on) => ("risk_closed", None, day(on)),
            };
            Words { kind, from, to, ..named(&it.id, &it.text, it.owner.clone()) }
        }
        News::Slid(it) => {
            let kind = match it.kind {
                "milestone" => "milestone_overdue",
                "action" => "action_overdue",
                "blocker" => "blocker_unanswered",
                "criterion" => "criterion_overdue",
                _ => "training_overdue",
            };
            Words { kind, from: day(it.due), ..named(&it.id, &it.what, it.owner.clone()) }
        }
    }
}

fn named(id: &str, text: &str, who: Option<String>) -> Words {
    Words { what: Some(id.to_owned()), text: Some(text.to_owned()), who, ..Words::default() }
}

fn rhythm(plan: &PlanSince) -> Option<RhythmJson> {
    let it = plan.rhythm.as_ref()?;
    let update = |update: &SentUpdate| UpdateJson { on: update.on, by: update.by.clone() };
    Some(RhythmJson {
        slug: plan.name().to_owned(),
        customer: plan.customer.clone(),
        updates_sent: it.updates.iter().map(update).collect(),
        update_overdue_days: it.update_overdue_days,
        spoken_with: it.spoken_with.clone(),
        last_spoken_on: it.last_spoken,
    })
}
