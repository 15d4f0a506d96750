//! What is explained, in a sentence.

use super::WhyAnswer;
use crate::metric::Amount;
use crate::model::Colour;
use crate::report::gate::name as gate_name;
use crate::report::health::tone;
use crate::report::{Line, Tone};
use crate::why::{Asked, Bound, Subject};

impl WhyAnswer {
    /// `Why Kestrel is red`, `Why the go-live gate of Kestrel is not shut`.
    pub(super) fn title(&self) -> Line {
        let holds = self.now.holds() != Some(false);
        let is = if holds { " is " } else { " is not " };
        let why = Line::from("Why ");
        let of = |line: Line| line.plain(" of ").strong(&self.customer);
        match (self.question.subject, self.question.asked) {
            (Subject::Health, Asked::Word(word)) => why.strong(&self.customer).plain(is).then(coloured(word)),
            (Subject::Health, _) => why.strong(&self.customer).plain(is).then(coloured(self.now.word())),
            (Subject::Phase, Asked::Word(word)) => why.strong(&self.customer).plain(is).plain(words(word)),
            (Subject::Phase, _) => of(why.plain("the phase")).plain(is).plain(&self.now.said),
            (Subject::Score, Asked::Bound(bound)) => {
                of(why.plain("the score")).plain(is).then(than(&bound, self))
            }
            (Subject::Score, _) => of(why.plain("the score")).plain(is).plain(&self.now.said),
            (Subject::Gate(gate), asked) => {
                let line = of(why.plain("the ").then(gate_name(gate)).plain(" gate")).plain(is);
                match asked {
                    Asked::Word(word) => line.strong(word),
                    _ => line.strong(&self.now.said),
                }
            }
            (Subject::Metric(metric), Asked::Bound(bound)) => {
                of(why.quoted(metric.id)).plain(is).then(than(&bound, self))
            }
            (Subject::Metric(metric), _) => of(why.quoted(metric.id)).plain(is).plain(&self.now.said),
            (Subject::Signal(signal), _) => {
                let fires = self.now.word() == "fires" || (self.now.holds() == Some(true));
                let verb = if fires { " fires" } else { " does not fire" };
                of(why.plain("the signal ").quoted(signal.id)).plain(verb)
            }
        }
    }
}

/// `below 50 %`, in the unit of what is measured.
fn than(bound: &Bound, answer: &WhyAnswer) -> Line {
    let shown = match (answer.question.subject.unit(), bound.with) {
        (Some(unit), with) => unit.show(with),
        (None, Amount::Date(day)) => day.to_string(),
        (None, Amount::Number(number)) => number.to_string(),
    };
    Line::from(format!("{} {shown}", bound.comparator.phrase()))
}

/// A band in its tone.
fn coloured(band: &str) -> Line {
    let tone = Colour::from_word(band).map_or(Tone::Strong, tone);
    tone.line(words(band))
}

fn words(word: &str) -> String {
    word.replace('_', " ")
}
