//! What people type where they have no answer yet: it keeps a key from being empty, and says nothing.
//!
//! One table for everything that counts answers: completeness, owners, evidence, reasons, definitions. `none` is not in
//! it, since it says that there is none.

use crate::person::has_no_width;

/// Placeholders without their capitals, blanks and punctuation: `N/A` and `n.a.` are both `na`.
const PLACEHOLDERS: [&str; 40] = [
    "asdf",
    "comingsoon",
    "dontknow",
    "dunno",
    "fillin",
    "fillmein",
    "fixme",
    "idk",
    "insert",
    "inserthere",
    "later",
    "loremipsum",
    "loremipsumdolorsitamet",
    "na",
    "noidea",
    "notapplicable",
    "notavailable",
    "notknown",
    "notknownyet",
    "notsure",
    "notyet",
    "notyetknown",
    "null",
    "pending",
    "placeholder",
    "tba",
    "tbc",
    "tbd",
    "tobeadded",
    "tobeagreed",
    "tobeannounced",
    "tobeconfirmed",
    "tobedecided",
    "tobedefined",
    "tobedetermined",
    "tobedone",
    "todo",
    "tofollow",
    "unclear",
    "unknown",
];

/// Those that stay one whatever comes after a colon, a comma or a bracket: `TBD (ask Lee)`.
const OPENERS: [&str; 5] = ["fixme", "tba", "tbc", "tbd", "todo"];

/// Signs that say what something is measured in, each by itself. `€` and `‰` are no punctuation to begin with.
const MEASURES: [&str; 3] = ["#", "$", "%"];

/// The longest text that is looked up; whatever is longer says something, or is in brackets.
const LONGEST: usize = 40;

/// Whether words answer anything: they are there, and no placeholder.
#[must_use]
pub fn is_answer(text: &str) -> bool {
    if text.is_ascii() {
        let text = text.trim();
        return !text.is_empty() && !is_placeholder(text);
    }
    // Signs without width say nothing, and `ТBD` with a letter of another script says as much as `TBD`.
    let seen: String = text.chars().filter(|c| !has_no_width(*c)).collect();
    let seen = seen.trim();
    if seen.is_empty() || is_placeholder(seen) {
        return false;
    }
    let is_mixed = seen.chars().any(|c| c.is_ascii_alphabetic()) && seen.len() <= LONGEST;
    !is_mixed || !is_placeholder(&seen.chars().map(look_alike).collect::<String>())
}

/// The Latin letter for one of another script that looks like it: those of which the words of the table could be made.
const fn look_alike(c: char) -> char {
    match c {
        'А' | 'а' | 'Α' | 'α' => 'a',
        'В' | 'Β' => 'b',
        'С' | 'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'Е' | 'е' | 'Ε' => 'e',
        'І' | 'і' | 'Ι' | 'ι' => 'i',
        'К' | 'к' | 'Κ' | 'κ' => 'k',
        'М' | 'Μ' => 'm',
        'Ν' | 'ո' => 'n',
        'О' | 'о' | 'Ο' | 'ο' => 'o',
        'Р' | 'р' | 'Ρ' | 'ρ' => 'p',
        'Т' | 'Τ' | 'т' | 'τ' => 't',
        'Х' | 'х' | 'Χ' | 'χ' => 'x',
        'У' | 'у' | 'Υ' => 'y',
        c => c,
    }
}

fn is_placeholder(text: &str) -> bool {
    if is_blank_of_a_form(text) || opens_as_one(text) {
        return true;
    }
    if text.len() > LONGEST {
        return false;
    }
    let mut said = letters(text);
    match said.next() {
        None => !MEASURES.contains(&text) && text.chars().all(is_sign),
        // One is a name or a mark, several stand for something.
        Some('x') if said.clone().all(|letter| letter == 'x') => said.next().is_some(),
        // Most texts differ in their first letters, so that no more of them is looked at.
        Some(_) => PLACEHOLDERS.binary_search_by(|it| it.chars().cmp(letters(text))).is_ok(),
    }
}

/// The letters and digits, in small ones.
fn letters(text: &str) -> impl Iterator<Item = char> + Clone {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

fn is_sign(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{2015}' | '\u{2026}' | '\u{2212}')
}

/// `[name]`, `<name>`, `{{ name }}`: what a form writes where something is to be filled in. `[D-12]` and
/// `<https://…>` point at something.
fn is_blank_of_a_form(text: &str) -> bool {
    if !text.starts_with(['[', '<', '{']) {
        return false;
    }
    let bracketed = [("[", "]"), ("<", ">"), ("{{", "}}"), ("{", "}"), ("<<", ">>")];
    bracketed.iter().any(|(open, close)| {
        let inner = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inner.is_some_and(|inner| !inner.contains(is_of_a_pointer))
    })
}

const fn is_of_a_pointer(c: char) -> bool {
    matches!(c, '[' | ']' | '<' | '>' | '{' | '}' | '/' | '@' | '0'..='9')
}

fn opens_as_one(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let is_cut_off =
        rest.trim_start().starts_with([':', ',', ';', '(', '[', '-', '?', '!', '\u{2013}', '\u{2014}']);
    is_cut_off && OPENERS.iter().any(|opener| word.eq_ignore_ascii_case(opener))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_no_answer_however_it_is_typed() {
        for text in [
            "TBD",
            "tbc",
            "T.B.D.",
            "t b a",
            "To be confirmed",
            "to-do",
            "N/A",
            "n.a.",
            "NA",
            "?",
            "??",
            "-",
            "--",
            "\u{2014}",
            "...",
            "\u{2026}",
            "_",
            "%%",
            "$?",
            "xx",
            "XXX",
            "xxxx",
            "[name]",
            "<name>",
            "{{ champion }}",
            "[Name of the champion]",
            "TBD (ask Lee)",
            "tbc: with IT",
            "TBD, see the call",
            "TBD - Lee asks",
            "todo!",
            "unknown",
            "Not yet known",
            "pending",
            "null",
            "",
            "  ",
            " TBD ",
            "lorem ipsum",
            "\u{200b}",
            "\u{200b}\u{200d} \u{feff}",
            "T\u{200b}BD",
            "\u{422}BD",
            "\u{422}\u{412}D",
            "n/\u{430}",
            "\u{422}BC: with IT",
        ] {
            assert!(!is_answer(text), "{text:?}");
        }
    }

    #[test]
    fn what_says_something_is_an_answer() {
        for text in [
            "none",
            "none known",
            "no",
            "yes",
            "0",
            "42",
            "%",
            "$",
            "\u{20ac}",
            "\u{2030}",
            "Xu",
            "Nadia",
            "TBD Holdings",
            "To do lists for every site",
            "n/a: single sign-on is switched off",
            "unknown users can sign in, see the test",
            "[D-12]",
            "<https://example.com/notes>",
            "<lee@example.com>",
            "[notes](https://example.com)",
            "顧客",
            "\u{42f}н\u{434}екс",
            "\u{43d}\u{430}",
            "Т-Mobile",
            "✅",
            "pending orders are shown on one screen",
            "later in the quarter than planned",
        ] {
            assert!(is_answer(text), "{text:?}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_in_the_form_in_which_it_is_asked() {
        assert!(PLACEHOLDERS.is_sorted());
        for word in PLACEHOLDERS {
            assert_eq!(letters(word).collect::<String>(), word);
            assert!(word.len() <= LONGEST);
        }
    }
}
