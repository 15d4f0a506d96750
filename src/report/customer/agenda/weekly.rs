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
        page.dates(dates),
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
