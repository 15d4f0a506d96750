//! Goals: the outcomes that the customer bought, the objectives on the way to them, and the three points of value.

mod change;
mod new;
mod reaching;
mod success;
mod value;

pub use change::Goal;
pub use new::{NewObjective, NewOutcome, NewReading, can_be_bound};
pub use reaching::ReachValue;
pub use success::{add_next_goals, set_success};
pub use value::ValueDefinition;
