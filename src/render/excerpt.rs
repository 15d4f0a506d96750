//! An excerpt as compilers show it: what is wrong, `path:line:column`, the line, and what fixes it.

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use unicode_width::UnicodeWidthStr;

use super::{flow, sanitise};
use crate::finding::Severity;
use crate::remedy::Remedy;
use crate::report::{Excerpt, Line, Quote};

/// Columns that the further lines of what is wrong are indented by.
const INDENT: &str = "  ";

/// With SGR codes, for a terminal of this width; what is wrong goes on to further lines within `message`.
pub(super) fn styled(excerpt: &Excerpt, width: usize, message: usize) -> String {
    render(excerpt, &Renderer::styled().term_width(width), width, message)
}

/// As plain text, with what is wrong on a line of its own.
pub(super) fn plain(excerpt: &Excerpt, width: usize) -> String {
    render(excerpt, &Renderer::plain().term_width(width), width, usize::MAX)
}

fn render(excerpt: &Excerpt, renderer: &Renderer, width: usize, message: usize) -> String {
    let level = match excerpt.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let label = label(excerpt);
    let lines = broken(&label, &excerpt.message, message);
    let mut title = level.primary_title(lines.join("\n"));
    if let Some(check) = &excerpt.check {
        title = title.id(sanitise(check));
    }
    let path = sanitise(&excerpt.path);
    let mut group = match &excerpt.quote {
        None => title.element(Origin::path(path)),
        // Left to itself the library would count columns from where the text now starts.
        Some(quote) if quote.starts_late => {
            let origin = Origin::path(path).line(quote.position.line).char_column(quote.position.column);
            title.element(origin).element(snippet(quote))
        }
        Some(quote) => title.element(snippet(quote).path(path)),
    };
    if let Some(help) = &excerpt.help {
        group = group.element(Level::HELP.message(advice(help, excerpt, width)));
    }
    hanging(renderer.render(&[group]), &label, lines.len())
}

/// What stands before the words: how grave it is, and the check.
fn label(excerpt: &Excerpt) -> String {
    let check = excerpt.check.as_ref().map(|check| format!("[{}]", sanitise(check)));
    format!("{}{}:", excerpt.severity.word(), check.unwrap_or_default())
}

/// The words on as many lines as they take behind and below their label.
fn broken(label: &str, message: &str, width: usize) -> Vec<String> {
    let message = sanitise(message);
    if width == usize::MAX {
        return vec![message.into_owned()];
    }
    let whole = Line::from(format!("{label} {message}"));
    let mut lines: Vec<String> =
        flow::wrap(&whole, width.saturating_sub(INDENT.len())).iter().map(Line::text).collect();
    if let Some(words) = lines.first().and_then(|first| first.strip_prefix(label)) {
        lines[0] = words.trim_start().to_owned();
    }
    lines
}

