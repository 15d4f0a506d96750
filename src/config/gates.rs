//! `[gates]`: how waivers are limited, and what takes two persons.

use super::reader::Section;
use super::values::{count, list, word_of};
use crate::model::GateName;

/// The rules of gates that a workspace may choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gates {
    /// How a gate may open without a criterion.
    pub waivers: Waivers,
    /// How a gate is signed off.
    pub signoffs: Signoffs,
}

/// Limits of waivers. Days are calendar days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waivers {
    /// The longest that one may hold, after the later of its day and the day for which its gate was forecast then.
    pub longest_days: u32,
    /// The most that may hold at once in one gate.
    pub at_once: u32,
    /// How long before one runs out it is announced.
    pub announce_days: u32,
    /// The gates of which a waiver takes a second person, from the other side.
    pub second_person: Vec<GateName>,
}

/// What sign-offs take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signoffs {
    /// The gates that two persons sign off, as far as two have the right.
    pub two_persons: Vec<GateName>,
}

impl Gates {
    pub(super) fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        let gates = || list(word_of("gate", GateName::WORDS, GateName::from_word));
        section.section("waivers", |section| {
            section.read("longest_days", &mut self.waivers.longest_days, count);
            section.read("at_once", &mut self.waivers.at_once, count);
            section.read("announce_days", &mut self.waivers.announce_days, count);
            section.read("second_person", &mut self.waivers.second_person, gates());
        });
        section.section("signoffs", |section| {
            section.read("two_persons", &mut self.signoffs.two_persons, gates());
        });
    }
}
