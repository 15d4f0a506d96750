//! Lines in a given width: measured, wrapped between words, cut, trimmed. Works on sanitised lines.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{command, sanitise};
use crate::report::{Line, Span, Tone};

/// The line with every span sanitised and quotes in backticks: the way from a report to plain text.
pub(super) fn clean(line: &Line) -> Line {
    let text = |span: &Span| match span.tone {
        Tone::Quoted => format!("`{}`", sanitise(&span.text)),
        _ => sanitise(&span.text).into_owned(),
    };
    Line { spans: line.spans.iter().map(|span| Span { text: text(span), ..span.clone() }).collect() }
}

/// Columns that the line takes.
pub(super) fn width(line: &Line) -> usize {
    line.spans.iter().map(|span| span.text.width()).sum()
}

/// Columns that the longest word of the line takes.
pub(super) fn longest_word(line: &Line) -> usize {
    words(line).iter().map(|word| word.iter().map(|(_, text)| text.width()).sum()).max().unwrap_or(0)
}

/// Columns that the widest character of the line takes: some scripts make one of many.
pub(super) fn widest_character(line: &Line) -> usize {
    let characters = line.spans.iter().flat_map(|span| span.text.graphemes(true));
    characters.map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// The line with a single space between words, and none around them.
pub(super) fn spaced(line: &Line) -> Line {
    let mut spaced = Line::new();
    for word in words(line) {
        if !spaced.is_empty() {
            push(&mut spaced, word[0].0, " ");
        }
        word.iter().for_each(|(tone, text)| push(&mut spaced, *tone, text));
    }
    spaced
}

/// The line on as many lines as it takes: broken between words, within one only where the word is
/// wider than a whole line. What is indented stays so on each of them. At least one line comes back.
pub(super) fn wrap(line: &Line, limit: usize) -> Vec<Line> {
    if width(line) <= limit {
        return vec![line.clone()];
    }
    let indent = indent(line);
    if indent > 0 && 2 * indent < limit {
        let indented = |rest: Line| Line::from(" ".repeat(indent)).then(rest);
        return wrap(&spaced(line), limit - indent).into_iter().map(indented).collect();
    }
    let is_command = line.spans.iter().all(|span| span.tone == Tone::Command);
    if let Some(lines) = is_command.then(|| command::broken(&line.text(), limit)).flatten() {
        return lines.into_iter().map(|text| Tone::Command.line(text)).collect();
    }
    let limit = limit.max(2);
    let mut lines = vec![];
    let mut current = Line::new();
    let mut used = 0;
    for word in words(line) {
        let size: usize = word.iter().map(|(_, text)| text.width()).sum();
        if used > 0 && used + 1 + size > limit {
            lines.push(std::mem::take(&mut current));
            used = 0;
        }
        if used > 0 {
            push(&mut current, word[0].0, " ");
            used += 1;
        }
        for (tone, grapheme) in word.iter().flat_map(|(tone, text)| text.graphemes(true).map(|g| (*tone, g)))
        {
            let size = grapheme.width();
            if used + size > limit {
                lines.push(std::mem::take(&mut current));
                used = 0;
            }
            push(&mut current, tone, grapheme);
            used += size;
        }
    }
    lines.push(current);
    lines
}

/// The blanks before the first word of a line.
fn indent(line: &Line) -> usize {
    let blanks = |span: &Span| span.text.len() - span.text.trim_start_matches(' ').len();
    let before = line.spans.iter().take_while(|span| blanks(span) == span.text.len());
    let whole: usize = before.clone().map(blanks).sum();
    whole + line.spans.get(before.count()).map_or(0, blanks)
}

/// The line in at most `limit` columns, with an ellipsis where it had more.
pub(super) fn cut(line: &Line, limit: usize) -> Line {
    if width(line) <= limit {
        return line.clone();
    }
    let mut kept = Line::new();
    let mut used = 1;
    let graphemes = line.spans.iter().flat_map(|span| span.text.graphemes(true).map(|g| (span.tone, g)));
    for (tone, grapheme) in graphemes {
        used += grapheme.width();
        if used > limit {
            break;
        }
        push(&mut kept, tone, grapheme);
    }
    let mut kept = trimmed(kept);
    let tone = kept.spans.last().map_or(Tone::Plain, |span| span.tone);
    push(&mut kept, tone, "…");
    kept
}

/// The line without spaces at its end.
pub(super) fn trimmed(mut line: Line) -> Line {
    while let Some(last) = line.spans.last_mut() {
        last.text.truncate(last.text.trim_end_matches([' ', '\u{a0}']).len());
        if !last.text.is_empty() {
            break;
        }
        line.spans.pop();
    }
    line
}

/// Adds text, to the last span where the tone is the same.
pub(super) fn push(line: &mut Line, tone: Tone, text: &str) {
    match line.spans.last_mut() {
        Some(last) if last.tone == tone => last.text.push_str(text),
        _ => line.spans.push(Span { tone, text: text.to_owned(), reply: None }),
    }
}

/// The words of a line; a word may run through several spans (`late` and its comma).
fn words(line: &Line) -> Vec<Vec<(Tone, &str)>> {
    let mut words: Vec<Vec<(Tone, &str)>> = vec![];
    let mut is_inside = false;
    for span in &line.spans {
        for (i, part) in span.text.split(' ').enumerate() {
            is_inside &= i == 0;
            if part.is_empty() {
                continue;
            }
            match words.last_mut() {
                Some(word) if is_inside => word.push((span.tone, part)),
                _ => words.push(vec![(span.tone, part)]),
            }
            is_inside = true;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(line: impl Into<Line>, limit: usize) -> Vec<String> {
        wrap(&line.into(), limit).iter().map(Line::text).collect()
    }

    #[test]
    fn lines_break_between_words_and_keep_ids_whole() {
        assert_eq!(wrapped("seat-activation is late", 16), ["seat-activation", "is late"]);
        assert_eq!(wrapped("short", 16), ["short"]);
        assert_eq!(wrapped("", 16), [""]);
        assert_eq!(wrapped("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
    }

    #[test]
    fn what_is_indented_stays_so_where_it_wraps() {
        let line = Line::new().plain("  ").plain("moved by 0: cap +9");
        assert_eq!(wrapped(line, 12), ["  moved by", "  0: cap +9"]);
        assert_eq!(wrapped("  two words", 8), ["  two", "  words"]);
    }

    #[test]
    fn a_word_may_have_several_tones() {
        let line = Line::new().bad("late").plain(", by two days");
        assert_eq!(wrapped(line, 7), ["late,", "by two", "days"]);
    }

    #[test]
    fn wide_characters_count_twice_and_stay_whole() {
        assert_eq!(wrapped("東京支社", 5), ["東京", "支社"]);
        assert_eq!(cut(&"東京支社".into(), 6).text(), "東京…");
        assert_eq!(cut(&"👩‍👧👩‍👧👩‍👧".into(), 5).text(), "👩‍👧👩‍👧…");
        assert_eq!(cut(&"two words".into(), 5).text(), "two…");
    }
}
