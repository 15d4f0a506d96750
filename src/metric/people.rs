//! The people on the customer's side: who is there, who was spoken with, and how they feel about it.

use super::measuring::{last_on, settled, since};
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::date::Date;
use crate::model::{Person, PlanFile, Role, Tier};
use crate::phrase::{Count, List};
use crate::plan_at::PlanAt;
use crate::remedy::{Command, blank, commands};
use crate::route::Route;

pub(super) const STAKEHOLDER_COVERAGE: Metric = Metric {
    id: "stakeholder_coverage",
    name: "stakeholder coverage",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "how much of the 1-2-3 triangle is filled: one executive, two primary contacts, three power users",
    formula: "active `people` by `tier`, at most 1 `executive`, 2 `primary` and 3 `power_user` ÷ 6",
    not_applicable: "",
    source: "S1",
    files: &[PlanFile::Stakeholders],
    record: Record::None,
    measure: |at| settled(stakeholder_coverage(at)),
};

const TRIANGLE: [(Tier, usize, &str); 3] = [
    (Tier::Executive, 1, "executive"),
    (Tier::Primary, 2, "primary contact"),
    (Tier::PowerUser, 3, "power user"),
];

fn stakeholder_coverage(at: &Measuring<'_>) -> Result<Value, Value> {
    let active = active(at)?;
    let filled = TRIANGLE.map(|(tier, wanted, name)| {
        (active.iter().filter(|(_, person)| person.tier == Some(tier)).count().min(wanted), wanted, name)
    });
    let parts = filled.map(|(have, wanted, name)| format!("{have} of {}", Count(wanted, name)));
    let share = Value::share(filled.iter().map(|(have, ..)| have).sum(), 6, "");
    Ok(share.from([Route::to(PlanFile::Stakeholders).key("people")]).note(List::and(&parts).to_string()))
}

pub(super) const ACTIVE_CONTACTS: Metric = Metric {
    id: "active_contacts",
    name: "active contacts",
    unit: Unit::Count,
    better: Better::Higher,
    summary: "people of the customer with whom there is a working relationship",
    formula: "active `people` last spoken with at most `staleness.contact_days` days ago: `present` at a contact that was \
              held, or by whom an ask was answered, a criterion attested, something confirmed or a gate signed; while none \
              of them was ever spoken with it is unknown for that long after the signature, and then 0",
    not_applicable: "",
    source: "S0 S1",
    files: SPOKEN,
    record: Record::Often(note_contact),
    measure: |at| settled(active_contacts(at)),
};

/// What says when somebody was spoken with.
const SPOKEN: &[PlanFile] =
    &[PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Gates, PlanFile::Contacts];

fn active_contacts(at: &Measuring<'_>) -> Result<Value, Value> {
    let active = active(at)?;
    let limit = i64::from(at.basis.config.staleness.contact_days);
    let contacts = at.last_contacts();
    let spoken: Vec<_> = active.iter().filter_map(|(_, person)| contacts.with(&person.name)).collect();
    if spoken.is_empty() && !active.is_empty() && at.days_quiet_since(at.signed()) <= limit {
        return Err(Value::unknown("no contact is written with anybody who is still there"));
    }
    let recent = spoken.iter().filter(|(on, _)| at.days_quiet_since(*on) <= limit);
    let routes: Vec<Route> = recent.map(|(_, route)| route.clone()).collect();
    let note = format!("{} of {} who are still there", routes.len(), active.len());
    Ok(Value::count(routes.len()).from(routes).note(note))
}

pub(super) const DAYS_SINCE_CONTACT: Metric = Metric {
    id: "days_since_contact",
    name: "last contact",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days since anybody of the customer was last spoken with",
    formula: "as-of date − the last day on which one of the `people` was spoken with, as for `active_contacts`, or the \
              signature where nobody was; days on hold left out",
    not_applicable: "the onboarding has ended",
    source: "S0 S1",
    files: SPOKEN,
    record: Record::None,
    measure: |at| settled(days_since_contact(at)),
};

