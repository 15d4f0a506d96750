//! What the coming five working days ask of our people: the calls of a plan, and what those who implement it have to do.

use super::upcoming::{Entry, Upcoming};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::person::key;

/// Somebody of ours who implements a plan, and what is theirs in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implementer {
    /// The whole name.
    pub name: String,
    /// Their milestones and actions that are due in the coming five working days.
    pub due: usize,
    /// Those that are late.
    pub late: usize,
}

/// The last of five working days; today is the first of them, where anybody works today.
pub(super) fn last_day(it: &Assessment) -> Date {
    it.basis.config.calendar.add_working_days(it.as_of(), 4_i64)
}

/// How many calls of these days there are by the plan's cadence.
pub(super) fn calls(it: &Assessment) -> usize {
    let last = last_day(it);
    it.calls_ahead().into_iter().take_while(|day| *day <= last).count()
}

/// Who implements it on the day, by what is known to be ahead up to the last of these days at least; nothing is due while it
/// is on hold.
pub(super) fn implementers(it: &Assessment, ahead: &Upcoming<'_>) -> Vec<Implementer> {
    let last = last_day(it);
    let count = |entries: &[Entry], name: &str| {
        let is_theirs = |one: &&Entry| {
            let owner = one.coming.owner.as_ref();
            one.is_work() && one.coming.on <= last && owner.is_some_and(|owner| it.is_same(owner, name))
        };
        if it.is_on_hold() { 0 } else { entries.iter().filter(is_theirs).count() }
    };
    let mut all: Vec<Implementer> = Vec::new();
    for (_, name) in it.plan.onboarding.team.implementation.on(it.as_of()) {
        let full = it.basis.people.full_name(name).to_owned();
        if all.iter().all(|other| key(&other.name) != key(&full)) {
            let (due, late) = (count(&ahead.due, name), count(&ahead.late, name));
            all.push(Implementer { name: full, due, late });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn implementers(it: &Assessment) -> Vec<Implementer> {
        super::implementers(it, &Upcoming::until(it, last_day(it)))
    }

    fn plan(head: &str, as_of: &str) -> Assessment {
        let head = format!(
            "{{customer: Acme, segment: mid-market, contract: {{signed_on: 2026-03-02}}, \
             team: {{implementation: [{{name: Sofia}}, {{name: Marek, since: 2026-05-01}}]}}{head}}}"
        );
        let jsp = "cadence: {execution_call: weekly}\n\
                   milestones: [{id: M-1, title: Data, due: 2026-04-17, owner: Sofia}, \
                   {id: M-2, title: Test, due: 2026-04-01, owner: Sofia}, {id: M-3, title: Pilot, due: 2026-04-15, owner: Lee}]";
        let actions = "actions: [{id: A-1, title: Ask, due: 2026-04-20, owner: Sofia}, \
                       {id: A-2, title: Map, due: 2026-04-13, owner: sofia}]";
        let contacts = "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-09, present: [Lee]}]";
        let files = [
            ("onboarding.yaml", head.as_str()),
            ("jsp.yaml", jsp),
            ("actions.yaml", actions),
            ("contacts.yaml", contacts),
        ];
        Assessment::of(plan_from(&files), &Basis::on(date(as_of)))
    }

    #[test]
    fn five_working_days_are_looked_at_and_today_is_the_first() {
        let of = |as_of| {
            let it = plan("", as_of);
            (
                calls(&it),
                implementers(&it).into_iter().map(|one| (one.name, one.due, one.late)).collect::<Vec<_>>(),
            )
        };
        let sofia = |due, late| vec![("Sofia".to_owned(), due, late)];
        assert_eq!(of("2026-04-13"), (1, sofia(2, 1)), "Monday to Friday");
        assert_eq!(of("2026-04-11"), (1, sofia(2, 1)), "Saturday looks at the same week");
        assert_eq!(of("2026-04-10"), (1, sofia(1, 1)), "Friday to Thursday");
        assert_eq!(of("2026-04-14"), (1, sofia(2, 2)), "the call of the Monday after");
    }

    #[test]
    fn nothing_is_due_while_work_rests() {
        let it = plan(", holds: [{id: H-1, since: 2026-04-01, resumes_on: 2026-06-01}]", "2026-04-13");
        assert_eq!((calls(&it), implementers(&it)[0].due, implementers(&it)[0].late), (0, 0, 0));
    }
}
