//! Whose name it is: names that look the same are one person's, however they were typed.
//!
//! A Mac writes `é` in two characters where others write one, a mail program copies no-break spaces, a chat leaves signs
//! without width behind. Nobody sees the difference, so it never makes two people of one. What looks different is
//! different: letters of another script, an accent that is missing.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether two names are of one person.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        // As their keys are compared, without making any: most names are of this kind.
        let mut words = other.split_whitespace();
        let has_next = |word: &str| words.next().is_some_and(|other| word.eq_ignore_ascii_case(other));
        return one.split_whitespace().all(has_next) && words.next().is_none();
    }
    one == other || !differs_in_a_letter(one, other) && key(one) == key(other)
}

/// Whether two names begin alike, and then differ in a letter that has no mark of its own: their keys do so too.
fn differs_in_a_letter(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let is_alike =
        |(one, other): (&u8, &u8)| one.is_ascii() && other.is_ascii() && one.eq_ignore_ascii_case(other);
    let Some(at) = one.iter().zip(other).position(|both| !is_alike(both)) else { return false };
    let is_letter =
        |name: &[u8]| name[at].is_ascii_alphanumeric() && name.get(at + 1).is_none_or(u8::is_ascii);
    is_letter(one) && is_letter(other)
}

/// A name in the form in which names are compared: one for all ways to type it, in capitals or not.
#[must_use]
pub fn key(name: &str) -> Cow<'_, str> {
    let is_key = |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_uppercase();
    if name.bytes().all(is_key) {
        return Cow::Borrowed(name);
    }
    let seen: String = if name.is_ascii() {
        name.to_ascii_lowercase()
    } else {
        let characters = name.nfkc().filter(|c| !has_no_width(*c)).map(usual);
        // Some capitals have a small letter of two characters.
        characters.flat_map(char::to_lowercase).nfkc().collect()
    };
    Cow::Owned(seen.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A name as somebody types it who has no time for accents: `zoe` for `Zoë`, `lodz` for `Łódź`. Two people may share one,
/// so that it finds a name, and never makes two names one person's.
#[must_use]
pub fn plain(name: &str) -> String {
    let bare = key(name).nfd().filter(|c| !is_combining_mark(*c)).collect::<String>();
    bare.chars().fold(String::new(), |mut plain, c| {
        match c {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'ı' => plain.push('i'),
            c => plain.push(c),
        }
        plain
    })
}

/// Titles and forms of address, in small letters, as they are written with or without their dot: nobody's first name.
const TITLES: &[&str] = &[
    "dr",
    "dra",
    "drs",
    "prof",
    "profa",
    "herr",
    "frau",
    "fr\u{e4}ulein",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "mademoiselle",
    "hr",
    "fr",
    "sra",
    "srta",
    "se\u{f1}or",
    "se\u{f1}ora",
    "ing",
    "dipl",
    "dipl.-ing",
    "dipl.-inf",
    "dipl.-kfm",
    "univ.-prof",
    "dr.-ing",
    "dott",
    "dott.ssa",
    "sig",
    "sig.ra",
    "avv",
    "dhr",
    "mevr",
    "ir",
];

/// Those that are somebody's name too, unless a dot says that they are short for more.
const SHORTENED: &[&str] = &["m.", "mag.", "sr.", "lic.", "rev.", "hon.", "st.", "arch.", "geom.", "me."];

/// The part of a name that follows its titles: `Jo Ek` of `Prof. Dr. med. Jo Ek`; the whole name where nothing does.
#[must_use]
pub fn without_titles(name: &str) -> &str {
    let (mut rest, mut has_title) = (name.trim(), false);
    loop {
        let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let is_of_a_title = is_title(word) || has_title && is_field(word);
        if !is_of_a_title {
            return if rest.is_empty() { name.trim() } else { rest };
        }
        (rest, has_title) = (after.trim_start(), true);
    }
}

/// What somebody is called for short: the first word of their name that is no title; the whole name where the titles leave
/// one word, which may be a family's.
#[must_use]
pub fn first(name: &str) -> &str {
    let rest = without_titles(name);
    match rest.split_once(char::is_whitespace) {
        Some((first, _)) => first,
        None => name.trim(),
    }
}

fn is_title(word: &str) -> bool {
    let word = word.to_lowercase();
    SHORTENED.contains(&word.as_str()) || TITLES.contains(&word.trim_end_matches('.'))
}

/// Whether a word after a title says in what: `med.`, `rer.`, `h.c.`.
fn is_field(word: &str) -> bool {
    word.ends_with('.') && word.starts_with(char::is_lowercase)
}

/// Whether nobody sees a character: marks of direction, joiners, hyphens that show at the end of a line only.
pub(crate) const fn has_no_width(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// The character of a keyboard for those that word processors put in its place.
const fn usual(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' | '`' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(one: &str, other: &str) {
        assert!(is_same(one, other), "{one:?} {:?}, {other:?} {:?}", key(one), key(other));
        assert_eq!(key(&key(one)), key(one), "a key is its own");
    }

    #[test]
    fn names_that_look_the_same_are_one_person_s() {
        same("Jos\u{e9} M\u{fc}ller", "Jose\u{301} Mu\u{308}ller");
        same("Lee Novak", "Lee\u{a0}Novak");
        same("Lee Novak", "Lee  Novak ");
        same("Lee Novak", "\tLee\u{2009}Novak");
        same("Lee Novak", "Lee\u{200b} Novak\u{feff}");
        same("Lee Novak", "\u{202a}Lee Novak\u{202c}");
        same("Lee Novak", "\u{ff2c}ee\u{3000}Novak");
        same("Zo\u{eb} O'Brien-Lind", "Zoe\u{308} o\u{2019}brien\u{2011}lind");
        same("LEE NOVAK", "lee novak");
        same(" Lee\tNovak", "lee\u{b}novak\r\n");
        same("", " ");
        same("\u{130}pek", "I\u{307}pek");
        same("\u{ac00}\u{ac01}", "\u{1100}\u{1161}\u{1100}\u{1161}\u{11a8}");
    }

    #[test]
    fn a_plain_name_has_no_accents_and_no_capitals() {
        for (name, want) in [
            ("Zo\u{eb} O\u{2019}Brien", "zoe o'brien"),
            ("Jose\u{301}  M\u{fc}ller", "jose muller"),
            ("S\u{f8}ren \u{141}uk Wei\u{df}", "soren luk weiss"),
            ("\u{410}\u{43d}\u{43d}\u{430}", "\u{430}\u{43d}\u{43d}\u{430}"),
        ] {
            assert_eq!(plain(name), want);
            assert_eq!(plain(&plain(name)), want, "a plain name is its own");
        }
    }

    #[test]
    fn a_title_is_nobody_s_first_name() {
        for (name, want) in [
            ("Dr. Elke Amsel", "Elke"),
            ("Prof. Dr. Jo Ek", "Jo"),
            ("Dr. rer. nat. h.c. Ida Koch", "Ida"),
            ("Dr.-Ing. Udo Lang", "Udo"),
            ("Herr Dr Uwe Berg", "Uwe"),
            ("Ms Kim Osei", "Kim"),
            ("M. Paul Roy", "Paul"),
            ("M Paul", "M"),
            ("Mme Roy", "Mme Roy"),
            ("Dra. Ana Ruiz", "Ana"),
            ("Dr. Amsel", "Dr. Amsel"),
            ("Dr.", "Dr."),
            ("Drew Hill", "Drew"),
            ("Mag Ellis", "Mag"),
            ("Cher", "Cher"),
            ("", ""),
        ] {
            assert_eq!(first(name), want, "{name}");
        }
    }

    #[test]
    fn names_that_look_different_are_those_of_others() {
        for (one, other) in [
            ("Jose", "Jos\u{e9}"),
            ("Lee Novak", "LeeNovak"),
            ("Ana", "\u{410}na"),
            ("Ana", ""),
            ("", "Ana"),
            ("Lee", "Lee Novak"),
            ("Lee Novak", "Lee"),
            ("Jo Lind", "Jo Lindh"),
        ] {
            assert!(!is_same(one, other), "{one} {other}");
        }
    }

    proptest::proptest! {
        #![proptest_config(crate::property::config(2_000))]

        /// However it is found out, it is the keys that say so.
        #[test]
        fn names_are_the_same_where_their_keys_are(
            one in "[abAB1 '`-]{0,3}[abA\u{301}\u{e1}\u{200b}\u{a0}\u{2019}]{0,3}",
            other in "[abAB1 '`-]{0,3}[abA\u{301}\u{e1}\u{200b}\u{a0}\u{2019}]{0,3}",
        ) {
            proptest::prop_assert_eq!(is_same(&one, &other), key(&one) == key(&other));
        }
    }
}
