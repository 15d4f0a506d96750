//! How numbers, days and lists are put into words, in one place: never `1 days`, never `−0`, and one minus sign wherever
//! people read. Programs get numbers: [`Data`].

use std::fmt::{self, Display};

use crate::date::Date;

/// `1 milestone`, `2 milestones`, `0 entries`: a count and its noun, given in the singular.
pub struct Count<'a>(pub usize, pub &'a str);

impl Display for Count<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, Plural(self.0, self.1))
    }
}

/// The noun alone, in the number that fits: `Plural(2, "entry")` is `entries`.
pub struct Plural<'a>(pub usize, pub &'a str);

impl Display for Plural<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = self.1;
        if self.0 == 1 {
            return f.write_str(noun);
        }
        match noun.strip_suffix('y') {
            _ if noun == "person" => f.write_str("people"),
            _ if noun == "criterion" => f.write_str("criteria"),
            Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => write!(f, "{stem}ies"),
            _ if ["s", "x", "ch", "sh"].iter().any(|end| noun.ends_with(end)) => write!(f, "{noun}es"),
            _ => write!(f, "{noun}s"),
        }
    }
}

/// `1 day`, `12 days`, `−3 days`.
pub struct Days(pub i64);

/// With a capital first letter.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

impl Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, count) = (minus(self.0 < 0), self.0.unsigned_abs());
        write!(f, "{sign}{count} {}", if count == 1 { "day" } else { "days" })
    }
}

/// A due date as seen from another: `due in 3 days`, `due today`, `overdue by 1 day`.
pub struct Due {
    /// When it is due.
    pub on: Date,
    /// When one looks.
    pub as_of: Date,
}

impl Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.on.days_since(self.as_of) {
            0 => f.write_str("due today"),
            days if days > 0 => write!(f, "due in {}", Days(days)),
            days => write!(f, "overdue by {}", Days(-days)),
        }
    }
}

/// `a`, `a and b`, `a, b and c`; with a limit `a, b and 3 more`.
pub struct List<'a, T> {
    items: &'a [T],
    conjunction: &'static str,
    limit: usize,
}

impl<'a, T: Display> List<'a, T> {
    /// All of them: `a, b and c`.
    pub const fn and(items: &'a [T]) -> Self {
        Self { items, conjunction: "and", limit: usize::MAX }
    }

    /// One of them: `a, b or c`.
    pub const fn or(items: &'a [T]) -> Self {
        Self { items, conjunction: "or", limit: usize::MAX }
    }

    /// Names at most `limit` of them and counts the rest.
    pub const fn at_most(self, limit: usize) -> Self {
        Self { limit, ..self }
    }
}

impl<T: Display> Display for List<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = self.items.len().min(self.limit);
        let rest = self.items.len() - named;
        if named == 0 && rest > 0 {
            return rest.fmt(f);
        }
        for (i, item) in self.items[..named].iter().enumerate() {
            match i {
                0 => {}
                _ if i + 1 == named && rest == 0 => write!(f, " {} ", self.conjunction)?,
                _ => f.write_str(", ")?,
            }
            item.fmt(f)?;
        }
        if rest > 0 {
            write!(f, " {} {rest} more", self.conjunction)?;
        }
        Ok(())
    }
}

/// At most two decimals, none that are zero, no `−0`: `84.2`, `12`, `−0.05`.
pub struct Number(pub f64);

impl Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&rounded(self.0, 2))
    }
}

/// A difference, as a number with its sign: `+15`, `−2.4`, `0`.
pub struct Signed(pub f64);

impl Signed {
    /// A difference of whole days.
    pub const fn days(days: i64) -> Self {
        Self(days as f64)
    }

    /// A difference of points: to tenths, as scores are printed.
    pub fn points(points: f64) -> Self {
        Self((points * 10.0).round() / 10.0)
    }
}

impl Display for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = rounded(self.0, 2);
        f.pad(&if self.0 > 0.0 && number != "0" { format!("+{number}") } else { number })
    }
}

/// The sign of what is less than nothing. Lines up with `+`, and no line is broken after it.
const MINUS: &str = "−";

const fn minus(is_negative: bool) -> &'static str {
    if is_negative { MINUS } else { "" }
}

/// Words for people as programs read them: with the sign that they take for a minus.
pub fn with_plain_minus(words: &str) -> String {
    words.replace(MINUS, "-")
}

/// A number as programs read it, the same in every format: to a millionth, so that no noise of binary fractions shows
/// (`0.1 + 0.2` is `0.3`); nothing where there is no number.
pub struct Data(pub f64);

impl Data {
    /// The number that is written.
    pub fn rounded(&self) -> f64 {
        // What is whole stays what it is, however large; and there is no `-0`.
        let rounded = if self.0.fract() == 0.0 { self.0 } else { (self.0 * 1e6).round() / 1e6 };
        rounded + 0.0
    }
}

