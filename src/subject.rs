//! One plan with all that is measured and judged of it: what signals and checks may look at.

use crate::basis::Basis;
use crate::calendar::Calendar;
use crate::friction::Friction;
use crate::gate::Gates;
use crate::health::Health;
use crate::metric::Measurements;
use crate::plan::Plan;
use crate::schedule::Schedule;

/// A plan, measured and judged at one date.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Configuration and as-of date.
    pub basis: &'a Basis,
    /// The workspace's calendar with the customer's holidays.
    pub calendar: &'a Calendar,
    /// Forecasts.
    pub schedule: &'a Schedule,
    /// Measurements.
    pub metrics: &'a Measurements,
    /// Gates.
    pub gates: &'a Gates,
    /// Health.
    pub health: &'a Health,
    /// Friction.
    pub friction: &'a Friction,
}
