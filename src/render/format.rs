//! The one walk over a report, and what a medium answers on it.

use super::excerpt;
use crate::report::{Block, Callout, Excerpt, Heading, Item, Items, Line, Pairs, Table, Verbatim};

/// Columns of an excerpt on a page: wider than it shows without scrolling is no help.
const EXCERPT_WIDTH: usize = 100;

/// A medium: what it makes of each kind of block, with the line break that ends it. What it does not answer it leaves
/// out; what it answers goes through [`sanitise`](super::sanitise()).
pub(super) trait Format {
    /// A title.
    fn heading(&self, _: &Heading) -> String {
        String::new()
    }

    /// Lines that each start on their own line.
    fn paragraph(&self, _: &[Line]) -> String {
        String::new()
    }

    /// Rows and columns.
    fn table(&self, _: &Table) -> String {
        String::new()
    }

    /// Items, one below the other.
    fn list(&self, _: &Items) -> String {
        String::new()
    }

    /// Lines quoted as they are.
    fn verbatim(&self, _: &Verbatim) -> String {
        String::new()
    }

    /// A table without rows that has words for that: the words.
    fn empty_table(&self, table: &Table) -> String {
        self.paragraph(std::slice::from_ref(&table.when_empty))
    }

    /// Something to stop at: a paragraph.
    fn callout(&self, callout: &Callout) -> String {
        self.paragraph(&callout.lines())
    }

    /// Keys and their values: a list.
    fn pairs(&self, pairs: &Pairs) -> String {
        let item = |(key, value): &(String, Line)| Line::new().strong(key).plain(": ").then(value.clone());
        self.list(&Items::new(pairs.pairs.iter().map(|pair| Item::new(item(pair)))))
    }

    /// Something wrong at a place of a file: as compilers show it.
    fn excerpt(&self, excerpt: &Excerpt) -> String {
        self.verbatim(&Verbatim::new("text", &excerpt::plain(excerpt, EXCERPT_WIDTH)))
    }

    /// Whether an empty line is between two blocks.
    fn are_apart(&self, _above: &Block, _below: &Block) -> bool {
        true
    }
}

/// The blocks in a medium.
pub(super) fn walk<'a>(blocks: impl IntoIterator<Item = &'a Block>, format: &impl Format) -> String {
    let mut out = String::new();
    let mut above = None;
    for block in blocks {
        let text = answer(block, format);
        if text.is_empty() {
            continue;
        }
        if above.is_some_and(|above| format.are_apart(above, block)) {
            out.push('\n');
        }
        out.push_str(&text);
        above = Some(block);
    }
    out
}

fn answer(block: &Block, format: &impl Format) -> String {
    match block {
        Block::Heading(heading) => format.heading(heading),
        Block::Text(lines) => format.paragraph(lines),
        Block::Table(table) if table.is_empty() && !table.when_empty.is_empty() => format.empty_table(table),
        Block::Table(table) => format.table(table),
        Block::Items(list) => format.list(list),
        Block::Callout(callout) => format.callout(callout),
        Block::Pairs(pairs) => format.pairs(pairs),
        Block::Verbatim(verbatim) => format.verbatim(verbatim),
        Block::Excerpt(excerpt) => format.excerpt(excerpt),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Column, Report};

    /// What a page of another markup would be: five answers.
    struct Page;

    impl Format for Page {
        fn heading(&self, heading: &Heading) -> String {
            format!("h{} {}\n", heading.level, heading.text.text())
        }

        fn paragraph(&self, lines: &[Line]) -> String {
            lines.iter().map(|line| format!("p {}\n", line.text())).collect()
        }

        fn table(&self, table: &Table) -> String {
            format!("table of {}\n", table.len())
        }

        fn list(&self, list: &Items) -> String {
            list.items.iter().map(|item| format!("li {}\n", item.line.text())).collect()
        }

        fn verbatim(&self, verbatim: &Verbatim) -> String {
            format!("pre of {}\n", verbatim.lines.len())
        }
    }

    /// Nothing at all is taken from a report.
    struct Silence;

    impl Format for Silence {}

    #[test]
    fn five_answers_make_a_medium() {
        let table = || Table::new([Column::left("a").of(&["x"], |a| *a)]);
        let report = Report::new()
            .with(Heading::top("title"))
            .with(table())
            .with(Table::new([Column::left("a")]).when_empty("none"))
            .with(Callout::warning("look").below("here"))
            .with(Pairs::new().pair("owner", "Ana"))
            .with(Block::Text(vec![]))
            .with(Verbatim::new("yaml", "a: 1\nb: 2"));
        let want =
            "h1 title\n\ntable of 1\n\np none\n\np warning: look\np here\n\nli owner: Ana\n\npre of 2\n";
        assert_eq!(walk(&report.blocks, &Page), want);
        assert_eq!(walk(&report.blocks, &Silence), "");
    }
}
