//! When in the life of a plan a check may speak: what a plan owes depends on how far it should be.

use crate::assessment::Assessment;
use crate::model::{Fact, Phase};

impl Assessment {
    /// Whether what a kickoff settles is owed: it was held, or should have been.
    pub(super) fn owes_kickoff_results(&self) -> bool {
        self.fact(Fact::Kickoff).is_some()
            || self.gates.is_past(Phase::Kickoff)
            || self.is_past(self.meeting_owed(Fact::Kickoff))
    }
}
