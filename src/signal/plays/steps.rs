//! A step of a play by whoever does it.

use crate::model::TeamRole;
use crate::signal::play::PlayStep;

pub(super) const fn csm(within: u32, title: &'static str) -> PlayStep {
    PlayStep { title, owner: TeamRole::Csm, within }
}

pub(super) const fn implementation(within: u32, title: &'static str) -> PlayStep {
    PlayStep { title, owner: TeamRole::Implementation, within }
}

pub(super) const fn ae(within: u32, title: &'static str) -> PlayStep {
    PlayStep { title, owner: TeamRole::Ae, within }
}

pub(super) const fn support(within: u32, title: &'static str) -> PlayStep {
    PlayStep { title, owner: TeamRole::Support, within }
}
