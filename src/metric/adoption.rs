//! Use of the product after go-live, from dated snapshots. The denominator is in the name: seat activation is
//! of provisioned seats, licence adoption of licensed ones, and they are never compared with each other.

use super::measuring::{last_on, settled, since};
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::date::Date;
use crate::model::{Event, PlanFile, Snapshot};
use crate::phrase::{Days, List};
use crate::plan_at::PlanAt;
use crate::remedy::{Command, blank, commands};
use crate::route::Route;
use crate::schedule::Standing;

const FILES: &[PlanFile] = &[PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Adoption];
const BEFORE_GO_LIVE: &str = "before go-live, and in the week after it while nobody has counted yet";

/// Use is counted once a week: until so many days after go-live nobody could have.
pub(super) const COUNTED_EVERY: i64 = 7;

/// From when use counts: the day of go-live, or no day when the plan has no go-live to wait for or does not say
/// on which day it was. Not applicable before.
pub(super) fn live(at: &Measuring<'_>) -> Result<Option<Date>, Value> {
    at.with(PlanFile::Jsp)?;
    let Some((_, milestone, forecast)) = at.schedule.event(Event::GoLive) else {
        return Err(Value::unknown(
            "no milestone is marked `event: go_live`: nobody can tell whether use counts",
        ));
    };
    if forecast.is_done || forecast.standing == Standing::Dropped {
        return Ok(forecast.date);
    }
    Err(Value::not_applicable(match forecast.date {
        Some(date) => format!("before go-live, which is forecast for {date}"),
        None => format!("before go-live (milestone `{}`)", milestone.id),
    }))
}

/// What was counted last: by the newest snapshot, since go-live where that matters, that counts it at all.
struct LastCount<T> {
    index: usize,
    on: Date,
    counted: T,
}

impl<T> LastCount<T> {
    fn of(
        at: &Measuring<'_>,
        since: Option<Date>,
        pick: impl Fn(&Snapshot) -> Option<T>,
        what: &str,
    ) -> Result<Self, Value> {
        at.with(PlanFile::Adoption)?;
        let snapshots = at.plan.adoption.until(at.as_of());
        let counted = snapshots
            .iter()
            .rev()
            .filter(|(_, snapshot)| since.is_none_or(|since| snapshot.measured_on >= since));
        let mut counted = counted.filter_map(|(index, snapshot)| {
            Some(Self { index: *index, on: snapshot.measured_on, counted: pick(snapshot)? })
        });
        counted.next().ok_or_else(|| {
            let Some(since) = since else { return Value::unknown(format!("no snapshot counts {what}")) };
            // What is left now is from before go-live.
            let passed_over = snapshots.iter().rev().find(|(_, snapshot)| pick(snapshot).is_some());
            let older = passed_over
                .map(|(_, snapshot)| format!("; the one of {} is from before", snapshot.measured_on));
            let older = older.unwrap_or_default();
            let why = format!("no snapshot since go-live on {since} counts {what}{older}");
            let first = at.calendar.roll_forward(since.plus_days(COUNTED_EVERY));
            match at.today() < first {
                true => Value::not_applicable(format!("{why}; the first count is due on {first}")),
                false => Value::unknown(why),
            }
        })
    }

    /// The value with its day, its place and its age.
    fn value(&self, at: &Measuring<'_>, value: Value, key: &'static str) -> Value {
        let limit = i64::from(at.basis.config.staleness.adoption_days);
        value.on(self.on).from([snapshot_route(self.index).key(key)]).stale_after(limit, at.today())
    }
}

fn snapshot_route(index: usize) -> Route {
    Route::to(PlanFile::Adoption).key("snapshots").index(index)
}