/// Further lines of the words as far to the left as all others hang: the library aligns them with the first, which stands
/// behind a label of any length.
fn hanging(shown: String, label: &str, count: usize) -> String {
    if count < 2 {
        return shown;
    }
    let aligned = " ".repeat(label.width() + 1);
    let line = |(at, line): (usize, &str)| match line.strip_prefix(&aligned) {
        Some(words) if (1..count).contains(&at) => format!("{INDENT}{words}"),
        _ => line.to_owned(),
    };
    shown.split('\n').enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// What fixes it: its words, each command on lines of its own below them.
fn advice(help: &Remedy, excerpt: &Excerpt, width: usize) -> String {
    let digits = excerpt.quote.as_ref().map_or(0, |quote| quote.position.line.to_string().len());
    let room = width.saturating_sub(digits + " = help: ".len() + INDENT.len());
    let mut lines = Vec::new();
    for step in help.steps() {
        let sign = if step.command.is_some() { ":" } else { "" };
        let words = Line::from(format!("{}{sign}", sanitise(&step.words)));
        lines.extend(flow::wrap(&words, room).iter().map(Line::text));
        if let Some(command) = &step.command {
            let command = flow::clean(&Line::command(command));
            lines.extend(flow::wrap(&command, room).iter().map(|line| format!("{INDENT}{}", line.text())));
        }
    }
    lines.join("\n")
}

/// The quoted line, each part made safe on its own so that the mark stays on what it marks.
fn snippet(quote: &Quote) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let part = |text| sanitise(text).into_owned();
    let (before, marked) = (part(&quote.text[..quote.mark.start]), part(&quote.text[quote.mark.clone()]));
    let mark = before.len()..before.len() + marked.len();
    let text = format!("{before}{marked}{}", part(&quote.text[quote.mark.end..]));
    Snippet::source(text).line_start(quote.position.line).annotation(AnnotationKind::Primary.span(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(excerpt: &Excerpt, width: usize, want: &[&str]) {
        assert_eq!(plain(excerpt, width).lines().map(str::trim_end).collect::<Vec<_>>(), want);
        assert_eq!(
            anstream::adapter::strip_str(&styled(excerpt, width, usize::MAX)).to_string(),
            plain(excerpt, width)
        );
    }

    fn excerpt(path: &str) -> Excerpt {
        Excerpt::new(Severity::Error, path, "it is wrong").check("some-check")
    }

    #[test]
    fn a_line_is_shown_as_compilers_do() {
        let bytes = "a: 1\nkey: é東京 wrong # why\n".as_bytes();
        case(
            &excerpt("onboardings/acme/risks.yaml").quoting(bytes, &(10..18)).help(Some("fix it")),
            80,
            &[
                "error[some-check]: it is wrong",
                " --> onboardings/acme/risks.yaml:2:6",
                "  |",
                "2 | key: é東京 wrong # why",
                "  |      ^^^^^",
                "  |",
                "  = help: fix it",
            ],
        );
    }

    #[test]
    fn what_is_in_no_line_has_its_path_only() {
        case(&excerpt("onboardings/acme"), 80, &["error[some-check]: it is wrong", "--> onboardings/acme"]);
        case(
            &excerpt("a.yaml").quoting(b"", &(0..0)),
            80,
            &["error[some-check]: it is wrong", " --> a.yaml:1:1", "  |", "1 |", "  | ^"],
        );
    }

    #[test]
    fn a_long_message_goes_on_below_its_first_word_and_not_behind_its_label() {
        let mut excerpt = excerpt("a.yaml").quoting(b"a: 1\n", &(0..1));
        excerpt.message = "two things wait for `Rafe`; also onboardings/kestrel/actions.yaml:6".to_owned();
        let shown = |message| anstream::adapter::strip_str(&styled(&excerpt, 80, message)).to_string();
        let title = |message| shown(message).split(" -->").next().map(str::to_owned);
        let want =
            "error[some-check]: two things wait\n  for `Rafe`; also\n  onboardings/kestrel/actions.yaml:6\n";
        assert_eq!(title(38).as_deref(), Some(want));
        assert_eq!(
            shown(usize::MAX).lines().next(),
            Some(&*format!("error[some-check]: {}", excerpt.message))
        );
    }

    #[test]
    fn nothing_in_the_file_acts_on_the_terminal() {
        let bytes = "k: \u{1b}[2J\u{202e}abc\tdef\r\n".as_bytes();
        let mut excerpt = excerpt("a\u{1b}b").quoting(bytes, &(7..13)).help(Some("\u{7}"));
        excerpt.message = "bad\nerror: \u{1b}[0m".to_owned();
        case(
            &excerpt,
            80,
            &[
                "error[some-check]: bad error: ␛[0m",
                " --> a␛b:1:8",
                "  |",
                "1 | k: ␛[2J�abc def",
                "  |        ^^^^",
                "  |",
                "  = help: ␇",
            ],
        );
    }

    #[test]
    fn long_lines_fit_the_width_and_keep_their_column() {
        let line = format!("{}WRONG{}", "a".repeat(5000), "b".repeat(5000));
        let shown = plain(&excerpt("a.yaml").quoting(line.as_bytes(), &(5000..5005)), 60);
        assert!(shown.contains("a.yaml:1:5001") && shown.contains("WRONG"), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() <= 60), "{shown}");
        let all = plain(&excerpt("a.yaml").quoting(line.as_bytes(), &(0..9000)), 60);
        assert!(all.len() < 2000, "{}", all.len());
    }

    proptest::proptest! {
        #![proptest_config(crate::property::config(256))]

        #[test]
        fn any_bytes_are_shown(
            bytes in proptest::collection::vec(proptest::sample::select(b"a: \n\r\t\x1b\xff\xc3\xa9\xe6\x9d\xb1".to_vec()), 0..40),
            start in 0usize..50,
            length in 0usize..50,
            width in 1usize..200,
        ) {
            let shown = plain(&excerpt("a.yaml").quoting(&bytes, &(start..start + length)), width);
            proptest::prop_assert!(shown.contains("--> a.yaml:"), "{}", shown);
        }
    }
}
