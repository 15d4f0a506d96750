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
