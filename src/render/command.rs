//! Command lines in a given width: broken only between words of the shell, with the backslash that lets it read on, so
//! that what is copied from the screen runs.

use unicode_width::UnicodeWidthStr;

/// What is before further lines.
const INDENT: &str = "  ";

/// What is at the end of a line that goes on.
const GOES_ON: &str = " \\";

/// The command line on as many lines as it takes; none where a word of it is wider than a line.
pub(super) fn broken(command: &str, limit: usize) -> Option<Vec<String>> {
    if command.width() <= limit {
        return Some(vec![command.to_owned()]);
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut parts = parts(command).into_iter().peekable();
    while let Some(part) = parts.next() {
        let sign = if parts.peek().is_some() { GOES_ON.len() } else { 0 };
        if line.is_empty() {
            line.push_str(part);
        } else if line.width() + 1 + part.width() + sign <= limit {
            line = format!("{line} {part}");
        } else {
            lines.push(line + GOES_ON);
            line = format!("{INDENT}{part}");
        }
    }
    lines.push(line);
    lines.iter().all(|line| line.width() <= limit).then_some(lines)
}

/// The words of a command line, quotes and all; an option stays with its value.
fn parts(command: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut quote = None;
    let mut is_escaped = false;
    let ends = command.char_indices().chain([(command.len(), ' ')]);
    for (at, c) in ends {
        match (quote, c) {
            _ if is_escaped => is_escaped = false,
            (None | Some('"'), '\\') => is_escaped = true,
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None, ' ') => {
                let is_value = !command[start..at].starts_with('-');
                match parts.last_mut() {
                    Some(last) if is_value && last.starts_with("--") && !last.contains(' ') => {
                        *last = &command[start - last.len() - 1..at];
                    }
                    _ => parts.push(&command[start..at]),
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < command.len() {
        parts.push(&command[start..]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(command: &str, limit: usize, want: &[&str]) {
        assert_eq!(broken(command, limit).unwrap(), want);
    }

    #[test]
    fn a_long_command_goes_on_behind_a_backslash() {
        let command = "onboard gate attest acme C-1 --by 'Ana --by Ruiz' --evidence <evidence> --dry-run";
        case(command, 100, &[command]);
        let want = [
            r"onboard gate attest acme C-1 \",
            r"  --by 'Ana --by Ruiz' \",
            r"  --evidence <evidence> --dry-run",
        ];
        case(command, 34, &want);
        case(r"say 'it'\''s a b' c", 18, &[r"say \", r"  'it'\''s a b' c"]);
    }

    #[test]
    fn a_word_wider_than_a_line_cannot_be_broken_so() {
        assert_eq!(broken("say 'a very long word of a shell' now", 20), None);
    }

    proptest::proptest! {
        #![proptest_config(crate::property::config(256))]

        /// However narrow, a shell reads the same words.
        #[test]
        fn a_shell_reads_the_same_words(words in proptest::collection::vec("(--)?[a-z' \"\\\\é<]{0,9}", 1..8), limit in 12_usize..60) {
            let command = words.iter().map(|word| shlex::try_quote(word).unwrap().into_owned()).collect::<Vec<_>>().join(" ");
            if let Some(lines) = broken(&command, limit) {
                proptest::prop_assert!(lines.iter().all(|line| line.width() <= limit), "{lines:?}");
                // A shell drops the backslash and the line break after it; the indentation is blank.
                let read = lines.join("\n").replace("\\\n", "");
                proptest::prop_assert_eq!(shlex::split(&read), Some(words));
            }
        }
    }
}
