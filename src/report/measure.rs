//! Of a screen that counts lateness and slip: from which days, where the two differ.

use super::{Line, Tone};
use crate::assessment::Assessment;

/// `late is counted from the plan that Dora Kent agreed to on 2 Jun; our baseline of 3 Jun moved only the slip`; nothing of
/// an onboarding that is over, and where the customer agreed to the newest days.
pub fn measure(it: &Assessment) -> Option<Line> {
    let unagreed = it.unagreed().filter(|_| !it.has_ended())?;
    Some(Tone::Dim.line(Line::dated(&unagreed.sentence(), it.as_of()).text()))
}
