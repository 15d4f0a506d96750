//! Signals of use: people who stop, never start, or stay alone.

use std::cmp::Ordering;

use super::observation::fitting;
use super::{Observation, Signal, WatchedPlan};
use crate::config::UseLevel;
use crate::metric;
use crate::model::{PlanFile, Snapshot};
use crate::phrase::{Count, Days};
use crate::route::Route;

pub(super) const USAGE_STALL: Signal = Signal {
    id: "usage_stall",
    summary: "active seats have stopped growing short of their target",
    source: "S0 S2 S3",
    metrics: &["active_seats", "seat_activation", "licence_adoption"],
    play: "re-enablement",
    docs: "\
Adoption takes root or stalls in the weeks after go-live, and a stall that is found in week three costs a phone
call; the same stall found at renewal costs the contract.

After go-live, the newest snapshot is compared with the last one that is at least `for_days` older. The signal
fires when the active seats grew by no more than `threshold` (0: not at all) while neither `seat_activation` nor
`licence_adoption` has reached its benchmark. A week's pause is therefore seen within that week of the next
snapshot, and it counts from the snapshot that first showed it.",
    is_watched_on_hold: false,
    watch: usage_stall,
};

fn usage_stall(watched: &WatchedPlan<'_>) -> Option<Observation> {
    // Known, and so fresh and from after go-live.
    watched.known("active_seats")?;
    let live = watched.as_of().plus_days(-watched.days_live()?);
    let mut snapshots = watched.plan.adoption.until(watched.as_of());
    snapshots.retain(|(_, snapshot)| snapshot.measured_on >= live && snapshot.active.is_some());
    if is_on_target(watched) {
        return None;
    }
    let (index, newest) = *snapshots.last()?;
    let before = stalled_since(watched, &snapshots, newest)?;
    let stalled = snapshots.iter().rev().take_while(|(_, s)| stalled_since(watched, &snapshots, s).is_some());
    let seen_on = stalled.last().map(|(_, snapshot)| snapshot.measured_on);
    let (from, to) = (before.active?, newest.active?);
    let days = Days(newest.measured_on.days_since(before.measured_on));
    let how = match to.cmp(&from) {
        Ordering::Less => format!("fell from {from} to {to}"),
        Ordering::Equal => format!("stayed at {to}"),
        Ordering::Greater => format!("grew only from {from} to {to}"),
    };
    let said = format!("active seats {how} in {days}, {} to {}", before.measured_on, newest.measured_on);
    let of = newest.provisioned.map(|all| format!(" of {all}")).unwrap_or_default();
    let short = |of: &str| match to.cmp(&from) {
        Ordering::Equal => format!("active seats still {to}{of} after {days}"),
        _ => format!("active seats {from} → {to}{of} in {days}"),
    };
    let short = fitting([short(&of), short("")]);
    let route = Route::to(PlanFile::Adoption).key("snapshots").index(index).key("active");
    Some(Observation::new(said, short).at(Some(route)).since(seen_on))
}

/// The snapshot that this one has not grown from: the last that is at least `for_days` older.
fn stalled_since<'a>(
    watched: &WatchedPlan<'_>,
    snapshots: &[(usize, &'a Snapshot)],
    snapshot: &Snapshot,
) -> Option<&'a Snapshot> {
    let for_days = watched.for_days(7);
    // By day, so that those old enough come first.
    let old_enough =
        snapshots.partition_point(|(_, s)| snapshot.measured_on.days_since(s.measured_on) >= for_days);
    let (_, before) = *snapshots.get(old_enough.checked_sub(1)?)?;
    let (from, to) = (f64::from(before.active?), f64::from(snapshot.active?));
    // From nobody to somebody is growth beyond any threshold.
    let has_grown = if from > 0.0 { to / from - 1.0 > watched.threshold() } else { to > 0.0 };
    (!has_grown).then_some(before)
}

/// Whether as many people use it as should, so that there is nothing left to grow towards.
fn is_on_target(watched: &WatchedPlan<'_>) -> bool {
    let segment = watched.plan.onboarding.segment;
    ["seat_activation", "licence_adoption"].into_iter().any(|metric| {
        let benchmark = watched.basis.config.benchmarks.get(metric, segment);
        matches!((watched.known(metric), benchmark), (Some(value), Some(benchmark)) if benchmark.is_met_by(value))
    })
}

pub(super) const USE_BELOW_LEVEL: Signal = Signal {
    id: "use_below_level",
    summary: "fewer people use it than should by now",
    source: "S2 S3",
    metrics: &["seat_activation", "licence_adoption", "active_seats"],
    play: "re-enablement",
    docs: "\
Use that grows a little every week is no stall, and may still be far from what makes a habit. A level by week four tells
early whether adoption will hold.

After go-live each metric of the segment's `levels` is held against the last of its levels whose `day` has come. The
signal fires when one is below `threshold` times that level (1: below it); of several, it names the one furthest below.
Only a count that is known and fresh is held against anything.",
    is_watched_on_hold: false,
    watch: use_below_level,
};

