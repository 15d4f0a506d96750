//! Signals of delivery: dates that slip, work that fails or waits, scope that grows.

use super::{Observation, Signal, WatchedPlan};
use crate::date::Date;
use crate::gate::{GoLive, Waived};
use crate::model::{PlanFile, ValueName};
use crate::phrase::{Count, Days, List, Percent};
use crate::plan_at::Workstreams;
use crate::route::Route;
use crate::schedule::{Forecast, stuck as stuck_items};

pub(super) const FIRST_VALUE_LATE: Signal = Signal {
    id: "first_value_late",
    summary: "first value is overdue",
    source: "S0 S2 S3",
    metrics: &["first_value_overdue_days"],
    play: "first-value-escalation",
    docs: "\
Time to first value predicts renewal better than almost any other number, and every day of waiting adds to the
risk of losing the customer.

Fires when `first_value_overdue_days` is more than `threshold`. Once somebody says that it is reached, it is late no more:
what shows it is asked for by `value_unshown`.",
    is_watched_on_hold: false,
    watch: |watched| {
        let metric = "first_value_overdue_days";
        let days = watched.known(metric).filter(|days| *days > watched.threshold())? as i64;
        let why = watched.note(metric).map_or_else(String::new, |note| format!(", {note}"));
        let expected = watched.schedule.value_forecast(ValueName::First).and_then(|forecast| forecast.date);
        let ahead = expected.map(|on| on.days_since(watched.as_of())).filter(|days| *days >= 0);
        let late = format!("first value {} late", Days(days));
        let short = match ahead {
            Some(0) => format!("{late}, due today"),
            Some(ahead) => format!("{late}, due in {ahead}"),
            None => late,
        };
        Some(
            Observation::new(format!("first value is overdue by {}{why}", Days(days)), short)
                .at(watched.route(metric))
                .since(Some(watched.exceeded_on(days))),
        )
    },
};

pub(super) const VALUE_UNSHOWN: Signal = Signal {
    id: "value_unshown",
    summary: "value is reached, and nothing shows it yet",
    source: "S0 S2 S4",
    metrics: &["ttfv_days", "time_to_full_value_days"],
    play: "value-evidence",
    docs: "\
The work is done, and what is owed is a line of paper. Whoever saw it remembers it this week; at the renewal a win that
nobody can show is an anecdote.

Fires when first or full value is said to be reached, by its own day or with its milestone, and no `evidence` shows it, from
`threshold` days after that day on.",
    is_watched_on_hold: false,
    watch: value_unshown,
};

fn value_unshown(watched: &WatchedPlan<'_>) -> Option<Observation> {
    if watched.plan.is_doubtful(PlanFile::Jsp) {
        return None;
    }
    let claims = [ValueName::First, ValueName::Full].into_iter().filter_map(|name| {
        let on = watched.value_unshown(name)?;
        (watched.as_of().days_since(on) >= watched.threshold_days()).then_some((name, on))
    });
    let claims: Vec<_> = claims.collect();
    let (name, since) = *claims.iter().min_by_key(|(_, on)| *on)?;
    let said: Vec<String> = claims.iter().map(|(name, on)| format!("{} on {on}", name.spoken())).collect();
    let said = format!("reached, and nothing shows it yet: {}; add the evidence", List::and(&said));
    let route = Route::to(PlanFile::Jsp).key("value").key(name.word());
    let short = format!("{} reached, nothing shows it", name.spoken());
    Some(Observation::new(said, short).at(Some(route)).since(Some(since)))
}

pub(super) const GO_LIVE_SLIPPING: Signal = Signal {
    id: "go_live_slipping",
    summary: "go-live is forecast well after the day that was agreed",
    source: "S3",
    metrics: &["forecast_slip_days", "forecast_go_live"],
    play: "go-live-recovery",
    docs: "\
Onboarding that drags breeds doubt, and the doubt becomes the story that is told inside the customer.

Fires before go-live when the day on which the customer can go live is more than `threshold` days after the one that the
customer's side agreed to last, the days by which holds moved that one left out. Nobody goes live before the gate opens:
where that is later than the milestone's own forecast (`forecast_slip_days`), it counts, against the gate's day.",
    is_watched_on_hold: false,
    watch: |watched| {
        watched.known("forecast_slip_days")?;
        let (schedule, metrics, gates) = (&watched.schedule, &watched.metrics, &watched.gates);
        let late = GoLive::past_agreed(schedule, metrics, gates)
            .filter(|late| late.days as f64 > watched.threshold())?;
        let forecast = GoLive::of(schedule, metrics, gates).forecast;
        let forecast = forecast.map_or_else(String::new, |date| format!(": {date}"));
        let said = format!("go-live is forecast {late}{forecast}");
        let short = format!("go-live {} late", Days(late.days));
        Some(Observation::new(said, short).at(watched.route("forecast_slip_days")))
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
    watch: |watched| stuck(watched, "migration", &["migration", "import"], Waiting::LateOrBlocked),
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
    watch: |watched| stuck(watched, "integration", &["integration"], Waiting::Late),
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
    watch: |watched| stuck(watched, "security", &["security", "procurement", "legal"], Waiting::LateOrBlocked),
};

/// What counts as waiting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Waiting {
    Late,
    LateOrBlocked,
}

