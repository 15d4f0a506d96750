//! "Did you mean": the known word that a person most likely wanted.

use crate::steps;

/// Words longer than this are no slip of the pen, and comparing them would cost.
const LONGEST: usize = 64;

/// Pairs of letters that are compared in all for one set of candidates: some thousand slips among some hundred words.
const MOST_COMPARED: usize = 20_000_000;

/// The candidate closest to `word`, if one is close enough to be what was meant.
///
/// Case and the choice of `-`, `_` or space never count as a difference; otherwise one edit is
/// allowed for every three characters. The first of equally close candidates wins.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Suggestions::among(candidates).closest(word)
}

/// Words that many others may have been meant to be. Comparing each with each is quadratic, so that there is an end to
/// it: what is asked for after that is not suggested anything.
pub struct Suggestions<'a> {
    /// Each as it is compared, with its length in characters.
    candidates: Vec<(String, usize, &'a str)>,
    left: usize,
}

impl<'a> Suggestions<'a> {
    /// Suggests one of these.
    pub fn among(candidates: impl IntoIterator<Item = &'a str>) -> Self {
        let short = candidates.into_iter().filter(|candidate| candidate.len() <= LONGEST);
        let candidates = short.map(|candidate| (folded(candidate), candidate.chars().count(), candidate));
        Self { candidates: candidates.collect(), left: MOST_COMPARED }
    }

    /// The one that is closest to `word`, as [`closest`] says.
    pub fn closest(&mut self, word: &str) -> Option<&'a str> {
        if word.is_empty() || word.len() > LONGEST || self.left == 0 {
            return None;
        }
        let word = folded(word);
        let length = word.chars().count();
        let allowed = (length / 3).max(1);
        let mut best: Option<(usize, &'a str)> = None;
        for (candidate, its_length, own) in &self.candidates {
            // Words of lengths that differ by more than what is allowed need no comparing.
            let is_near = its_length.abs_diff(length) <= allowed;
            let cost = if is_near { 1 + length * its_length } else { 1 };
            steps::count(cost);
            self.left = self.left.saturating_sub(cost);
            if self.left == 0 {
                return None;
            }
            let distance = if is_near { strsim::osa_distance(&word, candidate) } else { usize::MAX };
            let is_closer = best.is_none_or(|(least, _)| distance < least);
            if distance <= allowed && distance < *its_length && is_closer {
                best = Some((distance, *own));
            }
        }
        best.map(|(_, own)| own)
    }
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

    #[test]
    fn comparing_comes_to_an_end() {
        let known: Vec<String> = (0..20_000).map(|i| format!("milestone-{i}")).collect();
        let ((), taken) = steps::of(|| {
            let mut suggestions = Suggestions::among(known.iter().map(String::as_str));
            for i in 0..20_000 {
                suggestions.closest(&format!("milestone_{i}x"));
            }
            assert_eq!(suggestions.closest("milestone-1"), None);
        });
        assert!(taken <= MOST_COMPARED as u64 + 1_000, "{taken}");
        assert_eq!(
            closest("milestone-1x", [&*"milestone-".repeat(1_000_000), "milestone-1"]),
            Some("milestone-1")
        );
    }
}
