//! `[paths]` and `[calendar]`: where things are, and which days are off.

use chrono::Weekday;

use super::reader::Section;
use super::values::{date, directory, list, weekday};
use crate::calendar::Calendar;

/// Where things are, relative to the workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// The directory of the plans.
    pub onboardings: String,
    /// The directory of the workspace's own playbooks.
    pub playbooks: String,
}

impl Paths {
    pub(super) fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        section.read("onboardings", &mut self.onboardings, directory);
        section.read("playbooks", &mut self.playbooks, directory);
    }
}

impl Calendar {
    pub(super) fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        let (mut weekend, mut holidays): (Vec<Weekday>, Vec<_>) = (self.weekend(), self.holidays().collect());
        section.read("weekend", &mut weekend, list(weekday));
        section.read("holidays", &mut holidays, list(date));
        let read = Self::new(weekend, holidays);
        if read.weekend().len() == 7 {
            let message = "every day of the week is weekend, which leaves none to work on";
            section.object(&["weekend"], message, "leave out at least one day");
            return;
        }
        *self = read;
    }
}
