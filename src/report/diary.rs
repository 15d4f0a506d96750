//! Our calendar of a plan: calls, steps, gates, trainings, the day of notice and the renewal.

use super::appointment::{Appointment, call_tag};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::edition::Tag;
use crate::gate::JudgedGate;
use crate::model::{Frequency, Milestone, TeamRole};
use crate::remedy::commands;
use crate::schedule::Forecast;

/// What of a plan is in our calendar: what is open on the day on which it can be expected, what is done on its own.
pub fn appointments(it: &Assessment) -> Vec<Appointment> {
    let diary = Diary { it, tag: Tag::of_plan(it.id()) };
    let milestones =
        it.schedule.milestones().filter_map(|(index, step, forecast)| diary.step(index, step, forecast));
    let gates = it.gates.gates.iter().filter_map(|gate| diary.gate(gate));
    let mut all: Vec<Appointment> = milestones.chain(gates).collect();
    all.extend(diary.calls());
    all.extend(diary.trainings());
    all.extend(diary.contract());
    all
}

struct Diary<'a> {
    it: &'a Assessment,
    tag: Tag,
}

impl Diary<'_> {
    fn entry(&self, tag: Tag, on: Date, what: &str) -> Appointment {
        let title = format!("{}: {what}", self.it.plan.onboarding.customer);
        Appointment { tag, on, title, details: Vec::new(), who: Vec::new() }
    }

    /// Those of ours who play these parts.
    fn ours(&self, parts: &[TeamRole]) -> Vec<String> {
        let names = parts.iter().filter_map(|part| self.it.part(*part));
        self.it.each_once(names).into_iter().map(str::to_owned).collect()
    }

    fn calls(&self) -> Vec<Appointment> {
        let is_daily = self.it.plan.jsp.cadence.execution_call == Some(Frequency::Daily);
        let who = self.ours(&[TeamRole::Csm, TeamRole::Implementation]);
        let one = |day: Date| Appointment {
            details: vec![commands::agenda(self.it.slug()).to_string()],
            who: who.clone(),
            ..self.entry(call_tag(self.tag, day, is_daily), day, "call")
        };
        self.it.calls_ahead().into_iter().map(one).collect()
    }

    fn step(&self, index: usize, step: &Milestone, forecast: &Forecast) -> Option<Appointment> {
        let it = self.it;
        let tag = self.tag.within("milestone", &step.id);
        let holders = [&step.owner, &step.customer_owner].into_iter();
        let who: Vec<String> =
            holders.filter_map(|it| it.one_on(self.it.as_of())).map(str::to_owned).collect();
        if let Some(on) = it.done_on(index) {
            let title = format!("✓ {}", step.label());
            return Some(Appointment {
                details: about(None, &who, step),
                who,
                ..self.entry(tag, on, &title)
            });
        }
        let on = forecast.date.filter(|_| forecast.standing.is_open() && !it.has_ended())?;
        let planned = forecast.due.filter(|due| *due != on);
        let planned = planned.map(|due| format!("planned for {}", due.short_with_weekday()));
        let details = about(planned, &who, step);
        Some(Appointment { details, who, ..self.entry(tag, on, step.label()) })
    }

    fn gate(&self, gate: &JudgedGate) -> Option<Appointment> {
        let word = super::gate::name(gate.gate).text();
        let tag = self.tag.within("gate", gate.gate.word());
        let who = self.ours(&[TeamRole::Csm]);
        if let Some(on) = gate.opened_on.filter(|_| gate.verdict.is_open()) {
            return Some(Appointment { who, ..self.entry(tag, on, &format!("✓ {word} gate")) });
        }
        let on = gate.forecast.filter(|_| !self.it.has_ended())?;
        let (met, all) = gate.progress();
        let details =
            vec![format!("{met} of {all} criteria"), commands::gate(self.it.slug(), gate.gate).to_string()];
        Some(Appointment { details, who, ..self.entry(tag, on, &format!("{word} gate")) })
    }

    fn trainings(&self) -> Vec<Appointment> {
        let it = self.it;
        let sessions = it.sessions().filter_map(|(_, session)| {
            let given = session.delivered_by(it.as_of());
            let on = given.or_else(|| it.session_due(session).filter(|_| !it.has_ended()))?;
            let mark = if given.is_some() { "✓ " } else { "" };
            let title = format!("{mark}training: {}", session.title.or(&session.id));
            let who = self.ours(&[TeamRole::Csm, TeamRole::Implementation]);
            Some(Appointment { who, ..self.entry(self.tag.within("training", &session.id), on, &title) })
        });
        sessions.collect()
    }

    /// The renewal, and the last day of notice before it.
    fn contract(&self) -> Vec<Appointment> {
        let contract = &self.it.plan.onboarding.contract;
        let Some(renews) = contract.renews else { return Vec::new() };
        let who = self.ours(&[TeamRole::Csm, TeamRole::Ae]);
        let notice = contract.notice_until().map(|on| (on, "last day of notice"));
        let days = notice.into_iter().chain([(renews, "renewal")]);
        days.map(|(on, what)| Appointment {
            who: who.clone(),
            ..self.entry(self.tag.within("contract", what), on, what)
        })
        .collect()
    }
}