fn days_since_contact(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    Ok(match at.last_two_way_contact() {
        Some((on, route)) => since(at, on).from([route]).note(last_on(at, on)),
        None => {
            let from = [at.signature_route()];
            since(at, at.signed()).from(from).note("nobody since the signature").from_start()
        }
    })
}

pub(super) const SPONSOR_ACTIVE: Metric = Metric {
    id: "sponsor_active",
    name: "sponsor",
    unit: Unit::YesNo,
    better: Better::Higher,
    summary: "whether there is an executive sponsor",
    formula: "1 when one of the active `people` has the role `executive_sponsor`",
    not_applicable: "",
    source: "S1 S2 S4",
    files: &[PlanFile::Stakeholders],
    record: Record::Often(|at| {
        Some(commands::stakeholder_add(at.slug(), blank("name"), "executive_sponsor"))
    }),
    measure: |at| settled(is_there(at, Role::ExecutiveSponsor)),
};

pub(super) const CHAMPION_ACTIVE: Metric = Metric {
    id: "champion_active",
    name: "champion",
    unit: Unit::YesNo,
    better: Better::Higher,
    summary: "whether there is a champion",
    formula: "1 when one of the active `people` has the role `champion`",
    not_applicable: "",
    source: "S0 S1 S2",
    files: &[PlanFile::Stakeholders],
    record: Record::Often(|at| Some(commands::stakeholder_add(at.slug(), blank("name"), "champion"))),
    measure: |at| settled(is_there(at, Role::Champion)),
};

fn is_there(at: &Measuring<'_>, role: Role) -> Result<Value, Value> {
    let active = active(at)?;
    if let Some((index, person)) = active.iter().find(|(_, person)| person.is_on(role, at.as_of())) {
        return Ok(Value::yes_no(true).from([person_route(*index)]).note(person.name.clone()));
    }
    Ok(match at.last_in(role) {
        Some(former) => {
            let how = if former.has_left() { "departed" } else { "until" };
            let note = format!("{} {how} {}", former.person.name, former.until);
            Value::yes_no(false).from([person_route(former.index)]).note(note)
        }
        None => Value::yes_no(false).from([Route::to(PlanFile::Stakeholders).key("people")]),
    })
}

pub(super) const SPONSOR_SILENCE_DAYS: Metric = Metric {
    id: "sponsor_silence_days",
    name: "sponsor silence",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days since the last contact with an executive sponsor",
    formula: "as-of date − the last day on which one of the active `people` with the role `executive_sponsor` was spoken \
              with, as for `active_contacts`; where none was, the signature, or the first of their `added_on` if that is later; \
              days on hold left out",
    not_applicable: "the onboarding has ended",
    source: "S0 S2",
    files: SPOKEN,
    record: Record::Often(note_contact),
    measure: |at| settled(sponsor_silence_days(at)),
};

fn sponsor_silence_days(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    let active = active(at)?;
    let sponsors: Vec<_> =
        active.iter().filter(|(_, person)| person.is_on(Role::ExecutiveSponsor, at.as_of())).collect();
    if sponsors.is_empty() {
        return Err(Value::unknown("no active executive sponsor is listed"));
    }
    let contacts = at.last_contacts();
    let spoken = sponsors.iter().filter_map(|(index, person)| {
        let (on, route) = contacts.with(&person.name)?;
        Some((*on, std::cmp::Reverse(*index), person.name.as_str(), route))
    });
    let Some((on, _, name, route)) = spoken.max_by_key(|(on, index, ..)| (*on, *index)) else {
        let (_, on) = at.plan_at().sponsor_not_met().unwrap_or(("", at.signed()));
        let index = sponsors.first().map_or(0, |(index, _)| *index);
        return Ok(since(at, on).from([person_route(index)]).note("never spoken with").from_start());
    };
    Ok(since(at, on).from([route.clone()]).note(format!("{name}, {}", last_on(at, on))))
}

