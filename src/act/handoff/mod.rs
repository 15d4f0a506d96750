//! The handoff: what sales answers, and what the customer commits.

mod answers;
mod resources;

pub use answers::{HandoffAnswers, TechnicalAnswers};
pub use resources::{NewResource, SetResource, commit, uncommitted};
