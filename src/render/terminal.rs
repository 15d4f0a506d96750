//! Reports for a terminal of a given width, with SGR codes; whoever prints strips them where
//! colour is not wanted.

use super::paint::paint;
use super::{excerpt, flow, grid};
use crate::report::{Block, Callout, Column, Heading, Line, List, Pairs, Report, Table, Tone, Verbatim};

/// The narrowest place that is laid out for: below it, lines run over.
const NARROWEST: usize = 30;

/// The report in `width` columns, with an end of line after its last line.
#[must_use]
pub fn render(report: &Report, width: usize) -> String {
    let mut page = Page { out: String::new(), width: width.max(NARROWEST) };
    let mut above = None;
    for block in &report.blocks {
        if above.is_some_and(|above| are_apart(above, block)) {
            page.out.push('\n');
        }
        page.block(block);
        above = Some(block);
    }
    page.out
}

/// Whether an empty line stands between two blocks.
const fn are_apart(above: &Block, below: &Block) -> bool {
    !matches!((above, below), (Block::Heading(_), _) | (Block::Callout(_), Block::Callout(_)))
}

/// One line (a remark, an error) in `width` columns, further lines indented by two.
#[must_use]
pub fn render_line(line: &Line, width: usize) -> String {
    let mut page = Page { out: String::new(), width: width.max(NARROWEST) };
    page.hanging(&Line::new(), "  ", line);
    page.out
}

struct Page {
    out: String,
    width: usize,
}

impl Page {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Text(lines) => lines.iter().for_each(|line| self.hanging(&Line::new(), "", line)),
            Block::Table(table) => self.table(table),
            Block::List(list) => self.list(list),
            Block::Callout(callout) => self.callout(callout),
            Block::Pairs(pairs) => self.pairs(pairs),
            Block::Verbatim(verbatim) => self.verbatim(verbatim),
            Block::Excerpt(excerpt) => {
                self.out.push_str(&excerpt::styled(excerpt, self.width));
                self.out.push('\n');
            }
        }
    }

    /// A heading is bold as a whole, and keeps the tones that mean something.
    fn heading(&mut self, heading: &Heading) {
        let mut text = heading.text.clone();
        for span in text.spans.iter_mut().filter(|span| span.tone == Tone::Plain) {
            span.tone = Tone::Strong;
        }
        self.hanging(&Line::new(), "", &text);
    }

    fn table(&mut self, table: &Table) {
        if table.is_empty() && !table.when_empty.is_empty() {
            return self.hanging(&Line::new(), "", &table.when_empty);
        }
        let Some(grid) = grid::lay_out(table, self.width) else { return self.stack(table) };
        for line in &grid.lines {
            self.out.push_str(line);
            self.out.push('\n');
        }
        self.left_out(&grid.left_out);
    }

    /// A table row by row, each cell behind the title of its column; without those that may be left out.
    fn stack(&mut self, table: &Table) {
        let shown = table.columns.iter().filter(|column| !column.is_data_only);
        let (kept, left_out): (Vec<&Column>, Vec<&Column>) = shown.partition(|column| column.expendable == 0);
        let has_totals = kept.iter().any(|column| column.total.is_some());
        for at in 0..table.len() + usize::from(has_totals) {
            if at > 0 {
                self.out.push('\n');
            }
            let cell = |column: &&Column| {
                let line = &column.cells.get(at).or(column.total.as_ref())?.line;
                (!line.is_empty()).then(|| (column.title.clone(), line.clone()))
            };
            self.pairs(&Pairs { pairs: kept.iter().filter_map(cell).collect() });
        }
        self.left_out(&left_out.iter().map(|column| column.title.clone()).collect::<Vec<_>>());
    }

    fn left_out(&mut self, titles: &[String]) {
        if !titles.is_empty() {
            let note = format!("not shown at this width: {}", titles.join(", "));
            self.hanging(&Line::new(), "", &Tone::Dim.line(note));
        }
    }

    fn list(&mut self, list: &List) {
        let digits = list.items.len().to_string().len();
        for (i, item) in list.items.iter().enumerate() {
            let mark = if list.is_numbered { format!("{:>digits$}. ", i + 1) } else { "• ".to_owned() };
            let indent = " ".repeat(mark.chars().count());
            self.hanging(&Tone::Dim.line(mark), &indent, &item.line);
            for line in &item.below {
                self.hanging(&Line::from(indent.as_str()), &indent, line);
            }
        }
    }

    fn callout(&mut self, callout: &Callout) {
        let label = Line::new().toned(callout.tone, format!("{}:", callout.label));
        self.hanging(&Line::new(), "  ", &label.plain(" ").then(callout.text.clone()));
        for line in &callout.below {
            self.hanging(&Line::from("  "), "  ", line);
        }
    }

    fn pairs(&mut self, pairs: &Pairs) {
        let keys: Vec<Line> = pairs.pairs.iter().map(|(key, _)| flow::clean(&Tone::Dim.line(key))).collect();
        let widest = keys.iter().map(flow::width).max().unwrap_or(0).min(self.width / 2);
        for (key, (_, value)) in keys.iter().zip(&pairs.pairs) {
            let key = flow::cut(key, widest);
            let room = " ".repeat(widest - flow::width(&key) + 2);
            self.hanging(&key.plain(room), &" ".repeat(widest + 2), value);
        }
    }

    fn verbatim(&mut self, verbatim: &Verbatim) {
        for line in &verbatim.lines {
            self.line("  ", &flow::clean(line));
        }
    }

    /// `line` behind `first`, and its further lines behind `indent`, which is as wide.
    fn hanging(&mut self, first: &Line, indent: &str, line: &Line) {
        let lead = flow::width(first).max(indent.len());
        for (i, part) in flow::wrap(&flow::clean(line), self.width - lead).into_iter().enumerate() {
            if i == 0 {
                self.line("", &first.clone().then(part));
            } else {
                self.line(indent, &part);
            }
        }
    }

    /// The one place where a line reaches the output.
    fn line(&mut self, indent: &str, line: &Line) {
        let line = flow::trimmed(line.clone());
        if !line.is_empty() {
            self.out.push_str(indent);
        }
        self.out.push_str(&paint(&line));
        self.out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Item;
    use unicode_width::UnicodeWidthStr;

    fn plain(report: &Report, width: usize) -> String {
        anstream::adapter::strip_str(&render(report, width)).to_string()
    }

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
not shown at this width: note
";
        assert_eq!(plain(&Report::new().with(portfolio()), 31), want);
    }

    #[test]
    fn blocks_hang_under_their_first_words() {
        let report = Report::new()
            .with(Heading::part("next steps"))
            .with(List::numbered([
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
        assert_eq!(render(&report, 80), "it is \u{1b}[1m\u{1b}[31mlate\u{1b}[0m\n");
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
                .with(List::new([Item::new(line(4)).below(line(5))]))
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
