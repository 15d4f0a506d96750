//! Signals of use: people who stop, never start, or stay alone.

use super::{Scene, Sighting, Signal};
use crate::model::{PlanFile, Snapshot};
use crate::phrase::{Count, Days};
use crate::route::Route;

pub(super) const USAGE_STALL: Signal = Signal {
    id: "usage_stall",
    summary: "active seats have stopped growing short of their target",
    source: "S0 S2 S3",
    metrics: &["seat_activation", "licence_adoption"],
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

fn usage_stall(scene: &Scene<'_>) -> Option<Sighting> {
    let snapshots = scene.snapshots_since(scene.live_since()?);
    let (index, newest) = *snapshots.last()?;
    if !scene.is_fresh(newest) || is_on_target(scene) {
        return None;
    }
    let before = stalled_since(scene, &snapshots, newest)?;
    let first =
        snapshots.iter().rev().map(|(_, s)| *s).take_while(|s| stalled_since(scene, &snapshots, s).is_some());
    let seen_on = first.last().map(|snapshot| snapshot.on);
    let (from, to) = (Count(before.active? as usize, "active seat"), newest.active?);
    let days = Days(newest.on.days_since(before.on));
    Some(
        Sighting::new(format!("no growth in {days}: {from} on {}, {to} on {}", before.on, newest.on))
            .at(Some(snapshot_route(index).key("active")))
            .since(seen_on),
    )
}

/// The snapshot that this one has not grown from: the last that is at least `for_days` older.
fn stalled_since<'a>(
    scene: &Scene<'_>,
    snapshots: &[(usize, &'a Snapshot)],
    snapshot: &Snapshot,
) -> Option<&'a Snapshot> {
    let for_days = scene.for_days(7);
    let counted = snapshots.iter().rev().map(|(_, s)| *s).filter(|s| s.active.is_some());
    let before = counted.into_iter().find(|s| snapshot.on.days_since(s.on) >= for_days)?;
    let (from, to) = (f64::from(before.active?), f64::from(snapshot.active?));
    // From nobody to somebody is growth beyond any threshold.
    let has_grown = if from > 0.0 { to / from - 1.0 > scene.threshold() } else { to > 0.0 };
    (!has_grown).then_some(before)
}

/// Whether as many people use it as should, so that there is nothing left to grow towards.
fn is_on_target(scene: &Scene<'_>) -> bool {
    let segment = scene.subject.plan.onboarding.segment;
    ["seat_activation", "licence_adoption"].into_iter().any(|metric| {
        let benchmark = scene.subject.basis.config.benchmarks.get(metric, segment);
        matches!((scene.known(metric), benchmark), (Some(value), Some(benchmark)) if benchmark.is_met_by(value))
    })
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

Fires after go-live when `days_since_activity` is at least `threshold` days.",
    is_watched_on_hold: false,
    watch: |scene| {
        let live = scene.live_since()?;
        let days = scene.known("days_since_activity").filter(|days| *days >= scene.threshold())? as i64;
        let seen_on = scene.as_of().plus_days(scene.threshold_days() - days);
        Some(
            Sighting::new(format!("no meaningful activity for {}", Days(days)))
                .at(scene.route("days_since_activity"))
                .since(Some(seen_on.max(live))),
        )
    },
};

pub(super) const NOTHING_CREATED: Signal = Signal {
    id: "nothing_created",
    summary: "the product is live and nobody has created anything",
    source: "S1 S4",
    metrics: &["days_since_activity"],
    play: "first-steps",
    docs: "\
A live product without the customer's own work in it is an empty box: nothing can convince them from inside it.

Fires when go-live is at least `threshold` days past and the newest fresh snapshot since counts no key actions
(`key_actions: 0`; an absent count is not 0).",
    is_watched_on_hold: false,
    watch: |scene| {
        let live = scene.live_since()?;
        let (index, newest) = scene.newest_snapshot()?;
        let is_due = scene.as_of().days_since(live) >= scene.threshold_days();
        (is_due && newest.key_actions == Some(0)).then(|| {
            let since_live = Days(newest.on.days_since(live));
            Sighting::new(format!("no key actions {since_live} after go-live"))
                .at(Some(snapshot_route(index).key("key_actions")))
                .since(Some(newest.on))
        })
    },
};

pub(super) const SINGLE_PLAYER_USE: Signal = Signal {
    id: "single_player_use",
    summary: "one person works in the product and nobody else",
    source: "S4",
    metrics: &["seat_activation"],
    play: "team-invitation",
    docs: "\
Work that involves nobody else makes a habit for one person, not for a team, and it leaves with that person.

Fires when go-live is at least `for_days` past, and the newest fresh snapshot counts somebody active but fewer
than `threshold`, while more seats than one are provisioned or nobody has counted them.",
    is_watched_on_hold: false,
    watch: |scene| {
        let live = scene.live_since()?;
        let (index, newest) = scene.newest_snapshot()?;
        let active = newest.active.filter(|active| *active > 0 && f64::from(*active) < scene.threshold())?;
        let is_due = scene.as_of().days_since(live) >= scene.for_days(3);
        (is_due && newest.provisioned.is_none_or(|seats| seats > 1)).then(|| {
            let of = newest.provisioned.map_or_else(String::new, |seats| format!(" of {seats} provisioned"));
            Sighting::new(format!("{}{of} on {}", Count(active as usize, "active seat"), newest.on))
                .at(Some(snapshot_route(index).key("active")))
                .since(Some(newest.on))
        })
    },
};

fn snapshot_route(index: usize) -> Route {
    Route::to(PlanFile::Adoption).key("snapshots").index(index)
}
