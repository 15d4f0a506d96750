//! The customer's calendar of their plan: calls, steps, gates in words, trainings.

use super::Page;
use crate::date::Date;
use crate::edition::{CustomerEdition, Gate, Label, Language, Milestone, Name, Session, Tag};
use crate::model::Frequency;
use crate::report::appointment::{Appointment, call_tag};

/// What of a plan is in the customer's calendar: what is open on the day on which it is expected, what is done on its
/// own.
pub fn appointments(it: &CustomerEdition, language: &Language) -> Vec<Appointment> {
    let page = Page { it, language };
    let steps = it.milestones.iter().filter_map(|step| page.step_entry(step));
    let gates = it.gates.iter().filter_map(|gate| page.gate_entry(gate));
    let sessions = it.sessions.iter().filter_map(|session| page.session_entry(session));
    let mut all: Vec<Appointment> = steps.chain(gates).chain(sessions).collect();
    let is_daily = it.rhythm.call == Some(Frequency::Daily);
    let call = |day: &Date| page.entry(call_tag(it.tag, *day, is_daily), *day, page.say(Label::CallEntry));
    all.extend(it.rhythm.calls.iter().map(call));
    all
}

impl Page<'_> {
    /// An entry under the name of what they bought, which tells them what the calendar is of.
    fn entry(self, tag: Tag, on: Date, what: &str) -> Appointment {
        let product = self.it.product.as_ref().map(|product| format!("{product}: "));
        let title = format!("{}{what}", product.unwrap_or_default());
        Appointment { tag, on, title, details: Vec::new(), who: Vec::new() }
    }

    /// The day on which something was done, with a tick, else the one on which it is to be; nothing is ahead once the
    /// onboarding has ended.
    fn done_or_ahead(self, done: Option<Date>, ahead: Option<Date>) -> Option<(Date, &'static str)> {
        let ahead = ahead.filter(|_| self.it.ended_on.is_none());
        done.map(|on| (on, "✓ ")).or(ahead.map(|on| (on, "")))
    }

    fn step_entry(self, step: &Milestone) -> Option<Appointment> {
        let (on, mark) = self.done_or_ahead(step.done_on, step.expected)?;
        let planned = step.planned.filter(|planned| step.is_open() && *planned != on);
        let planned = planned.map(|day| format!("{}: {}", self.say(Label::Planned), self.planned(day)));
        let names = self.names(step.owners());
        let names = (!names.is_empty()).then(|| format!("{}: {names}", self.say(Label::Who)));
        Some(Appointment {
            details: planned.into_iter().chain(names).collect(),
            who: step.owners().map(full).collect(),
            ..self.entry(step.tag, on, &format!("{mark}{}", step.title))
        })
    }

    fn gate_entry(self, gate: &Gate) -> Option<Appointment> {
        let opened = gate.opened_on.filter(|_| gate.is_open);
        let (on, mark) = self.done_or_ahead(opened, gate.expected.filter(|_| !gate.is_open))?;
        let missing: Vec<String> = gate.open().map(|it| it.text.to_string()).collect();
        let details =
            (!missing.is_empty()).then(|| format!("{}: {}", self.say(Label::Open), missing.join(" · ")));
        Some(Appointment {
            details: details.into_iter().collect(),
            who: gate.open().flat_map(|it| &it.owners).map(full).collect(),
            ..self.entry(
                self.it.tag.within("gate", gate.gate.word()),
                on,
                &format!("{mark}{}", self.ready_for(gate.gate)),
            )
        })
    }

    fn session_entry(self, session: &Session) -> Option<Appointment> {
        let (on, mark) = self.done_or_ahead(session.delivered_on, session.due)?;
        let title = self.fill(Label::Training, &[("title", &session.title)]);
        let whom = session.audience.map(|audience| self.audience(audience).to_owned());
        Some(Appointment {
            details: whom.into_iter().collect(),
            ..self.entry(session.tag, on, &format!("{mark}{title}"))
        })
    }
}

fn full(name: &Name) -> String {
    name.full.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::edition_from;

    #[test]
    fn the_customer_reads_words_of_theirs_alone_and_no_id() {
        let jsp = "milestones:\n  - {id: M-1, title: Keys, due: 2026-04-30, customer_owner: Lee Novak, owner: Ana Ruiz, acceptance: it opens}\n  \
                   - {id: M-2, title: Margin approved, audience: internal, due: 2026-04-30}\n";
        let head = "{id: P-1, customer: Acme, product: Ledger, segment: mid-market, team: {csm: Ana Ruiz}, \
                    contract: {signed_on: 2026-03-02, renews: 2027-03-02}}";
        let it = edition_from(&[("onboarding.yaml", head), ("jsp.yaml", jsp)], "2026-04-10");
        let all = appointments(&it, &Language::english());
        let keys = &all[0];
        assert_eq!((keys.title.as_str(), keys.on.to_string().as_str()), ("Ledger: Keys", "2026-04-30"));
        assert_eq!(keys.details, ["who: Lee Novak, Ana"]);
        let text = format!("{all:?}");
        for ours in ["Margin", "M-1", "P-1", "renewal"] {
            assert!(!text.contains(ours), "{ours}: {text}");
        }
    }
}
