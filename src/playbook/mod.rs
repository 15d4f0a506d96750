//! Playbooks: named, versioned templates from which a signed deal becomes a plan.
//!
//! A playbook says who (by role), when (by distance from the signature or from a milestone) and what must be shown.
//! [`NewPlan`] turns one into the files of a plan, as text that a person goes on to edit.

mod builtin;
mod catalogue;
mod dates;
mod draft;
mod first_tasks;
mod graph;
mod model;
mod overlay;
mod pages;
mod read;
mod terms;
mod validate;

#[cfg(test)]
mod tests;

pub use builtin::{BUILTIN, Builtin};
pub use catalogue::{Catalogue, Origin, PlaybookSource};
pub use dates::Dates;
pub use draft::NewPlan;
pub use first_tasks::FirstTask;
pub use model::{
    ActivationTemplate, AppliesIf, CadenceTemplate, ConditionTemplate, CriterionTemplate, GateTemplate,
    GateTemplates, HandoffTemplate, Kind, MilestoneTemplate, PhaseTemplate, Playbook, ResourceTemplate,
    Right, RightsTemplate, SessionTemplate, ValueTemplate, WorkstreamTemplate,
};
pub use terms::PlaybookTerms;
