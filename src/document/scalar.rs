//! What a bare text may stand for: YAML 1.2's core schema, without what plans have no use for.
//!
//! Left out on purpose: octal and hexadecimal numbers, numbers with leading zeros, infinities and
//! not-a-number. So no arithmetic on a plan ever starts from a number that is none.

use serde::de::Visitor;

use super::error::Error;

pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

pub(super) fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

/// Whether some reader takes the bare text for a truth value: YAML 1.1 has more words for them than we have. Its `y` and
/// `n` are left out, as most of its readers do: they are initials.
pub(super) fn is_truth(text: &str) -> bool {
    boolean(text).is_some()
        || matches!(text, "yes" | "Yes" | "YES" | "on" | "On" | "ON")
        || matches!(text, "no" | "No" | "NO" | "off" | "Off" | "OFF")
}

pub(super) fn unsigned(text: &str) -> Option<u64> {
    decimal(text)?.parse().ok()
}

pub(super) fn signed(text: &str) -> Option<i64> {
    match text.strip_prefix('-') {
        Some(digits) if !digits.starts_with('+') => decimal(digits).and_then(|_| text.parse().ok()),
        Some(_) => None,
        None => decimal(text)?.parse().ok(),
    }
}

/// The digits of a whole number without sign.
fn decimal(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    (is_number && (digits.len() == 1 || !digits.starts_with('0'))).then_some(digits)
}

pub(super) fn float(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let leading_zero = digits.len() > 1 && digits.starts_with('0') && digits.as_bytes()[1].is_ascii_digit();
    let starts_well = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    if leading_zero || !starts_well {
        return None;
    }
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// What some YAML reader takes a bare text for that is text here: readers of YAML 1.1 know more numbers, truth values
/// and times than we do, and all of them know numbers. The first letter rules out nearly every text.
pub(super) fn taken_for(text: &str) -> Option<&'static str> {
    let first = text.bytes().next()?;
    match first {
        b'0'..=b'9' if is_time(text) => Some("a day"),
        b'0'..=b'9' | b'+' | b'-' | b'.' if is_number(text) => Some("a number"),
        b'y' | b'Y' | b'n' | b'N' if text.len() == 1 => Some("a truth value"),
        b'y' | b'Y' | b'n' | b'N' | b'o' | b'O' | b't' | b'T' | b'f' | b'F' if is_truth(text) => {
            Some("a truth value")
        }
        b'~' | b'n' | b'N' if is_nothing(text) => Some("nothing"),
        b'=' if text == "=" => Some("a default value"),
        _ => None,
    }
}

