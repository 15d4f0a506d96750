//! Where the workspace is: which day it is, is asked there.

use std::fmt;

use chrono::{DateTime, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};

use super::reader::{InvalidValue, TomlValue};
use super::values::{Parsed, words};
use crate::date::Date;
use crate::suggest::closest;

/// A time zone of the IANA database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timezone(Tz);

impl Timezone {
    /// The day that it is there at a moment.
    pub fn day_at(self, moment: DateTime<Utc>) -> Date {
        moment.with_timezone(&self.0).date_naive().into()
    }
}

impl fmt::Display for Timezone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

/// A time zone by its name, such as `Europe/Berlin`.
pub(super) fn timezone(value: &TomlValue<'_>) -> Parsed<Timezone> {
    let name = words(value)?;
    if let Ok(zone) = name.parse::<Tz>() {
        return Ok(Timezone(zone));
    }
    let refusal = InvalidValue::new(format!("unknown time zone `{name}`")).at(value.span());
    Err(refusal.with_help(match meant(&name) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => {
            "write it as the IANA database names it: a region and a city, such as `Europe/Berlin`".to_owned()
        }
    }))
}

/// The zone whose name is nearest, or the one of a city that was written without its region.
fn meant(name: &str) -> Option<&'static str> {
    let city = |zone: &str| zone.rsplit('/').next().map(str::to_lowercase);
    let written = name.to_lowercase().replace(' ', "_");
    let names = || TZ_VARIANTS.iter().map(|zone| zone.name());
    names().find(|zone| city(zone).is_some_and(|city| city == written)).or_else(|| closest(name, names()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_of_the_zone() {
        let moment: DateTime<Utc> = "2026-03-01T23:30:00Z".parse().unwrap();
        let day = |name: &str| Timezone(name.parse().unwrap()).day_at(moment).to_string();
        assert_eq!(day("Europe/Berlin"), "2026-03-02");
        assert_eq!(day("America/New_York"), "2026-03-01");
        assert_eq!(day("Pacific/Kiritimati"), "2026-03-02");
        // An hour of summer time moves midnight.
        let summer: DateTime<Utc> = "2026-07-01T22:30:00Z".parse().unwrap();
        assert_eq!(Timezone("Europe/Berlin".parse().unwrap()).day_at(summer).to_string(), "2026-07-02");
    }

    #[test]
    fn a_zone_that_is_not_known_is_told_which_was_meant() {
        assert_eq!(meant("Europe/Berln"), Some("Europe/Berlin"));
        assert_eq!(meant("Berlin"), Some("Europe/Berlin"));
        assert_eq!(meant("new york"), Some("America/New_York"));
        assert_eq!(meant("CEST+2"), None);
    }
}
