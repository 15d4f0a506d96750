//! How long nothing has happened, and how long the plan may take: what silence and neglect are counted from.

use super::facts::DayAt;
use super::view::PlanAt;
use crate::date::Date;
use crate::fields::{Field, Kind, Shape, walk};
use crate::model::{Event, GatesOpen, Person, PlanFile, Role, Side, Snapshot};
use crate::route::Route;
use crate::steps;

impl PlanAt {
    /// Whether customers help themselves: gates open without a signature, and use tells what calls tell elsewhere.
    pub fn is_digital_first(&self) -> bool {
        self.plan.gates.gates_open == Some(GatesOpen::Automatic)
    }

    /// The day on which the onboarding should be over: the planned days of its segment after the signature, longer by the
    /// days on hold, or the last day of the plan that the customer's side agreed to where that is later.
    pub fn planned_end(&self) -> Date {
        let end = self.signed().plus_days(self.planned_days());
        let end = end.plus_days(self.holds.days_between(self.signed(), self.as_of()));
        if self.baselines.agreed_on().is_none() {
            return end;
        }
        let milestones = self.plan.jsp.milestones.iter().enumerate();
        let planned = milestones.filter(|(_, milestone)| milestone.progress().is_planned_on(self.as_of()));
        planned.filter_map(|(index, _)| self.baselines.held(index)).fold(end, Date::max)
    }

    /// The last day since the signature on which anybody of the customer was spoken with, and where that is written. What
    /// was said before it belongs to the sale.
    pub fn last_two_way_contact(&self) -> Option<DayAt> {
        let people = self.plan.stakeholders.people.iter();
        let spoken =
            people.filter_map(|person| Some((self.last_contacts().with(&person.name)?, &person.name)));
        let mut spoken: Vec<(&DayAt, &String)> = spoken.collect();
        spoken.retain(|((on, _), _)| *on >= self.signed());
        // Of equals the later in the file. Whose somebody is takes a look at everybody, so that only the last are asked.
        spoken.sort_by_key(|((on, _), _)| *on);
        let mut last_first = spoken.into_iter().rev();
        last_first.find(|(_, name)| self.side_of(name) == Some(Side::Customer)).map(|(day, _)| day.clone())
    }

    /// The last day on which something happened or began by any file of the plan, and where that is written. That a date
    /// was put off is nothing that happened.
    pub fn last_entry(&self) -> Option<DayAt> {
        let wants = |_: &Shape, field: &Field| {
            matches!(field.kind, Kind::Happened(_) | Kind::Since(_))
                && field.is_timed
                && field.key != "moved_on"
        };
        let mut last: Option<DayAt> = None;
        walk(&self.plan, wants, |found| {
            let Some(day) = found.day().filter(|day| *day <= self.as_of()) else { return };
            if last.as_ref().is_none_or(|(known, _)| day > *known) {
                last = Some((day, found.route()));
            }
        });
        last
    }

    /// The newest snapshot that counts use, by day, with its index.
    pub fn last_count_of_use(&self) -> Option<(usize, &Snapshot)> {
        let counts = |it: &Snapshot| {
            it.active.is_some()
                || it.key_actions.is_some()
                || it.workflows_live.is_some()
                || it.last_used_on.is_some()
        };
        self.plan.adoption.until(self.as_of()).into_iter().rev().find(|(_, snapshot)| counts(snapshot))
    }

    /// Calendar days since something last happened, up to the end; days on hold are not counted.
    pub fn days_quiet_since(&self, day: Date) -> i64 {
        self.holds.days_worked(day, self.today()).max(0)
    }

    /// Whether anybody has been seen in the product.
    pub fn has_been_used(&self) -> bool {
        self.plan
            .adoption
            .until(self.as_of())
            .into_iter()
            .any(|(_, snapshot)| self.use_seen(snapshot).is_some())
    }

    /// The executive sponsor with whom nobody has ever spoken, and since when somebody should: the day on which they were
    /// named, or the signature. Where there are several, none of them was spoken with.
    pub fn sponsor_not_met(&self) -> Option<(&str, Date)> {
        let sponsors = || self.people().filter(|(_, it)| it.is_on(Role::ExecutiveSponsor, self.as_of()));
        if sponsors().any(|(_, person)| self.last_contacts().with(&person.name).is_some()) {
            return None;
        }
        let named = |person: &Person| person.added_on.unwrap_or(self.signed()).max(self.signed());
        let first = sponsors().map(|(index, person)| (named(person), index, person.name.as_str())).min()?;
        Some((first.2, first.0))
    }

    /// The last day of which a snapshot says that somebody did something in the product, and the key that says so.
    pub fn use_seen(&self, snapshot: &Snapshot) -> Option<(Date, &'static str)> {
        snapshot.use_seen(self.as_of())
    }

