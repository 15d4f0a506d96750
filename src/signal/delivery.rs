//! Signals of delivery: dates that slip, work that fails or waits, scope that grows.

use super::{Scene, Sighting, Signal};
use crate::date::Date;
use crate::model::{Milestone, PlanFile, Workstream};
use crate::phrase::{Days, List, Percent};
use crate::route::Route;
use crate::schedule::Forecast;

pub(super) const FIRST_VALUE_LATE: Signal = Signal {
    id: "first_value_late",
    summary: "first value is overdue",
    source: "S0 S2 S3",
    metrics: &["first_value_overdue_days"],
    play: "first-value-escalation",
    docs: "\
Time to first value predicts renewal better than almost any other number, and every day of waiting adds to the
risk of losing the customer.

Fires when `first_value_overdue_days` is more than `threshold`.",
    is_watched_on_hold: false,
    watch: |scene| {
        let metric = "first_value_overdue_days";
        let days = scene.known(metric).filter(|days| *days > scene.threshold())? as i64;
        let why = scene.note(metric).map_or_else(String::new, |note| format!(", {note}"));
        Some(
            Sighting::new(format!("first value is overdue by {}{why}", Days(days)))
                .at(scene.route(metric))
                .since(Some(scene.exceeded_on(days))),
        )
    },
};

pub(super) const GO_LIVE_SLIPPING: Signal = Signal {
    id: "go_live_slipping",
    summary: "go-live is forecast well after the day that was agreed",
    source: "S3",
    metrics: &["forecast_slip_days", "forecast_go_live"],
    play: "go-live-recovery",
    docs: "\
Onboarding that drags breeds doubt, and the doubt becomes the story that is told inside the customer.

Fires before go-live when `forecast_slip_days`, the forecast against the baseline, is more than `threshold`.",
    is_watched_on_hold: false,
    watch: |scene| {
        let slip = scene.known("forecast_slip_days").filter(|slip| *slip > scene.threshold())? as i64;
        let forecast = scene.subject.metrics.get("forecast_go_live").day();
        let forecast = forecast.map_or_else(String::new, |date| format!(": {date}"));
        scene.days_live().is_none().then(|| {
            Sighting::new(format!("go-live is forecast {} after its baseline{forecast}", Days(slip)))
                .at(scene.route("forecast_slip_days"))
        })
    },
};

pub(super) const MIGRATION_FAILING: Signal = Signal {
    id: "migration_failing",
    summary: "data migration is late or stuck",
    source: "S1",
    metrics: &["overdue_milestones", "blocked_items"],
    play: "white-glove-import",
    docs: "\
Without the customer's own data the product is an empty box. Migration is where most patience is lost, and every
failed attempt by spreadsheet costs more of it.

Fires when an open milestone of a workstream that is about migration is forecast more than `threshold` days after
it was due, or has been blocked for longer than that.",
    is_watched_on_hold: false,
    watch: |scene| stuck(scene, &["migration", "import"], Waiting::LateOrBlocked),
};

pub(super) const INTEGRATION_DELAYED: Signal = Signal {
    id: "integration_delayed",
    summary: "an integration is late",
    source: "S0 S1",
    metrics: &["overdue_milestones"],
    play: "integration-rescue",
    docs: "\
Integrations depend on people whom neither project lead commands, which makes them a usual way for a plan to fail.

Fires when an open milestone of a workstream that is about integration is forecast more than `threshold` days after
it was due.",
    is_watched_on_hold: false,
    watch: |scene| stuck(scene, &["integration"], Waiting::Late),
};

pub(super) const SECURITY_PENDING: Signal = Signal {
    id: "security_pending",
    summary: "a security or procurement step has been waiting for too long",
    source: "S1",
    metrics: &["blocked_items", "overdue_milestones"],
    play: "security-fast-track",
    docs: "\
Security reviews, legal drafts and purchase orders stretch time to first value while everyone waits politely. With
an owner and a date, waiting on security is a task; without, it is a fog.

Fires when an open milestone of a workstream that is about security or procurement has been blocked, or is forecast
late, for more than `threshold` days.",
    is_watched_on_hold: false,
    watch: |scene| stuck(scene, &["security", "procurement", "legal"], Waiting::LateOrBlocked),
};

/// What counts as waiting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Waiting {
    Late,
    LateOrBlocked,
}

