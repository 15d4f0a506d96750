//! Reports for a terminal of a given width, with SGR codes; whoever prints strips them where
//! colour is not wanted.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::format::{Format, walk};
pub use super::isolate::joined;
use super::page::Page;
use super::{excerpt, flow, grid};
use crate::report::{
    Block, Callout, Column, Excerpt, Heading, Items, Line, Pairs, Report, Table, Tone, Verbatim,
};

/// How many columns there are, and whose they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Those of a terminal, or as many as somebody asked for.
    Seen(usize),
    /// As many as are usual, where a program reads and nobody looks: what is wrong stays on a line of its own, and nothing
    /// is said of columns without room.
    Usual(usize),
}

impl Width {
    /// How many there are.
    pub const fn columns(self) -> usize {
        match self {
            Self::Seen(columns) | Self::Usual(columns) => columns,
        }
    }

    const fn is_seen(self) -> bool {
        matches!(self, Self::Seen(_))
    }
}

/// The report in `width`, with an end of line after its last line.
pub fn render(report: &Report, width: Width) -> String {
    joined(on_screen(report, width))
}

/// The same for eyes alone: words that are read from right to left are kept from turning what stands beside them.
pub fn on_screen(report: &Report, width: Width) -> String {
    walk(&report.blocks, &Terminal { width, told: RefCell::default() })
}

/// The same without colours, for a file or a mail.
pub fn plain(report: &Report, width: usize) -> String {
    anstream::adapter::strip_str(&render(report, Width::Seen(width))).to_string()
}

/// One line (a remark, an error) in `width` columns, further lines indented by two.
pub fn render_line(line: &Line, width: usize) -> String {
    let mut page = Page::new(width);
    page.hanging(&Line::new(), "  ", line);
    joined(page.out)
}

struct Terminal {
    width: Width,
    /// The titles of columns without room that were told of, each once.
    told: RefCell<BTreeSet<String>>,
}

impl Terminal {
    fn page(&self, write: impl FnOnce(&mut Page)) -> String {
        let mut page = Page::new(self.width.columns());
        write(&mut page);
        page.out
    }

    /// That columns found no room, to somebody who could make some.
    fn no_room_for(&self, page: &mut Page, mut titles: Vec<String>) {
        let mut told = self.told.borrow_mut();
        titles.retain(|title| told.insert(title.clone()));
        if self.width.is_seen() && !titles.is_empty() {
            let note = format!("no room for: {}", titles.join(", "));
            page.hanging(&Line::new(), "", &Tone::Dim.line(note));
        }
    }
}

impl Format for Terminal {
    /// A heading is bold as a whole, and keeps the tones that mean something.
    fn heading(&self, heading: &Heading) -> String {
        let mut text = heading.text.clone();
        for span in text.spans.iter_mut().filter(|span| span.tone == Tone::Plain) {
            span.tone = Tone::Strong;
        }
        self.page(|page| page.hanging(&Line::new(), "", &text))
    }

    fn paragraph(&self, lines: &[Line]) -> String {
        self.page(|page| lines.iter().for_each(|line| page.hanging(&Line::new(), "", line)))
    }

    fn table(&self, table: &Table) -> String {
        self.page(|page| match grid::lay_out(table, page.width) {
            None => {
                let left_out = stack(page, table);
                self.no_room_for(page, left_out);
            }
            Some(grid) => {
                for line in &grid.lines {
                    page.out.push_str(line);
                    page.out.push('\n');
                }
                self.no_room_for(page, grid.left_out);
            }
        })
    }

    fn list(&self, list: &Items) -> String {
        let digits = list.items.len().to_string().len();
        self.page(|page| {
            for (i, item) in list.items.iter().enumerate() {
                let mark = if list.is_numbered { format!("{:>digits$}. ", i + 1) } else { "• ".to_owned() };
                let indent = " ".repeat(mark.chars().count());
                page.hanging(&Tone::Dim.line(mark), &indent, &item.line);
                for line in &item.below {
                    page.hanging(&Line::from(indent.as_str()), &indent, line);
                }
            }
        })
    }

