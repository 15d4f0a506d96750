//! The documentation of a check, a metric or a play in a small part of Markdown: paragraphs, `## ` headings,
//! `- ` items, and examples.
//!
//! An example is fenced as `yaml fires` or `yaml clean`, optionally with ` on DATE`, and each file in it is
//! named by a comment on a line of its own (`# jsp.yaml`). A test lays it over a plan that is otherwise in
//! order and runs that check alone, so what `onboard explain` shows is what the check does.

use crate::date::Date;
use crate::model::PlanFile;

/// A piece of documentation.
#[derive(Clone, Debug, PartialEq)]
pub enum Part<'a> {
    /// The words of a heading.
    Heading(&'a str),
    /// A paragraph on one line.
    Paragraph(String),
    /// An item of a list on one line.
    Item(String),
    /// An example.
    Example(Example<'a>),
}

/// Files on which a check fires, or on which it stays quiet.
#[derive(Clone, Debug, PartialEq)]
pub struct Example<'a> {
    /// Whether the check fires.
    pub fires: bool,
    /// The as-of date, where it matters.
    pub on: Option<Date>,
    /// The text as it is shown.
    pub text: &'a str,
}

impl<'a> Example<'a> {
    /// The files of the example, each with its text.
    pub fn files(&self) -> Vec<(PlanFile, String)> {
        let mut files: Vec<(PlanFile, String)> = Vec::new();
        for line in self.text.lines() {
            match line.strip_prefix("# ").and_then(PlanFile::from_name) {
                Some(file) => files.push((file, String::new())),
                None => {
                    if let Some((_, text)) = files.last_mut() {
                        text.push_str(line);
                        text.push('\n');
                    }
                }
            }
        }
        files
    }

    fn parse(info: &str, text: &'a str) -> Option<Self> {
        let mut words = info.split_whitespace();
        if words.next() != Some("yaml") {
            return None;
        }
        let fires = match words.next()? {
            "fires" => true,
            "clean" => false,
            _ => return None,
        };
        let on = match words.next() {
            Some("on") => Some(words.next()?.parse().ok()?),
            _ => None,
        };
        Some(Self { fires, on, text })
    }
}

/// The parts of a documentation text, in order. A fence that is no example is left out; a test sees to it
/// that there is none.
pub fn parts(docs: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = docs;
    while let Some(open) = fence(rest) {
        prose(&rest[..open], &mut parts);
        let (info, body) = rest[open + 3..].split_once('\n').unwrap_or_default();
        let end = fence(body).unwrap_or(body.len());
        parts.extend(Example::parse(info, &body[..end]).map(Part::Example));
        rest = body.get(end + 3..).unwrap_or_default();
    }
    prose(rest, &mut parts);
    parts
}

/// The start of the first line that is a fence.
fn fence(text: &str) -> Option<usize> {
    if text.starts_with("```") { Some(0) } else { text.find("\n```").map(|at| at + 1) }
}

fn prose<'a>(text: &'a str, parts: &mut Vec<Part<'a>>) {
    let mut is_open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            is_open = false;
        } else if let Some(heading) = line.strip_prefix("## ") {
            parts.push(Part::Heading(heading));
            is_open = false;
        } else if let Some(item) = line.strip_prefix("- ") {
            parts.push(Part::Item(item.to_owned()));
            is_open = true;
        } else {
            match parts.last_mut() {
                Some(Part::Paragraph(words) | Part::Item(words)) if is_open => {
                    words.push(' ');
                    words.push_str(line);
                }
                _ => parts.push(Part::Paragraph(line.to_owned())),
            }
            is_open = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_and_examples_are_told_apart() {
        let docs = "Fires\nhere.\n\n## Why\n\n- one\n  more\n- two\n\n```yaml fires on 2026-03-01\n# jsp.yaml\na: 1\n# risks.yaml\nb: 2\n```\n\nEnd.\n";
        let parts = parts(docs);
        let Part::Example(example) = &parts[4] else { panic!("{parts:?}") };
        assert_eq!(
            parts[..4],
            [
                Part::Paragraph("Fires here.".to_owned()),
                Part::Heading("Why"),
                Part::Item("one more".to_owned()),
                Part::Item("two".to_owned()),
            ]
        );
        assert!(example.fires);
        assert_eq!(example.on.unwrap().to_string(), "2026-03-01");
        let files = [(PlanFile::Jsp, "a: 1\n".to_owned()), (PlanFile::Risks, "b: 2\n".to_owned())];
        assert_eq!(example.files(), files);
        assert_eq!(parts[5], Part::Paragraph("End.".to_owned()));
    }

    #[test]
    fn a_fence_that_is_never_closed_ends_with_the_text() {
        let parts = parts("```yaml clean\n# jsp.yaml\na: 1\n");
        assert!(
            matches!(&parts[..], [Part::Example(example)] if !example.fires && example.text.contains("a: 1"))
        );
    }
}
