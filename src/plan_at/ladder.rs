//! How far somebody's silence has come on the ladder of the segment: which step is due and since when, which one is next, and
//! whom it asks. Every screen, the health score and the play have it from here.

use std::borrow::Cow;

use super::silence::{Owed, Silence, Unanswered};
use super::view::PlanAt;
use crate::config::{Ladder, Step};
use crate::date::Date;
use crate::model::{Person, Role};
use crate::person;

/// A step of the ladder, on its day against somebody's silence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rung<'s> {
    /// Which of the ladder, counted from 1.
    pub number: usize,
    /// How many it has.
    pub of: usize,
    /// What to do.
    pub step: Step,
    /// The working day on which it is due.
    pub due: Date,
    /// What was left unanswered for so long.
    pub owed: &'s Owed,
    /// Whose silence.
    pub silence: &'s Silence<'s>,
}

impl PlanAt {
    /// The steps against somebody's silence, each on the first day on which one of the things that they owe an answer to has
    /// waited for long enough: so an answer to one of them never brings a step forward. Who missed a call is spared the steps
    /// before a call.
    pub fn rungs<'s>(&self, silence: &'s Silence<'s>) -> Vec<Rung<'s>> {
        let ladder = self.ladder();
        let steps = ladder.steps().iter().enumerate();
        let rungs = steps.filter_map(|(at, (step, days))| {
            let days_of = |owed: &Owed| i64::from(*days) - head_start(ladder, owed.to);
            let reached = silence.owed.iter().map(|owed| (self.after_quiet(owed.since, days_of(owed)), owed));
            let (due, owed) = reached.min_by_key(|(due, _)| *due)?;
            Some(Rung { number: at + 1, of: ladder.steps().len(), step: *step, due, owed, silence })
        });
        rungs.collect()
    }

    /// The step that is due against somebody's silence, if one is.
    pub fn due_rung<'s>(&self, silence: &'s Silence<'s>) -> Option<Rung<'s>> {
        self.rungs(silence).into_iter().rfind(|rung| rung.due <= self.as_of())
    }

    /// Of all who are silent, who has come furthest on the ladder; of those on one step, who has been silent the longest.
    pub fn furthest<'s>(&self, silences: &'s [Silence<'s>]) -> Option<Rung<'s>> {
        let due = silences.iter().filter_map(|silence| self.due_rung(silence));
        due.reduce(|most, next| if next.number > most.number { next } else { most })
    }

    /// What a step asks us to do about the silence of `person`: nobody is asked about themselves, and nobody who is not there.
    pub fn request(&self, step: Step, person: &Person) -> Cow<'static, str> {
        if step != Step::Sponsor {
            return step.request().into();
        }
        let of_theirs = person::key(&person.name);
        let other = |role| self.holders(role, self.as_of()).find(|it| person::key(&it.name) != of_theirs);
        let is_sponsor = person.is_on(Role::ExecutiveSponsor, self.as_of());
        match (other(Role::ExecutiveSponsor), other(Role::DecisionMaker)) {
            (Some(_), _) if !is_sponsor => step.request().into(),
            (Some(sponsor), _) => format!("ask {}, a sponsor too", sponsor.name.trim()).into(),
            (None, Some(buyer)) => format!("ask {}, who decided to buy", buyer.name.trim()).into(),
            (None, None) => "have our executive write to theirs".into(),
        }
    }

    fn ladder(&self) -> &Ladder {
        self.basis.config.silence.ladder(self.plan.onboarding.segment)
    }

    /// The working day on which so many calendar days have passed since another, those on hold left out.
    fn after_quiet(&self, since: Date, days: i64) -> Date {
        let raw = since.plus_days(days.max(0));
        let mut on = raw;
        // A later day may have more of a hold before it; holds end, or last until the as-of date.
        loop {
            let later = raw.plus_days(self.holds.days_between(since, on.plus_days(1)));
            if later <= on {
                return self.calendar.roll_forward(on);
            }
            on = later;
        }
    }
}

