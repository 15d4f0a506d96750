//! Why a score is what it is: against that of some days ago.

use super::step::{Standing, Step};
use crate::date::Date;

/// A plan against what it was some days ago.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// So many days ago.
    pub days: i64,
    /// That day.
    pub on: Date,
    /// Where it stood, and stands; or in a few words why one of the two is not known.
    pub both: Result<(Standing, Standing), String>,
}

impl Explained {
    /// The last of these steps against the one that is so many days before it.
    pub fn of(steps: &[Step], days: i64) -> Option<Self> {
        let now = steps.last()?;
        let on = now.day.plus_days(-days);
        let both = match steps.iter().find(|step| step.day == on) {
            None => Err("it was not there yet".to_owned()),
            Some(then) => match (&then.standing, &now.standing) {
                (Ok(then), Ok(now)) => Ok((then.clone(), now.clone())),
                (Err(why), _) | (_, Err(why)) => Err(why.clone()),
            },
        };
        Some(Self { days, on, both })
    }
}
