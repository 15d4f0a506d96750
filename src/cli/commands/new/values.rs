//! What may be typed for a deal, and what may not.

use onboard::date::Date;

use crate::failure::Failure;

/// A yearly contract value.
pub(in crate::commands) fn amount(text: &str) -> Result<f64, String> {
    let amount =
        text.replace('_', "").parse::<f64>().ok().filter(|amount| amount.is_finite() && *amount >= 0.0);
    amount.ok_or_else(|| "an amount is a number, 0 or more, without separators: 60000".to_owned())
}

/// An ISO 4217 code, in either case.
pub(in crate::commands) fn currency(text: &str) -> Result<String, String> {
    let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code
        .then(|| text.to_ascii_uppercase())
        .ok_or_else(|| "a currency is three letters, such as EUR".to_owned())
}

/// A plan's dates must stay among those that files can hold, and a contract renews after it was signed.
pub(super) fn check_dates(signed: Date, renews: Option<Date>) -> Result<(), Failure> {
    let (first, last) = (Date::new(1970, 1, 1), Date::new(9900, 1, 1));
    if Some(signed) < first || Some(signed) > last {
        return Err(
            Failure::usage(format!("no plan can start on {signed}")).hint("check the year of `--signed`")
        );
    }
    match renews {
        Some(renews) if renews <= signed => {
            let message = format!("the contract renews on {renews}, and was signed on {signed}");
            Err(Failure::usage(message).hint("`--renews` is a day after `--signed`"))
        }
        _ => Ok(()),
    }
}
