//! Ages: how long the plan, its holds and its silences last.

use super::measuring::{last_on, settled, since};
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::model::{Event, PlanFile};
use crate::phrase::Days;
use crate::remedy::commands;
use crate::route::Route;

pub(super) const DAY: Metric = Metric {
    id: "day",
    name: "day",
    unit: Unit::Days,
    better: Better::Neither,
    summary: "the day of the onboarding; the signature is day 0",
    formula: "as-of date − `contract.signed_on`, calendar days; stops on the day of `ended.ended_on`",
    not_applicable: "the contract is not signed yet on the as-of date",
    source: "S1 S2",
    files: &[PlanFile::Onboarding],
    record: Record::None,
    measure: day,
};

fn day(at: &Measuring<'_>) -> Value {
    let signed = at.signed();
    if signed > at.as_of() {
        return Value::not_applicable(format!("the contract is signed on {signed}"));
    }
    let route = Route::to(PlanFile::Onboarding).key("contract").key("signed_on");
    let value = Value::days(at.today().days_since(signed)).from([route]);
    match at.ended() {
        Some(on) => value.on(on).note(format!("signed {signed}, ended {on}")),
        None => value.note(format!("signed {signed}")),
    }
}

pub(super) const HOLD_DAYS: Metric = Metric {
    id: "hold_days",
    name: "days on hold",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days on hold since signature",
    formula: "days of `holds` from the signature up to, but not including, the as-of date, each counted once however many \
              holds it is in; `ended_on` is the first day of work again",
    not_applicable: "",
    source: "S1",
    files: &[PlanFile::Onboarding],
    record: Record::None,
    measure: hold_days,
};

fn hold_days(at: &Measuring<'_>) -> Value {
    let holds = &at.holds;
    let days = holds.days_between(at.signed(), at.today());
    let all = Route::to(PlanFile::Onboarding).key("holds");
    let begun = at.plan.onboarding.holds.iter().enumerate();
    let begun = begun.filter(|(_, hold)| hold.since <= at.as_of() && !hold.is_withdrawn(at.as_of()));
    let value = Value::days(days).from(begun.map(|(index, _)| all.clone().index(index)));
    match holds.running().map(|index| &at.plan.onboarding.holds[index]) {
        Some(hold) if at.ended().is_none() => value.note(format!("on hold since {}", hold.since)),
        _ => value,
    }
}

pub(super) const DAYS_SINCE_UPDATE: Metric = Metric {
    id: "days_since_update",
    name: "last update",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days since the last written update",
    formula: "as-of date − the latest `updates[].sent_on`, or the signature where none was sent, days on hold left out; a draft has \
              no day",
    not_applicable: "the onboarding has ended",
    source: "S1 S2",
    files: &[PlanFile::Onboarding, PlanFile::Updates],
    record: Record::Often(|at| Some(commands::update_new(at.slug()))),
    measure: |at| settled(days_since_update(at)),
};

fn days_since_update(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    let updates = at.plan.updates.updates.iter().enumerate();
    let sent = updates.filter_map(|(index, update)| Some((index, update.sent_by(at.as_of())?)));
    Ok(match sent.max_by_key(|(_, on)| *on).filter(|(_, on)| *on >= at.signed()) {
        Some((index, on)) => {
            let route = Route::to(PlanFile::Updates).key("updates").index(index);
            since(at, on).from([route]).note(last_on(at, on))
        }
        None => {
            since(at, at.signed()).from([at.signature_route()]).note("none since the signature").from_start()
        }
    })
}

pub(super) const DAYS_SINCE_ENTRY: Metric = Metric {
    id: "days_since_entry",
    name: "last entry",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days since anything that happened was written in any file of the plan",
    formula: "as-of date − the last day on which something happened or began by the files, or the signature where nothing \
              did, days on hold left out; that a date was moved is nothing that happened",
    not_applicable: "the onboarding has ended",
    source: "S0 S2",
    files: &PlanFile::ALL,
    record: Record::None,
    measure: |at| settled(days_since_entry(at)),
};

fn days_since_entry(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    Ok(match at.last_entry().filter(|(on, _)| *on >= at.signed()) {
        Some((on, route)) => since(at, on).from([route]).note(last_on(at, on)),
        None => since(at, at.signed())
            .from([at.signature_route()])
            .note("nothing since the signature")
            .from_start(),
    })
}

pub(super) const PAST_PLANNED_END_DAYS: Metric = Metric {
    id: "past_planned_end_days",
    name: "past the planned end",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days by which the onboarding runs longer than it should; 0 while there is time",
    formula: "as-of date − the later of the signature + `planned_days` of the segment + the days on hold, and the last day of \
              the plan that the customer's side agreed to; days on hold since left out",
    not_applicable: "the onboarding has ended",
    source: "S0",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::None,
    measure: |at| settled(past_planned_end_days(at)),
};

fn past_planned_end_days(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    let end = at.planned_end();
    Ok(Value::days(at.days_late(end)).from([at.signature_route()]).note(format!("planned until {end}")))
}

pub(super) const DAYS_SINCE_GO_LIVE: Metric = Metric {
    id: "days_since_go_live",
    name: "days live",
    unit: Unit::Days,
    better: Better::Neither,
    summary: "calendar days since go-live",
    formula: "as-of date − `done_on` of the milestone with `event: go_live`; stops on the day of `ended.ended_on`",
    not_applicable: "before go-live",
    source: "S4",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::None,
    measure: |at| settled(days_since_go_live(at)),
};

fn days_since_go_live(at: &Measuring<'_>) -> Result<Value, Value> {
    super::adoption::live(at)?;
    let (on, route) = at.event_day(Event::GoLive)?;
    let days = at.today().days_since(on);
    Ok(Value::days(days)
        .from([route])
        .note(format!("live since {on}, {} after signature", Days(on.days_since(at.signed())))))
}
