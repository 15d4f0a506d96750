//! Templates: YAML as its readers see it, with holes.
//!
//! - `{{name}}` is a hole. A value is quoted as YAML needs it; in a comment it stands as it is.
//! - The comment after a hole says what belongs there, and goes when the hole is filled; one with `##` stays.
//! - A line whose holes are all empty goes as a whole, unless its comment is left to say what belongs there.
//! - `key: {{each name}}` is a list: what is indented below it is written for each entry. A blank line at the top of
//!   that is between two entries. A list without entries is `[]`, with the comment.

use super::layout::Page;
use super::values::{Filling, Values};

/// The text that a template becomes with these values.
pub(super) fn fill(template: &str, values: &Values) -> String {
    let lines: Vec<&str> = template.lines().collect();
    let mut page = Page::default();
    fill_lines(&lines, values, &mut page);
    page.finish()
}

fn fill_lines(lines: &[&str], values: &Values, page: &mut Page) {
    for part in parts(lines) {
        match part {
            Part::Blank => page.blank(),
            Part::Comment { indent, words } => comment(indent, words, values, page),
            Part::Row { row, comment } => self::row(row, comment, values, page),
            Part::List { key, name, comment, body } => list(key, values.entries(name), comment, body, page),
        }
    }
}

fn comment(indent: usize, words: &str, values: &Values, page: &mut Page) {
    let filled = Filled::of(words, values, Filling::words);
    if filled.is_empty() {
        return;
    }
    // What is one hole and nothing else may be long: a note, an aim.
    let is_hole = words.starts_with("{{") && words.find("}}") == words.len().checked_sub(2);
    if is_hole {
        page.remark(indent, &filled.text);
    } else {
        page.comment(indent, &filled.text);
    }
}

fn row(row: &str, comment: &str, values: &Values, page: &mut Page) {
    let filled = Filled::of(row, values, Filling::yaml);
    let (comment, stays) = comment.strip_prefix("# ").map_or((comment, false), |comment| (comment, true));
    let said = Filled::of(comment, values, Filling::words);
    let is_said = !said.is_empty() && (stays || !filled.has_value);
    let comment = if is_said { said.text.as_str() } else { "" };
    let is_wanted = filled.has_value || !comment.is_empty() || !(filled.has_hole || said.has_hole);
    if is_wanted {
        let value = row.strip_suffix("}}").and_then(|row| row.split_once(": {{"));
        match value.and_then(|(key, name)| Some((key, values.get(name).text()?))) {
            Some((key, text)) => page.text(key, text, comment),
            None => page.row(filled.text.trim_end(), comment),
        }
    }
}

fn list(key: &str, entries: &[Values], comment: &str, body: &[&str], page: &mut Page) {
    if entries.is_empty() {
        page.row(&format!("{key}: []"), comment);
        return;
    }
    page.row(&format!("{key}:"), "");
    let (is_spaced, body) = match body {
        ["", body @ ..] => (true, body),
        _ => (false, body),
    };
    for (index, entry) in entries.iter().enumerate() {
        if is_spaced && index > 0 {
            page.blank();
        }
        fill_lines(body, entry, page);
    }
}

/// A piece of a template with its holes filled.
struct Filled {
    text: String,
    has_hole: bool,
    has_value: bool,
}

impl Filled {
    fn of(piece: &str, values: &Values, form: fn(&Filling) -> Option<String>) -> Self {
        let mut filled = Self { text: String::new(), has_hole: false, has_value: false };
        let mut rest = piece;
        while let Some((before, name, after)) = hole(rest) {
            let value = form(values.get(name));
            filled.has_hole = true;
            filled.has_value |= value.is_some();
            filled.text.push_str(before);
            filled.text.push_str(&value.unwrap_or_default());
            rest = after;
        }
        filled.text.push_str(rest);
        filled
    }

    /// Whether it has holes and none was filled.
    const fn is_empty(&self) -> bool {
        self.has_hole && !self.has_value
    }
}

/// What is before the first hole, its name, and what stands after it.
fn hole(piece: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = piece.split_once("{{")?;
    let (name, after) = rest.split_once("}}")?;
    Some((before, name, after))
}

/// A part of a template, holes and all.
enum Part<'t> {
    Blank,
    Comment {
        indent: usize,
        words: &'t str,
    },
    /// A key with or without its value, and the comment after it; indentation and dash belong to the row.
    Row {
        row: &'t str,
        comment: &'t str,
    },
    List {
        key: &'t str,
        name: &'t str,
        comment: &'t str,
        body: &'t [&'t str],
    },
}