    fn callout(&self, callout: &Callout) -> String {
        let label = Line::new().toned(callout.tone, format!("{}:", callout.label));
        self.page(|page| {
            page.hanging(&Line::new(), "  ", &label.plain(" ").then(callout.text.clone()));
            for line in &callout.below {
                page.hanging(&Line::from("  "), "  ", line);
            }
        })
    }

    fn pairs(&self, pairs: &Pairs) -> String {
        self.page(|page| aligned(page, pairs))
    }

    fn verbatim(&self, verbatim: &Verbatim) -> String {
        self.page(|page| verbatim.lines.iter().for_each(|line| page.line("  ", &flow::clean(line))))
    }

    fn excerpt(&self, excerpt: &Excerpt) -> String {
        self.page(|page| {
            let title = if self.width.is_seen() { page.width } else { usize::MAX };
            page.out.push_str(&excerpt::styled(excerpt, page.width, title));
            page.out.push('\n');
        })
    }

    fn are_apart(&self, above: &Block, below: &Block) -> bool {
        !matches!((above, below), (Block::Heading(_), _) | (Block::Callout(_), Block::Callout(_)))
    }
}

/// A table row by row, each cell behind the title of its column; without those that may be left out, whose titles it
/// returns.
fn stack(page: &mut Page, table: &Table) -> Vec<String> {
    let shown = table.columns.iter().filter(|column| !column.is_data_only);
    let (kept, left_out): (Vec<&Column>, Vec<&Column>) = shown.partition(|column| column.expendable == 0);
    let has_totals = kept.iter().any(|column| column.total.is_some());
    for at in 0..table.len() + usize::from(has_totals) {
        if at > 0 {
            page.out.push('\n');
        }
        let cell = |column: &&Column| {
            let line = &column.cells.get(at).or(column.total.as_ref())?.line;
            (!line.is_empty()).then(|| (column.title.clone(), line.clone()))
        };
        aligned(page, &Pairs { pairs: kept.iter().filter_map(cell).collect() });
    }
    let missed = left_out.iter().filter(|column| !column.is_idle());
    missed.map(|column| column.title.clone()).collect()
}