pub(super) const SENTIMENT: Metric = Metric {
    id: "sentiment",
    name: "mood",
    unit: Unit::Rating,
    better: Better::Higher,
    summary: "how the customer's people feel about it, 1 to 5",
    formula: "mean of the latest `score` of each of the active `people`, where it was `judged_on` a day within \
              `staleness.sentiment_days`; stale, over all who were ever judged, when nobody was; a judgement without \
              its day, or off the scale of 1 to 5, does not count",
    not_applicable: "",
    source: "S0 S3",
    files: &[PlanFile::Onboarding, PlanFile::Stakeholders],
    record: Record::Often(|at| Some(commands::stakeholder_sentiment(at.slug(), blank("name"), blank("1-5")))),
    measure: |at| settled(sentiment(at)),
};

fn sentiment(at: &Measuring<'_>) -> Result<Value, Value> {
    let active = active(at)?;
    let mut judged: Vec<(Date, Route, u8)> = active
        .iter()
        .filter_map(|(index, person)| {
            let (number, on, it) = person.sentiment_on(at.as_of())?;
            Some((on, person_route(*index).key("sentiments").index(number), it.score))
        })
        .collect();
    // The newest first; those of one day in the order of the file.
    judged.sort_by_key(|(on, ..)| std::cmp::Reverse(*on));
    let newest =
        judged.first().ok_or_else(|| Value::unknown("nobody's `sentiments` say how they feel on a day"))?.0;
    let limit = i64::from(at.basis.config.staleness.sentiment_days);
    if at.today().days_since(newest) <= limit {
        judged.retain(|(on, ..)| at.today().days_since(*on) <= limit);
    }
    let sum: f64 = judged.iter().map(|(_, _, score)| f64::from(*score)).sum();
    let value = Value::number_of(sum / judged.len() as f64).on(newest);
    let note = match judged.len() {
        1 => "of 1 person".to_owned(),
        n => format!("mean of {n} people"),
    };
    let routes = judged.into_iter().map(|(_, route, _)| route);
    Ok(value.from(routes).note(note).stale_after(limit, at.today()))
}

pub(super) const SILENCE_DAYS: Metric = Metric {
    id: "silence_days",
    name: "silence",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "how long somebody of the customer has left us without an answer; 0 when nobody owes one",
    formula: "of the active `people`, the most calendar days, those on hold left out, since the earliest of: an \
              unanswered ask's `due` (else the day it was asked), the `since` of an open blocker that waits for them and \
              was not answered, the `due` of an action of theirs that is overdue, and a call or meeting they missed; \
              what began on or before the day on which they were last spoken with counts no more",
    not_applicable: "the onboarding has ended",
    source: "S1 S2",
    files: &[
        PlanFile::Onboarding,
        PlanFile::Stakeholders,
        PlanFile::Jsp,
        PlanFile::Gates,
        PlanFile::Actions,
        PlanFile::Contacts,
    ],
    record: Record::None,
    measure: |at| settled(silence_days(at)),
};

fn silence_days(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    active(at)?;
    Ok(match at.silences().first() {
        None => Value::days(0),
        Some(silence) => {
            let note = format!("{} since {}", silence.person.name.trim(), silence.since());
            Value::days(silence.days).from([silence.first().route.clone()]).note(note)
        }
    })
}

/// The people who are still there on the as-of date; unknown when nobody is listed at all.
pub(super) fn active<'a>(at: &Measuring<'a>) -> Result<Vec<(usize, &'a Person)>, Value> {
    at.with(PlanFile::Stakeholders)?;
    let mut listed = at.plan.stakeholders.people.iter();
    if !listed.any(|person| person.is_known_on(at.as_of())) {
        return Err(Value::unknown("nobody is listed yet"));
    }
    Ok(at.plan_at().people().collect())
}

fn person_route(index: usize) -> Route {
    Route::to(PlanFile::Stakeholders).key("people").index(index)
}

/// Notes that somebody was spoken with.
pub(super) fn note_contact(at: &PlanAt) -> Option<Command> {
    Some(commands::stakeholder_touch(at.slug(), blank("name")))
}