    /// A milestone and all that it waits for, directly or through others, as far as they are open: what its day depends on.
    pub fn open_path_to(&self, event: Event) -> Vec<usize> {
        let Some((last, _)) = self.milestone_of(event) else { return Vec::new() };
        let mut is_met = vec![false; self.plan.jsp.milestones.len()];
        let (mut path, mut ahead) = (Vec::new(), vec![last]);
        while let Some(index) = ahead.pop() {
            steps::count(1);
            if !std::mem::replace(&mut is_met[index], true) && self.is_open(index) {
                path.push(index);
                ahead.extend(self.awaited_by(index));
            }
        }
        path.sort_unstable();
        path
    }

    /// Working days after `from` up to and including `to`, those on hold left out; a day off counts as the next working day.
    pub fn working_days_passed(&self, from: Date, to: Date) -> i64 {
        self.calendar.working_days_since(from, to) - self.holds.working_days_between(&self.calendar, from, to)
    }

    /// Where the signature is written.
    pub fn signature_route(&self) -> Route {
        Route::to(PlanFile::Onboarding).key("contract").key("signed_on")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn at(files: &[(&str, &str)], day: &str) -> PlanAt {
        PlanAt::of(plan_from(files), &Basis::on(date(day)))
    }

    const HEAD: &str = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Jo}, \
                        holds: [{id: H-1, since: 2026-03-16, ended_on: 2026-03-26}]}";

    #[test]
    fn days_on_hold_lengthen_the_plan_and_are_no_working_days_that_passed() {
        let seen = |day: &str| at(&[("onboarding.yaml", HEAD)], day).planned_end();
        assert_eq!(seen("2026-03-15"), date("2026-05-01"), "60 days after the signature");
        assert_eq!(seen("2026-04-10"), date("2026-05-11"));
        let passed = |from: &str, to: &str| {
            at(&[("onboarding.yaml", HEAD)], "2026-04-10").working_days_passed(date(from), date(to))
        };
        assert_eq!(passed("2026-03-02", "2026-03-13"), 9);
        assert_eq!(passed("2026-03-02", "2026-03-20"), 9, "on hold");
        assert_eq!(passed("2026-03-02", "2026-03-26"), 10);
        assert_eq!(passed("2026-03-18", "2026-03-27"), 2);
        assert_eq!(passed("2026-03-27", "2026-04-10"), 10);
    }

    #[test]
    fn a_plan_may_take_as_long_as_the_customer_agreed() {
        let agreed = "confirmations: [{fact: plan_agreed, by: Kim, side: customer, confirmed_on: 2026-03-09}, \
                      {fact: plan_agreed, by: Jo, side: vendor, confirmed_on: 2026-03-09}]\n";
        let milestones = "milestones: [{id: M-1, due: 2026-06-30}]";
        let end = |jsp: &str| at(&[("jsp.yaml", jsp)], "2026-04-10").planned_end();
        assert_eq!(end(milestones), date("2026-05-01"));
        assert_eq!(end(&format!("{agreed}{milestones}")), date("2026-06-30"));
        let dropped = milestones.replace("}]", ", dropped: [{dropped_on: 2026-04-01}]}]");
        assert_eq!(end(&format!("{agreed}{dropped}")), date("2026-05-01"));
    }

    #[test]
    fn the_last_entry_is_the_last_day_on_which_something_happened_in_any_file() {
        let actions = "actions: [{id: A-1, title: x, due: 2026-06-01, done_on: 2026-04-02}, {id: A-2, done_on: 2026-04-20}]";
        let adoption = "snapshots: [{measured_on: 2026-03-30}]";
        let at = at(&[("actions.yaml", actions), ("adoption.yaml", adoption)], "2026-04-10");
        let (on, route) = at.last_entry().unwrap();
        assert_eq!((on, route.to_string().as_str()), (date("2026-04-02"), "actions.yaml:actions[0].done_on"));
    }

    #[test]
    fn the_path_to_an_event_is_what_is_open_of_all_that_it_waits_for() {
        let jsp = "milestones: [{id: A, done_on: 2026-03-09}, {id: B, after: [A]}, {id: C}, {id: D, event: go_live, after: [B, E]}, {id: E, after: [D]}]";
        assert_eq!(at(&[("jsp.yaml", jsp)], "2026-04-10").open_path_to(Event::GoLive), [1, 3, 4]);
    }

    #[test]
    fn whoever_of_the_customer_was_spoken_with_last_counts_and_nobody_of_ours() {
        let contacts = "contacts: [{id: L-1, kind: call, held_on: 2026-04-01, present: [Lee, Jo]}, {id: L-2, kind: call, held_on: 2026-04-08, present: [Jo]}]";
        let files = [
            ("onboarding.yaml", HEAD),
            ("stakeholders.yaml", "people: [{name: Lee, departed_on: 2026-04-03}]"),
            ("contacts.yaml", contacts),
        ];
        assert_eq!(
            at(&files, "2026-04-10").last_two_way_contact().map(|(on, _)| on),
            Some(date("2026-04-01"))
        );
    }
}
