//! Signals of what is said: by the customer who is asked, and by whoever of ours reports a colour.

use super::{Observation, Signal, WatchedPlan};
use crate::metric::{dissatisfaction, low_score};
use crate::model::PlanFile;
use crate::route::Route;

pub(super) const SATISFACTION_LOW: Signal = Signal {
    id: "satisfaction_low",
    summary: "the customer says that the onboarding is not good",
    source: "S1 S4",
    metrics: &["csat"],
    play: "satisfaction-recovery",
    docs: "\
An answer is a gift: whoever says that it is bad still expects it to get better. Nobody rings about it unless the answer
rings first.

Fires when `csat` is at most `threshold`, from the day on which they were asked. From then on the plan is at best amber.",
    is_watched_on_hold: true,
    watch: |watched| dissatisfied(watched, "csat"),
};

pub(super) const NPS_LOW: Signal = Signal {
    id: "nps_low",
    summary: "as many people would warn others of it as would recommend it",
    source: "S1 S4",
    metrics: &["nps"],
    play: "satisfaction-recovery",
    docs: "\
A score of 0 says that for each person who would recommend it there is one who would warn of it. Those who would are the
ones to speak with.

Fires when `nps` is at most `threshold`, from the day on which they were asked. From then on the plan is at best amber.",
    is_watched_on_hold: true,
    watch: |watched| dissatisfied(watched, "nps"),
};

fn dissatisfied(watched: &WatchedPlan<'_>, metric: &str) -> Option<Observation> {
    watched.known(metric).filter(|score| *score <= watched.threshold())?;
    let said = dissatisfaction(metric, watched.metrics.get(metric));
    let short = low_score(metric, watched.metrics.get(metric));
    Some(Observation::new(said, short).at(watched.route(metric)).since(watched.read_on(metric)))
}

pub(super) const REPORTED_WORSE: Signal = Signal {
    id: "reported_worse",
    summary: "whoever is there reports a worse colour than the numbers give",
    source: "S0 S2",
    metrics: &[],
    play: "second-look",
    docs: "\
Who speaks with the customer sees what no number does: a doubt, a rumour, a change of mind. A red that nobody asks about is
not reported twice.

Fires when the last of `reported_colours` is at least `threshold` bands worse than the derived one: 1 is one band, 2 is red
where the numbers say green.",
    is_watched_on_hold: false,
    watch: reported_worse,
};

fn reported_worse(watched: &WatchedPlan<'_>) -> Option<Observation> {
    let (index, reported) = watched.plan.onboarding.colour_on(watched.as_of())?;
    let derived = watched.health.band()?;
    // Colours are in order from green to red.
    let bands = f64::from(reported.colour as u8) - f64::from(derived as u8);
    (bands > 0.0 && bands >= watched.threshold()).then(|| {
        let by = reported.by.get().map(|by| format!(" by {by}")).unwrap_or_default();
        let on = reported.reported_on;
        let day = on.map(|on| format!(" on {on}")).unwrap_or_default();
        let said = format!("reported {}{by}{day}, derived {derived}: ask why", reported.colour);
        let route = Route::to(PlanFile::Onboarding).key("reported_colours").index(index);
        let short = format!("reported {}, derived {derived}: ask why", reported.colour);
        Observation::new(said, short).at(Some(route)).since(on)
    })
}
