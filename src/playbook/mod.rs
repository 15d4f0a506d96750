//! Playbooks: named, versioned templates from which a signed deal becomes a plan.
//!
//! A playbook says who (by role), when (by offset from signature, kickoff or go-live) and what must be shown.
//! [`Draft`] turns one into the files of a plan, as text that a person goes on to edit.

mod builtin;
mod catalogue;
mod dates;
mod draft;
mod first_tasks;
mod graph;
mod model;
mod offset;
mod overlay;
mod pages;
mod read;
mod validate;

#[cfg(test)]
mod tests;

pub use builtin::{BUILTIN, Builtin};
pub use catalogue::{Catalogue, Origin, PlaybookSource};
pub use dates::Dates;
pub use draft::Draft;
pub use first_tasks::FirstTask;
pub use model::{
    ActivationTemplate, CadenceTemplate, CriterionTemplate, GateTemplate, GateTemplates, HandoffTemplate,
    Kind, MilestoneTemplate, PhaseTemplate, Playbook, ResourceTemplate, SessionTemplate, TeamRole,
    ValueTemplate, WorkstreamTemplate,
};
pub use offset::{Anchor, Offset};
