//! Planned days that are improbable by themselves.

use std::collections::BTreeMap;

use crate::act::Remark;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::fields::{Field, Kind, Shape, walk};
use crate::phrase::{Count, List};

/// How many days are told one by one.
const TOLD: usize = 3;

/// New planned days before the contract, and on days on which nobody works.
pub(super) fn planned(old: &Assessment, new: &Assessment) -> Vec<Remark> {
    let known = days(old);
    let signed = new.signed();
    let is_odd = |day: Date| day < signed || !new.calendar.is_working(day);
    let odd = days(new).into_iter().filter(|(said, (day, times))| {
        is_odd(*day) && known.get(said).is_none_or(|(_, before)| before < times)
    });
    let (early, off): (Vec<_>, Vec<_>) =
        odd.map(|(said, (day, _))| (said, day)).partition(|(_, day)| *day < signed);
    let early = early.into_iter().map(|(said, _)| {
        Remark::note(format!("{said}, before the contract was signed on {signed}; is the year right?"))
    });
    early.chain(told(new, &off)).collect()
}

/// What is planned, as it is said, with its day, and how often. A move repeats the day of its entry, and what depends on a
/// milestone has none of its own.
fn days(at: &Assessment) -> BTreeMap<String, (Date, usize)> {
    let mut days = BTreeMap::new();
    let wants = |shape: &Shape, field: &Field| {
        matches!(field.kind, Kind::Planned) && !(shape.is_part && field.key != "due")
    };
    walk(&at.plan, wants, |found| {
        if let Some(day) = found.day() {
            days.entry(found.said()).or_insert((day, 0)).1 += 1;
        }
    });
    days
}

fn told(new: &Assessment, off: &[(String, Date)]) -> Vec<Remark> {
    let rolled = |day: Date| new.calendar.roll_forward(day);
    if off.len() <= TOLD {
        let told = off.iter().map(|(said, day)| {
            Remark::note(format!("{said}, a day off: the next working day is {}", rolled(*day)))
        });
        return told.collect();
    }
    let days: Vec<String> = off.iter().map(|(_, day)| day.to_string()).collect();
    let (count, days) = (Count(days.len(), "planned day"), List::and(&days).at_most(TOLD));
    vec![Remark::note(format!("{count} are days off ({days}): each counts as the next working day"))]
}
