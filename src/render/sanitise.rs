//! Text from plans is untrusted: what would steer a terminal, reorder words or hide among them is
//! replaced by something that can be seen.

use std::borrow::Cow;

/// What stands for an invisible or reordering character.
const STAND_IN: char = '\u{FFFD}';

/// `text` on one line and without anything that acts instead of being read.
///
/// Line ends and tabs become a space, control characters their pictures (`␛`), bidirectional
/// controls and invisible characters `�`. Joiners and variation selectors stay where scripts and
/// emoji need them: after a character they can act on.
pub fn sanitise(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut before = '\0';
    for c in text.chars() {
        match c {
            '\n' if before == '\r' => {}
            '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push(' '),
            '\0'..='\u{1F}' => clean.push(picture_of(c)),
            '\u{7F}' => clean.push('\u{2421}'),
            '\u{80}'..='\u{9F}' => clean.push(STAND_IN),
            _ if is_joiner(c) || is_variation_selector(c) => {
                clean.push(if acts_on(c, before) { c } else { STAND_IN });
            }
            _ if is_bidi_control(c) || is_invisible(c) => clean.push(STAND_IN),
            _ => clean.push(c),
        }
        before = c;
    }
    Cow::Owned(clean)
}

/// The picture of a C0 control: the block of pictures is in the order of the controls.
fn picture_of(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).unwrap_or(STAND_IN)
}

/// Whether a character steers, reorders or hides whatever stands around it.
pub(super) fn acts_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || is_bidi_control(c) || is_invisible(c)
}

const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

const fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a joiner or selector has something to act on; a run of them hides data.
const fn acts_on(c: char, before: char) -> bool {
    let is_keycap = matches!(before, '0'..='9' | '#' | '*');
    if is_joiner(c) {
        return !before.is_ascii() && !is_joiner(before);
    }
    (!before.is_ascii() || is_keycap) && !is_joiner(before) && !is_variation_selector(before)
}

/// Default-ignorable characters, fillers, tags and annotations: they take no room and say nothing.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{034F}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206A}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E00FF}'
            | '\u{E01F0}'..='\u{E0FFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(text: &str, want: &str) {
        assert_eq!(sanitise(text), want);
    }

    #[test]
    fn ordinary_text_passes_untouched() {
        for text in ["", "plain", "Café Müller & Söhne", "東京支社", "👩‍👧 family", "می‌خواهم", "1️⃣ first"]
        {
            case(text, text);
        }
    }

    #[test]
    fn what_acts_on_a_terminal_is_shown_instead() {
        case("\u{1b}[31mred\u{7}", "␛[31mred␇");
        case("a\r\nb\tc\u{2028}d", "a b c d");
        case("\u{9b}2J\u{7f}", "\u{FFFD}2J␡");
    }

    #[test]
    fn what_reorders_or_hides_is_shown_instead() {
        case("abc\u{202e}fed", "abc\u{FFFD}fed");
        case("a\u{200b}b\u{feff}\u{e0041}", "a\u{FFFD}b\u{FFFD}\u{FFFD}");
        case("a\u{200d}b", "a\u{FFFD}b");
        case("é\u{fe01}\u{fe02}", "é\u{fe01}\u{FFFD}");
    }
}
