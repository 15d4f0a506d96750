//! The values that keys take: each parser says what it wants when it is given something else.

use chrono::Weekday;
use toml::de::{DeTable, DeValue};

use super::reader::{InvalidValue, TomlValue, article, unknown};
use crate::date::Date;

/// Takes a parsed value or says why not.
pub(super) type Parsed<T> = Result<T, InvalidValue>;

fn wrong_type(want: &str, value: &TomlValue<'_>) -> InvalidValue {
    InvalidValue::of_key(format!("is {want}, not {}", article(value.get_ref()))).at(value.span())
}

/// A finite number, written with or without a fraction.
pub(super) fn number(value: &TomlValue<'_>) -> Parsed<f64> {
    let text = match value.get_ref() {
        DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
        DeValue::Float(float) => float.as_str(),
        _ => return Err(wrong_type("a number", value)),
    };
    let number: f64 = text.parse().unwrap_or(f64::NAN);
    if number.is_finite() {
        return Ok(number);
    }
    Err(InvalidValue::of_key(format!("must be a finite number, not `{text}`")).at(value.span()))
}

/// A number from `low` to `high`.
pub(super) fn number_in(low: f64, high: f64) -> impl Fn(&TomlValue<'_>) -> Parsed<f64> {
    move |value| {
        let number = number(value)?;
        if (low..=high).contains(&number) {
            return Ok(number);
        }
        let wish =
            if high.is_infinite() { format!("at least {low}") } else { format!("between {low} and {high}") };
        Err(InvalidValue::of_key(format!("must be {wish}, not {number}")).at(value.span()))
    }
}

/// A number that is not negative: an amount, a weight.
pub(super) fn amount(value: &TomlValue<'_>) -> Parsed<f64> {
    number_in(0.0, f64::INFINITY)(value)
}

/// A whole number of days or things. The limit is beyond any use and keeps sums of counts in range.
pub(super) fn count(value: &TomlValue<'_>) -> Parsed<u32> {
    let DeValue::Integer(integer) = value.get_ref() else {
        return Err(wrong_type("a whole number", value));
    };
    let parsed = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
    parsed.and_then(|number| u32::try_from(number).ok()).filter(|number| *number <= 100_000).ok_or_else(
        || {
            InvalidValue::of_key(format!("must be between 0 and 100000, not {}", integer.as_str()))
                .at(value.span())
        },
    )
}

/// Two whole numbers, the smaller first.
pub(super) fn range(value: &TomlValue<'_>) -> Parsed<(u32, u32)> {
    let want = "a list of two whole numbers, from and to";
    let [low, high] = list(count)(value).map(<[u32; 2]>::try_from)?.map_err(|_| {
        InvalidValue::of_key(format!("is {want}")).at(value.span()).with_help("write it like `[7, 14]`")
    })?;
    if low <= high {
        return Ok((low, high));
    }
    let help = format!("write it as `[{high}, {low}]`");
    Err(InvalidValue::of_key(format!("goes from {low} down to {high}")).at(value.span()).with_help(help))
}

/// `true` or `false`.
pub(super) fn boolean(value: &TomlValue<'_>) -> Parsed<bool> {
    value.get_ref().as_bool().ok_or_else(|| wrong_type("`true` or `false`", value))
}

/// A text of any kind.
pub(super) fn text<'a>(value: &'a TomlValue<'_>) -> Parsed<&'a str> {
    value.get_ref().as_str().ok_or_else(|| wrong_type("a text", value))
}

/// A text that says something.
pub(super) fn words(value: &TomlValue<'_>) -> Parsed<String> {
    match text(value)?.trim() {
        "" => Err(InvalidValue::of_key("is empty").at(value.span())),
        words => Ok(words.to_owned()),
    }
}

/// One of a closed set of words.
pub(super) fn word_of<T: Copy>(
    what: &'static str,
    known: &'static [&'static str],
    from_word: impl Fn(&str) -> Option<T>,
) -> impl Fn(&TomlValue<'_>) -> Parsed<T> {
    move |value| {
        let word = text(value)?;
        from_word(word).ok_or_else(|| unknown(what, word, known).at(value.span()))
    }
}

/// A list of values that `item` takes; the first bad one is named at its place.
pub(super) fn list<'t, T>(
    item: impl Fn(&TomlValue<'t>) -> Parsed<T>,
) -> impl Fn(&TomlValue<'t>) -> Parsed<Vec<T>> {
    move |value| match value.get_ref() {
        DeValue::Array(items) => items.iter().map(&item).collect(),
        _ => Err(wrong_type("a list", value)),
    }
}

/// A day: a TOML date, or the same as a text.
pub(super) fn date(value: &TomlValue<'_>) -> Parsed<Date> {
    let text = match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Datetime(moment) => moment.to_string(),
        _ => return Err(wrong_type("a date", value)),
    };
    text.parse().map_err(|error| InvalidValue::new(format!("{error}")).at(value.span()))
}

/// A day of the week by its English name.
pub(super) fn weekday(value: &TomlValue<'_>) -> Parsed<Weekday> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = text(value)?;
    word.parse().map_err(|_| unknown("day of the week", word, &NAMES).at(value.span()))
}

/// The table behind a value, which may be written in line.
pub(super) fn table<'a, 't>(value: &'a TomlValue<'t>) -> Parsed<&'a DeTable<'t>> {
    value.get_ref().as_table().ok_or_else(|| wrong_type("a table", value))
}

/// A directory below the workspace: relative, and never upwards.
pub(super) fn directory(value: &TomlValue<'_>) -> Parsed<String> {
    let path = words(value)?;
    let leaves = path.starts_with(['/', '\\'])
        || path.contains(':')
        || path.split(['/', '\\']).any(|part| part == "..");
    if leaves {
        let refusal = InvalidValue::of_key(format!("leaves the workspace: `{path}`")).at(value.span());
        return Err(refusal.with_help("name a directory below the one of `onboard.toml`"));
    }
    Ok(path)
}
