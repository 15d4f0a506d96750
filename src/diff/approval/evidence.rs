//! What shows that somebody did what is written down of them.

use crate::model::Text;

/// Whether something shows that somebody did what is written down of them: a link, a file, a message. Word of mouth shows
/// nothing that could be looked at.
pub(super) fn shows(evidence: &Text) -> bool {
    const SPOKEN: [&str; 8] =
        ["orally", "phone", "said", "spoken", "telephone", "told", "verbal", "verbally"];
    let Some(text) = evidence.answer() else { return false };
    let leads_somewhere = ["://", "@", "/", "#"].iter().any(|it| text.contains(it));
    let mut words = text.split(|it: char| !it.is_alphanumeric()).map(str::to_lowercase);
    leads_somewhere || !words.any(|word| SPOKEN.contains(&word.as_str()))
}