/// Values in a column of their own.
fn aligned(page: &mut Page, pairs: &Pairs) {
    let keys: Vec<Line> = pairs.pairs.iter().map(|(key, _)| flow::clean(&Tone::Dim.line(key))).collect();
    let widest = keys.iter().map(flow::width).max().unwrap_or(0).min(page.width / 2);
    for (key, (_, value)) in keys.iter().zip(&pairs.pairs) {
        let key = flow::cut(key, widest);
        let room = " ".repeat(widest - flow::width(&key) + 2);
        page.hanging(&key.plain(room), &" ".repeat(widest + 2), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Item;
    use unicode_width::UnicodeWidthStr;

    fn portfolio() -> Table {
        let rows = [
            ("Café Müller & Söhne", 12, "kickoff", Some("sponsor silent for 20 days")),
            ("東京支社", 141, "implementation", None),
        ];
        Table::new([
            Column::left("customer").wraps().of(&rows, |row| row.0),
            Column::right("day").of(&rows, |row| row.1),
            Column::left("phase").expendable(1).of(&rows, |row| row.2),
            Column::left("note").cuts().expendable(2).of(&rows, |row| row.3),
        ])
    }

    #[test]
    fn a_table_with_room_takes_only_what_it_needs() {
        let want = "\
customer             day  phase           note
───────────────────  ───  ──────────────  ──────────────────────────
Café Müller & Söhne   12  kickoff         sponsor silent for 20 days
東京支社             141  implementation  –
";
        assert_eq!(plain(&Report::new().with(portfolio()), 80), want);
    }

    #[test]
    fn a_narrow_table_cuts_and_wraps_before_it_leaves_columns_out() {
        let want = "\
customer     day  phase           note
───────────  ───  ──────────────  ──────────
Café Müller   12  kickoff         sponsor s…
& Söhne
東京支社     141  implementation  –
";
        assert_eq!(plain(&Report::new().with(portfolio()), 44), want);
        let want = "\
customer    day  phase
──────────  ───  ──────────────
Café         12  kickoff
Müller &
Söhne
東京支社    141  implementation
no room for: note
";
        assert_eq!(plain(&Report::new().with(portfolio()), 31), want);
    }

    #[test]
    fn nothing_is_said_of_columns_without_room_where_nobody_looks() {
        let report = Report::new().with(portfolio()).with("and again").with(portfolio());
        let told = |width| render(&report, width).matches("no room for: note").count();
        assert_eq!((told(Width::Seen(31)), told(Width::Usual(31))), (1, 0), "each column once");
        let long = Excerpt::new(crate::finding::Severity::Error, "a.yaml", "so it is ".repeat(5).trim());
        let lines = |width| render(&Report::new().with(long.clone()), width).lines().count();
        assert_eq!((lines(Width::Seen(31)), lines(Width::Usual(31))), (3, 2));
    }

    #[test]
    fn blocks_hang_under_their_first_words() {
        let report = Report::new()
            .with(Heading::part("next steps"))
            .with(Items::numbered([
                Item::new("ask the executive sponsor to confirm").below("onboard status acme")
            ]))
            .with(Pairs::new().pair("owner", "Ana Ruiz").pair("next gate", "go-live on 10 Apr, 7 days late"))
            .with(Callout::warning("the totals are incomplete").below("one plan is broken"))
            .with(Verbatim::new("yaml", "a:\n\n  - b"));
        let want = "\
next steps
1. ask the executive sponsor
   to confirm
   onboard status acme

owner      Ana Ruiz
next gate  go-live on 10 Apr,
           7 days late

warning: the totals are
  incomplete
  one plan is broken

  a:

    - b
";
        assert_eq!(plain(&report, 30), want);
    }

    #[test]
    fn an_empty_table_says_so() {
        let table = Table::new([Column::left("action")]).when_empty("no open actions");
        assert_eq!(plain(&Report::new().with(table), 80), "no open actions\n");
    }

    #[test]
    fn tones_become_codes_and_every_code_is_closed() {
        let report = Report::new().with(Line::new().plain("it is ").bad("late"));
        assert_eq!(render(&report, Width::Seen(80)), "it is \u{1b}[1m\u{1b}[31mlate\u{1b}[0m\n");
    }

    #[test]
    fn a_cell_of_blanks_leaves_none_at_the_end_of_its_line() {
        let table = Table::new([
            Column::left("a").of(&["x"], |a| *a),
            Column::left("b").cuts().of(&[" "], |b| Tone::Code.line(b)),
        ]);
        assert_eq!(plain(&Report::new().with(table), 80), "a  b\n─  ─\nx\n");
    }

    proptest::proptest! {
        #![proptest_config(crate::property::config(256))]

        /// Whatever a plan holds: no control reaches the terminal but line ends and our own codes,
        /// nothing is wider than the terminal, no line ends in a space.
        #[test]
        fn untrusted_text_is_shown_safely(texts in proptest::collection::vec("([\\x00-\\x9f\\u{200b}-\\u{202e}\\u{2066}-\\u{2069}東👩é ]|(?s:.)){0,40}", 6), width in 30_usize..130) {
            let line = |i: usize| Line::new().strong(&texts[i]).code(&texts[(i + 1) % 6]);
            let table = Table::new([
                Column::left("a").wraps().of(&[1], |i| line(*i)),
                Column::left("b").cuts().of(&[2], |i| line(*i)),
                Column::left(&texts[0]).of(&[3], |i| line(*i)),
            ]);
            let report = Report::new()
                .with(Heading::top(line(0)))
                .with(table)
                .with(Items::new([Item::new(line(4)).below(line(5))]))
                .with(Pairs::new().pair(&texts[1], line(2)))
                .with(Callout::error(line(3)).below(line(1)));
            let text = plain(&report, width);
            for line in text.lines() {
                proptest::prop_assert!(line.width() <= width, "{} > {width}: {line:?}", line.width());
                proptest::prop_assert!(!line.ends_with(' '), "{line:?}");
            }
            let markdown = super::super::markdown::render(&report);
            let csv = super::super::csv::render(&report).unwrap();
            for out in [text, markdown, csv] {
                let is_bare = |c: char| c != '\n' && (c.is_control() || "\u{202e}\u{2066}\u{200f}\u{2028}".contains(c));
                proptest::prop_assert!(!out.contains(is_bare), "{out:?}");
            }
        }
    }
}
