//! The table: for each file, each struct, each key. The order is that of `docs/plan.md`.

mod common;
mod contacts;
mod gates;
mod handoff;
mod jsp;
mod logs;
mod onboarding;
mod stakeholders;
mod usage;

pub(super) use common::{HOLDER, ROLE_TERM};

use super::field::{Field, FileFields, Kind, Shape};
use crate::model::PlanFile;

const fn file(file: PlanFile, shape: &'static Shape) -> FileFields {
    FileFields { file, root: Field::setting("", "", Kind::Entries(shape)) }
}

/// Every file of a plan.
pub static FILES: &[FileFields] = &[
    file(PlanFile::Onboarding, &onboarding::ONBOARDING),
    file(PlanFile::Handoff, &handoff::HANDOFF),
    file(PlanFile::Stakeholders, &stakeholders::STAKEHOLDERS),
    file(PlanFile::Jsp, &jsp::JSP),
    file(PlanFile::Gates, &gates::GATES),
    file(PlanFile::Actions, &logs::ACTIONS),
    file(PlanFile::Decisions, &logs::DECISIONS),
    file(PlanFile::Risks, &logs::RISKS),
    file(PlanFile::Contacts, &contacts::CONTACTS),
    file(PlanFile::Adoption, &usage::ADOPTION),
    file(PlanFile::Training, &usage::TRAINING),
    file(PlanFile::Friction, &usage::FRICTION),
    file(PlanFile::Updates, &contacts::UPDATES),
    file(PlanFile::Expansion, &logs::EXPANSION),
];
