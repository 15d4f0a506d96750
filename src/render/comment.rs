//! A change as a comment of a pull request: Markdown that folds, no longer than a comment may be, with a mark by which the
//! next run finds it.

use super::markdown::{render as markdown, title};
use crate::phrase::Count;
use crate::report::diff::{Comment, Part, Section};
use crate::report::{Block, Line, Report};

/// The characters of a comment. GitHub takes 65,536, and what is longer is no comment at all.
pub const LONGEST: usize = 60_000;

/// The comment, no longer than it may be: what is folded is left out from the last plan on, then what is in the open; how
/// much that is comes at the top.
pub fn render(comment: &Comment, most: usize) -> String {
    let mut pieces: Vec<Piece> = comment.parts.iter().flat_map(pieces).collect();
    let head = markdown(&comment.head);
    let marker = format!("<!-- onboard:diff {} -->\n", harmless(&comment.marker));
    // Room for what says that something was left out.
    let room = most.saturating_sub(marker.chars().count() + head.chars().count() + 200);
    let mut length: usize = pieces.iter().map(Piece::length).sum();
    let (mut sections, mut plans) = (0, 0);
    for is_folded in [true, false] {
        for piece in pieces.iter_mut().rev().filter(|it| it.is_folded == is_folded) {
            if length <= room {
                break;
            }
            length -= piece.length();
            piece.text.clear();
            *(if is_folded { &mut sections } else { &mut plans }) += 1;
        }
    }
    let note = match left_out(sections, plans) {
        None => String::new(),
        Some(what) => format!(
            "> **Left out: {what}.** A comment has room for no more; the summary of the run has all of it.\n\n"
        ),
    };
    let body: String = pieces.into_iter().map(|it| it.text).collect();
    format!("{marker}{note}{head}{body}")
}

/// What is not shown: parts that are folded (findings, logs, what the customer reads), and whole plans.
fn left_out(sections: usize, plans: usize) -> Option<String> {
    let sections = (sections > 0).then(|| Count(sections, "folded part").to_string());
    let plans = (plans > 0).then(|| format!("{} but for their line in the table", Count(plans, "plan")));
    let all: Vec<String> = [sections, plans].into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(" and "))
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
    if report.blocks.is_empty() {
        return String::new();
    }
    // Below the heading of a plan its parts have none of their own: one of the same rank would be beside it.
    let part = |block: &Block| match block {
        Block::Heading(heading) => Block::Text(vec![Line::new().strong(heading.text.text())]),
        other => other.clone(),
    };
    let mut parts = Report::new();
    report.blocks.iter().map(part).for_each(|block| parts.push(block));
    format!("\n{}", markdown(&parts))
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
    use crate::report::{Heading, Verbatim};

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
    fn parts_of_a_plan_stand_below_its_heading() {
        let open = Report::new().with(Heading::sub("What it does")).with(Line::from("little"));
        let part = Part { title: Some("Acme".into()), open, folded: Vec::new() };
        let head = Report::new().with(Heading::sub("onboard: 1 plan changes"));
        let text = render(&Comment { marker: "acme".to_owned(), head, parts: vec![part] }, LONGEST);
        let ranks: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
        assert_eq!(ranks, ["### onboard: 1 plan changes", "#### Acme"], "{text}");
        assert!(text.contains("\n**What it does**\n"), "{text}");
    }

    #[test]
    fn what_is_left_out_is_said_by_what_it_is() {
        assert_eq!(left_out(0, 0), None);
        assert_eq!(left_out(1, 0).as_deref(), Some("1 folded part"));
        assert_eq!(
            left_out(9, 2).as_deref(),
            Some("9 folded parts and 2 plans but for their line in the table")
        );
    }

    #[test]
    fn what_is_too_long_is_left_out_from_the_end_and_counted_at_the_top() {
        let text = render(&comment(50), 4_000);
        assert!(text.chars().count() <= 4_000, "{}", text.chars().count());
        assert!(
            text.lines()
                .nth(1)
                .is_some_and(|line| line.starts_with("> **Left out: ") && line.contains("folded parts")),
            "{text}"
        );
        assert!(text.contains("plan \\<0\\>") && text.contains("all of it"));
        let first = text.find("<details>").map(|at| text[..at].matches("####").count());
        assert!(first.is_none_or(|plans| plans == 1), "the last ones go first");
    }
}
