//! Reports as one page of HTML: no script, nothing fetched from anywhere, readable in light and dark and on paper. Every text
//! goes through `maud`, which escapes it; no text of a plan is ever a style or the name of an attribute, and an address only
//! what stands after `mailto:`, encoded. `tests/browser/` looks at it in a browser.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use unicode_width::UnicodeWidthStr;

use super::flow;
use super::format::{Format, walk};
use crate::language::Language;
use crate::report::{
    Alignment, Block, Callout, Column, Heading, Items, Line, Reply, Report, Span, Table, Tone, Verbatim,
};

/// How the page looks: one column, tables that give way on a narrow screen, one sheet of paper.
const STYLE: &str = include_str!("html.css");

/// Nothing is fetched, nothing runs, nothing is sent.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The report as a page of its own, said in a language.
pub fn render(report: &Report, language: &Language) -> String {
    let title = report.blocks.iter().find_map(|block| match block {
        Block::Heading(heading) => Some(flow::clean(&heading.text).text()),
        _ => None,
    });
    let page = html! {
        (DOCTYPE)
        html lang=(language.code()) dir=[language.is_right_to_left().then_some("rtl")] {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="robots" content="noindex";
                meta name="color-scheme" content="light dark";
                title { (title.unwrap_or_default()) }
                style { (PreEscaped(STYLE)) }
            }
            body { main { (PreEscaped(walk(&report.blocks, &Html))) } }
        }
    };
    page.into_string() + "\n"
}

struct Html;

impl Format for Html {
    fn heading(&self, heading: &Heading) -> String {
        let text = inline(&heading.text);
        let markup = match heading.level {
            1 => html! { h1 { (text) } },
            2 => html! { h2 { (text) } },
            _ => html! { h3 { (text) } },
        };
        markup.into_string() + "\n"
    }

    fn paragraph(&self, lines: &[Line]) -> String {
        if lines.iter().all(Line::is_empty) {
            return String::new();
        }
        html! { p { (broken(lines)) } }.into_string() + "\n"
    }

    fn table(&self, table: &Table) -> String {
        let shown: Vec<Shown<'_>> =
            table.columns.iter().filter(|column| !column.is_data_only).map(Shown::of).collect();
        let has_titles = shown.iter().any(|shown| !shown.column.title.is_empty());
        // What a browser takes for a row where the page shows it as a block has to be said again.
        let markup = html! {
            div class="table" {
                table role="table" {
                    @if has_titles {
                        thead role="rowgroup" { tr role="row" { @for shown in &shown { (shown.head()) } } }
                    }
                    tbody role="rowgroup" {
                        @for at in 0..table.len() {
                            tr role="row" { @for shown in &shown { (shown.cell(at)) } }
                        }
                    }
                }
            }
        };
        markup.into_string() + "\n"
    }

    fn list(&self, list: &Items) -> String {
        let items = html! {
            @for item in &list.items {
                li { (inline(&item.line)) @for line in &item.below { br; (inline(line)) } }
            }
        };
        let markup = if list.is_numbered {
            html! { ol { (items) } }
        } else {
            html! { ul { (items) } }
        };
        markup.into_string() + "\n"
    }

    fn callout(&self, callout: &Callout) -> String {
        html! { div class="callout" { p { (broken(&callout.lines())) } } }.into_string() + "\n"
    }

    fn verbatim(&self, verbatim: &Verbatim) -> String {
        let lines: Vec<String> = verbatim.lines.iter().map(|line| flow::clean(line).text()).collect();
        html! { pre { (lines.join("\n")) } }.into_string() + "\n"
    }
}

/// Columns of the longest cell of a column that is never broken: a day with what was done on it.
const SHORT: usize = 20;

/// A column as the page shows it.
struct Shown<'a> {
    column: &'a Column,
    title: String,
    class: &'static str,
}

impl<'a> Shown<'a> {
    fn of(column: &'a Column) -> Self {
        let widest = column.cells.iter().map(|cell| flow::width(&flow::clean(&cell.line))).max();
        let is_answered = column.cells.iter().any(|cell| cell.line.spans.iter().any(|it| it.reply.is_some()));
        let class = match widest.unwrap_or_default() {
            ..=SHORT if is_answered => "answer short",
            _ if is_answered => "answer",
            _ if column.alignment == Alignment::Right => "number",
            0 | 1 => "sign",
            2..=SHORT => "short",
            _ => "long",
        };
        Self { column, title: super::sanitise(&column.title).into_owned(), class }
    }

    fn head(&self) -> Markup {
        let class = if self.title.width() <= SHORT { "short" } else { "long" };
        html! {
            @if self.title.is_empty() {
                td class=(self.class) role="cell" {}
            } @else if self.class == "number" {
                th class="number short" scope="col" role="columnheader" { (self.title) }
            } @else {
                th class=(class) scope="col" role="columnheader" { (self.title) }
            }
        }
    }

    /// A cell, with the title that is before it where there is no room for a line of titles; one without a title of
    /// its own says what its row is about.
    fn cell(&self, at: usize) -> Markup {
        let title = Some(&self.title).filter(|title| !title.is_empty());
        html! { td class=(self.class) role="cell" data-title=[title] { (inline(&self.column.cells[at].line)) } }
    }
}

fn broken(lines: &[Line]) -> Markup {
    html! {
        @for (at, line) in lines.iter().filter(|line| !line.is_empty()).enumerate() {
            @if at > 0 { br; }
            (inline(line))
        }
    }
}

fn inline(line: &Line) -> Markup {
    html! { @for span in &line.spans { (toned(span)) } }
}

