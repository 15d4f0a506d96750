//! The calls that lie ahead by the plan's cadence.

use std::collections::BTreeMap;

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{ContactKind, Fact, Frequency, Message};

/// How far ahead calls are put into a calendar: a quarter.
const AHEAD: i64 = 13 * 7;

impl PlanAt {
    /// The days of the next calls by `cadence.execution_call`, counted from the last call or the kickoff, for 13 weeks or
    /// to the end of the plan. There are none before the kickoff, after the end, and while work stands still; what falls on
    /// a day off is held on the next working day. A day that was agreed for the next one takes the place of the usual one,
    /// until both sides spoke on it or it is past.
    pub fn calls_ahead(&self) -> Vec<Date> {
        let Some(from) = self.works_from().filter(|_| !self.has_ended()) else { return Vec::new() };
        let mut days = self.usual_calls(from);
        let last = self.last_call();
        let is_ahead = |on: &Date| *on >= from && last.is_none_or(|last| last < *on);
        if let Some(agreed) = self.plan.jsp.cadence.next_call.filter(is_ahead) {
            let every = self.plan.jsp.cadence.execution_call.map_or(0, Frequency::days);
            days.retain(|day| 2 * day.days_since(agreed) > every);
            days.insert(0, agreed);
        }
        days
    }

    /// The days of the next calls by the rhythm alone.
    fn usual_calls(&self, from: Date) -> Vec<Date> {
        let (Some(every), Some(last)) = (self.plan.jsp.cadence.execution_call, self.last_call()) else {
            return Vec::new();
        };
        let until = self.as_of().plus_days(AHEAD);
        let end = Some(self.planned_end()).filter(|end| *end >= self.as_of());
        let until = end.map_or(until, |end| until.min(end));
        let every = every.days();
        let first = (from.days_since(last) + every - 1).div_euclid(every).max(1);
        let days = (first..).map(|number| self.calendar.roll_forward(last.plus_days(number * every)));
        let mut days: Vec<Date> = days.take_while(|day| *day <= until).collect();
        // A call of each day of a weekend falls on Monday.
        days.dedup();
        days
    }

    /// Whether both sides have calls at all: customers who help themselves do where a rhythm, an agreed day or a kickoff says so.
    pub fn holds_calls(&self) -> bool {
        let cadence = &self.plan.jsp.cadence;
        !self.is_digital_first()
            || cadence.execution_call.is_some()
            || cadence.next_call.is_some()
            || self.fact_on(Fact::Kickoff).is_some()
            || self.milestone_with(Fact::Kickoff).is_some()
    }

    /// The last day on which the customer was written to: a mail in the log, or an update.
    pub fn written_on(&self) -> Option<Date> {
        let mails = self.plan.contacts.contacts.iter().filter(|it| it.kind == ContactKind::Mail);
        let mails = mails.filter_map(|it| it.held_by(self.as_of()));
        mails.chain(self.plan.updates.updates.iter().filter_map(|it| it.sent_by(self.as_of()))).max()
    }

    /// The messages to a small customer that were left out, each with the last day on which it was.
    pub fn messages_skipped(&self) -> BTreeMap<Message, Date> {
        let skipped = self.plan.updates.skipped.iter();
        let mut skipped: Vec<(Message, Date)> =
            skipped.filter_map(|it| Some((it.message, it.left_out_by(self.as_of())?))).collect();
        skipped.sort_unstable();
        skipped.into_iter().collect()
    }

    /// From when on people work: today, or the day on which a hold is to end; nothing where nobody said when.
    fn works_from(&self) -> Option<Date> {
        let Some(hold) = self.holds.running() else { return Some(self.as_of()) };
        self.plan.onboarding.holds[hold].resumes_on(self.as_of()).map(|on| on.max(self.as_of()))
    }

    /// The day of the last call; whatever was held on the day that was agreed for one was that call.
    fn last_call(&self) -> Option<Date> {
        let agreed = self.plan.jsp.cadence.next_call;
        let held =
            self.plan.contacts.contacts.iter().filter_map(|it| Some((it.kind, it.held_by(self.as_of())?)));
        let calls = held
            .filter(|(kind, on)| *kind == ContactKind::Call || kind.is_spoken() && Some(*on) == agreed)
            .map(|(_, on)| on);
        calls.max().max(self.fact_on(Fact::Kickoff))
    }
}

#[cfg(test)]
mod tests {
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::plan_at::PlanAt;

    fn calls(cadence: &str, held: &str, head: &str) -> Vec<String> {
        let head = format!(
            "{{customer: Acme, segment: mid-market, contract: {{signed_on: 2026-03-02}}, holidays: [2026-04-20]{head}}}"
        );
        let jsp = format!("cadence: {{execution_call: {cadence}}}");
        let contacts = format!("contacts: [{held}]");
        let files = [("onboarding.yaml", head.as_str()), ("jsp.yaml", &jsp), ("contacts.yaml", &contacts)];
        let at = PlanAt::of(plan_from(&files), &Basis::on(date("2026-04-10")));
        at.calls_ahead().iter().map(|day| day.short_with_weekday()).collect()
    }

    const KICKOFF: &str = "{id: L-1, kind: kickoff, held_on: 2026-03-09, present: [Lee]}";

    #[test]
    fn calls_go_on_from_the_last_one_and_give_way_to_days_off() {
        let all = calls("weekly", KICKOFF, "");
        assert_eq!(all[..3], ["Mon 13 Apr", "Tue 21 Apr", "Mon 27 Apr"]);
        assert_eq!(all.last().map(String::as_str), Some("Mon 27 Apr"), "the plan ends after 60 days");
        let held = format!("{KICKOFF}, {{id: L-2, kind: call, held_on: 2026-04-08}}");
        assert_eq!(calls("every_two_weeks", &held, "")[..1], ["Wed 22 Apr"]);
        assert_eq!(calls("daily", KICKOFF, "")[..3], ["Fri 10 Apr", "Mon 13 Apr", "Tue 14 Apr"]);
    }

    #[test]
    fn a_day_that_was_agreed_takes_the_place_of_the_usual_one_until_it_is_past() {
        let agreed = |day: &str, held: &str| calls(&format!("weekly, next_call: {day}"), held, "");
        assert_eq!(agreed("2026-04-16", KICKOFF)[..3], ["Thu 16 Apr", "Tue 21 Apr", "Mon 27 Apr"]);
        assert_eq!(agreed("2026-04-09", KICKOFF)[0], "Mon 13 Apr", "it is past");
        let held = format!("{KICKOFF}, {{id: L-2, kind: call, held_on: 2026-04-10}}");
        assert_eq!(agreed("2026-04-10", &held)[0], "Fri 17 Apr", "it was held");
        let held = format!("{KICKOFF}, {{id: L-2, kind: review, held_on: 2026-04-10}}");
        assert_eq!(agreed("2026-04-10", &held)[0], "Fri 17 Apr", "it was held, as a review");
        assert_eq!(agreed("2026-04-15", "")[..1], ["Wed 15 Apr"], "agreed before the kickoff");
    }

    #[test]
    fn there_is_no_call_before_the_kickoff_and_none_while_work_stands_still() {
        let none = Vec::<String>::new();
        assert_eq!(calls("weekly", "", ""), none);
        let hold = |rest: &str| format!(", holds: [{{id: H-1, since: 2026-04-01{rest}}}]");
        assert_eq!(calls("weekly", KICKOFF, &hold("")), none);
        assert_eq!(calls("weekly", KICKOFF, &hold(", resumes_on: 2026-04-22"))[0], "Mon 27 Apr");
    }
}
