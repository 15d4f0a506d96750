//! The numbered parts of an agenda, each with its minutes; one that has nothing to say is left out.

use crate::edition::Label;
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

/// Adds the parts that say something, numbered from 1.
pub(super) fn push(report: &mut Report, page: Page<'_>, sections: impl IntoIterator<Item = Section>) {
    let said = sections.into_iter().filter(|section| !section.blocks.is_empty());
    for (number, section) in said.enumerate() {
        report.push(Heading::part(page.fill(
            Label::Section,
            &[("number", &(number + 1)), ("title", &section.title), ("minutes", &section.minutes)],
        )));
        section.blocks.into_iter().for_each(|block| report.push_block(block));
    }
}
