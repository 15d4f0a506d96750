//! How a question is written: `red`, `gate:go_live shut`, `forecast_go_live`, `seat_activation < 0.5`.

use super::bound::{Bound, Comparator};
use super::question::{Asked, Question, Subject};
use crate::date::Date;
use crate::metric::{self, Amount, METRICS, Unit};
use crate::model::GateName;
use crate::signal::{self, SIGNALS};
use crate::suggest::closest;

/// Why something is no question, and what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unasked {
    /// What is wrong with it.
    pub why: String,
    /// What is meant, as far as that can be guessed.
    pub meant: Option<String>,
}

impl Unasked {
    fn new(why: impl Into<String>, meant: Option<&str>) -> Self {
        Self { why: why.into(), meant: meant.map(str::to_owned) }
    }
}

/// The question that a text asks; none at all asks for the band.
///
/// # Errors
/// When it asks nothing that a plan can answer.
pub fn parse(text: &str) -> Result<Question, Unasked> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Question { subject: Subject::Health, asked: Asked::Value });
    }
    match compared(text) {
        Some((subject, comparator, with)) => bounded(subject, comparator, with),
        None => plain(text),
    }
}

/// The two sides of a comparison.
fn compared(text: &str) -> Option<(&str, Comparator, &str)> {
    let at = text.find(['<', '>', '=', '!'])?;
    let (subject, rest) = text.split_at(at);
    let signs = Comparator::WRITTEN.into_iter();
    let found = signs.filter_map(|(sign, it)| Some((it, rest.strip_prefix(sign)?)));
    let (comparator, with) = found.into_iter().next()?;
    Some((subject.trim(), comparator, with.trim()))
}

fn bounded(name: &str, comparator: Comparator, with: &str) -> Result<Question, Unasked> {
    let subject = subject(name)?;
    let Some(unit) = subject.unit() else {
        return match comparator {
            Comparator::Exactly => word(subject, with),
            _ => {
                let why = format!("`{}` has no size: it cannot be compared with `{with}`", subject.text());
                Err(Unasked::new(why, None))
            }
        };
    };
    let with = amount(with, unit).ok_or_else(|| {
        let wanted = if unit == Unit::Date { "a day such as 2026-04-20" } else { "a number" };
        Unasked::new(format!("`{}` is compared with {wanted}, not with `{with}`", subject.text()), None)
    })?;
    Ok(Question { subject, asked: Asked::Bound(Bound { comparator, with }) })
}

/// What a value is compared with, in its unit; `50 %` is 0.5.
fn amount(text: &str, unit: Unit) -> Option<Amount> {
    if unit == Unit::Date {
        return text.parse::<Date>().ok().map(Amount::Date);
    }
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|it| it.is_finite());
    let number = match text.strip_suffix('%') {
        Some(percent) => number(percent)? / 100.0,
        None => number(text)?,
    };
    Some(Amount::Number(number))
}

/// A question without a comparison: something, or something and what it is.
fn plain(text: &str) -> Result<Question, Unasked> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_prefix = |word: &str| ["gate", "metric", "signal"].contains(&word);
    let (name, rest) = match words.as_slice() {
        // `gate go_live shut` is `gate:go_live shut`.
        [prefix, name, rest @ ..] if is_prefix(prefix) => (format!("{prefix}:{name}"), rest),
        [name, rest @ ..] => ((*name).to_owned(), rest),
        [] => (String::new(), [].as_slice()),
    };
    if rest.is_empty()
        && let Ok(asked) = word(Subject::Health, &name)
    {
        return Ok(asked);
    }
    let subject = subject(&name)?;
    match rest {
        [] => Ok(Question { subject, asked: Asked::Value }),
        rest => word(subject, &rest.join("_")),
    }
}

/// Whether something is that word.
fn word(subject: Subject, text: &str) -> Result<Question, Unasked> {
    let words = subject.words();
    if words.is_empty() {
        let why = format!("`{}` is a measurement, and never `{text}`", subject.text());
        let meant = format!("{} < NUMBER", subject.text());
        return Err(Unasked::new(why, Some(&meant)));
    }
    let found = words.iter().find(|word| folded(word) == folded(text));
    let Some(word) = found else {
        let why = format!("`{}` is never `{text}`, but one of: {}", subject.text(), words.join(", "));
        return Err(Unasked::new(why, closest(text, words.iter().copied())));
    };
    Ok(Question { subject, asked: Asked::Word(word) })
}

