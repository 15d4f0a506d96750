//! Signals of people: who left, who fell silent, who was never there, who was left alone with it.

use super::{Scene, Sighting, Signal};
use crate::date::Date;
use crate::gate::Verdict;
use crate::health::departed_champion;
use crate::model::{Audience, GateName, PlanFile, Role, Trainee};
use crate::phrase::{Count, Days, List};
use crate::route::Route;

pub(super) const CHAMPION_DEPARTED: Signal = Signal {
    id: "champion_departed",
    summary: "the champion has left and nobody took over",
    source: "S0 S1",
    metrics: &["champion_active"],
    play: "relationship-rebuild",
    docs: "\
A relationship that runs through one champion ends when that person leaves, is moved or loses influence, and in
large accounts that happens constantly. It is an event with a date, not a footnote.

Fires when a person with the role `champion` has departed and fewer than `threshold` active champions are left.
It counts from the day they left.",
    is_watched_on_hold: true,
    watch: |scene| {
        let plan = scene.subject.plan;
        let champion = departed_champion(plan, scene.as_of())?;
        if scene.known("champion_active").is_some_and(|active| active >= scene.threshold()) {
            return None;
        }
        let index = plan.stakeholders.people.iter().position(|person| std::ptr::eq(person, champion))?;
        let when = champion.departed_on.map_or_else(String::new, |on| format!(" on {on}"));
        Some(
            Sighting::new(format!("{} left{when} and nobody took over as champion", champion.name.trim()))
                .at(Some(person_route(index)))
                .since(champion.departed_on),
        )
    },
};

pub(super) const SPONSOR_SILENT: Signal = Signal {
    id: "sponsor_silent",
    summary: "nobody has spoken with the executive sponsor for too long",
    source: "S2",
    metrics: &["sponsor_silence_days"],
    play: "sponsor-re-engagement",
    docs: "\
Sponsors change priorities and sometimes jobs. One who hears nothing after the kickoff learns of trouble last,
and of success never.

Fires when `sponsor_silence_days` is more than `threshold`.",
    is_watched_on_hold: true,
    watch: |scene| {
        let days = scene.known("sponsor_silence_days").filter(|days| *days > scene.threshold())? as i64;
        let route = scene.route("sponsor_silence_days");
        let sponsor = sponsor(scene).unwrap_or("the executive sponsor");
        Some(
            Sighting::new(format!("no contact with {sponsor} for {}", Days(days)))
                .at(route)
                .since(Some(exceeded_on(scene, days))),
        )
    },
};

fn sponsor<'a>(scene: &Scene<'a>) -> Option<&'a str> {
    let sponsors = scene.subject.plan.stakeholders.people.iter().filter(|p| p.is(Role::ExecutiveSponsor));
    sponsors
        .filter(|person| person.is_active())
        .max_by_key(|person| person.last_contact)
        .map(|p| p.name.trim())
}

pub(super) const SINGLE_THREADED: Signal = Signal {
    id: "single_threaded",
    summary: "the onboarding hangs on one contact",
    source: "S0 S1",
    metrics: &["active_contacts"],
    play: "multi-threading",
    docs: "\
One contact is a failure mode: the account is as stable as that person's job. Two or three working relationships
are the least, and the 1-2-3 triangle (one sponsor, two primary contacts, three power users) is the aim.

Fires when `active_contacts` is less than `threshold`, from a week after signature on (`for_days`).",
    is_watched_on_hold: true,
    watch: |scene| {
        let contacts = scene.known("active_contacts").filter(|contacts| *contacts < scene.threshold())?;
        let from = scene.subject.plan.onboarding.contract.signed.plus_days(scene.for_days(7));
        (scene.as_of() >= from).then(|| {
            let contacts = Count(contacts as usize, "active contact");
            let route = scene.route("active_contacts").unwrap_or(Route::to(PlanFile::Stakeholders));
            Sighting::new(format!("{contacts} at the customer")).at(Some(route)).since(Some(from))
        })
    },
};

pub(super) const RESOURCES_NOT_COMMITTED: Signal = Signal {
    id: "resources_not_committed",
    summary: "the customer has not committed the people it promised",
    source: "S1",
    metrics: &["handoff_completeness"],
    play: "pause-or-at-risk",
    docs: "\
A project that starts without the customer's people stalls a few weeks later, with the date already promised. It
is paused, or called at risk, at once.

Fires before go-live, `for_days` after signature, when at least `threshold` of the `customer_resources` in
`handoff.yaml` have no `committed_on`.",
    is_watched_on_hold: false,
    watch: resources_not_committed,
};

