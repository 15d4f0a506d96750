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
mod page;
mod section;
mod settings;
mod summary;
#[cfg(test)]
mod tests;
mod view;

pub use answer::ChangeAnswer;
pub use comment::{Comment, Part};
pub use compared::Compared;
pub(super) use consequence::table as consequence_table;
pub(super) use json::consequence::ConsequenceJson;
pub use section::Section;