/// A part of a whole as the newest snapshot with both says.
fn ratio(
    at: &Measuring<'_>,
    since: Option<Date>,
    (part, part_name): (fn(&Snapshot) -> Option<u32>, &'static str),
    (whole, whole_name): (fn(&Snapshot) -> Option<u32>, &'static str),
) -> Result<Value, Value> {
    let names = [format!("`{part_name}`"), format!("`{whole_name}`")];
    let pick = |snapshot: &Snapshot| part(snapshot).zip(whole(snapshot));
    let last = LastCount::of(at, since, pick, &List::and(&names).to_string())?;
    let (part, whole) = last.counted;
    let empty = format!("`{whole_name}` is 0 on {}", last.on);
    let share =
        Value::share(part as usize, whole as usize, &empty).note(format!("{part} of {whole}, {}", last.on));
    Ok(last.value(at, share, part_name))
}

const ACTIVE: (fn(&Snapshot) -> Option<u32>, &str) = (|snapshot| snapshot.active, "active");
const PROVISIONED: (fn(&Snapshot) -> Option<u32>, &str) = (|snapshot| snapshot.provisioned, "provisioned");
const LICENSED: (fn(&Snapshot) -> Option<u32>, &str) = (|snapshot| snapshot.licensed, "licensed");

pub(super) const SEAT_ACTIVATION: Metric = Metric {
    id: "seat_activation",
    name: "seat activation",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "seats in use, of those that are set up",
    formula: "`active` ÷ `provisioned` of the newest snapshot since go-live with both; stale after `staleness.adoption_days`",
    not_applicable: BEFORE_GO_LIVE,
    source: "S2",
    files: FILES,
    record: Record::Often(count_seats),
    measure: |at| settled(live(at).and_then(|since| ratio(at, since, ACTIVE, PROVISIONED))),
};

pub(super) const LICENCE_ADOPTION: Metric = Metric {
    id: "licence_adoption",
    name: "licence adoption",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "seats in use, of those that are paid for",
    formula: "`active` ÷ `licensed` of the newest snapshot since go-live with both; stale after `staleness.adoption_days`",
    not_applicable: BEFORE_GO_LIVE,
    source: "S0 S4",
    files: FILES,
    record: Record::Often(count_seats),
    measure: |at| settled(live(at).and_then(|since| ratio(at, since, ACTIVE, LICENSED))),
};

pub(super) const PROVISIONED_SHARE: Metric = Metric {
    id: "provisioned_share",
    name: "seats set up",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "seats that are set up, of those that are paid for; set up is not in use",
    formula: "`provisioned` ÷ `licensed` of the newest snapshot with both; stale after `staleness.adoption_days`",
    not_applicable: "",
    source: "S0 S2",
    files: &[PlanFile::Onboarding, PlanFile::Adoption],
    record: Record::Often(count_seats),
    measure: |at| settled(ratio(at, None, PROVISIONED, LICENSED)),
};

pub(super) const FEATURE_BREADTH: Metric = Metric {
    id: "feature_breadth",
    name: "features in use",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "features in use, of those that the contract covers",
    formula: "`features_used` ÷ `features_available` of the newest snapshot since go-live with both; stale after \
              `staleness.adoption_days`",
    not_applicable: BEFORE_GO_LIVE,
    source: "S0",
    files: FILES,
    record: Record::Often(|at| Some(commands::usage_features(at.slug(), blank("n"), blank("n")))),
    measure: |at| {
        let used: (fn(&Snapshot) -> Option<u32>, _) = (|snapshot| snapshot.features_used, "features_used");
        let all: (fn(&Snapshot) -> Option<u32>, _) =
            (|snapshot| snapshot.features_available, "features_available");
        settled(live(at).and_then(|since| ratio(at, since, used, all)))
    },
};

/// A count of the newest snapshot since go-live that has it.
fn count(at: &Measuring<'_>, pick: fn(&Snapshot) -> Option<u32>, key: &'static str) -> Result<Value, Value> {
    let since = live(at)?;
    let last = LastCount::of(at, since, pick, &format!("`{key}`"))?;
    let value = Value::number_of(f64::from(last.counted)).note(format!("on {}", last.on));
    Ok(last.value(at, value, key))
}

pub(super) const ACTIVE_SEATS: Metric = Metric {
    id: "active_seats",
    name: "active seats",
    unit: Unit::Count,
    better: Better::Higher,
    summary: "seats in use",
    formula: "`active` of the newest snapshot since go-live that has it; stale after `staleness.adoption_days`",
    not_applicable: BEFORE_GO_LIVE,
    source: "S0 S4",
    files: FILES,
    record: Record::Often(count_seats),
    measure: |at| settled(count(at, |snapshot| snapshot.active, "active")),
};

pub(super) const KEY_ACTIONS: Metric = Metric {
    id: "key_actions",
    name: "key actions",
    unit: Unit::Count,
    better: Better::Higher,
    summary: "key actions in the last seven days",
    formula: "`key_actions` of the newest snapshot since go-live that has it; stale after `staleness.adoption_days`",
    not_applicable: BEFORE_GO_LIVE,
    source: "S0 S4",
    files: FILES,
    record: Record::Often(|at| Some(commands::usage_key_actions(at.slug(), blank("n")))),
    measure: |at| settled(count(at, |snapshot| snapshot.key_actions, "key_actions")),
};

pub(super) const WORKFLOWS_LIVE: Metric = Metric {
    id: "workflows_live",
    name: "workflows live",
    unit: Unit::Count,
    better: Better::Higher,
    summary: "workflows in production",
    formula: "`workflows_live` of the newest snapshot since go-live that has it; stale after `staleness.adoption_days`",
    not_applicable: BEFORE_GO_LIVE,
    source: "S4",
    files: FILES,
    record: Record::Often(|at| Some(commands::usage_workflows(at.slug(), blank("n")))),
    measure: |at| settled(count(at, |snapshot| snapshot.workflows_live, "workflows_live")),
};

pub(super) const DAYS_SINCE_ACTIVITY: Metric = Metric {
    id: "days_since_activity",
    name: "last use",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days since somebody did something meaningful in the product",
    formula: "as-of date − `last_used_on` of the newest snapshot since go-live that has it, or − `measured_on` of a newer one that \
              counts `active` or `key_actions` above 0; stale when that snapshot is older than `staleness.adoption_days`. With \
              `gates_open: automatic` it counts from the signature, where no use has been counted yet too; days on hold left out",
    not_applicable: "before go-live, unless gates open by themselves",
    source: "S0",
    files: &[PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Gates, PlanFile::Adoption],
    record: Record::Often(|at| Some(commands::usage_last_used(at.slug(), blank("date")))),
    measure: |at| settled(days_since_activity(at)),
};

fn days_since_activity(at: &Measuring<'_>) -> Result<Value, Value> {
    let pick = |snapshot: &Snapshot| at.use_seen(snapshot);
    let since = if at.is_digital_first() {
        at.while_running()?;
        if !at.has_been_used() {
            return Ok(Value::days(at.days_quiet_since(at.signed()))
                .from([at.signature_route()])
                .note("no use has been counted since the signature")
                .from_start());
        }
        Some(at.signed())
    } else {
        live(at)?
    };
    let last = LastCount::of(at, since, pick, "`last_used_on`, `active` or `key_actions`")?;
    let (on, key) = last.counted;
    let value = Value::days(at.days_quiet_since(on)).note(format!("last on {on}"));
    Ok(last.value(at, value, key))
}

pub(super) const USAGE_CHANGE_4W: Metric = Metric {
    id: "usage_change_4w",
    name: "change of use",
    unit: Unit::Change,
    better: Better::Higher,
    summary: "change of the seats in use over four weeks",
    formula: "(`active` now − then) ÷ then: now is the newest snapshot since go-live with `active`, then the one closest to 28 days \
              before it, 21 to 35 days before being close enough; stale after `staleness.adoption_days`",
    not_applicable: "before go-live, and for the first three weeks after it",
    source: "S0",
    files: FILES,
    record: Record::None,
    measure: |at| settled(usage_change_4w(at)),
};

fn usage_change_4w(at: &Measuring<'_>) -> Result<Value, Value> {
    let since = live(at)?;
    if let Some(on) = since.filter(|on| at.today().days_since(*on) < 21) {
        return Err(Value::not_applicable(format!("four weeks ago there was no use: live since {on}")));
    }
    let now = LastCount::of(at, since, |snapshot| snapshot.active, "`active`")?;
    let snapshots = at.plan.adoption.until(at.as_of());
    let is_close = |on: Date| (21..=35).contains(&now.on.days_since(on));
    let close = snapshots.iter().filter(|(_, snapshot)| is_close(snapshot.measured_on));
    let close = close.filter_map(|(index, snapshot)| Some((*index, snapshot.measured_on, snapshot.active?)));
    // One from before go-live is passed over: nobody could use it in earnest then.
    let is_early = |on: Date| since.is_some_and(|since| on < since);
    let (early, counted): (Vec<_>, Vec<_>) = close.partition(|(_, on, _)| is_early(*on));
    // Of two as close the older, of two of one day the later in the list.
    let then = counted
        .into_iter()
        .min_by_key(|(index, on, _)| ((now.on.days_since(*on) - 28).abs(), *on, std::cmp::Reverse(*index)));
    let (index, on, before) = then.ok_or_else(|| {
        let early = early.last().map(|(_, on, _)| format!("; the one of {on} is from before go-live"));
        let early = early.unwrap_or_default();
        Value::unknown(format!("no snapshot with `active` 21 to 35 days before the one of {}{early}", now.on))
    })?;
    if before == 0 {
        return Err(Value::unknown(format!("`active` is 0 on {on}: there is nothing to compare with")));
    }
    let change = (f64::from(now.counted) - f64::from(before)) / f64::from(before);
    let value = Value::number_of(change).note(format!("{} on {}, {before} on {on}", now.counted, now.on));
    Ok(now.value(at, value, "active").from([snapshot_route(index).key("active")]))
}

pub(super) const USAGE_GROWTH_4W: Metric = Metric {
    id: "usage_growth_4w",
    name: "growth of use",
    unit: Unit::Change,
    better: Better::Higher,
    summary: "change of the seats in use over four weeks, while there are more to win",
    formula: "`usage_change_4w`; where `seat_activation` or `licence_adoption` has reached its benchmark, only a fall counts",
    not_applicable: "before go-live, for the first three weeks after it, and while use that has reached its benchmark does not fall",
    source: "S0",
    files: FILES,
    record: Record::None,
    measure: |at| settled(usage_growth_4w(at)),
};

fn usage_growth_4w(at: &Measuring<'_>) -> Result<Value, Value> {
    let change = usage_change_4w(at)?;
    let has_fallen = change.number().is_some_and(|change| change < 0.0);
    let segment = at.plan.onboarding.segment;
    let reached = ["seat_activation", "licence_adoption"].into_iter().find(|metric| {
        let benchmark = at.basis.config.benchmarks.get(metric, segment);
        benchmark.zip((at.known)(metric)).is_some_and(|(benchmark, value)| benchmark.is_met_by(value))
    });
    match reached.filter(|_| !has_fallen) {
        Some(metric) => Err(Value::not_applicable(format!("`{metric}` has reached its benchmark"))),
        None => Ok(change),
    }
}

pub(super) const DAYS_WITHOUT_COUNT: Metric = Metric {
    id: "days_without_count",
    name: "use not counted",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days since use was last counted, once the customer is live",
    formula: "as-of date − `measured_on` of the newest snapshot with `active`, `key_actions`, `workflows_live` or \
              `last_used_on`, or the day of go-live if that is later; days on hold left out",
    not_applicable: "before go-live",
    source: "S0 S2",
    files: FILES,
    record: Record::None,
    measure: |at| settled(days_without_count(at)),
};

fn days_without_count(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    let live = live(at)?;
    let counted = at.last_count_of_use().map(|(index, snapshot)| (snapshot.measured_on, index));
    let on =
        live.max(counted.map(|(on, _)| on)).ok_or_else(|| Value::unknown("nobody has counted use yet"))?;
    let value = since(at, on);
    Ok(match counted.filter(|(counted, _)| *counted == on) {
        Some((_, index)) => value.from([snapshot_route(index).key("measured_on")]).note(last_on(at, on)),
        None => value
            .note(format!("none since go-live on {on}"))
            .from(at.event_day(Event::GoLive).map(|(_, route)| route)),
    })
}

pub(super) const ACTIVATION_REACHED: Metric = Metric {
    id: "activation_reached",
    name: "activation milestones",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "activation milestones that users have reached, of those whose day has come",
    formula: "`activation[]` with `done_on` ÷ those that are done or whose `day` after go-live is before the as-of date",
    not_applicable: "before go-live, and until the day of the first one",
    source: "S4",
    files: FILES,
    record: Record::None,
    measure: |at| settled(activation_reached(at)),
};

fn activation_reached(at: &Measuring<'_>) -> Result<Value, Value> {
    let since = live(at)?;
    at.with(PlanFile::Adoption)?;
    let steps = at.plan.adoption.activation.iter();
    let steps: Vec<_> = steps.filter(|step| step.is_in_plan(at.as_of())).collect();
    if steps.is_empty() {
        return Err(Value::unknown("no activation milestones are listed"));
    }
    let is_past = |day: u32| since.is_some_and(|since| since.plus_days(i64::from(day)) < at.today());
    let wanted = steps.iter().filter(|step| step.is_done_on(at.as_of()) || is_past(step.day)).count();
    let done = steps.iter().filter(|step| step.is_done_on(at.as_of())).count();
    if wanted == 0 {
        let day = steps.iter().map(|step| step.day).min().unwrap_or(0);
        return Err(Value::not_applicable(format!(
            "the first one is due {} after go-live",
            Days(i64::from(day))
        )));
    }
    let route = Route::to(PlanFile::Adoption).key("activation");
    Ok(Value::share(done, wanted, "").from([route]).note(format!("{done} of {wanted}")))
}

/// Counts the seats.
fn count_seats(at: &PlanAt) -> Option<Command> {
    Some(commands::usage_seats(at.slug(), blank("n"), blank("n"), blank("n")))
}
