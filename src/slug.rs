//! The name of a plan's directory, made from any customer's name or given by hand.
//!
//! A slug is typed on command lines, is in paths on every system and in addresses of reviews, so it
//! is plain ASCII; what it may not be is refused here, before a path is ever made of it.

use std::fmt;

/// The longest slug; room is left for paths below it.
pub const LONGEST: usize = 64;

/// Names that Windows keeps for devices, with or without an extension.
const DEVICES: [&str; 24] = [
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Why a name or a slug cannot name a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlugError {
    /// Nothing of the customer's name can be written in ASCII letters and digits.
    NothingLeft(String),
    /// No characters.
    Empty,
    /// `.`, `..`, a separator, a drive: it would lead somewhere else.
    Path(String),
    /// A name that Windows keeps for a device.
    Device(String),
    /// Longer than [`LONGEST`].
    TooLong(usize),
    /// It starts or ends with a sign.
    Edge(String, char),
    /// A character that a slug does not have.
    Character(String, char),
}

impl fmt::Display for SlugError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingLeft(name) => write!(f, "no directory name can be made from `{name}`"),
            Self::Empty => f.write_str("the slug is empty"),
            Self::Path(slug) => {
                write!(f, "the slug `{slug}` is a path, and would leave the onboardings directory")
            }
            Self::Device(slug) => write!(f, "the slug `{slug}` is a device name on Windows"),
            Self::TooLong(length) => write!(f, "the slug has {length} characters, and may have {LONGEST}"),
            Self::Edge(slug, sign) => write!(f, "the slug `{slug}` starts or ends with `{sign}`"),
            Self::Character(slug, found) => {
                write!(f, "the slug `{slug}` holds `{}`", found.escape_default())
            }
        }
    }
}

impl std::error::Error for SlugError {}

impl SlugError {
    /// What to type instead.
    pub fn hint(&self) -> String {
        let slug = match self {
            Self::Device(slug) => format!("{}-inc", slug.split('.').next().unwrap_or(slug)),
            Self::Path(text) | Self::Edge(text, _) | Self::Character(text, _) => {
                proposed(text).unwrap_or_else(|_| "acme".to_owned())
            }
            Self::NothingLeft(_) | Self::Empty | Self::TooLong(_) => "acme".to_owned(),
        };
        format!("name the directory with lower-case letters, digits and hyphens, such as `--slug {slug}`")
    }
}

