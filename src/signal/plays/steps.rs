//! A step of a play by whoever does it.

use crate::config::Step;
use crate::model::TeamRole;
use crate::signal::play::PlayStep;

pub(super) const fn csm(within: u32, title: &'static str) -> PlayStep {
    PlayStep { title, owner: TeamRole::Csm, within, rung: None }
}

pub(super) const fn implementation(within: u32, title: &'static str) -> PlayStep {
    PlayStep { title, owner: TeamRole::Implementation, within, rung: None }
}

pub(super) const fn ae(within: u32, title: &'static str) -> PlayStep {
    PlayStep { title, owner: TeamRole::Ae, within, rung: None }
}

pub(super) const fn support(within: u32, title: &'static str) -> PlayStep {
    PlayStep { title, owner: TeamRole::Support, within, rung: None }
}

/// A step of the ladder of silence.
pub(super) const fn rung(step: Step, within: u32, title: &'static str) -> PlayStep {
    PlayStep { rung: Some(step), ..csm(within, title) }
}