/// The open milestone of such workstreams that has been waiting the longest, when that is too long.
fn stuck(scene: &Scene<'_>, about: &[&str], waiting: Waiting) -> Option<Sighting> {
    let plan = scene.subject.plan;
    if plan.is_doubtful(PlanFile::Jsp) {
        return None;
    }
    let open = scene.subject.schedule.milestones(plan).filter(|(_, milestone, forecast)| {
        forecast.standing.is_open() && is_about(&plan.jsp.workstreams, milestone, about)
    });
    let waits = open.filter_map(|(index, milestone, forecast)| {
        let wait = longest(late(scene, milestone, forecast), blocked(scene, milestone, waiting));
        wait.map(|wait| (index, milestone, wait))
    });
    let by_days = |(_, _, a): &(_, _, Wait), (_, _, b): &(_, _, Wait)| a.days.cmp(&b.days);
    // Of equal waits the first in the file.
    let (index, milestone, wait) = waits.collect::<Vec<_>>().into_iter().rev().max_by(by_days)?;
    (wait.days as f64 > scene.threshold()).then(|| {
        let route = Route::to(PlanFile::Jsp).key("milestones").index(index);
        Sighting::new(format!("{}: {}", milestone.label(), wait.words))
            .at(Some(route))
            .since(Some(wait.seen_on))
    })
}

/// Whether the milestone belongs to a workstream whose id or name says that it is about one of these.
fn is_about(workstreams: &[Workstream], milestone: &Milestone, about: &[&str]) -> bool {
    let Some(id) = milestone.workstream.get() else { return false };
    let name = workstreams.iter().find(|workstream| workstream.id == id).and_then(|w| w.name.get());
    let words = format!("{id} {}", name.unwrap_or_default()).to_lowercase();
    about.iter().any(|topic| words.contains(topic))
}

struct Wait {
    days: i64,
    words: String,
    seen_on: Date,
}

fn late(scene: &Scene<'_>, milestone: &Milestone, forecast: &Forecast) -> Option<Wait> {
    let (due, date) = (milestone.due?, forecast.date?);
    let days = date.days_since(due);
    // It could be seen when the due date was as long past; a forecast that is late already can be seen today.
    let seen_on = due.plus_days(scene.threshold_days() + 1).min(scene.as_of());
    Some(Wait { days, words: format!("forecast {date}, {} late", Days(days)), seen_on })
}

fn blocked(scene: &Scene<'_>, milestone: &Milestone, waiting: Waiting) -> Option<Wait> {
    let since = milestone.blocked.as_ref().filter(|_| waiting == Waiting::LateOrBlocked)?.since?;
    let days = scene.as_of().days_since(since);
    let seen_on = since.plus_days(scene.threshold_days() + 1).min(scene.as_of());
    Some(Wait { days, words: format!("blocked for {}, since {since}", Days(days)), seen_on })
}

fn longest(a: Option<Wait>, b: Option<Wait>) -> Option<Wait> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.days > a.days { b } else { a }),
        (a, b) => a.or(b),
    }
}

pub(super) const SCOPE_GROWING: Signal = Signal {
    id: "scope_growing",
    summary: "work has been added since the plan was agreed, and nobody decided it",
    source: "S0 S1",
    metrics: &["scope_growth"],
    play: "scope-control",
    docs: "\
Scope that grows without a decision moves every date without anybody having moved one.

Fires when `scope_growth` is more than `threshold`. Work that somebody with the right decided on is part of the plan:
give it a `baseline`, and it no longer counts as growth.",
    is_watched_on_hold: false,
    watch: |scene| {
        let growth = scene.known("scope_growth").filter(|growth| *growth > scene.threshold())?;
        let of = scene.note("scope_growth").map_or_else(String::new, |note| format!(" ({note})"));
        // Whole percents are enough for a share of a few milestones.
        let growth = Percent((growth * 100.0).round() / 100.0);
        Some(
            Sighting::new(format!("the plan has grown by {growth} since it was agreed{of}"))
                .at(scene.route("scope_growth")),
        )
    },
};

pub(super) const NO_INTEGRATION: Signal = Signal {
    id: "no_integration",
    summary: "the product is live and nothing is connected to it",
    source: "S4",
    metrics: &["days_since_go_live"],
    play: "integration-rescue",
    docs: "\
A product that is not connected to where people already work is one more window to open, and soon one less.

Fires when go-live is more than `threshold` days past, `technical.integrations` in `handoff.yaml` names systems to
connect, and no milestone of a workstream that is about integration is done.",
    is_watched_on_hold: false,
    watch: |scene| {
        let days = scene.days_live()?;
        let plan = scene.subject.plan;
        let systems = &plan.handoff.technical.integrations;
        let is_doubtful = plan.is_doubtful(PlanFile::Handoff) || plan.is_doubtful(PlanFile::Jsp);
        let is_connected = scene.subject.schedule.milestones(plan).any(|(_, milestone, forecast)| {
            forecast.is_done && is_about(&plan.jsp.workstreams, milestone, &["integration"])
        });
        let fires = days > scene.threshold_days() && !systems.is_empty() && !is_doubtful && !is_connected;
        fires.then(|| {
            let systems = List::and(systems).at_most(3);
            Sighting::new(format!("nothing connected {} after go-live: {systems}", Days(days)))
                .at(Some(Route::to(PlanFile::Handoff).key("technical").key("integrations")))
                .since(Some(scene.exceeded_on(days)))
        })
    },
};
