//! The numbered parts of an agenda, each with its minutes; one that has nothing to say is left out.

use super::AgendaKind;
use crate::edition::Label;
use crate::model::TeamRole;
use crate::report::customer::Page;
use crate::report::{Block, Heading, Report};

/// A part of an agenda.
pub(super) struct Section {
    pub(super) title: String,
    pub(super) minutes: u32,
    pub(super) blocks: Vec<Block>,
}

impl Section {
    pub(super) fn new(title: impl Into<String>, minutes: u32, blocks: Vec<Block>) -> Self {
        Self { title: title.into(), minutes, blocks }
    }
}

/// An agenda: which call, how long and with whom, go-live, the parts, and what was done.
pub(super) fn agenda(
    page: Page<'_>,
    (kind, call): (AgendaKind, Label),
    minutes: u32,
    ours: &[TeamRole],
    sections: impl IntoIterator<Item = Section>,
) -> Report {
    let (customer, day) = (&page.it.customer, page.language.full_day(kind.day(page.it)));
    let title = page.fill(Label::Title, &[("customer", customer), ("call", &page.say(call)), ("day", &day)]);
    let head = page.fill(Label::Minutes, &[("minutes", &minutes)]);
    let mut report = Report::new().with(Heading::top(title));
    report.push_lines([[head, page.present(ours)].join(" · ")]);
    report.push_lines(Some(page.go_live()).filter(|line| !line.is_empty()));
    push(&mut report, page, sections);
    report.push_lines(Some(page.done_since()).filter(|line| !line.is_empty()));
    report
}

/// Adds the parts that say something, numbered from 1.
fn push(report: &mut Report, page: Page<'_>, sections: impl IntoIterator<Item = Section>) {
    let said = sections.into_iter().filter(|section| !section.blocks.is_empty());
    for (number, section) in said.enumerate() {
        report.push(Heading::part(page.fill(
            Label::Section,
            &[("number", &(number + 1)), ("title", &section.title), ("minutes", &section.minutes)],
        )));
        section.blocks.into_iter().for_each(|block| report.push_block(block));
    }
}