fn use_below_level(watched: &WatchedPlan<'_>) -> Option<Observation> {
    let live = watched.days_live()?;
    let due = watched.limits.levels.iter().filter(|level| i64::from(level.day) <= live);
    let is_last = |level: &&UseLevel| {
        let later = |other: &UseLevel| other.metric == level.metric && other.day > level.day;
        !watched.limits.levels.iter().any(|other| i64::from(other.day) <= live && later(other))
    };
    let below = due.filter(is_last).filter_map(|level| {
        let value = watched.known(&level.metric)?;
        let share = value / level.at_least;
        (share < watched.threshold()).then_some((share, value, level))
    });
    let (_, value, level) = below.min_by(|(a, ..), (b, ..)| a.total_cmp(b))?;
    let unit = metric::find(&level.metric)?.unit;
    let said = format!(
        "{} is {} {} after go-live, {} expected by day {}",
        metric::name(&level.metric),
        unit.show_number(value),
        Days(live),
        unit.show_number(level.at_least),
        level.day
    );
    let (is, should) = (unit.show_number(value), unit.show_number(level.at_least));
    let short = format!("{} {is}, {should} expected", metric::name(&level.metric));
    let since = watched.as_of().plus_days(i64::from(level.day) - live);
    let since = watched.read_on(&level.metric).map_or(since, |on| on.max(since));
    Some(Observation::new(said, short).at(watched.route(&level.metric)).since(Some(since)))
}

pub(super) const ENGAGEMENT_DROP: Signal = Signal {
    id: "engagement_drop",
    summary: "nobody has done anything meaningful for a week",
    source: "S0 S4",
    metrics: &["days_since_activity"],
    play: "first-steps",
    docs: "\
Users who were there in their first days and are absent in the second week have not found a reason to come back.
A personal word brings some of them back; an automatic one seldom does.

Fires after go-live when the last activity was at least `threshold` working days past on the day of the newest count: a
long weekend is no drop, and a count that is a week old is none either.",
    is_watched_on_hold: false,
    watch: |watched| {
        let days = watched.known("days_since_activity")? as i64;
        let mut snapshots = watched.plan.adoption.until(watched.as_of()).into_iter().rev();
        // Where nobody has been seen there is nothing that could drop.
        let (last, _) = snapshots.find_map(|(_, snapshot)| watched.use_seen(snapshot))?;
        let seen_on =
            watched.holds.add_working_days(&watched.calendar, last, watched.threshold_days() as u32);
        // What has happened since the last count nobody knows yet.
        let counted_on = watched.read_on("days_since_activity").unwrap_or(watched.as_of());
        (seen_on <= counted_on).then(|| {
            let said = format!("no meaningful activity for {}", Days(days));
            Observation::new(said.as_str(), said.as_str())
                .at(watched.route("days_since_activity"))
                .since(Some(seen_on))
        })
    },
};

pub(super) const NOTHING_CREATED: Signal = Signal {
    id: "nothing_created",
    summary: "the product is live and nobody has created anything",
    source: "S1 S4",
    metrics: &["key_actions", "days_since_go_live"],
    play: "first-steps",
    docs: "\
A live product without the customer's own work in it is an empty box: nothing can convince them from inside it.

Fires from `threshold` working days after go-live on when `key_actions` is known to be 0. Not counted is not 0.",
    is_watched_on_hold: false,
    watch: |watched| {
        let live = watched.days_live()?;
        let from = watched.as_of().plus_days(-live);
        let judged_on = watched.calendar.add_working_days(from, watched.threshold_days() as u32);
        watched.known("key_actions").filter(|_| judged_on <= watched.as_of())?;
        watched.known("key_actions").filter(|actions| *actions == 0.0)?;
        let said = format!("no key actions {} after go-live", Days(live));
        Some(
            Observation::new(said.as_str(), said.as_str())
                .at(watched.route("key_actions"))
                .since(watched.read_on("key_actions")),
        )
    },
};

pub(super) const SINGLE_PLAYER_USE: Signal = Signal {
    id: "single_player_use",
    summary: "one person works in the product and nobody else",
    source: "S4",
    metrics: &["active_seats", "days_since_go_live"],
    play: "team-invitation",
    docs: "\
Work that involves nobody else makes a habit for one person, not for a team, and it leaves with that person.

Fires from `for_days` after go-live on when `active_seats` is more than 0 and less than `threshold`.",
    is_watched_on_hold: false,
    watch: |watched| {
        watched.days_live().filter(|days| *days >= watched.for_days(3))?;
        let active =
            watched.known("active_seats").filter(|seats| *seats > 0.0 && *seats < watched.threshold())?;
        let on = watched.read_on("active_seats");
        let when = on.map_or_else(String::new, |on| format!(" on {on}"));
        let short = format!("only {}", Count(active as usize, "active seat"));
        Some(
            Observation::new(format!("{}{when}", Count(active as usize, "active seat")), short)
                .at(watched.route("active_seats"))
                .since(on),
        )
    },
};
