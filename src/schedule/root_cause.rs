//! What is at the root of a forecast, and what moves it although no file changes.

use super::cause::Cause;
use super::forecast::Forecast;
use super::scheduled::Schedule;
use crate::date::Date;
use crate::model::{State, ValueName};

impl Schedule {
    /// The milestone at the root of what decides the forecast of this one, which may be itself, and what decides its own.
    pub fn root_cause(&self, milestone: usize) -> Option<(usize, Cause)> {
        let mut index = milestone;
        // A predecessor is forecast before what waits for it, so that this comes to an end.
        loop {
            match self.forecasts[index].cause? {
                Cause::Predecessor(before) if self.forecasts[before].is_done => {
                    return Some((index, Cause::Predecessor(before)));
                }
                Cause::Predecessor(before) => index = before,
                cause => return Some((index, cause)),
            }
        }
    }

    /// Why the forecast of a milestone is a day later with each working day although no file changes, in a few words.
    pub fn why_it_moves(&self, milestone: usize) -> Option<&'static str> {
        let (root, cause) = self.root_cause(milestone)?;
        let at = &self.at;
        // A hold that says on which day work goes on moves nothing with the days before that.
        let next = at.calendar.roll_forward(at.as_of().plus_days(1));
        let is_held = at.holds.roll_forward(&at.calendar, at.as_of()) > next;
        (cause.moves_with_time() && !is_held).then(|| match self.at.state(root) {
            State::Blocked => "blocked",
            State::InProgress => "not finished in time",
            _ => "not started yet",
        })
    }

    /// The forecast of a point of value: that of the milestone with which it comes.
    pub fn value_forecast(&self, name: ValueName) -> Option<&Forecast> {
        let (index, _) = self.at.value_milestone(name)?;
        Some(&self.forecasts[index])
    }

    /// The day on which a point of value is to be expected, unless it has been reached, shown or not: that of the milestone that it comes
    /// with, else the one for which it is planned, which can be no day that has passed.
    pub fn value_expected(&self, name: ValueName) -> Option<Date> {
        if self.at.value_claimed(name).or(self.at.value_reached(name)).is_some() {
            return None;
        }
        match self.value_forecast(name) {
            Some(forecast) => forecast.date,
            None => {
                self.at.value_due(name).map(|due| self.at.calendar.roll_forward(due.max(self.at.as_of())))
            }
        }
    }
}
