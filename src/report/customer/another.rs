//! Whether a text names another customer: nobody is to learn from us who else we work with.

/// Letters that a name has at least: shorter ones are words of every text.
const LEAST: usize = 4;

/// The first of these names that a text has, in whole words.
pub fn first_named<'n>(text: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let text = text.to_lowercase();
    names.into_iter().find(|name| is_named(&text, name))
}

/// Whether a text in small letters names somebody.
fn is_named(text: &str, name: &str) -> bool {
    let name = name.trim().to_lowercase();
    if name.chars().filter(|it| it.is_alphanumeric()).count() < LEAST {
        return false;
    }
    let is_whole = |(at, found): (usize, &str)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + found.len()..].chars().next();
        ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
    };
    text.match_indices(&name).any(is_whole)
}

#[cfg(test)]
mod tests {
    use super::first_named;

    #[test]
    fn a_name_is_found_in_whole_words_alone_and_a_short_one_never() {
        let is_named = |text: &str, name: &str| first_named(text, [name]).is_some();
        assert!(is_named("As we did it for Acme Ltd, too", "acme ltd"));
        assert!(is_named("(Acme)", "Acme"));
        assert!(!is_named("the acmeology of it", "Acme"));
        assert!(!is_named("an ace of theirs", "Ace"));
        assert!(!is_named("nobody", ""));
        assert_eq!(first_named("for Birch and Acme", ["Cedar", "Acme", "Birch"]), Some("Acme"));
    }
}