/// What was planned, who has it, and how commands name it.
fn about(planned: Option<String>, who: &[String], step: &Milestone) -> Vec<String> {
    let who = (!who.is_empty()).then(|| who.join(", "));
    planned.into_iter().chain(who).chain([step.id.clone()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn on(day: &str, jsp: &str) -> Vec<Appointment> {
        let head = "{id: P-1, customer: Acme, segment: mid-market, team: {csm: Ana Ruiz}, \
                    contract: {signed_on: 2026-03-02, renews: 2027-03-02, notice_days: 60}}";
        let training = "sessions: [{id: T-1, title: Basics, due: 2026-04-20}]";
        let files = [("onboarding.yaml", head), ("jsp.yaml", jsp), ("training.yaml", training)];
        appointments(&Assessment::of(plan_from(&files), &Basis::on(date(day))))
    }

    fn said(all: &[Appointment]) -> Vec<String> {
        all.iter().map(|it| format!("{} {}", it.on, it.title)).collect()
    }

    #[test]
    fn what_is_open_stands_on_the_day_on_which_it_can_be_expected() {
        let all = on(
            "2026-04-10",
            "milestones: [{id: M-1, title: Keys, due: 2026-04-03, owner: Ana Ruiz, days: 2}]",
        );
        let keys = &all[0];
        assert_eq!(said(&all)[0], "2026-04-13 Acme: Keys", "its day has passed, and it takes two");
        assert_eq!(keys.details, ["planned for Fri 3 Apr", "Ana Ruiz", "M-1"]);
        assert_eq!(keys.who, ["Ana Ruiz"]);
        let rest = said(&all);
        for day in [
            "2026-04-20 Acme: training: Basics",
            "2027-01-01 Acme: last day of notice",
            "2027-03-02 Acme: renewal",
        ] {
            assert!(rest.iter().any(|it| it == day), "{day}: {rest:?}");
        }
    }

    #[test]
    fn an_entry_is_the_same_whatever_becomes_of_its_day_and_its_words() {
        let plan = |step: &str| on("2026-04-10", &format!("milestones: [{step}]"))[0].clone();
        let open = plan("{id: M-1, title: Keys, due: 2026-04-30}");
        let moved = plan("{id: M-1, title: Keys and codes, due: 2026-05-04}");
        let done = plan("{id: M-1, title: Keys, due: 2026-04-30, done_on: 2026-04-09}");
        assert_eq!((open.tag, open.tag), (moved.tag, done.tag));
        assert_eq!(done.title, "Acme: ✓ Keys");
        assert_ne!(open.tag, plan("{id: M-2, title: Keys, due: 2026-04-30}").tag);
    }
}
