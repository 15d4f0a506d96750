//! The documentation of a check, gate, signal or play, as blocks.

use crate::check::docs::{Part, parts};
use crate::report::{Heading, Item, Items, Line, Report, Tone, Verbatim};

/// Documentation as blocks.
pub(super) fn prose(docs: &'static str, report: &mut Report) {
    let mut items: Vec<Item> = Vec::new();
    for part in parts(docs) {
        if let Part::Item(words) = part {
            items.push(Line::message(&words).into());
            continue;
        }
        if !items.is_empty() {
            report.push(Items::new(std::mem::take(&mut items)));
        }
        match part {
            Part::Heading(words) => report.push(Heading::sub(words)),
            Part::Paragraph(words) => report.push(Line::message(&words)),
            Part::Example(example) => {
                let on = example.on.map(|on| format!(", seen on {on}")).unwrap_or_default();
                let line = if example.fires {
                    Tone::Bad.line("It fires")
                } else {
                    Tone::Good.line("It stays quiet")
                };
                report.push(line.plain(format!("{on}:")));
                report.push(Verbatim::new("yaml", example.text.trim_end()));
            }
            Part::Item(_) => {}
        }
    }
    if !items.is_empty() {
        report.push(Items::new(items));
    }
}