/// The open milestone of such workstreams that has been waiting the longest, when that is too long.
fn stuck(watched: &WatchedPlan<'_>, what: &str, about: &[&str], waiting: Waiting) -> Option<Observation> {
    let plan = &watched.plan;
    if plan.is_doubtful(PlanFile::Jsp) {
        return None;
    }
    let workstreams = Workstreams::of(&plan.jsp.workstreams);
    let waived = Waived::of(watched);
    let open = watched.schedule.milestones().filter(|(_, milestone, forecast)| {
        forecast.standing.is_open()
            && workstreams.is_about(milestone, about)
            && !waived.has_milestone(milestone)
    });
    let waits = open.filter_map(|(index, milestone, forecast)| {
        let wait = longest(late(watched, forecast), blocked(watched, index, waiting));
        wait.map(|wait| (index, milestone, wait))
    });
    let by_days = |(_, _, a): &(_, _, Wait), (_, _, b): &(_, _, Wait)| a.days.cmp(&b.days);
    // Of equal waits the first in the file.
    let (index, milestone, wait) = waits.collect::<Vec<_>>().into_iter().rev().max_by(by_days)?;
    (wait.days as f64 > watched.threshold()).then(|| {
        let route = Route::to(PlanFile::Jsp).key("milestones").index(index);
        let days = Days(wait.days);
        let short = if wait.is_blocked {
            format!("{what} blocked for {days}")
        } else {
            format!("{what} {days} late")
        };
        Observation::new(format!("{}: {}", milestone.label(), wait.words), short)
            .at(Some(route))
            .since(Some(wait.seen_on))
    })
}

struct Wait {
    days: i64,
    /// Whether something holds it up, and not the day alone.
    is_blocked: bool,
    words: String,
    seen_on: Date,
}

fn late(watched: &WatchedPlan<'_>, forecast: &Forecast) -> Option<Wait> {
    let (due, date) = (forecast.due?, forecast.date?);
    let days = date.days_since(due);
    // It could be seen when the due date was as long past; a forecast that is late already can be seen today.
    let seen_on = due.plus_days(watched.threshold_days() + 1).min(watched.as_of());
    let words = format!("forecast {date}, {} late", Days(days));
    Some(Wait { days, is_blocked: false, words, seen_on })
}

fn blocked(watched: &WatchedPlan<'_>, index: usize, waiting: Waiting) -> Option<Wait> {
    let since = watched.waits(index).first().filter(|_| waiting == Waiting::LateOrBlocked)?.since;
    let days = watched.days_quiet_since(since);
    let seen_on = watched.exceeded_on(days).min(watched.as_of());
    let words = format!("blocked for {}, since {since}", Days(days));
    Some(Wait { days, is_blocked: true, words, seen_on })
}

fn longest(a: Option<Wait>, b: Option<Wait>) -> Option<Wait> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.days > a.days { b } else { a }),
        (a, b) => a.or(b),
    }
}

pub(super) const BLOCKER_UNANSWERED: Signal = Signal {
    id: "blocker_unanswered",
    summary: "something is blocked and nobody has answered within the agreed time",
    source: "S1",
    metrics: &["blockers_past_sla"],
    play: "escalation",
    docs: "\
A blocker that nobody answers is a date that moves by a day every day, and nobody decided it. The time for an answer is
agreed at the kickoff: one working day where it is critical.

Fires when `blockers_past_sla` is at least `threshold`.",
    is_watched_on_hold: false,
    watch: |watched| {
        let metric = "blockers_past_sla";
        let late = watched.known(metric).filter(|late| *late >= watched.threshold())?;
        let which = watched.note(metric)?;
        let stuck = stuck_items(watched);
        let waits = stuck.iter().flat_map(|stuck| &stuck.waits);
        let unanswered = waits.filter(|wait| wait.blocker.answered_by(watched.as_of()).is_none());
        let due = unanswered.map(|wait| watched.answer_due(wait)).filter(|due| *due < watched.as_of()).min();
        let said = format!("no answer in time: {which}");
        let short = format!("no answer in time on {}", Count(late as usize, "blocker"));
        Some(Observation::new(said, short).at(watched.route(metric)).since(due.map(|due| due.plus_days(1))))
    },
};

pub(super) const SCOPE_GROWING: Signal = Signal {
    id: "scope_growing",
    summary: "work has been added since the plan was agreed, and nobody decided it",
    source: "S0 S1",
    metrics: &["scope_growth"],
    play: "scope-control",
    docs: "\
Scope that grows without a decision moves every date without anybody having moved one.

Fires when `scope_growth` is more than `threshold` and at least two milestones were added. What came after the agreement stays growth for ever; a
later entry of `baselines` gives it a day to be held against.",
    is_watched_on_hold: false,
    watch: |watched| {
        let growth = watched.known("scope_growth").filter(|growth| *growth > watched.threshold())?;
        // One milestone more is a correction.
        watched.metrics.get("scope_growth").reading().filter(|reading| reading.routes.len() > 1)?;
        let of = watched.note("scope_growth").map_or_else(String::new, |note| format!(" ({note})"));
        // Whole percents are enough for a share of a few milestones.
        let growth = Percent((growth * 100.0).round() / 100.0);
        let short = format!("the plan has grown by {growth}");
        Some(
            Observation::new(format!("the plan has grown by {growth} since it was agreed{of}"), short)
                .at(watched.route("scope_growth")),
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
connect, and no milestone is done that is about integration by its workstream, its id or its title, or that names one of these
systems. From then on the plan is at best amber: what was sold is not there.",
    is_watched_on_hold: false,
    watch: |watched| {
        let days = watched.days_live().filter(|days| *days > watched.threshold_days())?;
        let said = watched.unconnected(days)?;
        let route = Route::to(PlanFile::Handoff).key("technical").key("integrations");
        let short = format!("nothing connected {} after go-live", Days(days));
        Some(Observation::new(said, short).at(Some(route)).since(Some(watched.exceeded_on(days))))
    },
};