/// What a name stands for. `gate:`, `metric:` and `signal:` say which kind is meant.
fn subject(name: &str) -> Result<Subject, Unasked> {
    let (kind, plain) = match name.split_once(':') {
        Some((kind, plain)) => (kind.trim(), plain.trim()),
        None => ("", name),
    };
    let gate = || GateName::ALL.iter().copied().find(|it| folded(it.word()) == folded(plain));
    let named = || match folded(plain).as_str() {
        "health" | "band" => Some(Subject::Health),
        "score" => Some(Subject::Score),
        "phase" => Some(Subject::Phase),
        _ => None,
    };
    let found = match kind {
        "" => named()
            .or_else(|| gate().map(Subject::Gate))
            .or_else(|| metric::find(plain).map(Subject::Metric))
            .or_else(|| signal::find(plain).map(Subject::Signal)),
        "gate" => gate().map(Subject::Gate),
        "metric" => metric::find(plain).map(Subject::Metric),
        "signal" => signal::find(plain).map(Subject::Signal),
        _ => None,
    };
    found.ok_or_else(|| unknown(kind, plain))
}

fn unknown(kind: &str, name: &str) -> Unasked {
    let gates = || GateName::WORDS.iter().copied();
    let metrics = || METRICS.iter().map(|metric| metric.id);
    let signals = || SIGNALS.iter().map(|signal| signal.id);
    match kind {
        "gate" => {
            let why = format!("there is no gate `{name}`, but five others: {}", GateName::WORDS.join(", "));
            Unasked::new(why, closest(name, gates()))
        }
        "metric" => Unasked::new(format!("there is no metric `{name}`"), closest(name, metrics())),
        "signal" => Unasked::new(format!("there is no signal `{name}`"), closest(name, signals())),
        _ => {
            let bands = Subject::Health.words().iter().copied();
            let all = bands.chain(["health", "score", "phase"]).chain(gates()).chain(metrics());
            let meant = closest(name, all.chain(signals()));
            Unasked::new(format!("`{name}` is nothing that a plan answers"), meant)
        }
    }
}

/// A word without what people write in different ways.
fn folded(word: &str) -> String {
    word.replace(['-', '_', ' '], "").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_read_as_people_write_them() {
        let case = |text: &str, want: &str| assert_eq!(parse(text).unwrap().text(), want, "{text}");
        case("", "health");
        case("red", "red");
        case(" Red ", "red");
        case("on-hold", "on_hold");
        case("band red", "red");
        case("health = amber", "amber");
        case("gate:go_live shut", "gate:go_live shut");
        case("gate go-live open", "gate:go_live open");
        case("go_live shut", "gate:go_live shut");
        case("gate:golive", "gate:go_live");
        case("kickoff", "gate:kickoff");
        case("phase kickoff", "phase kickoff");
        case("phase pre-onboarding", "phase pre-onboarding");
        case("score<50", "score < 50");
        case("seat_activation < 0.5", "seat_activation < 0.5");
        case("seat_activation >= 50 %", "seat_activation >= 0.5");
        case("metric:seat_activation", "seat_activation");
        case("forecast_go_live > 2026-04-20", "forecast_go_live > 2026-04-20");
        case("forecast_go_live", "forecast_go_live");
    }

    #[test]
    fn what_is_no_question_is_refused_with_what_may_be_meant() {
        let case = |text: &str, why: &str, meant: Option<&str>| {
            let Err(unasked) = parse(text) else { panic!("`{text}` is a question") };
            assert!(unasked.why.contains(why), "{text}: {}", unasked.why);
            assert_eq!(unasked.meant.as_deref(), meant, "{text}");
        };
        case("rad", "`rad` is nothing that a plan answers", Some("red"));
        case("seat_activaton", "nothing that a plan answers", Some("seat_activation"));
        case("gate:golife", "there is no gate", Some("go_live"));
        case("gate:go_live closed", "one of: shut, open", None);
        case("seat_activation red", "is a measurement", Some("seat_activation < NUMBER"));
        case("seat_activation < many", "is compared with a number", None);
        case("forecast_go_live < 3", "is compared with a day", None);
        case("phase < 3", "has no size", None);
        case("colour:red", "nothing that a plan answers", Some("red"));
    }
}