fn resources_not_committed(scene: &Scene<'_>) -> Option<Sighting> {
    let plan = scene.subject.plan;
    let from = plan.onboarding.contract.signed.plus_days(scene.for_days(5));
    if scene.as_of() < from || scene.live_since().is_some() || plan.is_doubtful(PlanFile::Handoff) {
        return None;
    }
    let is_missing = |on: Option<Date>| on.is_none_or(|on| on > scene.as_of());
    let resources = plan.handoff.customer_resources.iter().enumerate();
    let missing: Vec<(usize, &str)> = resources
        .filter(|(_, resource)| is_missing(resource.committed_on))
        .map(|(index, resource)| (index, resource.role.as_str()))
        .collect();
    let (first, _) = *missing.first().filter(|_| missing.len() as f64 >= scene.threshold())?;
    let roles: Vec<&str> = missing.iter().map(|(_, role)| *role).collect();
    let route = Route::to(PlanFile::Handoff).key("customer_resources").index(first);
    let roles = List::and(&roles).at_most(3);
    Some(Sighting::new(format!("not committed by the customer: {roles}")).at(Some(route)).since(Some(from)))
}

pub(super) const TRAINING_FAILED_TWICE: Signal = Signal {
    id: "training_failed_twice",
    summary: "an administrator has failed the assessment twice",
    source: "S1",
    metrics: &["failed_assessments"],
    play: "admin-coaching",
    docs: "\
The administrator keeps the product running when we are gone. Failing twice says that the training does not fit,
and the CSM should know at once.

Fires when somebody of the audience `admins` in `training.yaml` has `failed` at least `threshold` times and is not
certified.",
    is_watched_on_hold: false,
    watch: |scene| {
        let plan = scene.subject.plan;
        let is_stuck = |trainee: &Trainee| {
            trainee.audience == Some(Audience::Admins)
                && f64::from(trainee.failed) >= scene.threshold()
                && trainee.certified_on.is_none_or(|on| on > scene.as_of())
        };
        let index = plan.training.people.iter().position(is_stuck)?;
        let trainee = &plan.training.people[index];
        let times = Count(trainee.failed as usize, "time");
        let route = Route::to(PlanFile::Training).key("people").index(index).key("failed");
        (!plan.is_doubtful(PlanFile::Training)).then(|| {
            Sighting::new(format!("{} failed the assessment {times}", trainee.name.trim())).at(Some(route))
        })
    },
};

pub(super) const SILENCE_AFTER_GO_LIVE: Signal = Signal {
    id: "silence_after_go_live",
    summary: "no written update since go-live, or for too long",
    source: "S2",
    metrics: &["days_since_update"],
    play: "steady-contact",
    docs: "\
Momentum dies when the people the customer knows disappear once the product is live. The cadence goes on until the
account is handed over.

Fires after go-live, until the graduation gate opens, when the last written update (or go-live, if there was none
since) is more than `threshold` days past.",
    is_watched_on_hold: false,
    watch: silence_after_go_live,
};

fn silence_after_go_live(scene: &Scene<'_>) -> Option<Sighting> {
    let live = scene.live_since()?;
    let plan = scene.subject.plan;
    let is_over = scene.subject.gates.get(GateName::Graduation).verdict >= Verdict::Conditional;
    if is_over || plan.is_doubtful(PlanFile::Updates) {
        return None;
    }
    let updates = plan.updates.updates.iter().map(|update| update.on).filter(|on| *on <= scene.as_of());
    let last = updates.max();
    let days = scene.as_of().days_since(last.map_or(live, |last| last.max(live)));
    (days > scene.threshold_days()).then(|| {
        let said = match last.filter(|last| *last > live) {
            Some(last) => format!("no written update for {}, the last on {last}", Days(days)),
            None => format!("no written update since go-live, {} ago", Days(days)),
        };
        let route = Route::to(PlanFile::Updates);
        Sighting::new(said).at(Some(route)).since(Some(exceeded_on(scene, days)))
    })
}

/// The first day on which a count of days that is now `days` was more than the threshold.
fn exceeded_on(scene: &Scene<'_>, days: i64) -> Date {
    scene.as_of().plus_days(scene.threshold_days() + 1 - days)
}

fn person_route(index: usize) -> Route {
    Route::to(PlanFile::Stakeholders).key("people").index(index)
}
