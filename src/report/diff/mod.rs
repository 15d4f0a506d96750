//! What a change does to the plans: a line a plan, then what a reviewer must not miss of each, the rest folded.

mod answer;
mod approvals;
mod comment;
mod compared;
mod consequence;
mod customer;
mod findings;
mod json;
mod left_behind;
mod logs;
mod marks;
mod summary;

pub use answer::ChangeAnswer;
pub use comment::{Comment, Part, Section};
pub use compared::Compared;
