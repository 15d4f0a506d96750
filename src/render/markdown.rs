//! Reports as GitHub Markdown. Text is escaped so that it is shown and changes no structure.

mod escape;
mod inline;

use super::flow;
use super::format::{Format, walk};
use crate::report::{Alignment, Callout, Cell, Column, Heading, Items, Line, Report, Table, Tone, Verbatim};
use escape::{escape, longest_run};
use inline::{Surroundings, inline, line_start};

/// The report, blocks apart by an empty line.
pub fn render(report: &Report) -> String {
    walk(&report.blocks, &Markdown)
}

/// A line within a line of HTML or after the signs of a heading.
pub(super) fn title(line: &Line) -> String {
    inline(line, Surroundings::Flow).trim().to_owned()
}

struct Markdown;

impl Format for Markdown {
    fn heading(&self, heading: &Heading) -> String {
        // All of a heading is strong already.
        let mut text = heading.text.clone();
        for span in text.spans.iter_mut().filter(|span| span.tone == Tone::Strong) {
            span.tone = Tone::Plain;
        }
        let text = inline(&text, Surroundings::Flow);
        format!("{} {}\n", "#".repeat(heading.level.clamp(1, 6).into()), text.trim())
    }

    fn paragraph(&self, lines: &[Line]) -> String {
        paragraph("", lines)
    }

    fn table(&self, table: &Table) -> String {
        let shown: Vec<&Column> = table.columns.iter().filter(|column| !column.is_data_only).collect();
        let row = |cell: &dyn Fn(&Column) -> String| {
            let cells: Vec<String> = shown.iter().map(|column| cell(column)).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let mut out = row(&|column| escape(&column.title));
        out.push_str(&row(&|column| delimiter(column).to_owned()));
        for at in 0..table.len() {
            out.push_str(&row(&|column| cell(&column.cells[at])));
        }
        if shown.iter().any(|column| column.total.is_some()) {
            out.push_str(&row(&|column| column.total.as_ref().map(total).unwrap_or_default()));
        }
        out
    }

    fn list(&self, list: &Items) -> String {
        let mut out = String::new();
        for (i, item) in list.items.iter().enumerate() {
            let mark = if list.is_numbered { format!("{}. ", i + 1) } else { "- ".to_owned() };
            let lines: Vec<String> = std::iter::once(&item.line).chain(&item.below).map(line_start).collect();
            out.push_str(&mark);
            out.push_str(&lines.join(&format!("\\\n{}", " ".repeat(mark.len()))));
            out.push('\n');
        }
        out
    }

    fn callout(&self, callout: &Callout) -> String {
        paragraph("> ", &callout.lines())
    }

    fn verbatim(&self, verbatim: &Verbatim) -> String {
        let lines: Vec<String> = verbatim.lines.iter().map(|line| flow::clean(line).text()).collect();
        let longest = lines.iter().map(|line| longest_run(line)).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let body: String = lines.iter().map(|line| format!("{}\n", line.trim_end())).collect();
        format!("{fence}{}\n{body}{fence}\n", verbatim.language)
    }
}

/// Lines kept apart by hard breaks, each after `prefix`.
fn paragraph(prefix: &str, lines: &[Line]) -> String {
    let lines = lines.iter().map(line_start).filter(|line| !line.is_empty());
    let parts: Vec<String> = lines.map(|line| format!("{prefix}{line}")).collect();
    if parts.is_empty() { String::new() } else { format!("{}\n", parts.join("\\\n")) }
}

fn cell(cell: &Cell) -> String {
    inline(&cell.line, Surroundings::Cell)
}

/// The cell of a last row, strong where it is not so already.
fn total(cell: &Cell) -> String {
    match self::cell(cell) {
        text if text.is_empty() || text.starts_with(['*', '`']) => text,
        text => format!("**{}**", text.trim()),
    }
}

const fn delimiter(column: &Column) -> &'static str {
    match column.alignment {
        Alignment::Left => "---",
        Alignment::Right => "---:",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_has_its_form() {
        use crate::report::{Block, Item, Pairs};
        let rows = [("a|b", 3, "x")];
        let table = Table::new([
            Column::left("who").of(&rows, |(who, ..)| *who).total("sum"),
            Column::right("day").of(&rows, |(_, day, _)| *day).total(3),
            Column::data("slug").of(&rows, |(.., slug)| *slug),
        ]);
        let report = Report::new()
            .with(Heading::top("acme"))
            .with_lines(["one", "two"])
            .with(table)
            .with(Items::numbered([Item::new("first").below("because"), Item::new("second")]))
            .with(Callout::warning("look").below("- here"))
            .with(Pairs::new().pair("owner", "Ana"))
            .with(Verbatim::new("yaml", "a: ```\n# b"))
            .with(Block::Text(vec![]));
        let want = r"# acme

one\
two

| who | day |
| --- | ---: |
| a\|b | 3 |
| **sum** | **3** |

1. first\
   because
2. second

> **warning:** look\
> \- here

- **owner**: Ana

````yaml
a: ```
# b
````
";
        assert_eq!(render(&report), want);
    }
}
