//! Two forms beside each other: whether one puts the other right, and whether both are of one call.

use std::collections::BTreeSet;

use super::items::names_call;
use super::marks::{MARK, unmarked};

/// Whether a form is another one put right: it says all that could be read of that.
pub fn puts_right(form: &str, other: &str) -> bool {
    left_out(form, other).is_empty()
}

/// Whether two forms are of one call: the lines that say when it was, what it was and who was there are the same.
pub fn is_of_same_call(form: &str, other: &str) -> bool {
    heads(form) == heads(other)
}

/// What a form says of when it was, what it was and who was there.
fn heads(form: &str) -> BTreeSet<String> {
    let lines = form.lines().map(|line| unmarked(line).trim());
    let lines = lines.filter_map(|line| line.split_once(char::is_whitespace));
    let heads = lines.filter(|(key, _)| names_call(key));
    heads.map(|(key, words)| format!("{key} {}", words.trim())).collect()
}

/// What could be read of a form and is not in another, however wide the space between its words.
pub fn left_out<'t>(form: &str, other: &'t str) -> Vec<&'t str> {
    let plain = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: BTreeSet<String> = form.lines().map(|line| plain(unmarked(line))).collect();
    let read = other.lines().filter(is_read).map(str::trim);
    read.filter(|line| !lines.contains(&plain(line))).collect()
}

/// Whether a line says something, and could be read.
fn is_read(line: &&str) -> bool {
    !line.starts_with(MARK) && !line.starts_with('#') && !line.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_forms_are_of_one_call_by_its_day_its_kind_and_its_people() {
        let kept = "on 2026-04-10\nthere    Ben, Ana\n?? + Zed: run it, tue\n+ Ben: x, fri\n";
        let form = "there Ben, Ana\non 2026-04-10\n+ Ben: y, fri\n";
        assert!(is_of_same_call(form, kept));
        assert_eq!(left_out(form, kept), ["+ Ben: x, fri"]);
        assert!(!is_of_same_call("there Ben\non 2026-04-10\n", kept));
    }

    #[test]
    fn a_form_that_is_put_right_says_all_that_could_be_read_before() {
        let kept = "there    Ben\n?? + Sofia: run it, tuesdy\n#^ no day\n\nours     x\n";
        assert!(puts_right("there    Ben\n+ Sofia: run it, tue\nours     x\n", kept));
        assert!(puts_right("there    Ben\nours     x\n", kept), "what could not be read may go");
        assert!(!puts_right("there    Ben\n+ Sofia: run it, tue\n", kept), "a line of it is missing");
    }
}