/// Numbers of YAML 1.1 and 1.2: in any base, with `_` between digits, minutes and seconds (`12:30`), infinite or none.
fn is_number(text: &str) -> bool {
    let bare = text.strip_prefix(['+', '-']).unwrap_or(text);
    let all = |digits: &str, is_digit: fn(u8) -> bool| {
        !digits.is_empty() && digits.bytes().all(|byte| is_digit(byte) || byte == b'_')
    };
    match bare.as_bytes() {
        [b'0', b'x', ..] => return all(&bare[2..], |byte| byte.is_ascii_hexdigit()),
        [b'0', b'o', ..] => return all(&bare[2..], |byte| matches!(byte, b'0'..=b'7')),
        [b'0', b'b', ..] => return all(&bare[2..], |byte| matches!(byte, b'0' | b'1')),
        [b'.', b'i' | b'I' | b'n' | b'N', ..] => {
            return matches!(bare, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN");
        }
        _ => {}
    }
    if bare.contains(':') {
        let mut parts = bare.split(':');
        let is_first = parts.next().is_some_and(|part| all(part, |byte| byte.is_ascii_digit()));
        let is_part =
            |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
        return is_first && parts.all(|part| is_part(part.split('.').next().unwrap_or_default()));
    }
    let (mantissa, exponent) = bare.split_once(['e', 'E']).map_or((bare, None), |(m, e)| (m, Some(e)));
    let is_exponent = |exponent: &str| {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let has_digit = mantissa.bytes().any(|byte| byte.is_ascii_digit());
    has_digit
        && !whole.starts_with('_')
        && is_digits(whole)
        && is_digits(part)
        && exponent.is_none_or(is_exponent)
}

/// `2026-04-10`, and with a time of the day after it.
fn is_time(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let is_of = |part: Option<&str>, digits: std::ops::RangeInclusive<usize>| {
        part.is_some_and(|part| {
            digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    if !is_of(parts.next(), 4..=4) || !is_of(parts.next(), 1..=2) {
        return false;
    }
    let rest = parts.next().unwrap_or_default();
    let day = rest.bytes().take_while(u8::is_ascii_digit).count();
    let time = &rest[day..];
    let is_of_times = |byte: u8| {
        byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'T' | b't' | b'Z' | b' ' | b'+' | b'-')
    };
    match time.bytes().next() {
        None => day == 2 && text.len() == 10,
        Some(b'T' | b't' | b' ') => {
            matches!(day, 1 | 2) && time.contains(':') && time.bytes().all(is_of_times)
        }
        Some(_) => false,
    }
}

/// Whether every YAML reader makes the same text of a number again: `7` and `1.5`, not `1.10` or `007`.
pub(super) fn is_exact_number(text: &str) -> bool {
    let (whole, part) = text.split_once('.').unwrap_or((text, "1"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.len() <= 15
        && is_digits(whole)
        && is_digits(part)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && !part.ends_with('0')
}

/// Whatever the text says it is, for types that take anything.
pub(super) fn any<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, Error> {
    if is_nothing(text) {
        visitor.visit_unit()
    } else if let Some(value) = boolean(text) {
        visitor.visit_bool(value)
    } else if let Some(number) = unsigned(text) {
        visitor.visit_u64(number)
    } else if let Some(number) = signed(text) {
        visitor.visit_i64(number)
    } else if let Some(number) = float(text) {
        visitor.visit_f64(number)
    } else {
        visitor.visit_str(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_reader_takes_for_something_else_is_known() {
        for text in [
            "0",
            "7",
            "-1",
            "+4930",
            "1.10",
            "1.",
            ".5",
            "1e3",
            "6.8523e+5",
            "007",
            "0x1F",
            "0o17",
            "0b10",
            "1_000",
            "12:30",
            "190:20:30.15",
            ".inf",
            "-.INF",
            ".nan",
        ] {
            assert_eq!(taken_for(text), Some("a number"), "{text}");
        }
        for text in ["2026-04-10", "2026-4-1T9:30:00Z", "2026-04-10 12:00:00"] {
            assert_eq!(taken_for(text), Some("a day"), "{text}");
        }
        for text in ["y", "N", "yes", "NO", "On", "off", "true", "False"] {
            assert_eq!(taken_for(text), Some("a truth value"), "{text}");
        }
        for text in ["~", "null", "NULL"] {
            assert_eq!(taken_for(text), Some("nothing"), "{text}");
        }
        for text in [
            "",
            "-",
            "+",
            ".",
            "A-12",
            "1.2.3",
            "50 accountants",
            "2,800",
            "3 days",
            "1a",
            "2026-04",
            "2026-4-1",
            "M-go-live +5d",
            "Nora",
            "none",
            "nobody",
            "yEs",
            "tbd",
            "e5",
            "_1",
            "10%",
            "192.168.0.1",
            "2026-04-10 call",
        ] {
            assert_eq!(taken_for(text), None, "{text}");
        }
        assert!(["0", "12", "1.5", "0.25"].into_iter().all(is_exact_number));
        assert!(
            !["1.10", "007", "1_0", "-1", "1.", "1e3", "1234567890123456"].into_iter().any(is_exact_number)
        );
    }

    #[test]
    fn only_plain_decimal_numbers_are_numbers() {
        assert_eq!(["0", "12", "+7", "18446744073709551615"].map(unsigned), [0, 12, 7, u64::MAX].map(Some));
        for text in
            ["", "-1", "007", "1.0", "0x1F", "0o17", "1_000", "2,800", "++1", "18446744073709551616", "１"]
        {
            assert_eq!(unsigned(text), None, "{text}");
        }
        assert_eq!(["-3", "3", "-9223372036854775808"].map(signed), [-3, 3, i64::MIN].map(Some));
        for text in ["-", "--3", "-+3", "-03", "9223372036854775808"] {
            assert_eq!(signed(text), None, "{text}");
        }
        assert_eq!(
            ["0.7", "-1.5e3", "1", ".5", "+2.", "0"].map(float),
            [0.7, -1500., 1., 0.5, 2., 0.].map(Some)
        );
        for text in [
            "", ".", "-", "inf", ".inf", "nan", ".nan", "infinity", "1e999", "01.5", "e5", "0x1p3", "1 000",
            "+-1",
        ] {
            assert_eq!(float(text), None, "{text}");
        }
    }
}
