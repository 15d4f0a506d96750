//! A planned day as it is typed: a day, or one that depends on a milestone or on the signature.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, de};

use super::Remark;
use super::draft::Draft;
use crate::edit::When;
use crate::log::MILESTONES;
use crate::model::{Due, RelativeDay, SIGNATURE};
use crate::refused::Refused;
use crate::route::Route;

/// A planned day as it is typed: `fri`, `2026-04-01`, `M-go-live -10wd`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Planned {
    /// A day.
    On(When),
    /// So far before or after another.
    Hangs(RelativeDay),
}

impl FromStr for Planned {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.parse() {
            Ok(when) => Ok(Self::On(when)),
            Err(_) if text.trim().contains(' ') => {
                text.parse().map(Self::Hangs).map_err(|error: crate::model::DueError| error.to_string())
            }
            // The day of a milestone itself.
            Err(_) if text.trim().starts_with("M-") => {
                Ok(Self::Hangs(RelativeDay { anchor: text.trim().to_owned(), days: 0, is_working: false }))
            }
            Err(error) => Err(format!(
                "{error}, or one that depends on another: `M-go-live` (the same day), `M-go-live +5d`, `signature +30d`"
            )),
        }
    }
}

impl<'de> Deserialize<'de> for Planned {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Typed;
        impl de::Visitor<'_> for Typed {
            type Value = Planned;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a planned day: a day, or one such as `M-go-live +5d`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Planned, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Typed)
    }
}

impl Draft {
    /// The planned day that is meant; a milestone may be named by any beginning of its id.
    ///
    /// # Errors
    /// When it depends on a milestone that the plan does not have.
    pub fn planned_day(&mut self, planned: &Planned) -> Result<Due, Refused> {
        match planned {
            Planned::On(when) => Ok(Due::Day(self.day(Some(*when)))),
            Planned::Hangs(day) if day.anchor == SIGNATURE => Ok(Due::Relative(day.clone())),
            Planned::Hangs(day) => {
                let index = MILESTONES.find(&self.at, &day.anchor)?;
                let anchor = self.plan.jsp.milestones[index].id.clone();
                Ok(Due::Relative(RelativeDay { anchor, ..day.clone() }))
            }
        }
    }

    /// The planned day that is meant, if one is.
    ///
    /// # Errors
    /// As [`Self::planned_day`].
    pub fn planned_if(&mut self, planned: Option<&Planned>) -> Result<Option<Due>, Refused> {
        planned.map(|planned| self.planned_day(planned)).transpose()
    }

    /// Plans the entry at `at`, so far planned for `from`, for another day, if one is given: a distance counts from the entry's own
    /// day, as wherever something moves, and the day that it comes to is said.
    ///
    /// # Errors
    /// As [`Self::planned_day`].
    pub fn replan(&mut self, at: &Route, from: Option<&Due>, to: Option<&Planned>) -> Result<(), Refused> {
        let Some(planned) = to else { return Ok(()) };
        let to = match planned {
            Planned::On(when) => Due::Day(self.day_from(self.at.day_of(from), *when)),
            Planned::Hangs(_) => self.planned_day(planned)?,
        };
        let is_worked_out = !matches!(planned, Planned::On(When::On(_)) | Planned::Hangs(_));
        if from != Some(&to) && is_worked_out {
            self.remark(Remark::note(format!("due on {to}")));
        }
        self.plan_for(at, from, to);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::draft;
    use crate::model::PlanFile;

    #[test]
    fn a_distance_counts_from_the_day_of_an_entry_that_has_one() {
        let mut draft =
            draft(&[("jsp.yaml", "milestones: [{id: M-go-live, due: 2026-04-24}]")], "2026-04-10");
        let mut case = |own: Option<&str>| {
            let own = own.map(|own| own.parse::<Due>().expect("a planned day"));
            let at = Route::to(PlanFile::Risks).key("risks").index(0);
            draft.replan(&at, own.as_ref(), Some(&"+1w".parse().expect("a distance"))).expect("a day");
            draft.said().pop()
        };
        assert_eq!(case(None).as_deref(), Some("note: due on 2026-04-17"));
        assert_eq!(case(Some("2026-04-20")).as_deref(), Some("note: due on 2026-04-27"));
        assert_eq!(case(Some("M-go-live +7d")).as_deref(), Some("note: due on 2026-05-08"));
    }

    #[test]
    fn a_planned_day_is_a_day_or_hangs_on_a_milestone_that_is_there() {
        let mut draft =
            draft(&[("jsp.yaml", "milestones: [{id: M-go-live, due: 2026-04-24}]")], "2026-04-10");
        let mut case = |text: &str| {
            let planned: Planned = text.parse().expect(text);
            draft.planned_day(&planned).map(|due| due.to_string()).map_err(|refused| refused.why)
        };
        assert_eq!(case("+3wd").as_deref(), Ok("2026-04-15"));
        assert_eq!(case("go -10wd").as_deref(), Ok("M-go-live -10wd"));
        assert_eq!(case("signature +30d").as_deref(), Ok("signature +30d"));
        assert_eq!(case("M-live +1d").unwrap_err(), "`acme` has no milestone `M-live`");
        assert_eq!(case("M-go-live").as_deref(), Ok("M-go-live +0d"));
        for text in ["soon", "M-go-live +5"] {
            assert!(text.parse::<Planned>().unwrap_err().contains("M-go-live"), "{text}");
        }
    }
}
