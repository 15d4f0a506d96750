//! Text that Markdown and GitHub show as it is.

use super::super::sanitise;

/// A code span: fenced by more backticks than it holds.
pub(super) fn code(text: &str) -> String {
    let text = sanitise(text);
    if text.trim().is_empty() {
        return text.into_owned();
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    let room = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{room}{text}{room}{fence}")
}

pub(super) fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Keeps apart what GitHub would read as one word, and does not show.
const APART: &str = "<!-- -->";

/// The text with everything escaped that Markdown would act on wherever it is, and every reference taken apart.
///
/// GitHub looks for references in what Markdown has made of a text, so that no backslash keeps it from calling people
/// (`@team`), linking issues (`#12`, `GH-12`, `owner/repo#12`), closing them (`fixes #12`) and linking commits.
pub(super) fn escape(text: &str) -> String {
    let text = sanitise(text);
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut hash = CommitHash::default();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        // What follows the span is not known here, so its end counts as whatever makes `c` act.
        let follows = chars.peek().map(|(_, c)| *c);
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
        if !before.is_alphanumeric() {
            hash = CommitHash::at_start_of(&text[at..]);
        }
        if hash.is_due_apart() {
            out.push_str(APART);
        }
        out.push(c);
        let is_followed_by_number = follows.is_none_or(|c| c.is_ascii_digit());
        let is_reference = match c {
            '@' => !before.is_alphanumeric() && is_followed_by_word,
            '#' => is_followed_by_number,
            '-' => is_followed_by_number && names_an_issue(&text[..at]),
            _ => false,
        };
        if is_reference {
            out.push_str(APART);
        }
        before = c;
    }
    out
}

/// Whether a number after `-` would be that of an issue: `GH-12`.
fn names_an_issue(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.eq_ignore_ascii_case("gh")
}

/// What is left of a word that could be the hash of a commit, and how far it was written.
#[derive(Default)]
struct CommitHash {
    left: usize,
    written: usize,
}

impl CommitHash {
    /// Digits of the shortest hash that is linked, and of a whole one.
    const LENGTHS: std::ops::RangeInclusive<usize> = 7..=40;

    /// The hash with which a text starts that starts with a word.
    fn at_start_of(text: &str) -> Self {
        let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_hash = Self::LENGTHS.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_hexdigit());
        Self { left: if is_hash { word.len() } else { 0 }, written: 0 }
    }

    /// Whether it has to be taken apart before its next digit, which this passes: no piece is as long as a hash.
    fn is_due_apart(&mut self) -> bool {
        if self.left == 0 {
            return false;
        }
        let is_due = self.written > 0 && self.written.is_multiple_of(Self::LENGTHS.start() - 1);
        self.left -= 1;
        self.written += 1;
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(text: &str, want: &str) {
        assert_eq!(escape(text), want);
    }

    #[test]
    fn code_is_fenced_by_more_backticks_than_it_holds() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a"), "`` `a ``");
    }

    #[test]
    fn nobody_is_called_and_nothing_is_linked_or_closed() {
        case("ask @team and @org/team", "ask @<!-- -->team and @<!-- -->org/team");
        case("a@b.example", "a@b.example");
        case("fixes #12, owner/repo#7", "fixes #<!-- -->12, owner/repo#<!-- -->7");
        case("# 12 of C# or #none", "# 12 of C# or #none");
        case("closes GH-12 and gh-7", "closes GH-<!-- -->12 and gh-<!-- -->7");
        case("HIGH-12, M-12", "HIGH-12, M-12");
        case("at the end #", "at the end #<!-- -->");
    }

    #[test]
    fn no_word_is_a_commit() {
        case("since 0c8ef31", "since 0c8ef3<!-- -->1");
        case("owner/repo@0c8ef31b2a4d9", "owner/repo@0c8ef3<!-- -->1b2a4d<!-- -->9");
        case("(DEFACED)", "(DEFACE<!-- -->D)");
        case("0c8ef3 10c8ef3x 2026-04-10", "0c8ef3 10c8ef3x 2026-04-10");
        let whole = escape(&"0123456789".repeat(4));
        assert!(whole.split(APART).all(|piece| piece.len() < 7), "{whole}");
        case(&"0123456789".repeat(5), &"0123456789".repeat(5));
    }
}
