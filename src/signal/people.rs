//! Signals of people: who left, who fell silent, who was never there, who was left alone with it.

use super::observation::fitting;
use super::{Observation, Signal, WatchedPlan};
use crate::date::Date;
use crate::model::{GateName, PlanFile, Role};
use crate::person::first;
use crate::phrase::{Count, Days};
use crate::plan_at::{Former, Rung, Unanswered};
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

Fires when a champion has departed, or has the role no more, and fewer than `threshold` active champions are left.
It counts from their last day.",
    is_watched_on_hold: true,
    watch: |watched| {
        watched.known("champion_active").filter(|active| *active < watched.threshold())?;
        let champion = watched.last_in(Role::Champion)?;
        let (said, short) = nobody_since("champion", &champion);
        Some(Observation::new(said, short).at(watched.route("champion_active")).since(Some(champion.until)))
    },
};

/// Since when nobody has a role, by the last who had it.
fn nobody_since(role: &str, last: &Former<'_>) -> (String, String) {
    let (name, until) = (last.person.name.trim(), last.until);
    let how = if last.has_left() { format!("{name} left") } else { format!("the role of {name} ended") };
    let since = |name: &str| {
        let role = role.rsplit(' ').next().unwrap_or(role);
        if last.has_left() {
            format!("no {role} since {name} left")
        } else {
            format!("no {role} after {name}")
        }
    };
    (format!("no {role} since {how} on {until}"), fitting([since(name), since(first(name))]))
}

