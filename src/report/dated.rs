//! Days in the form of screens: `25 Mar` in sentences and cells, with the year where it is not clear. Messages are made once
//! for all formats, with days as programs read them; what a file or a command says stays as it is typed.

use super::{Block, Excerpt, Item, Line, Report, Tone};
use crate::date::Date;
use crate::remedy::Remedy;

/// Characters that a day takes as programs read it.
const DAY: usize = "2026-03-25".len();

impl Report {
    /// What is said on a day, with its days as people say them; programs get the report as it was.
    #[must_use]
    pub fn dated(mut self, as_of: Date) -> Self {
        self.blocks.iter_mut().for_each(|block| dated(block, as_of));
        self
    }
}

fn dated(block: &mut Block, as_of: Date) {
    let lines = |lines: &mut Vec<Line>| lines.iter_mut().for_each(|line| line.date(as_of));
    match block {
        Block::Heading(heading) => heading.text.date(as_of),
        Block::Text(text) => lines(text),
        Block::Table(table) => {
            table.when_empty.date(as_of);
            for column in &mut table.columns {
                column.cells.iter_mut().chain(&mut column.total).for_each(|cell| cell.line.date(as_of));
            }
        }
        Block::Items(items) => {
            for Item { line, below } in &mut items.items {
                line.date(as_of);
                lines(below);
            }
        }
        Block::Callout(callout) => {
            callout.text.date(as_of);
            lines(&mut callout.below);
        }
        Block::Pairs(pairs) => pairs.pairs.iter_mut().for_each(|(_, value)| value.date(as_of)),
        Block::Excerpt(excerpt) => of_excerpt(excerpt, as_of),
        Block::Verbatim(_) => {}
    }
}

/// Its line is the file's, its commands are to be copied.
fn of_excerpt(excerpt: &mut Excerpt, as_of: Date) {
    excerpt.message = in_message(&excerpt.message, as_of);
    excerpt.help = excerpt.help.take().map(|help: Remedy| help.in_words(|words| in_message(words, as_of)));
}

impl Line {
    /// A message with its days in the form of screens.
    pub fn dated(text: &str, as_of: Date) -> Self {
        Self::message(&in_message(text, as_of))
    }

    /// The same of a line that was made elsewhere: its ids, keys and commands stay as they are typed.
    pub fn date(&mut self, as_of: Date) {
        let is_typed = |tone: Tone| matches!(tone, Tone::Code | Tone::Quoted | Tone::Command);
        for span in self.spans.iter_mut().filter(|span| !is_typed(span.tone)) {
            if may_hold_a_day(&span.text) {
                span.text = in_words(&span.text, as_of);
            }
        }
    }
}

fn may_hold_a_day(text: &str) -> bool {
    text.len() >= DAY && text.contains('-')
}

/// What stands in backticks is quoted from a file or a command.
fn in_message(text: &str, as_of: Date) -> String {
    if !may_hold_a_day(text) || text.matches('`').count() % 2 == 1 {
        return text.to_owned();
    }
    let part = |(at, part): (usize, &str)| if at % 2 == 1 { part.to_owned() } else { in_words(part, as_of) };
    text.split('`').enumerate().map(part).collect::<Vec<_>>().join("`")
}

fn in_words(text: &str, as_of: Date) -> String {
    // Part of an id, a number or the name of a file.
    let is_more = |c: char| c.is_ascii_alphanumeric() || "-_/".contains(c);
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let is_apart = || !shown.ends_with(is_more) && !rest[DAY..].starts_with(is_more);
        let day = rest.get(..DAY).filter(|_| is_apart()).and_then(|day| day.parse::<Date>().ok());
        let length = if day.is_some() { DAY } else { next.len_utf8() };
        match day {
            Some(day) => shown.push_str(&day.short_on(as_of)),
            None => shown.push(next),
        }
        rest = &rest[length..];
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::fixture::date;
    use crate::report::{Callout, Cell, Column, Heading, Items, Pairs, Table, Verbatim};

    #[test]
    fn the_days_of_a_message_take_the_form_of_the_screen() {
        let case = |text: &str, want: &str| {
            assert_eq!(Line::dated(text, date("2026-04-10")).text(), want);
        };
        case("left on 2026-03-25, since 2024-03-01", "left on 25 Mar, since 1 Mar 2024");
        case("2026-03-25", "25 Mar");
        case("A-2026-03-25 and 2026-03-251, 2026-02-30", "A-2026-03-25 and 2026-03-251, 2026-02-30");
        case("calls/2026-03-25.md, 2026-03-25_notes", "calls/2026-03-25.md, 2026-03-25_notes");
        case("東京 2026-04-01", "東京 1 Apr");
    }

    #[test]
    fn what_is_quoted_stays_as_it_is_typed() {
        let line = Line::dated("`due: 2026-03-25` is before 2026-03-27", date("2026-04-10"));
        assert_eq!(line.text(), "due: 2026-03-25 is before 27 Mar");
        let mut line = Line::from("due 2026-03-25: ").code("--due 2026-03-25").quoted("2026-03-25");
        line.date(date("2026-04-10"));
        assert_eq!(line.text(), "due 25 Mar: --due 2026-03-252026-03-25");
    }

    #[test]
    fn every_block_says_its_days_in_one_form_and_data_keep_theirs() {
        const ON: &str = "on 2026-03-25";
        let rows = [date("2026-03-25")];
        let table = Table::new([Column::left("due").of(&rows, |day| *day).total(Cell::from(ON))]);
        let excerpt = Excerpt::new(Severity::Error, "a", ON).quoting(ON.as_bytes(), &(0..2));
        let report = Report::new()
            .with(Heading::top(ON))
            .with(ON)
            .with(table)
            .with(Items::new([Item::new(ON).below(ON)]))
            .with(Callout::error(ON).below(ON))
            .with(Pairs::new().pair("when", ON))
            .with(excerpt.help(Some(Remedy::say(ON))))
            .dated(date("2026-04-10"));
        let said = crate::render::terminal::plain(&report, 80);
        assert_eq!(said.matches("25 Mar").count(), 11, "{said}");
        assert_eq!(said.matches("2026-03-25").count(), 1, "the line of the file: {said}");
        let Block::Table(table) = &report.blocks[2] else { panic!("a table") };
        assert_eq!(table.columns[0].cells[0].raw, crate::report::Raw::Text("2026-03-25".to_owned()));
        let quoted = Report::new().with(Verbatim::new("yaml", ON)).dated(date("2026-04-10"));
        assert_eq!(quoted.lines(), [ON]);
    }
}