fn toned(span: &Span) -> Markup {
    let text = super::sanitise(&span.text);
    if let Some(reply) = &span.reply {
        return html! { a href=(address(reply)) { (text) } };
    }
    match span.tone {
        Tone::Plain => html! { (text) },
        Tone::Strong => html! { strong { (text) } },
        Tone::Question => html! { em { (text) } },
        Tone::Code | Tone::Quoted | Tone::Command => html! { code { (text) } },
        Tone::Dim => html! { span class="dim" { (text) } },
        Tone::Good => html! { span class="good" { (text) } },
        Tone::Warn => html! { span class="warn" { (text) } },
        Tone::Bad => html! { span class="bad" { (text) } },
    }
}

/// The address of a mail (RFC 6068): nothing but letters, digits and a few signs is in it as it is.
fn address(reply: &Reply) -> String {
    let encoded = |text: &str, plain: &str| -> String {
        super::sanitise(text)
            .bytes()
            .map(|byte| match char::from(byte) {
                sign if sign.is_ascii_alphanumeric() || plain.contains(sign) => sign.to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect()
    };
    format!("mailto:{}?subject={}", encoded(&reply.to, "@.-_+"), encoded(&reply.subject, ".-_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_a_mail_and_its_words_cannot_add_to_the_address() {
        let line = Line::new().reply("done", "ana@example.com?bcc=x", "A & B\r\nBcc: y\" onclick=z");
        let page = inline(&line).into_string();
        assert!(page.starts_with("<a href=\"mailto:ana@example.com%3Fbcc%3Dx?subject=A%20%26%20B"), "{page}");
        assert_eq!(page.matches('"').count(), 2, "{page}");
        assert!(!page.contains("\r") && !page.contains("Bcc: "), "{page}");
    }

    /// What somebody could write into a plan to take over a page.
    const HOSTILE: [&str; 8] = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</style></title><svg onload=alert(1)>",
        "[x](javascript:alert(1)) javascript:alert(1)",
        "&lt;script&gt; &#x3c;script&#x3e;",
        "a\r\n<b>c</b>\u{2028}d",
        "abc\u{202e}fed\u{200b}",
        "<!-- --> ]]> {{7*7}} ' ` \\",
    ];

    fn page(text: &str) -> String {
        let rows = [text];
        let table = Table::new([
            Column::left(text).of(&rows, |text| Line::new().strong(text)),
            Column::right("n").of(&rows, |text| Tone::Code.line(text)),
        ]);
        let report = Report::new()
            .with(Heading::top(text))
            .with_lines([text, text])
            .with(table)
            .with(Items::new([text]))
            .with(Callout::new(Tone::Strong, text, text).below(text))
            .with(Line::new().question(text).dim(text).quoted(text))
            .with(Verbatim::new("", text));
        render(&report, &Language::english())
    }

    /// The tags of a page, with the names of their attributes.
    fn tags(page: &str) -> Vec<String> {
        let body = page.split_once("</style>").expect("a style").1;
        let tags = body.split('<').skip(1).filter_map(|it| it.split_once('>'));
        let unquoted = |tag: &str| tag.split('"').step_by(2).collect::<String>();
        let mut tags: Vec<String> = tags.map(|(tag, _)| unquoted(tag)).collect();
        tags.sort_unstable();
        tags
    }

    #[test]
    fn no_text_becomes_markup() {
        let plain = page("plain");
        let want = tags(&plain);
        for text in HOSTILE {
            let page = page(text);
            let two_lines = text.contains('\n');
            let got = tags(&page);
            assert!(got == want || two_lines && got.len() == want.len(), "{text}\n{page}");
            for sign in ["<script", "<img", "<svg", "onerror=alert(1)>", "href", "src=\""] {
                assert!(!page.contains(sign), "{sign} of {text}\n{page}");
            }
            assert!(!page.contains(['\u{202e}', '\u{200b}', '\u{2028}', '\r']), "{text}\n{page}");
        }
    }

    #[test]
    fn a_page_fetches_and_runs_nothing() {
        let page = page("plain");
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">"), "{page}");
        assert!(page.contains("default-src 'none'"), "{page}");
        for sign in ["http://", "https://", "url(", "@import", "<link", "<script"] {
            assert!(!page.contains(sign), "{sign}\n{page}");
        }
        assert!(page.contains("<title>plain</title>"), "{page}");
    }

    #[test]
    fn a_page_names_its_language_and_the_way_that_is_read() {
        let begins = |code: &str, with: &str| {
            let page = render(&Report::new().with("x"), &Language::english().called(code));
            assert!(page.starts_with(&format!("<!DOCTYPE html><html {with}>")), "{page}");
        };
        begins("de-at", "lang=\"de-at\"");
        begins("he", "lang=\"he\" dir=\"rtl\"");
    }

    #[test]
    fn a_long_title_is_broken_above_short_cells() {
        let table =
            Table::new([Column::left("at the Steamboat Company of the Danube").of(&["Ben"], |text| *text)]);
        let page = Html.table(&table);
        assert!(page.contains("<th class=\"long\"") && page.contains("<td class=\"short\""), "{page}");
    }

    #[test]
    fn days_are_not_broken_and_long_words_are() {
        let rows = ["reached 16 March", "x"];
        let column = |rows: &[&'static str]| Column::left("").of(rows, |text| *text);
        let class = |rows: &[&'static str]| Shown::of(&column(rows)).class;
        assert_eq!(class(&rows), "short");
        assert_eq!(class(&["✓", ""]), "sign");
        assert_eq!(class(&["Standard integrations active and tested", "x"]), "long");
        assert_eq!(
            class(&[
                "\u{5c0f}\u{5c0f}\u{5c0f}\u{5c0f}\u{5c0f}\u{5c0f}\u{5c0f}\u{5c0f}\u{5c0f}\u{5c0f}\u{5c0f}"
            ]),
            "long",
            "22 columns"
        );
    }
}
