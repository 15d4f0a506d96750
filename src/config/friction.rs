//! `[friction]`: what a field, a decision and an external dependency weigh (S1).

use super::reader::Section;
use super::values::amount;

/// The weights of the three terms, and the target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrictionConfig {
    /// Points for a field to fill.
    pub fields: f64,
    /// Points for a choice to make.
    pub decisions: f64,
    /// Points for something that somebody else must do.
    pub dependencies: f64,
    /// The score to stay below.
    pub target: f64,
}

impl FrictionConfig {
    pub(super) fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        section.read("fields", &mut self.fields, amount);
        section.read("decisions", &mut self.decisions, amount);
        section.read("dependencies", &mut self.dependencies, amount);
        section.read("target", &mut self.target, amount);
        if self.fields + self.decisions + self.dependencies <= 0.0 {
            let keys = ["fields", "decisions", "dependencies"];
            section.object(
                &keys,
                "the weights of friction add up to 0",
                "give at least one a weight above 0",
            );
        }
    }
}
