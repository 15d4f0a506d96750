//! A change as a comment of a pull request: Markdown that folds, no longer than a comment may be, with a mark by which the
//! next run finds it.

use super::markdown::{render as markdown, title};
use crate::phrase::Count;
use crate::report::Report;
use crate::report::diff::{Comment, Part, Section};

/// The characters of a comment. GitHub takes 65,536, and what is longer is no comment at all.
pub const LONGEST: usize = 60_000;

/// The comment, no longer than it may be: what is folded is left out from the last plan on, then what stands in the open; how
/// much that is stands at the top.
pub fn render(comment: &Comment, most: usize) -> String {
    let mut pieces: Vec<Piece> = comment.parts.iter().flat_map(pieces).collect();
    let head = markdown(&comment.head);
    let marker = format!("<!-- onboard:diff {} -->\n", harmless(&comment.marker));
    // Room for what says that something was left out.
    let room = most.saturating_sub(marker.chars().count() + head.chars().count() + 200);
    let mut length: usize = pieces.iter().map(Piece::length).sum();
    let mut left_out = 0;
    for is_folded in [true, false] {
        for piece in pieces.iter_mut().rev().filter(|it| it.is_folded == is_folded) {
            if length <= room {
                break;
            }
            length -= piece.length();
            piece.text.clear();
            left_out += 1;
        }
    }
    let note = match left_out {
        0 => String::new(),
        count => format!(
            "> **{} left out**: a comment has room for no more; the summary of the run has all of it\n\n",
            Count(count, "part")
        ),
    };
    let body: String = pieces.into_iter().map(|it| it.text).collect();
    format!("{marker}{note}{head}{body}")
}

/// Something that is shown whole or not at all.
struct Piece {
    text: String,
    is_folded: bool,
}

impl Piece {
    fn length(&self) -> usize {
        self.text.chars().count()
    }
}

fn pieces(part: &Part) -> Vec<Piece> {
    let heading = part.title.as_ref().map(|it| format!("\n#### {}\n", title(it))).unwrap_or_default();
    let open = open(&part.open);
    let folded = part.folded.iter().map(|section| Piece { text: fold(section), is_folded: true });
    let open = Piece { text: format!("{heading}{open}"), is_folded: false };
    std::iter::once(open).chain(folded).collect()
}

fn open(report: &Report) -> String {
    if report.blocks.is_empty() { String::new() } else { format!("\n{}", markdown(report)) }
}

fn fold(section: &Section) -> String {
    let body = markdown(&section.report);
    format!("\n<details><summary>{}</summary>\n\n{body}\n</details>\n", title(&section.title))
}

/// What cannot end the comment of HTML that it stands in.
fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_alphanumeric() || "/._".contains(c) { c } else { '-' })
        .collect::<String>()
        .replace("--", "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Line, Verbatim};

    fn comment(plans: usize) -> Comment {
        let part = |at: usize| Part {
            title: Some(format!("plan <{at}> @team").into()),
            open: Report::new().with(Line::from("open")),
            folded: vec![Section {
                title: "Logs".into(),
                report: Report::new().with(Verbatim::new("", &"x".repeat(400))),
            }],
        };
        let head = Report::new().with(Line::from("all of it"));
        Comment { marker: "acme/--> later".to_owned(), head, parts: (0..plans).map(part).collect() }
    }

    #[test]
    fn a_comment_has_a_mark_and_folds_what_is_long() {
        let text = render(&comment(1), LONGEST);
        assert!(text.starts_with("<!-- onboard:diff acme/-"), "{text}");
        assert_eq!(text.lines().next().unwrap_or_default().matches("-->").count(), 1, "{text}");
        assert!(text.contains("\n#### plan \\<0\\> @<!-- -->team\n"), "{text}");
        assert!(text.contains("\n<details><summary>Logs</summary>\n\n```\nxxx"), "{text}");
        assert!(!text.contains("left out"));
    }

    #[test]
    fn what_is_too_long_is_left_out_from_the_end_and_counted_at_the_top() {
        let text = render(&comment(50), 4_000);
        assert!(text.chars().count() <= 4_000, "{}", text.chars().count());
        assert!(text.lines().nth(1).is_some_and(|line| line.contains("parts left out")), "{text}");
        assert!(text.contains("plan \\<0\\>") && text.contains("all of it"));
        let first = text.find("<details>").map(|at| text[..at].matches("####").count());
        assert!(first.is_none_or(|plans| plans == 1), "the last ones go first");
    }
}