/// The slug of a customer's name: `Café Müller & Söhne` gives `cafe-muller-sohne`.
///
/// # Errors
/// When nothing is left of the name, or what is left is a name that no directory should have.
pub fn proposed(name: &str) -> Result<String, SlugError> {
    let mut slug = String::new();
    for character in deunicode::deunicode(name).to_ascii_lowercase().chars() {
        match character {
            'a'..='z' | '0'..='9' => slug.push(character),
            // `O'Neill's` is two words to nobody.
            '\'' | '`' => {}
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    let slug = shortened(slug.trim_end_matches('-'));
    if slug.is_empty() {
        return Err(SlugError::NothingLeft(name.to_owned()));
    }
    check(&slug)?;
    Ok(slug)
}

/// At most [`LONGEST`] characters, cut between words where there are any.
fn shortened(slug: &str) -> String {
    let Some(head) = slug.get(..LONGEST) else { return slug.to_owned() };
    if slug.as_bytes().get(LONGEST).is_none_or(|next| *next == b'-') {
        return head.trim_end_matches('-').to_owned();
    }
    match head.rfind('-') {
        Some(end) => head[..end].to_owned(),
        None => head.to_owned(),
    }
}

/// Whether `slug`, given by hand, can name a plan's directory.
///
/// # Errors
/// When it is a path, a device, too long, or holds what a slug does not.
pub fn check(slug: &str) -> Result<(), SlugError> {
    if slug.is_empty() {
        return Err(SlugError::Empty);
    }
    let is_drive = slug.as_bytes().get(1) == Some(&b':');
    if slug == "." || slug == ".." || is_drive || slug.contains(['/', '\\', '\0']) {
        return Err(SlugError::Path(slug.to_owned()));
    }
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    if let Some(found) = slug.chars().find(|c| !is_allowed(*c)) {
        return Err(SlugError::Character(slug.to_owned(), found));
    }
    let edges = [slug.chars().next(), slug.chars().next_back()];
    if let Some(sign) = edges.into_iter().flatten().find(|c| matches!(c, '-' | '_' | '.')) {
        return Err(SlugError::Edge(slug.to_owned(), sign));
    }
    if slug.len() > LONGEST {
        return Err(SlugError::TooLong(slug.len()));
    }
    let stem = slug.split('.').next().unwrap_or(slug);
    if DEVICES.contains(&stem) {
        return Err(SlugError::Device(slug.to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_of_any_script_become_ascii() {
        for (name, want) in [
            ("Acme", "acme"),
            ("Café Müller & Söhne", "cafe-muller-sohne"),
            ("  Ørsted A/S ", "orsted-a-s"),
            ("O'Neill’s Bakery", "oneills-bakery"),
            ("Łódź Tłocznia sp. z o.o.", "lodz-tlocznia-sp-z-o-o"),
            ("株式会社", "zhu-shi-hui-she"),
            ("3M", "3m"),
            ("../../etc/passwd", "etc-passwd"),
            ("---Initech---", "initech"),
            ("con artists", "con-artists"),
        ] {
            assert_eq!(proposed(name).as_deref(), Ok(want), "{name}");
        }
    }

    #[test]
    fn names_that_yield_nothing_or_a_device_are_refused() {
        assert_eq!(proposed("&&&"), Err(SlugError::NothingLeft("&&&".to_owned())));
        assert_eq!(proposed(""), Err(SlugError::NothingLeft(String::new())));
        assert_eq!(proposed("NUL"), Err(SlugError::Device("nul".to_owned())));
        assert_eq!(proposed("Aux").map_err(|e| e.hint().contains("--slug aux-inc")), Err(true));
    }

    #[test]
    fn long_names_are_cut_between_words() {
        let name = "The Very Long And Winding Name Of A Company That Never Learnt To Be Brief GmbH";
        let slug = proposed(name).unwrap();
        assert_eq!(slug, "the-very-long-and-winding-name-of-a-company-that-never-learnt-to");
        assert_eq!(proposed(&"a".repeat(100)).unwrap(), "a".repeat(LONGEST));
    }

    #[test]
    fn a_slug_by_hand_is_taken_as_it_is_or_refused() {
        for slug in ["acme", "acme-2", "acme_eu", "acme.eu", "x"] {
            assert_eq!(check(slug), Ok(()), "{slug}");
        }
        let own = str::to_owned;
        for (slug, want) in [
            ("", SlugError::Empty),
            (".", SlugError::Path(own("."))),
            ("..", SlugError::Path(own(".."))),
            ("a/b", SlugError::Path(own("a/b"))),
            ("/etc", SlugError::Path(own("/etc"))),
            ("a\\b", SlugError::Path(own("a\\b"))),
            ("c:", SlugError::Path(own("c:"))),
            (".git", SlugError::Edge(own(".git"), '.')),
            ("acme-", SlugError::Edge(own("acme-"), '-')),
            ("Acme", SlugError::Character(own("Acme"), 'A')),
            ("a b", SlugError::Character(own("a b"), ' ')),
            ("con", SlugError::Device(own("con"))),
            ("lpt1.old", SlugError::Device(own("lpt1.old"))),
        ] {
            assert_eq!(check(slug), Err(want), "{slug}");
        }
        assert_eq!(check(&"a".repeat(65)), Err(SlugError::TooLong(65)));
    }

    proptest! {
        #![proptest_config(crate::property::config(256))]

        #[test]
        fn whatever_is_proposed_is_accepted(name in "\\PC{0,200}") {
            if let Ok(slug) = proposed(&name) {
                prop_assert_eq!(check(&slug), Ok(()));
            }
        }
    }
}
