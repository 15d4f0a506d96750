//! The call of the week.

use super::sections::push;
use crate::edition::Label;
use crate::model::TeamRole;
use crate::report::customer::Page;
use crate::report::{Heading, Report};

/// Minutes of the parts, in their order; together half an hour.
const MINUTES: [u32; 6] = [10, 5, 5, 5, 3, 2];

pub(super) fn report(page: Page<'_>) -> Report {
    let (it, minutes) = (page.it, MINUTES.iter().sum::<u32>());
    let day = page.language.full_day(it.as_of);
    let title = page.fill(
        Label::Title,
        &[("customer", &it.customer), ("call", &page.say(Label::WeeklyCall)), ("day", &day)],
    );
    let mut report = Report::new().with(Heading::top(title));
    let head = page.fill(Label::Minutes, &[("minutes", &minutes)]);
    let present = page.present(&[TeamRole::Csm, TeamRole::Implementation]);
    report.push_lines([[head, present].join(" · ")]);
    report.push_lines(Some(page.go_live()).filter(|line| !line.is_empty()));
    let [late, decide, promised, gate, dates, rest] = MINUTES;
    let sections = [
        page.late(late),
        page.to_decide(decide),
        page.promised(promised),
        page.gate(gate),
        page.dates(dates),
        page.anything_else(rest),
    ];
    push(&mut report, page, sections);
    report.push_lines(Some(page.done_since()).filter(|line| !line.is_empty()));
    report
}
