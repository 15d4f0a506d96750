//! The call of the week.

use super::AgendaKind;
use super::sections::agenda;
use crate::edition::Label;
use crate::model::{Frequency, TeamRole};
use crate::report::Report;
use crate::report::customer::Page;

/// Minutes of the parts, in their order; together half an hour.
const MINUTES: [u32; 6] = [10, 5, 5, 5, 3, 2];

pub(super) fn report(page: Page<'_>) -> Report {
    let [late, decide, promised, gate, dates, rest] = MINUTES;
    let sections = [
        page.late(late),
        page.to_decide(decide),
        page.promised(promised),
        page.gate(gate),
        page.dates(AgendaKind::Weekly.day(page.it), dates),
        page.anything_else(rest),
    ];
    let ours = [TeamRole::Csm, TeamRole::Implementation];
    let call = match page.it.rhythm.call {
        Some(Frequency::Daily) => Label::DailyCall,
        Some(Frequency::Weekly) => Label::WeeklyCall,
        Some(Frequency::Monthly) => Label::MonthlyCall,
        Some(Frequency::EveryTwoWeeks) | None => Label::CallOfTwoWeeks,
    };
    agenda(page, (AgendaKind::Weekly, call), MINUTES.iter().sum(), &ours, sections)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Language;
    use crate::fixture::edition_from;
    use crate::render::markdown;

    #[test]
    fn the_two_weeks_are_those_from_the_day_of_the_call() {
        let jsp = "cadence: {execution_call: weekly, next_call: 2026-04-20}\nmilestones: [{id: M-1, title: Before it, \
                   due: 2026-04-17}, {id: M-2, title: After it, due: 2026-05-04}]";
        let contacts = "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-09}]";
        let it = edition_from(&[("jsp.yaml", jsp), ("contacts.yaml", contacts)], "2026-04-10");
        let text = markdown::render(&report(Page { it: &it, language: &Language::english() }));
        assert!(text.contains("After it") && !text.contains("Before it"), "{text}");
    }
}