impl Display for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_finite() { write!(f, "{}", self.rounded()) } else { Ok(()) }
    }
}

/// A share of 1 in percent, at most one decimal: `70 %`, `69.9 %`.
pub struct Percent(pub f64);

impl Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} %", rounded(self.0 * 100.0, 1)))
    }
}

/// A count in groups of three digits: `1,240`.
pub struct Grouped(pub usize);

impl Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(&self.0.to_string()))
    }
}

/// An amount with its currency: `EUR 48,000`, `USD 1,250.50`.
pub struct Money<'a>(pub f64, pub &'a str);

impl Display for Money<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_whole = (self.0 - self.0.round()).abs() < 0.005;
        let text = if is_whole { format!("{:.0}", self.0.abs()) } else { format!("{:.2}", self.0.abs()) };
        let (whole, cents) = text.split_once('.').map_or((text.as_str(), None), |(w, c)| (w, Some(c)));
        let sign = minus(self.0 < 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)));
        write!(f, "{} {sign}{}", self.1, grouped(whole))?;
        cents.map_or(Ok(()), |cents| write!(f, ".{cents}"))
    }
}

fn grouped(digits: &str) -> String {
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn rounded(number: f64, decimals: usize) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let text = format!("{number:.decimals$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text.strip_prefix('-') {
        Some("0") => "0".to_owned(),
        Some(digits) => format!("{MINUS}{digits}"),
        None => text.to_owned(),
    }
}

/// A message cut to some bytes: no more is read of one than fits a few screens, and whoever writes a text of megabytes into a
/// plan must not have it copied into everything that is said of it.
pub fn cut(mut message: String, most: usize) -> String {
    if message.len() > most {
        message.truncate(message.floor_char_boundary(most));
        message.push('…');
        message.shrink_to_fit();
    }
    message
}

/// The words of a text in lower case, without what parts them.
pub fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(phrase: impl Display, want: &str) {
        assert_eq!(phrase.to_string(), want);
    }

    #[test]
    fn nouns_agree_with_their_count() {
        case(Count(1, "day"), "1 day");
        case(Count(2, "day"), "2 days");
        case(Count(0, "entry"), "0 entries");
        case(Count(3, "business"), "3 businesses");
        case(Count(2, "branch"), "2 branches");
        case(Count(2, "person"), "2 people");
        case(Count(0, "criterion"), "0 criteria");
        case(Count(1, "criterion"), "1 criterion");
        case(Days(1), "1 day");
        case(Days(-1), "−1 day");
        case(Days(0), "0 days");
    }

    #[test]
    fn dates_are_phrased_from_where_one_looks() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let as_of = date("2026-04-10");
        case(Due { on: date("2026-04-13"), as_of }, "due in 3 days");
        case(Due { on: as_of, as_of }, "due today");
        case(Due { on: date("2026-04-09"), as_of }, "overdue by 1 day");
    }

    #[test]
    fn lists_read_as_sentences() {
        let items = ["a", "b", "c", "d"];
        case(List::and(&items[..0]), "");
        case(List::and(&items[..1]), "a");
        case(List::and(&items[..2]), "a and b");
        case(List::or(&items[..3]), "a, b or c");
        case(List::and(&items).at_most(2), "a, b and 2 more");
        case(List::and(&items).at_most(4), "a, b, c and d");
        case(List::and(&items).at_most(0), "4");
    }

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        case(Number(84.230_77), "84.23");
        case(Number(12.0), "12");
        case(Number(100.0), "100");
        case(Number(-0.001), "0");
        case(Number(-2.5), "−2.5");
        case(Number(0.0), "0");
        case(Number(f64::NAN), "–");
        case(Signed(15.0), "+15");
        case(Signed(-2.25), "−2.25");
        case(Signed(0.001), "0");
        case(Signed(-0.001), "0");
        case(Signed::days(-3), "−3");
        case(Signed::points(2.04), "+2");
        case(Data(-2.5), "-2.5");
        case(with_plain_minus("−2 days"), "-2 days");
        case(Data(0.1 + 0.2), "0.3");
        case(Data(2.0 / 3.0), "0.666667");
        case(Data(-1e-9), "0");
        case(Data(1e300), &1e300.to_string());
        case(Data(f64::NAN), "");
        case(Percent(0.7), "70 %");
        case(Percent(0.6994), "69.9 %");
        case(Percent(-0.000_01), "0 %");
        case(Grouped(0), "0");
        case(Grouped(999), "999");
        case(Grouped(1_240), "1,240");
        case(Grouped(1_000_000), "1,000,000");
        case(Money(48_000.0, "EUR"), "EUR 48,000");
        case(Money(1_250.5, "USD"), "USD 1,250.50");
        case(Money(-999.0, "USD"), "USD −999");
        case(Money(-0.0, "USD"), "USD 0");
        case(Money(1_000_000.0, "USD"), "USD 1,000,000");
    }
}
