//! "Did you mean": the known word that a person most likely wanted.

/// Words longer than this are no slip of the pen, and comparing them would cost.
const LONGEST: usize = 64;

/// The candidate closest to `word`, if one is close enough to be what was meant.
///
/// Case and the choice of `-`, `_` or space never count as a difference; otherwise one edit is
/// allowed for every three characters. The first of equally close candidates wins.
#[must_use]
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let word = folded(word);
    let allowed = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&word, &folded(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn folded(word: &str) -> String {
    word.chars().map(|c| if matches!(c, '-' | ' ') { '_' } else { c.to_ascii_lowercase() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(word: &str, want: Option<&str>) {
        assert_eq!(closest(word, ["open", "in_progress", "blocked", "done", "due", "x"]), want, "{word}");
    }

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        case("bloked", Some("blocked"));
        case("blokced", Some("blocked"));
        case("in progress", Some("in_progress"));
        case("In-Progress", Some("in_progress"));
        case("dne", Some("done"));
        case("customer", None);
        case("", None);
        case("y", None);
        case(&"blocked".repeat(1000), None);
    }
}
