//! Reports as GitHub Markdown. Text is escaped so that it is shown and changes no structure.

use super::{excerpt, flow, sanitise};
use crate::report::{
    Alignment, Block, Callout, Cell, Column, Heading, Line, List, Pairs, Report, Table, Tone, Verbatim,
};

/// Columns of an excerpt: wider than a page shows without scrolling is no help.
const EXCERPT_WIDTH: usize = 100;

/// The report, blocks apart by an empty line.
#[must_use]
pub fn render(report: &Report) -> String {
    let blocks: Vec<String> = report.blocks.iter().map(block).filter(|text| !text.is_empty()).collect();
    blocks.join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(heading) => self::heading(heading),
        Block::Text(lines) => paragraph("", lines),
        Block::Table(table) => self::table(table),
        Block::List(list) => self::list(list),
        Block::Callout(callout) => self::callout(callout),
        Block::Pairs(pairs) => self::pairs(pairs),
        Block::Verbatim(verbatim) => self::verbatim(verbatim),
        Block::Excerpt(excerpt) => {
            self::verbatim(&Verbatim::new("text", &excerpt::plain(excerpt, EXCERPT_WIDTH)))
        }
    }
}

fn heading(heading: &Heading) -> String {
    // All of a heading is strong already.
    let mut text = heading.text.clone();
    for span in text.spans.iter_mut().filter(|span| span.tone == Tone::Strong) {
        span.tone = Tone::Plain;
    }
    let text = inline(&text, Place::Flow);
    format!("{} {}\n", "#".repeat(heading.level.clamp(1, 6).into()), text.trim())
}

/// Lines kept apart by hard breaks, each behind `prefix`.
fn paragraph(prefix: &str, lines: &[Line]) -> String {
    let lines = lines.iter().map(line_start).filter(|line| !line.is_empty());
    let parts: Vec<String> = lines.map(|line| format!("{prefix}{line}")).collect();
    if parts.is_empty() { String::new() } else { format!("{}\n", parts.join("\\\n")) }
}

