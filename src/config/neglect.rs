//! `[health.neglect]`: after how long neglect holds the score down, in two steps a segment.

use toml::de::DeValue;

use super::by_segment::by_segment;
use super::reader::{Section, TomlValue};
use super::values::{Parsed, number_in, range};
use crate::model::Segment;

/// The ids of the kinds of neglect, in the order in which they are told.
pub const NEGLECTS: [&str; 18] = [
    "no_executive_sponsor",
    "champion_departed",
    "sponsor_not_met",
    "go_live_slipping",
    "handoff_not_held_wd",
    "kickoff_not_held_wd",
    "nobody_signed_in",
    "resources_uncommitted_wd",
    "gate_overdue",
    "first_value_overdue",
    "full_value_overdue",
    "past_planned_end",
    "no_two_way_contact",
    "nothing_written",
    "blocker_on_path_wd",
    "blocker_off_path_wd",
    "no_usage_data",
    "silence_step",
];

/// From when on one kind of neglect holds the score down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// From here on the plan is at best amber.
    pub amber: u32,
    /// From here on it is red.
    pub red: u32,
}

/// The steps of every kind of neglect, and what they hold the score down to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Neglect {
    /// The highest score from the first step on.
    pub amber_cap: f64,
    /// The highest score from the second step on.
    pub red_cap: f64,
    /// In the order of [`NEGLECTS`] and of [`Segment::ALL`]; none where nobody watches.
    steps: [[Option<Steps>; 3]; NEGLECTS.len()],
}

impl Neglect {
    /// The steps of one kind in a segment; none where it is off.
    pub fn steps(&self, id: &str, segment: Segment) -> Option<Steps> {
        let index = NEGLECTS.iter().position(|known| *known == id)?;
        self.steps[index][segment as usize]
    }

    pub(super) fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        section.read("amber_cap", &mut self.amber_cap, number_in(0.0, 100.0));
        section.read("red_cap", &mut self.red_cap, number_in(0.0, 100.0));
        let touches_caps = section.has("amber_cap") || section.has("red_cap");
        if touches_caps && self.red_cap > self.amber_cap {
            let message = format!("`red_cap` ({}) lies above `amber_cap` ({})", self.red_cap, self.amber_cap);
            section.object(
                &["red_cap", "amber_cap"],
                message,
                "the second step holds the score down further",
            );
        }
        for (id, kept) in NEGLECTS.into_iter().zip(&mut self.steps) {
            let mut given = [None; 3];
            section.read(id, &mut given, |value| by_segment(value, steps));
            *kept = std::array::from_fn(|segment| given[segment].unwrap_or(kept[segment]));
        }
    }
}

/// `[4, 8]`, or `"off"`.
fn steps(value: &TomlValue<'_>) -> Parsed<Option<Steps>> {
    if matches!(value.get_ref(), DeValue::String(word) if word.as_ref() == "off") {
        return Ok(None);
    }
    let (amber, red) = range(value)?;
    Ok(Some(Steps { amber, red }))
}
