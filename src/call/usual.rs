//! What is usual in the calls of a plan: who is there, and when the next one is.

use crate::date::Date;
use crate::model::{Contact, Frequency, Side};
use crate::plan_at::{Everybody, PlanAt};

/// The last time that both sides spoke, by a day.
pub(super) fn last_call<'p>(
    at: &'p PlanAt,
    day: Date,
    everybody: &Everybody<'_>,
) -> Option<(Date, &'p Contact)> {
    let is_theirs = |name: &String| everybody.side(name) == Some(Side::Customer);
    let calls = at.plan.contacts.contacts.iter().enumerate().filter(|(_, it)| it.kind.is_spoken());
    let held = calls.filter_map(|(index, it)| Some((it.held_by(day)?, index, it)));
    let of_both = held.filter(|(_, _, it)| it.present.iter().any(is_theirs));
    of_both.max_by_key(|(on, index, _)| (*on, *index)).map(|(on, _, it)| (on, it))
}

/// The usual day of the next call: one step of the rhythm from this day, on a day of work.
pub(super) fn next_call(at: &PlanAt, day: Date) -> Option<Date> {
    let rhythm = at.plan.jsp.cadence.execution_call.map(Frequency::days)?;
    Some(at.calendar.roll_forward(day.plus_days(rhythm)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    #[test]
    fn the_last_call_is_the_last_time_that_both_sides_spoke() {
        let contacts = "contacts:\n  - {id: L-1, kind: call, held_on: 2026-04-02, present: [Lee, Ana]}\n  \
                        - {id: L-2, kind: meeting, held_on: 2026-04-08, present: [Lee, Kim]}\n  \
                        - {id: L-3, kind: mail, held_on: 2026-04-09, present: [Lee, Ana]}\n  \
                        - {id: L-4, kind: call, held_on: 2026-04-09, present: [Ana]}\n";
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Ana}}";
        let files = [
            ("onboarding.yaml", head),
            ("contacts.yaml", contacts),
            ("stakeholders.yaml", "people: [{name: Lee}, {name: Kim}]"),
        ];
        let last = |day: &str| {
            let at = PlanAt::of(plan_from(&files), &Basis::on(date(day)));
            last_call(&at, date(day), &at.everybody()).map(|(_, it)| it.id.clone())
        };
        assert_eq!(last("2026-04-01"), None);
        assert_eq!(last("2026-04-07").as_deref(), Some("L-1"));
        assert_eq!(last("2026-04-10").as_deref(), Some("L-2"));
    }

    #[test]
    fn the_next_call_is_a_step_of_the_rhythm_away_on_a_day_of_work() {
        let next = |rhythm: &str, day: &str| {
            let jsp = format!("cadence: {{{rhythm}}}");
            next_call(&PlanAt::of(plan_from(&[("jsp.yaml", &jsp)]), &Basis::on(date(day))), date(day))
        };
        assert_eq!(next("execution_call: weekly", "2026-04-10"), Some(date("2026-04-17")));
        assert_eq!(next("execution_call: daily", "2026-04-10"), Some(date("2026-04-13")));
        assert_eq!(next("channel: Teams", "2026-04-10"), None);
    }
}