/// The days of the ladder that one is spared by what was left unanswered.
fn head_start(ladder: &Ladder, to: Unanswered) -> i64 {
    match to {
        Unanswered::Call(_) => i64::from(ladder.days_of(Step::Call).unwrap_or(0)),
        Unanswered::Ask | Unanswered::Blocker | Unanswered::Action => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    const PEOPLE: (&str, &str) =
        ("stakeholders.yaml", "people: [{name: Cy Ford, roles: [executive_sponsor]}, {name: Rita Moll}]");

    fn at(files: &[(&str, &str)], day: &str) -> PlanAt {
        PlanAt::of(plan_from(&[&[PEOPLE], files].concat()), &Basis::on(date(day)))
    }

    /// The steps against the one who is silent: what is asked, and when it is due.
    fn steps(files: &[(&str, &str)], day: &str) -> Vec<String> {
        let at = at(files, day);
        let silences = at.silences();
        assert_eq!(silences.len(), 1, "{silences:?}");
        let rungs = at.rungs(&silences[0]).into_iter();
        rungs.map(|it| format!("{} {}", it.due, at.request(it.step, it.silence.person))).collect()
    }

    fn due(files: &[(&str, &str)], day: &str) -> Option<(usize, String)> {
        let at = at(files, day);
        let silences = at.silences();
        at.furthest(&silences).map(|it| (it.number, it.due.to_string()))
    }

    const MISSED: &str = "contacts: [{id: L-1, kind: call, held_on: 2026-06-12, absent: [Rita Moll]}]";

    #[test]
    fn every_step_is_due_on_a_working_day_and_a_missed_call_calls_on_its_own() {
        // Mid-market: 5, 10, 15 and 21 days. Friday 12 June; 17 June is five days after, 23 June eleven.
        let want = [
            "2026-06-12 send a nudge",
            "2026-06-12 call",
            "2026-06-17 ask the sponsor",
            "2026-06-23 offer a hold",
        ];
        assert_eq!(steps(&[("contacts.yaml", MISSED)], "2026-06-12"), want);
        let ask = "contacts: [{id: L-1, kind: ask, asked_on: 2026-06-10, of: Rita Moll}]";
        let want = [
            "2026-06-15 send a nudge",
            "2026-06-22 call",
            "2026-06-25 ask the sponsor",
            "2026-07-01 offer a hold",
        ];
        assert_eq!(steps(&[("contacts.yaml", ask)], "2026-06-12"), want, "the tenth day is a Saturday");
        assert_eq!(due(&[("contacts.yaml", ask)], "2026-06-21"), Some((1, "2026-06-15".to_owned())));
        assert_eq!(due(&[("contacts.yaml", ask)], "2026-06-22"), Some((2, "2026-06-22".to_owned())));
    }

    #[test]
    fn an_answer_to_one_thing_never_brings_a_step_forward() {
        let action = |rest: &str| {
            format!("actions: [{{id: A-1, title: open the VPN, due: 2026-06-10, owner: Rita Moll{rest}}}]")
        };
        let case =
            |rest: &str| due(&[("contacts.yaml", MISSED), ("actions.yaml", &action(rest))], "2026-06-16");
        assert_eq!(case(""), Some((2, "2026-06-12".to_owned())), "by the call that was missed");
        assert_eq!(case(", done_on: 2026-06-16"), case(""));
    }

    #[test]
    fn days_on_hold_put_a_step_off() {
        let head = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, \
                    holds: [{id: H-1, since: 2026-06-13, ended_on: 2026-06-20}]}";
        let files = [("onboarding.yaml", head), ("contacts.yaml", MISSED)];
        assert_eq!(
            steps(&files, "2026-06-22")[2..],
            ["2026-06-24 ask the sponsor", "2026-06-30 offer a hold"]
        );
    }

    #[test]
    fn the_sponsor_is_not_asked_about_the_sponsor() {
        let case = |people: &str| {
            let people = format!("people: [{people}]");
            let missed = MISSED.replace("Rita Moll", "Cy Ford");
            let files = [("stakeholders.yaml", people.as_str()), ("contacts.yaml", missed.as_str())];
            steps(&files, "2026-06-12")[2].split_once(' ').map(|(_, what)| what.to_owned())
        };
        let cy = "{name: Cy Ford, roles: [executive_sponsor]}";
        assert_eq!(case(cy).as_deref(), Some("have our executive write to theirs"));
        let buyer = "{name: Bo Lind, roles: [decision_maker]}";
        assert_eq!(case(&format!("{cy}, {buyer}")).as_deref(), Some("ask Bo Lind, who decided to buy"));
        let other = "{name: Tom Ritter, roles: [executive_sponsor]}";
        assert_eq!(case(&format!("{cy}, {other}")).as_deref(), Some("ask Tom Ritter, a sponsor too"));
        let nobody = "{name: Cy Ford, roles: [champion]}";
        assert_eq!(
            case(nobody).as_deref(),
            Some("have our executive write to theirs"),
            "there is none to ask"
        );
    }
}