fn parts<'t>(lines: &'t [&'t str]) -> impl Iterator<Item = Part<'t>> {
    let mut rest = lines;
    std::iter::from_fn(move || {
        let (line, after) = rest.split_first()?;
        rest = after;
        let part = part(line, after);
        if let Part::List { body, .. } = &part {
            rest = &after[body.len()..];
        }
        Some(part)
    })
}

fn part<'t>(line: &'t str, after: &'t [&'t str]) -> Part<'t> {
    if line.is_empty() {
        return Part::Blank;
    }
    if let Some(words) = line.trim_start().strip_prefix('#') {
        return Part::Comment { indent: indent(line), words: words.strip_prefix(' ').unwrap_or(words) };
    }
    let (row, comment) = line.split_once(" #").map_or((line, ""), |(row, comment)| (row.trim_end(), comment));
    // The second `#` of a comment that stays is kept.
    let comment = comment.strip_prefix(' ').unwrap_or(comment);
    match row.strip_suffix("}}").and_then(|row| row.split_once(": {{each ")) {
        Some((key, name)) => Part::List { key, name, comment, body: below(indent(line), after) },
        None => Part::Row { row, comment },
    }
}

/// The lines that are indented below a key. Blank lines at their end belong to what follows.
fn below<'t>(key: usize, lines: &'t [&'t str]) -> &'t [&'t str] {
    let is_below = |line: &&str| line.is_empty() || indent(line) > key;
    let end = lines.iter().position(|line| !is_below(line)).unwrap_or(lines.len());
    let last = lines[..end].iter().rposition(|line| !line.is_empty());
    &lines[..last.map_or(0, |last| last + 1)]
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::document;

    const TEMPLATE: &str = "\
# For {{customer}}, whoever that is.
# {{note}}
customer: {{customer}}
owner: {{owner}}  # who of {{customer}}
signed: {{signed}}        ## day 0
due: {{due}}  # by when
event: {{event}}
asked:  # of {{owner}}
people: {{each people}}  # - {name: Ana}

  # {{note}}
  - name: {{name}}
    role: {{role}}  # which part

# The end.
";

    fn values() -> Values {
        Values::default().text("customer", "Acme: 1").optional_text("note", None).optional_text("owner", None)
    }

    #[test]
    fn what_is_known_is_filled_in_and_the_rest_says_what_belongs_there() {
        let values =
            values().plain("signed", "2026-03-02").optional("due", Some(3)).optional("event", None::<u8>);
        let person = |name, note, role| {
            Values::default().text("name", name).optional_text("note", note).optional_text("role", role)
        };
        let people = vec![person("Ana", None, Some("CFO")), person("no", Some("left in\nMay"), None)];
        let want = "\
# For Acme: 1, whoever that is.
customer: 'Acme: 1'
owner:              # who of Acme: 1
signed: 2026-03-02  # day 0
due: 3
people:
  - name: Ana
    role: CFO

  # \"left in\\nMay\"
  - name: 'no'
    role:  # which part

# The end.
";
        assert_eq!(fill(TEMPLATE, &values.each("people", people)), want);
    }

    #[test]
    fn a_list_without_entries_says_what_one_looks_like() {
        let values =
            values().plain("signed", "1").plain("due", "2").plain("event", "3").each("people", vec![]);
        assert!(fill(TEMPLATE, &values).ends_with("event: 3\npeople: []  # - {name: Ana}\n\n# The end.\n"));
    }

    fn holes(piece: &str) -> impl Iterator<Item = &str> {
        std::iter::successors(hole(piece), |(_, _, after)| hole(after)).map(|(_, name, _)| name)
    }

    /// Holds that a template has a hole for each of its values, and a value for each of its holes. Lists have to
    /// have an entry.
    #[track_caller]
    pub(in super::super) fn assert_complete(template: &str, values: &Values) {
        fn check(lines: &[&str], values: &Values) {
            let mut names = BTreeSet::new();
            for part in parts(lines) {
                match part {
                    Part::Blank => {}
                    Part::Comment { words, .. } => names.extend(holes(words)),
                    Part::Row { row, comment } => names.extend(holes(row).chain(holes(comment))),
                    Part::List { name, comment, body, .. } => {
                        assert_eq!(holes(comment).count(), 0, "{comment}");
                        assert!(!values.entries(name).is_empty(), "{name}");
                        values.entries(name).iter().for_each(|entry| check(body, entry));
                        names.insert(name);
                    }
                }
            }
            assert_eq!(names, values.names().collect());
        }
        check(&template.lines().collect::<Vec<_>>(), values);
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Sample {
        value: String,
        items: Vec<String>,
        after: Option<u32>,
    }

    const SAMPLE: &str = "\
# For {{words}}.
# {{words}}
value: {{text}}  ## {{words}}
items: {{texts}}  # {{words}}
after: {{after}}  # {{words}}
";

    proptest! {
        #![proptest_config(crate::property::config(256))]

        #[test]
        fn any_text_reads_back_as_it_was(
            text in "\\PC*|[ -~\n\t]{0,20}|(?s:.{0,12})|([a-z:#'-]{1,9} ?){12,40}", words in "(?s:.{0,20})"
        ) {
            let texts = vec![text.clone(), "b".to_owned()];
            let values = Values::default().text("text", &text).texts("texts", &texts);
            let page = fill(SAMPLE, &values.text("words", &words).optional("after", None::<u32>));
            let reading = document::read::<Sample>(page.as_bytes());
            prop_assert_eq!(&reading.problems, &[], "{}", page);
            prop_assert_eq!(reading.value, Some(Sample { value: text, items: texts, after: None }), "{}", page);
        }
    }
}
