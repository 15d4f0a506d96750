//! Reports as Slack's mrkdwn: lists and paragraphs. Slack knows no escapes but `&amp;`, `&lt;` and `&gt;`, so that what would
//! act as its marks is shown by its like.

use super::flow;
use super::format::{Format, walk};
use crate::report::{Callout, Heading, Items, Line, Report, Table, Tone, Verbatim};

/// The report, blocks apart by an empty line.
pub fn render(report: &Report) -> String {
    walk(&report.blocks, &Slack)
}

struct Slack;

impl Format for Slack {
    fn heading(&self, heading: &Heading) -> String {
        let text: String = flow::clean(&heading.text).spans.iter().map(|span| escape(&span.text)).collect();
        format!("*{}*\n", text.trim())
    }

    fn paragraph(&self, lines: &[Line]) -> String {
        lines.iter().map(|line| format!("{}\n", line_start(line))).collect()
    }

    /// A row a line, its cells apart by dots.
    fn table(&self, table: &Table) -> String {
        let row = |at: usize| {
            let shown = table.columns.iter().filter(|column| !column.is_data_only);
            let cells = shown.map(|column| inline(&column.cells[at].line));
            let cells: Vec<String> = cells.filter(|cell| !cell.trim().is_empty()).collect();
            format!("• {}\n", cells.join(" · "))
        };
        (0..table.len()).map(row).collect()
    }

    fn list(&self, list: &Items) -> String {
        let mut out = String::new();
        for (at, item) in list.items.iter().enumerate() {
            let mark = if list.is_numbered { format!("{}.", at + 1) } else { "•".to_owned() };
            out.push_str(&format!("{mark} {}\n", inline(&item.line).trim()));
            for line in &item.below {
                out.push_str(&format!("    {}\n", line_start(line)));
            }
        }
        out
    }

    fn callout(&self, callout: &Callout) -> String {
        self.paragraph(&callout.lines())
    }

    fn verbatim(&self, verbatim: &Verbatim) -> String {
        let lines: String =
            verbatim.lines.iter().map(|line| format!("{}\n", escape(&flow::clean(line).text()))).collect();
        format!("```\n{lines}```\n")
    }

    /// A heading stands on what it is of.
    fn are_apart(&self, above: &crate::report::Block, _: &crate::report::Block) -> bool {
        !matches!(above, crate::report::Block::Heading(_))
    }
}

fn inline(line: &Line) -> String {
    // Quotes are marks of their own here.
    let mut merged = Line::new();
    for span in &line.spans {
        flow::push(&mut merged, span.tone, &super::sanitise(&span.text));
    }
    merged.spans.iter().map(|span| marked(span.tone, &span.text)).collect()
}

fn marked(tone: Tone, text: &str) -> String {
    let mark = match tone {
        Tone::Strong => "*",
        Tone::Question => "_",
        Tone::Code | Tone::Quoted | Tone::Command => "`",
        Tone::Plain | Tone::Dim | Tone::Good | Tone::Warn | Tone::Bad => return escape(text),
    };
    // A mark must touch the words.
    let words = text.trim();
    if words.is_empty() {
        return escape(text);
    }
    let at = text.len() - text.trim_start().len();
    let (before, after) = (&text[..at], &text[at + words.len()..]);
    format!("{before}{mark}{}{mark}{after}", escape(words))
}

/// A line whose first character would begin a quotation.
fn line_start(line: &Line) -> String {
    let text = inline(line);
    match text.trim().strip_prefix("&gt;") {
        Some(rest) => format!("›{rest}"),
        None => text.trim().to_owned(),
    }
}

fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '*' => out.push('∗'),
            '~' => out.push('∼'),
            '`' => out.push('ˋ'),
            '_' => out.push('＿'),
            c => out.push(c),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_ours_alone() {
        let report = Report::new()
            .with(Heading::top("Acme & Co"))
            .with(Items::new([Line::new()
                .strong("a *b*")
                .plain(" <!channel> _x_ ~y~ `z`")
                .code("onboard st")]))
            .with(Line::from("> no quotation\n*"));
        let want =
            "*Acme &amp; Co*\n• *a ∗b∗* &lt;!channel&gt; ＿x＿ ∼y∼ ˋzˋ`onboard st`\n\n› no quotation ∗\n";
        assert_eq!(render(&report), want);
    }
}
