//! A line of text in Markdown: what its tones become, and what its first characters could start.

use super::super::flow;
use super::escape::{code, escape};
use crate::report::{Line, Tone};

/// A line at a place where its first characters could start a block.
pub(super) fn line_start(line: &Line) -> String {
    let text = inline(line, Surroundings::Flow);
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
pub(super) enum Surroundings {
    Cell,
    Flow,
}

pub(super) fn inline(line: &Line, around: Surroundings) -> String {
    // Neighbours in one tone become one span: `**a****b**` is not what two strong words are.
    let mut merged = Line::new();
    for span in &line.spans {
        flow::push(&mut merged, span.tone, &span.text);
    }
    merged.spans.iter().map(|s| span(s.tone, &s.text, around)).collect()
}

fn span(tone: Tone, text: &str, around: Surroundings) -> String {
    match tone {
        // In a cell no way of writing a pipe within a code span survives a backslash before it.
        Tone::Code | Tone::Quoted | Tone::Command if around == Surroundings::Cell && text.contains('|') => {
            escape(text)
        }
        Tone::Code | Tone::Quoted | Tone::Command => code(text),
        Tone::Strong => emphasised(text, "**"),
        Tone::Question => emphasised(text, "*"),
        Tone::Plain | Tone::Dim | Tone::Good | Tone::Warn | Tone::Bad => escape(text),
    }
}

/// Asterisks must touch the words, or they are shown as asterisks.
fn emphasised(text: &str, mark: &str) -> String {
    let words = text.trim();
    if words.is_empty() {
        return escape(text);
    }
    let at = text.len() - text.trim_start().len();
    let (before, after) = (&text[..at], &text[at + words.len()..]);
    format!("{}{mark}{}{mark}{}", escape(before), escape(words), escape(after))
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
    fn strong_words_touch_their_asterisks() {
        let line = Line::new().strong("a").strong(" b ").plain("c");
        assert_eq!(inline(&line, Surroundings::Flow), "**a b** c");
    }

    #[test]
    fn a_pipe_stays_in_its_cell() {
        let cell = inline(&Tone::Code.line(r"a\|b"), Surroundings::Cell);
        assert_eq!(cell, r"a\\\|b");
    }
}
