//! Whether both sides meet as often as they agreed to, and who has stopped coming.

use super::measuring::settled;
use super::people::{active, note_contact};
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::date::Date;
use crate::model::{Contact, ContactKind, Fact, PlanFile, Side};
use crate::phrase::List;
use crate::route::Route;

const FILES: &[PlanFile] = &[PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Contacts];

/// The contacts at which people see or hear each other.
const MEETINGS: [ContactKind; 6] = [
    ContactKind::Call,
    ContactKind::Meeting,
    ContactKind::Kickoff,
    ContactKind::Review,
    ContactKind::SponsorReview,
    ContactKind::GraduationMeeting,
];

/// A contact that was held, with its index and its day.
type Held<'a> = (usize, Date, &'a Contact);

/// The meetings up to the day, the earliest first; those of one day in the order of the file.
fn meetings<'a>(at: &Measuring<'a>) -> Vec<Held<'a>> {
    let contacts = at.plan_at().plan.contacts.contacts.iter().enumerate();
    let held = contacts.filter(|(_, it)| MEETINGS.contains(&it.kind));
    let held = held.filter_map(|(index, it)| Some((index, it.held_by(at.today())?, it)));
    let mut held: Vec<Held<'_>> = held.collect();
    held.sort_by_key(|(_, on, _)| *on);
    held
}

pub(super) const RHYTHM_KEPT: Metric = Metric {
    id: "rhythm_kept",
    name: "meetings kept",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "how often both sides have met since the kickoff, of the times they agreed on",
    formula: "periods of `cadence.execution_call` (7 days, 14, 31) in which somebody of the customer was `present` at a \
              call or a meeting ÷ the whole periods since the kickoff; those with a day on hold are left out",
    not_applicable: "no first period since the kickoff is over, or nobody holds one since gates open by themselves",
    source: "S1",
    files: FILES,
    record: Record::Often(note_contact),
    measure: |at| settled(rhythm_kept(at)),
};

fn rhythm_kept(at: &Measuring<'_>) -> Result<Value, Value> {
    let cadence = at.plan.jsp.cadence.execution_call;
    let days = cadence.ok_or_else(|| Value::unknown("`cadence` says not how often both sides meet"))?.days();
    let (kickoff, _) = at.fact_day(Fact::Kickoff)?;
    let past = at.today().days_since(kickoff) / days;
    let periods = (0..past).map(|number| (kickoff.plus_days(number * days + 1), days));
    let agreed: Vec<(Date, Date)> = periods
        .map(|(first, days)| (first, first.plus_days(days)))
        .filter(|(first, end)| at.holds.days_between(*first, *end) == 0)
        .collect();
    if agreed.is_empty() {
        return Err(Value::not_applicable("no first period since the kickoff is over"));
    }
    let theirs = |name: &String| at.side_of(name) == Some(Side::Customer);
    let met = meetings(at).into_iter().filter(|(_, _, it)| it.present.iter().any(theirs));
    let met: Vec<Held<'_>> = met.collect();
    let first_in = |(first, end): &(Date, Date)| met.iter().find(|(_, on, _)| (*first..*end).contains(on));
    let kept: Vec<Route> = agreed.iter().filter_map(first_in).map(|(index, ..)| route(*index)).collect();
    let note = format!("{} of {} periods of {days} days", kept.len(), agreed.len());
    let share = Value::share(kept.len(), agreed.len(), "");
    Ok(share.from(kept.into_iter().chain([Route::to(PlanFile::Jsp).key("cadence")])).note(note))
}

pub(super) const NO_SHOWS: Metric = Metric {
    id: "no_shows",
    name: "no-shows",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "people of the customer who have stopped coming",
    formula: "active `people` who were `absent` from the last two calls or meetings at which they were expected; unknown \
              while none of them was ever expected",
    not_applicable: "the onboarding has ended",
    source: "S1",
    files: FILES,
    record: Record::Often(note_contact),
    measure: |at| settled(no_shows(at)),
};

/// How many meetings in a row somebody misses before it is told.
const IN_A_ROW: usize = 2;

fn no_shows(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    let active = active(at)?;
    let meetings = meetings(at);
    let is_one = |names: &[String], name: &str| names.iter().any(|it| at.is_same(it, name));
    let (mut missing, mut routes, mut was_expected) = (Vec::new(), Vec::new(), false);
    for (_, person) in &active {
        let expected = meetings
            .iter()
            .rev()
            .filter(|(_, _, it)| is_one(&it.present, &person.name) || is_one(&it.absent, &person.name));
        let last: Vec<&Held<'_>> = expected.take(IN_A_ROW).collect();
        was_expected |= !last.is_empty();
        if last.len() == IN_A_ROW && last.iter().all(|(_, _, it)| !is_one(&it.present, &person.name)) {
            missing.push(person.name.as_str());
            routes.extend(last.iter().map(|(index, ..)| route(*index)));
        }
    }
    if !was_expected && !active.is_empty() {
        return Err(Value::unknown("nobody who is still there was expected at a call or a meeting"));
    }
    let value = Value::count(missing.len()).from(routes);
    Ok(if missing.is_empty() { value } else { value.note(List::and(&missing).to_string()) })
}

fn route(index: usize) -> Route {
    Route::to(PlanFile::Contacts).key("contacts").index(index)
}