fn table(table: &Table) -> String {
    if table.is_empty() && !table.when_empty.is_empty() {
        return paragraph("", std::slice::from_ref(&table.when_empty));
    }
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

fn cell(cell: &Cell) -> String {
    inline(&cell.line, Place::Cell)
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

fn list(list: &List) -> String {
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

fn callout(callout: &Callout) -> String {
    let first = Line::new().strong(format!("{}:", callout.label)).plain(" ").then(callout.text.clone());
    let lines: Vec<Line> = std::iter::once(first).chain(callout.below.iter().cloned()).collect();
    paragraph("> ", &lines)
}

fn pairs(pairs: &Pairs) -> String {
    let pair = |(key, value): &(String, Line)| {
        format!("- **{}**: {}\n", escape(key).trim(), inline(value, Place::Flow))
    };
    pairs.pairs.iter().map(pair).collect()
}

fn verbatim(verbatim: &Verbatim) -> String {
    let lines: Vec<String> = verbatim.lines.iter().map(|line| flow::clean(line).text()).collect();
    let longest = lines.iter().map(|line| longest_run(line)).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let body: String = lines.iter().map(|line| format!("{}\n", line.trim_end())).collect();
    format!("{fence}{}\n{body}{fence}\n", verbatim.language)
}

/// A line at a place where its first characters could start a block.
fn line_start(line: &Line) -> String {
    let text = inline(line, Place::Flow);
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text[digits..].strip_prefix(['.', ')']);
    let is_number = digits > 0 && behind.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    match text.chars().next() {
        Some('#' | '+' | '-' | '=' | ':') => format!("\\{text}"),
        _ if is_number => format!("{}\\{}", &text[..digits], &text[digits..]),
        _ => text.to_owned(),
    }
}

/// Where inline text stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Cell,
    Flow,
}

fn inline(line: &Line, place: Place) -> String {
    // Neighbours in one tone become one span: `**a****b**` is not what two strong words are.
    let mut merged = Line::new();
    for span in &line.spans {
        flow::push(&mut merged, span.tone, &span.text);
    }
    merged.spans.iter().map(|s| span(s.tone, &s.text, place)).collect()
}

fn span(tone: Tone, text: &str, place: Place) -> String {
    match tone {
        // In a cell no way of writing a pipe within a code span survives a backslash before it.
        Tone::Code | Tone::Quoted | Tone::Command if place == Place::Cell && text.contains('|') => {
            escape(text)
        }
        Tone::Code | Tone::Quoted | Tone::Command => code(text),
        Tone::Strong => emphasised(text),
        Tone::Plain | Tone::Dim | Tone::Good | Tone::Warn | Tone::Bad => escape(text),
    }
}

/// Asterisks must touch the words, or they are shown as asterisks.
fn emphasised(text: &str) -> String {
    let words = text.trim();
    if words.is_empty() {
        return escape(text);
    }
    let at = text.len() - text.trim_start().len();
    let (before, after) = (&text[..at], &text[at + words.len()..]);
    format!("{}**{}**{}", escape(before), escape(words), escape(after))
}

/// A code span: fenced by more backticks than it holds.
fn code(text: &str) -> String {
    let text = sanitise(text);
    if text.trim().is_empty() {
        return text.into_owned();
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    let room = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{room}{text}{room}{fence}")
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// The text with everything escaped that Markdown would act on wherever it stands.
fn escape(text: &str) -> String {
    let text = sanitise(text);
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        // What follows the span is not known here, so its end counts as whatever makes `c` act.
        let follows = chars.peek().copied();
        let is_followed_by_word = follows.is_none_or(char::is_alphanumeric);
        let is_within_word = before.is_alphanumeric() && follows.is_some_and(char::is_alphanumeric);
        let acts = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => true,
            '&' => is_followed_by_word || follows == Some('#'),
            '_' => !is_within_word,
            // `https://` and `www.` would become links.
            ':' => follows == Some('/'),
            '.' => out.ends_with("www"),
            _ => false,
        };
        if acts {
            out.push('\\');
        }
        out.push(c);
        // A mention would call people into a pull request; a comment keeps the sign from the name.
        if c == '@' && !before.is_alphanumeric() && is_followed_by_word {
            out.push_str("<!-- -->");
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(text: &str, want: &str) {
        assert_eq!(line_start(&Line::from(text)), want);
    }

    #[test]
    fn text_is_shown_and_changes_no_structure() {
        case("seat_activation of _all_", r"seat_activation of \_all\_");
        case("# not a heading", r"\# not a heading");
        case("- [ ] not a task", r"\- \[ \] not a task");
        case("12. not an item", r"12\. not an item");
        case("12.5 is a number", "12.5 is a number");
        case("a | b <script>", r"a \| b \<script\>");
        case("[x](javascript:1) `y`", r"\[x\](javascript:1) \`y\`");
        case("&lt; AT&T & co", r"\&lt; AT\&T & co");
        case("see https://x.example and www.x.example", r"see https\://x.example and www\.x.example");
        case("ask @team or a@b.example", "ask @<!-- -->team or a@b.example");
        case("two\nlines", "two lines");
        case("    no code", "no code");
    }

    #[test]
    fn code_is_fenced_by_more_backticks_than_it_holds() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a"), "`` `a ``");
        let cell = inline(&Tone::Code.line(r"a\|b"), Place::Cell);
        assert_eq!(cell, r"a\\\|b");
    }

    #[test]
    fn strong_words_touch_their_asterisks() {
        let line = Line::new().strong("a").strong(" b ").plain("c");
        assert_eq!(inline(&line, Place::Flow), "**a b** c");
    }

    #[test]
    fn every_block_has_its_form() {
        use crate::report::{Block, Item};
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
            .with(List::numbered([Item::new("first").below("because"), Item::new("second")]))
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
