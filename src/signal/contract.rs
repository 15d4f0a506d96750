//! Signals of what was agreed: promises, waivers, holds, the contract itself.

use super::observation::fitting;
use super::{Observation, Signal, WatchedPlan};
use crate::gate::CriterionState;
use crate::model::PlanFile;
use crate::phrase::{Count, Days};
use crate::route::Route;

pub(super) const PROMISE_LATE: Signal = Signal {
    id: "promise_late",
    summary: "something that was promised to close the deal is late",
    source: "S0 S3",
    metrics: &["overdue_commitments"],
    play: "promise-recovery",
    docs: "\
The customer bought what was promised, not what was written down. A promise that passes its day in silence is remembered
at the renewal; one that is declined in the open is not.

Fires when `overdue_commitments` is at least `threshold`.",
    is_watched_on_hold: false,
    watch: |watched| {
        let metric = "overdue_commitments";
        let late = watched.known(metric).filter(|late| *late >= watched.threshold())? as usize;
        let first = watched.note(metric)?;
        let more = if late > 1 { format!(" and {} more", late - 1) } else { String::new() };
        let counted = format!("{} late", Count(late, "promise"));
        let short = fitting([format!("promised and late: {first}{more}"), counted]);
        Some(Observation::new(format!("promised and late: {first}{more}"), short).at(watched.route(metric)))
    },
};

pub(super) const WAIVER_LAPSING: Signal = Signal {
    id: "waiver_lapsing",
    summary: "a waiver runs out and what it covers is still missing",
    source: "S1",
    metrics: &[],
    play: "waiver-close-out",
    docs: "\
A waiver lets a gate open with something still owed, until a day. On the day after, the gate is shut again, also one that was signed.

Fires when at least `threshold` waivers of criteria that are not met run out within `gates.waivers.announce_days`, or
have run out.",
    is_watched_on_hold: false,
    watch: waiver_lapsing,
};

fn waiver_lapsing(watched: &WatchedPlan<'_>) -> Option<Observation> {
    let announce = i64::from(watched.basis.config.gates.waivers.announce_days);
    let criteria = watched.gates.gates.iter().flat_map(|gate| &gate.criteria);
    let lapsing = criteria.filter_map(|criterion| {
        let (CriterionState::Waived(until) | CriterionState::Lapsed(until)) = criterion.state else {
            return None;
        };
        (until.days_since(watched.as_of()) <= announce).then_some((until, criterion))
    });
    let lapsing: Vec<_> = lapsing.collect();
    if lapsing.is_empty() || (lapsing.len() as f64) < watched.threshold() {
        return None;
    }
    let (until, criterion) = lapsing.iter().min_by_key(|(until, _)| *until)?;
    let when = match until.days_since(watched.as_of()) {
        0 => "runs out today".to_owned(),
        left if left < 0 => format!("ran out on {until}, and its gate is shut"),
        left => format!("runs out in {}", Days(left)),
    };
    let said = format!("the waiver of `{}` {when}", criterion.id);
    let short = |whose: &str| match until.days_since(watched.as_of()) {
        left if left < 0 => format!("{whose} ran out, its gate is shut"),
        _ => format!("{whose} {when}"),
    };
    let of = criterion.id.strip_prefix("C-").unwrap_or(&criterion.id).replace('-', " ");
    let short = fitting([short(&format!("waiver of {of}")), short("a waiver")]);
    let seen_on = until.plus_days(-announce);
    Some(Observation::new(said, short).at(Some(criterion.route.clone().key("waivers"))).since(Some(seen_on)))
}

pub(super) const HOLD_OPEN_ENDED: Signal = Signal {
    id: "hold_open_ended",
    summary: "the plan is on hold and nobody knows until when",
    source: "S1",
    metrics: &["hold_days"],
    play: "restart",
    docs: "\
A hold with a restart date is an agreement. One without, or past it, is a stall with a friendlier name.

Fires while the plan is on hold: at once when the hold has no `resumes_on`, and when that day is at least `threshold`
working days past.",
    is_watched_on_hold: true,
    watch: |watched| {
        let index = watched.holds.running()?;
        let hold = watched.plan.onboarding.holds.get(index)?;
        let route = Route::to(PlanFile::Onboarding).key("holds").index(index);
        let Some(resumes) = hold.resumes_on(watched.as_of()) else {
            let said = format!("on hold since {}, and no restart date is agreed", hold.since);
            let short = "on hold, no restart date is agreed";
            return Some(Observation::new(said, short).at(Some(route)).since(Some(hold.since)));
        };
        let late = watched.calendar.working_days_since(resumes, watched.as_of());
        (late as f64 >= watched.threshold()).then(|| {
            let late = Count(late.unsigned_abs() as usize, "working day");
            let said = format!("the hold should have ended on {resumes}, {late} ago");
            let short = format!("the hold should be over since {}", resumes.short_on(watched.as_of()));
            Observation::new(said, short).at(Some(route.key("resumes_on"))).since(Some(resumes))
        })
    },
};

pub(super) const NOTICE_NEAR: Signal = Signal {
    id: "notice_near",
    summary: "the last day on which the customer can give notice is near",
    source: "S0",
    metrics: &["days_to_notice"],
    play: "renewal-preparation",
    docs: "\
A customer decides on the renewal before the day of notice, whatever the contract calls the renewal. What has been
proven by then is what there is to decide on.

Fires from `threshold` days before the last day of notice until that day.",
    is_watched_on_hold: true,
    watch: |watched| {
        let metric = "days_to_notice";
        let days = watched.known(metric).filter(|days| *days >= 0.0 && *days <= watched.threshold())? as i64;
        let note = watched.note(metric)?;
        let when = if days == 0 { "today".to_owned() } else { format!("in {}", Days(days)) };
        Some(
            Observation::new(
                format!("notice can be given for the last time {when}: {note}"),
                format!("last day of notice {when}"),
            )
                .at(watched.route(metric))
                .since(Some(watched.as_of().plus_days(days - watched.threshold_days()))),
        )
    },
};
