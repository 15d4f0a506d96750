//! All that can be asked about, for whoever offers it.

use super::question::Subject;
use crate::metric::METRICS;
use crate::model::GateName;
use crate::signal::SIGNALS;

/// What can be asked about, as it is written, and what it is.
pub fn known() -> Vec<(String, &'static str)> {
    let words = Subject::Health.words().iter();
    let bands = words.map(|word| ((*word).to_owned(), "the band, or why there is none"));
    let fixed = [
        (Subject::Health, "the band"),
        (Subject::Score, "the health score"),
        (Subject::Phase, "the phase, or how it ended"),
    ];
    let gates = GateName::ALL.iter().map(|gate| (Subject::Gate(*gate), "a gate"));
    let signals = SIGNALS.iter().map(|it| (Subject::Signal(it), it.summary));
    let metrics = METRICS.iter().map(|it| (Subject::Metric(it), it.summary));
    let subjects = fixed.into_iter().chain(gates).chain(metrics).chain(signals);
    bands.chain(subjects.map(|(subject, about)| (subject.text(), about))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::why::parse;

    #[test]
    fn all_that_is_offered_can_be_asked() {
        for (text, _) in known() {
            assert_eq!(parse(&text).unwrap().text(), text);
        }
    }
}
