//! Reports as one page of HTML: no script, nothing fetched from anywhere, readable in light and dark and on paper. Every text
//! goes through `maud`, which escapes it; no text of a plan is ever a style or the name of an attribute, and an address only
//! what stands behind `mailto:`, encoded.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::flow;
use super::format::{Format, walk};
use crate::report::{
    Alignment, Block, Callout, Cell, Column, Heading, Items, Line, Reply, Report, Span, Table, Tone, Verbatim,
};

/// How the page looks: one column, tables that give way on a narrow screen, one sheet of paper.
const STYLE: &str = include_str!("html.css");

/// Nothing is fetched, nothing runs, nothing is sent.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The report as a page of its own.
pub fn render(report: &Report) -> String {
    let title = report.blocks.iter().find_map(|block| match block {
        Block::Heading(heading) => Some(flow::clean(&heading.text).text()),
        _ => None,
    });
    let page = html! {
        (DOCTYPE)
        html lang="en" {
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
        let shown: Vec<&Column> = table.columns.iter().filter(|column| !column.is_data_only).collect();
        let has_titles = shown.iter().any(|column| !column.title.is_empty());
        let markup = html! {
            div class="table" {
                table {
                    @if has_titles {
                        thead { tr { @for column in &shown { (head(column)) } } }
                    }
                    tbody {
                        @for at in 0..table.len() {
                            tr { @for column in &shown { (cell(column, &column.cells[at])) } }
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
        html! { blockquote { p { (broken(&callout.lines())) } } }.into_string() + "\n"
    }

    fn verbatim(&self, verbatim: &Verbatim) -> String {
        let lines: Vec<String> = verbatim.lines.iter().map(|line| flow::clean(line).text()).collect();
        html! { pre { (lines.join("\n")) } }.into_string() + "\n"
    }
}

fn head(column: &Column) -> Markup {
    let side = side(column);
    html! {
        @if column.title.is_empty() { td {} } @else { th scope="col" class=[side] { (super::sanitise(&column.title)) } }
    }
}

fn cell(column: &Column, cell: &Cell) -> Markup {
    html! { td class=[side(column)] { (inline(&cell.line)) } }
}

fn side(column: &Column) -> Option<&'static str> {
    (column.alignment == Alignment::Right).then_some("number")
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

/// The address of a mail (RFC 6068): nothing but letters, digits and a few signs stands in it as it is.
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
        render(&report)
    }

    /// The tags of a page, with their attributes.
    fn tags(page: &str) -> Vec<&str> {
        let body = page.split_once("</style>").expect("a style").1;
        let mut tags: Vec<&str> =
            body.split('<').skip(1).filter_map(|it| it.split_once('>')).map(|it| it.0).collect();
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
}
