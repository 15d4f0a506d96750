//! What the customer would read differently.

use super::page::RowChange;
use super::{Compared, Section};
use crate::report::{Items, Line, Report, Verbatim};

/// The rows of the customer's page that say something else, then the lines that go, and those that come.
pub(super) fn section(it: &Compared) -> Option<Section> {
    let page = &it.page;
    if page.rows.is_empty() && page.lines.base.is_empty() && page.lines.head.is_empty() {
        return None;
    }
    let mut report = Report::new();
    if !page.rows.is_empty() {
        report.push(Items::new(page.rows.iter().map(row)));
    }
    let marked = |mark: &str, lines: &[String]| -> Vec<String> {
        lines.iter().map(|line| format!("{mark} {}", on_one_line(line))).collect()
    };
    let lines = [marked("-", &page.lines.base), marked("+", &page.lines.head)].concat();
    if !lines.is_empty() {
        report.push(Verbatim::new("diff", &lines.join("\n")));
    }
    Some(Section { title: "What the customer would read differently".into(), report })
}

/// `Live in production: Expected Wed 29 April → Wed 6 May`.
fn row(it: &RowChange) -> Line {
    let cells = it.cells.iter().map(|(title, cell)| {
        let said = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
        let title = if title.is_empty() { String::new() } else { format!("{title} ") };
        Line::from(format!("{title}{} → {}", said(&cell.base), said(&cell.head)))
    });
    Line::new().strong(&it.about).plain(": ").then(Line::joined(cells, "; "))
}

/// A line of the page as one line: what a plan's text breaks begins none of its own, or it could pass for another line, or for
/// a command to whatever reads the log.
fn on_one_line(line: &str) -> String {
    let breaks = |it: char| it.is_control() || matches!(it, '\u{2028}' | '\u{2029}');
    line.split(breaks).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_a_plan_begins_a_line_of_its_own() {
        assert_eq!(
            on_one_line("Live\n::error::all approved\r\n+ Who decides\u{2028}: Tom"),
            "Live ::error::all approved + Who decides : Tom"
        );
        assert_eq!(on_one_line("as it is"), "as it is");
    }
}