pub(super) const SPONSOR_MISSING: Signal = Signal {
    id: "sponsor_missing",
    summary: "nobody at the customer sponsors the onboarding",
    source: "S1 S2 S4",
    metrics: &["sponsor_active"],
    play: "sponsor-search",
    docs: "\
The sponsor owns the budget, clears the way and decides on the renewal. One who leaves takes the reason for the purchase
along, unless somebody takes over before it is forgotten.

Fires when `sponsor_active` is less than `threshold`: at once when a sponsor has left or has the role no more, else from
`for_days` after signature on.",
    is_watched_on_hold: true,
    watch: |watched| {
        watched.known("sponsor_active").filter(|active| *active < watched.threshold())?;
        if let Some(sponsor) = watched.last_in(Role::ExecutiveSponsor) {
            let (said, short) = nobody_since("executive sponsor", &sponsor);
            let seen = Observation::new(said, short).at(watched.route("sponsor_active"));
            return Some(seen.since(Some(sponsor.until)));
        }
        let from = watched.judged_from(watched.for_days(14))?;
        let said = "no executive sponsor is named";
        Some(
            Observation::new(said, said)
                .at(Some(Route::to(PlanFile::Stakeholders)))
                .since(Some(from)),
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

Fires when `sponsor_silence_days` is more than `threshold`. One whom nobody has ever spoken with is told by
`sponsor_not_met`, where that is watched.",
    is_watched_on_hold: true,
    watch: |watched| {
        let days = watched.known("sponsor_silence_days").filter(|days| *days > watched.threshold())? as i64;
        if watched.health.neglected.iter().any(|cap| cap.id == "sponsor_not_met") {
            return None;
        }
        let who = watched.note("sponsor_silence_days").map_or_else(String::new, |note| format!(" ({note})"));
        let short = format!("no contact with the sponsor for {}", Days(days));
        Some(
            Observation::new(format!("{short}{who}"), short)
                .at(watched.route("sponsor_silence_days"))
                .since(Some(watched.exceeded_on(days))),
        )
    },
};

pub(super) const CUSTOMER_SILENT: Signal = Signal {
    id: "customer_silent",
    summary: "somebody of the customer does not answer",
    source: "S1 S2",
    metrics: &["silence_days"],
    play: "silence-ladder",
    docs: "\
Silence is an answer, and the earlier it is heard the cheaper it is. It has a ladder: a nudge, a call, the sponsor, the
offer of a hold. Each step belongs to a person; none is taken by a program.

The clock of each person starts with the earliest of what they left unanswered: an ask past its day, a blocker that
waits for them, an action of theirs that is overdue. It stops with any word from them: a call or a meeting they were in,
a mail, an answer, a signature. Who misses a call without a word starts at the call's step on that day.

Fires when at least `threshold` steps of the segment's ladder (`[silence]`) are due for somebody.",
    is_watched_on_hold: false,
    watch: customer_silent,
};

fn customer_silent(watched: &WatchedPlan<'_>) -> Option<Observation> {
    watched.known("silence_days")?;
    let silences = watched.silences();
    let rung = watched.furthest(&silences).filter(|rung| rung.number as f64 >= watched.threshold())?;
    let Rung { number, of, step, due, owed, silence } = rung;
    let name = silence.person.name.trim();
    let what = owed.said(name, &owed.since.to_string(), &format!("for {}", Days(silence.days)));
    // What to do comes first: a line that is cut still says it.
    let said = format!("{} (step {number} of {of}): {what}", watched.request(step, silence.person));
    let short = |request: &str| match owed.to {
        Unanswered::Call(kind) => {
            format!("{} missed the {}: {request}", first(name), kind.word().replace('_', " "))
        }
        _ => format!("{} silent {}: {request}", first(name), Days(silence.days)),
    };
    // Whoever else is to be asked is named where there is room for it.
    let short = fitting([short(&watched.request(step, silence.person)), short(step.request())]);
    let seen = Observation::new(said, short).step(number, of).at(Some(owed.route.clone()));
    Some(seen.since(Some(due)).by(due))
}

pub(super) const SINGLE_THREADED: Signal = Signal {
    id: "single_threaded",
    summary: "the onboarding depends on one contact",
    source: "S0 S1",
    metrics: &["active_contacts"],
    play: "multi-threading",
    docs: "\
One contact is a failure mode: the account is as stable as that person's job. Two or three working relationships
are the least, and the 1-2-3 triangle (one sponsor, two primary contacts, three power users) is the aim.

Fires when `active_contacts` is less than `threshold`, from `for_days` after signature on.",
    is_watched_on_hold: true,
    watch: |watched| {
        let contacts = watched.known("active_contacts").filter(|contacts| *contacts < watched.threshold())?;
        let from = watched.judged_from(watched.for_days(14))?;
        let contacts = Count(contacts as usize, "active contact");
        let route = watched.route("active_contacts").unwrap_or(Route::to(PlanFile::Stakeholders));
        let since = alone_since(watched).map_or(from, |alone| alone.max(from));
        let said = format!("{contacts} at the customer");
        Some(Observation::new(said.as_str(), said.as_str()).at(Some(route)).since(Some(since)))
    },
};

/// The day on which the last contact but too few was too long ago to count, as far as the plan tells.
fn alone_since(watched: &WatchedPlan<'_>) -> Option<Date> {
    let last = watched.last_contacts();
    let mut contacts: Vec<Date> =
        watched.people().filter_map(|(_, person)| last.with(&person.name).map(|(on, _)| *on)).collect();
    contacts.sort_unstable_by(|a, b| b.cmp(a));
    let enough = (watched.threshold().ceil() as usize).checked_sub(1)?;
    let limit = i64::from(watched.basis.config.staleness.contact_days);
    contacts.get(enough).map(|on| on.plus_days(limit + 1)).filter(|on| *on <= watched.as_of())
}

pub(super) const RESOURCES_NOT_COMMITTED: Signal = Signal {
    id: "resources_not_committed",
    summary: "the customer has not committed the people it promised",
    source: "S1",
    metrics: &["resources_uncommitted"],
    play: "pause-or-at-risk",
    docs: "\
A project that starts without the customer's people stalls a few weeks later, with the date already promised. It
is paused, or called at risk, at once.

Fires before go-live, from `for_days` after signature on, when `resources_uncommitted` is at least `threshold`.",
    is_watched_on_hold: false,
    watch: |watched| {
        let from = watched.judged_from(watched.for_days(5))?;
        let missing = watched.known("resources_uncommitted").filter(|it| *it >= watched.threshold())?;
        let roles = watched.note("resources_uncommitted")?;
        watched.days_live().is_none().then(|| {
            let counted = format!("{} of theirs not committed", Count(missing as usize, "role"));
            let short = fitting([format!("not committed: {roles}"), counted]);
            Observation::new(format!("not committed by the customer: {roles}"), short)
                .at(watched.route("resources_uncommitted"))
                .since(Some(from))
        })
    },
};

pub(super) const TRAINING_FAILED_TWICE: Signal = Signal {
    id: "training_failed_twice",
    summary: "somebody whose result matters has failed the assessment twice",
    source: "S1",
    metrics: &["failed_assessments"],
    play: "admin-coaching",
    docs: "\
The administrator keeps the product running when we are gone. Failing twice says that the training does not fit,
and the CSM should know at once.

Fires when `failed_assessments` is at least `threshold`: the most that one person has failed who is not certified.",
    is_watched_on_hold: false,
    watch: |watched| {
        let failed = watched.known("failed_assessments").filter(|failed| *failed >= watched.threshold())?;
        let who = watched.note("failed_assessments")?;
        let times = Count(failed as usize, "time");
        let short = |who: &str| format!("{who} failed the test {times}");
        let short = fitting([short(&who), short(first(&who))]);
        Some(
            Observation::new(format!("{who} failed the assessment {times}"), short)
                .at(watched.route("failed_assessments")),
        )
    },
};

pub(super) const SILENCE_AFTER_GO_LIVE: Signal = Signal {
    id: "silence_after_go_live",
    summary: "no written update since go-live, or for too long",
    source: "S2",
    metrics: &["days_since_update", "days_since_go_live"],
    play: "steady-contact",
    docs: "\
Momentum dies when the people the customer knows disappear once the product is live. The cadence goes on until the
account is handed over.

Fires after go-live, until the graduation gate opens, when the last written update (or go-live, if there was none
since) is more than `threshold` days past.",
    is_watched_on_hold: false,
    watch: silence_after_go_live,
};

fn silence_after_go_live(watched: &WatchedPlan<'_>) -> Option<Observation> {
    let live = watched.days_quiet_since(watched.live_on()?);
    if watched.gates.get(GateName::Graduation).verdict.is_open()
        || watched.plan.is_doubtful(PlanFile::Updates)
    {
        return None;
    }
    let update = watched.known("days_since_update").map(|days| days as i64).filter(|days| *days < live);
    let days = update.unwrap_or(live);
    (days > watched.threshold_days()).then(|| {
        let short = format!("no written update for {}", Days(days));
        let said = match update {
            Some(_) => short.clone(),
            None => format!("no written update since go-live, {} ago", Days(days)),
        };
        let route = watched.route("days_since_update").unwrap_or(Route::to(PlanFile::Updates));
        Observation::new(said, short).at(Some(route)).since(Some(watched.exceeded_on(days)))
    })
}
